import { normaliseSubject } from '../../mail/subjects';
import { learnedBias, learnedScale, learnedWeights } from './learnedWeights';
import type { LabelKey } from './labels';
import { levelText } from './levelling';
import type { InquirySource } from './source';
import { PLACES, wordFeatures } from './wordFeatures';

const LEARNED_FROM = 6_000;
/** Features from which on a text says all it can: two words are no proof. */
const ENOUGH = 24;

let table: Int8Array | null = null;

function weights(): Int8Array {
  table ??= new Int8Array(Buffer.from(learnedWeights, 'base64'));
  return table;
}

/**
 * What the words of a mail say by a model that was learnt from written examples (scripts/trainInquiries.ts): above 0 for an inquiry, about -4 to 4.
 *
 * @param subject levelled (levelling.ts), without "Re:"
 * @param text levelled; what the buyer wrote
 */
export function learnedScore(subject: string, text: string): number {
  const places = wordFeatures(subject, text);
  if (places.length === 0) return 0;
  const own = weights();
  let sum = 0;
  for (const place of places) sum += own[place & (PLACES - 1)] ?? 0;
  const share = Math.min(1, places.length / ENOUGH);
  return share * (learnedBias + (sum * learnedScale) / Math.sqrt(places.length));
}

/** Fields of a form that tell who writes, and not what he wants. */
const ofPerson = new Set<LabelKey>(
  'name firstName lastName title company email phone messenger fax country city address website from to date ip page reference'.split(
    ' ',
  ) as LabelKey[],
);

/** The words that are learnt from and judged: the levelled subject, and the levelled words of the buyer with what he filled into a form. */
export function learnedWords({ subject, road, message, labels }: InquirySource): [subject: string, text: string] {
  const filled = road === 'webform' ? labels.filter(one => one.region === 'notice' && !ofPerson.has(one.key)) : [];
  const answers = filled.map(({ label, value }) => `${label} ${value}`).join('\n');
  const text = answers === '' ? message.text : `${message.text.slice(0, LEARNED_FROM / 2)}\n${answers}`;
  return [levelText(normaliseSubject(subject).slice(0, 400)), levelText(text.slice(0, LEARNED_FROM))];
}
