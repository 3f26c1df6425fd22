import type { EntityManager } from 'typeorm';
import type { Sought } from '../../common/searchText';
import type { Alternative, Match, Range } from './search';
import { findPlaces } from './search';

/*
 * Ways around long walks of the search index: numbers of messages as a set, the places of few messages, and a match that finds a little too much in far less time.
 */

const isMssql = (manager: EntityManager) => manager.connection.options.type === 'mssql';
// So many places of a word tell how near to each other they stand.
const SAMPLE = 200;
const MOST_WORDS = 8;
// A word that is so many times rarer than the most frequent of its phrase is worth to be asked for alone.
const WORTH = 4;

/**
 * What a statement answers as `messageId`, not sorted, some of it twice; null where it is more than `most`. 0.15 µs each where an index covers the statement.
 *
 * @param source SQL of ours without values
 */
export async function findMessageIds(manager: EntityManager, source: string, most: number): Promise<number[] | null> {
  const end = Math.trunc(most) + 1;
  if (isMssql(manager)) {
    const rows: { messageId: number }[] = await manager.query(`SELECT TOP ${end} "messageId" FROM (${source}) "x"`);
    return rows.length > most ? null : rows.map(row => Number(row.messageId));
  }
  const [row] = (await manager.query(
    `SELECT json_group_array("messageId") AS "ids" FROM (SELECT "messageId" FROM (${source}) LIMIT ${end})`,
  )) as { ids: string }[];
  const ids = JSON.parse(row?.ids ?? '[]') as number[];
  return ids.length > most ? null : ids;
}

/** The places of these messages in a range, newest first, each once. 1 µs each. */
export async function placesOf(
  manager: EntityManager,
  messageIds: readonly number[],
  { floor, below }: Pick<Range, 'floor' | 'below'>,
): Promise<number[]> {
  if (messageIds.length === 0) return [];
  const isServer = isMssql(manager);
  const listed = isServer ? 'SELECT CAST("value" AS int) FROM OPENJSON(@0)' : 'SELECT "value" FROM json_each(?)';
  const rows: { place: number | string }[] = await manager.query(
    `SELECT "place" FROM "message_search_place" WHERE "messageId" IN (${listed})` +
      // The sign: the range is most of the table, and the index of messages is the way.
      ` AND ${isServer ? '' : '+'}"place" >= ${Math.trunc(floor)} AND ${isServer ? '' : '+'}"place" < ${Math.trunc(below)}`,
    [JSON.stringify(messageIds)],
  );
  return rows.map(row => Number(row.place)).sort((a, b) => b - a);
}

/**
 * A match that finds all that `match` finds and some more, and reads less: of each phrase only its rarest word. "trader7@haitu.example" is three words one behind
 * the other, two of which stand in every letter of the house: to see that they do, the index reads all of these. Null where nothing is to be won.
 */
export async function loosened(manager: EntityManager, match: Match): Promise<Match | null> {
  if (isMssql(manager)) return null;
  const known = new Map<string, number>();
  let isWorth = false;
  const loosen = async (one: Sought): Promise<Sought> => {
    // The last word may go on: how often its beginning stands is not looked up.
    const words = one.isPrefix ? one.words.slice(0, -1) : one.words;
    if (one.words.length < 2 || words.length === 0) return one;
    for (const word of one.words) if (!known.has(word)) known.set(word, await distanceOf(manager, word));
    const rarest = words.reduce((best, word) => (far(known, word) > far(known, best) ? word : best));
    const nearest = Math.min(...one.words.map(word => far(known, word)));
    if (far(known, rarest) < WORTH * nearest) return one;
    isWorth = true;
    return { words: [rarest], isPrefix: false };
  };
  const all: Alternative[][] = [];
  for (const group of match.all) {
    const loose: Alternative[] = [];
    for (const { columns, sought } of group) {
      const shorter: Sought[] = [];
      for (const one of sought) shorter.push(await loosen(one));
      loose.push({ columns, sought: shorter });
    }
    all.push(loose);
  }
  return isWorth ? { ...match, all } : null;
}

const far = (known: ReadonlyMap<string, number>, word: string) => known.get(word) ?? 0;

/** How far the newest places of a word are apart; of one that stands nearly nowhere, endlessly far. */
async function distanceOf(manager: EntityManager, word: string): Promise<number> {
  const one = { words: [word], isPrefix: false };
  return 1 / Math.max(await densityOfOne(manager, { columns: null, sought: [one] }, EVERYWHERE), Number.MIN_VALUE);
}

const EVERYWHERE = { floor: 0, below: Number.MAX_SAFE_INTEGER };

/**
 * How many entries the index reads in one unit of place to answer a match, as far as the newest ones tell. It reads all its words, each for itself, whatever they have in common; of many
 * the first tell enough.
 */
export async function densityOf(
  manager: EntityManager,
  match: Match,
  range: Pick<Range, 'floor' | 'below'>,
): Promise<number> {
  const words = new Map<string, Alternative>();
  for (const { columns, sought } of match.all.flat())
    for (const one of sought)
      one.words.forEach((word, at) => {
        const isPrefix = one.isPrefix && at === one.words.length - 1;
        words.set(`${columns?.join()}${word}${isPrefix}`, { columns, sought: [{ words: [word], isPrefix }] });
      });
  let sum = 0;
  for (const word of [...words.values()].slice(0, MOST_WORDS)) sum += await densityOfOne(manager, word, range);
  return sum;
}

async function densityOfOne(
  manager: EntityManager,
  one: Alternative,
  range: Pick<Range, 'floor' | 'below'>,
): Promise<number> {
  const places = await findPlaces(manager, { all: [[one]], none: [] }, range, SAMPLE);
  const [newest, oldest] = [places[0], places[SAMPLE - 1]];
  return newest === undefined || oldest === undefined ? 0 : SAMPLE / (newest - oldest + 1);
}
