import type { EntityManager } from 'typeorm';
import { In, IsNull, LessThanOrEqual, MoreThan, Not } from 'typeorm';
import { Company } from '../companies/company.entity';
import { refreshKeys } from '../companies/partyKeys.service';
import { CompanyEvent, CompanyTouch } from '../companies/profile.entity';
import { insertRows } from '../platform/database/rows';
import { notifyOfCustomers } from '../teamwork/meetingNotices.service';
import { audit } from '../users/audit.service';
import { User } from '../users/user.entity';
import type { LeadPool } from './assignment.entity';
import { customerPools, factsOf, poolsByOwner } from './customerFacts.service';
import type { CustomerFacts } from './customerPooling';
import { customerDueAt, customerReturnsAfterChange } from './customerPooling';
import { formerUntil, isToWarn } from './pooling';

/*
 * The clock of customers. `company.returnsAt` is when to look at a company again: what happens meanwhile only moves its return on, so nobody who writes mail, a quotation or an owner need know of the
 * clock. Each step takes a batch along the index in a transaction of its own, and what it does it marks in the same one: a step that runs twice does nothing twice.
 */

const BATCH = 200;
const DAY = 86_400_000;

/** Where a walk stands. */
export interface CustomerPlace {
  at: Date;
  id: number;
}

/** What is due at an instant, with what decides it. */
interface Due {
  company: Company;
  facts: CustomerFacts;
  pool: LeadPool | null;
  /** As it is reckoned now. */
  returns: Date | null;
}

/** Tells owners, once for a date of return, that a customer returns soon. Answers where to go on, null at the end. */
export async function warnOfCustomers(
  manager: EntityManager,
  place: CustomerPlace | null,
  now: Date,
): Promise<CustomerPlace | null> {
  const pools = await customerPools(manager);
  const most = Math.max(0, ...pools.map(pool => pool.customerWarnDays));
  if (most === 0) return null;
  const until = new Date(now.getTime() + most * DAY);
  const { due, next } = await dueBatch(manager, pools, place, until, now, true);
  const told = due.filter(({ returns, pool }) => returns && pool && isToWarn(returns, pool.customerWarnDays, now));
  await wind(manager, due.filter(one => one.returns?.getTime() !== one.company.returnsAt?.getTime())); // prettier-ignore
  if (told.length > 0) {
    await manager.update(Company, { id: In(told.map(one => one.company.id)) }, { returnWarnedAt: now });
    const notices = told.map(({ company }) => ({
      ...{ kind: 'customer_returns' as const, userId: company.ownerId ?? 0, companyId: company.id },
    }));
    await notifyOfCustomers(manager, notices, now);
  }
  return next;
}

/** Takes back the customers with whom nothing has passed in time, with a word to whoever had them and to his manager. */
export async function returnCustomers(
  manager: EntityManager,
  place: CustomerPlace | null,
  now: Date,
): Promise<CustomerPlace | null> {
  const pools = await customerPools(manager);
  const { due, next } = await dueBatch(manager, pools, place, now, now, false);
  const idle = due.filter(({ returns }) => returns !== null && returns <= now);
  await wind(manager, due.filter(one => !idle.includes(one))); // prettier-ignore
  await takeBack(manager, idle, now);
  return next;
}

async function dueBatch(
  manager: EntityManager,
  pools: readonly LeadPool[],
  place: CustomerPlace | null,
  until: Date,
  now: Date,
  isToCome: boolean,
): Promise<{ due: Due[]; next: CustomerPlace | null }> {
  const builder = manager
    .createQueryBuilder(Company, 'c')
    .where('c.returnsAt IS NOT NULL AND c.returnsAt <= :until', { until });
  if (isToCome) builder.andWhere('c.returnsAt > :now AND c.returnWarnedAt IS NULL', { now });
  if (place) builder.andWhere('(c.returnsAt > :at OR (c.returnsAt = :at AND c.id > :id))', { ...place });
  const companies = await builder.orderBy('c.returnsAt').addOrderBy('c.id').take(BATCH).getMany();
  const last = companies.at(-1);
  const next = companies.length === BATCH && last?.returnsAt ? { at: last.returnsAt, id: last.id } : null;
  // Mail that was filed and is not reckoned yet speaks for a company: it is looked at the next time.
  const ids = companies.map(company => company.id);
  const touched = new Set((await manager.findBy(CompanyTouch, { companyId: In(ids) })).map(touch => touch.companyId));
  const still = companies.filter(company => !touched.has(company.id));
  return { due: await reckoned(manager, still, pools, customerDueAt), next };
}

async function reckoned(
  manager: EntityManager,
  companies: readonly Company[],
  pools: readonly LeadPool[],
  returnsOf: (facts: CustomerFacts, pool: LeadPool | null) => Date | null,
): Promise<Due[]> {
  const facts = await factsOf(manager, companies);
  const poolOf = await poolsByOwner(manager, pools);
  return companies.flatMap(company => {
    const known = facts.get(company.id);
    if (!known) return [];
    const pool = poolOf(company.ownerId);
    return [{ company, facts: known, pool, returns: returnsOf(known, pool) }];
  });
}

