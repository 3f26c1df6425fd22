import { In } from 'typeorm';
import { badRequest, forbidden } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { notifyOfLeads } from '../teamwork/notices.service';
import type { Viewer } from '../users/roles';
import type { AssignBody, RejectBody, StageBody } from './acting.schema';
import { peopleWith } from './assigning.service';
import { taken } from './claiming.service';
import type { Standing } from './denying.service';
import { denyLead, rejecterOf, restoreDenied } from './denying.service';
import { Lead, LeadEvent, LeadMessage } from './lead.entity';
import { readLead } from './leadReading.service';
import type { LeadReply } from './leads.schema';
import { cameTo, getVisibleLead, mayWorkOn } from './leadSight.service';
import { renewKeys } from './opening.service';
import type { Acting } from './writing.service';
import { actOn, closedNow, noteAct, ownedNow, stageAfter, writeLead } from './writing.service';

/**
 * Gives a lead to somebody, or to nobody: whoever assigns leads, or its owner who hands it on. Whoever gets it is told.
 *
 * @throws AppError lead.not_found, lead.not_yours, lead.changed_meanwhile, lead.not_now, lead.person_unknown
 */
export async function assignLead(
  context: Context,
  viewer: Viewer,
  id: number,
  { version, userId, note }: AssignBody,
): Promise<LeadReply> {
  return actOn(context, viewer, id, version, acting => assign(acting, userId, note ?? ''));
}

/** As `assignLead`, inside the caller's transaction. */
export async function assign(acting: Acting, userId: number | null, note: string): Promise<void> {
  const { manager, viewer, lead, now } = acting;
  const mayAssign = viewer.grants.has('leads.assign');
  const isHis = lead.ownerId === viewer.userId && (userId !== null || (await hasJustTaken(acting)));
  if (!mayAssign && !isHis) throw forbidden('lead.not_yours');
  const stage = stageOfOwned(lead);
  if (userId === null) {
    const nobodys = { ownerId: null, stage: 'new' as const, returnsAt: null, warnedAt: null, protectedUntil: null };
    await writeLead(acting, nobodys);
  } else {
    if (!(await peopleWith(manager, 'leads.write')).has(userId))
      throw badRequest('lead.person_unknown', 'This person does not work on leads. Choose another.', { userId });
    await writeLead(acting, { stage, ...(await ownedNow(acting, userId)) });
  }
  await noteAct(acting, 'assigned', { userId, fromId: lead.ownerId, why: 'person', ...(note ? { note } : {}) });
  if (userId !== null)
    await notifyOfLeads(manager, viewer.userId, [{ kind: 'lead_given', userId, leadId: lead.id }], now);
}

/** Whoever took a lead, and has done nothing with it since, may give it back to nobody. */
async function hasJustTaken({ manager, viewer, lead }: Acting): Promise<boolean> {
  const [last] = await manager.find(LeadEvent, { where: { leadId: lead.id }, order: { id: 'DESC' }, take: 1 });
  return last?.kind === 'assigned' && last.userId === viewer.userId && last.details.why === 'taken';
}

/**
 * Takes a new lead that nobody has and that came into a mailbox of one's own.
 *
 * @throws AppError lead.not_found, lead.not_yours, lead.changed_meanwhile, lead.not_now, lead.taken (409, with whose it is)
 */
export async function takeLead(context: Context, viewer: Viewer, id: number, version: number): Promise<LeadReply> {
  await refuseTaken(context, viewer, id);
  return actOn(context, viewer, id, version, async acting => {
    if (acting.lead.ownerId !== null) throw forbidden('lead.not_yours');
    const stage = stageOfOwned(acting.lead);
    await writeLead(acting, { stage, ...(await ownedNow(acting, viewer.userId)) });
    await noteAct(acting, 'assigned', { userId: viewer.userId, why: 'taken' });
  });
}

/** Whoever lost the race for a lead that came to him, too, hears who has it. @throws AppError lead.taken */
async function refuseTaken({ database: { manager } }: Context, viewer: Viewer, id: number): Promise<void> {
  const lead = await manager.findOneBy(Lead, { id });
  if (!lead?.isOpen || lead.ownerId === null || lead.ownerId === viewer.userId) return;
  if (viewer.grants.has('leads.read') && (await cameTo(manager, viewer, id))) throw await taken(manager, id);
}

/** What was answered is worked on, whoever gets it. @throws AppError lead.not_now */
function stageOfOwned(lead: Lead): Lead['stage'] {
  const stage = stageAfter(lead, 'assign');
  return lead.answeredAt === null ? stage : 'working';
}

/**
 * Moves a lead along: it is worked on, or the demand is real. One that nobody has becomes the viewer's by that.
 *
 * @throws AppError lead.not_found, lead.not_yours, lead.changed_meanwhile, lead.not_now
 */
