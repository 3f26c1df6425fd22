import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { badRequest, conflict, notFound } from '../common/errors';
import type { Context } from '../context';
import { isUniqueViolation } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import { addJob } from '../platform/queue/jobRows';
import { priorities } from '../platform/queue/queue';
import { audit } from '../users/audit.service';
import { Team } from '../users/organisation.entity';
import type { Viewer } from '../users/roles';
import { LeadPool, LeadRule } from './assignment.entity';
import type { PoolBody, PoolList, PoolReply } from './assignment.schema';
import { countLying } from './customerFacts.service';
import { Lead } from './lead.entity';
import { customerRules, isOtherCustomerClock, poolColumns, refusePool } from './poolValues';

/** The job that reckons anew when leads return; see `ReclockPayload`. */
export const RECLOCK = 'leads.reclock';
/** The job that reckons when customers return: once a day, and with `isWhole` after a change of a pool. */
export const RECKON_CUSTOMERS = 'customers.reckon';

/** Which leads: those of a pool, those that a rule gave away, or, with neither, those that no pool has yet. */
export interface ReclockPayload {
  poolId?: number;
  ruleId?: number;
}

const MAX_POOLS = 50;
type PoolColumns = ReturnType<typeof poolColumns>;

/**
 * The pools that are open to a viewer: he is shown what lies in them, masked, and may claim. A pool of no team is open to everybody who works on leads. There are few pools, so they are read
 * whole.
 */
export async function openPoolIds(manager: EntityManager, viewer: Viewer): Promise<number[]> {
  return (await openPools(manager, viewer)).map(pool => pool.id);
}

/** The pools themselves, in their order. */
export async function openPools(
  manager: EntityManager,
  viewer: Viewer,
  what: { isForLeads: true } | { isForCustomers: true } = { isForLeads: true },
): Promise<LeadPool[]> {
  if (!viewer.grants.has('leads.write')) return [];
  const where = { isActive: true, ...what };
  const pools = await manager.find(LeadPool, { where, order: { position: 'ASC', id: 'ASC' } });
  return pools.filter(pool => isOpenTo(pool, viewer));
}

/** Whether the pool is one that the viewer may look into. */
export function isOpenTo(pool: Pick<LeadPool, 'teamIds'>, viewer: Viewer): boolean {
  if (viewer.grants.has('all.read') || pool.teamIds.length === 0) return true;
  return pool.teamIds.some(id => (viewer.teamIds ?? []).includes(id));
}

/** All pools in their order, with how many leads lie in each and how many return to it. */
export async function listPools(manager: EntityManager): Promise<PoolList> {
  const pools = await manager.find(LeadPool, { order: { position: 'ASC', id: 'ASC' } });
  const lying = await countByPool(manager, `l.stage = 'pool'`);
  const bound = await countByPool(manager, 'l.returnsAt IS NOT NULL');
  const customers = await countLying(manager, pools.map(pool => pool.id)); // prettier-ignore
  const teams = await manager.find(Team, { select: { id: true, name: true }, order: { name: 'ASC', id: 'ASC' } });
  return {
    pools: pools.map(pool =>
      replyOf(pool, { lying: lying.get(pool.id), bound: bound.get(pool.id), lyingCustomers: customers.get(pool.id) }),
    ),
    teams: teams.map(({ id, name }) => ({ id, name })),
  };
}

async function countByPool(manager: EntityManager, which: string): Promise<Map<number, number>> {
  const rows = await manager
    .createQueryBuilder(Lead, 'l')
    .select(['l.poolId AS "poolId"', 'COUNT(*) AS "count"'])
    .where(`l.poolId IS NOT NULL AND ${which}`)
    .groupBy('l.poolId')
    .getRawMany<{ poolId: number; count: number | string }>();
  return new Map(rows.map(row => [row.poolId, Number(row.count)]));
}

