/** A multipart whose end has not come yet. */
export interface OpenMultipart {
  /** "--" and the boundary; null until the first delimiter shows it, where the header does not. */
  delimiter: Buffer | null;
  type: string;
  children: number;
  isAlternative: boolean;
}

const MAX_DELIMITER_LINE = 512;
const LINE_DASHES = Buffer.from('\n--');

/** A line that is, or may be, a delimiter. */
export interface FoundDelimiter {
  /** False where the line may be a delimiter and its end has not come yet. */
  found: boolean;
  start: number;
  next: number;
  level: number;
  closes: boolean;
}

/** The next line that is a delimiter of an open multipart, innermost first. */
export function findDelimiter(
  stack: readonly OpenMultipart[],
  input: Buffer,
  at: number,
  atLineStart: boolean,
  isLast: boolean,
): FoundDelimiter | null {
  let start = atLineStart && input[at] === 45 && input[at + 1] === 45 ? at : -1;
  if (start < 0) {
    const dashes = input.indexOf(LINE_DASHES, at);
    if (dashes < 0) return null;
    start = dashes + 1;
  }
  while (start >= 0) {
    const lineEnd = input.indexOf(10, start);
    const end = lineEnd < 0 ? input.length : lineEnd;
    if (lineEnd < 0 && !isLast && end - start < MAX_DELIMITER_LINE)
      return { found: false, start, next: start, level: 0, closes: false };
    const match = end - start < MAX_DELIMITER_LINE ? matchDelimiter(stack, input, start, end) : null;
    if (match) return { found: true, start, next: lineEnd < 0 ? input.length : lineEnd + 1, ...match };
    const dashes = input.indexOf(LINE_DASHES, start);
    start = dashes < 0 ? -1 : dashes + 1;
  }
  return null;
}

function matchDelimiter(
  stack: readonly OpenMultipart[],
  input: Buffer,
  start: number,
  end: number,
): { level: number; closes: boolean } | null {
  for (let level = stack.length - 1; level >= 0; level--) {
    const open = stack[level]!;
    if (!open.delimiter) {
      // No boundary was declared: the first line with dashes and a word shows it.
      const line = input.toString('latin1', start, end).trimEnd();
      if (level !== stack.length - 1 || !/^--[^\s-][^\s]{4,}$/.test(line)) continue;
      open.delimiter = Buffer.from(line, 'latin1');
    }
    const length = open.delimiter.length;
    if (
      end - start < length ||
      input[start + length - 1] !== open.delimiter[length - 1] ||
      input.compare(open.delimiter, 0, length, start, start + length) !== 0
    )
      continue;
    const rest = input.toString('latin1', start + length, end).trim();
    if (rest === '') return { level, closes: false };
    if (rest === '--') return { level, closes: true };
  }
  return null;
}
