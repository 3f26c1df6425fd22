import { matchesOf } from '../../common/matches';
import type { Piece } from './lines';

/*
 * The cells of the lines of a table. Offsets are of the levelled text.
 */

/** A cell without the blanks around it. */
export interface Cell {
  start: number;
  end: number;
}

/** Takes a line apart. */
export type Cutter = (level: string, line: Piece) => Cell[];

/** The cells of a line, by tabs, strokes, semicolons or wide gaps; the line itself where it has none. */
export function cellsOf(level: string, piece: Piece): Cell[] {
  // A first cell that is empty is a tab at the beginning of the line.
  const edge = level.lastIndexOf('\n', piece.start - 1) + 1;
  const line = level.slice(edge, piece.start).includes('\t') ? { start: edge, end: piece.end } : piece;
  const text = level.slice(line.start, line.end);
  const isCsv = (text.match(/;/g)?.length ?? 0) >= 2;
  const separator = text.includes('\t') ? /\t/g : /\|/.test(text) ? /\|/g : isCsv ? /;/g : / {2,}(?=\S)/g;
  const cells: Cell[] = [];
  let from = 0;
  for (const match of matchesOf(separator, text)) {
    cells.push(trimCell(text, line.start, from, match.index));
    from = match.index + match[0].length;
  }
  cells.push(trimCell(text, line.start, from, text.length));
  if (separator.source === '\\|' && cells.length > 2) {
    if (cells[0]!.start === cells[0]!.end) cells.shift();
    if (cells[cells.length - 1]!.start === cells[cells.length - 1]!.end) cells.pop();
  }
  return cells;
}

/** The cells of a line of comma-separated values. */
export function commaCells(level: string, line: Piece): Cell[] {
  const cells: Cell[] = [];
  let from = line.start;
  let isQuoted = false;
  // "Tap brass, chrome - 6,000 pcs": where commas stand before blanks, one within a number parts nothing.
  const isSpaced = /,\s/.test(level.slice(line.start, line.end));
  const isGroup = (at: number) => isSpaced && /^\d,\d{3}(?!\d)/.test(level.slice(at - 1, at + 5));
  for (let at = line.start; at <= line.end; at++) {
    if (level[at] === '"' && at < line.end) isQuoted = !isQuoted;
    if (at < line.end && (level[at] !== ',' || isQuoted || isGroup(at))) continue;
    const cell = trimCell(level.slice(line.start, line.end), line.start, from - line.start, at - line.start);
    if (level[cell.start] === '"' && level[cell.end - 1] === '"' && cell.end - cell.start > 1)
      cells.push({ start: cell.start + 1, end: cell.end - 1 });
    else cells.push(cell);
    from = at + 1;
  }
  return cells;
}

function trimCell(text: string, shift: number, from: number, to: number): Cell {
  let [start, end] = [from, to];
  while (start < end && /[\s*]/.test(text[start] as string)) start++;
  while (end > start && /[\s*]/.test(text[end - 1] as string)) end--;
  return { start: start + shift, end: end + shift };
}

const MOST_BROKEN = 4;

/**
 * The row that begins at a line, with the number of its lines. What stands in one cell may be broken ("LED bulb", below it "9 W"): then a
 * line that counts nothing goes on in the next ones, until the row has as many cells as it should.
 */
export function rowAt(
  level: string,
  lines: readonly Piece[],
  at: number,
  cut: Cutter,
  width: number,
  isWhole: (cells: readonly Cell[]) => boolean,
): { cells: Cell[]; lines: number } {
  const cells = cut(level, lines[at] as Piece);
  const alone = { cells, lines: 1 };
  if (cut !== cellsOf || cells.length < 2 || cells.length >= width || isWhole(cells)) return alone;
  let joined = cells;
  for (let taken = 1; taken < MOST_BROKEN && lines[at + taken]; taken++) {
    const line = lines[at + taken] as Piece;
    const before = lines[at + taken - 1] as Piece;
    const text = level.slice(line.start, line.end);
    if (text.length > 160 || level.slice(before.end, line.start).split('\n').length > 2) return alone;
    const next = text.includes('\t') ? cellsOf(level, line) : [{ start: line.start, end: line.end }];
    const last = joined[joined.length - 1] as Cell;
    joined = [...joined.slice(0, -1), { start: last.start, end: (next[0] as Cell).end }, ...next.slice(1)];
    if (joined.length > width) return alone;
    if (joined.length === width && isWhole(joined)) return { cells: joined, lines: taken + 1 };
  }
  return alone;
}
