/*
 * How text falls into the small pieces of which record numbers are made. It runs over every mail that comes in, so it looks
 * closely only where there are digits, and there by character codes.
 */

export const OTHER = 0;
export const DIGIT = 1;
export const LETTER = 2;

/** A run of letters and digits. Offsets into the text; `digits` and `letters` are counts. */
export interface Token {
  start: number;
  end: number;
  digits: number;
  letters: number;
}

const asciiKinds = new Uint8Array(128);
for (let code = 48; code <= 57; code += 1) asciiKinds[code] = DIGIT;
for (let code = 65; code <= 90; code += 1) asciiKinds[code] = asciiKinds[code + 32] = LETTER;

/** Letters of Latin, Greek and Cyrillic and their full-width forms, and digits of the scripts that traders write in. East Asian letters end a number. */
export function kindOf(code: number): number {
  if (code < 128) return asciiKinds[code]!;
  if (code >= 0xc0 && code <= 0x52f) return code === 0xd7 || code === 0xf7 ? OTHER : LETTER;
  if ((code >= 0xff10 && code <= 0xff19) || (code >= 0x660 && code <= 0x669) || (code >= 0x6f0 && code <= 0x6f9))
    return DIGIT;
  if ((code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a)) return LETTER;
  return OTHER;
}

const joiners = new Set([...'–—‐‑−－／'].map(char => char.charCodeAt(0)));

/** What may stand between two parts of a number: one blank, or one of - _ / . \ and their like. */
const isBetween = (code: number) =>
  code < 128 ? (code >= 45 && code <= 47) || code === 32 || code === 95 || code === 92 : joiners.has(code);

// Longer runs are hashes, keys and the like.
const maxTokenLength = 24;
const maxSide = 3;

function tokenAt(text: string, start: number): Token {
  const token = { start, end: start, digits: 0, letters: 0 };
  for (let kind = kindOf(text.charCodeAt(start)); kind !== OTHER;) {
    if (kind === DIGIT) token.digits += 1;
    else token.letters += 1;
    token.end += 1;
    if (token.end >= text.length) break;
    kind = kindOf(text.charCodeAt(token.end));
  }
  return token;
}

/** The token that ends before `end`, where nothing but one joiner or blank is between. */
function tokenBefore(text: string, end: number, floor: number): Token | null {
  const between = end - 1;
  if (between <= floor || !isBetween(text.charCodeAt(between))) return null;
  let start = between;
  while (start > floor && between - start <= maxTokenLength && kindOf(text.charCodeAt(start - 1)) !== OTHER) start -= 1;
  return start === between ? null : tokenAt(text, start);
}

function tokenAfter(text: string, end: number): Token | null {
  if (end + 1 >= text.length || !isBetween(text.charCodeAt(end))) return null;
  return kindOf(text.charCodeAt(end + 1)) === OTHER ? null : tokenAt(text, end + 1);
}

function isUsable(token: Token): boolean {
  return token.end - token.start <= maxTokenLength;
}

/**
 * The chains of tokens round the digits of a text: tokens with one joiner or blank between them, at least one with
 * digits, at most three words without any on either side. In order, without overlap.
 */
export function* chainsOf(text: string): Generator<Token[]> {
  let floor = 0;
  const digit = /[0-9\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g;
  for (let match = digit.exec(text); match; match = digit.exec(text)) {
    let start = match.index;
    while (start > floor && kindOf(text.charCodeAt(start - 1)) !== OTHER) start -= 1;
    const chain = [tokenAt(text, start)];
    for (let n = 0; n < maxSide; n += 1) {
      const before = tokenBefore(text, chain[0]!.start, floor);
      if (!before || !isUsable(before)) break;
      chain.unshift(before);
    }
    let words = 0;
    for (let last = chain[chain.length - 1]!; words < maxSide && chain.length < 64; last = chain[chain.length - 1]!) {
      const after = tokenAfter(text, last.end);
      if (!after || !isUsable(after)) break;
      words = after.digits ? 0 : words + 1;
      chain.push(after);
    }
    while (chain.length > 1 && chain[chain.length - 1]!.digits === 0 && words > 1) {
      chain.pop();
      words -= 1;
    }
    const end = chain[chain.length - 1]!.end;
    yield chain;
    floor = end;
    digit.lastIndex = end;
  }
}

// Cyrillic and Greek capitals that cannot be told from Latin ones (Unicode TS 39, confusables.txt): people type the one
// for the other, since the key is the same or the document came so.
const latinTwins: Readonly<Record<string, string>> = {
  А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', У: 'Y', Х: 'X', І: 'I', Ѕ: 'S', Ј: 'J',
  Α: 'A', Β: 'B', Ε: 'E', Ζ: 'Z', Η: 'H', Ι: 'I', Κ: 'K', Μ: 'M', Ν: 'N', Ο: 'O', Ρ: 'P', Τ: 'T', Υ: 'Y', Χ: 'X',
}; // prettier-ignore
const cyrillicTwins = new Map(
  Object.entries(latinTwins)
    .filter(([twin]) => twin >= '\u0400')
    .map(([twin, latin]) => [latin, twin]),
);

/** The Latin capital that looks like a Cyrillic or Greek one; every other character as it is. */
export function latinTwin(char: string): string {
  return latinTwins[char] ?? char;
}

/**
 * One script for the letters of a number in capitals: Latin where all of them could be Latin ("14-К" and "14-K"), else
 * Cyrillic where it holds letters that only Cyrillic has ("КП" and "KП").
 */
export function inOneScript(folded: string): string {
  if (/^[\x00-\x7f]*$/.test(folded)) return folded;
  const latin = [...folded].map(latinTwin).join('');
  if (!/\p{Script=Cyrillic}/u.test(latin)) return latin;
  return [...folded].map(char => cyrillicTwins.get(char) ?? char).join('');
}
