/** Characters that are shown on either side where no sentence ends sooner. */
const MOST = 160;
const ENDS = new Set(['.', '!', '?', '。', '！', '？', '；', '؟', '\n']);

/** A stretch of a text; `end` is the first character after it. */
export interface Stretch {
  start: number;
  end: number;
}

/**
 * The sentence or line that words stand in, bounded. A full stop inside a number, an address or a short form (no space after it) ends nothing.
 *
 * @returns null where the words do not stand in the text
 */
export function sentenceAround(text: string, { start, end }: Stretch): Stretch | null {
  if (start < 0 || end <= start || end > text.length) return null;
  const first = Math.max(0, start - MOST);
  let from = start;
  while (from > first && !isEnd(text, from - 1)) from -= 1;
  const last = Math.min(text.length, end + MOST);
  let to = end;
  while (to < last && !isEnd(text, to)) to += 1;
  // The full stop belongs to its sentence; the end of a line does not.
  if (to < last && text[to] !== '\n') to += 1;
  while (from < start && /\s/.test(text[from] ?? '')) from += 1;
  return { start: from, end: to };
}

function isEnd(text: string, at: number): boolean {
  const sign = text[at] ?? '';
  if (!ENDS.has(sign)) return false;
  return !/[.!?]/.test(sign) || /\s/.test(text[at + 1] ?? ' ');
}
