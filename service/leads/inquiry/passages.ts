import type { Found, Span } from './inquiry';
import { levelText } from './levelling';
import type { Region } from './regions';
import { placeIn } from './regions';

/** A piece of a mail in which values are looked for, with the way back to the mail. */
export interface Passage {
  text: string;
  /** The same with equal offsets, for looking (levelling.ts). */
  level: string;
  /** The text that spans are of. */
  base: string;
  place: (start: number, end: number) => Span;
}

/** A region of the mail's text. */
export function passageOf(region: Region, base: string, part: Span['part'], limit: number): Passage {
  const text = region.text.slice(0, limit);
  return { text, level: levelText(text), base, place: (start, end) => ({ part, ...placeIn(region, start, end) }) };
}

/** A whole text: a subject, a name, what an attachment holds. `shift` is where it begins in `base`. */
export function plainPassage(text: string, base: string, span: Pick<Span, 'part' | 'attachment'>, shift = 0): Passage {
  return {
    text,
    level: levelText(text),
    base,
    place: (start, end) => ({ ...span, start: start + shift, end: end + shift }),
  };
}

/** A value with its receipt. */
export function foundAt<T>(passage: Passage, start: number, end: number, value: T): Found<T> {
  const span = passage.place(start, end);
  return { value, text: passage.base.slice(span.start, span.end), span };
}

/** What stands there, as one line. */
export function phraseAt(passage: Passage, start: number, end: number): Found<string> | null {
  const [from, to] = trimSpan(passage.text, start, end);
  if (to <= from) return null;
  return foundAt(passage, from, to, passage.text.slice(from, to).replace(/\s+/g, ' '));
}

const EDGE_START = /^[\s)）\].,;:!?…·•|*>=~&+/、，；：。・_–—-]+/u;
const EDGE_END = /[\s,;:!?…·•|*<=~&+/、，；：。・_–—-]+$/u;

/** The span without blanks and punctuation at its ends; brackets and quotes that are left alone fall away too. */
export function trimSpan(text: string, start: number, end: number): [number, number] {
  const piece = text.slice(start, Math.min(end, start + 2000));
  let from = EDGE_START.exec(piece)?.[0].length ?? 0;
  let to = piece.length - (EDGE_END.exec(piece)?.[0].length ?? 0);
  if (piece[to - 1] === '.' && !/\p{L}\.\p{L}+\.$|(?:^|\s)\p{L}{1,5}\.$/u.test(piece.slice(0, to))) to -= 1;
  const inner = piece.slice(from, to);
  if (/^[()（]/.test(inner) && !/[)）]/.test(inner)) from += 1;
  if (/[(（]$/.test(inner) || (/[)）]$/.test(inner) && !/[(（]/.test(inner))) to -= 1;
  if (/[(（][^)）]*$/.test(inner) && inner.search(/[(（][^)）]*$/) > 0 && /[(（]\s*$/.test(inner))
    to = from + inner.search(/\s*[(（]\s*$/);
  while (to > from && /\s/.test(piece[to - 1] as string)) to--;
  while (from < to && /\s/.test(piece[from] as string)) from++;
  return [start + from, start + Math.max(from, to)];
}
