import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { In, MoreThan } from 'typeorm';
import { notFound } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { DuplicatePair } from './cleaning.entity';
import type { DuplicatePairLine, DuplicatePairList } from './cleaning.schema';
import { Company, CompanyDomain } from './company.entity';
import { findLikely } from './likely.service';
import { keepPairs, pageOfPairs } from './pairs.service';
import { namesOf } from './similar.service';
import { actorOf, visibleCompanySql } from './visibility';

/**
 * Looks at the next companies by number and keeps what may be their doubles. Of each pair the first word stays: what was dismissed is not found again.
 *
 * @returns the last company that was looked at; null at the end
 */
export async function findPairsAfter(context: Context, afterId: number, limit: number): Promise<number | null> {
  const { manager } = context.database;
  const companies = await manager.find(Company, {
    where: { id: MoreThan(afterId) },
    order: { id: 'ASC' },
    take: limit,
  });
  if (companies.length === 0) return null;
  const domains = await manager.findBy(CompanyDomain, { companyId: In(companies.map(company => company.id)) });
  const pairs: Partial<DuplicatePair>[] = [];
  for (const company of companies) {
    const { id, name, otherName, country, website, phone } = company;
    const own = domains.filter(row => row.companyId === id).map(row => row.domain);
    const likely = await findLikely(manager, {
      ...{ name, otherName, country, website, domains: own, phones: phone ? [phone] : [], exceptId: id },
    });
    // Companies of one group resemble one another by right.
    const strangers = likely.filter(one => !isOneGroup(one.company, company) && one.grade !== 'possible');
    for (const one of strangers.filter(other => other.company.id > id))
      pairs.push({ lowId: id, highId: one.company.id, score: Math.round(one.score * 100), reasons: one.reasons });
  }
  await inTransaction(context.database, writer => keepPairs(writer, DuplicatePair, pairs, context.clock()));
  return companies.at(-1)?.id ?? null;
}

function isOneGroup(one: Company, other: Company): boolean {
  return (
    one.parentId === other.id || other.parentId === one.id || (one.parentId !== null && one.parentId === other.parentId)
  );
}

/** Pairs of which the viewer sees both companies. */
function visiblePairs(manager: EntityManager, viewer: Viewer): SelectQueryBuilder<DuplicatePair> {
  const [low, high] = [visibleCompanySql(viewer, 'low'), visibleCompanySql(viewer, 'high')];
  return manager
    .createQueryBuilder(DuplicatePair, 'p')
    .innerJoin(Company, 'low', 'low.id = p.lowId')
    .innerJoin(Company, 'high', 'high.id = p.highId')
    .where(low.sql, low.parameters)
    .andWhere(high.sql, high.parameters);
}

/** A page of pairs, the surest first. @throws AppError page.cursor_invalid */
export async function listPairs(
  manager: EntityManager,
  viewer: Viewer,
  query: { state?: 'open' | 'dismissed'; cursor?: string },
): Promise<DuplicatePairList> {
  const { page, nextCursor } = await pageOfPairs(visiblePairs(manager, viewer), query);
  return { pairs: await describe(manager, page), nextCursor };
}

async function describe(manager: EntityManager, pairs: readonly DuplicatePair[]): Promise<DuplicatePairLine[]> {
  const ids = [...new Set(pairs.flatMap(pair => [pair.lowId, pair.highId]))];
  const companies = new Map((await manager.findBy(Company, { id: In(ids) })).map(company => [company.id, company]));
  const owners = await namesOf(
    manager,
    [...companies.values()].map(company => company.ownerId),
  );
  const side = (id: number) => {
    const { name = '', ownerId = null, country = null } = companies.get(id) ?? {};
    return { id, name, country, ownerName: ownerId === null ? null : (owners.get(ownerId) ?? null) };
  };
  return pairs.map(({ id, lowId, highId, reasons, state }) => {
    return { id, low: side(lowId), high: side(highId), reasons, state };
  });
}

/** Says that two companies are two, or takes that back. @throws AppError duplicate_pair.not_found */
export async function decidePair(
  context: Context,
  viewer: Viewer,
  id: number,
  state: 'open' | 'dismissed',
): Promise<DuplicatePairLine> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const pair = await visiblePairs(manager, viewer).andWhere('p.id = :id', { id }).getOne();
    if (!pair) throw notFound('duplicate_pair', { id });
    const decided = { state, decidedById: viewer.userId, decidedAt: now };
    await manager.update(DuplicatePair, { id }, decided);
    const details = { otherId: pair.highId };
    await audit(manager, actorOf(viewer), `duplicate.${state}`, { type: 'company', id: pair.lowId }, details, now);
    return (await describe(manager, [{ ...pair, ...decided }]))[0] as DuplicatePairLine;
  });
}
