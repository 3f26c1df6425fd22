import type { EntityManager } from 'typeorm';
import { In, LessThan } from 'typeorm';
import type { Readable } from 'node:stream';
import { AppError, badRequest, notFound } from '../../common/errors';
import { namesOf } from '../../companies/similar.service';
import type { Context } from '../../context';
import { campaignNames } from '../../leads/campaignNames.service';
import { findVisibleLeads } from '../../leads/leadSight.service';
import { toldOf } from '../../leads/presentingLeads.service';
import { visibleOpportunities } from '../../leads/opportunityReading.service';
import type { Viewer } from '../../users/roles';
import type { ExportFormat } from '../exportFile.service';
import { fileOf } from '../exportFile.service';
import type {
  LeadImportList,
  LeadImportQuery,
  LeadImportReply,
  LeadImportRowQuery,
  LeadImportRowReply,
  LeadImportRows,
} from '../leadImport.schema';
import { findUpload } from '../dataImport/uploads.service';
import { readLeadFile } from './leadFile.service';
import { LeadImport, LeadImportRow } from './leadImport.entity';
import { mayUndo } from './leadUndo.service';
import type { FileLanguage } from './problemWords';
import { problemHead, sentenceOf } from './problemWords';
import type { ImportSource } from './outcomes';

/** The lists that the viewer has taken in, the newest first; all of them for whoever sees everything. @throws AppError page.cursor_invalid */
export async function listLeadImports(
  context: Context,
  viewer: Viewer,
  { cursor, limit = 10 }: LeadImportQuery,
): Promise<LeadImportList> {
  const { manager } = context.database;
  const rows = await manager.find(LeadImport, {
    where: { ...(ownOnly(viewer) ?? {}), ...(cursor ? { id: LessThan(readPlace(cursor)) } : {}) },
    order: { id: 'DESC' },
    take: limit + 1,
  });
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return {
    imports: await repliesOf(manager, viewer, kept),
    nextCursor: rows.length > limit && last ? String(last.id) : null,
  };
}

/** @throws AppError lead_import.not_found */
export async function readLeadImport(context: Context, viewer: Viewer, id: number): Promise<LeadImportReply> {
  const { manager } = context.database;
  const [reply] = await repliesOf(manager, viewer, [await getOwn(manager, viewer, id)]);
  return reply as LeadImportReply;
}

const ownOnly = (viewer: Viewer) => (viewer.grants.has('all.read') ? null : { createdById: viewer.userId });

async function getOwn(manager: EntityManager, viewer: Viewer, id: number): Promise<LeadImport> {
  const run = await manager.findOneBy(LeadImport, { id, ...(ownOnly(viewer) ?? {}) });
  if (!run) throw notFound('lead_import', { id });
  return run;
}

function readPlace(cursor: string): number {
  if (/^\d{1,10}$/.test(cursor)) return Number(cursor);
  throw badRequest('page.cursor_invalid', 'This page cannot be continued; begin again at the first page.');
}

async function repliesOf(
  manager: EntityManager,
  viewer: Viewer,
  runs: readonly LeadImport[],
): Promise<LeadImportReply[]> {
  const names = await namesOf(
    manager,
    runs.map(run => run.createdById),
  );
  const campaigns = await campaignNames(
    manager,
    runs.map(run => run.campaignId),
  );
  return runs.map(run => {
    const { id, state, fileName, campaignId, total, done, undone, counts, createdById } = run;
    const name = campaigns.get(campaignId ?? 0);
    return {
      ...{ id, state, fileName, source: run.source as ImportSource, total, done, undone, counts },
      campaign: campaignId !== null && name !== undefined ? { id: campaignId, name } : null,
      byName: createdById === null ? null : (names.get(createdById) ?? null),
      ...{ createdAt: run.createdAt.toISOString(), finishedAt: run.finishedAt?.toISOString() ?? null },
      undoneAt: run.undoneAt?.toISOString() ?? null,
      mayUndo: mayUndo(viewer, run) && (state === 'done' || state === 'stopped'),
    };
  });
}

