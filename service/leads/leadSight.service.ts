import type { EntityManager } from 'typeorm';
import { notFound } from '../common/errors';
import { ownMailboxSql } from '../filing/visibility';
import { MailboxMessage } from '../mail/message.entity';
import type { Viewer } from '../users/roles';
import type { Lead } from './lead.entity';
import { Lead as LeadRow, LeadMessage } from './lead.entity';
import { openPoolIds } from './pools.service';
import { unownedStages } from './stages';
import { mayWork, visibleLeadSql } from './visibility';

/**
 * The lead, if the viewer may see it.
 *
 * @throws AppError lead.not_found
 */
export async function getVisibleLead(manager: EntityManager, viewer: Viewer, id: number): Promise<Lead> {
  const [lead] = await findVisibleLeads(manager, viewer, [id]);
  if (!lead) throw notFound('lead', { id });
  return lead;
}

/** Those of `ids` that the viewer may see, at most as many as a page holds. */
export async function findVisibleLeads(
  manager: EntityManager,
  viewer: Viewer,
  ids: readonly number[],
): Promise<Lead[]> {
  if (ids.length === 0) return [];
  const visible = visibleLeadSql(viewer, '"lead"', await openPoolIds(manager, viewer));
  return manager
    .createQueryBuilder(LeadRow, 'lead')
    .where('lead.id IN (:...ids)', { ids: [...new Set(ids)] })
    .andWhere(visible.sql, visible.parameters)
    .getMany();
}

/**
 * Whether the viewer may work on it: it is his or of his people; or nobody has it, and he assigns leads or it came into a mailbox of his.
 */
export async function mayWorkOn(manager: EntityManager, viewer: Viewer, lead: Lead): Promise<boolean> {
  return mayWork(viewer, lead.ownerId) || mayTake(manager, viewer, lead);
}

/** Whether he may take it without anybody's word: it is open, nobody has it, and it came into a mailbox of his. */
export async function mayTake(manager: EntityManager, viewer: Viewer, lead: Lead): Promise<boolean> {
  if (!unownedStages.includes(lead.stage) || lead.ownerId !== null || !viewer.grants.has('leads.write')) return false;
  return viewer.grants.has('leads.assign') || cameTo(manager, viewer, lead.id);
}

/** Whether a letter of it came into a mailbox of his. */
export async function cameTo(manager: EntityManager, viewer: Viewer, leadId: number): Promise<boolean> {
  return manager
    .createQueryBuilder(LeadMessage, 'lm')
    .innerJoin(MailboxMessage, 'c', 'c.messageId = lm.messageId')
    .innerJoin('mailbox', 'b', 'b.id = c.mailboxId')
    .where('lm.leadId = :id', { id: leadId })
    .andWhere(ownMailboxSql(viewer, '"b"').sql)
    .getExists();
}
