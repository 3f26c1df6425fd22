import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { badRequest } from '../common/errors';
import { likeText } from '../companies/paging';
import { namesOf } from '../companies/similar.service';
import type { Context } from '../context';
import { mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { Campaign } from './campaign.entity';
import { figuresOf } from './campaignFigures.service';
import type { CampaignFigures, CampaignList, CampaignQuery, CampaignReply } from './campaigns.schema';
import { foldCampaign, mayChangeCampaign } from './campaigning';

/**
 * A page of campaigns with what came of them, the latest first.
 *
 * @throws AppError page.cursor_invalid
 */
export async function listCampaigns(context: Context, viewer: Viewer, query: CampaignQuery): Promise<CampaignList> {
  const { manager } = context.database;
  const limit = query.limit ?? 50;
  const builder = manager
    .createQueryBuilder(Campaign, 'c')
    .orderBy('c.fromDay', 'DESC')
    .addOrderBy('c.id', 'DESC')
    .take(limit + 1);
  narrow(builder, query);
  const rows = await builder.getMany();
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return {
    campaigns: await presentCampaigns(manager, viewer, kept),
    nextCursor: rows.length > limit && last ? cursorOf(last) : null,
  };
}

function narrow(builder: SelectQueryBuilder<Campaign>, { q, kind, state = 'active', cursor }: CampaignQuery): void {
  if (state !== 'all') builder.andWhere('c.isActive = :isActive', { isActive: state === 'active' });
  if (kind) builder.andWhere('c.kind = :kind', { kind });
  const words = q?.trim() ? foldCampaign(q) : '';
  if (words) {
    const found = `%${likeText(words)}%`;
    const sql = "(c.foldedName LIKE :found ESCAPE '\\' OR c.place LIKE :place ESCAPE '\\')";
    builder.andWhere(sql, { found, place: `%${likeText(q?.trim() ?? '')}%` });
  }
  if (cursor) builder.andWhere('(c.fromDay < :day OR (c.fromDay = :day AND c.id < :id))', readCursor(cursor));
}

const cursorOf = ({ fromDay, id }: Campaign): string => Buffer.from(`${fromDay}.${id}`).toString('base64url');

function readCursor(cursor: string): { day: string; id: number } {
  const match = /^(\d{4}-\d{2}-\d{2})?\.(\d{1,10})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  if (!match) throw badRequest('page.cursor_invalid', 'This page cannot be continued; begin again at the first page.');
  return { day: match[1] ?? '', id: Number(match[2]) };
}

/** Campaigns as they are read, in their order. */
export async function presentCampaigns(
  manager: EntityManager,
  viewer: Viewer,
  campaigns: readonly Campaign[],
): Promise<CampaignReply[]> {
  const names = await namesOf(
    manager,
    campaigns.map(campaign => campaign.ownerId),
  );
  const figures = await figuresOf(
    manager,
    viewer,
    campaigns.map(campaign => campaign.id),
  );
  return campaigns.map(campaign => {
    const { id, name, kind, fromDay, toDay, place, note, ownerId, isActive, version } = campaign;
    const mayChange = mayChangeCampaign(viewer, campaign);
    const isBudgetHidden = campaign.budget !== null && !mayChange && !mayView(viewer, 'cost');
    const budget = isBudgetHidden ? null : campaign.budget;
    const { total, ...counted } = figures.get(id) ?? noFigures;
    return {
      ...{ id, name, kind, fromDay, toDay, place, note, isActive, version, mayChange, isBudgetHidden },
      ...{ budget, currency: isBudgetHidden ? '' : campaign.currency },
      owner: ownerId === null ? null : { id: ownerId, name: names.get(ownerId) ?? '' },
      figures: { ...counted, costPerLead: budget !== null && total > 0 ? Math.round(budget / total) : null },
    };
  });
}

const noFigures: Omit<CampaignFigures, 'costPerLead'> & { total: number } = {
  ...{ leads: 0, answersDue: 0, answeredInTime: 0, qualified: 0, opportunities: 0, won: 0, total: 0 },
};
