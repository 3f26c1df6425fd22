import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { Company } from '../companies/company.entity';
import { visibleCompanySql } from '../companies/visibility';
import { peopleNames } from '../teamwork/presentingCare.service';
import type { Viewer } from '../users/roles';
import type { LeadPool } from './assignment.entity';
import { customerPools, gotSql, poolsByOwner } from './customerFacts.service';
import type { CustomerPreview, CustomerPreviewBody } from './customerPool.schema';

const SHOWN = 20;
const LEAST_DAYS = 3;
const DAY = 86_400_000;

/**
 * How many customers would return soon if a pool stood like this, and whose they are: as many days ahead as their owners are warned, three at least. One statement over the customers of the people whose
 * pool it would be.
 */
export async function previewCustomers(
  manager: EntityManager,
  viewer: Viewer,
  { poolId, teamIds, customers }: CustomerPreviewBody,
  now: Date,
): Promise<CustomerPreview> {
  const days = Math.max(LEAST_DAYS, customers.warnDays);
  const none: CustomerPreview = { days, count: 0, owners: [], lines: [] };
  if (!customers.isOn || customers.days === 0) return none;
  const ownerIds = await ownersOf(manager, poolId, teamIds);
  if (ownerIds.length === 0) return none;
  const idle = () => idleCustomers(manager, ownerIds, customers, new Date(now.getTime() + days * DAY));
  const counts = await idle()
    .select(['c.ownerId AS "ownerId"', 'COUNT(*) AS "count"'])
    .groupBy('c.ownerId')
    .getRawMany<{ ownerId: number; count: number | string }>();
  const names = await peopleNames(manager, counts.map(row => row.ownerId)); // prettier-ignore
  const visible = visibleCompanySql(viewer, 'c');
  const first = await idle()
    .andWhere(visible.sql, visible.parameters)
    .orderBy('c.lastContactAt')
    .addOrderBy('c.id')
    .take(SHOWN)
    .getMany();
  return {
    days,
    count: counts.reduce((sum, row) => sum + Number(row.count), 0),
    owners: counts
      .map(row => ({ name: names.get(row.ownerId) ?? '', count: Number(row.count) }))
      .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name)),
    lines: first.map(({ id, name, ownerId }) => ({ id, name, ownerName: names.get(ownerId ?? 0) ?? null })),
  };
}

/** Whose customers would return to it: the first pool in their order that is open to a person takes his. */
async function ownersOf(manager: EntityManager, poolId: number | null, teamIds: number[]): Promise<number[]> {
  const there = await customerPools(manager);
  const draft = { id: poolId ?? 0, teamIds } as LeadPool;
  const isThere = there.some(pool => pool.id === draft.id);
  const pools = isThere ? there.map(pool => (pool.id === draft.id ? draft : pool)) : [...there, draft];
  const poolOf = await poolsByOwner(manager, pools);
  const rows = await manager
    .createQueryBuilder(Company, 'c')
    .select('c.ownerId', 'ownerId')
    .distinct(true)
    .where('c.ownerId IS NOT NULL')
    .getRawMany<{ ownerId: number }>();
  return rows.map(row => row.ownerId).filter(ownerId => poolOf(ownerId) === draft);
}

/** The same rule as `customerReturnsAt` (customerPooling.ts), in the words of the database. */
function idleCustomers(
  manager: EntityManager,
  ownerIds: readonly number[],
  { days, protectionDays, exemptLevels }: CustomerPreviewBody['customers'],
  until: Date,
): SelectQueryBuilder<Company> {
  const idle = new Date(until.getTime() - days * DAY);
  const owned = new Date(until.getTime() - Math.max(days, protectionDays) * DAY);
  const builder = manager
    .createQueryBuilder(Company, 'c')
    .where('c.ownerId IN (:...ownerIds) AND c.isCustomer = :yes AND c.isSupplier = :no', {
      ownerIds,
      yes: true,
      no: false,
    })
    .andWhere("c.standing <> 'barred'")
    .andWhere('(c.lastInAt IS NULL OR c.lastInAt <= :idle OR c.lastOutAt IS NULL OR c.lastOutAt <= :idle)', { idle })
    .andWhere(
      `NOT EXISTS (SELECT 1 FROM "record" "r" WHERE "r"."companyId" = c.id AND "r"."kind" IN ('quote', 'order') AND "r"."createdAt" > :idle)`,
    )
    .andWhere(
      `COALESCE((SELECT MAX("e"."at") FROM "company_event" "e" WHERE "e"."companyId" = c.id AND "e"."kind" = 'owner' AND ${gotSql('"e"."rule"')}), c.createdAt) <= :owned`,
      { owned },
    );
  if (exemptLevels.length > 0) builder.andWhere('c.level NOT IN (:...exemptLevels)', { exemptLevels });
  return builder;
}
