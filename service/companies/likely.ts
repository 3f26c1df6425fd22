import type { NameLikeness } from './likeNames';

/** Why a company may be the one that is asked for. */
export type LikelyReason = 'address' | 'domain' | 'tax' | 'phone' | 'web' | NameLikeness;

/** How sure that is: 'certain' is refused, the rest is asked. */
export type Grade = 'certain' | 'likely' | 'possible';

// From 0 to 1. An address or a domain is one firm's; a phone may be an exchange's, a site a group's.
const weights: Readonly<Record<Exclude<LikelyReason, NameLikeness>, number>> = {
  address: 1,
  tax: 1,
  domain: 0.97,
  phone: 0.9,
  web: 0.9,
};
// Firms of one name in two countries are two, more often than not.
const OTHER_COUNTRY = 0.15;
const POSSIBLE = 0.7;
const LIKELY = 0.85;

/** What was found of one company. */
export interface Found {
  reasons: readonly Exclude<LikelyReason, NameLikeness>[];
  name: { score: number; why: NameLikeness } | null;
  isOtherCountry: boolean;
}

/** Whether a company is worth asking about, how sure it is, and why, the strongest reason first; null where it is not. */
export function grade(found: Found): { score: number; grade: Grade; reasons: LikelyReason[] } | null {
  const facts = [...new Set(found.reasons)].sort((a, b) => weights[b] - weights[a]);
  const nameScore = found.name ? found.name.score - (found.isOtherCountry ? OTHER_COUNTRY : 0) : 0;
  const isNameToldOf = found.name !== null && (nameScore >= POSSIBLE || facts.length > 0);
  const scores = [...facts.map(reason => weights[reason]), ...(isNameToldOf ? [nameScore] : [])];
  if (scores.length === 0) return null;
  const best = Math.max(...scores);
  // A second reason is worth something: it parts companies of equal score.
  const score = Math.min(1, best) + 0.02 * (scores.length - 1);
  const isSameName = (found.name?.score ?? 0) >= 0.98 && !found.isOtherCountry;
  const isCertain = isSameName || facts.some(reason => ['address', 'tax', 'domain'].includes(reason));
  const reasons: LikelyReason[] = [...facts, ...(isNameToldOf && found.name ? [found.name.why] : [])];
  const sure: Grade = isCertain ? 'certain' : best >= LIKELY ? 'likely' : 'possible';
  return { score, grade: sure, reasons };
}

/** How long ago somebody was last in touch, as coarse as it may be told to whoever may not see the company. */
export type CoarsePeriod = 'month' | 'quarter' | 'year' | 'longer' | 'never';

const DAY = 86_400_000;

export function coarsePeriod(lastAt: Date | null, now: Date): CoarsePeriod {
  if (!lastAt) return 'never';
  const days = (now.getTime() - lastAt.getTime()) / DAY;
  return days <= 31 ? 'month' : days <= 92 ? 'quarter' : days <= 366 ? 'year' : 'longer';
}
