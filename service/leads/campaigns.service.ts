import type { EntityManager } from 'typeorm';
import { isDay } from '../activities/taskSight';
import { badRequest, conflict, forbidden, notFound } from '../common/errors';
import { actorOf, personId } from '../companies/visibility';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { User } from '../users/user.entity';
import { Campaign } from './campaign.entity';
import { presentCampaigns } from './campaignList.service';
import { foldCampaign, mayChangeCampaign } from './campaigning';
import { isInUse } from './campaignNames.service';
import type { CampaignChange, CampaignReply, NewCampaignBody } from './campaigns.schema';

/** @throws AppError campaign.exists (409), campaign.name_missing, campaign.days_invalid, campaign.person_unknown */
export async function createCampaign(context: Context, viewer: Viewer, body: NewCampaignBody): Promise<CampaignReply> {
  const campaign = await inTransaction(context.database, manager =>
    addCampaign(manager, viewer, body, context.clock()),
  );
  return reply(context, viewer, campaign);
}

/** As `createCampaign`, inside the caller's transaction. */
export async function addCampaign(
  manager: EntityManager,
  viewer: Viewer,
  body: NewCampaignBody,
  now: Date,
): Promise<Campaign> {
  const values = await columnsOf(manager, viewer, body, null);
  const campaign = await manager.save(
    manager.create(Campaign, {
      ...{ kind: 'other', fromDay: '', toDay: '', place: '', budget: null, currency: '', note: '', isActive: true },
      ...{ ownerId: personId(viewer), ...values, createdById: personId(viewer) },
      ...{ createdAt: now, updatedAt: now, version: 1 },
    }),
  );
  const { id, name, kind } = campaign;
  await audit(manager, actorOf(viewer), 'campaign.created', { type: 'campaign', id }, { name, kind }, now);
  return campaign;
}

/** @throws AppError campaign.not_found, campaign.not_yours (403), campaign.changed_meanwhile (409), and those of making one */
export async function changeCampaign(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  change: CampaignChange,
): Promise<CampaignReply> {
  const now = context.clock();
  const after = await inTransaction(context.database, async manager => {
    const before = await getChangeable(manager, viewer, id);
    const values = await columnsOf(manager, viewer, change, before);
    const next = { ...values, updatedAt: now, version: version + 1 };
    const done = await manager.update(Campaign, { id, version }, next);
    if (done.affected !== 1) throw changedMeanwhile(before);
    const fields = Object.keys(change).sort();
    await audit(manager, actorOf(viewer), 'campaign.changed', { type: 'campaign', id }, { fields }, now);
    return manager.findOneByOrFail(Campaign, { id });
  });
  return reply(context, viewer, after);
}

/**
 * Takes away a campaign of which nothing came; one with leads is closed instead.
 *
 * @throws AppError campaign.not_found, campaign.not_yours, campaign.changed_meanwhile, campaign.in_use (409)
 */
export async function removeCampaign(context: Context, viewer: Viewer, id: number, version: number): Promise<void> {
  const now = context.clock();
  await inTransaction(context.database, async manager => {
    const before = await getChangeable(manager, viewer, id);
    if (before.version !== version) throw changedMeanwhile(before);
    if (await isInUse(manager, id))
      throw conflict('campaign.in_use', 'Leads came of this campaign. Mark it as over instead.', { id });
    await manager.delete(Campaign, { id });
    const { name } = before;
    await audit(manager, actorOf(viewer), 'campaign.removed', { type: 'campaign', id }, { name }, now);
  });
}

async function reply(context: Context, viewer: Viewer, campaign: Campaign): Promise<CampaignReply> {
  const [line] = await presentCampaigns(context.database.manager, viewer, [campaign]);
  return line as CampaignReply;
}

async function getChangeable(manager: EntityManager, viewer: Viewer, id: number): Promise<Campaign> {
  const campaign = await manager.findOneBy(Campaign, { id });
  if (!campaign) throw notFound('campaign', { id });
  if (!mayChangeCampaign(viewer, campaign)) throw forbidden('campaign.not_yours', { id });
  return campaign;
}

function changedMeanwhile({ id, version }: Campaign) {
  const message = 'Somebody has changed this campaign meanwhile. Look at it and try again.';
  return conflict('campaign.changed_meanwhile', message, { id, version });
}

async function columnsOf(
  manager: EntityManager,
  viewer: Viewer,
  change: CampaignChange,
  before: Campaign | null,
): Promise<Partial<Campaign>> {
  const { name, currency, ...plain } = change;
  const values: Partial<Campaign> = { ...plain };
  if (currency !== undefined) values.currency = currency.toUpperCase();
  if (name !== undefined) {
    values.name = name.replace(/\s+/g, ' ').trim();
    values.foldedName = foldCampaign(values.name);
    await checkName(manager, values.foldedName, before?.id ?? null);
  }
  checkDays({ ...before, ...values });
  const { ownerId } = change;
  if (ownerId && ownerId !== viewer.userId && !(await manager.existsBy(User, { id: ownerId, isActive: true })))
    throw badRequest('campaign.person_unknown', 'There is no such person. Choose another.', { ownerId });
  return values;
}

async function checkName(manager: EntityManager, foldedName: string, ownId: number | null): Promise<void> {
  if (foldedName === '') throw badRequest('campaign.name_missing', 'Give the campaign a name.');
  const other = await manager.findOneBy(Campaign, { foldedName });
  if (!other || other.id === ownId) return;
  throw conflict('campaign.exists', 'There is a campaign of this name already.', { id: other.id, name: other.name });
}

function checkDays({ fromDay = '', toDay = '' }: Partial<Campaign>): void {
  const areDays = [fromDay, toDay].every(day => day === '' || isDay(day));
  if (areDays && (fromDay === '' || toDay === '' || fromDay <= toDay)) return;
  throw badRequest('campaign.days_invalid', 'The last day is before the first, or there is no such day.', {
    fromDay,
    toDay,
  });
}