export async function moveLead(
  context: Context,
  viewer: Viewer,
  id: number,
  { version, stage }: StageBody,
): Promise<LeadReply> {
  return actOn(context, viewer, id, version, async acting => {
    const { lead } = acting;
    const next = stageAfter(lead, stage === 'working' ? 'work' : 'qualify');
    const owner = lead.ownerId === null ? await ownedNow(acting, viewer.userId) : {};
    // What is qualified returns to no pool by itself.
    const clock = stage === 'qualified' ? { returnsAt: null, warnedAt: null } : {};
    await writeLead(acting, { ...owner, ...clock, stage: next });
    await noteAct(acting, 'moved', { from: lead.stage, to: next });
  });
}

/**
 * Rejects a lead, with a reason. "No inquiry" is a denial: its letters go back to where they were.
 *
 * @throws AppError lead.not_found, lead.not_yours, lead.changed_meanwhile, lead.not_now
 */
export async function rejectLead(
  context: Context,
  viewer: Viewer,
  id: number,
  body: Pick<RejectBody, 'version' | 'reason' | 'note'>,
): Promise<LeadReply> {
  return actOn(context, viewer, id, body.version, acting => reject(acting, body));
}

/** As `rejectLead`, inside the caller's transaction. */
export async function reject(
  acting: Acting,
  { reason, note = '' }: Pick<RejectBody, 'reason' | 'note'>,
): Promise<void> {
  const { manager, viewer, lead } = acting;
  const hasLetter = await manager.existsBy(LeadMessage, { leadId: lead.id, role: 'inquiry' });
  if (reason === 'not_inquiry' && hasLetter) return denyLead(acting, note);
  const stage = stageAfter(lead, 'reject');
  await writeLead(acting, { stage, ...rejecterOf(viewer, lead), ...(await closedNow(acting, reason, note.trim())) });
  const undo: Standing = { stage: lead.stage, ownerId: lead.ownerId };
  await noteAct(acting, 'rejected', { reason, from: lead.stage, ...(note ? { note: note.trim() } : {}), undo });
}

/**
 * Opens a rejected lead again. What became of it meanwhile stands: keys that another open lead has are left to that.
 *
 * @throws AppError lead.not_found, lead.not_yours, lead.changed_meanwhile, lead.not_now
 */
export async function reopenLead(context: Context, viewer: Viewer, id: number, version: number): Promise<LeadReply> {
  return actOn(context, viewer, id, version, reopen);
}

/** As `reopenLead`, inside the caller's transaction. */
export async function reopen(acting: Acting): Promise<void> {
  const { manager, lead } = acting;
  const before = await standingBefore(acting);
  const owner = lead.ownerId === null ? {} : await ownedNow(acting, lead.ownerId);
  const open = { isOpen: true, closedAt: null, closeReason: '', closeNote: '' };
  const isHis = before.stage === 'new' && lead.ownerId !== null;
  const opened = await writeLead(acting, { ...owner, ...open, stage: isHis ? 'assigned' : before.stage });
  if (lead.closeReason === 'not_inquiry') await restoreDenied(acting);
  const after = await freed({ ...acting, lead: opened }, before);
  await renewKeys(manager, after);
  await noteAct(acting, 'reopened', { reason: lead.closeReason });
}

/** Where a rejected lead stood before; what lay in a pool, or was rejected before this was noted, is nobody's new one or worked on. */
async function standingBefore({ manager, lead }: Acting): Promise<Standing> {
  const stage = stageAfter(lead, 'reopen');
  const [event] = await manager.find(LeadEvent, {
    where: { leadId: lead.id, kind: In(['rejected', 'denied']) },
    order: { id: 'DESC' },
    take: 1,
  });
  const kept = event?.details.undo as Partial<Standing> | undefined;
  const ownerId = kept?.ownerId === undefined ? lead.ownerId : kept.ownerId;
  if (!kept?.stage || kept.stage === 'pool') return { stage: ownerId === null ? 'new' : stage, ownerId };
  return { stage: kept.stage, ownerId };
}

/** What nobody had is nobody's again, where whoever opened it still sees it then; else it stays his. */
async function freed(acting: Acting, before: Standing): Promise<Lead> {
  const { manager, viewer, lead } = acting;
  if (before.ownerId !== null || lead.ownerId === null) return lead;
  if (!viewer.grants.has('leads.assign') && !(await cameTo(manager, viewer, lead.id))) return lead;
  return writeLead(acting, { ownerId: null, stage: before.stage, returnsAt: null, warnedAt: null });
}

/**
 * Writes a note into the history of a lead. It is no proof of work (AHEAD-10), and changes nothing of the lead.
 *
 * @throws AppError lead.not_found, lead.not_yours, lead.note_empty
 */
export async function addLeadNote(context: Context, viewer: Viewer, id: number, text: string): Promise<LeadReply> {
  if (!text.trim()) throw badRequest('lead.note_empty', 'Write something into the note.');
  const now = context.clock();
  await inTransaction(context.database, async manager => {
    const lead = await getVisibleLead(manager, viewer, id);
    if (!(await mayWorkOn(manager, viewer, lead))) throw forbidden('lead.not_yours', { id });
    await noteAct({ manager, viewer, lead, now }, 'note', { text: text.trim() });
  });
  return readLead(context, viewer, id);
}
