import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Company } from '../companies/company.entity';
import { listed, narrow, rowsThatMay } from '../companies/inside.service';
import { behind, likeText } from '../companies/paging';
import type { SqlCondition } from '../companies/visibility';
import { visibleCompanySql } from '../companies/visibility';
import type { Viewer } from '../users/roles';
import { RecordNumber, TradeRecord } from './record.entity';

// Beyond this they are not gathered by their id (companies/inside.service.ts).
const MOST = 2_000;

/**
 * Records of companies that `viewer` may see, of which one of the numbers begins with a folded number, or has it inside; open ones first, newest first, at most
 * `limit`. "0031" and "260031" are inside "Q20260031".
 *
 * @param folded at least two characters
 */
export async function recordsByNumber(
  manager: EntityManager,
  viewer: Viewer,
  folded: string,
  place: 'start' | 'inside',
  limit: number,
): Promise<number[]> {
  const part = `${place === 'inside' ? '%' : ''}${likeText(folded)}%`;
  const own = await ownNumbers(manager, folded, place);
  const others = await otherNumbers(manager, folded, place);
  const isOther = others
    ? `record.id IN (${listed(others)})`
    : `EXISTS (SELECT 1 FROM "record_number" "n" WHERE "n"."recordId" = "record"."id" AND "n"."foldedNumber" LIKE :part ESCAPE '\\')`;
  const condition = { sql: `(record.foldedNumber LIKE :part ESCAPE '\\' OR ${isOther})`, parameters: { part } };
  return found(manager, viewer, condition, own && others && [...own, ...others], limit);
}

/** Records of companies that `viewer` may see whose title holds every word of `text`; open ones first, newest first, at most `limit`. */
export async function recordsByTitle(
  manager: EntityManager,
  viewer: Viewer,
  text: string,
  limit: number,
): Promise<number[]> {
  const words = text.split(/\s+/).filter(Boolean).slice(0, 8);
  if (words.length === 0) return [];
  const sql = words.map((_word, at) => `record.title LIKE :word${at} ESCAPE '\\'`).join(' AND ');
  const parameters = Object.fromEntries(words.map((word, at) => [`word${at}`, `%${likeText(word)}%`]));
  return found(manager, viewer, { sql, parameters }, await rowsThatMay(manager, 'record', [words]), limit);
}

/** A walk down the index of state and number of the row, or the few rows that can be meant; rights are asked of each. */
async function found(
  manager: EntityManager,
  viewer: Viewer,
  { sql, parameters }: SqlCondition,
  ids: readonly number[] | null,
  limit: number,
): Promise<number[]> {
  const visible = visibleCompanySql(viewer, 'company');
  const query = manager
    .createQueryBuilder(TradeRecord, 'record')
    .innerJoin(Company, 'company', 'company.id = record.companyId')
    .select('record.id', 'id')
    .where(sql, parameters)
    .andWhere(visible.sql, visible.parameters)
    // "open" stands behind "closed".
    .orderBy('record.state', 'DESC')
    .addOrderBy('record.id', 'DESC')
    .limit(limit);
  await narrow(manager, query, viewer, ids, 'companyId');
  return (await query.getRawMany<{ id: number }>()).map(row => row.id);
}

async function ownNumbers(manager: EntityManager, folded: string, place: 'start' | 'inside'): Promise<number[] | null> {
  if (place === 'inside') return rowsThatMay(manager, 'record', [[folded]]);
  const rows = await manager
    .createQueryBuilder(TradeRecord, 'x')
    .select('x.id', 'id')
    .where('x.foldedNumber >= :start AND x.foldedNumber < :behind', { start: folded, behind: behind(folded) })
    .limit(MOST + 1)
    .getRawMany<{ id: number }>();
  return rows.length <= MOST ? rows.map(row => row.id) : null;
}

/** The records of which another number fits; null where they are many. */
async function otherNumbers(
  manager: EntityManager,
  folded: string,
  place: 'start' | 'inside',
): Promise<number[] | null> {
  const query = manager
    .createQueryBuilder(RecordNumber, 'x')
    .select('x.recordId', 'id')
    .limit(MOST + 1);
  if (place === 'start') {
    query.where('x.foldedNumber >= :start AND x.foldedNumber < :behind', { start: folded, behind: behind(folded) });
  } else {
    const ids = await rowsThatMay(manager, 'record_number', [[folded]]);
    if (!ids) return null;
    query.where(`x.id IN (${listed(ids)})`).andWhere(`x.foldedNumber LIKE :part ESCAPE '\\'`, {
      part: `%${likeText(folded)}%`,
    });
  }
  const rows = await query.getRawMany<{ id: number }>();
  return rows.length <= MOST ? rows.map(row => row.id) : null;
}

/** The records of `ids` in their order; what is gone is left out. */
export async function recordsOf(manager: EntityManager, ids: readonly number[]): Promise<TradeRecord[]> {
  if (ids.length === 0) return [];
  const rows = new Map((await manager.findBy(TradeRecord, { id: In([...ids]) })).map(row => [row.id, row]));
  return ids.flatMap(id => rows.get(id) ?? []);
}
