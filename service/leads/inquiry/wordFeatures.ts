/** How many places the features of a text are spread over. */
export const PLACES = 1 << 15;
const LOOKED_AT = 2_400;
const MOST_TOKENS = 360;
const MOST_SUBJECT_TOKENS = 24;
const CJK = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
const TOKEN = /[\u3040-\u30ff\u3400-\u9fff]+|[\uac00-\ud7af]+|[\p{L}\p{M}']+|[$€£¥?]|\d+/gu;

/**
 * The places of what a text is made of, each once, in no order: words, pairs of words that follow each other, beginnings of words for languages that bend them, pairs of characters of
 * Chinese, Japanese and Korean; those of the subject apart. Numbers count as numbers only: no model learns a price by heart.
 *
 * @param subject levelled (levelling.ts), without "Re:"
 * @param text levelled; the first 2,400 characters are looked at
 */
export function wordFeatures(subject: string, text: string): number[] {
  const places = new Set<number>();
  addTokens(places, subject.slice(0, 300), 's', MOST_SUBJECT_TOKENS);
  addTokens(places, text.slice(0, LOOKED_AT), 't', MOST_TOKENS);
  return [...places];
}

function addTokens(places: Set<number>, text: string, where: string, most: number): void {
  let before = '^';
  let count = 0;
  for (const [raw] of text.matchAll(TOKEN)) {
    if (count >= most) return;
    count += 1;
    if (CJK.test(raw)) {
      for (let at = 0; at < raw.length; at += 1) places.add(placeOf(`${where}c ${raw.slice(at, at + 2)}`));
      before = '文';
      continue;
    }
    const token = /^\d/.test(raw) ? '0' : raw.slice(0, 24);
    places.add(placeOf(`${where}w ${token}`));
    places.add(placeOf(`${where}p ${before} ${token}`));
    if (token.length > 5) places.add(placeOf(`${where}b ${token.slice(0, 5)}`));
    before = token;
  }
}

/** FNV-1a over the characters, folded to a place. */
export function placeOf(feature: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < feature.length; at += 1) hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01000193);
  return ((hash >>> 17) ^ hash) & (PLACES - 1);
}
