import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { Task } from '../activities/activity.entity';
import { bringActivities } from '../activities/leadActivities.service';
import { badRequest, forbidden } from '../common/errors';
import { addCompany } from '../companies/companies.service';
import { Contact, ContactAddress } from '../companies/company.entity';
import { addContact, writeContact } from '../companies/contacts.service';
import { asQuestion } from '../companies/duplicates.service';
import { getEditableCompany } from '../companies/visibleCompany.service';
import type { Context } from '../context';
import { fileLettersByPerson } from '../filing/filingLetters.service';
import { Message } from '../mail/message.entity';
import { pieces } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import type { Viewer } from '../users/roles';
import type { QualifyBody, QualifyReply } from './acting.schema';
import { Inquiry } from './inquiry.entity';
import type { Lead } from './lead.entity';
import { LeadEvent, LeadMessage } from './lead.entity';
import { addOpportunity, noteOpportunity } from './opportunities.service';
import { Opportunity } from './opportunity.entity';
import type { Acting } from './writing.service';
import { closedNow, getWorkable, noteAct, stageAfter, writeLead } from './writing.service';

/** What undoing a qualification needs; kept in the history of the lead. */
export interface Qualified {
  actId: number | null;
  messageIds: number[];
  madeCompanyId: number | null;
  madeContactId: number | null;
  inquiryIds: number[];
  taskIds: number[];
  /** Absent in what was qualified before there were any. */
  activityIds?: number[];
  stage: Lead['stage'];
  ownerId: number | null;
}

/**
 * Makes of a lead a customer, a person there and an opportunity, in one transaction. All that belongs to it goes along (lessons R27): every letter stands under the company and the opportunity, tasks
 * and notes too, and the history stays with the lead, which keeps its number.
 *
 * @throws AppError lead.not_found, lead.not_yours, lead.changed_meanwhile, lead.not_now, lead.contact_unknown, company.exists (with `similar`), and those of making companies and contacts
 */
export async function qualifyLead(
  context: Context,
  viewer: Viewer,
  id: number,
  body: QualifyBody,
): Promise<QualifyReply> {
  if (!viewer.grants.has('companies.write') || !viewer.grants.has('records.write')) throw forbidden();
  const now = context.clock();
  return asQuestion(context, viewer, askedBy(body), () =>
    inTransaction(context.database, async manager => {
      const lead = await getWorkable(manager, viewer, id, body.version);
      return convert({ manager, viewer, lead, now }, body);
    }),
  );
}

function askedBy({ company, contact }: QualifyBody) {
  const address = contact && 'address' in contact ? contact.address : undefined;
  const named = 'name' in company ? { name: company.name, domains: company.domain ? [company.domain] : [] } : {};
  return { ...named, addresses: address ? [address] : [] };
}

async function convert(acting: Acting, body: QualifyBody): Promise<QualifyReply> {
  const { manager, viewer, lead, now } = acting;
  const stage = stageAfter(lead, 'convert');
  const ownerId = lead.ownerId ?? viewer.userId;
  const { companyId, madeCompanyId } = await companyFor(acting, body.company);
  const { contactId, madeContactId } = await contactFor(acting, companyId, body.contact);
  const { title } = body.opportunity;
  const { asked, source, campaignId } = lead;
  const deal = { companyId, ownerId, title, asked, source, campaignId, leadId: lead.id, isToCheck: false };
  const record = await addOpportunity(manager, viewer, deal, now);
  await manager.update(Opportunity, { recordId: record.id }, { nextAction: lead.nextAction, nextDay: lead.nextDay });
  const letters = await manager.findBy(LeadMessage, { leadId: lead.id });
  const ids = letters.map(row => row.messageId);
  const filed = await fileLettersByPerson(manager, viewer, ids, { companyId, contactId, recordId: record.id }, now);
  const taskIds = await moveTasks(manager, lead.id, ids, { companyId, contactId, recordId: record.id }, now);
  const activityIds = await bringActivities(manager, lead.id, { companyId, recordId: record.id }, now);
  await moveNotes(manager, lead.id, record.id);
  const inquiries = await manager.find(Inquiry, { select: { messageId: true }, where: { leadId: lead.id } });
  await manager.update(Inquiry, { leadId: lead.id }, { state: 'opportunity', recordId: record.id, isToCheck: false });
  const over = await closedNow(acting, '', '');
  await writeLead(acting, { ...over, stage, ownerId, companyId, contactId, recordId: record.id, isToCheck: false });
  const { actId, messageIds, leftOut } = filed;
  const inquiryIds = inquiries.map(row => row.messageId);
  const undo: Qualified = {
    ...{ actId, messageIds, madeCompanyId, madeContactId, inquiryIds, taskIds, activityIds },
    ...{ stage: lead.stage, ownerId: lead.ownerId },
  };
  await noteAct(acting, 'converted', { number: record.number, letters: messageIds.length, undo });
  return {
    ...{ leadId: lead.id, companyId, contactId, recordId: record.id, number: record.number },
    ...{ messageCount: messageIds.length, leftOut },
  };
}

