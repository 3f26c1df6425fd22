import type { EntityManager } from 'typeorm';
import { LessThan } from 'typeorm';
import { isDay } from '../../activities/taskSight';
import { AppError, badRequest, notFound } from '../../common/errors';
import { actorOf, commandLineViewer, personId } from '../../companies/visibility';
import type { Context } from '../../context';
import { LeadPool } from '../../leads/assignment.entity';
import { Campaign } from '../../leads/campaign.entity';
import { findCampaign } from '../../leads/campaignNames.service';
import { addCampaign } from '../../leads/campaigns.service';
import { checkOwner } from '../../leads/creating.service';
import { againWhereKeyTaken, insertRows } from '../../platform/database/rows';
import { inTransaction } from '../../platform/database/transaction';
import { addJob } from '../../platform/queue/jobRows';
import { priorities } from '../../platform/queue/queue';
import { allowedFields } from '../../users/fieldGroups';
import { audit } from '../../users/audit.service';
import type { Viewer } from '../../users/roles';
import { getCompanySettings } from '../../users/settings.service';
import { viewerOf } from '../../users/viewing.service';
import type { DataFile } from '../dataImport.service';
import { findUpload } from '../dataImport/uploads.service';
import type { LeadDraft } from './leadDrafts';
import { readLeadFile } from './leadFile.service';
import { LeadImport, LeadImportRow } from './leadImport.entity';
import type { PlannedRow } from './leadPlanning';
import { withheld } from './leadPlanning';
import { planForPerson, planRows } from './leadKnowing.service';
import { writeRows } from './leadWriting.service';
import type { ImportCounts, ImportOptions, ImportSource } from './outcomes';
import { noCounts } from './outcomes';
import { tellGivenLeads } from './tellingLeads.service';

/** The job that takes the rows of an import in; `{ id }`. */
export const RUN_IMPORT = 'leads.import';
// So many rows are one transaction: others get their turn between two.
const BATCH = 25;
const HOUR = 3_600_000;

/** What an import is begun with. */
export interface StartImport extends Omit<ImportOptions, 'mapping'> {
  mapping?: ImportOptions['mapping'];
  source: ImportSource;
  /** One that is there, or the name of one that is made where there is none of it; null: none. */
  campaign: { id: number } | { name: string } | null;
}

/**
 * Begins the import of an uploaded list; a job goes on with it.
 *
 * @throws AppError data_import.not_found, those of `readLeadFile`, lead.day_invalid, lead.person_unknown, lead.not_yours, pool.not_found, campaign.not_found
 */
export async function startLeadImport(
  context: Context,
  viewer: Viewer,
  uploadId: string,
  body: StartImport,
): Promise<LeadImport> {
  const file = await findUpload(context, viewer, uploadId);
  const { drafts } = await readLeadFile(file, body.mapping);
  const run = await inTransaction(context.database, async manager => {
    const begun = await beginImport(manager, viewer, { ...file, uploadId }, drafts, body, context.clock());
    await addJob(manager, RUN_IMPORT, String(begun.id), { id: begun.id }, { priority: priorities.interactive });
    return begun;
  });
  context.queue.wake();
  return run;
}

/** Imports a list of this machine to its end, row by row as `startLeadImport` does; for the command line. */
export async function importLeadFile(
  context: Context,
  viewer: Viewer,
  file: DataFile,
  body: StartImport,
  onProgress?: (done: number, total: number) => void,
): Promise<LeadImport> {
  const { drafts } = await readLeadFile(file, body.mapping);
  const now = context.clock();
  const run = await inTransaction(context.database, async manager => {
    // One whose command was killed: what it took in is known, and this one goes on behind it.
    const left = { uploadId: '', state: 'running' as const, createdAt: LessThan(new Date(now.getTime() - HOUR)) };
    await manager.update(LeadImport, left, { state: 'stopped', finishedAt: now });
    return beginImport(manager, viewer, { ...file, uploadId: '' }, drafts, body, now);
  });
  await takeRows(context, viewer, run.id, drafts, undefined, onProgress);
  return context.database.manager.findOneByOrFail(LeadImport, { id: run.id });
}

async function beginImport(
  manager: EntityManager,
  viewer: Viewer,
  file: DataFile & { uploadId: string },
  drafts: readonly LeadDraft[],
  body: StartImport,
  now: Date,
): Promise<LeadImport> {
  if (drafts.length === 0) throw badRequest('lead_import.empty', 'No sheet of this file is chosen to be taken in.');
  for (const { email, phone } of drafts) allowedFields(viewer, 'lead', { email, phone });
  await checkOptions(manager, viewer, body);
  const { campaign, isNew } = await campaignFor(manager, viewer, body, now);
  const { mapping = {}, owner, nextAction, nextDay, customers, source } = body;
  return manager.save(
    manager.create(LeadImport, {
      ...{ state: 'running', fileName: file.name.replace(/^.*[\\/]/, '').slice(-200), uploadId: file.uploadId },
      ...{ source, campaignId: campaign?.id ?? null, isNewCampaign: isNew, total: drafts.length, done: 0, undone: 0 },
      options: { mapping, owner, nextAction: nextAction.trim().slice(0, 300), nextDay, customers },
      ...{ counts: noCounts, createdById: personId(viewer), createdAt: now, finishedAt: null, undoneAt: null },
    }),
  );
}

