import type { EntityManager } from 'typeorm';
import { In, LessThan, MoreThan } from 'typeorm';
import { Activity, Task } from '../../activities/activity.entity';
import { conflict, forbidden, notFound } from '../../common/errors';
import { foldPhone } from '../../companies/likeNames';
import { foldName } from '../../companies/names';
import { CompanyNote } from '../../companies/profile.entity';
import { actorOf } from '../../companies/visibility';
import type { Context } from '../../context';
import { productLine } from '../../leads/asked';
import { isInUse } from '../../leads/campaignNames.service';
import { Campaign } from '../../leads/campaign.entity';
import { Lead, LeadEvent, LeadMessage } from '../../leads/lead.entity';
import { identityOf, renewKeys } from '../../leads/opening.service';
import { Opportunity } from '../../leads/opportunity.entity';
import { hangsNothingOn, removeOpportunity } from '../../leads/removingOpportunity.service';
import { scoreLead } from '../../leads/scoring';
import { inTransaction } from '../../platform/database/transaction';
import { addJob } from '../../platform/queue/jobRows';
import { priorities } from '../../platform/queue/queue';
import { audit } from '../../users/audit.service';
import type { Actor } from '../../users/audit.service';
import type { Viewer } from '../../users/roles';
import { LeadImport, LeadImportRow } from './leadImport.entity';

/** The job that takes an import back; `{ id, userId }`. */
export const UNDO_IMPORT = 'leads.undo_import';
const BATCH = 50;

/** Whether `viewer` may take an import back: whoever made it, and whoever sees everything. */
export const mayUndo = (viewer: Viewer, run: Pick<LeadImport, 'createdById'>): boolean =>
  viewer.grants.has('leads.write') && (run.createdById === viewer.userId || viewer.grants.has('all.read'));

/**
 * Begins to take a whole import back. Leads on which somebody has worked since stay, and are listed.
 *
 * @throws AppError lead_import.not_found, lead_import.not_yours (403), lead_import.not_done (409)
 */
export async function startUndo(context: Context, viewer: Viewer, id: number): Promise<void> {
  await inTransaction(context.database, async manager => {
    const run = await manager.findOneBy(LeadImport, { id });
    if (!run) throw notFound('lead_import', { id });
    if (!mayUndo(viewer, run)) throw forbidden('lead_import.not_yours', { id });
    const done = await manager.update(LeadImport, { id, state: In(['done', 'stopped']) }, { state: 'undoing' });
    if (done.affected !== 1)
      throw conflict('lead_import.not_done', 'This import is still running, or was taken back already.', { id });
    await audit(manager, actorOf(viewer), 'lead.import_undone', { type: 'lead_import', id }, {}, context.clock());
    await addJob(manager, UNDO_IMPORT, String(id), { id, userId: viewer.userId }, { priority: priorities.interactive });
  });
  context.queue.wake();
}

/** Goes on taking an import back from where it stands; run twice it changes nothing. */
export async function runUndo(context: Context, id: number, by: Actor, signal?: AbortSignal): Promise<void> {
  while (!signal?.aborted) {
    const isOver = await inTransaction(context.database, manager => undoBatch(manager, id, by, context.clock()));
    if (isOver) return;
    await new Promise(resolve => setImmediate(resolve));
  }
}

/** The last rows first: what was added to a lead of the same file goes before the lead. */
async function undoBatch(manager: EntityManager, id: number, by: Actor, now: Date): Promise<boolean> {
  const run = await manager.findOneBy(LeadImport, { id, state: 'undoing' });
  if (!run) return true;
  const rows = await manager.find(LeadImportRow, {
    where: { importId: id, undo: '' },
    order: { position: 'DESC' },
    take: BATCH,
  });
  if (rows.length === 0) {
    await endUndo(manager, run, by, now);
    return true;
  }
  const counts = { ...run.counts };
  const touched = await touchedLeads(manager, run, rows);
  for (const row of rows) {
    const isUndone = await undoRow(manager, row, touched, by, now);
    await manager.update(LeadImportRow, { id: row.id }, isUndone ? { undo: 'undone', rowKey: null } : { undo: 'kept' });
    if (hasDone(row)) counts[isUndone ? 'undone' : 'kept'] += 1;
  }
  const values = { counts, undone: run.undone + rows.length };
  await manager.update(LeadImport, { id }, values as never);
  return false;
}

