import type { EntityManager, QueryRunner } from 'typeorm';
import type { Sought } from '../../common/searchText';
import { foldText, wordsOf } from '../../common/searchText';
import { dialectOf } from './schema';
import type { SearchColumn } from './searchIndex';

/** The first index, of the first migration; rowid is the message's id. */
export async function createSearchIndex(runner: QueryRunner): Promise<void> {
  if (dialectOf(runner) === 'mssql') {
    await runner.query(
      'CREATE TABLE "message_search" ("rowid" int NOT NULL PRIMARY KEY, "subject" nvarchar(MAX), "people" nvarchar(MAX), "body" nvarchar(MAX), "attachments" nvarchar(MAX))',
    );
    return;
  }
  await runner.query(
    `CREATE VIRTUAL TABLE "message_search" USING fts5("subject", "people", "body", "attachments", content='', contentless_delete=1, ` +
      `tokenize="unicode61 remove_diacritics 2")`,
  );
}

export async function dropSearchIndex(runner: QueryRunner): Promise<void> {
  await runner.query('DROP TABLE "message_search"');
}

/** True while the index of before the upgrade is still there. */
export async function hasOldIndex(runner: Pick<QueryRunner, 'query'>): Promise<boolean> {
  const sql = `SELECT 1 AS "is" FROM sqlite_master WHERE "name" = 'message_search_old'`;
  return ((await runner.query(sql)) as unknown[]).length > 0;
}

/** One thing that is sought, in some columns or in all (null), in any of its spellings. */
export interface Alternative {
  columns: readonly SearchColumn[] | null;
  sought: readonly Sought[];
}

/** What the index is asked for: of each group of `all` something, and nothing of `none`. At least one group. */
export interface Match {
  all: readonly (readonly Alternative[])[];
  none: readonly Alternative[];
}

/** Where to look: places from `floor` on and below `below`; only among `within` where it is given. */
export interface Range {
  floor: number;
  below: number;
  within?: readonly number[] | null;
}

// Words that begin alike are asked for by name up to so many; what more words begin with is left to the index, which then reads them all first.
const MAX_WORDS = 150;
const INDEXED_PREFIX = 3;

const isMssql = (manager: EntityManager) => manager.connection.options.type === 'mssql';

/**
 * Places of the newest messages that fit, newest first. The index is walked downwards and left as soon as there are `limit`: of a word that stands in half of
 * a million messages a page costs 0.2 ms and not 20. With `within` the whole walk is 60 ns a message that holds the words, measured.
 */
export async function findPlaces(
  manager: EntityManager,
  match: Match,
  { floor, below, within }: Range,
  limit: number,
): Promise<number[]> {
  if (within?.length === 0) return [];
  const top = Math.trunc(limit);
  const bounds = `"rowid" >= ${Math.trunc(floor)} AND "rowid" < ${Math.trunc(below)}`;
  const parameters: unknown[] = [];
  if (isMssql(manager)) {
    const among = within ? ` AND "rowid" IN (SELECT CAST("value" AS bigint) FROM OPENJSON(@0))` : '';
    if (within) parameters.push(JSON.stringify(within));
    const sql = `SELECT TOP ${top} "rowid" AS "place" FROM "message_search" WHERE ${bounds}${among} AND ${containsOf(match, parameters)} ORDER BY "rowid" DESC`;
    return (await manager.query(sql, parameters)).map((row: { place: string }) => Number(row.place));
  }
  parameters.push(expressionOf(match, await wordsThatBegin(manager, match)));
  // The sign keeps SQLite from asking the index once for each of them: it would read on each time to the next place that fits, however far that is.
  const among = within ? ' AND +"rowid" IN (SELECT "value" FROM json_each(?))' : '';
  if (within) parameters.push(JSON.stringify(within));
  const sql = `SELECT "rowid" AS "place" FROM "message_search" WHERE "message_search" MATCH ? AND ${bounds}${among} ORDER BY "rowid" DESC LIMIT ${top}`;
  return (await manager.query(sql, parameters)).map((row: { place: number }) => row.place);
}

// What was looked up for something sought, for as long as its query is alive: a search asks the index several times.
const lookedUp = new WeakMap<Sought, string[] | null>();

/** The words of the index that begin as something sought does; absent where they are too many. */
async function wordsThatBegin(manager: EntityManager, match: Match): Promise<Map<string, string[]>> {
  const begun = new Map<string, string[]>();
  for (const { sought } of [...match.all.flat(), ...match.none]) {
    for (const one of sought) {
      const start = one.words[one.words.length - 1] as string;
      if (!one.isPrefix || [...start].length === INDEXED_PREFIX || begun.has(start)) continue;
      const found = lookedUp.get(one) ?? (lookedUp.has(one) ? null : await wordsFrom(manager, start));
      lookedUp.set(one, found);
      if (found) begun.set(start, found);
    }
  }
  return begun;
}