/** The rows of an import, in the order of the file. @throws AppError lead_import.not_found, page.cursor_invalid */
export async function listImportRows(
  context: Context,
  viewer: Viewer,
  id: number,
  { outcome, undo, cursor, limit = 100 }: LeadImportRowQuery,
): Promise<LeadImportRows> {
  const { manager } = context.database;
  await getOwn(manager, viewer, id);
  const builder = manager
    .createQueryBuilder(LeadImportRow, 'r')
    .where('r.importId = :id', { id })
    .orderBy('r.position')
    .take(limit + 1);
  if (outcome) builder.andWhere('r.outcome = :outcome', { outcome });
  if (undo) builder.andWhere('r.undo = :undo', { undo });
  if (undo) builder.andWhere('(r.leadId IS NOT NULL OR r.noteId IS NOT NULL OR r.recordId IS NOT NULL)');
  if (cursor) builder.andWhere('r.position > :after', { after: readPlace(cursor) });
  const rows = await builder.getMany();
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return {
    rows: await rowReplies(manager, viewer, kept),
    nextCursor: rows.length > limit && last ? String(last.position) : null,
  };
}

async function rowReplies(
  manager: EntityManager,
  viewer: Viewer,
  rows: readonly LeadImportRow[],
): Promise<LeadImportRowReply[]> {
  const leads = await findVisibleLeads(
    manager,
    viewer,
    rows.flatMap(row => row.leadId ?? []),
  );
  const named = new Map(leads.map(lead => [lead.id, { id: lead.id, number: lead.number, name: nameOf(viewer, lead) }]));
  const recordIds = rows.flatMap(row => row.recordId ?? []);
  const records =
    recordIds.length === 0
      ? []
      : await visibleOpportunities(manager, viewer)
          .andWhere({ id: In(recordIds) })
          .getMany();
  const deals = new Map(records.map(({ id, number }) => [id, { id, number }]));
  return rows.map(({ sheet, row, outcome, undo, leadId, recordId, details }) => ({
    ...{ sheet, row, outcome, undo, lead: named.get(leadId ?? 0) ?? null, record: deals.get(recordId ?? 0) ?? null },
    ownerName: details.ownerName ?? null,
    similar: details.similar ?? null,
    problems: (details.problems ?? []).map(problem => ({ sheet, row, ...problem })),
  }));
}

function nameOf(viewer: Viewer, lead: Parameters<typeof toldOf>[1]): string {
  const told = toldOf(viewer, lead);
  return told.companyName || told.contactName;
}

/**
 * The rows that were not taken as a file: as they stand in the list, with what is wrong with each, to be mended and imported again. Once the uploaded list is gone (24 hours), their numbers and
 * what was wrong.
 *
 * @throws AppError lead_import.not_found
 */
export async function exportFailedRows(
  context: Context,
  viewer: Viewer,
  id: number,
  format: ExportFormat,
  language: FileLanguage,
): Promise<Readable> {
  const { manager } = context.database;
  const run = await getOwn(manager, viewer, id);
  const cells = await cellsOf(context, viewer, run);
  const head = [...(cells?.header ?? []), ...problemHead[language]];
  const onError = (error: unknown) => context.log.error(error);
  return fileOf(format, 'Failed rows', head, failedRows(manager, run.id, cells, language), onError);
}

interface Cells {
  header: string[];
  /** By sheet and row. */
  rows: Map<string, string[]>;
}

/** The list itself, where it is still there; of several sheets under the columns of the longest. */
async function cellsOf(context: Context, viewer: Viewer, run: LeadImport): Promise<Cells | null> {
  if (run.uploadId === '' || run.createdById !== viewer.userId) return null;
  try {
    const file = await findUpload(context, viewer, run.uploadId);
    const { sheets } = await readLeadFile(file, run.options.mapping);
    const headers = sheets.map(({ sheet }) => sheet.header).sort((one, other) => other.length - one.length);
    const rows = sheets.flatMap(({ sheet }) =>
      sheet.rows.map(({ row, cells }) => [`${sheet.name}:${row}`, cells] as const),
    );
    return { header: headers[0] ?? [], rows: new Map(rows) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // The list is gone after a day: what was wrong with which row is told all the same.
    return null;
  }
}

async function* failedRows(
  manager: EntityManager,
  importId: number,
  cells: Cells | null,
  language: FileLanguage,
): AsyncGenerator<string[]> {
  let after = -1;
  for (;;) {
    const rows = await manager
      .createQueryBuilder(LeadImportRow, 'r')
      .where("r.importId = :importId AND r.outcome = 'failed' AND r.position > :after", { importId, after })
      .orderBy('r.position')
      .take(200)
      .getMany();
    for (const { sheet, row, details } of rows) {
      const own = cells?.rows.get(`${sheet}:${row}`) ?? [];
      const filled = (cells?.header ?? []).map((_header, at) => own[at] ?? '');
      yield [...filled, sheet, String(row), (details.problems ?? []).map(one => sentenceOf(one, language)).join(' ')];
    }
    const last = rows.at(-1);
    if (rows.length < 200 || !last) return;
    after = last.position;
  }
}
