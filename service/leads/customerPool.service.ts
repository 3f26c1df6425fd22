import type { EntityManager } from 'typeorm';
import { In, LessThanOrEqual } from 'typeorm';
import { dayOf } from '../common/calendarDay';
import { notFound } from '../common/errors';
import { pageOf, readTimeCursor } from '../common/paging';
import { Company } from '../companies/company.entity';
import { mayTransfer } from '../companies/visibility';
import { getVisibleCompany, isEditable } from '../companies/visibleCompany.service';
import { peopleNames } from '../teamwork/presentingCare.service';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import { CompanyClaim, LeadPool } from './assignment.entity';
import { countLying, customerPools, factsOf, poolsByOwner } from './customerFacts.service';
import type {
  CompanyPoolReply,
  CustomerPoolStanding,
  PoolCustomerLine,
  PoolCustomerList,
  PoolCustomerQuery,
} from './customerPool.schema';
import { customerDueAt, customerReturnsAfterChange, isOnClock } from './customerPooling';
import { initialOf, isMaskedFor } from './masking';
import { openPools } from './pools.service';

const MOST_COUNTED = 1_000;
const DAY = 86_400_000;
const LEAST_DAYS = 3;
const SHOWN = 10;
// Some of them are wound by now.
const MOST_LOOKED_AT = 50;

/** The pools of customers that are open to the viewer, and what he may still take out of each today. */
export async function readCustomerStanding(
  manager: EntityManager,
  viewer: Viewer,
  now: Date,
): Promise<CustomerPoolStanding> {
  const pools = await openPools(manager, viewer, { isForCustomers: true });
  const { userId } = viewer;
  const day = dayOf(now, (await getCompanySettings(manager)).timeZone);
  const ids = pools.map(pool => pool.id);
  const claims = ids.length === 0 ? [] : await manager.findBy(CompanyClaim, { userId, day, poolId: In(ids) });
  const lying = await countLying(manager, ids);
  return {
    pools: pools.map(({ id, name, customerDays, cooldownDays, claimsPerDay, mostCustomers }) => ({
      ...{ id, name, days: customerDays, cooldownDays, claimsPerDay, most: mostCustomers },
      claimedToday: claims.filter(claim => claim.poolId === id).length,
      lying: Math.min(lying.get(id) ?? 0, MOST_COUNTED),
    })),
    mine: await customersOf(manager, userId),
  };
}

/** How many customers somebody has. */
export function customersOf(manager: EntityManager, userId: number): Promise<number> {
  return manager.countBy(Company, { ownerId: userId, isCustomer: true });
}

/**
 * The customers that lie in a pool, those with the latest contact first, masked. Only what is shown can be looked for.
 *
 * @throws AppError pool.not_found, page.cursor_invalid
 */
export async function listPoolCustomers(
  manager: EntityManager,
  viewer: Viewer,
  { poolId, country, cursor, limit = 50 }: PoolCustomerQuery,
  now: Date,
): Promise<PoolCustomerList> {
  const pools = await openPools(manager, viewer, { isForCustomers: true });
  if (!pools.some(pool => pool.id === poolId)) throw notFound('pool', { id: poolId });
  const builder = manager
    .createQueryBuilder(Company, 'c')
    .where('c.poolId = :poolId AND c.ownerId IS NULL', { poolId });
  if (country) builder.andWhere('c.country = :country', { country });
  if (cursor) {
    const { at, id } = readTimeCursor(cursor);
    builder.andWhere('(c.lastContactAt < :at OR (c.lastContactAt = :at AND c.id < :id))', { at, id });
  }
  const found = await builder
    .orderBy('c.lastContactAt', 'DESC')
    .addOrderBy('c.id', 'DESC')
    .take(limit + 1)
    .getMany();
  const { rows, nextCursor } = pageOf(found, limit, company => ({ at: company.lastContactAt, id: company.id }));
  return { customers: await linesOf(manager, viewer, rows, now), nextCursor };
}

async function linesOf(
  manager: EntityManager,
  viewer: Viewer,
  companies: readonly Company[],
  now: Date,
): Promise<PoolCustomerLine[]> {
  const names = await peopleNames(manager, companies.map(company => company.formerOwnerId)); // prettier-ignore
  return companies.map(({ id, name, country, lastContactAt, formerOwnerId, formerUntil }) => {
    const isCooling = formerOwnerId === viewer.userId && formerUntil !== null && formerUntil > now;
    return {
      ...{ id, initial: initialOf(name), country: country ?? '' },
      name: isMaskedFor(viewer, { stage: 'pool' }) ? null : name,
      lastContact: lastContactAt.getTime() > 0 ? lastContactAt.toISOString().slice(0, 7) : null,
      formerOwner: formerOwnerId === null ? null : (names.get(formerOwnerId) ?? null),
      coolsUntil: isCooling ? formerUntil.toISOString() : null,
    };
  });
}

/** The first customers of a person that return within the days of their warning, as of now. */
export async function returningCustomers(
  manager: EntityManager,
  userId: number,
  now: Date,
): Promise<{ id: number; name: string; at: string }[]> {
  const pool = (await poolsByOwner(manager, await customerPools(manager)))(userId);
  if (!pool) return [];
  const until = new Date(now.getTime() + Math.max(LEAST_DAYS, pool.customerWarnDays) * DAY);
  const companies = await manager.find(Company, {
    where: { ownerId: userId, returnsAt: LessThanOrEqual(until) },
    order: { returnsAt: 'ASC' },
    take: MOST_LOOKED_AT,
  });
  const facts = await factsOf(manager, companies);
  return companies
    .flatMap(({ id, name }) => {
      const known = facts.get(id);
      const at = known ? customerDueAt(known, pool) : null;
      return at && at <= until ? [{ id, name, at: at.toISOString() }] : [];
    })
    .slice(0, SHOWN);
}

/** When a company returns to a pool, or in which it lies. @throws AppError company.not_found */
export async function readCompanyPool(
  manager: EntityManager,
  viewer: Viewer,
  id: number,
  now: Date,
): Promise<CompanyPoolReply> {
  const company = await getVisibleCompany(manager, viewer, id);
  if (company.ownerId === null && company.poolId !== null) {
    const pool = await manager.findOneBy(LeadPool, { id: company.poolId });
    return { lying: pool?.name ?? '', returnsAt: null, pool: null, days: null, canRelease: false };
  }
  const facts = (await factsOf(manager, [company])).get(id);
  const pool = (await poolsByOwner(manager, await customerPools(manager)))(company.ownerId);
  const isBound = facts !== undefined && isOnClock(facts, pool);
  // What nobody has reckoned yet is told as it will be.
  const returns = !isBound
    ? null
    : facts.returnsAt === null
      ? customerReturnsAfterChange(facts, pool, now)
      : customerDueAt(facts, pool);
  return {
    lying: null,
    returnsAt: returns?.toISOString() ?? null,
    pool: isBound ? (pool?.name ?? null) : null,
    days: returns ? Math.max(0, Math.ceil((returns.getTime() - now.getTime()) / DAY)) : null,
    canRelease: pool !== null && (await mayRelease(manager, viewer, company)),
  };
}

/** Whether a viewer may give a customer to the pool: his own, or one of his people's. */
export async function mayRelease(manager: EntityManager, viewer: Viewer, company: Company): Promise<boolean> {
  const isOurs = company.ownerId !== null && company.isCustomer && !company.isSupplier;
  const mayWrite = viewer.grants.has('companies.write') && viewer.grants.has('leads.write');
  return isOurs && mayWrite && mayTransfer(viewer, company.ownerId) && isEditable(manager, viewer, company.id);
}
