/** What can be asked of a company's data beside fields of the firm's own, which are named `f_` and their code. */
export const countedFields = [
  'country', 'city', 'website', 'phone', 'domain', 'industry', 'region', 'source', 'address', 'tax_number', 'contact', 'contact_mail', 'contact_phone', 'owner',
] as const; // prettier-ignore
export type CountedField = (typeof countedFields)[number];

/** How much each field counts, 0 (not at all) to 10. */
export type Weights = Readonly<Record<string, number>>;

/** What counts until the firm says otherwise: what is needed to write to a customer and to file his mail. */
export const usualWeights: Weights = {
  country: 2,
  city: 1,
  website: 1,
  phone: 1,
  domain: 1,
  industry: 1,
  source: 1,
  address: 1,
  contact: 2,
  contact_mail: 2,
};

export interface Completeness {
  /** In hundredths; 100 where nothing counts. */
  score: number;
  /** The fields that count and are empty, the weightiest first. */
  missing: string[];
}

/** How complete a company is, by the fields that are filled. */
export function computeCompleteness(filled: ReadonlySet<string>, weights: Weights): Completeness {
  const counted = Object.entries(weights).filter(([, weight]) => weight > 0);
  const whole = counted.reduce((sum, [, weight]) => sum + weight, 0);
  const reached = counted.reduce((sum, [field, weight]) => sum + (filled.has(field) ? weight : 0), 0);
  const missing = counted
    .filter(([field]) => !filled.has(field))
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .map(([field]) => field);
  // Only what is whole is called whole.
  const score = whole === 0 ? 100 : Math.floor((reached * 100) / whole);
  return { score, missing };
}

const DAY = 86_400_000;

/** True where nobody has said for so many days that the data are right; a company that was entered since needs no word yet. */
export function isStale(company: { confirmedAt: Date | null; createdAt: Date }, freshDays: number, now: Date): boolean {
  const last = company.confirmedAt ?? company.createdAt;
  return now.getTime() - last.getTime() > freshDays * DAY;
}