/** The first pool is the default one, whatever is said. @throws AppError pool.name_taken, pool.warn_too_long, pool.team_unknown, pool.too_many */
export async function createPool(context: Context, viewer: Viewer, body: PoolBody): Promise<PoolReply> {
  return writing(body.name, () =>
    inTransaction(context.database, async manager => {
      const now = context.clock();
      const values = await checked(manager, body, null);
      const count = await manager.count(LeadPool);
      if (count >= MAX_POOLS) throw conflict('pool.too_many', 'There are 50 pools. Use one of them.');
      const isDefault = values.isDefault || count === 0;
      if (isDefault && !values.isActive) throw defaultNeeded();
      if (isDefault) await manager.update(LeadPool, { isDefault: true }, { isDefault: false });
      const position = ((await manager.maximum(LeadPool, 'position')) ?? 0) + 1;
      const row = manager.create(LeadPool, { ...values, isDefault, position, createdAt: now, version: 1 });
      const pool = await manager.save(row);
      await audit(manager, viewer, 'pool.created', { type: 'lead_pool', id: pool.id }, told(pool), now);
      // Leads that were given away before there was any pool return to this one.
      if (isDefault) await requestReclock(manager, {});
      if (isOtherCustomerClock(null, pool)) await requestCustomers(manager);
      return replyOf(pool, {});
    }),
  );
}

/**
 * Changes a pool; a new clock is carried to its leads by a job. Only an empty pool to which no rule leads is switched off; the leads of people that would have returned to it return to the default one.
 *
 * @throws AppError pool.not_found, version.changed, pool.has_leads, pool.has_rules, pool.default_needed, and those of `createPool`
 */
export async function changePool(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  body: PoolBody,
): Promise<PoolReply> {
  return writing(body.name, () =>
    inTransaction(context.database, async manager => {
      const before = await manager.findOneBy(LeadPool, { id });
      if (!before) throw notFound('pool');
      if (before.version !== version) throw changedMeanwhile();
      const values = await checked(manager, body, before);
      if (before.isDefault && !(values.isDefault && values.isActive)) throw defaultNeeded();
      if (values.isDefault && !values.isActive) throw defaultNeeded();
      await refuseUsed(manager, before, values);
      if (values.isDefault && !before.isDefault)
        await manager.update(LeadPool, { isDefault: true }, { isDefault: false });
      const done = await manager.update(LeadPool, { id, version }, { ...values, version: version + 1 } as never);
      if (!done.affected) throw changedMeanwhile();
      const after = await manager.findOneByOrFail(LeadPool, { id });
      const details = { before: told(before), after: told(after) };
      await audit(manager, viewer, 'pool.changed', { type: 'lead_pool', id }, details, context.clock());
      const isOtherClock =
        before.returnDays !== after.returnDays ||
        before.isActive !== after.isActive ||
        before.isForLeads !== after.isForLeads;
      if (isOtherClock) await requestReclock(manager, { poolId: id });
      if (after.isDefault && !before.isDefault) await requestReclock(manager, {});
      if (isOtherCustomerClock(before, after)) await requestCustomers(manager);
      const listed = await listPools(manager);
      return listed.pools.find(pool => pool.id === id) ?? replyOf(after, {});
    }),
  );
}

/** Puts all pools in an order. @throws AppError version.changed where the list is not all of them */
export async function orderPools(context: Context, viewer: Viewer, ids: readonly number[]): Promise<PoolList> {
  return inTransaction(context.database, async manager => {
    const rows = await manager.find(LeadPool);
    const isAll = rows.length === ids.length && rows.every(row => ids.includes(row.id));
    if (!isAll) throw conflict('version.changed', 'Somebody else has changed the pools meanwhile. Look again.');
    for (const [position, id] of ids.entries()) await manager.update(LeadPool, { id }, { position });
    if (rows.some(row => row.isForCustomers)) await requestCustomers(manager);
    await audit(manager, viewer, 'pool.ordered', { type: 'lead_pool', id: null }, { ids }, context.clock());
    return listPools(manager);
  });
}

