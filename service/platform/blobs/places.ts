/** Where a content stands: in a pack of small ones, or in a file of its own. `length` is what is stored, `size` the plain content. */
export type Place =
  | { kind: 'pack'; pack: string; offset: number; length: number; size: number; encoding: 'plain' | 'deflate' }
  | { kind: 'large'; hash: string; size: number };

const packForm = /^p\/([0-9a-z]{1,12}-[0-9a-z]{1,8}-[0-9a-f]{12})\/(\d{1,15})\/(\d{1,12})\/(\d{1,15})\/([pd])$/;
const largeForm = /^l\/([0-9a-f]{64})\/(\d{1,15})$/;

/** True for a SHA-256 in lower-case hex: the only names that the store gives to files. */
export function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/** The text that the database keeps; at most 200 characters. */
export function formatPlace(place: Place): string {
  if (place.kind === 'large') return `l/${place.hash}/${place.size}`;
  return `p/${place.pack}/${place.offset}/${place.length}/${place.size}/${place.encoding === 'plain' ? 'p' : 'd'}`;
}

/**
 * Reads what `formatPlace` wrote.
 *
 * @throws Error for any other text, so that no text can name a file outside the store
 */
export function parsePlace(text: string): Place {
  const pack = packForm.exec(text);
  if (pack) {
    const [, name, offset, length, size, encoding] = pack;
    return {
      kind: 'pack',
      pack: name,
      offset: Number(offset),
      length: Number(length),
      size: Number(size),
      encoding: encoding === 'p' ? 'plain' : 'deflate',
    };
  }
  const large = largeForm.exec(text);
  if (large) return { kind: 'large', hash: large[1], size: Number(large[2]) };
  throw new Error('This is not a place of the blob store.');
}
