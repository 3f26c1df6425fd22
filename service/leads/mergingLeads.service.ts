import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Task } from '../activities/activity.entity';
import { giveActivities, takeActivitiesBack } from '../activities/leadActivities.service';
import { conflict, forbidden } from '../common/errors';
import { refileBatch } from '../filing/refiling.service';
import type { Context } from '../context';
import type { Viewer } from '../users/roles';
import type { MergeBody } from './acting.schema';
import { addAsked, productLine } from './asked';
import { Inquiry } from './inquiry.entity';
import type { Lead } from './lead.entity';
import { LeadEvent, LeadKey, LeadMessage } from './lead.entity';
import type { LeadReply } from './leads.schema';
import { getVisibleLead, mayWorkOn } from './leadSight.service';
import type { LeadLetter } from './opening.service';
import { addLetters, renewKeys } from './opening.service';
import type { Acting } from './writing.service';
import { actOn, closedNow, getWorkable, noteAct, stageAfter, writeLead } from './writing.service';

// What a merge fills where the lead that stays does not know it.
const filled = [
  ...(['contactName', 'contactTitle', 'email', 'phone', 'phoneKey', 'companyName', 'foldedCompany'] as const),
  ...(['website', 'domain', 'country', 'language', 'nextAction'] as const),
];
type Filled = Pick<Lead, (typeof filled)[number] | 'asked' | 'products'>;

/** What undoing a merge needs: what moved, and what the survivor was told by it. */
interface Merged {
  loserId: number;
  stage: Lead['stage'];
  messageIds: number[];
  /** Letters that both had. */
  shared: { messageId: number; role: LeadLetter['role']; sentAt: string }[];
  inquiryIds: number[];
  eventIds: number[];
  /** Absent, as its tasks, in what was merged before there were any. */
  activityIds?: number[];
  taskIds?: number[];
  before: Filled;
  after: Filled;
}

/**
 * Merges another lead into this one, because a person says that they are one (lessons R32): its letters, its history and what it asks for move; what this one knows stays, gaps are filled.
 *
 * @throws AppError lead.not_found, lead.not_yours, lead.changed_meanwhile, lead.not_now, lead.merge_itself
 */
export async function mergeLeads(context: Context, viewer: Viewer, id: number, body: MergeBody): Promise<LeadReply> {
  return actOn(context, viewer, id, body.version, async acting => {
    const { manager, lead, now } = acting;
    if (body.otherId === id) throw conflict('lead.merge_itself', 'Choose another lead: this is the same.');
    if (!lead.isOpen) stageAfter(lead, 'merge');
    const loser = await getWorkable(manager, viewer, body.otherId, body.otherVersion);
    const losing = { ...acting, lead: loser };
    const stage = stageAfter(loser, 'merge');
    const keys = await manager.findBy(LeadKey, { leadId: loser.id });
    const moved = await moveParts(manager, loser.id, lead.id);
    const activityIds = await giveActivities(manager, loser.id, lead.id, now);
    const taskIds = await giveTasks(manager, loser.id, lead.id);
    const known = together(lead, loser);
    const over = await closedNow(losing, 'duplicate', '');
    await writeLead(losing, { ...over, stage, mergedIntoId: lead.id, closeReason: '' });
    await insertKeys(manager, keys, lead.id);
    await writeLead(acting, { ...known, evidenceAt: later(lead.evidenceAt, loser.evidenceAt) });
    const undo: Merged = {
      loserId: loser.id,
      stage: loser.stage,
      ...moved,
      activityIds,
      taskIds,
      before: partOf(lead),
      after: known,
    };
    await noteAct(acting, 'merged', { number: loser.number, letters: moved.messageIds.length, undo });
    await noteAct(losing, 'merged_into', { number: lead.number });
    await refileBatch(manager, { messageIds: moved.messageIds }, `merged:${loser.id}`, now);
  });
}

async function giveTasks(manager: EntityManager, fromId: number, toId: number): Promise<number[]> {
  const tasks = await manager.find(Task, { select: { id: true }, where: { leadId: fromId } });
  await manager.update(Task, { leadId: fromId }, { leadId: toId });
  return tasks.map(task => task.id);
}

async function insertKeys(manager: EntityManager, keys: readonly LeadKey[], leadId: number): Promise<void> {
  for (const { key } of keys) await manager.insert(LeadKey, { key, leadId });
}

const later = (one: Date, other: Date): Date => (one > other ? one : other);

function together(lead: Lead, loser: Lead): Filled {
  const asked = addAsked(lead.asked, loser.asked);
  const known = Object.fromEntries(filled.map(name => [name, lead[name] || loser[name]]));
  return { ...(known as Pick<Lead, (typeof filled)[number]>), asked, products: productLine(asked) };
}

function partOf(lead: Lead): Filled {
  const known = Object.fromEntries(filled.map(name => [name, lead[name]]));
  return { ...(known as Pick<Lead, (typeof filled)[number]>), asked: lead.asked, products: lead.products };
}

