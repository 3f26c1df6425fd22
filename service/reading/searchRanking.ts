import type { Match } from '../platform/database/search';
import type { SearchColumn } from '../platform/database/searchFields';

/** What makes a hit a better one, and how much. */
const weights = { subject: 6, exact: 4, people: 3, files: 2 } as const;
export type Merit = keyof typeof weights;
export const merits = Object.keys(weights) as Merit[];

const columns: Readonly<Record<Exclude<Merit, 'exact'>, readonly SearchColumn[]>> = {
  subject: ['subject'],
  people: ['sender', 'recipients', 'copied'],
  files: ['files'],
};

/** The match that only hits of this merit fulfil: all that is sought stands in the subject, in the names; or word for word, nothing being only a beginning. */
export function matchOfMerit(match: Match, merit: Merit): Match {
  return {
    none: [],
    all: match.all.map(group =>
      group.map(alternative =>
        merit === 'exact'
          ? { ...alternative, sought: alternative.sought.map(one => ({ ...one, isPrefix: false })) }
          : { ...alternative, columns: alternative.columns ?? columns[merit] },
      ),
    ),
  };
}

/**
 * Hits, best first. At equal merit the newer is the better one, and a year-old letter must be much better than today's.
 *
 * @param hits newest first
 * @param having places of the hits that have each merit
 */
export function rankHits<T extends { place: number }>(
  hits: readonly T[],
  having: Readonly<Record<Merit, ReadonlySet<number>>>,
): T[] {
  const scored = hits.map((hit, at) => ({
    hit,
    at,
    score:
      merits.reduce((sum, merit) => sum + (having[merit].has(hit.place) ? weights[merit] : 0), 0) -
      (3 * at) / hits.length,
  }));
  return scored.sort((a, b) => b.score - a.score || a.at - b.at).map(one => one.hit);
}
