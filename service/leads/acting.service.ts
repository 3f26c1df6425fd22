import { badRequest, forbidden } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { notifyOfLeads } from '../teamwork/notices.service';
import type { Viewer } from '../users/roles';
import type { AssignBody, RejectBody, StageBody } from './acting.schema';
import { peopleWith } from './assigning.service';
import { denyLead, restoreDenied } from './denying.service';
import { LeadMessage } from './lead.entity';
import { readLead } from './leadReading.service';
import type { LeadReply } from './leads.schema';
import { getVisibleLead, mayWorkOn } from './leadSight.service';
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
  if (!mayAssign && (lead.ownerId !== viewer.userId || userId === null)) throw forbidden('lead.not_yours');
  const stage = stageAfter(lead, 'assign');
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

/**
 * Takes a new lead that nobody has and that came into a mailbox of one's own.
 *
 * @throws AppError lead.not_found, lead.not_yours, lead.changed_meanwhile, lead.not_now
 */
export async function takeLead(context: Context, viewer: Viewer, id: number, version: number): Promise<LeadReply> {
  return actOn(context, viewer, id, version, async acting => {
    if (acting.lead.ownerId !== null) throw forbidden('lead.not_yours');
    const stage = stageAfter(acting.lead, 'assign');
    await writeLead(acting, { stage, ...(await ownedNow(acting, viewer.userId)) });
    await noteAct(acting, 'assigned', { userId: viewer.userId, why: 'taken' });
  });
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
  const { manager, lead } = acting;
  const hasLetter = await manager.existsBy(LeadMessage, { leadId: lead.id, role: 'inquiry' });
  if (reason === 'not_inquiry' && hasLetter) return denyLead(acting, note);
  const stage = stageAfter(lead, 'reject');
  await writeLead(acting, { stage, ...(await closedNow(acting, reason, note.trim())) });
  await noteAct(acting, 'rejected', { reason, from: lead.stage, ...(note ? { note: note.trim() } : {}) });
}

/**
 * Opens a rejected lead again. What became of it meanwhile stands: keys that another open lead has are left to that.
 *
 * @throws AppError lead.not_found, lead.not_yours, lead.changed_meanwhile, lead.not_now
 */
export async function reopenLead(context: Context, viewer: Viewer, id: number, version: number): Promise<LeadReply> {
  return actOn(context, viewer, id, version, async acting => {
    const { manager, lead } = acting;
    const stage = stageAfter(lead, 'reopen');
    const owner = lead.ownerId === null ? {} : await ownedNow(acting, lead.ownerId);
    const open = { isOpen: true, closedAt: null, closeReason: '', closeNote: '' };
    const after = await writeLead(acting, { ...owner, ...open, stage: lead.ownerId === null ? 'new' : stage });
    if (lead.closeReason === 'not_inquiry') await restoreDenied(acting);
    await renewKeys(manager, after);
    await noteAct(acting, 'reopened', { reason: lead.closeReason });
  });
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
