/** One piece of a filled-in sentence: plain words, or what was put in for a placeholder. */
export interface Piece<T> {
  words?: string;
  value?: T;
}

const placeholder = /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g;

/**
 * Splits a sentence at its placeholders. `{x}` takes the value of x, `{n|mail|mails}` the first word where n is 1, else the second.
 * A value that is missing stays out; nothing of a value is ever read as a placeholder.
 */
export function fillPieces<T>(sentence: string, values: Readonly<Record<string, T>>): Piece<T>[] {
  const pieces: Piece<T>[] = [];
  let end = 0;
  for (const match of sentence.matchAll(placeholder)) {
    if (match.index > end) pieces.push({ words: sentence.slice(end, match.index) });
    end = match.index + match[0].length;
    const [, name, one, several] = match;
    if (one !== undefined) pieces.push({ words: isOne(values[name]) ? one : several });
    else if (values[name] !== undefined && values[name] !== null) pieces.push({ value: values[name] });
  }
  if (end < sentence.length) pieces.push({ words: sentence.slice(end) });
  return pieces;
}

function isOne(value: unknown): boolean {
  return value === 1 || value === '1';
}

/** The sentence with its placeholders filled in, as plain text. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>> = {}): string {
  return fillPieces(sentence, values)
    .map(piece => piece.words ?? String(piece.value))
    .join('');
}
