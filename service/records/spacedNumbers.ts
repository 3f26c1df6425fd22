import { isAfterNumberWord, isAmountAt } from './numberWords';
import { kindOf, latinTwin, OTHER } from './numberText';

/** A text without blanks and punctuation, in capitals, and where in it each character came from. */
export interface CompactText {
  text: string;
  compact: string;
  /** Offsets into `text`, one for each character of `compact`. */
  places: number[];
}

function foldedChar(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 128) return char.toUpperCase();
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
  if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0);
  const folded = latinTwin(char.normalize('NFKC').toUpperCase());
  return folded.length === 1 ? folded : char;
}

/** Leaves out what is no letter or digit. Linear. */
export function compactText(text: string): CompactText {
  const places: number[] = [];
  const chars: string[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i]!;
    const code = text.charCodeAt(i);
    const isPart = code < 128 ? kindOf(code) !== OTHER : /[\p{L}\p{Nd}]/u.test(char);
    if (!isPart) continue;
    places.push(i);
    chars.push(foldedChar(char));
  }
  return { text, compact: chars.join(''), places };
}

const gap = /^[ \u00a0\u202f\u2009\u3000\-_/.:#№°–—‐‑−\\]{0,3}$/;

function gapsOf({ text, places }: CompactText, at: number, length: number): string[] | null {
  const gaps: string[] = [];
  for (let i = at; i < at + length - 1; i += 1) {
    const between = text.slice(places[i]! + 1, places[i + 1]!);
    if (!gap.test(between)) return null;
    if (between) gaps.push(between);
  }
  return gaps;
}

/** No letter or digit goes on before or after it, and no part hangs on it by a stroke. */
function isFree(text: string, start: number, end: number): boolean {
  if (start > 0 && kindOf(text.charCodeAt(start - 1)) !== OTHER) return false;
  if (end < text.length && kindOf(text.charCodeAt(end)) !== OTHER) return false;
  if (/^[-/.–](?!(?:r|rev|v|ver)\d)[\p{L}\p{N}]*\d/iu.test(text.slice(end, end + 8))) return false;
  const isHung = /[\p{L}\p{N}][-/.–]$/u.test(text.slice(Math.max(0, start - 2), start));
  return !isHung || isAfterNumberWord(text, start);
}

/**
 * Where a known number stands in a text, whatever blanks and strokes are within it. `number` is folded (numbers.ts). Digits
 * alone that are split into groups count after a word that calls them a number only, and a letter with three digits where
 * they hang together or such a word is before.
 */
export function placesOf(compact: CompactText, number: string): { start: number; end: number }[] {
  const wanted = [...number].map(latinTwin).join('');
  const places: { start: number; end: number }[] = [];
  const { text } = compact;
  for (let at = compact.compact.indexOf(wanted); at >= 0; at = compact.compact.indexOf(wanted, at + 1)) {
    const start = compact.places[at]!;
    const end = compact.places[at + wanted.length - 1]! + 1;
    const gaps = gapsOf(compact, at, wanted.length);
    if (!gaps || !isFree(text, start, end) || !isSure(text, start, end, wanted, gaps)) continue;
    places.push({ start, end });
    if (places.length >= 20) break;
  }
  return places;
}

function isSure(text: string, start: number, end: number, number: string, gaps: readonly string[]): boolean {
  const digits = number.match(/\d/g)?.length ?? 0;
  if (digits < number.length) {
    // "a 2211" is no number, "A 2211" may be one.
    const isArticle = /^\p{Ll}\s/u.test(text.slice(start, start + 2));
    if (!isArticle && number.length >= (digits >= 3 ? 5 : 6)) return true;
    return gaps.every(one => !/\s/.test(one)) || isAfterNumberWord(text, start);
  }
  // Without blanks it is found by itself, with more care about what it could be otherwise.
  return gaps.length > 0 && number.length >= 6 && isAfterNumberWord(text, start) && !isAmountAt(text, start, end);
}
