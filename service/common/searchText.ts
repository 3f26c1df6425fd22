import { matchesOf } from './matches';
import { otherScripts } from './chineseVariants';

// What a word of the search index is. Everything that is indexed and everything that is sought goes through this file, so that both are cut alike. The
// index itself (platform/database/search.ts) only splits at blanks.

// Scripts without blanks between words, and Korean, whose particles cling to them: indexed as overlapping pairs of characters.
const PAIRED = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\u30fc`;
// Radicals and the like are signs of a script without being letters (⺀): they are no words.
const RUNS = new RegExp(String.raw`([[${PAIRED}]&&[\p{L}\p{N}\p{M}]]+)|([[\p{L}\p{N}\p{M}]--[${PAIRED}]]+)`, 'gv');
const NUMBERS = new RegExp(String.raw`[[\p{L}\p{N}]--[${PAIRED}]]+(?:[\-\/_.#][[\p{L}\p{N}]--[${PAIRED}]]+)*`, 'gv');

// Accents of Latin, Greek and Cyrillic; points of Hebrew; vowel signs of Arabic and its stretching stroke. Signs of other scripts are letters.
const ACCENTS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g;
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ς: 'σ' },
  ...{ ٱ: 'ا', ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه' },
};
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');
// "The" and the one-letter words before it are written as one with an Arabic noun.
const ARABIC_ARTICLE = /^(?:[وفبك]?ال|لل)(?=.{3})/u;
const HAN = /\p{sc=Han}/u;
const MAX_WORD = 40;
const MAX_PARTS = 400;

/** Text in the form in which it is compared: compatibility forms, case, accents and ways of writing a letter made one. */
export function foldText(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .replace(SPECIAL, letter => LETTERS[letter] as string)
    .replace(/\p{Nd}/gu, digit => (digit < '\u0080' ? digit : plainDigit(digit)));
}

// Decimal digits of a script stand in a row of ten.
function plainDigit(digit: string): string {
  let zero = digit.codePointAt(0) as number;
  const code = zero;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}

function pairs(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  const found = characters.slice(1).map((character, at) => `${characters[at]}${character}`);
  // The last character alone too, so that a search for one character finds the end of a word as a prefix finds its beginning.
  return [...found, characters[characters.length - 1] as string];
}

/** The words of a text that is folded, in their order. */
export function wordsOf(folded: string): string[] {
  if (/^[\x00-\x7f]*$/.test(folded)) return (folded.match(/[a-z0-9]+/g) ?? []).map(word => word.slice(0, MAX_WORD));
  const words: string[] = [];
  for (const [, paired, word] of matchesOf(RUNS, folded)) {
    if (paired) for (const pair of pairs(paired)) words.push(pair);
    else if (word) words.push([...word.replace(ARABIC_ARTICLE, '')].slice(0, MAX_WORD).join(''));
  }
  return words;
}

/** Text as the index takes it: its words with a blank between them. */
export function indexText(text: string): string {
  return wordsOf(foldText(text)).join(' ');
}

/**
 * What else a number may be looked for by: Q-2026-0031 by "20260031", "260031", "0031"; PI26 by "PI" and "26". A number is a run of letters and digits
 * with at least three digits, joined by `- / _ . #`; amounts like 1250.00 are none.
 */
export function numberParts(text: string): string[] {
  const folded = foldText(text);
  const parts = new Set<string>();
  const isAscii = /^[\x00-\x7f]*$/.test(folded);
  // Numbers are said again and again, in what is quoted too: each is taken apart once.
  for (const number of new Set(isAscii ? asciiNumbers(folded) : folded.match(NUMBERS))) {
    if (parts.size >= MAX_PARTS) break;
    if (number.length > MAX_WORD || /^\d+\.\d{1,2}$/.test(number)) continue;
    if (!isAscii && (number.match(/\d/g)?.length ?? 0) < 3) continue;
    for (const part of partsOf(number)) parts.add(part);
  }
  return [...parts];
}

const isDigit = (code: number) => code >= 48 && code <= 57;
const isAlphanumeric = (code: number) => isDigit(code) || (code >= 97 && code <= 122);
const isJoint = (code: number) => (code >= 45 && code <= 47) || code === 95 || code === 35;

/** Whether a character before a letter or digit of a number belongs to it. */
function isOfNumber(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isAlphanumeric(code) || (isJoint(code) && at > 0 && isAlphanumeric(text.charCodeAt(at + 1)));
}

/** What `NUMBERS` finds in ASCII in small letters, those with three digits: by hand and from digit to digit, since all of every mail is looked at. */
function asciiNumbers(text: string): string[] {
  const found: string[] = [];
  let floor = 0;
  const digit = /[0-9]/g;
  // Only where it is, not what it is: that makes nothing to throw away.
  while (digit.test(text)) {
    const first = digit.lastIndex - 1;
    let start = first;
    while (start > floor && isOfNumber(text, start - 1)) start -= 1;
    // What joins stands between two of them.
    while (!isAlphanumeric(text.charCodeAt(start))) start += 1;
    let at = first;
    let digits = 0;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (isDigit(code)) digits += 1;
      else if (!isAlphanumeric(code) && !(isJoint(code) && isAlphanumeric(text.charCodeAt(at + 1)))) break;
    }
    if (digits >= 3) found.push(text.slice(start, at));
    floor = at;
    digit.lastIndex = at;
  }
  return found;
}

