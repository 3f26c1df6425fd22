/** How many places the features of a text are spread over: few enough for a small table, enough that words seldom share one. */
export const PLACES = 1 << 17;
const LOOKED_AT = 2_400;
const MOST_TOKENS = 360;
const MOST_SUBJECT_TOKENS = 24;
const LONGEST_TOKEN = 24;
const BEGINNING = 5;

// What a character is: nothing, of a word, a digit, one that is a word of its own (Chinese, Japanese, Korean), a sign that counts.
const WORD = 1;
const DIGIT = 2;
const ALONE = 3;
const SIGN = 4;

let table: Uint8Array | null = null;

function kinds(): Uint8Array {
  if (table) return table;
  const made = new Uint8Array(0x10000);
  for (let code = 0; code < 0x10000; code += 1) {
    const letter = String.fromCharCode(code);
    if (/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(letter)) made[code] = ALONE;
    else if (/[\p{L}\p{M}']/u.test(letter)) made[code] = WORD;
    else if (/\d/.test(letter)) made[code] = DIGIT;
    else if (/[$€£¥?]/.test(letter)) made[code] = SIGN;
  }
  table = made;
  return made;
}

/** Which of a kind of feature a hash is, so that a word and the beginning of another do not meet. */
interface Seeds {
  word: number;
  pair: number;
  beginning: number;
  characters: number;
}

const SUBJECT: Seeds = { word: 0x51ed2701, pair: 0x2545f491, beginning: 0x3c6ef372, characters: 0x1b873593 };
const TEXT: Seeds = { word: 0x9e3779b9, pair: 0x7f4a7c15, beginning: 0x85ebca6b, characters: 0x27d4eb2f };
const NUMBER = 0x30;
const START = 0x5e;
const SCRIPT = 0x6587;

/**
 * The places of what a text is made of, each once, in no order: words, pairs of words that follow each other, beginnings of words for
 * languages that bend them, pairs of characters of Chinese, Japanese and Korean; those of the subject apart. Numbers count as numbers
 * only: no model learns a price by heart. Linear in the 2,400 characters that are looked at.
 *
 * @param subject levelled (levelling.ts), without "Re:"
 * @param text levelled
 */
export function wordFeatures(subject: string, text: string): number[] {
  const places = new Set<number>();
  addTokens(places, subject, Math.min(subject.length, 300), SUBJECT, MOST_SUBJECT_TOKENS);
  addTokens(places, text, Math.min(text.length, LOOKED_AT), TEXT, MOST_TOKENS);
  return [...places];
}

function addTokens(places: Set<number>, text: string, length: number, seeds: Seeds, most: number): void {
  const kindOf = kinds();
  let before = START;
  let count = 0;
  let at = 0;
  while (at < length && count < most) {
    const kind = kindOf[text.charCodeAt(at)] as number;
    if (kind === 0) {
      at += 1;
      continue;
    }
    count += 1;
    const end = tokenEnd(text, at, length, kind, kindOf);
    if (kind === ALONE) {
      addCharacters(places, text, at, end, seeds);
      before = SCRIPT;
    } else before = addToken(places, text, at, end, kind, seeds, before);
    at = end;
  }
}

function tokenEnd(text: string, start: number, length: number, kind: number, kindOf: Uint8Array): number {
  let end = start + 1;
  if (kind !== SIGN) while (end < length && kindOf[text.charCodeAt(end)] === kind) end += 1;
  return end;
}

/** Adds a word and what it stands behind; answers its hash, for the next. */
function addToken(
  places: Set<number>,
  text: string,
  start: number,
  end: number,
  kind: number,
  seeds: Seeds,
  before: number,
): number {
  let hash = 0x811c9dc5;
  const last = kind === DIGIT ? start : Math.min(end, start + LONGEST_TOKEN);
  for (let at = start; at < last; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    if (at - start === BEGINNING - 1 && end - start > BEGINNING) places.add(placeOf(hash ^ seeds.beginning));
  }
  if (kind === DIGIT) hash = NUMBER;
  places.add(placeOf(hash ^ seeds.word));
  places.add(placeOf(Math.imul(before, 0x01000193) ^ hash ^ seeds.pair));
  return hash;
}

function addCharacters(places: Set<number>, text: string, start: number, end: number, seeds: Seeds): void {
  for (let at = start; at < end; at += 1) {
    const next = at + 1 < end ? text.charCodeAt(at + 1) : 0;
    places.add(placeOf(((text.charCodeAt(at) << 16) | next) ^ seeds.characters));
  }
}

/** Spreads a hash over the places. */
function placeOf(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) & (PLACES - 1);
}
