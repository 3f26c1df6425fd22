import { countKnownHeaders } from './columns';

/** A line of a sheet, and its number as people count it. */
export interface SheetRow {
  row: number;
  cells: string[];
}

/** One table of a file. */
export interface Sheet {
  name: string;
  header: string[];
  rows: SheetRow[];
}

// Lists made by hand have a title, and perhaps a date, above the header.
const MAX_TITLE_ROWS = 10;

/** A sheet out of its lines: the header is the line, among the first ten, that has most of the known headers; empty lines are left out. */
export function sheetOf(name: string, lines: readonly SheetRow[]): Sheet | null {
  const filled = lines.filter(line => line.cells.some(cell => cell !== ''));
  if (filled.length === 0) return null;
  let best = 0;
  let known = -1;
  filled.slice(0, MAX_TITLE_ROWS).forEach((line, at) => {
    const count = countKnownHeaders(line.cells);
    // One known word is also found in a title or in the data.
    if (count > known && (at === 0 || count > 1)) {
      best = at;
      known = count;
    }
  });
  const header = filled[best]?.cells ?? [];
  return { name, header, rows: filled.slice(best + 1) };
}