async function checkOptions(manager: EntityManager, viewer: Viewer, { owner, nextDay }: StartImport): Promise<void> {
  if (nextDay !== '' && !isDay(nextDay))
    throw badRequest('lead.day_invalid', 'There is no such day. Choose another.', { day: nextDay });
  if (owner.kind === 'person') await checkOwner(manager, viewer, owner.userId);
  if (
    owner.kind === 'pool' &&
    !(await manager.existsBy(LeadPool, { id: owner.poolId, isActive: true, isForLeads: true }))
  )
    throw notFound('pool', { id: owner.poolId });
}

async function campaignFor(
  manager: EntityManager,
  viewer: Viewer,
  { campaign, source }: StartImport,
  now: Date,
): Promise<{ campaign: Campaign | null; isNew: boolean }> {
  if (campaign === null) return { campaign: null, isNew: false };
  if ('id' in campaign) {
    const found = await manager.findOneBy(Campaign, { id: campaign.id });
    if (!found) throw notFound('campaign', { id: campaign.id });
    return { campaign: found, isNew: false };
  }
  const known = await findCampaign(manager, campaign.name);
  if (known) return { campaign: known, isNew: false };
  const kind = source === 'fair' || source === 'referral' ? source : 'other';
  return { campaign: await addCampaign(manager, viewer, { name: campaign.name, kind }, now), isNew: true };
}

/** Goes on with an import from where it stands; run twice it changes nothing. */
export async function runLeadImport(context: Context, id: number, signal?: AbortSignal): Promise<void> {
  const { manager } = context.database;
  const run = await manager.findOneBy(LeadImport, { id, state: 'running' });
  if (!run) return;
  const viewer = run.createdById === null ? commandLineViewer() : await viewerOf(manager, run.createdById);
  try {
    if (!viewer) throw notFound('data_import', { id });
    const file = await findUpload(context, viewer, run.uploadId);
    const { drafts } = await readLeadFile(file, run.options.mapping);
    await takeRows(context, viewer, id, drafts, signal);
  } catch (error) {
    if (!(error instanceof AppError) || error.retry || error.status >= 500) throw error;
    // Whoever began it has no account any more, or the file is gone: what was taken in stays, and may be taken back.
    await finish(context, viewer ?? commandLineViewer(), id, 'stopped');
  }
}

async function takeRows(
  context: Context,
  viewer: Viewer,
  id: number,
  drafts: readonly LeadDraft[],
  signal?: AbortSignal,
  onProgress?: (done: number, total: number) => void,
): Promise<void> {
  for (;;) {
    if (signal?.aborted) return;
    const run = await context.database.manager.findOneByOrFail(LeadImport, { id });
    if (run.state !== 'running') return;
    if (run.done >= drafts.length) break;
    const batch = drafts.slice(run.done, run.done + BATCH);
    // Where another process was quicker with the same party it is planned anew.
    await againWhereKeyTaken(() => takeBatch(context, viewer, run, batch));
    onProgress?.(Math.min(run.done + BATCH, drafts.length), drafts.length);
    // SQLite works in this thread: others get their turn between batches.
    await new Promise(resolve => setImmediate(resolve));
  }
  await finish(context, viewer, id, 'done');
}

/** One batch, whole or not at all. */
async function takeBatch(
  context: Context,
  viewer: Viewer,
  run: LeadImport,
  drafts: readonly LeadDraft[],
): Promise<void> {
  const campaign =
    run.campaignId === null ? null : await context.database.manager.findOneBy(Campaign, { id: run.campaignId });
  const of = { userId: viewer.userId, source: run.source, campaign: campaign?.name ?? '' };
  const told = await planForPerson(context, viewer, drafts, of);
  const silent = new Set(
    told.flatMap((row, place) => (row.problems[0]?.code === 'row.asked_too_often' ? [place] : [])),
  );
  const now = context.clock();
  await inTransaction(context.database, async manager => {
    const { timeZone } = await getCompanySettings(manager);
    const planned = (await planRows(manager, viewer, drafts, of)).map((row, place) =>
      silent.has(place) && (row.outcome === 'colleague' || row.similar?.isSeen === false) ? withheld(row) : row,
    );
    const rows = await writeRows({ manager, viewer, run, campaign, timeZone, now }, planned, run.done);
    await insertRows(manager, LeadImportRow, rows);
    const next = { done: run.done + drafts.length, counts: countsAfter(run.counts, planned) };
    const moved = await manager.update(LeadImport, { id: run.id, state: 'running', done: run.done }, next as never);
    // The same import runs elsewhere: what it has written counts, and nothing of this.
    if (moved.affected !== 1)
      throw new AppError('lead_import.elsewhere', 409, 'This import is running in another process.', { retry: true });
  });
}

function countsAfter(before: ImportCounts, planned: readonly PlannedRow[]): ImportCounts {
  const after = { ...before };
  for (const { outcome } of planned) after[outcome] += 1;
  return after;
}

async function finish(context: Context, viewer: Viewer, id: number, state: 'done' | 'stopped'): Promise<void> {
  const now = context.clock();
  await inTransaction(context.database, async manager => {
    const done = await manager.update(LeadImport, { id, state: 'running' }, { state, finishedAt: now });
    if (done.affected !== 1) return;
    const { counts, source, campaignId } = await manager.findOneByOrFail(LeadImport, { id });
    await tellGivenLeads(manager, viewer, id, now);
    const details = { source, campaignId, new: counts.new, added: counts.added, failed: counts.failed };
    await audit(manager, actorOf(viewer), 'lead.imported', { type: 'lead_import', id }, details, now);
  });
}
