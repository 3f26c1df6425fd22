import type { Token } from './numberText';
import { chainsOf, inOneScript } from './numberText';
import { documentWords, eastAsianWords, isAfterNumberWord, isAmountAt, numberWords } from './numberWords';

/** A place in a text where the number of a record may stand. `start` and `end` are character offsets into the text. */
export interface FoundNumber {
  folded: string;
  text: string;
  start: number;
  end: number;
  /** Digits alone that no word before them calls a number: a quantity or a date as well. It counts where little else is said, in a subject or a file name. */
  isBare: boolean;
}

const maxText = 200_000;
const maxFound = 400;

const wordBefore = new RegExp(
  `^(?:${documentWords}|no|nr)(?:[\\s.:]*(?:${numberWords})\\.?)?[\\s.:#№]+(?=.*\\d)`,
  'iu',
);
const eastAsianBefore = new RegExp(`^(?:第|${eastAsianWords})+(?:编号|号码|番号|번호|号|№|:|：)*\\s*`, 'u');

/**
 * A record's number in the form in which it is compared: compatibility forms made plain, capitals, no blanks and
 * punctuation; `PI26-0112`, `pi 26-0112`, `PI26/0112` and full-width forms are one. Words that only say that a number
 * follows ("PO 77123", "合同号XY-1") fall away where enough is left; letters that are part of it never do, so the order
 * `SC-26-004` and the quote `Q-26-004` stay two. '' where there is no digit in it.
 */
export function foldNumber(number: string): string {
  // The sign № would become the letters "No".
  const plain = number.slice(0, 200).replace(/№/g, ' #').normalize('NFKC').trim();
  const bare = plain.replace(eastAsianBefore, '').replace(/[号號]$/u, '');
  const short = bare.replace(wordBefore, '');
  const digits = short.match(/\p{Nd}/gu)?.length ?? 0;
  const isEnough = digits >= 4 || (digits === 3 && /\p{L}/u.test(short));
  return foldCharacters(isEnough ? short : bare);
}

function foldCharacters(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) {
    const folded = text.replace(/[^A-Za-z0-9]+/g, '').toUpperCase();
    return /\d/.test(folded) ? folded.slice(0, 100) : '';
  }
  const folded = text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, digit => String(digit.charCodeAt(0) - 0x6f0))
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return /\d/.test(folded) ? inOneScript(folded).slice(0, 100) : '';
}

/** Digits that read as a day or a year. */
export function isDateLike(digits: string): boolean {
  if (digits.length === 8) {
    return (
      /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits) ||
      /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|[12]\d|3[01])20\d\d$/.test(digits)
    );
  }
  if (digits.length === 6)
    return /^(?:[12]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|20[23]\d(?:0[1-9]|1[0-2]))$/.test(digits);
  return digits.length === 4 && /^(?:19[5-9]\d|20[0-4]\d)$/.test(digits);
}

interface Window {
  tokens: Token[];
  from: number;
  to: number;
}

function joint(text: string, tokens: readonly Token[], after: number): string {
  return text[tokens[after]!.end] ?? '';
}

/** Three numbers as dates have them: 2026-04-15, 15.04.26. */
function isDateChain(tokens: readonly Token[], from: number): boolean {
  if (from < 0) return false;
  const three = tokens.slice(from, from + 3);
  if (three.length < 3 || three.some(token => token.letters > 0)) return false;
  const lengths = three.map(token => token.digits);
  return (
    lengths[1]! <= 2 &&
    ((lengths[0] === 4 && lengths[2]! <= 2) || (lengths[0]! <= 2 && (lengths[2] === 4 || lengths[2] === 2)))
  );
}

