import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { notFound } from '../common/errors';
import { foldCampaign } from './campaigning';
import { Campaign } from './campaign.entity';
import type { CampaignNames } from './campaigns.schema';
import { Lead } from './lead.entity';
import { Opportunity } from './opportunity.entity';

const MOST_NAMES = 500;

/** The names of campaigns by their ids; one query, none where nobody has any. */
export async function campaignNames(
  manager: EntityManager,
  ids: readonly (number | null)[],
): Promise<ReadonlyMap<number, string>> {
  const wanted = [...new Set(ids.filter(id => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await manager.find(Campaign, { select: { id: true, name: true }, where: { id: In(wanted) } });
  return new Map(rows.map(row => [row.id, row.name]));
}

/** @throws AppError campaign.not_found where one is named that is not there */
export async function checkCampaign(manager: EntityManager, id: number | null | undefined): Promise<void> {
  if (id === null || id === undefined) return;
  if (!(await manager.existsBy(Campaign, { id }))) throw notFound('campaign', { id });
}

/** The campaigns to choose from, the running ones first, each of the latest first. */
export async function listCampaignNames(manager: EntityManager): Promise<CampaignNames> {
  const campaigns = await manager.find(Campaign, {
    select: { id: true, name: true, isActive: true },
    order: { isActive: 'DESC', fromDay: 'DESC', id: 'DESC' },
    take: MOST_NAMES,
  });
  return { campaigns: campaigns.map(({ id, name, isActive }) => ({ id, name, isActive })) };
}

/** Whether leads or opportunities name a campaign. */
export async function isInUse(manager: EntityManager, id: number): Promise<boolean> {
  return (
    (await manager.existsBy(Lead, { campaignId: id })) || (await manager.existsBy(Opportunity, { campaignId: id }))
  );
}

/** The campaign of a name, whoever made it; null where there is none. */
export async function findCampaign(manager: EntityManager, name: string): Promise<Campaign | null> {
  return manager.findOneBy(Campaign, { foldedName: foldCampaign(name) });
}
