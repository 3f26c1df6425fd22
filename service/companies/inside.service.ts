import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { InsideTable } from '../platform/database/inside';
import { rowsInside } from '../platform/database/inside';
import type { Viewer } from '../users/roles';
import { Company, Contact } from './company.entity';
import { foldName } from './names';
import { behind, likeText } from './paging';
import type { SqlCondition } from './visibility';
import { companyWays, visibleCompanySql } from './visibility';

// Beyond this rows are not gathered by their id: what so many hold is found sooner along the index of the order.
const MOST = 2_000;
const MAX_WORDS = 8;

/** What is sought inside names or numbers: the condition that decides, and what the index of insides is asked for (platform/database/inside.ts). */
export interface Sought extends SqlCondition {
  groups: string[][];
}

/** Companies under the alias "company" in whose name every word stands, in any order, or in whose other name the text does. */
export function soughtWords(text: string): Sought {
  const words = (foldName(text) || text.toLowerCase()).split(' ').filter(Boolean).slice(0, MAX_WORDS);
  const inName = words.map((_word, at) => `company.foldedName LIKE :word${at} ESCAPE '\\'`).join(' AND ');
  return soughtOr(inName || '1 = 0', words, text);
}

/** As `soughtWords`, the words in one piece. */
export function soughtPhrase(text: string): Sought {
  const phrase = foldName(text) || text.toLowerCase();
  return soughtOr(`company.foldedName LIKE :word0 ESCAPE '\\'`, [phrase], text);
}

function soughtOr(inName: string, words: string[], text: string): Sought {
  return {
    sql: `((${inName}) OR company.otherName LIKE :within ESCAPE '\\')`,
    parameters: {
      ...partsOf(words),
      within: `%${likeText(text)}%`,
    },
    groups: [...(words.length > 0 ? [words] : []), [text]],
  };
}

/** Rows of `table` that can hold what is sought, by the index of insides; null where they are many or the index cannot say. */
export async function rowsThatMay(
  manager: EntityManager,
  table: InsideTable,
  groups: readonly (readonly string[])[],
): Promise<number[] | null> {
  const rows = await rowsInside(manager, table, groups, MOST + 1);
  return rows && rows.length <= MOST ? rows : null;
}

/**
 * Narrows a query to the rows among which its answer is, without changing that: to `ids`, or, where these are many (null), to the companies of `viewer`, where
 * those are not. Where both are many it stays as it is: then a page of its order is full before long. The query has its condition and the rights all
 * the same.
 *
 * @param column of the query's alias, that names the company
 */
export async function narrow<T extends ObjectLiteral>(
  manager: EntityManager,
  query: SelectQueryBuilder<T>,
  viewer: Viewer,
  ids: readonly number[] | null,
  column: 'id' | 'companyId',
): Promise<void> {
  if (ids) {
    query.andWhere(`${query.alias}.id IN (${listed([...new Set(ids)])})`);
    return;
  }
  const own = await fewOwn(manager, viewer);
  if (own) query.andWhere(`${query.alias}.${column} IN (${listed(own)})`);
}

/** The companies that are open to `viewer`, way by way, each a range of an index; null where they are many. */
async function fewOwn(manager: EntityManager, viewer: Viewer): Promise<number[] | null> {
  const ids = new Set<number>();
  for (const { way, sql } of companyWays(viewer, 'company')) {
    if (way === 'all') return null;
    const rows = await manager
      .createQueryBuilder(Company, 'company')
      .select('company.id', 'id')
      .where(sql)
      .limit(MOST + 1)
      .getRawMany<{ id: number }>();
    for (const { id } of rows) ids.add(id);
    if (ids.size > MOST) return null;
  }
  return [...ids];
}

/** Ids as a list of SQL; an empty list is none, and nothing has the id 0. */
export function listed(ids: readonly number[]): string {
  return [0, ...ids.map(id => Math.trunc(id))].join(', ');
}

/** The companies that `viewer` may see among those that are sought, by their names; at most `limit`. */
export async function namedIds(
  manager: EntityManager,
  viewer: Viewer,
  sought: Sought,
  limit: number,
): Promise<number[]> {
  const query = seen(manager, viewer, limit).andWhere(sought.sql, sought.parameters);
  await narrow(manager, query, viewer, await rowsThatMay(manager, 'company', sought.groups), 'id');
  return (await query.getRawMany<{ id: number }>()).map(row => row.id);
}

/** The companies that `viewer` may see whose folded name begins with that of `text`, by their names; at most `limit`. */
export async function namedFromStart(
  manager: EntityManager,
  viewer: Viewer,
  text: string,
  limit: number,
): Promise<number[]> {
  const start = foldName(text) || text.toLowerCase();
  const query = seen(manager, viewer, limit).andWhere('company.foldedName >= :start AND company.foldedName < :behind', {
    start,
    behind: behind(start),
  });
  return (await query.getRawMany<{ id: number }>()).map(row => row.id);
}

/** That every word, `:word0` and so on, stands in the folded name of a contact or in the name as it is written: "Wei Zhang 张伟" is found by either. '' for no words. */
export function inEitherName(words: readonly string[]): string {
  const parts = words.map(
    (_word, at) => `(contact.foldedName LIKE :word${at} ESCAPE '\\' OR contact.name LIKE :word${at} ESCAPE '\\')`,
  );
  return parts.join(' AND ');
}

/** People of companies that `viewer` may see in whose name every word stands, by their names; at most `limit`. */
export async function contactsInside(
  manager: EntityManager,
  viewer: Viewer,
  folded: string,
  limit: number,
): Promise<number[]> {
  const words = folded.split(' ').filter(Boolean).slice(0, MAX_WORDS);
  if (words.length === 0) return [];
  const visible = visibleCompanySql(viewer, 'company');
  const query = manager
    .createQueryBuilder(Contact, 'contact')
    .innerJoin(Company, 'company', 'company.id = contact.companyId')
    .select('contact.id', 'id')
    .where(inEitherName(words), partsOf(words))
    .andWhere(visible.sql, visible.parameters)
    .orderBy('contact.foldedName')
    .addOrderBy('contact.id')
    .limit(limit);
  await narrow(manager, query, viewer, await rowsThatMay(manager, 'contact', [words]), 'companyId');
  return (await query.getRawMany<{ id: number }>()).map(row => row.id);
}

const partsOf = (words: readonly string[]) =>
  Object.fromEntries(words.map((word, at) => [`word${at}`, `%${likeText(word)}%`]));

function seen(manager: EntityManager, viewer: Viewer, limit: number): SelectQueryBuilder<Company> {
  const visible = visibleCompanySql(viewer, 'company');
  return manager
    .createQueryBuilder(Company, 'company')
    .select('company.id', 'id')
    .where(visible.sql, visible.parameters)
    .orderBy('company.foldedName')
    .addOrderBy('company.id')
    .limit(limit);
}