/** Has the return of leads reckoned anew, in batches behind the change. */
export async function requestReclock(manager: EntityManager, payload: ReclockPayload): Promise<void> {
  const key = payload.poolId ? `pool:${payload.poolId}` : payload.ruleId ? `rule:${payload.ruleId}` : 'none';
  await addJob(manager, RECLOCK, key, payload, { priority: priorities.refile, lane: 'leads' });
}

/** Has the return of all customers reckoned anew, in batches behind the change. */
async function requestCustomers(manager: EntityManager): Promise<void> {
  await addJob(manager, RECKON_CUSTOMERS, 'whole', { isWhole: true }, { priority: priorities.refile, lane: 'leads' });
}

/** What lies in a pool, and what leads into it, stays until it is somewhere else. */
async function refuseUsed(manager: EntityManager, before: LeadPool, after: PoolColumns): Promise<void> {
  const isNoneOfLeads = before.isActive && before.isForLeads && !(after.isActive && after.isForLeads);
  if (isNoneOfLeads) await refuseLeads(manager, before.id);
  if (!before.isForCustomers || (after.isActive && after.isForCustomers)) return;
  const count = (await countLying(manager, [before.id])).get(before.id) ?? 0;
  if (count > 0)
    throw conflict('pool.has_customers', 'Customers lie in this pool. Claim them or give them away first.', { count });
}

async function refuseLeads(manager: EntityManager, id: number): Promise<void> {
  const count = await manager.countBy(Lead, { poolId: id, stage: 'pool' });
  if (count > 0)
    throw conflict('pool.has_leads', 'Leads lie in this pool. Give them away or move them first.', { count });
  const rules = await manager.findBy(LeadRule, { poolId: id, isActive: true });
  if (rules.length > 0) {
    const names = rules.map(rule => rule.name).join(', ');
    throw conflict('pool.has_rules', 'Rules lead into this pool. Change them first.', { names });
  }
}

/** Two who take the same name at once: the key of the database tells, and it reads like the ordinary refusal. */
async function writing<T>(name: string, write: () => Promise<T>): Promise<T> {
  return write().catch((error: unknown) => {
    if (isUniqueViolation(error))
      throw conflict('pool.name_taken', 'Another pool has this name.', { name: name.trim() });
    throw error;
  });
}

async function checked(manager: EntityManager, body: PoolBody, before: LeadPool | null): Promise<PoolColumns> {
  const name = body.name.trim();
  if (!name) throw badRequest('pool.name_missing', 'Give the pool a name.');
  const values = poolColumns({ ...body, name }, before);
  const code = refusePool(values);
  if (code) throw badRequest(code, sentences[code]);
  const teams = body.teamIds.length > 0 ? await manager.countBy(Team, { id: In(body.teamIds) }) : 0;
  if (teams !== body.teamIds.length) throw badRequest('pool.team_unknown', 'A team is gone. Choose again.');
  return values;
}

const sentences = {
  'pool.warn_too_long': 'The warning must come after the clock began to run.',
  'pool.for_nothing': 'Say whether the pool is for leads, for customers or for both.',
  'pool.default_for_leads': 'The default pool takes leads. Make another one the default first.',
} as const;

const changedMeanwhile = () => conflict('version.changed', 'Somebody else has changed this meanwhile. Look again.');
const defaultNeeded = () =>
  conflict('pool.default_needed', 'One pool must be the default. Make another one the default first.');

function told(pool: LeadPool) {
  const { name, returnDays, warnDays, claimsPerDay, mostOpen, cooldownDays, showsStory, teamIds, isDefault, isActive } =
    pool;
  return {
    ...{ name, returnDays, warnDays, claimsPerDay, mostOpen, cooldownDays, showsStory, teamIds, isDefault, isActive },
    ...{ isForLeads: pool.isForLeads, customers: customerRules(pool) },
  };
}

type PoolCounts = Partial<Pick<PoolReply, 'lying' | 'bound' | 'lyingCustomers'>>;

function replyOf(pool: LeadPool, { lying = 0, bound = 0, lyingCustomers = 0 }: PoolCounts): PoolReply {
  return { ...told(pool), id: pool.id, version: pool.version, lying, bound, lyingCustomers };
}
