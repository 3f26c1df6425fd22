import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Company } from '../companies/company.entity';
import { CompanyEvent } from '../companies/profile.entity';
import { instantOf } from '../platform/database/instants';
import { TradeRecord } from '../records/record.entity';
import { teamsAround } from '../users/organisation';
import { loadOrganisation } from '../users/organisation.service';
import { LeadPool } from './assignment.entity';
import type { CustomerFacts } from './customerPooling';
import { poolOfOwner } from './customerPooling';

/** The pools that customers return to, in their order. */
export function customerPools(manager: EntityManager): Promise<LeadPool[]> {
  return manager.find(LeadPool, {
    where: { isActive: true, isForCustomers: true },
    order: { position: 'ASC', id: 'ASC' },
  });
}

/** The pool that the customers of a person return to; null where there is none. */
export async function poolsByOwner(
  manager: EntityManager,
  pools: readonly LeadPool[],
): Promise<(ownerId: number | null) => LeadPool | null> {
  const { map } = await loadOrganisation(manager);
  const known = new Map<number, LeadPool | null>();
  return ownerId => {
    if (ownerId === null) return null;
    const found = known.get(ownerId);
    if (found !== undefined) return found;
    const pool = poolOfOwner(pools, teamsAround(map, [ownerId]));
    known.set(ownerId, pool);
    return pool;
  };
}

/** How many customers lie in each of these pools. */
export async function countLying(manager: EntityManager, poolIds: readonly number[]): Promise<Map<number, number>> {
  if (poolIds.length === 0) return new Map();
  const rows = await manager
    .createQueryBuilder(Company, 'c')
    .select(['c.poolId AS "poolId"', 'COUNT(*) AS "count"'])
    .where('c.poolId IN (:...poolIds) AND c.ownerId IS NULL', { poolIds })
    .groupBy('c.poolId')
    .getRawMany<{ poolId: number; count: number | string }>();
  return new Map(rows.map(row => [row.poolId, Number(row.count)]));
}

/** What decides when companies return, of many at once: two queries beside their rows. */
export async function factsOf(
  manager: EntityManager,
  companies: readonly Company[],
): Promise<Map<number, CustomerFacts>> {
  const ids = companies.map(company => company.id);
  const deals = await latestDeals(manager, ids);
  const owned = await ownedSince(manager, ids);
  return new Map(
    companies.map(company => [
      company.id,
      {
        ...company,
        lastDealAt: deals.get(company.id) ?? null,
        ownedSince: owned.get(company.id) ?? company.createdAt,
      },
    ]),
  );
}

/** When the last quotation or order of each was made. */
export async function latestDeals(manager: EntityManager, companyIds: readonly number[]): Promise<Map<number, Date>> {
  if (companyIds.length === 0) return new Map();
  const rows = await manager
    .createQueryBuilder(TradeRecord, 'r')
    .select(['r.companyId AS "companyId"', 'MAX(r.createdAt) AS "at"'])
    .where({ companyId: In([...companyIds]), kind: In(['quote', 'order']) })
    .groupBy('r.companyId')
    .getRawMany<{ companyId: number; at: string | Date }>();
  return new Map(rows.map(row => [row.companyId, instantOf(row.at)]));
}

/** That a change of hands, whose rule stands in `column`, is one by which somebody got it: giving it to the pool and taking that back is none, so nobody winds the clock with it. */
export const gotSql = (column: string): string =>
  `(${column} IS NULL OR ${column} NOT IN ('pool_idle', 'pool_released', 'pool_undone'))`;

/** When each last changed hands. */
async function ownedSince(manager: EntityManager, companyIds: readonly number[]): Promise<Map<number, Date>> {
  if (companyIds.length === 0) return new Map();
  const rows = await manager
    .createQueryBuilder(CompanyEvent, 'e')
    .select(['e.companyId AS "companyId"', 'MAX(e.at) AS "at"'])
    .where({ companyId: In([...companyIds]), kind: 'owner' })
    .andWhere(gotSql('e.rule'))
    .groupBy('e.companyId')
    .getRawMany<{ companyId: number; at: string | Date }>();
  return new Map(rows.map(row => [row.companyId, instantOf(row.at)]));
}
