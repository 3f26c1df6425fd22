import { readFile, stat } from 'node:fs/promises';
import { AppError, badRequest } from '../common/errors';
import { actorOf, commandLineViewer } from '../companies/visibility';
import { activeFields } from '../companies/customFields.service';
import type { Context } from '../context';
import { isUniqueViolation } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import { allowedFields } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { readMapping } from './dataImport/columns';
import type { Mapping, ReadMapping } from './dataImport/columns';
import { decodeText, readCsv } from './dataImport/csv';
import { countProblemRows, MAX_FILE_BYTES, MAX_ROWS } from './dataImport/data';
import type { ImportData, Problem } from './dataImport/data';
import { readDrafts } from './dataImport/drafts';
import { readJson } from './dataImport/json';
import type { Known } from './dataImport/known';
import type { LikeRow, RowChoices } from './dataImport/likeRows';
import { planWithChoices } from './dataImport/likeRows.service';
import type { Step } from './dataImport/planning';
import type { Sheet } from './dataImport/sheets';
import { readWorkbook } from './dataImport/workbook';
import type { Made, Written } from './dataImport/writing.service';
import { nothingMade, writeSteps } from './dataImport/writing.service';

/** A file on this machine, and what people call it: its ending says what it is. */
export interface DataFile {
  path: string;
  name: string;
}

/** One table of a file as it was recognised, with the first value of each column. */
export interface SheetPreview {
  name: string;
  target: string | null;
  columns: { index: number; header: string; field: string | null; sample: string }[];
  rowCount: number;
}

/** What an import would do. */
export interface Preview {
  sheets: SheetPreview[];
  newCount: number;
  changedCount: number;
  unchangedCount: number;
  /** All of them, in the order of the file. */
  problems: Problem[];
  /** New companies that look like one that is there. */
  likely: LikeRow[];
  uncomparedCount: number;
}

/** What an import did. found rows = created + changed + unchanged + failed. */
export interface ImportResult {
  created: number;
  changed: number;
  unchanged: number;
  failed: number;
  problems: Problem[];
  /** Old mail is being filed anew by a job. */
  isRefiling: boolean;
}

interface ReadFile {
  sheets: SheetPreview[];
  data: ImportData;
  problems: Problem[];
}

/**
 * What importing `file` would do; nothing is written.
 *
 * @param mapping sheets and columns as the person chose them; as recognised where absent
 * @throws AppError data_import.* where the file as a whole cannot be read
 */
export async function previewDataImport(
  context: Context,
  viewer: Viewer,
  file: DataFile,
  mapping?: Mapping,
  choices: RowChoices = {},
): Promise<Preview> {
  const read = await readDataFile(context, file, mapping);
  refuseFields(viewer, read.data);
  const { plan, likely, uncomparedCount } = await planWithChoices(context, viewer, read.data, choices, true);
  const count = (action: Step['action']) => plan.steps.filter(step => step.action === action).length;
  return {
    sheets: read.sheets,
    newCount: count('new'),
    changedCount: count('changed'),
    unchangedCount: count('unchanged'),
    problems: inOrder([...read.problems, ...plan.problems]),
    ...{ likely, uncomparedCount },
  };
}

/**
 * Imports `file`: rows that can be taken, 500 in one transaction, the rest listed with why. Doing it twice changes nothing the second time; after a
 * crash doing it again completes it.
 */
export async function runDataImport(
  context: Context,
  viewer: Viewer,
  file: DataFile,
  mapping?: Mapping,
  onProgress?: (done: number, total: number) => void,
  choices: RowChoices = {},
): Promise<ImportResult> {
  const read = await readDataFile(context, file, mapping);
  const result = await importData(context, viewer, read.data, onProgress, choices);
  const problems = inOrder([...read.problems, ...result.problems]);
  return { ...result, failed: countProblemRows(problems), problems };
}

/**
 * Imports data that a program has already read. Keys decide unless it says otherwise: two companies with different keys are two, even where they
 * share a domain.
 */
export async function loadCompanyData(
  context: Context,
  actor: Viewer | 'command_line',
  data: ImportData,
): Promise<ImportResult> {
  return importData(context, actor === 'command_line' ? commandLineViewer() : actor, { keysDecide: true, ...data });
}

/** A file that tells fields which the person may not change is refused as a whole: half of a row would be taken for the whole. @throws AppError fields.not_editable */
function refuseFields(viewer: Viewer, data: ImportData): void {
  for (const company of data.companies) {
    allowedFields(viewer, 'company', company);
    allowedFields(viewer, 'company', company.profile ?? {});
    for (const contact of company.contacts ?? []) allowedFields(viewer, 'contact', contact);
  }
  for (const contact of data.contacts ?? []) allowedFields(viewer, 'contact', contact);
}

const BATCH = 500;

async function importData(
  context: Context,
  viewer: Viewer,
  data: ImportData,
  onProgress?: (done: number, total: number) => void,
  choices: RowChoices = {},
): Promise<ImportResult> {
  refuseFields(viewer, data);
  const { plan, known } = await planWithChoices(context, viewer, data, choices, false);
  const { steps, problems } = plan;
  const result: ImportResult = {
    created: 0,
    changed: 0,
    unchanged: 0,
    failed: 0,
    problems: [...problems],
    isRefiling: false,
  };
  const made = nothingMade();
  for (let start = 0; start < steps.length; start += BATCH) {
    const batch = steps.slice(start, start + BATCH);
    await writeBatch(context, viewer, batch, known, made, result);
    onProgress?.(Math.min(start + BATCH, steps.length), steps.length);
    // SQLite works in this thread: others get their turn between batches.
    await new Promise(resolve => setImmediate(resolve));
  }
  result.failed = countProblemRows(result.problems);
  await writeAudit(context, viewer, result);
  if (result.isRefiling) context.queue.wake();
  return result;
}

