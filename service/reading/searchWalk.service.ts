import type { EntityManager } from 'typeorm';
import { visibleCompanySql } from '../companies/visibility';
import type { MessageWay } from '../filing/visibility';
import { ownMailboxIds } from '../filing/ownMailboxes.service';
import { messageWays, visibleMessageSql } from '../filing/visibility';
import { Message } from '../mail/message.entity';
import type { Match, Range } from '../platform/database/search';
import { findPlaces } from '../platform/database/search';
import type { Viewer } from '../users/roles';
import type { SearchPlan } from './searchPlan.service';

/** A mail that was found; `place` is its place in the index, which is the order of time. */
export interface Hit {
  id: number;
  place: number;
}

export interface Walked {
  /** Newest first. */
  hits: Hit[];
  /** Nothing older fits. */
  isAll: boolean;
  /** Where to go on: everything from here on has been looked at. */
  below: number;
}

// How many places are looked at in one go, from few to many: the first page of a common word is there after the first.
const FIRST_WINDOW = 200;
const LAST_WINDOW = 2_000;
// After so many of which hardly any may be seen, what may be seen is gathered first. A place costs 5 µs to look at.
const LOOKS_BEFORE_REACH = 4_000;
// More than this is not gathered. Gathering takes 4 µs each; looking in vain at a word that stands in a tenth of a million hidden letters took seven seconds.
const MAX_SOURCE = 120_000;

/**
 * The newest mail that fits and that the viewer may see: at most `wanted` of it, newest first. Nothing is sorted and nothing is read to its end: the index is walked
 * from the newest place downwards in windows (`findPlaces`), and of each window those are kept that fulfil the conditions, rights first among them.
 *
 * Two things could make that walk long. Where the query names something narrow (a company, a record, a mailbox, the review queue), the places of that are gathered
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
  const hits: Hit[] = [];
  const { page, wanted = page, mostLooks = 0 } = from;
  let within = await firstShort(manager, plan, plan.sources);
  let isReachTried = within !== null;
  let below = Math.min(plan.below, from.below);
  let looks = 0;
  for (let window = FIRST_WINDOW; ; window = Math.min(LAST_WINDOW, window * 3)) {
    const places = await placesOf(manager, plan, { floor: plan.floor, below, within }, window);
    looks += places.length;
    hits.push(...(await keep(manager, viewer, plan, places)));
    const isAll = places.length < window;
    below = isAll ? plan.floor : (places[places.length - 1] as number);
    if (hits.length > wanted)
      return { hits: hits.slice(0, wanted), isAll: false, below: (hits[wanted - 1] as Hit).place };
    if (isAll || (looks >= mostLooks && hits.length >= page)) return { hits, isAll, below };
    if (!isReachTried && looks >= LOOKS_BEFORE_REACH && hits.length < looks / 20) {
      within = await firstShort(manager, plan, await reachOf(manager, viewer));
      isReachTried = true;
    }
    // Others are served between two windows: SQLite answers without leaving this turn of the event loop.
    await new Promise(done => setImmediate(done));
  }
}

async function placesOf(manager: EntityManager, plan: SearchPlan, range: Range, limit: number): Promise<number[]> {
  if (plan.match) return findPlaces(manager, plan.match, range, limit);
  const { floor, below, within } = range;
  if (within) return within.filter(place => place >= floor && place < below).slice(0, limit);
  const rows = await manager
    .createQueryBuilder()
    .select('"p"."place"', 'place')
    .from('message_search_place', 'p')
    .where(`"p"."place" >= ${Math.trunc(floor)} AND "p"."place" < ${Math.trunc(below)}`)
    .orderBy('"p"."place"', 'DESC')
    .limit(limit)
    .getRawMany<{ place: number | string }>();
  return rows.map(row => Number(row.place));
}

/** Of these places those that fulfil the conditions of the plan and that the viewer may see, in their order. */
async function keep(
  manager: EntityManager,
  viewer: Viewer,
  plan: SearchPlan,
  places: readonly number[],
): Promise<Hit[]> {
  if (places.length === 0) return [];
  const listed = places.map(place => Math.trunc(place)).join(', ');
  const builder = manager
    .createQueryBuilder(Message, 'm')
    .innerJoin('message_search_place', 'p', '"p"."messageId" = m.id')
    .select('m.id', 'id')
    .addSelect('"p"."place"', 'place')
    .where(`"p"."place" IN (${listed}) AND m.kind <> 'stub'`);
  const visible = visibleMessageSql(viewer, '"m"');
  for (const { sql, parameters } of [...plan.conditions, visible]) builder.andWhere(sql, parameters);
  const rows = await builder.getRawMany<{ id: number; place: number | string }>();
  const unwanted = await withUnwanted(
    manager,
    plan,
    rows.map(row => Number(row.place)),
  );
  return rows
    .map(row => ({ id: row.id, place: Number(row.place) }))
    .filter(hit => !unwanted.has(hit.place))
    .sort((a, b) => b.place - a.place);
}

