import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { dayOf } from '../common/calendarDay';
import { notFound } from '../common/errors';
import { pageOf, readTimeCursor } from '../common/paging';
import { likeText } from '../companies/paging';
import { peopleNames } from '../teamwork/presentingCare.service';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import { User } from '../users/user.entity';
import { openLeads, peopleWith } from './assigning.service';
import { LeadClaim } from './assignment.entity';
import type { PoolLeadLine, PoolLeadList, PoolLeadQuery, PoolStanding } from './assignment.schema';
import { Lead } from './lead.entity';
import { initialOf, isMaskedFor } from './masking';
import { openPoolIds, openPools } from './pools.service';

const MOST_COUNTED = 1_000;

/** The pools that are open to the viewer, and what he may still take out of each today. */
export async function readStanding(manager: EntityManager, viewer: Viewer, now: Date): Promise<PoolStanding> {
  const pools = await openPools(manager, viewer);
  const { userId } = viewer;
  const day = dayOf(now, (await getCompanySettings(manager)).timeZone);
  const claims =
    pools.length === 0 ? [] : await manager.findBy(LeadClaim, { userId, day, poolId: In(pools.map(one => one.id)) });
  const standing: PoolStanding['pools'] = [];
  for (const { id, name, returnDays, cooldownDays, claimsPerDay, mostOpen, showsStory } of pools)
    standing.push({
      ...{ id, name, returnDays, cooldownDays, claimsPerDay, mostOpen, showsStory },
      lying: await countLying(manager, id),
      claimedToday: claims.filter(claim => claim.poolId === id).length,
    });
  return {
    pools: standing,
    openLeads: (await openLeads(manager, [userId])).get(userId) ?? 0,
    people: viewer.grants.has('leads.assign') ? await assignable(manager) : [],
  };
}

async function countLying(manager: EntityManager, poolId: number): Promise<number> {
  const rows = await manager
    .createQueryBuilder(Lead, 'l')
    .select('l.id', 'id')
    .where("l.poolId = :poolId AND l.stage = 'pool'", { poolId })
    .limit(MOST_COUNTED)
    .getRawMany<{ id: number }>();
  return rows.length;
}

async function assignable(manager: EntityManager): Promise<PoolStanding['people']> {
  const able = await peopleWith(manager, 'leads.write');
  const users = await manager.find(User, {
    select: { id: true, name: true },
    where: { id: In([...able]) },
    order: { name: 'ASC', id: 'ASC' },
  });
  return users.map(({ id, name }) => ({ id, name }));
}

/**
 * What lies in a pool, newest first. Only what is shown can be looked for: a search for a name would tell by its count.
 *
 * @throws AppError pool.not_found, page.cursor_invalid
 */
export async function listPoolLeads(
  manager: EntityManager,
  viewer: Viewer,
  query: PoolLeadQuery,
  now: Date,
): Promise<PoolLeadList> {
  const { poolId, country, source, product, cursor, limit = 50 } = query;
  if (!(await openPoolIds(manager, viewer)).includes(poolId)) throw notFound('pool', { id: poolId });
  const builder = manager.createQueryBuilder(Lead, 'l').where("l.poolId = :poolId AND l.stage = 'pool'", { poolId });
  if (country) builder.andWhere('l.country = :country', { country });
  if (source) builder.andWhere('l.source = :source', { source });
  if (product?.trim())
    builder.andWhere("l.products LIKE :product ESCAPE '\\'", { product: `%${likeText(product.trim())}%` });
  if (cursor) {
    const { at, id } = readTimeCursor(cursor);
    builder.andWhere('(l.receivedAt < :at OR (l.receivedAt = :at AND l.id < :id))', { at, id });
  }
  const found = await builder
    .orderBy('l.receivedAt', 'DESC')
    .addOrderBy('l.id', 'DESC')
    .take(limit + 1)
    .getMany();
  const { rows, nextCursor } = pageOf(found, limit, lead => ({ at: lead.receivedAt, id: lead.id }));
  return { leads: await linesOf(manager, viewer, rows, now), nextCursor };
}

async function linesOf(
  manager: EntityManager,
  viewer: Viewer,
  leads: readonly Lead[],
  now: Date,
): Promise<PoolLeadLine[]> {
  const names = await peopleNames(
    manager,
    leads.map(lead => lead.formerOwnerId),
  );
  return leads.map(lead => {
    const { id, number, country, language, products, source, score, version, formerOwnerId, formerUntil } = lead;
    const isCooling = formerOwnerId === viewer.userId && formerUntil !== null && formerUntil > now;
    return {
      ...{ id, number, country, language, products, source, score, version },
      initial: initialOf(lead.companyName),
      name: isMaskedFor(viewer, lead) ? null : lead.companyName || lead.contactName,
      receivedAt: lead.receivedAt.toISOString(),
      isAnswered: lead.answeredAt !== null,
      formerOwner: formerOwnerId === null ? null : (names.get(formerOwnerId) ?? null),
      coolsUntil: isCooling ? formerUntil.toISOString() : null,
    };
  });
}
