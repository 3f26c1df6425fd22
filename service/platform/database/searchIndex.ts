import type { EntityManager, QueryRunner } from 'typeorm';
import { dialectOf } from './schema';
import { createSearchIndex, hasOldIndex } from './search';
import { pieces } from './rows';
import type { SearchRow } from './searchFields';
import { searchColumns, searchFields } from './searchFields';

/**
 * Places in one second. A message's row number in the index, its place, is the second in which it was sent times this, plus a number of its own: so the order of
 * the index is the order of time, however late a letter was imported, and "newest first" is a walk down the index that ends when the page is full. With
 * more in one second than it holds (an archive without dates), the next second is taken. Larger numbers would make the index larger: of two hundred words a
 * message each keeps the distance to its place before.
 */
export const PLACES_A_SECOND = 1024;
// How far letters may be put behind their second, and what a search by date must look further for that; seconds.
const MAX_SHIFT = 3600;
const LAST_SECOND = 8_000_000_000;

/**
 * Puts the index by time in the place of the first one. It holds no text of its own (contentless). Where there is mail, the old one stays under another name until
 * a job has taken over the past (mail/indexing.service.ts), because re-filing looks for numbers in it.
 *
 * The index keeps beginnings of three letters as words of their own (`prefix`): there are too many words with such a beginning to ask for each. For
 * longer ones the words are looked up in `message_search_words` and asked for by name: both are read lazily, newest first, and end with the page.
 */
export async function createDatedSearchIndex(runner: QueryRunner): Promise<void> {
  const columns = searchColumns.map(column => `"${column}"`);
  if (dialectOf(runner) === 'mssql') {
    await runner.query('DROP TABLE "message_search"');
    const texts = columns.map(column => `${column} nvarchar(MAX)`).join(', ');
    await runner.query(`CREATE TABLE "message_search" ("rowid" bigint NOT NULL PRIMARY KEY, ${texts})`);
    await runner.query(
      'CREATE TABLE "message_search_place" ("place" bigint NOT NULL PRIMARY KEY, "messageId" int NOT NULL UNIQUE)',
    );
    return;
  }
  const [old] = (await runner.query('SELECT 1 AS "is" FROM "message" LIMIT 1')) as unknown[];
  await runner.query(
    old ? 'ALTER TABLE "message_search" RENAME TO "message_search_old"' : 'DROP TABLE "message_search"',
  );
  await runner.query(
    `CREATE VIRTUAL TABLE "message_search" USING fts5(${columns.join(', ')}, content='', contentless_delete=1, prefix='3', ` +
      `tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'")`,
  );
  await runner.query(`CREATE VIRTUAL TABLE "message_search_words" USING fts5vocab("message_search", "instance")`);
  await runner.query(
    'CREATE TABLE "message_search_place" ("place" integer PRIMARY KEY NOT NULL, "messageId" integer NOT NULL UNIQUE)',
  );
}

/**
 * How many parts of the index of one size FTS5 lets stand side by side before it puts them together ('automerge' of its documentation; 4 unless told). More
 * make a search open more parts, and an import write each word less often.
 */
export async function tuneSearchIndex(runner: QueryRunner, parts: number): Promise<void> {
  if (dialectOf(runner) === 'mssql') return;
  await runner.query(
    `INSERT INTO "message_search" ("message_search", "rank") VALUES ('automerge', ${Math.trunc(parts)})`,
  );
}

// Every transaction adds a part to the index. Parts of one size are put together as soon as there are so many; while an import gathers them, only beyond the second number.
const PARTS = 16;
const MOST_PARTS = 256;
// Pages that one step of putting together writes: some ten milliseconds.
const STEP_PAGES = 200;

/**
 * Says whether parts of the index are only gathered for now, or put together as they come. An import gathers them: what it writes would else be written twice, by the thread
 * that everything waits for. Searches find the same either way. Where an import ends without saying so, the next one that ends does.
 */
export async function gatherSearchParts(manager: EntityManager, isGathering: boolean): Promise<void> {
  if (isMssql(manager)) return;
  const set = (option: string, value: number) =>
    manager.query(`INSERT INTO "message_search" ("message_search", "rank") VALUES ('${option}', ${value})`);
  await set('crisismerge', MOST_PARTS);
  await set('automerge', isGathering ? 0 : PARTS);
}

/** Puts parts of the index together, one bounded step; false where nothing was to do, or where they are being gathered. */
export async function mergeSearchParts(manager: EntityManager): Promise<boolean> {
  if (isMssql(manager)) return false;
  const [setting]: { v: number }[] = await manager.query(
    `SELECT "v" FROM "message_search_config" WHERE "k" = 'automerge'`,
  );
  if (setting?.v === 0) return false;
  const changes = async () => {
    const [row]: { n: number }[] = await manager.query('SELECT total_changes() AS "n"');
    return row?.n ?? 0;
  };
  const before = await changes();
  await manager.query(`INSERT INTO "message_search" ("message_search", "rank") VALUES ('merge', ${STEP_PAGES})`);
  // The statement itself counts for one ('merge' of the documentation of FTS5).
  return (await changes()) - before >= 2;
}

/** Takes the index by time away again. */
export async function dropDatedSearchIndex(runner: QueryRunner): Promise<void> {
  const isSqlServer = dialectOf(runner) === 'mssql';
  await runner.query('DROP TABLE "message_search_place"');
  if (!isSqlServer) await runner.query('DROP TABLE "message_search_words"');
  await runner.query('DROP TABLE "message_search"');
  if (!isSqlServer && (await hasOldIndex(runner)))
    await runner.query('ALTER TABLE "message_search_old" RENAME TO "message_search"');
  else await createSearchIndex(runner);
}

