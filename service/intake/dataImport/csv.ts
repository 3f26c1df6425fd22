import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import type { AppError } from '../../common/errors';
import { badRequest } from '../../common/errors';
import { detectCharset } from '../../mail/charsetDetection';
import { MAX_CELL, MAX_COLUMNS, MAX_ROWS } from './data';
import type { Sheet } from './sheets';
import { sheetOf } from './sheets';

/** Bytes of a text file as text: by its mark, as UTF-8 where it is that, else by the shape of its bytes (GB18030, UTF-16 without a mark, Western). */
export function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8');
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return iconv.decode(bytes.subarray(2), 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return iconv.decode(bytes.subarray(2), 'utf-16be');
  const wide = wideEncoding(bytes);
  if (wide) return iconv.decode(bytes, wide);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(bytes, detectCharset(bytes));
  }
}

/** Text in UTF-16 has a zero in every second byte wherever it is ASCII: separators and line ends at least. */
function wideEncoding(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const end = Math.min(bytes.length, 4_096);
  const zeros = [0, 0];
  for (let at = 0; at < end; at += 1) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd < 2) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** The character that cuts the first lines into the same number of columns, as many as possible: ; , tab or |. */
export function detectDelimiter(text: string): string {
  const lines = text
    .slice(0, 64 * 1024)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter(line => line.trim() !== '')
    .slice(0, 20);
  let best = ',';
  let score = 0;
  for (const delimiter of [',', ';', '\t', '|']) {
    const counts = lines.map(line => line.split(delimiter).length - 1);
    const usual =
      counts.filter(count => count > 0).sort((a, b) => a - b)[
        Math.floor(counts.filter(count => count > 0).length / 2)
      ] ?? 0;
    const even = counts.filter(count => count === usual).length;
    if (usual > 0 && even * Math.min(usual, 5) > score) {
      best = delimiter;
      score = even * Math.min(usual, 5);
    }
  }
  return best;
}

/**
 * A CSV file as one sheet.
 *
 * @throws AppError data_import.csv_broken with the line, data_import.too_many_rows
 */
export function readCsv(bytes: Buffer, name: string): Sheet[] {
  const text = decodeText(bytes);
  let lines: { record: string[]; info: { lines: number } }[];
  try {
    lines = parse(text, {
      delimiter: detectDelimiter(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 1024 * 1024,
      to: MAX_ROWS + 20,
    }) as unknown as typeof lines;
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 0;
    throw badRequest(
      'data_import.csv_broken',
      `Line ${line} of this CSV file cannot be read. Look for a quotation mark that is not closed.`,
      { line },
    );
  }
  if (lines.length > MAX_ROWS + 1) throw tooManyRows();
  const sheet = sheetOf(
    name,
    lines.map(({ record, info }) => ({ row: info.lines, cells: record.slice(0, MAX_COLUMNS).map(cleanCell) })),
  );
  return sheet ? [sheet] : [];
}

/** Text of a cell: without control characters and blanks around it, bounded. */
export function cleanCell(text: string): string {
  return text
    .slice(0, MAX_CELL)
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f\u200b\ufeff]+/g, ' ')
    .trim();
}

export function tooManyRows(): AppError {
  return badRequest(
    'data_import.too_many_rows',
    `The file has more than ${MAX_ROWS} rows; that is the most that is taken at once. Cut it into several.`,
  );
}
