import type { EntityManager } from 'typeorm';
import type { Match, Range } from '../platform/database/search';
import { findMessages, findPlaces, isCrowded } from '../platform/database/search';
import { densityOf, loosened, placesOf } from '../platform/database/searchPlaces';
import { mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import type { Hit } from './searchJudge.service';
import { keepHits } from './searchJudge.service';
import type { SearchPlan } from './searchPlan.service';
import { firstShort, reachOf } from './searchReach.service';

export interface Walked {
  /** Newest first. */
  hits: Hit[];
  /** Nothing older fits. */
  isAll: boolean;
}

/** A walk that is under way. */
interface Walk {
  manager: EntityManager;
  viewer: Viewer;
  plan: SearchPlan;
  match: Match | null;
  /** Each question takes long, however little is asked (`isCrowded`). */
  isCrowded: boolean;
  page: number;
  wanted: number;
  /** For more than the page so many places are looked at; 0 where nothing is counted. */
  mostLooks: number;
  floor: number;
  /** Everything from here on has been looked at. */
  below: number;
  hits: Hit[];
}

// How many places are looked at in one go, from few to many: the first page of a common word is there after the first.
const FIRST_WINDOW = 200;
const LAST_WINDOW = 2_000;
// Where a page would take more looks than this (7 µs each, rights are asked of all), what may be seen is gathered first.
const MANY_LOOKS = 3_000;
// So many messages are looked for one by one in the index; of more, what the index finds is compared with them (0.7 µs a look).
const FEW = 5_000;
const LAST_WIDE_WINDOW = 20_000;
const WIDE_LOOKS = 10;
// So many entries of the index are read to count (0.1 µs each), and at most so many in one go.
const ENTRIES_TO_COUNT = 100_000;
const ENTRIES_AT_ONCE = 40_000;
// What it takes to ask the index for one place, in entries that it could read instead.
const ENTRIES_A_QUESTION = 1_500;

/**
 * The newest mail that fits and that the viewer may see: at most `wanted` of it, newest first. Nothing is sorted and nothing is read to its end: the index is walked
 * from the newest place downwards in windows (`findPlaces`), and of each window those are kept that fulfil the conditions, rights first among them.
 *
 * Two things could make that walk long. Where the query names something narrow (a company, a record, a mailbox, the review queue), the messages of that are gathered
 * first, and the index only tells which of them hold the words. And where hardly anything of what is found may be seen, the same is done with
 * all that the viewer can possibly see: his own copies, and what is filed under companies of his. Either way the rights are asked of each hit in the end.
 *
 * @param page so many are found whatever it costs; for more than these, up to `wanted`, at most `mostLooks` places are looked at
 */
export async function walkSearch(
  manager: EntityManager,
  viewer: Viewer,
  plan: SearchPlan,
  from: { below: number; page: number; wanted?: number; mostLooks?: number },
): Promise<Walked> {
  const { page, wanted = page, mostLooks = 0 } = from;
  const below = Math.min(plan.below, from.below);
  const match = matchFor(viewer, plan);
  const walk: Walk = {
    ...{ manager, viewer, plan, match, page, wanted, mostLooks },
    isCrowded: match !== null && (await isCrowded(manager, match)),
    ...{ floor: plan.floor, below, hits: [] },
  };
  const source = await firstShort(manager, plan.sources);
  return source ? walkAmong(walk, source) : walkAll(walk);
}

/** Whoever may not see addresses is not told by what is missing either that one holds something (searchNames.service.ts). */
function matchFor(viewer: Viewer, { match }: SearchPlan): Match | null {
  return match && !mayView(viewer, 'contact') ? { ...match, none: [] } : match;
}

async function walkAll(walk: Walk): Promise<Walked> {
  const { manager, floor } = walk;
  let isReachTried = false;
  let looks = 0;
  for (let window = walk.isCrowded ? LAST_WINDOW : FIRST_WINDOW; ; window = Math.min(LAST_WINDOW, window * 3)) {
    const places = await findPlaces(manager, walk.match, { floor, below: walk.below }, window);
    looks += places.length;
    await keep(walk, places);
    const isAll = places.length < window;
    const end = ended(walk, isAll, looks >= walk.mostLooks);
    if (end) return end;
    walk.below = places[places.length - 1] as number;
    if (!isReachTried && looks * walk.page > MANY_LOOKS * (walk.hits.length + 1)) {
      isReachTried = true;
      const reach = await reachOf(walk.manager, walk.viewer);
      if (reach) return walkAmong(walk, reach);
    }
    await othersFirst();
  }
}

/** The answer, where nothing is left or enough is found. */
function ended(walk: Walk, isAll: boolean, isCounted: boolean): Walked | null {
  const { hits, wanted, page } = walk;
  if (hits.length > wanted) return { hits: hits.slice(0, wanted), isAll: false };
  return isAll || (isCounted && hits.length >= page) ? { hits, isAll } : null;
}

// Others are served between two windows: SQLite answers without leaving this turn of the event loop.
const othersFirst = () => new Promise(done => setImmediate(done));

async function keep(walk: Walk, places: readonly number[]): Promise<void> {
  walk.hits.push(...(await keepHits(walk.manager, walk.viewer, walk.plan, places)));
}

/** Goes on with nothing but these messages; some may be named twice. */
async function walkAmong(walk: Walk, messageIds: readonly number[]): Promise<Walked> {
  const loose = walk.match && !walk.isCrowded ? await loosened(walk.manager, walk.match) : null;
  const few = messageIds.length <= 2 * FEW ? new Set(messageIds) : null;
  if (few && few.size <= FEW) return walkNarrow(walk, await placesOf(walk.manager, [...few], walk), loose);
  return walkWide(walk, among(messageIds), loose);
}

/** Tells whether a number is among these. A bit for each: a set of a hundred thousand numbers takes longer to make than to gather them. */
function among(ids: readonly number[]): (id: number) => boolean {
  const largest = ids.reduce((most, id) => Math.max(most, id), 0);
  const bits = new Uint32Array((largest >>> 5) + 1);
  for (const id of ids) bits[id >>> 5]! |= 1 << (id & 31);
  return id => id <= largest && (bits[id >>> 5]! & (1 << (id & 31))) !== 0;
}

/** Of these places those that fit what is asked for, where a looser match has found them. */
function fitting({ manager, match }: Walk, loose: Match | null, places: readonly number[]): Promise<readonly number[]> {
  const [newestPlace, oldestPlace] = [places[0], places[places.length - 1]];
  if (!loose || !match || newestPlace === undefined || oldestPlace === undefined) return Promise.resolve(places);
  return findPlaces(
    manager,
    match,
    { floor: oldestPlace, below: newestPlace + 1, within: places, isWhole: true },
    places.length,
  );
}

/** What the index finds is compared with the messages. */
async function walkWide(walk: Walk, isAmong: (id: number) => boolean, loose: Match | null): Promise<Walked> {
  const { manager, floor } = walk;
  let looks = 0;
  for (
    let window = walk.isCrowded ? LAST_WIDE_WINDOW : LAST_WINDOW;
    ;
    window = Math.min(LAST_WIDE_WINDOW, window * 3)
  ) {
    const range = { floor, below: walk.below, isWhole: true };
    const { messageIds, lowest } = await findMessages(manager, loose ?? walk.match, range, window);
    looks += messageIds.length;
    const places = await placesOf(manager, messageIds.filter(isAmong), range);
    await keep(walk, await fitting(walk, loose, places));
    const end = ended(walk, messageIds.length < window, looks >= walk.mostLooks * WIDE_LOOKS);
    if (end) return end;
    walk.below = lowest ?? floor;
    await othersFirst();
  }
}

/** The index is asked for stretches in which few of the messages stand, from the newest downwards. */
async function walkNarrow(walk: Walk, places: readonly number[], loose: Match | null): Promise<Walked> {
  const match = loose ?? walk.match;
  const density = match && !walk.isCrowded ? await densityOf(walk.manager, match, walk) : 0;
  let entries = 0;
  for (let at = 0, size = walk.isCrowded ? FEW : FIRST_WINDOW / 2; ; size = nextSize(walk, at, size)) {
    const piece = pieceOf(places, at, size, density);
    at += piece.length;
    const read = entriesOf(piece, density);
    entries += read;
    if (piece.length > 0) await keep(walk, await narrowed(walk, piece, read, loose));
    const end = ended(walk, at >= places.length, walk.mostLooks === 0 || entries >= ENTRIES_TO_COUNT);
    if (end) return end;
    await othersFirst();
  }
}

/** Twice as many as before; or as many as the page still takes, where that is less. */
function nextSize({ hits, page }: Walk, at: number, size: number): number {
  const missing = page - hits.length;
  const enough = missing > 0 && hits.length > 0 ? Math.ceil((missing * at * 1.25) / hits.length) : Infinity;
  return Math.min(size * 2, Math.max(enough, FIRST_WINDOW / 2));
}

async function narrowed(
  walk: Walk,
  piece: readonly number[],
  entries: number,
  loose: Match | null,
): Promise<readonly number[]> {
  const match = loose ?? walk.match;
  if (!match) return piece;
  const isSparse = entries > ENTRIES_A_QUESTION * piece.length;
  const range: Range = {
    floor: piece[piece.length - 1] as number,
    below: (piece[0] as number) + 1,
    within: piece,
    isSparse,
    isWhole: true,
  };
  return fitting(walk, loose, await findPlaces(walk.manager, match, range, piece.length));
}

const entriesOf = (places: readonly number[], density: number) =>
  places.length === 0 ? 0 : density * ((places[0] as number) - (places[places.length - 1] as number));

/** The next places: so many, but not over so long a stretch that others would wait. */
function pieceOf(places: readonly number[], at: number, size: number, density: number): readonly number[] {
  const piece = places.slice(at, at + size);
  while (piece.length > 16 && entriesOf(piece, density) > Math.max(ENTRIES_AT_ONCE, ENTRIES_A_QUESTION * piece.length))
    piece.length = Math.ceil(piece.length / 2);
  return piece;
}