/** True where the window is a part torn from a longer number: the rest hangs on it by a hyphen or a stroke. */
function isTorn(text: string, { tokens, from, to }: Window): boolean {
  const before = tokens[from - 1];
  const tightBefore = before && joint(text, tokens, from - 1) !== ' ' && joint(text, tokens, from - 1) !== '_';
  const startsWithDigits = tokens[from]!.letters === 0;
  if (before && tightBefore && startsWithDigits && (before.digits > 0 || before.letters <= 4)) {
    return !isAfterNumberWord(text.slice(Math.max(0, before.start - 8), before.end), Infinity);
  }
  if (before && tightBefore && before.digits > 0) return true;
  const after = tokens[to + 1];
  // A few digits and a letter are one number: 7714-B is not 7714.
  if (
    after &&
    after.digits === 0 &&
    after.letters === 1 &&
    startsWithDigits &&
    '-/'.includes(joint(text, tokens, to))
  ) {
    const own = tokens.slice(from, to + 1).reduce((sum, token) => sum + token.digits, 0);
    return own < 6;
  }
  if (!after || after.digits === 0 || joint(text, tokens, to) === ' ' || joint(text, tokens, to) === '_') return false;
  if (/^(?:r|rev|v|ver)\d/i.test(text.slice(after.start, after.end))) return false;
  const digits = tokens.slice(from, to + 1).reduce((sum, token) => sum + token.digits, 0);
  if (after.digits > 2 || digits < 5) return true;
  // A position of an order ("PO 118204-3") where a word says so; else "118204-3" is the number of something else, a part for instance.
  const isPlain = tokens.slice(from, to + 1).every(token => token.letters === 0);
  return isPlain && digits < 8 && !isAfterNumberWord(text, tokens[from]!.start);
}

/** Letters of a series: a few capitals ("PI YT 260048", "2026 XS 085"), no word of a sentence. */
function isSeries(text: string, { start, end, digits, letters }: Token): boolean {
  if (digits > 0 || letters > 4) return false;
  const letterText = text.slice(start, end);
  return letterText === letterText.toUpperCase();
}

/** "a 2211" is no number, "A 2211" may be one. */
function isArticle(text: string, { start, letters }: Token): boolean {
  return letters === 1 && text[start] !== text[start]!.toUpperCase();
}

/** Blanks may stand round the letters of a series and between groups of digits ("Q 2026 0031"), not between words. */
function isJoined(text: string, { tokens, from, to }: Window): boolean {
  if (tokens[from]!.digits === 0 && (tokens[from]!.letters > 6 || from === to)) return false;
  const last = tokens[to]!;
  if (last.digits === 0 && (last.letters > 3 || joint(text, tokens, to - 1) === ' ')) return false;
  for (let i = from; i < to; i += 1) {
    const isLoose = joint(text, tokens, i) === ' ';
    if (!isLoose) continue;
    const isAfterLetters =
      i === from && tokens[i]!.digits === 0 && tokens[i + 1]!.letters <= 3 && !isArticle(text, tokens[i]!);
    const isBySeries = isSeries(text, tokens[i]!) || (tokens[i]!.letters === 0 && isSeries(text, tokens[i + 1]!));
    const isBetweenDigits =
      i > from && tokens[i]!.letters === 0 && tokens[i + 1]!.letters === 0 && tokens[from]!.letters > 0;
    if (!isAfterLetters && !isBetweenDigits && !isBySeries) return false;
  }
  return true;
}

function count({ tokens, from, to }: Window): { digits: number; letters: number } {
  let digits = 0;
  let letters = 0;
  for (let i = from; i <= to; i += 1) {
    digits += tokens[i]!.digits;
    letters += tokens[i]!.letters;
  }
  return { digits, letters };
}

/** Too little to be a number, whatever stands before it; saves the dearer questions for most of a text. */
const isTooLittle = (digits: number, letters: number) => digits < (letters > 0 ? 2 : 4);

