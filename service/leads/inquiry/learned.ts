import { learnedBias, learnedScale, learnedWeights } from './learnedWeights';
import { PLACES, wordFeatures } from './wordFeatures';

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
  return learnedBias + (sum * learnedScale) / Math.sqrt(places.length);
}