async function wordsFrom(manager: EntityManager, start: string): Promise<string[] | null> {
  const found: string[] = [];
  for (let from = start; found.length <= MAX_WORDS;) {
    const sql = 'SELECT "term" FROM "message_search_words" WHERE "term" >= ? LIMIT 1';
    const [row] = (await manager.query(sql, [from])) as { term: string }[];
    if (!row?.term.startsWith(start)) return found;
    found.push(row.term);
    // Behind the word itself: "greater than" would first read all places where it stands.
    from = `${row.term}\u0001`;
  }
  return null;
}

/** The match in the language of FTS5. The words are ours: letters, digits and marks, never an operator. */
export function expressionOf(match: Match, begun: ReadonlyMap<string, readonly string[]>): string {
  const oneOf = (alternatives: readonly Alternative[]) =>
    alternatives
      .map(({ columns, sought }) => {
        const phrases = sought.flatMap(one => phrasesOf(one, begun)).join(' OR ');
        return columns ? `{${columns.join(' ')}} : (${phrases})` : `(${phrases})`;
      })
      .join(' OR ');
  const all = match.all.map(group => `(${oneOf(group)})`).join(' AND ');
  return match.none.length > 0 ? `(${all}) NOT (${oneOf(match.none)})` : all;
}

function phrasesOf({ words, isPrefix }: Sought, begun: ReadonlyMap<string, readonly string[]>): string[] {
  const before = words.slice(0, -1);
  const last = words[words.length - 1] as string;
  const ends = isPrefix ? begun.get(last) : [last];
  if (!ends) return [`"${words.join(' ')}" *`];
  return (ends.length > 0 ? ends : [last]).map(end => `"${[...before, end].join(' ')}"`);
}

/** The match for SQL Server's full-text index. */
function containsOf(match: Match, parameters: unknown[]): string {
  const contains = ({ columns, sought }: Alternative) => {
    parameters.push(sought.map(({ words, isPrefix }) => `"${words.join(' ')}${isPrefix ? '*' : ''}"`).join(' OR '));
    const where = columns ? `(${columns.map(column => `"${column}"`).join(', ')})` : '*';
    return `CONTAINS(${where}, @${parameters.length - 1})`;
  };
  const oneOf = (alternatives: readonly Alternative[]) => `(${alternatives.map(contains).join(' OR ')})`;
  return [...match.all.map(oneOf), ...(match.none.length > 0 ? [`NOT ${oneOf(match.none)}`] : [])].join(' AND ');
}

/**
 * Ids above `after`, smallest first, of messages that hold one of these phrases. On a SQL Server without a full-text index over the table the words of a
 * phrase are looked for in their order, with anything between them: that finds more, never less. After an upgrade the index of before it is asked too,
 * until all is taken over.
 *
 * @param phrases words of letters and digits in lower case, one blank between them; made by us, never typed by a person
 */
export async function searchRaw(
  manager: EntityManager,
  phrases: readonly string[],
  after: number,
  limit: number,
): Promise<number[]> {
  if (phrases.length === 0) return [];
  const from = '"message_search" "s" INNER JOIN "message_search_place" "p" ON "p"."place" = "s"."rowid"';
  const find = async (sql: string, ...values: unknown[]) =>
    ((await manager.query(sql, [after, ...values])) as { id: number }[]).map(row => row.id);
  const words = phrases.map(phrase => wordsOf(foldText(phrase)).join(' '));
  const match = (all: readonly string[]) => all.map(phrase => `"${phrase}"`).join(' OR ');
  if (!isMssql(manager)) {
    const end = `ORDER BY "id" LIMIT ${Math.trunc(limit)}`;
    const sql = `SELECT "p"."messageId" AS "id" FROM ${from} WHERE "p"."messageId" > ? AND "message_search" MATCH ? ${end}`;
    const found = await find(sql, match(words));
    if (!(await hasOldIndex(manager))) return found;
    const old = `SELECT "rowid" AS "id" FROM "message_search_old" WHERE "rowid" > ? AND "message_search_old" MATCH ? ${end}`;
    return [...new Set([...found, ...(await find(old, match(phrases)))])].sort((a, b) => a - b).slice(0, limit);
  }
  const top = `SELECT TOP ${Math.trunc(limit)} "p"."messageId" AS "id" FROM ${from} WHERE "p"."messageId" > @0`;
  const order = 'ORDER BY "p"."messageId"';
  if (await hasFullText(manager)) return find(`${top} AND CONTAINS("s".*, @1) ${order}`, match(words));
  const columns = ['subject', 'body', 'files', 'sender', 'recipients'];
  const likes = words.flatMap((_phrase, at) => columns.map(column => `LOWER("s"."${column}") LIKE @${at + 1}`));
  return find(`${top} AND (${likes.join(' OR ')}) ${order}`, ...words.map(phrase => `%${phrase.replace(/ /g, '%')}%`));
}

async function hasFullText(manager: EntityManager): Promise<boolean> {
  const sql = `SELECT OBJECTPROPERTY(OBJECT_ID('message_search'), 'TableHasActiveFulltextIndex') AS "has"`;
  const [row] = (await manager.query(sql)) as { has: number | null }[];
  return row?.has === 1;
}
