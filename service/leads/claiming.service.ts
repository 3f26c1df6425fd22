import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { dayOf } from '../common/calendarDay';
import { badRequest, conflict, notFound } from '../common/errors';
import { actorOf } from '../companies/visibility';
import type { Context } from '../context';
import { againWhereKeyTaken, insertRows, pieces } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import { peopleNames } from '../teamwork/presentingCare.service';
import type { Actor } from '../users/audit.service';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import { afterWorking } from './answerTime';
import { openLeads, ownedValues, poolFor } from './assigning.service';
import { LeadClaim, LeadPool } from './assignment.entity';
import type { ReturnBody } from './assignment.schema';
import { hoursFor } from './hours.service';
import { Lead, LeadEvent } from './lead.entity';
import { noteEvent } from './opening.service';
import { claimRefusal, formerUntil } from './pooling';
import { isOpenTo } from './pools.service';
import { getLeadSettings } from './settings.service';
import type { Acting } from './writing.service';
import { getWorkable, noteAct, stageAfter, writeLead } from './writing.service';

/**
 * Takes a lead out of a pool. Of two who want the same one gets it and the other is told who; of one who wants many at once the key of the claims lets through what the day allows.
 *
 * @throws AppError lead.not_found, lead.taken, lead.claimed_enough, lead.too_many_open, lead.cooling_down (409)
 */
export async function claimLead(context: Context, viewer: Viewer, id: number): Promise<{ leadId: number }> {
  // Another claim of his own may be written at the same instant: then it is there to be counted.
  return againWhereKeyTaken(() =>
    inTransaction(context.database, manager => claimNow(manager, viewer, id, context.clock())),
  );
}

async function claimNow(manager: EntityManager, viewer: Viewer, id: number, now: Date): Promise<{ leadId: number }> {
  const { lead, pool } = await getClaimable(manager, viewer, id);
  const day = dayOf(now, (await getCompanySettings(manager)).timeZone);
  const { userId } = viewer;
  const claimsToday = await manager.countBy(LeadClaim, { poolId: pool.id, userId, day });
  const open = (await openLeads(manager, [userId])).get(userId) ?? 0;
  const refusal = claimRefusal({ userId, claimsToday, openLeads: open }, pool, lead, now);
  if (refusal) throw refused(refusal, pool, lead);
  await manager.insert(LeadClaim, { poolId: pool.id, userId, day, turn: claimsToday + 1, leadId: id, at: now });
  const values = {
    ...ownedValues({ userId, ruleId: null, protectionDays: null }, pool, now),
    ...(await newDue(manager, lead, now)),
    storyFrom: pool.showsStory ? null : now,
  };
  const next = { ...values, updatedAt: now, version: lead.version + 1 };
  const done = await manager.update(Lead, { id, stage: 'pool', version: lead.version }, next as never);
  if (!done.affected) throw await taken(manager, id);
  await noteEvent(manager, id, 'claimed', viewer, { userId, pool: pool.name }, now);
  const details = { userId, poolId: pool.id, pool: pool.name };
  await audit(manager, actorOf(viewer), 'lead.claimed', { type: 'lead', id }, details, now);
  return { leadId: id };
}

/** A lead that lies in a pool which is open to the viewer; of one that somebody took out of it, by whom. */
async function getClaimable(
  manager: EntityManager,
  viewer: Viewer,
  id: number,
): Promise<{ lead: Lead; pool: LeadPool }> {
  const lead = await manager.findOneBy(Lead, { id });
  const pool = lead?.poolId ? await manager.findOneBy(LeadPool, { id: lead.poolId, isActive: true }) : null;
  if (!lead || !pool || !viewer.grants.has('leads.write') || !isOpenTo(pool, viewer)) throw notFound('lead', { id });
  if (lead.stage === 'pool') return { lead, pool };
  // That it was ever there is known to whom it was shown; of other leads of the pool's people it is not.
  const wasThere = await manager.exists(LeadEvent, {
    where: { leadId: id, kind: In(['claimed', 'pooled']) },
  });
  if (!wasThere) throw notFound('lead', { id });
  throw await taken(manager, id);
}

/** What whoever was slower is told: who has it now. */
export async function taken(manager: EntityManager, id: number) {
  const lead = await manager.findOneBy(Lead, { id });
  const name = (await peopleNames(manager, [lead?.ownerId ?? null])).get(lead?.ownerId ?? 0) ?? '';
  return conflict('lead.taken', 'Somebody was faster and has this lead now.', { name });
}

