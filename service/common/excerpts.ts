import type { Sought } from './searchText';
import { foldText, joinNumber, wordsOf } from './searchText';

/** Words that were found stand between these two, which no text of a mail is shown with: the page makes marks of them, and no HTML is ever made of mail. */
export const MARK_START = '\u0002';
export const MARK_END = '\u0003';

const EXCERPT_LENGTH = 180;
const BEFORE = 50;
// Subjects, names and pieces of texts are marked, never more than this.
const MAX_TEXT = 4_000;
// Numbers with what joins their parts; words; what is neither stands between them.
const WORDS = /[\p{L}\p{N}\p{M}]+(?:[-/_.#][\p{L}\p{N}\p{M}]+)*/gu;

interface Found {
  start: number;
  end: number;
}

/** Says whether a word of a text, as it stands there, holds something that is sought; for scripts without blanks, where. */
export type Finder = (text: string, start: number) => Found[];

/** Something that finds in texts what a search sought. */
export function finderOf(sought: readonly Sought[]): Finder {
  const exact = new Set<string>();
  const prefixes: string[] = [];
  const pieces = new Set<string>();
  for (const { words, isPrefix } of sought) {
    words.forEach((word, at) => {
      // Of several words behind each other a short one is nothing by itself: the 26 of 26-0031, the de of an address.
      if (words.length > 1 && word.length < 3) return;
      if (isPrefix && at === words.length - 1) prefixes.push(word);
      else exact.add(word);
    });
    const paired = unpaired(words);
    if (paired) pieces.add(paired);
  }
  const numbers = prefixes.filter(prefix => /\d{3}/.test(prefix));
  const holds = (folded: string) => exact.has(folded) || prefixes.some(prefix => folded.startsWith(prefix));
  return (word, start) => {
    const folded = foldText(word);
    const found = [...pieces].flatMap(piece => occurrences(folded, piece, word.length, start));
    if (found.length > 0) return found;
    const whole = [{ start, end: start + word.length }];
    if (/[-/_.#]/.test(word)) {
      const joined = joinNumber(folded);
      if (numbers.some(number => joined.includes(number))) return whole;
      return [...word.matchAll(/[^-/_.#]+/g)].flatMap(part =>
        wordsOf(foldText(part[0])).some(holds)
          ? [{ start: start + part.index, end: start + part.index + part[0].length }]
          : [],
      );
    }
    if (wordsOf(folded).some(holds) || numbers.some(number => folded.includes(number))) return whole;
    return [];
  };
}

/** The run of characters that overlapping pairs were made of; null where they are no pairs. */
function unpaired(words: readonly string[]): string | null {
  const pairs = words.map(word => [...word]);
  if (pairs.some(pair => pair.length > 2 || /^[\x00-\u024f]/.test(pair[0] as string))) return null;
  return pairs.map((pair, at) => (at === 0 ? pair.join('') : pair[pair.length - 1])).join('');
}

function occurrences(folded: string, piece: string, length: number, start: number): Found[] {
  const found: Found[] = [];
  for (let at = folded.indexOf(piece); at >= 0; at = folded.indexOf(piece, at + piece.length)) {
    // Folding may have made the word longer or shorter: then all of it is marked.
    if (folded.length !== length) return [{ start, end: start + length }];
    found.push({ start: start + at, end: start + at + piece.length });
  }
  return found;
}

/** Where in a text something sought stands, in the order of the text, not overlapping; at most `most`. */
export function findIn(text: string, finder: Finder, most = 100): Found[] {
  const found: Found[] = [];
  for (const word of text.slice(0, MAX_TEXT).matchAll(WORDS)) {
    for (const one of finder(word[0], word.index).sort((a, b) => a.start - b.start)) {
      if (one.start >= (found[found.length - 1]?.end ?? 0)) found.push(one);
    }
    if (found.length >= most) break;
  }
  return found;
}

/** A text with the words that were found between the marks. */
export function marked(text: string, finder: Finder): string {
  const plain = text.replace(/[\u0002\u0003]/g, ' ');
  let result = '';
  let at = 0;
  for (const { start, end } of findIn(plain, finder)) {
    result += plain.slice(at, start) + MARK_START + plain.slice(start, end) + MARK_END;
    at = end;
  }
  return result + plain.slice(at);
}

/** A piece of a text round the first thing found, marked, in one line; null where nothing of it is found. */
export function excerptOf(text: string, sought: readonly Sought[], finder: Finder): string | null {
  for (const near of nearby(text, sought)) {
    const from = Math.max(0, near - 200);
    const [first] = findIn(text.slice(from, from + 2_000), finder, 1);
    if (!first) continue;
    const start = wordStart(text, Math.max(0, from + first.start - BEFORE), from + first.start);
    const piece = text
      .slice(start, start + EXCERPT_LENGTH)
      .replace(/\s+/g, ' ')
      .trim();
    const isCut = start + EXCERPT_LENGTH < text.length;
    return `${start > 0 ? '… ' : ''}${marked(piece, finder)}${isCut ? ' …' : ''}`;
  }
  return null;
}

/** The beginning of a word at or behind a place, where there is one soon. */
function wordStart(text: string, at: number, end: number): number {
  if (at === 0) return 0;
  const blank = text.slice(at, Math.min(at + 20, end)).search(/\s/);
  return blank < 0 ? at : at + blank + 1;
}

/** Where it is worth looking, without looking at each word of a long text; folding may have moved things by a little. */
function nearby(text: string, sought: readonly Sought[]): number[] {
  const folded = foldText(text);
  const places = sought.flatMap(({ words }) => {
    const needle = unpaired(words) ?? words.reduce((longest, word) => (word.length > longest.length ? word : longest));
    const boundary = /^[\x00-\u024f]/.test(needle) && !/^\d/.test(needle) ? '(?<![\\p{L}\\p{N}])' : '';
    const at = folded.search(new RegExp(`${boundary}${needle}`, 'u'));
    return at < 0 ? [] : [at];
  });
  // A number may stand there with what joins its parts.
  return [...new Set([...places.sort((a, b) => a - b), 0])];
}