const hasDone = ({ leadId, noteId, recordId }: LeadImportRow): boolean => Boolean(leadId ?? noteId ?? recordId);

/** Leads that a letter has come to since the import began, of which a call or a visit is noted, or on which a person has done something else since. */
async function touchedLeads(
  manager: EntityManager,
  { id, createdAt }: LeadImport,
  rows: readonly LeadImportRow[],
): Promise<Set<number>> {
  const ids = [...new Set(rows.flatMap(row => row.leadId ?? []))];
  if (ids.length === 0) return new Set();
  const since = { ids, since: createdAt };
  const lettered = await manager
    .createQueryBuilder(LeadMessage, 'm')
    .innerJoin(Lead, 'l', 'l.id = m.leadId')
    .select('DISTINCT m.leadId', 'leadId')
    // An old letter that was found later belongs to a lead that the import made.
    .where('m.leadId IN (:...ids) AND (m.sentAt >= :since OR l.createdAt >= :since)', since)
    .getRawMany<{ leadId: number }>();
  const planned = await manager
    .createQueryBuilder(Activity, 'a')
    .select('DISTINCT a.leadId', 'leadId')
    .where('a.leadId IN (:...ids) AND a.updatedAt >= :since', since)
    .getRawMany<{ leadId: number }>();
  const tasks = await manager
    .createQueryBuilder(Task, 't')
    .select('DISTINCT t.leadId', 'leadId')
    .where('t.leadId IN (:...ids) AND t.updatedAt >= :since', since)
    .getRawMany<{ leadId: number }>();
  const last = await manager
    .createQueryBuilder(LeadEvent, 'e')
    .innerJoin(LeadImportRow, 'r', 'r.leadId = e.leadId')
    .select('DISTINCT e.leadId', 'leadId')
    .where('r.id IN (:...rows)', { rows: rows.map(row => row.id) })
    .andWhere('e.userId IS NOT NULL AND e.id > r.lastEventId')
    // What rows of the same import have added is no work on it.
    .andWhere(`NOT EXISTS ${ownEventSql}`, { closed: `%"importId":${id}}%`, open: `%"importId":${id},%` })
    .getRawMany<{ leadId: number }>();
  return new Set([...lettered, ...planned, ...tasks, ...last].map(one => one.leadId));
}

/** A line that an import wrote into a history: of a row that was added, or the note at once behind it. */
const ownEventSql =
  `(SELECT 1 FROM "lead_event" "o" WHERE "o"."leadId" = "e"."leadId" AND "o"."kind" = 'import_added'` +
  ' AND ("o"."details" LIKE :closed OR "o"."details" LIKE :open)' +
  ` AND ("o"."id" = "e"."id" OR ("e"."kind" = 'note' AND "o"."at" = "e"."at" AND "o"."userId" = "e"."userId"` +
  ' AND "o"."id" = (SELECT MAX("p"."id") FROM "lead_event" "p" WHERE "p"."leadId" = "e"."leadId" AND "p"."id" < "e"."id"))))';

async function undoRow(
  manager: EntityManager,
  row: LeadImportRow,
  touched: ReadonlySet<number>,
  by: Actor,
  now: Date,
): Promise<boolean> {
  if (row.recordId !== null) return removeDeal(manager, row.recordId, by, now);
  if (row.noteId !== null) return removeNote(manager, row.noteId);
  if (row.leadId === null) return true;
  const lead = await manager.findOneBy(Lead, { id: row.leadId });
  if (!lead) return true;
  if (!lead.isOpen || touched.has(lead.id)) return false;
  if (row.outcome === 'new') return removeLead(manager, lead, row, by, now);
  if (row.outcome === 'added') await restoreLead(manager, lead, row, now);
  await removeEvents(manager, lead.id, row);
  return true;
}

/** A lead that is new by this import goes with its history; the audit log keeps that it was there. */
async function removeLead(
  manager: EntityManager,
  lead: Lead,
  row: LeadImportRow,
  by: Actor,
  now: Date,
): Promise<boolean> {
  // Rows of later imports that were added to it hold it.
  const isHeld = await manager.existsBy(LeadImportRow, {
    leadId: lead.id,
    importId: MoreThan(row.importId),
    undo: In(['', 'kept']),
  });
  if (isHeld) return false;
  await manager.update(Task, { leadId: lead.id }, { leadId: null });
  await manager.delete(Lead, { id: lead.id });
  const details = { number: lead.number, importId: row.importId };
  await audit(manager, by, 'lead.removed', { type: 'lead', id: lead.id }, details, now);
  return true;
}

