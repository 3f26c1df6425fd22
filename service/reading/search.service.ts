import type { EntityManager } from 'typeorm';
import { badRequest } from '../common/errors';
import type { Match } from '../platform/database/search';
import { findPlaces } from '../platform/database/search';
import { mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { parseSearch } from './searchLanguage';
import type { SearchQuery } from './searchLanguage';
import type { SearchPlan } from './searchPlan.service';
import { planSearch } from './searchPlan.service';
import type { Merit } from './searchRanking';
import { matchOfMerit, merits, rankHits } from './searchRanking';
import type { Hit } from './searchJudge.service';
import { openOf } from './searchNames.service';
import { walkSearch } from './searchWalk.service';

export interface FoundMail {
  query: SearchQuery;
  plan: SearchPlan;
  hits: Hit[];
  nextCursor: string | null;
  /** Of the first page: how many were found; null on later ones. */
  count: number | null;
  isMore: boolean;
}

/** Counting and ranking end here. */
export const MOST_COUNTED = 1_000;
// What is found beyond the page is only counted: for that so many places are looked at.
const LOOKS_TO_COUNT = 2_000;

/**
 * Mail that a query finds, only what the viewer may see. Newest first; or with `best` the newest 1,000 of it ranked.
 *
 * `cursor` is that of the page before; `isUncounted` looks no further than the page.
 *
 * @throws AppError page.cursor_invalid
 */
export async function findMail(
  manager: EntityManager,
  viewer: Viewer,
  asked: { q: string; order?: 'newest' | 'best'; cursor?: string; limit: number; isUncounted?: boolean },
  now: Date,
): Promise<FoundMail> {
  const { limit, order = 'newest' } = asked;
  const query = parseSearch(asked.q);
  const plan = await planSearch(manager, viewer, query.clauses, now);
  const nothing = { query, plan, hits: [], nextCursor: null, count: 0, isMore: false };
  if (!plan.match && plan.conditions.length === 0) return nothing;
  const place = readCursor(asked.cursor);
  if (order === 'best') return { query, plan, ...(await bestOf(manager, viewer, plan, place ?? 0, limit)) };
  const isFirst = place === null;
  const walked = await walkSearch(manager, viewer, plan, {
    below: place ?? plan.below,
    page: limit + 1,
    ...(isFirst && !asked.isUncounted ? { wanted: MOST_COUNTED, mostLooks: LOOKS_TO_COUNT } : {}),
  });
  const hits = walked.hits.slice(0, limit);
  const hasNext = walked.hits.length > limit || !walked.isAll;
  const last = hits[hits.length - 1];
  return {
    query,
    plan,
    hits,
    nextCursor: hasNext && last ? String(last.place) : null,
    count: isFirst ? walked.hits.length : null,
    isMore: !walked.isAll,
  };
}

async function bestOf(manager: EntityManager, viewer: Viewer, plan: SearchPlan, from: number, limit: number) {
  const { hits, isAll } = await walkSearch(manager, viewer, plan, {
    below: plan.below,
    page: limit + 1,
    wanted: MOST_COUNTED,
    mostLooks: LOOKS_TO_COUNT,
  });
  const ranked = await rank(manager, viewer, plan, hits);
  const end = from + limit;
  return {
    hits: ranked.slice(from, end),
    nextCursor: end < ranked.length ? String(end) : null,
    count: from === 0 ? hits.length : null,
    isMore: !isAll,
  };
}

async function rank(manager: EntityManager, viewer: Viewer, plan: SearchPlan, hits: readonly Hit[]): Promise<Hit[]> {
  const [newest, oldest] = [hits[0], hits[hits.length - 1]];
  if (!plan.match || !newest || !oldest) return [...hits];
  // Only the stretch of the index in which the hits stand is read again.
  const range = { floor: oldest.place, below: newest.place + 1, within: hits.map(hit => hit.place) };
  const having = {} as Record<Merit, Set<number>>;
  for (const merit of merits) {
    const match = shownTo(viewer, matchOfMerit(plan.match, merit));
    having[merit] = new Set(match ? await findPlaces(manager, match, range, hits.length) : []);
  }
  return rankHits(hits, having);
}

/** The match as it may order the hits of somebody: where he may not see addresses, they do not count. Null where nothing is left. */
function shownTo(viewer: Viewer, match: Match): Match | null {
  if (mayView(viewer, 'contact')) return match;
  const all = match.all.map(group =>
    group.flatMap(one => {
      const columns = openOf(one.columns);
      return columns.length > 0 ? [{ ...one, columns }] : [];
    }),
  );
  return all.every(group => group.length > 0) ? { ...match, all } : null;
}

function readCursor(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  if (!/^\d{1,15}$/.test(cursor))
    throw badRequest('page.cursor_invalid', 'This page cannot be continued; begin again at the first page.');
  return Number(cursor);
}
