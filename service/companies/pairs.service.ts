import type { EntityManager, EntityTarget, SelectQueryBuilder } from 'typeorm';
import { In } from 'typeorm';
import { badRequest } from '../common/errors';
import { insertRows } from '../platform/database/rows';
import type { ContactPair, DuplicatePair } from './cleaning.entity';

/** Two companies, or two contacts, that may be one. */
export type Pair = DuplicatePair | ContactPair;
export type PairState = 'open' | 'dismissed';

const PAGE = 50;

/** Keeps pairs that were found. Of each pair the first word stays: what was dismissed is not found again. */
export async function keepPairs<P extends Pair>(
  manager: EntityManager,
  entity: EntityTarget<P>,
  pairs: readonly Partial<P>[],
  now: Date,
): Promise<void> {
  const lowIds = [...new Set(pairs.map(pair => pair.lowId as number))];
  const known: Pair[] =
    lowIds.length > 0 ? await manager.findBy(entity as EntityTarget<Pair>, { lowId: In(lowIds) }) : [];
  const there = new Set(known.map(pair => `${pair.lowId}:${pair.highId}`));
  const fresh = pairs.filter(pair => !there.has(`${pair.lowId}:${pair.highId}`));
  const open = { state: 'open', foundAt: now, decidedById: null, decidedAt: null };
  await insertRows(manager, entity, fresh.map(pair => ({ ...pair, ...open }))); // prettier-ignore
}

/** A page of the pairs that `visible` (alias `p`) selects, the surest first. @throws AppError page.cursor_invalid */
export async function pageOfPairs<P extends Pair>(
  visible: SelectQueryBuilder<P>,
  query: { state?: PairState; cursor?: string },
): Promise<{ page: P[]; nextCursor: string | null }> {
  const builder = visible
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
  return { page, nextCursor: rows.length > PAGE && last ? `${last.score}.${last.id}` : null };
}
