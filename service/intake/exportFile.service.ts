import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { csvLine, neutral } from './tableCells';

export type ExportFormat = 'xlsx' | 'csv';

/** A list as a file that streams: its rows are asked for as fast as they are read. */
export function fileOf(
  format: ExportFormat,
  name: string,
  head: readonly string[],
  rows: AsyncIterable<string[]>,
  onError: (error: unknown) => void,
): Readable {
  return format === 'csv' ? Readable.from(csvOf(head, rows)) : workbookOf(name, head, rows, onError);
}

async function* csvOf(head: readonly string[], rows: AsyncIterable<string[]>): AsyncGenerator<string> {
  // Excel takes a file without the mark for one in the code page of its country.
  yield `\ufeff${csvLine(head)}`;
  for await (const row of rows) yield csvLine(row);
}

/** A workbook that is written while it is read; cells are texts, which no spreadsheet reckons. */
function workbookOf(
  name: string,
  head: readonly string[],
  rows: AsyncIterable<string[]>,
  onError: (error: unknown) => void,
): Readable {
  const stream = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: false, useSharedStrings: false });
  const sheet = workbook.addWorksheet(name);
  const write = async () => {
    sheet.addRow([...head]).commit();
    for await (const row of rows) {
      sheet.addRow(row.map(neutral)).commit();
      // Whoever reads slowly is waited for: the rows would pile up in memory.
      if (stream.writableNeedDrain) await once(stream, 'drain');
    }
    sheet.commit();
    await workbook.commit();
  };
  write().catch((error: unknown) => {
    onError(error);
    stream.destroy(error instanceof Error ? error : new Error('the export ended'));
  });
  return stream;
}
