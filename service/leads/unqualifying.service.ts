import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Task } from '../activities/activity.entity';
import { takeActivitiesBack } from '../activities/leadActivities.service';
import { conflict } from '../common/errors';
import type { Context } from '../context';
import { refileBatch } from '../filing/refiling.service';
import { undoAct } from '../filing/undoing.service';
import { removeMadeCompany } from '../filing/unmaking.service';
import { pieces } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import type { Viewer } from '../users/roles';
import type { UnqualifyReply } from './acting.schema';
import { Inquiry } from './inquiry.entity';
import { Lead, LeadEvent } from './lead.entity';
import { renewKeys } from './opening.service';
import { Opportunity } from './opportunity.entity';
import type { Qualified } from './qualifying.service';
import { hangsNothingOn, removeOpportunity } from './removingOpportunity.service';
import type { Acting } from './writing.service';
import { getWorkable, noteAct, writeLead } from './writing.service';

/**
 * Takes a qualification back: the opportunity goes, the letters stand where they stood, the company and the contact that were made go unless more has come to hang on them, and the lead
 * is open as it was.
 *
 * @throws AppError lead.not_found, lead.not_yours, lead.changed_meanwhile, lead.not_now, lead.opportunity_in_use (409)
 */
export async function unqualifyLead(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
): Promise<UnqualifyReply> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const lead = await getWorkable(manager, viewer, id, version);
    const acting = { manager, viewer, lead, now };
    const { event, undo } = await qualificationOf(acting);
    await refuseUsed(manager, lead, undo);
    const restored = undo.actId === null ? 0 : (await undoAct(manager, viewer, undo.actId, now)).restored;
    await moveBack(acting, undo);
    await manager.update(Lead, { id }, { recordId: null });
    await removeOpportunity(manager, viewer, lead.recordId ?? 0, { leadId: id }, now);
    const after = await reopen(acting, undo);
    const isCompanyRemoved = await removeMade(acting, undo, event);
    await refileBatch(manager, { messageIds: undo.messageIds }, `unqualified:${id}:${version}`, now);
    await noteAct({ ...acting, lead: after }, 'unconverted', { letters: restored, isCompanyRemoved });
    return { leadId: id, restored, isCompanyRemoved };
  });
}

/** The act that filed the letters of a lead when it became an opportunity; null where there is none to be taken back. */
export async function actOfQualification(
  manager: EntityManager,
  lead: Pick<Lead, 'id' | 'stage'>,
): Promise<number | null> {
  if (lead.stage !== 'converted') return null;
  const [event] = await manager.find(LeadEvent, {
    where: { leadId: lead.id, kind: 'converted' },
    order: { id: 'DESC' },
    take: 1,
  });
  return (event?.details.undo as Qualified | undefined)?.actId ?? null;
}

async function qualificationOf({ manager, lead }: Acting): Promise<{ event: LeadEvent; undo: Qualified }> {
  const [event] = await manager.find(LeadEvent, {
    where: { leadId: lead.id, kind: 'converted' },
    order: { id: 'DESC' },
    take: 1,
  });
  const undo = event?.details.undo as Qualified | undefined;
  if (lead.stage === 'converted' && event && undo) return { event, undo };
  throw conflict('lead.not_now', 'This lead has not become an opportunity.', { stage: lead.stage });
}

/** An opportunity on which somebody has worked since is no slip of the hand. */
async function refuseUsed(manager: EntityManager, { recordId }: Lead, undo: Qualified): Promise<void> {
  const id = recordId ?? 0;
  const isFresh =
    (await manager.existsBy(Opportunity, { recordId: id, version: 1 })) && (await hangsNothingOn(manager, id, undo));
  if (isFresh) return;
  const message = 'Somebody has worked on the opportunity since. Close it as lost instead, and open a new lead.';
  throw conflict('lead.opportunity_in_use', message);
}

async function moveBack({ manager, lead, now }: Acting, undo: Qualified): Promise<void> {
  const nobody = { companyId: null, contactId: null, recordId: null };
  const { companyId, recordId } = lead;
  // What somebody has put elsewhere since stays there.
  for (const piece of pieces(undo.taskIds))
    await manager.update(
      Task,
      { id: In(piece), recordId: recordId ?? 0 },
      { ...nobody, updatedAt: now, version: () => '"version" + 1' },
    );
  await takeActivitiesBack(
    manager,
    undo.activityIds,
    { companyId, recordId },
    { companyId: null, recordId: null },
    now,
  );
  await manager.update(
    Inquiry,
    { messageId: In([0, ...undo.inquiryIds]), leadId: lead.id },
    { state: 'lead', recordId: null },
  );
}

async function reopen(acting: Acting, { stage, ownerId }: Qualified): Promise<Lead> {
  const nobody = { companyId: null, contactId: null, recordId: null };
  const open = { isOpen: true, closedAt: null, closeReason: '', closeNote: '' };
  const after = await writeLead(acting, { ...nobody, ...open, stage, ownerId });
  await renewKeys(acting.manager, after);
  return after;
}

async function removeMade({ manager, viewer, now }: Acting, undo: Qualified, event: LeadEvent): Promise<boolean> {
  const { madeCompanyId, madeContactId, messageIds } = undo;
  if (madeCompanyId === null) return false;
  const details = { madeCompanyId, madeContactId: madeContactId ?? 0, messageIds };
  return removeMadeCompany(manager, viewer, { id: undo.actId ?? 0, details, createdAt: event.at }, now);
}