/** What the row had filled is empty again, unless somebody has written it since. */
async function restoreLead(manager: EntityManager, lead: Lead, row: LeadImportRow, now: Date): Promise<void> {
  // As the undo of a later row may have left it.
  const { before = {}, version } = (await manager.findOneByOrFail(LeadImportRow, { id: row.id })).details;
  if (lead.version !== version) return;
  const after = lead.version + 1;
  await passVersion(manager, row, version, after);
  const values = { ...lead, ...before };
  const identity = identityOf(values, lead.conversationId === null ? null : { conversationId: lead.conversationId });
  const { score, reasons } = scoreLead({ ...values, domain: identity.domain, isToMany: false });
  await manager.update(Lead, { id: lead.id }, {
    ...before,
    ...{ foldedCompany: foldName(values.companyName).slice(0, 300), domain: identity.domain },
    phoneKey: foldPhone(values.phone, values.country || null).slice(0, 40),
    ...{ products: productLine(values.asked), score, scoreReasons: reasons as never },
    ...{ updatedAt: now, version: after },
  } as never);
  await renewKeys(manager, await manager.findOneByOrFail(Lead, { id: lead.id }));
}

/** The row that was added to the same lead before this one finds it as it left it, with another version. */
async function passVersion(manager: EntityManager, row: LeadImportRow, version: number, after: number): Promise<void> {
  const { importId, leadId, position } = row;
  const [earlier] = await manager.find(LeadImportRow, {
    where: { importId, leadId: leadId ?? 0, undo: '', position: LessThan(position) },
    order: { position: 'DESC' },
    take: 1,
  });
  if (earlier?.details.version !== version - 1) return;
  await manager.update(LeadImportRow, { id: earlier.id }, { details: { ...earlier.details, version: after } as never });
}

/** The lines that the row wrote into the history: its own and the note behind it. */
async function removeEvents(manager: EntityManager, leadId: number, row: LeadImportRow): Promise<void> {
  const events = await manager.find(LeadEvent, {
    where: { leadId, kind: In(['import_added', 'note']) },
    order: { id: 'ASC' },
  });
  const at = events.findIndex(
    ({ kind, details }) => kind === 'import_added' && details.importId === row.importId && details.row === row.row,
  );
  if (at < 0) return;
  const [own, next] = events.slice(at);
  const isOwn = next?.kind === 'note' && next.userId === own?.userId && next.at.getTime() === own?.at.getTime();
  const ids = [own, isOwn ? next : undefined].flatMap(event => event?.id ?? []);
  await manager.delete(LeadEvent, { id: In(ids) });
}

async function removeNote(manager: EntityManager, noteId: number): Promise<boolean> {
  const done = await manager.delete(CompanyNote, { id: noteId, version: 1 });
  return done.affected === 1 || !(await manager.existsBy(CompanyNote, { id: noteId }));
}

async function removeDeal(manager: EntityManager, recordId: number, by: Actor, now: Date): Promise<boolean> {
  const deal = await manager.findOneBy(Opportunity, { recordId });
  if (!deal) return true;
  const isFresh = deal.version === 1 && (await hangsNothingOn(manager, recordId, { messageIds: [], taskIds: [] }));
  if (isFresh) await removeOpportunity(manager, by, recordId, {}, now);
  return isFresh;
}

async function endUndo(manager: EntityManager, run: LeadImport, by: Actor, now: Date): Promise<void> {
  await manager.update(LeadImport, { id: run.id }, { state: 'undone', undoneAt: now });
  const { campaignId } = run;
  if (!run.isNewCampaign || campaignId === null || (await isInUse(manager, campaignId))) return;
  const others = await manager.countBy(LeadImport, { campaignId, state: In(['running', 'done', 'stopped']) });
  const campaign = others === 0 ? await manager.findOneBy(Campaign, { id: campaignId, version: 1 }) : null;
  if (!campaign) return;
  await manager.delete(Campaign, { id: campaignId });
  const { name } = campaign;
  await audit(manager, by, 'campaign.removed', { type: 'campaign', id: campaignId }, { name }, now);
}
