/** A line of a region: where it begins in the region's `text`, and in the text that it was taken from. */
export interface RegionLine {
  at: number;
  from: number;
}

/**
 * A piece of a mail as it is read: quote marks before its lines are taken away, lines that are not the writer's are left out.
 * Every character stands in the mail too; `placeIn` says where.
 */
export interface Region {
  text: string;
  lines: readonly RegionLine[];
}

export const emptyRegion: Region = { text: '', lines: [] };

/** A line on its way into a region: its words, and where they begin in the mail. */
export interface SourceLine {
  text: string;
  from: number;
}

/** The lines of a text with their offsets; `shift` is added to each. */
export function linesOf(text: string, shift = 0): SourceLine[] {
  const lines: SourceLine[] = [];
  let from = shift;
  for (const line of text.split('\n')) {
    lines.push({ text: line, from });
    from += line.length + 1;
  }
  return lines;
}

/** A line without the marks of quoting before it ("> > "). */
export function withoutMarks(line: SourceLine): SourceLine {
  const { text } = line;
  let start = 0;
  while (
    start < text.length &&
    (text[start] === '>' || (text[start] === ' ' && /^ *>/.test(text.slice(start, start + 4))))
  )
    start++;
  if (start === 0) return line;
  if (text[start] === ' ') start++;
  return { text: text.slice(start), from: line.from + start };
}

/** Joins lines to a region, blank lines at either end aside. */
export function regionOf(lines: readonly SourceLine[]): Region {
  let first = 0;
  let last = lines.length;
  while (first < last && lines[first]!.text.trim() === '') first++;
  while (last > first && lines[last - 1]!.text.trim() === '') last--;
  const places: RegionLine[] = [];
  const pieces: string[] = [];
  let at = 0;
  for (const line of lines.slice(first, last)) {
    places.push({ at, from: line.from });
    pieces.push(line.text);
    at += line.text.length + 1;
  }
  return { text: pieces.join('\n'), lines: places };
}

/** The lines of a region, with their offsets in the mail. */
export function sourceLines(region: Region): SourceLine[] {
  return region.lines.map(({ at, from }, index) => {
    const next = region.lines[index + 1];
    return { text: region.text.slice(at, next ? next.at - 1 : region.text.length), from };
  });
}

/** Where `start` to `end` (exclusive) of a region's text stand in the mail. */
export function placeIn(region: Region, start: number, end: number): { start: number; end: number } {
  const first = lineAt(region, start);
  const last = lineAt(region, Math.max(start, end - 1));
  return { start: first.from + start - first.at, end: last.from + end - last.at };
}

function lineAt({ lines }: Region, offset: number): RegionLine {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]!.at <= offset) low = middle;
    else high = middle - 1;
  }
  return lines[low] ?? { at: 0, from: 0 };
}