/** The company that is named, if the viewer may change it, or a new customer of the lead's owner. */
async function companyFor(
  { manager, viewer, lead, now }: Acting,
  company: QualifyBody['company'],
): Promise<{ companyId: number; madeCompanyId: number | null }> {
  if ('id' in company) {
    const { id } = await getEditableCompany(manager, viewer, company.id);
    return { companyId: id, madeCompanyId: null };
  }
  const { domain, ...values } = company;
  const ownerId = lead.ownerId ?? viewer.userId;
  const made = await addCompany(
    manager,
    viewer,
    { ...values, isCustomer: true, ownerId, domains: domain ? [domain] : [] },
    now,
  );
  return { companyId: made.id, madeCompanyId: made.id };
}

async function contactFor(
  { manager, viewer, lead, now }: Acting,
  companyId: number,
  contact: QualifyBody['contact'],
): Promise<{ contactId: number | null; madeContactId: number | null }> {
  if (contact === null) return { contactId: null, madeContactId: null };
  if (!('id' in contact)) {
    const { address, ...person } = contact;
    const made = await addContact(manager, viewer, companyId, { ...person, addresses: address ? [address] : [] }, now);
    return { contactId: made.id, madeContactId: made.id };
  }
  const there = await manager.findOneBy(Contact, { id: contact.id, companyId });
  if (!there) throw badRequest('lead.contact_unknown', 'Choose a contact of this company, or enter a new one.');
  const addresses = (await manager.findBy(ContactAddress, { contactId: there.id })).map(row => row.address);
  // The address by which he asked is his from now on: the next letter finds its customer.
  if (lead.email !== '' && !addresses.includes(lead.email))
    await writeContact(manager, viewer, there, there.version, { addresses: [...addresses, lead.email] }, now);
  return { contactId: there.id, madeContactId: null };
}

/** Tasks about the lead or its letters, of no company yet. */
async function moveTasks(
  manager: EntityManager,
  leadId: number,
  messageIds: readonly number[],
  about: Pick<Task, 'companyId' | 'contactId' | 'recordId'>,
  now: Date,
): Promise<number[]> {
  const own = await manager.find(Task, { select: { id: true }, where: { leadId, companyId: IsNull() } });
  const ids = own.map(task => task.id);
  for (const piece of pieces(messageIds)) {
    const messages = await manager.find(Message, { select: { conversationId: true }, where: { id: In(piece) } });
    const conversationId = In([...new Set(messages.map(message => message.conversationId))]);
    const tasks = await manager.find(Task, { select: { id: true }, where: { conversationId, companyId: IsNull() } });
    ids.push(...tasks.map(task => task.id));
  }
  const moved = [...new Set(ids)];
  for (const piece of pieces(moved))
    await manager.update(Task, { id: In(piece) }, { ...about, updatedAt: now, version: () => '"version" + 1' });
  return moved;
}

/** What people noted on the lead stands in the history of the opportunity too, with its day and its writer. */
async function moveNotes(manager: EntityManager, leadId: number, recordId: number): Promise<void> {
  const notes = await manager.find(LeadEvent, { where: { leadId, kind: 'note' }, order: { id: 'ASC' } });
  for (const { userId, details, at } of notes)
    await noteOpportunity(manager, recordId, 'note', userId === null ? 'system' : { userId }, details, at);
}
