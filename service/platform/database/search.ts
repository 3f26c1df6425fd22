import type { EntityManager, QueryRunner } from 'typeorm';
import type { Sought } from '../../common/searchText';
import { foldText, wordsOf } from '../../common/searchText';
import { dialectOf } from './schema';
import type { SearchColumn } from './searchFields';

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
  /** `within` names few places among very many that fit: each is asked for by itself (0.1 ms each), and what lies between is not read. */
  isSparse?: boolean;
  /** All of the range will be read: beginnings that many words have are left to the index, which then reads them all first and each place once. */
  isWhole?: boolean;
}

// Words that begin alike are asked for by name up to so many; what more words begin with is left to the index, which then reads them all first. One Chinese
// character begins hundreds of pairs.
const MAX_WORDS = 150;
const MAX_PAIRS = 500;
// The index compares all of them at each place: many are worth it for the newest places alone.
const FEW_WORDS = 60;
const INDEXED_PREFIX = 3;

const isMssql = (manager: EntityManager) => manager.connection.options.type === 'mssql';

/**
 * Places of the newest messages that fit, newest first. The index is walked downwards and left as soon as there are `limit`: of a word that stands in half of
 * a million messages a page costs 0.2 ms and not 20. Without a match: all places of the range. With `within` the whole walk is 60 ns a message that holds the words, measured.
 */
export async function findPlaces(
  manager: EntityManager,
  match: Match | null,
  range: Range,
  limit: number,
): Promise<number[]> {
  if (range.within?.length === 0) return [];
  const { sql, parameters } = await newestSql(manager, match, range, limit);
  const rows: { place: number | string }[] = await manager.query(sql, parameters);
  return rows.map(row => Number(row.place));
}

/** The messages of the newest places that fit. */
export interface FoundMessages {
  messageIds: number[];
  /** The lowest of their places; null where there is none. */
  lowest: number | null;
}

/**
 * As `findPlaces`, of many: which messages stand there, 0.3 µs each, measured. In no order; a limit that is not reached says that there are no more.
 */
export async function findMessages(
  manager: EntityManager,
  match: Match | null,
  range: Range,
  limit: number,
): Promise<FoundMessages> {
  const { sql, parameters } = await newestSql(manager, match, range, limit);
  // As one text: twenty thousand rows would be made into twenty thousand objects first.
  const from = (join: string) =>
    `FROM (${sql}) "h" ${join} JOIN "message_search_place" "p" ON "p"."place" = "h"."place"`;
  if (isMssql(manager)) {
    const rows: { place: string; messageId: number }[] = await manager.query(
      `SELECT "p"."place" AS "place", "p"."messageId" AS "messageId" ${from('INNER')}`,
      parameters,
    );
    const lowest = rows.reduce<number | null>((low, row) => Math.min(low ?? Infinity, Number(row.place)), null);
    return { messageIds: rows.map(row => row.messageId), lowest };
  }
  const [row] = (await manager.query(
    `SELECT json_group_array("p"."messageId") AS "ids", MIN("p"."place") AS "lowest" ${from('CROSS')}`,
    parameters,
  )) as { ids: string; lowest: number | null }[];
  return { messageIds: JSON.parse(row?.ids ?? '[]') as number[], lowest: row?.lowest ?? null };
}

async function newestSql(
  manager: EntityManager,
  match: Match | null,
  range: Range,
  limit: number,
): Promise<{ sql: string; parameters: unknown[] }> {
  const { sql, parameters } = match
    ? await placesSql(manager, match, range, limit)
    : allPlacesSql(manager, range, limit);
  return { sql: `${sql} ORDER BY "${match ? 'rowid' : 'place'}" DESC${lastOf(manager, limit)}`, parameters };
}

const lastOf = (manager: EntityManager, limit: number) => (isMssql(manager) ? '' : ` LIMIT ${Math.trunc(limit)}`);
const boundsOf = (column: string, { floor, below }: Range) =>
  `"${column}" >= ${Math.trunc(floor)} AND "${column}" < ${Math.trunc(below)}`;

function allPlacesSql(manager: EntityManager, range: Range, limit: number): { sql: string; parameters: unknown[] } {
  const top = isMssql(manager) ? `TOP ${Math.trunc(limit)} ` : '';
  return { sql: `SELECT ${top}"place" FROM "message_search_place" WHERE ${boundsOf('place', range)}`, parameters: [] };
}