/** Writes when each returns; no new version: whoever has the company open is not in the way of its clock. */
async function wind(manager: EntityManager, all: readonly Due[]): Promise<void> {
  for (const { company, returns } of all)
    await manager.update(Company, { id: company.id }, { returnsAt: returns, returnWarnedAt: null });
}

async function takeBack(manager: EntityManager, idle: readonly Due[], now: Date): Promise<void> {
  const back: Due[] = [];
  for (const one of idle) {
    const { company, pool } = one;
    if (!pool) continue;
    // Somebody may have given it away at this instant: then it stays.
    const where = { id: company.id, version: company.version, returnsAt: LessThanOrEqual(now) };
    const done = await manager.update(Company, where, pooledCompany(company, pool, now));
    if (done.affected) back.push(one);
  }
  if (back.length === 0) return;
  await noteReturn(manager, back.map(one => one.company), { userId: null, rule: 'pool_idle', reason: null }, now); // prettier-ignore
  for (const { company, pool } of back) {
    const details = { userId: company.ownerId, pool: pool?.name, poolId: pool?.id, why: 'idle' };
    await audit(manager, 'system', 'company.pooled', { type: 'company', id: company.id }, details, now);
  }
  await notifyOfCustomers(manager, await toldOf(manager, back.map(one => one.company)), now); // prettier-ignore
}

/** What is written of a company that comes into a pool. */
export function pooledCompany(company: Company, pool: LeadPool, now: Date): Partial<Company> {
  return {
    ...{ ownerId: null, poolId: pool.id, returnsAt: null, returnWarnedAt: null, version: company.version + 1 },
    ...{ formerOwnerId: company.ownerId, formerUntil: formerUntil(pool, now) },
  };
}

/** Its history, and what is derived from its owner. */
export async function noteReturn(
  manager: EntityManager,
  companies: readonly Company[],
  by: Pick<CompanyEvent, 'userId' | 'rule' | 'reason'>,
  now: Date,
): Promise<void> {
  const rows = companies.map(({ id, ownerId }) => ({
    ...{ companyId: id, at: now, kind: 'owner', fromValue: String(ownerId ?? 0), toValue: null, ...by },
  }));
  await insertRows(manager, CompanyEvent, rows);
  await refreshKeys(manager, companies.map(company => company.id)); // prettier-ignore
}

async function toldOf(manager: EntityManager, companies: readonly Company[]) {
  const ownerIds = [...new Set(companies.flatMap(company => company.ownerId ?? []))];
  const users = await manager.find(User, { select: { id: true, managerId: true }, where: { id: In(ownerIds) } });
  const above = new Map(users.map(user => [user.id, user.managerId]));
  return companies.flatMap(({ id, ownerId }) =>
    [ownerId, above.get(ownerId ?? 0) ?? null].flatMap(userId =>
      userId === null ? [] : [{ kind: 'customer_returned' as const, userId, companyId: id }],
    ),
  );
}

/**
 * Reckons anew when customers return: once a day, for those that somebody got since, and when a pool was changed. A batch by their number; answers the last of it, null at the end.
 *
 * @param isWhole those too that are on the clock already
 */
export async function reckonCustomers(
  manager: EntityManager,
  afterId: number,
  isWhole: boolean,
  now: Date,
): Promise<number | null> {
  const pools = await customerPools(manager);
  const ofClock = { returnsAt: Not(IsNull()) };
  const ofNone = { returnsAt: IsNull(), ownerId: Not(IsNull()), isCustomer: true };
  const asked = pools.length === 0 ? [ofClock] : isWhole ? [ofClock, ofNone] : [ofNone];
  const companies = await manager.find(Company, {
    where: asked.map(one => ({ ...one, id: MoreThan(afterId) })),
    order: { id: 'ASC' },
    take: BATCH,
  });
  const due = await reckoned(manager, companies, pools, (facts, pool) => customerReturnsAfterChange(facts, pool, now));
  const changed = due.filter(one => one.returns?.getTime() !== one.company.returnsAt?.getTime());
  for (const { company, returns, pool } of changed) {
    const isWarned = isToWarn(returns, pool?.customerWarnDays ?? 0, now);
    const returnWarnedAt = isWarned ? company.returnWarnedAt : null;
    await manager.update(Company, { id: company.id }, { returnsAt: returns, returnWarnedAt });
  }
  return companies.length === BATCH ? (companies.at(-1)?.id ?? null) : null;
}

/** Whoever was given a company out of a pool by another road than a claim has it: it lies there no more. */
export async function leavePools(manager: EntityManager): Promise<void> {
  // In these words, and not as NOT (… IS NULL): so the index of what lies in pools is of use.
  await manager
    .createQueryBuilder()
    .update(Company)
    .set({ poolId: null })
    .where('"poolId" IS NOT NULL AND "ownerId" IS NOT NULL')
    .execute();
}