function refused(code: NonNullable<ReturnType<typeof claimRefusal>>, pool: LeadPool, lead: Lead) {
  const { claimsPerDay, mostOpen } = pool;
  if (code === 'lead.claimed_enough')
    return conflict(code, 'You have claimed as many leads today as the pool allows.', { n: claimsPerDay });
  if (code === 'lead.too_many_open')
    return conflict(code, 'You have as many open leads as the pool allows. Work on those first.', { n: mostOpen });
  const until = lead.formerUntil?.toISOString() ?? null;
  return conflict(code, 'You had this lead before. It is for your colleagues first.', { until });
}

/** Whoever gets a lead that waits for its first answer has his own time for it. */
async function newDue(manager: EntityManager, lead: Lead, now: Date): Promise<Partial<Lead>> {
  if (lead.answeredAt !== null || lead.answerDueAt === null) return {};
  const { answerHours } = await getLeadSettings(manager);
  const answerDueAt = afterWorking(now, answerHours * 60, await hoursFor(manager, lead.country, now));
  return { answerDueAt, lateToldAt: null };
}

/**
 * Gives a lead back to a pool by hand, with a reason. Whoever had it may not claim it again before the cool-down is over.
 *
 * @throws AppError lead.not_found, lead.not_yours, lead.changed_meanwhile, lead.not_now, pool.none, pool.not_found, lead.reason_missing
 */
export async function returnLead(
  context: Context,
  viewer: Viewer,
  id: number,
  body: ReturnBody,
): Promise<{ leadId: number }> {
  const reason = body.reason.trim();
  if (!reason) throw badRequest('lead.reason_missing', 'Say why, so that the next one knows.');
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const lead = await getWorkable(manager, viewer, id, body.version);
    const acting: Acting = { manager, viewer, lead, now };
    stageAfter(lead, 'return');
    const pool = await chosenPool(manager, body.poolId, lead);
    const former = lead.ownerId === null ? {} : { formerOwnerId: lead.ownerId };
    await writeLead(acting, { ...pooledValues(pool, lead.ownerId !== null, now), ...former });
    const told = { userId: lead.ownerId, pool: pool.name, poolId: pool.id, why: 'person', note: reason };
    await noteAct(acting, 'pooled', told);
    return { leadId: id };
  });
}

async function chosenPool(manager: EntityManager, poolId: number | undefined, lead: Lead): Promise<LeadPool> {
  if (poolId !== undefined) {
    const pool = await manager.findOneBy(LeadPool, { id: poolId, isActive: true, isForLeads: true });
    if (!pool) throw notFound('pool', { id: poolId });
    return pool;
  }
  const pool = await poolFor(manager, lead.poolId);
  if (!pool) throw conflict('pool.none', 'There is no pool yet. An administrator makes one under Settings.');
  return pool;
}

/** What is written of a lead that comes into a pool; who had it is written beside it. */
export function pooledValues(pool: LeadPool, hadOwner: boolean, now: Date): Partial<Lead> {
  return {
    ...{ stage: 'pool', poolId: pool.id, ownerId: null, returnsAt: null, warnedAt: null, protectedUntil: null },
    ...{ formerUntil: hadOwner ? formerUntil(pool, now) : null, ruleId: null, storyFrom: null },
  };
}

/**
 * Puts leads that nobody has straight into a pool (an import of a list of a fair, say); those that somebody has, and closed ones, stay. Answers how many went.
 *
 * @throws AppError pool.not_found
 */
export async function putIntoPool(
  manager: EntityManager,
  by: Actor,
  leadIds: readonly number[],
  poolId: number,
  now: Date,
): Promise<number> {
  const pool = await manager.findOneBy(LeadPool, { id: poolId, isActive: true, isForLeads: true });
  if (!pool) throw notFound('pool', { id: poolId });
  let count = 0;
  for (const piece of pieces(leadIds)) {
    const leads = await manager.findBy(Lead, { id: In(piece), stage: 'new' });
    const ids = leads.filter(lead => lead.ownerId === null).map(lead => lead.id);
    if (ids.length === 0) continue;
    const values = { ...pooledValues(pool, false, now), updatedAt: now, version: () => '"version" + 1' };
    await manager.update(Lead, { id: In(ids) }, values as never);
    const userId = typeof by === 'string' ? null : by.userId || null;
    const details = { pool: pool.name, poolId, why: 'import' };
    await insertRows(
      manager,
      LeadEvent,
      ids.map(leadId => ({ leadId, kind: 'pooled', userId, details, at: now })),
    );
    count += ids.length;
  }
  if (count > 0)
    await audit(manager, by, 'pool.filled', { type: 'lead_pool', id: poolId }, { count, pool: pool.name }, now);
  return count;
}
