import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { badRequest } from '../common/errors';
import { commandLineViewer } from '../companies/visibility';
import type { Context } from '../context';
import type { Mapping } from '../intake/dataImport/columns';
import type { Problem } from '../intake/dataImport/data';
import type { DataFile, ImportResult, Preview } from '../intake/dataImport.service';
import { previewDataImport, runDataImport } from '../intake/dataImport.service';
import { withContext } from './opening';

interface Options {
  mapping?: string;
  preview?: boolean;
  yes?: boolean;
}

/** tradepost import-data FILE */
export function importDataCommand(program: Command): void {
  program
    .command('import-data')
    .description('take in companies, contacts and records from Excel (.xlsx), CSV or JSON')
    .argument('<file>', 'the file')
    .option(
      '--mapping <file>',
      'JSON: sheet to { target, fields: { column: field } }, where the headers are not recognised',
    )
    .option('--preview', 'show what would be done, and do nothing')
    .option('--yes', 'do not ask')
    .action(async (file: string, options: Options) => {
      await withContext(context => importData(context, file, options));
    });
}

/**
 * Shows what a file would do, asks, does it, and lists the rows that were not taken. Where nobody can be asked, `yes` must have been said.
 *
 * @param ask answers true to go on; by default a question in the terminal
 * @returns null where nothing was done
 */
export async function importData(
  context: Context,
  path: string,
  options: Options,
  ask: () => Promise<boolean> = askInTerminal,
): Promise<ImportResult | null> {
  const file: DataFile = { path: resolve(path), name: path };
  const viewer = commandLineViewer();
  const mapping = options.mapping ? await readMappingFile(options.mapping) : undefined;
  const preview = await previewDataImport(context, viewer, file, mapping);
  printPreview(preview);
  if (options.preview) return null;
  if (preview.newCount + preview.changedCount === 0) {
    console.log('There is nothing to do.');
    if (preview.problems.length > 0) process.exitCode = 1;
    return null;
  }
  if (!options.yes && !(await ask())) {
    console.log('Nothing was done.');
    return null;
  }
  const result = await runDataImport(context, viewer, file, mapping, progressLine);
  printResult(result);
  if (result.failed > 0) process.exitCode = 1;
  return result;
}

async function askInTerminal(): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw badRequest(
      'data_import.not_asked',
      'Nobody can be asked here. Say --yes to import, or --preview to look only.',
    );
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question('Import this? (yes/no) ');
  terminal.close();
  return /^(y|yes|是|好)$/i.test(answer.trim());
}

/** @throws AppError data_import.mapping_invalid */
async function readMappingFile(path: string): Promise<Mapping> {
  try {
    const mapping = (JSON.parse(await readFile(path, 'utf8')) ?? 0) as Mapping;
    const isWhole =
      typeof mapping === 'object' &&
      Object.values(mapping).every(
        sheet => typeof sheet === 'object' && sheet !== null && typeof sheet.fields === 'object',
      );
    if (isWhole) return mapping;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw badRequest(
    'data_import.mapping_invalid',
    `${path} is no mapping. Write { "Sheet": { "target": "companies", "fields": { "0": "name" } } }.`,
  );
}

function printPreview(preview: Preview): void {
  for (const sheet of preview.sheets) {
    console.log(
      `${sheet.name}: ${sheet.rowCount} rows, taken for ${sheet.target ?? 'nothing (left out; see --mapping)'}`,
    );
    const width = Math.max(0, ...sheet.columns.map(column => widthOf(column.header)));
    for (const { index, header, field, sample } of sheet.columns) {
      const pad = ' '.repeat(width - widthOf(header));
      console.log(
        `  ${String(index).padStart(3)}  ${plain(header)}${pad}  ${(field ?? '-').padEnd(18)}${plain(sample)}`,
      );
    }
  }
  console.log(
    `New ${preview.newCount}, changed ${preview.changedCount}, unchanged ${preview.unchangedCount}, not to be taken ${preview.problems.length}.`,
  );
  printProblems(preview.problems.slice(0, 20));
  if (preview.problems.length > 20) console.log(`  and ${preview.problems.length - 20} more`);
}

function printResult(result: ImportResult): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  console.log('Done.');
  console.log(`  created    ${result.created}`);
  console.log(`  changed    ${result.changed}`);
  console.log(`  unchanged  ${result.unchanged}`);
  console.log(`  not taken  ${result.failed}`);
  printProblems(result.problems);
  if (result.isRefiling) console.log('Older mail is filed anew as soon as the service runs.');
}

function printProblems(problems: readonly Problem[]): void {
  for (const { sheet, row, message } of problems) console.log(`  ${plain(sheet)}, row ${row}: ${plain(message)}`);
}

function progressLine(done: number, total: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${done} of ${total} rows`);
}

/** Text of a file must not steer the terminal. */
export function plain(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
}

/** Columns of a terminal that a text takes; Chinese takes two a character. */
function widthOf(text: string): number {
  return [...plain(text)].reduce(
    (sum, char) =>
      sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/.test(char) ? 2 : 1),
    0,
  );
}
