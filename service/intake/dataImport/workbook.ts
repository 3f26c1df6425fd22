import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { AppError } from '../../common/errors';
import { cleanCell, tooManyRows } from './csv';
import { MAX_COLUMNS, MAX_ROWS, MAX_UNPACKED_BYTES } from './data';
import type { Sheet, SheetRow } from './sheets';
import { sheetOf } from './sheets';
import { checkZip, sortZip } from './zips';

const MAX_SHEETS = 50;

/**
 * The sheets of an Excel file (.xlsx), every cell as the text that people see. Formulas give their stored result.
 *
 * @throws AppError data_import.unreadable, data_import.too_large, data_import.too_many_rows
 */
export async function readWorkbook(bytes: Buffer): Promise<Sheet[]> {
  checkZip(bytes, MAX_UNPACKED_BYTES);
  try {
    return await readSheets(bytes);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const message = 'This is no readable Excel file (.xlsx). Open it in Excel and save it again as .xlsx or CSV.';
    throw new AppError('data_import.unreadable', 400, message, { cause: error });
  }
}

async function readSheets(bytes: Buffer): Promise<Sheet[]> {
  const sorted = sortZip(bytes, rankOf);
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([sorted]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  const sheets: Sheet[] = [];
  let count = 0;
  for await (const worksheet of reader) {
    const lines: SheetRow[] = [];
    for await (const row of worksheet) {
      lines.push({ row: row.number, cells: cellsOf(row.values) });
      count += 1;
      if (count > MAX_ROWS + MAX_SHEETS) throw tooManyRows();
    }
    const { name } = worksheet as unknown as { name?: string };
    const sheet = sheetOf(name ?? `Sheet${sheets.length + 1}`, lines);
    if (sheet && sheets.length < MAX_SHEETS) sheets.push(sheet);
  }
  return sheets;
}

/** The list of sheets and its links, then the texts, then the sheets. */
function rankOf(name: string): number {
  if (/xl\/(_rels\/)?workbook\.xml/i.test(name)) return 0;
  return /sharedStrings|styles/i.test(name) ? 1 : 2;
}

/** exceljs counts columns from 1 and leaves holes. */
function cellsOf(values: ExcelJS.CellValue[] | { [key: string]: ExcelJS.CellValue }): string[] {
  if (!Array.isArray(values)) return [];
  return Array.from({ length: Math.min(values.length - 1, MAX_COLUMNS) }, (_cell, at) =>
    cleanCell(textOf(values[at + 1])),
  );
}

function textOf(value: ExcelJS.CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map(part => part.text).join('');
  if ('text' in value) return textOf(value.text as ExcelJS.CellValue);
  if ('result' in value) return textOf(value.result as ExcelJS.CellValue);
  // An error (#N/A), or a formula that nobody has computed.
  return '';
}
