import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { In, MoreThan } from 'typeorm';
import { badRequest, notFound } from '../common/errors';
import type { Context } from '../context';
import { insertRows } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { DuplicatePair } from './cleaning.entity';
import type { DuplicatePairLine, DuplicatePairList } from './cleaning.schema';
import { Company, CompanyDomain } from './company.entity';
import { findLikely } from './likely.service';
import { namesOf } from './similar.service';
import { actorOf, visibleCompanySql } from './visibility';

const PAGE = 50;

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
  await inTransaction(context.database, writer => keepPairs(writer, pairs, context.clock()));
  return companies.at(-1)?.id ?? null;
}

function isOneGroup(one: Company, other: Company): boolean {
  return (
    one.parentId === other.id || other.parentId === one.id || (one.parentId !== null && one.parentId === other.parentId)
  );
}

async function keepPairs(manager: EntityManager, pairs: readonly Partial<DuplicatePair>[], now: Date): Promise<void> {
  const lowIds = [...new Set(pairs.map(pair => pair.lowId as number))];
  const known = lowIds.length > 0 ? await manager.findBy(DuplicatePair, { lowId: In(lowIds) }) : [];
  const there = new Set(known.map(pair => `${pair.lowId}:${pair.highId}`));
  await insertRows(
    manager,
    DuplicatePair,
    pairs
      .filter(pair => !there.has(`${pair.lowId}:${pair.highId}`))
      .map(pair => ({ ...pair, state: 'open', foundAt: now, decidedById: null, decidedAt: null })),
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
  const builder = visiblePairs(manager, viewer)
    .andWhere('p.state = :state', { state: query.state ?? 'open' })
    .orderBy('p.score', 'DESC')
    .addOrderBy('p.id')
    .limit(PAGE + 1);
  if (query.cursor) {
    const match = /^(\d{1,4})\.(\d{1,10})$/.exec(query.cursor);
    if (!match)
      throw badRequest('page.cursor_invalid', 'This page cannot be continued; begin again at the first page.');
    builder.andWhere('(p.score < :score OR (p.score = :score AND p.id > :id))', { score: match[1], id: match[2] });
  }
  const rows = await builder.getMany();
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    pairs: await describe(manager, page),
    nextCursor: rows.length > PAGE && last ? `${last.score}.${last.id}` : null,
  };
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