/** Null where it is no number of a record; else whether it is bare. */
function judge(text: string, window: Window, folded: string): boolean | null {
  const { tokens, from, to } = window;
  const start = tokens[from]!.start;
  const { digits, letters } = count(window);
  if (letters > 0) {
    if (digits >= 3 && folded.length >= 5) return false;
    const isTight = !text.slice(start, tokens[to]!.end).includes(' ');
    return digits >= 2 && folded.length >= 3 && isTight && isAfterNumberWord(text, start) ? false : null;
  }
  for (let i = from; i < to; i += 1) if (joint(text, tokens, i) === '.') return null;
  if (isDateChain(tokens, from) || isDateChain(tokens, from - 1) || isDateChain(tokens, from - 2)) return null;
  if (isAmountAt(text, start, tokens[to]!.end)) return null;
  const isDate = isDateLike(folded);
  if (isAfterNumberWord(text, start)) return digits === 4 && isDate ? null : false;
  if (digits >= 7 && !isDate) return false;
  return digits >= 5 ? true : null;
}

const revision = /^(.*\d{3})(?:[A-Z]|(?:REV|R|V|VER)\d{1,2})$/;
const gluedWord = /^(?:PO|OC|BC|ORD|ORDER|NO|NR)(?=\d{4})/;

/** The number itself and, where its end or beginning may be an addition (PI26-0112A, 4500019921rev2, PO77123), without it. */
function variants(folded: string, isTight: boolean): string[] {
  const forms = [folded];
  const shorter = revision.exec(folded)?.[1];
  if (shorter && (shorter.length >= 7 || /[A-Z]/.test(shorter))) forms.push(shorter);
  if (isTight && gluedWord.test(folded)) forms.push(folded.replace(gluedWord, ''));
  return forms;
}

const eastAsianLetter = /[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]/;

/** Numbers that begin with East Asian letters of their own ("苏购2026-08"): up to four of those that stand before. */
function withEastAsianLetters(text: string, start: number, end: number, found: FoundNumber[]): void {
  for (let from = start - 1; from >= 0 && start - from <= 4 && eastAsianLetter.test(text[from]!); from -= 1) {
    found.push({
      folded: foldCharacters(text.slice(from, end)),
      text: text.slice(from, end),
      start: from,
      end,
      isBare: false,
    });
  }
}

function searchChain(text: string, tokens: Token[], found: FoundNumber[]): void {
  for (let from = 0; from < tokens.length; from += 1) {
    const { start } = tokens[from]!;
    let digits = 0;
    let letters = 0;
    for (let to = from; to < tokens.length && to < from + 5; to += 1) {
      const last = tokens[to]!;
      const { end } = last;
      if (end - start > 40) break;
      digits += last.digits;
      letters += last.letters;
      if (isTooLittle(digits, letters)) continue;
      const window = { tokens, from, to };
      if (!isJoined(text, window) || isTorn(text, window) || text[end] === '@' || text[start - 1] === '@') continue;
      const folded = foldCharacters(text.slice(start, end));
      const isBare = folded ? judge(text, window, folded) : null;
      if (isBare === null) continue;
      const words = text.slice(start, end);
      for (const form of variants(folded, !words.includes(' ')))
        found.push({ folded: form, text: words, start, end, isBare });
    }
  }
  const digits = tokens.reduce((sum, token) => sum + token.digits, 0);
  const last = tokens.findLast(token => token.digits > 0);
  if (digits >= 3 && last) withEastAsianLetters(text, tokens[0]!.start, last.end, found);
}

/**
 * Every place of a text where a record's number may stand, in the order of the text, longer readings of one place beside
 * shorter ones: what is known of them decides. Linear in the length of the text, of which the first 200,000 characters
 * are read; at most 400 places.
 *
 * Digits alone count where a word says that they are a number ("PO 10442", "合同号 5507"), where there are seven or more
 * that are no date, and, marked `isBare`, from five on. Dates, amounts with a unit or currency and phone numbers do not.
 */
export function findNumbers(text: string): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (const chain of chainsOf(text.length > maxText ? text.slice(0, maxText) : text)) {
    searchChain(text, chain, found);
    if (found.length >= maxFound) break;
  }
  return found.slice(0, maxFound);
}