const isWordCode = (code: number) => isAlphanumeric(code) || (code >= 65 && code <= 90);

/** Whether ASCII text has a word of over 40 letters and digits. Such a word covers one of every 41st characters, so no others are looked at. */
export function hasLongWord(text: string): boolean {
  for (let at = MAX_WORD; at < text.length; at += MAX_WORD + 1) {
    if (!isWordCode(text.charCodeAt(at))) continue;
    let start = at;
    while (start > 0 && isWordCode(text.charCodeAt(start - 1))) start -= 1;
    let end = at + 1;
    while (end - start <= MAX_WORD && end < text.length && isWordCode(text.charCodeAt(end))) end += 1;
    if (end - start > MAX_WORD) return true;
  }
  return false;
}

const YEAR_FIRST = /^(?:19|20)\d{2}([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?:t\d{1,2})?$/;
const YEAR_LAST = /^(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|[12]\d|3[01])\1(?:19|20)\d{2}$/;

function partsOf(number: string): string[] {
  // Whoever looks for the end of an order's number means none of the many days: a date is found by its words, and as 20261122.
  if (YEAR_FIRST.test(number)) return [joinNumber(number).slice(0, 8)];
  if (YEAR_LAST.test(number)) return [];
  const joined = joinNumber(number);
  const parts = joined === number ? [] : [joined];
  for (let at = 1; joined.length - at >= 4 && at < 20; at += 1) {
    const rest = joined.slice(at);
    // A cut inside letters names nothing.
    if (/^\p{N}/u.test(rest) && /\d{3}/.test(rest)) parts.push(rest);
  }
  for (const run of number.match(/[\p{L}\p{N}]+/gu) ?? []) {
    const split = run.match(/\p{N}+|\p{L}+/gu) ?? [];
    if (split.length > 1 && split.length < 5) parts.push(...split);
  }
  return parts;
}

/** A number without what joins its parts. */
export function joinNumber(number: string): string {
  return number.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** What is to be found for something typed: `words` in this order, one behind the other; the last may go on where `isPrefix`. */
export interface Sought {
  words: string[];
  isPrefix: boolean;
}

/** True where something sought stands among these words, as the index would find it there. */
export function holdsSought(words: readonly string[], { words: sought, isPrefix }: Sought): boolean {
  const last = sought.length - 1;
  return words.some(
    (_word, at) =>
      at + last < words.length &&
      sought.every((one, i) => {
        const word = words[at + i] as string;
        return i === last && isPrefix ? word.startsWith(one) : word === one;
      }),
  );
}

/**
 * The ways in which something that a person typed may stand in the index; [] where nothing of it can be sought. The last letters of a word may be missing
 * from three letters on; German is found with "ä" and "ae"; a number by its parts; Chinese in the other script.
 *
 * @param isPhrase as it stands: no beginnings of words, no other spellings
 */
export function soughtOf(typed: string, isPhrase = false): Sought[] {
  const folded = foldText(typed.slice(0, 400));
  const found = new Map<string, Sought>();
  const add = (words: readonly string[], isPrefix: boolean) => {
    if (words.length > 0) found.set(`${words.join(' ')}${isPrefix}`, { words: words.slice(0, 40), isPrefix });
  };
  addWords(folded, isPhrase, add);
  if (isPhrase) return [...found.values()];
  for (const spelling of spellings(typed)) addWords(foldText(spelling), false, add);
  if (HAN.test(folded)) for (const written of otherScripts(folded)) addWords(written, false, add);
  if (/\d.*\d.*\d/.test(folded) && /[^\p{L}\p{N}]/u.test(folded.trim())) add([joinNumber(folded)], true);
  const split = folded.match(/\p{N}+|\p{L}+/gu) ?? [];
  if (/\d{2}/.test(folded) && split.length > 1 && split.length < 6) addWords(split.join(' '), false, add);
  return [...found.values()];
}

function addWords(folded: string, isPhrase: boolean, add: (words: readonly string[], isPrefix: boolean) => void): void {
  const words = wordsOf(folded);
  const last = words[words.length - 1];
  if (last === undefined) return;
  const isAlone = new RegExp(`^[${PAIRED}]$`, 'v').test(last);
  // The end of a run stands in the index as pair and alone: what goes on behind it has only the pair.
  if (isAlone && words.length > 1 && words[words.length - 2]?.endsWith(last)) return add(words.slice(0, -1), false);
  add(words, !isPhrase && (isAlone || (last.length >= 3 && !isPair(last))));
}

const isPair = (word: string) => new RegExp(`^[${PAIRED}]{2}$`, 'v').test(word);

/** Other ways in which a word with an umlaut is written. */
function spellings(typed: string): string[] {
  const plain = typed.normalize('NFC').toLowerCase();
  const long = plain.replace(
    /[äöüøåæ]/g,
    letter => ({ ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa', æ: 'ae' })[letter]!,
  );
  if (long !== plain) return [long];
  const short = plain.replace(/(?<=^|[b-df-hj-np-tv-z])([aou])e(?=[b-df-hj-np-tv-zß])/g, '$1');
  return short !== plain && short.length >= 4 && /^[a-zß]+$/.test(plain) ? [short] : [];
}
