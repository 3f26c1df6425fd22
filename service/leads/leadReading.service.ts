import type { EntityManager } from 'typeorm';
import { In, MoreThanOrEqual } from 'typeorm';
import { Contact } from '../companies/company.entity';
import { namesOf, visibleIds } from '../companies/similar.service';
import { Company } from '../companies/company.entity';
import type { Context } from '../context';
import { visibleMessageSql } from '../filing/visibility';
import { MessageWarning } from '../filing/warnings/warning.entity';
import { Message } from '../mail/message.entity';
import { TradeRecord } from '../records/record.entity';
import type { Viewer } from '../users/roles';
import { LeadPool } from './assignment.entity';
import { Lead, LeadEvent, LeadMessage } from './lead.entity';
import { getVisibleLead, mayTake, mayWorkOn } from './leadSight.service';
import type { LeadReply } from './leads.schema';
import { storyFrom } from './pooling';
import { presentLeads, toldOf } from './presentingLeads.service';
import { actsFor } from './stages';

const MOST_LETTERS = 200;
const MOST_EVENTS = 200;

/**
 * One lead with all that belongs to it, as far as the viewer may see it.
 *
 * @throws AppError lead.not_found
 */
export async function readLead(context: Context, viewer: Viewer, id: number): Promise<LeadReply> {
  const { manager } = context.database;
  const lead = await getVisibleLead(manager, viewer, id);
  const [line] = await presentLeads(manager, viewer, [lead], context.clock());
  if (!line) throw new Error('a lead that was read is a line');
  const { isMasked, ...told } = toldOf(viewer, lead);
  const names = await namesOf(manager, [lead.createdById]);
  const at = (instant: Date | null) => instant?.toISOString() ?? null;
  const canWork = await mayWorkOn(manager, viewer, lead);
  return {
    ...line,
    ...told,
    mayWork: canWork,
    asked: lead.asked,
    scoreReasons: lead.scoreReasons,
    ...{ closeNote: lead.closeNote, closedAt: at(lead.closedAt), answerMinutes: lead.answerMinutes },
    ...{ lastInAt: at(lead.lastInAt), lastOutAt: at(lead.lastOutAt), assignedAt: at(lead.assignedAt) },
    protectedUntil: at(lead.protectedUntil),
    createdBy: lead.createdById === null ? null : (names.get(lead.createdById) ?? null),
    isFromMail: lead.firstMessageId !== null,
    ...(await neighboursOf(manager, viewer, lead)),
    ...(await lettersOf(manager, viewer, lead.id)),
    history: isMasked ? [] : await historyOf(manager, lead.id, storyFrom(viewer, lead)),
    acts: await actsOf(manager, viewer, lead, canWork),
    canAssign: canWork && (viewer.grants.has('leads.assign') || lead.ownerId === viewer.userId),
  };
}

/** What may be done with it now; what needs no stage is there for every open lead that he may work on. */
export async function actsOf(manager: EntityManager, viewer: Viewer, lead: Lead, canWork: boolean): Promise<string[]> {
  if (lead.stage === 'pool' && !canWork) return viewer.grants.has('leads.write') ? ['claim'] : [];
  if (!canWork) return [];
  const acts: string[] = actsFor(lead.stage).filter(act => act !== 'return');
  if (
    actsFor(lead.stage).includes('return') &&
    (await manager.existsBy(LeadPool, { isActive: true, isForLeads: true }))
  )
    acts.push('return');
  if (lead.isOpen) acts.push('change', ...(lead.isToCheck ? ['confirm'] : []));
  if (lead.isOpen && (await manager.existsBy(LeadMessage, { leadId: lead.id, role: 'inquiry' }))) acts.push('deny');
  if (lead.ownerId === null && (await mayTake(manager, viewer, lead))) acts.push('take');
  if (lead.stage === 'converted') acts.push('unqualify');
  if (lead.stage === 'merged') acts.push('unmerge');
  return acts;
}

