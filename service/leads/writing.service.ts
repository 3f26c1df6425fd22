import type { EntityManager } from 'typeorm';
import { conflict, forbidden } from '../common/errors';
import { actorOf } from '../companies/visibility';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { poolFor } from './assigning.service';
import { Lead, LeadKey } from './lead.entity';
import { readLead } from './leadReading.service';
import type { LeadReply } from './leads.schema';
import { getVisibleLead, mayWorkOn } from './leadSight.service';
import { noteEvent } from './opening.service';
import { returnsAt } from './pooling';
import type { LeadAct } from './stages';
import { nextStage } from './stages';

/** One act on one lead, inside its transaction. */
export interface Acting {
  manager: EntityManager;
  viewer: Viewer;
  /** As it was before. */
  lead: Lead;
  now: Date;
}

/**
 * Runs an act on a lead that the viewer may work on, and answers it as it is then.
 *
 * @param version as it was shown
 * @throws AppError lead.not_found, lead.not_yours (403), lead.changed_meanwhile (409)
 */
export async function actOn(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  work: (acting: Acting) => Promise<void>,
): Promise<LeadReply> {
  const now = context.clock();
  await inTransaction(context.database, async manager => {
    const lead = await getWorkable(manager, viewer, id, version);
    await work({ manager, viewer, lead, now });
  });
  return readLead(context, viewer, id);
}

/** @throws AppError lead.not_found, lead.not_yours (403), lead.changed_meanwhile (409) */
export async function getWorkable(manager: EntityManager, viewer: Viewer, id: number, version: number): Promise<Lead> {
  const lead = await getVisibleLead(manager, viewer, id);
  if (!(await mayWorkOn(manager, viewer, lead))) throw forbidden('lead.not_yours', { id });
  if (lead.version !== version) throw changedMeanwhile(lead);
  return lead;
}

function changedMeanwhile(lead: Lead) {
  const message = 'Somebody has changed this lead meanwhile. Look at it and try again.';
  return conflict('lead.changed_meanwhile', message, { id: lead.id, version: lead.version, stage: lead.stage });
}

/** Writes what differs, with the next version; answers the lead as it is then. @throws AppError lead.changed_meanwhile */
export async function writeLead({ manager, lead, now }: Acting, values: Partial<Lead>): Promise<Lead> {
  const next = { ...values, updatedAt: now, version: lead.version + 1 };
  const done = await manager.update(Lead, { id: lead.id, version: lead.version }, next as never);
  if (done.affected !== 1) throw changedMeanwhile(lead);
  return manager.findOneByOrFail(Lead, { id: lead.id });
}

/** Where an act leads. @throws AppError lead.not_now (409) where it may not be done with a lead of this stage */
export function stageAfter(lead: Lead, act: LeadAct): Lead['stage'] {
  const stage = nextStage(lead.stage, act);
  if (stage === null) {
    const message = 'This cannot be done with a lead of this stage. Look at where it stands now.';
    throw conflict('lead.not_now', message, { stage: lead.stage, act });
  }
  return stage;
}

/** The columns of a lead that `ownerId` gets now, whoever had it. */
export async function ownedNow(
  { manager, lead, now }: Acting,
  ownerId: number,
): Promise<
  Pick<Lead, 'ownerId' | 'poolId' | 'assignedAt' | 'evidenceAt' | 'returnsAt' | 'warnedAt' | 'ruleId' | 'storyFrom'>
> {
  const pool = await poolFor(manager, lead.poolId);
  return {
    ...{ ownerId, poolId: pool?.id ?? null, assignedAt: now, evidenceAt: now, warnedAt: null },
    returnsAt: returnsAt('assigned', now, pool, lead.protectedUntil),
    // Given by a person: no rule's protection is carried to it later, and nothing of it is hidden.
    ...{ ruleId: null, storyFrom: null },
  };
}

/** The columns of a lead that is over; its keys go, so that the next inquiry of the same party is a new one. */
export async function closedNow(
  { manager, lead, now }: Acting,
  closeReason: string,
  closeNote: string,
): Promise<Pick<Lead, 'isOpen' | 'closedAt' | 'returnsAt' | 'warnedAt' | 'closeReason' | 'closeNote'>> {
  await manager.delete(LeadKey, { leadId: lead.id });
  return { isOpen: false, closedAt: now, returnsAt: null, warnedAt: null, closeReason, closeNote };
}

/** A line in the history of the lead and one in the audit log, which tells webhooks and open pages. */
export async function noteAct(
  { manager, viewer, lead, now }: Acting,
  kind: string,
  details: Record<string, unknown>,
): Promise<void> {
  await noteEvent(manager, lead.id, kind, viewer, details, now);
  const { undo: _undo, note: _note, text: _text, ...told } = details;
  await audit(manager, actorOf(viewer), `lead.${kind}`, { type: 'lead', id: lead.id }, told, now);
}