/** Moves letters, inquiries and history; a letter that both have is this one's already. */
async function moveParts(
  manager: EntityManager,
  fromId: number,
  toId: number,
): Promise<Pick<Merged, 'messageIds' | 'shared' | 'inquiryIds' | 'eventIds'>> {
  const theirs = await manager.findBy(LeadMessage, { leadId: fromId });
  const both = theirs.length > 0 ? await sharedLetters(manager, theirs, toId) : new Set<number>();
  const messageIds = theirs.map(row => row.messageId).filter(id => !both.has(id));
  if (messageIds.length > 0)
    await manager.update(LeadMessage, { leadId: fromId, messageId: In(messageIds) }, { leadId: toId });
  await manager.delete(LeadMessage, { leadId: fromId });
  const inquiries = await manager.find(Inquiry, { select: { messageId: true }, where: { leadId: fromId } });
  await manager.update(Inquiry, { leadId: fromId }, { leadId: toId });
  const events = await manager.find(LeadEvent, { select: { id: true }, where: { leadId: fromId } });
  await manager.update(LeadEvent, { leadId: fromId }, { leadId: toId });
  const shared = theirs
    .filter(row => both.has(row.messageId))
    .map(({ messageId, role, sentAt }) => ({
      messageId,
      role: role as LeadLetter['role'],
      sentAt: sentAt.toISOString(),
    }));
  return { messageIds, shared, inquiryIds: inquiries.map(row => row.messageId), eventIds: events.map(row => row.id) };
}

async function sharedLetters(
  manager: EntityManager,
  theirs: readonly LeadMessage[],
  toId: number,
): Promise<Set<number>> {
  const messageId = In(theirs.map(row => row.messageId));
  return new Set((await manager.findBy(LeadMessage, { leadId: toId, messageId })).map(row => row.messageId));
}

/**
 * Takes a merge back, on the lead that was merged away: what moved and is still there goes back, and what the survivor was told by it alone, it no longer says.
 *
 * @throws AppError lead.not_found, lead.not_yours, lead.changed_meanwhile, lead.not_now
 */
export async function unmergeLead(context: Context, viewer: Viewer, id: number, version: number): Promise<LeadReply> {
  return actOn(context, viewer, id, version, async acting => {
    const { manager, lead, now } = acting;
    const survivor = lead.mergedIntoId === null ? null : await getVisibleLead(manager, viewer, lead.mergedIntoId);
    if (survivor && !(await mayWorkOn(manager, viewer, survivor))) throw forbidden('lead.not_yours');
    const merged = survivor && (await mergeOf(manager, survivor.id, lead.id));
    if (!survivor?.isOpen || !merged) throw conflict('lead.not_now', 'This merge cannot be taken back any more.', {});
    await manager.update(
      LeadMessage,
      { leadId: survivor.id, messageId: In([0, ...merged.messageIds]) },
      { leadId: lead.id },
    );
    await manager.update(
      Inquiry,
      { leadId: survivor.id, messageId: In([0, ...merged.inquiryIds]) },
      { leadId: lead.id },
    );
    await manager.update(LeadEvent, { id: In([0, ...merged.eventIds]) }, { leadId: lead.id });
    await takeActivitiesBack(manager, merged.activityIds, { leadId: survivor.id }, { leadId: lead.id }, now);
    await manager.update(Task, { leadId: survivor.id, id: In([0, ...(merged.taskIds ?? [])]) }, { leadId: lead.id });
    const open = { isOpen: true, closedAt: null, closeReason: '', mergedIntoId: null };
    const letters = merged.shared.map(one => ({ ...one, sentAt: new Date(one.sentAt) }));
    await addLetters(manager, lead, letters);
    const after = await writeLead(acting, { ...open, stage: merged.stage });
    const surviving: Acting = { ...acting, lead: survivor };
    const left = await writeLead(surviving, asBefore(survivor, merged));
    await renewKeys(manager, left);
    await renewKeys(manager, after);
    await noteAct(acting, 'unmerged', { number: survivor.number });
    await noteAct(surviving, 'unmerged', { number: lead.number });
    await refileBatch(manager, { messageIds: merged.messageIds }, `unmerged:${lead.id}:${version}`, now);
  });
}

async function mergeOf(manager: EntityManager, survivorId: number, loserId: number): Promise<Merged | null> {
  const events = await manager.find(LeadEvent, {
    where: { leadId: survivorId, kind: 'merged' },
    order: { id: 'DESC' },
    take: 100,
  });
  const undos = events.map(event => event.details.undo as Merged | undefined);
  return undos.find(undo => undo?.loserId === loserId) ?? null;
}

/** What the merge said and nobody has changed since goes back to what stood before. */
function asBefore(survivor: Lead, { before, after }: Merged): Partial<Lead> {
  const names = Object.keys(before) as (keyof Filled)[];
  const same = names.filter(name => JSON.stringify(survivor[name]) === JSON.stringify(after[name]));
  return Object.fromEntries(same.map(name => [name, before[name]]));
}