/** Drops the index of before the upgrade, when all of it is taken over. */
export async function dropOldIndex(manager: EntityManager): Promise<void> {
  if (!isMssql(manager)) await manager.query('DROP TABLE IF EXISTS "message_search_old"');
}

const isMssql = (manager: EntityManager) => manager.connection.options.type === 'mssql';

/** Adds messages to the index, or puts them in again, in the transaction that stores them. */
export async function indexMessages(manager: EntityManager, rows: readonly SearchRow[]): Promise<void> {
  await unindexMessages(
    manager,
    rows.map(row => row.messageId),
  );
  const places = await choosePlaces(manager, rows);
  const mssql = isMssql(manager);
  // In the order of their places, and on SQLite all at once: FTS5 writes out what it has gathered whenever a place is behind the one before, and at every
  // statement that follows.
  const inOrder = [...rows].sort((a, b) => (places.get(a.messageId) ?? 0) - (places.get(b.messageId) ?? 0));
  for (const chunk of pieces(inOrder, mssql ? 200 : 400)) {
    await addPlaces(
      manager,
      chunk.map(row => [places.get(row.messageId) as number, row.messageId]),
    );
    const values: unknown[] = [];
    const mark = (value: unknown) => (values.push(value), mssql ? `@${values.length - 1}` : '?');
    const tuples = chunk.map(
      row => `(${[places.get(row.messageId), ...searchFields(row, !mssql)].map(mark).join(', ')})`,
    );
    const columns = searchColumns.map(column => `"${column}"`).join(', ');
    await manager.query(`INSERT INTO "message_search" ("rowid", ${columns}) VALUES ${tuples.join(', ')}`, values);
  }
}

async function addPlaces(manager: EntityManager, pairs: readonly (readonly [number, number])[]): Promise<void> {
  const into = 'INSERT INTO "message_search_place" ("place", "messageId")';
  if (isMssql(manager)) {
    const tuples = pairs.map(([place, messageId]) => `(${place}, ${Math.trunc(messageId)})`);
    await manager.query(`${into} VALUES ${tuples.join(', ')}`);
    return;
  }
  const values = `SELECT json_extract("value", '$[0]'), json_extract("value", '$[1]') FROM json_each(?)`;
  await manager.query(`${into} ${values}`, [JSON.stringify(pairs)]);
}

/** Takes messages out of the index, in the transaction that erases them. Those that are not in it are passed over. */
export async function unindexMessages(manager: EntityManager, messageIds: readonly number[]): Promise<void> {
  for (const piece of pieces(messageIds, 500)) {
    const [list, values] = isMssql(manager)
      ? [piece.map(id => Math.trunc(id)).join(', '), []]
      : ['SELECT "value" FROM json_each(?)', [JSON.stringify(piece)]];
    const sql = `SELECT "place" FROM "message_search_place" WHERE "messageId" IN (${list})`;
    const found: { place: number | string }[] = await manager.query(sql, values);
    if (found.length === 0) continue;
    const places = found.map(row => Number(row.place)).join(', ');
    await manager.query(`DELETE FROM "message_search" WHERE "rowid" IN (${places})`);
    await manager.query(`DELETE FROM "message_search_place" WHERE "place" IN (${places})`);
  }
}

const secondOf = (at: Date) => Math.min(LAST_SECOND, Math.max(0, Math.floor(at.getTime() / 1000) || 0));

/** The first place that a message sent at this instant can have. */
export function placeFrom(at: Date): number {
  return secondOf(at) * PLACES_A_SECOND;
}

/** A place behind all that a message sent before this instant can have. */
export function placeBefore(at: Date): number {
  return (secondOf(at) + MAX_SHIFT) * PLACES_A_SECOND;
}

/** A free place for each message, in the second in which it was sent or as soon behind it as there is one. */
async function choosePlaces(manager: EntityManager, rows: readonly SearchRow[]): Promise<Map<number, number>> {
  const places = new Map<number, number>();
  const next = new Map<number, number>();
  const seconds = new Map(rows.map(row => [row.messageId, secondOf(row.sentAt)]));
  let open = [...seconds].map(([messageId, second]) => ({ messageId, second }));
  while (open.length > 0) {
    await readNext(manager, next, [...new Set(open.map(one => one.second))]);
    const full: typeof open = [];
    for (const one of open) {
      const place = next.get(one.second) as number;
      if (place >= (one.second + 1) * PLACES_A_SECOND) full.push({ ...one, second: one.second + 1 });
      else {
        places.set(one.messageId, place);
        next.set(one.second, place + 1);
      }
    }
    open = full;
  }
  return places;
}

const lastPlace = (second: string) =>
  `SELECT MAX("place") FROM "message_search_place" WHERE "place" >= ${second} * ${PLACES_A_SECOND} AND "place" < (${second} + 1) * ${PLACES_A_SECOND}`;

async function readNext(manager: EntityManager, next: Map<number, number>, seconds: readonly number[]): Promise<void> {
  const unknown = seconds.filter(second => !next.has(second));
  for (const piece of pieces(unknown, 400)) {
    const all = piece.map(second => `SELECT ${second} AS "second", (${lastPlace(String(second))}) AS "last"`);
    const rows: { second: number; last: number | string | null }[] = isMssql(manager)
      ? await manager.query(all.join(' UNION ALL '))
      : await manager.query(`SELECT "value" AS "second", (${lastPlace('"value"')}) AS "last" FROM json_each(?)`, [
          JSON.stringify(piece),
        ]);
    for (const { second, last } of rows) next.set(second, last === null ? second * PLACES_A_SECOND : Number(last) + 1);
  }
}