/** Where nothing but what must not be there is named, those of the places that hold it. */
async function withUnwanted(manager: EntityManager, plan: SearchPlan, places: readonly number[]): Promise<Set<number>> {
  if (plan.none.length === 0 || places.length === 0) return new Set();
  const match: Match = { all: [plan.none], none: [] };
  const range = { floor: Math.min(...places), below: Math.max(...places) + 1, within: places };
  return new Set(await findPlaces(manager, match, range, places.length));
}

/** The places that the first short one of the sources answers, newest first; null where none is short. */
async function firstShort(
  manager: EntityManager,
  plan: SearchPlan,
  sources: readonly string[],
): Promise<number[] | null> {
  const top = manager.connection.options.type === 'mssql' ? `TOP ${MAX_SOURCE + 1} ` : '';
  const end = top ? '' : ` LIMIT ${MAX_SOURCE + 1}`;
  for (const source of sources) {
    const rows: { place: number | string }[] = await manager.query(
      // CROSS, so that SQLite begins with the source and asks the index of messages, and not the other way round.
      `SELECT ${top}"p"."place" AS "place" FROM (${source}) "x" CROSS JOIN "message_search_place" "p"` +
        ` WHERE "p"."messageId" = "x"."messageId" AND "p"."place" >= ${Math.trunc(plan.floor)} AND "p"."place" < ${Math.trunc(plan.below)}${end}`,
    );
    if (rows.length > MAX_SOURCE) continue;
    return [...new Set(rows.map(row => Number(row.place)))].sort((a, b) => b - a);
  }
  return null;
}

/**
 * All that the viewer can possibly see, and some that he may not: statements that answer messageId, each along an index of what it begins with; none where there is a way to see mail
 * that is not known here.
 */
async function reachOf(manager: EntityManager, viewer: Viewer): Promise<string[]> {
  const boxes = [0, ...(await ownMailboxIds(manager, viewer))].join(', ');
  const owners = [viewer.userId, ...viewer.ownerIds].map(id => Math.trunc(id)).join(', ');
  const filed = (column: string, ids: string) =>
    `SELECT "vf"."messageId" AS "messageId" FROM "filing" "vf" WHERE "vf"."endedAt" IS NULL AND "vf"."${column}" IN (${ids})`;
  const parts: Record<MessageWay, string> = {
    own_copy: `SELECT "vc"."messageId" AS "messageId" FROM "mailbox_message" "vc" WHERE "vc"."mailboxId" IN (${boxes})`,
    party: filed('companyId', `SELECT "vco"."id" FROM "company" "vco" WHERE ${visibleCompanySql(viewer, '"vco"').sql}`),
    record: filed('recordId', `SELECT "vr"."id" FROM "record" "vr" WHERE "vr"."ownerId" IN (${owners})`),
  };
  const ways = messageWays(viewer, '"m"').map(({ way }) => parts[way]);
  return ways.every(Boolean) ? [ways.join(' UNION ')] : [];
}
