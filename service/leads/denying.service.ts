import type { EntityManager } from 'typeorm';
import { In, Not } from 'typeorm';
import { refileBatch } from '../filing/refiling.service';
import { Message } from '../mail/message.entity';
import { Inquiry } from './inquiry.entity';
import type { LeadReply } from './leads.schema';
import { Lead, LeadEvent, LeadMessage } from './lead.entity';
import type { LeadLetter } from './opening.service';
import { addLetters } from './opening.service';
import { teachInquiries } from './teaching.service';
import type { Context } from '../context';
import type { Viewer } from '../users/roles';
import type { Acting } from './writing.service';
import { actOn, closedNow, noteAct, stageAfter, writeLead } from './writing.service';

/** Where a lead stood, and whose it was, before it was rejected. */
export interface Standing {
  stage: Lead['stage'];
  ownerId: number | null;
}

/** Whoever rejects what nobody has, in his own mailbox, goes on seeing what he said, and may take it back. */
export function rejecterOf(viewer: Viewer, lead: Lead): Partial<Pick<Lead, 'ownerId'>> {
  return lead.ownerId === null && !viewer.grants.has('leads.assign') ? { ownerId: viewer.userId } : {};
}

/** What undoing a denial needs; where it stood is absent in older ones. */
interface Denied extends Partial<Standing> {
  letters: { messageId: number; role: LeadLetter['role']; sentAt: string }[];
}

/**
 * Says that it is an inquiry: the doubt is gone, and the recognition learns.
 *
 * @throws AppError lead.not_found, lead.not_yours, lead.changed_meanwhile
 */
export async function confirmLead(context: Context, viewer: Viewer, id: number, version: number): Promise<LeadReply> {
  return actOn(context, viewer, id, version, async acting => {
    const { manager, lead } = acting;
    await writeLead(acting, { isToCheck: false });
    const messageIds = await inquiriesOf(manager, lead.id);
    await decideInquiries(acting, messageIds, { isToCheck: false });
    // Said again it teaches nothing more.
    if (lead.isToCheck) await teachInquiries(manager, messageIds, true);
    await noteAct(acting, 'confirmed', {});
  });
}

/**
 * Says that it is no inquiry: the lead is over, its letters leave it and go back to where mail of nobody waits, and the recognition learns.
 *
 * @throws AppError lead.not_found, lead.not_yours, lead.changed_meanwhile, lead.not_now
 */
export async function denyLeadOf(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  note = '',
): Promise<LeadReply> {
  return actOn(context, viewer, id, version, acting => denyLead(acting, note));
}

/** As `denyLeadOf`, inside the caller's transaction. */
export async function denyLead(acting: Acting, note: string): Promise<void> {
  const { manager, viewer, lead, now } = acting;
  const stage = stageAfter(lead, 'reject');
  const rows = await manager.findBy(LeadMessage, { leadId: lead.id });
  await writeLead(acting, {
    stage,
    ...rejecterOf(viewer, lead),
    ...(await closedNow(acting, 'not_inquiry', note.trim())),
  });
  const messageIds = await inquiriesOf(manager, lead.id);
  await decideInquiries(acting, messageIds, { state: 'denied' });
  await manager.delete(LeadMessage, { leadId: lead.id });
  await teachInquiries(manager, messageIds, false);
  const letters = rows.map(({ messageId, role, sentAt }) => ({
    ...{ messageId, role: role as LeadLetter['role'], sentAt: sentAt.toISOString() },
  }));
  const undo: Denied = { letters, stage: lead.stage, ownerId: lead.ownerId };
  await noteAct(acting, 'denied', { letters: letters.length, ...(note ? { note } : {}), undo });
  await refileBatch(manager, { messageIds: rows.map(row => row.messageId) }, `denied:${lead.id}`, now);
}

/** Takes a denial back: the letters that are still there stand with the lead again. The lead is open already. */
export async function restoreDenied(acting: Acting): Promise<void> {
  const { manager, lead, now } = acting;
  const [event] = await manager.find(LeadEvent, {
    where: { leadId: lead.id, kind: 'denied' },
    order: { id: 'DESC' },
    take: 1,
  });
  const { letters = [] } = (event?.details.undo ?? {}) as Partial<Denied>;
  const there = await stillThere(
    manager,
    letters.map(one => one.messageId),
    lead.id,
  );
  const back = letters.filter(one => there.has(one.messageId));
  const open = await manager.findOneByOrFail(Lead, { id: lead.id });
  await addLetters(
    manager,
    open,
    back.map(one => ({ ...one, sentAt: new Date(one.sentAt) })),
  );
  const messageIds = await inquiriesOf(manager, lead.id);
  await decideInquiries(acting, messageIds, { state: 'lead' });
  await teachInquiries(manager, messageIds, false, 'takeBack');
  await refileBatch(manager, { messageIds: [...there] }, `reopened:${lead.id}:${lead.version}`, now);
}

/** Letters that were not erased since, nor went to another lead. */
async function stillThere(manager: EntityManager, ids: readonly number[], leadId: number): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await manager.find(Message, { select: { id: true }, where: { id: In([...ids]) } });
  const taken = await manager.findBy(LeadMessage, { messageId: In([...ids]), leadId: Not(leadId) });
  const elsewhere = new Set(taken.map(row => row.messageId));
  return new Set(rows.map(row => row.id).filter(id => !elsewhere.has(id)));
}

async function inquiriesOf(manager: EntityManager, leadId: number): Promise<number[]> {
  const rows = await manager.find(Inquiry, { select: { messageId: true }, where: { leadId } });
  return rows.map(row => row.messageId);
}

async function decideInquiries(
  { manager, viewer, now }: Acting,
  messageIds: readonly number[],
  values: Partial<Pick<Inquiry, 'state' | 'isToCheck'>>,
): Promise<void> {
  if (messageIds.length === 0) return;
  const decided = { ...values, decidedById: viewer.userId || null, decidedAt: now, version: () => '"version" + 1' };
  await manager.update(Inquiry, { messageId: In([...messageIds]) }, decided);
}