/** Places that fit, without their order and their end. */
async function placesSql(
  manager: EntityManager,
  match: Match,
  range: Range,
  limit: number,
): Promise<{ sql: string; parameters: unknown[] }> {
  const { within } = range;
  const parameters: unknown[] = [];
  if (isMssql(manager)) {
    const among = within ? ` AND "rowid" IN (SELECT CAST("value" AS bigint) FROM OPENJSON(@0))` : '';
    if (within) parameters.push(JSON.stringify(within));
    const where = `${boundsOf('rowid', range)}${among} AND ${containsOf(match, parameters)}`;
    return {
      sql: `SELECT TOP ${Math.trunc(limit)} "rowid" AS "place" FROM "message_search" WHERE ${where}`,
      parameters,
    };
  }
  parameters.push(expressionOf(match, named(await wordsThatBegin(manager, match), range)));
  if (within) parameters.push(JSON.stringify(within));
  // The sign keeps SQLite from asking the index once for each of them: it would read on each time to the next place that fits, however far that is.
  const sign = range.isSparse ? '' : '+';
  const among = within ? ` AND ${sign}"rowid" IN (SELECT "value" FROM json_each(?))` : '';
  const bounds = range.isSparse && within ? '' : ` AND ${boundsOf('rowid', range)}`;
  const where = `"message_search" MATCH ?${bounds}${among}`;
  return { sql: `SELECT "rowid" AS "place" FROM "message_search" WHERE ${where}`, parameters };
}

// What was looked up for something sought, for as long as its query is alive: a search asks the index several times.
const lookedUp = new WeakMap<Sought, string[] | null>();
// Beginnings that more words have than are asked for by name. Words come and hardly ever go: once too many, always too many.
const crowded = new WeakMap<object, Set<string>>();

/** The words of the index that begin as something sought does; absent where they are too many. */
async function wordsThatBegin(manager: EntityManager, match: Match): Promise<Map<string, string[]>> {
  const begun = new Map<string, string[]>();
  const known = crowded.get(manager.connection) ?? new Set<string>();
  crowded.set(manager.connection, known);
  for (const one of begunIn(match)) {
    const start = lastWord(one);
    if (begun.has(start) || known.has(start)) continue;
    const found = lookedUp.get(one) ?? (lookedUp.has(one) ? null : await wordsFrom(manager, start));
    lookedUp.set(one, found);
    if (found) begun.set(start, found);
    else known.add(start);
  }
  return begun;
}

/** What is sought by its beginning, and not as the index keeps beginnings. */
function begunIn(match: Match): Sought[] {
  return [...match.all.flat(), ...match.none]
    .flatMap(({ sought }) => sought)
    .filter(one => one.isPrefix && [...lastWord(one)].length !== INDEXED_PREFIX);
}

const lastWord = ({ words }: Sought) => words[words.length - 1] as string;

/** The words that are asked for by name, where all of a range is read or only its newest places. */
function named(begun: Map<string, string[]>, { isWhole }: Range): Map<string, string[]> {
  return isWhole ? new Map([...begun].filter(([, words]) => words.length <= FEW_WORDS)) : begun;
}

/**
 * True where a match has a beginning that very many words have, as one Chinese character that hundreds of pairs begin with: asking takes long, whatever is found. Such a match is
 * asked once, for much, and not often for little.
 */
export async function isCrowded(manager: EntityManager, match: Match): Promise<boolean> {
  if (isMssql(manager)) return false;
  const begun = await wordsThatBegin(manager, match);
  return begunIn(match).some(one => (begun.get(lastWord(one))?.length ?? Infinity) > FEW_WORDS);
}

/** The words that begin so; null where they are too many. */
async function wordsFrom(manager: EntityManager, start: string): Promise<string[] | null> {
  const length = [...start].length;
  const most = length === 1 ? MAX_PAIRS : MAX_WORDS;
  const isBegun = (term: string) => `substr(${term}, 1, ${length}) = ?`;
  // From each word to what stands behind it: "greater than" would first read all places of the word.
  const rows: { term: string }[] = await manager.query(
    'WITH RECURSIVE "w" ("term", "n") AS (SELECT (SELECT "term" FROM "message_search_words" WHERE "term" >= ? LIMIT 1), 1 ' +
      'UNION ALL SELECT (SELECT "v"."term" FROM "message_search_words" "v" WHERE "v"."term" >= "w"."term" || char(1) LIMIT 1), "w"."n" + 1 ' +
      `FROM "w" WHERE ${isBegun('"w"."term"')} AND "w"."n" <= ${most}) SELECT "term" FROM "w" WHERE ${isBegun('"term"')}`,
    [start, start, start],
  );
  return rows.length > most ? null : rows.map(row => row.term);
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
