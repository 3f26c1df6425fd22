/**
 * Many short texts and numbers as one text and two lists of numbers: so they pass between threads in a tenth of the time that objects take, and JSON too. Plain data.
 */
export interface FlatValues {
  /** All texts, one behind the other. */
  joined: string;
  /** The length of each; -1 for null. */
  lengths: number[];
  numbers: number[];
}

/** What values are put into, in an order that the reader knows. */
export interface FlatWriter {
  texts: (string | null)[];
  numbers: number[];
}

/** Puts a list of texts behind its length. */
export function writeList({ texts, numbers }: FlatWriter, list: readonly (string | null)[]): void {
  numbers.push(list.length);
  for (const text of list) texts.push(text);
}

/** What was written, ready to be sent. */
export function flatValues({ texts, numbers }: FlatWriter): FlatValues {
  const lengths: number[] = [];
  for (const text of texts) lengths.push(text === null ? -1 : text.length);
  // Null joins as nothing.
  return { joined: texts.join(''), lengths, numbers };
}

/** Reads values in the order in which they were written. */
export interface FlatReader {
  /** A text that may be null. */
  text: () => string | null;
  /** A text that was none. */
  word: () => string;
  number: () => number;
  list: () => string[];
}

/** A reader of what `flatValues` made. */
export function readFlat({ joined, lengths, numbers }: FlatValues): FlatReader {
  let [at, start, next] = [0, 0, 0];
  const text = () => {
    const length = lengths[at++] as number;
    return length < 0 ? null : joined.slice(start, (start += length));
  };
  const word = () => text() as string;
  const number = () => numbers[next++] as number;
  const list = () => {
    const found: string[] = [];
    for (let left = number(); left > 0; left--) found.push(word());
    return found;
  };
  return { text, word, number, list };
}