/** Writes a batch in one transaction; where a row collides with somebody else's, each row in one of its own. */
async function writeBatch(
  context: Context,
  viewer: Viewer,
  batch: readonly Step[],
  known: Known,
  made: Made,
  result: ImportResult,
): Promise<void> {
  try {
    const written = await inTransaction(context.database, manager =>
      writeSteps(manager, viewer, batch, known, made, context.clock()),
    );
    addUp(result, made, written);
    return;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    if (batch.length === 1) {
      const message = 'Somebody entered the same at the same moment. Import the file once more.';
      result.problems.push({ ...(batch[0] as Step).origin, code: 'row.changed_meanwhile', message });
      return;
    }
  }
  for (const step of batch) await writeBatch(context, viewer, [step], known, made, result);
}

function addUp(result: ImportResult, made: Made, written: Written): void {
  for (const [planned, id] of written.ids) made.ids.set(planned, id);
  for (const id of written.companyIds) made.companyIds.add(id);
  for (const id of written.recordIds) made.recordIds.add(id);
  result.created += written.counts.new;
  result.changed += written.counts.changed;
  result.unchanged += written.counts.unchanged;
  result.problems.push(...written.problems);
  result.isRefiling ||= written.isRefiling;
}

async function writeAudit(context: Context, viewer: Viewer, result: ImportResult): Promise<void> {
  const { created, changed, unchanged, failed } = result;
  if (created + changed === 0) return;
  await inTransaction(context.database, manager =>
    audit(manager, actorOf(viewer), 'data.imported', null, { created, changed, unchanged, failed }, context.clock()),
  );
}

/** @throws AppError data_import.too_large, data_import.unknown_format, and those of the readers */
async function readDataFile(context: Context, file: DataFile, mapping: Mapping | undefined): Promise<ReadFile> {
  const { size } = await stat(file.path);
  if (size > MAX_FILE_BYTES) {
    const message = `The file has ${Math.ceil(size / 1024 / 1024)} MB; at most ${MAX_FILE_BYTES / 1024 / 1024} are taken. Cut it into several.`;
    throw new AppError('data_import.too_large', 413, message, { details: { size } });
  }
  const bytes = await readFile(file.path);
  const ending = /\.([a-z]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? '';
  if (ending === 'json') return fromJson(bytes);
  const sheets = await readTables(bytes, ending, file.name);
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  if (rows === 0) throw badRequest('data_import.empty', 'There are no rows in this file below its header.');
  const own = await activeFields(context.database.manager, 'company');
  const mapped = sheets.map(sheet => ({
    sheet,
    mapping: readMapping(sheet.name, sheet.header, mapping?.[sheet.name], own),
  }));
  const drafts = readDrafts(mapped);
  return { sheets: mapped.map(one => previewOf(one.sheet, one.mapping)), data: drafts.data, problems: drafts.problems };
}

/**
 * The tables of an Excel or a CSV file.
 *
 * @param ending of the name, without its dot
 * @throws AppError data_import.unknown_format, and those of the readers
 */
export async function readTables(bytes: Buffer, ending: string, name: string): Promise<Sheet[]> {
  const isZip = bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'));
  if (isZip && (ending === 'xlsx' || ending === 'xlsm')) return readWorkbook(bytes);
  if (!isZip && ['csv', 'tsv', 'txt'].includes(ending))
    return readCsv(bytes, name.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '') || 'csv');
  const hint =
    ending === 'xls'
      ? 'Excel files of the old kind (.xls) cannot be read; save it as .xlsx.'
      : 'Import an Excel file (.xlsx), a CSV file or JSON.';
  throw badRequest('data_import.unknown_format', hint, { ending });
}

function fromJson(bytes: Buffer): ReadFile {
  const data = readJson(decodeText(bytes));
  const tables = [
    ['companies', data.companies.length],
    ['contacts', data.contacts?.length ?? 0],
    ['records', data.records.length],
  ] as const;
  const sheets = tables
    .filter(([, rowCount]) => rowCount > 0)
    .map(([name, rowCount]) => ({ name, target: name, columns: [], rowCount }));
  const count = tables.reduce((sum, [, rowCount]) => sum + rowCount, 0);
  if (count === 0) throw badRequest('data_import.empty', 'There are no companies, contacts or records in this file.');
  if (count > MAX_ROWS)
    throw badRequest('data_import.too_many_rows', `The file has more than ${MAX_ROWS} entries. Cut it into several.`);
  return { sheets, data, problems: [] };
}

function previewOf(sheet: Sheet, mapping: ReadMapping | null): SheetPreview {
  return {
    name: sheet.name,
    target: mapping?.target ?? null,
    columns: sheet.header.map((header, index) => ({
      index,
      header,
      field: mapping?.fields[index] ?? null,
      sample: sheet.rows.find(row => row.cells[index])?.cells[index]?.slice(0, 80) ?? '',
    })),
    rowCount: sheet.rows.length,
  };
}

function inOrder(problems: Problem[]): Problem[] {
  return problems.sort((a, b) => (a.sheet < b.sheet ? -1 : a.sheet > b.sheet ? 1 : a.row - b.row));
}