type Neighbours = Pick<LeadReply, 'company' | 'contact' | 'record' | 'mergedInto'>;

async function neighboursOf(manager: EntityManager, viewer: Viewer, lead: Lead): Promise<Neighbours> {
  const { companyId, contactId, recordId, mergedIntoId } = lead;
  const isOpen = companyId !== null && (await visibleIds(manager, viewer, [companyId])).has(companyId);
  const company = isOpen ? await manager.findOneBy(Company, { id: companyId }) : null;
  const contact = company && contactId !== null ? await manager.findOneBy(Contact, { id: contactId }) : null;
  const record = company && recordId !== null ? await manager.findOneBy(TradeRecord, { id: recordId }) : null;
  const into = mergedIntoId === null ? null : await manager.findOneBy(Lead, { id: mergedIntoId });
  return {
    company: company && { id: company.id, name: company.name },
    contact: contact && { id: contact.id, name: contact.name },
    record: record && { id: record.id, number: record.number },
    mergedInto: into && { id: into.id, number: into.number },
  };
}

async function lettersOf(
  manager: EntityManager,
  viewer: Viewer,
  leadId: number,
): Promise<Pick<LeadReply, 'letters' | 'hiddenLetters'>> {
  const rows = await manager.find(LeadMessage, {
    where: { leadId },
    order: { sentAt: 'DESC', messageId: 'DESC' },
    take: MOST_LETTERS,
  });
  const ids = rows.map(row => row.messageId);
  if (ids.length === 0) return { letters: [], hiddenLetters: 0 };
  const visible = visibleMessageSql(viewer, '"m"');
  const messages = viewer.grants.has('mail.read')
    ? await manager
        .createQueryBuilder(Message, 'm')
        .where('m.id IN (:...ids)', { ids })
        .andWhere(visible.sql, visible.parameters)
        .getMany()
    : [];
  const seen = new Map(messages.map(message => [message.id, message]));
  const warnings = await manager.find(MessageWarning, {
    select: { messageId: true },
    where: { messageId: In([...seen.keys()]), state: 'open' },
  });
  const warned = new Set(warnings.map(one => one.messageId));
  const letters = rows.flatMap(({ messageId, role, sentAt }) => {
    const message = seen.get(messageId);
    if (!message) return [];
    const { conversationId, subject, fromName, preview } = message;
    const told = { messageId, conversationId, role, subject, preview, sentAt: sentAt.toISOString() };
    return [{ ...told, fromName: fromName || message.fromAddress, hasWarnings: warned.has(messageId) }];
  });
  return { letters, hiddenLetters: rows.length - letters.length };
}

/** What happened, newest first; people by their names. */
async function historyOf(manager: EntityManager, leadId: number, from: Date | null): Promise<LeadReply['history']> {
  const where = { leadId, ...(from ? { at: MoreThanOrEqual(from) } : {}) };
  const events = await manager.find(LeadEvent, { where, order: { id: 'DESC' }, take: MOST_EVENTS });
  const people = events.flatMap(event => [event.userId, personIn(event.details)]);
  const names = await namesOf(manager, people);
  return events.map(({ id, kind, userId, details, at }) => {
    const toId = personIn(details);
    return {
      ...{ id, kind, at: at.toISOString() },
      userName: userId === null ? null : (names.get(userId) ?? null),
      details: { ...shown(details), ...(toId === null ? {} : { toName: names.get(toId) ?? '' }) },
    };
  });
}

const personIn = (details: Record<string, unknown>): number | null =>
  typeof details.userId === 'number' ? details.userId : null;

/** What undoing needs is nothing to read. */
function shown(details: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(details).filter(
      ([name, value]) =>
        name !== 'undo' &&
        (value === null ||
          typeof value !== 'object' ||
          (Array.isArray(value) && value.every(one => typeof one === 'string'))),
    ),
  );
}
