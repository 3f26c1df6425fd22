import type { EntityManager } from 'typeorm';
import { normaliseAddress } from '../common/emailAddress';
import { AppError, badRequest, conflict, forbidden } from '../common/errors';
import { tellSimilar } from '../companies/duplicates.service';
import { namesOf, visibleIds } from '../companies/similar.service';
import type { Context } from '../context';
import { getDecidable } from '../filing/checking.service';
import { refileBatch } from '../filing/refiling.service';
import type { Message } from '../mail/message.entity';
import { inTransaction } from '../platform/database/transaction';
import type { Viewer } from '../users/roles';
import { nothingAsked } from './asked';
import { peopleWith } from './assigning.service';
import { checkCampaign } from './campaignNames.service';
import { columnsOf } from './changing.service';
import { gatherConversation } from './following.service';
import { extractInquiry } from './inquiry/extracting';
import type { InquiryFields, InquiryMail } from './inquiry/inquiry';
import { recogniseInquiry } from './inquiry/recognising';
import { customerOf, customerOfAddress, loadInquiryMail, newLeadOf } from './inquiries.service';
import { Inquiry } from './inquiry.entity';
import type { Lead } from './lead.entity';
import { LeadMessage } from './lead.entity';
import type { LeadChange, NewLeadBody, OpenedReply } from './leads.schema';
import { findVisibleLeads } from './leadSight.service';
import type { NewLead } from './opening.service';
import { findOpenLead, identityOf, openLead } from './opening.service';
import { openOpportunity } from './opportunities.service';
import { teachInquiries } from './teaching.service';
import { tellOwner } from './telling.service';

/**
 * Opens a lead by hand, or of a letter that was not recognised. What is known already is not opened twice: the letter goes to the lead that is open, or, of a customer, becomes an
 * opportunity.
 *
 * @throws AppError message.not_found, lead.letter_has_lead (409), lead.exists (409), lead.of_customer (409), lead.nothing_told, lead.person_unknown, lead.email_invalid, campaign.not_found
 */
export async function createLead(context: Context, viewer: Viewer, body: NewLeadBody): Promise<OpenedReply> {
  return 'messageId' in body ? fromLetter(context, viewer, body.messageId) : byHand(context, viewer, body);
}

type LeadByHand = LeadChange & { ownerId?: number | null; evenCustomer?: boolean };

async function byHand(
  context: Context,
  viewer: Viewer,
  { ownerId = viewer.userId, evenCustomer = false, ...change }: LeadByHand,
): Promise<OpenedReply> {
  const values = valuesOf(change);
  if (![values.contactName, values.companyName, values.email, values.phone].some(Boolean))
    throw badRequest('lead.nothing_told', 'Enter at least a name, a company, an address or a telephone number.');
  const now = context.clock();
  const opened = await inTransaction(context.database, async manager => {
    await checkOwner(manager, viewer, ownerId);
    await checkCampaign(manager, values.campaignId);
    const known = await findOpenLead(manager, identityOf(values, null));
    if (known) return known;
    if (!evenCustomer) await refuseCustomer(manager, viewer, values.email);
    const { lead } = await openLead(manager, viewer, values, null, now, ownerId);
    return { leadId: lead.id, recordId: null, companyId: null, isNew: true };
  });
  if ('isNew' in opened) return opened;
  throw await existing(context, viewer, values, opened);
}

/** Asks first where the address is that of a customer whom the viewer sees; whose a colleague's is, is told by no question less. @throws AppError lead.of_customer (409) */
async function refuseCustomer(manager: EntityManager, viewer: Viewer, email: string): Promise<void> {
  const customer = email ? await customerOfAddress(manager, normaliseAddress(email)) : null;
  if (!customer || !(await visibleIds(manager, viewer, [customer.id])).has(customer.id)) return;
  const details = { companyId: customer.id, name: customer.name };
  throw conflict('lead.of_customer', `This address belongs to your customer ${customer.name}.`, details);
}

/** The lead that is open already: named to whoever may see it; of another's only whose it is, and that counts as a question (companies/duplicates.service.ts). */
async function existing(context: Context, viewer: Viewer, values: NewLead, known: Lead): Promise<AppError> {
  const { manager } = context.database;
  const message = 'A lead of the same address, firm or telephone number is open already.';
  const [seen] = await findVisibleLeads(manager, viewer, [known.id]);
  if (seen) return conflict('lead.exists', message, { id: seen.id, number: seen.number });
  const asked = { addresses: [values.email].filter(Boolean), phones: [values.phone].filter(Boolean) };
  if ((await tellSimilar(context, viewer, asked, [{ id: null }])).length === 0) {
    const tooMany = 'You have asked for what colleagues have too often within an hour. Go on in an hour.';
    return new AppError('duplicates.too_many', 429, tooMany);
  }
  const owners = await namesOf(manager, [known.ownerId]);
  return conflict('lead.exists', message, { owner: owners.get(known.ownerId ?? 0) ?? '' });
}

export async function checkOwner(manager: EntityManager, viewer: Viewer, ownerId: number | null): Promise<void> {
  if (ownerId === viewer.userId) return;
  if (!viewer.grants.has('leads.assign')) throw forbidden('lead.not_yours');
  if (ownerId !== null && !(await peopleWith(manager, 'leads.write')).has(ownerId))
    throw badRequest('lead.person_unknown', 'This person does not work on leads. Choose another.', { ownerId });
}

function valuesOf(change: LeadChange): NewLead {
  const told = columnsOf(change);
  return {
    ...{ contactName: '', contactTitle: '', email: '', phone: '', companyName: '', website: '', country: '' },
    ...{ language: '', source: 'manual' as const, sourceDetail: '', asked: nothingAsked, about: change.title ?? '' },
    ...told,
    ...{ isToCheck: false, isToMany: false },
  };
}

async function fromLetter(context: Context, viewer: Viewer, messageId: number): Promise<OpenedReply> {
  const { manager } = context.database;
  const message = await getDecidable(manager, viewer, messageId);
  const { mail, attached } = await loadInquiryMail(manager, message);
  const fields = extractInquiry(mail, attached);
  const now = context.clock();
  return inTransaction(context.database, async writer => {
    if (await writer.existsBy(LeadMessage, { messageId }))
      throw conflict('lead.letter_has_lead', 'This letter belongs to a lead already.', { messageId });
    const wasDenied = await writer.existsBy(Inquiry, { messageId, state: 'denied' });
    const row = await inquiryOf(writer, viewer, message, mail, fields, now);
    const opened = await open(writer, viewer, message, row, mail, fields, now);
    const { leadId, recordId } = opened;
    const state = leadId === null ? ('opportunity' as const) : ('lead' as const);
    await writer.update(Inquiry, { messageId }, { state, leadId, recordId });
    if (wasDenied) await teachInquiries(writer, [messageId], false, 'takeBack');
    await teachInquiries(writer, [messageId], true);
    if (leadId !== null) await gatherConversation(writer, leadId, message.conversationId, now);
    await refileBatch(writer, { messageIds: [messageId] }, `inquiry:${messageId}`, now);
    // Whose customer it is he may not know: then he is told that it was noted there, and no more.
    const isSeen = (await visibleIds(writer, viewer, [opened.companyId ?? 0])).has(opened.companyId ?? 0);
    return leadId !== null || isSeen ? opened : { ...opened, recordId: null, companyId: null };
  });
}

/** The letter's row, made where the recognition had passed it over. */
async function inquiryOf(
  manager: EntityManager,
  viewer: Viewer,
  message: Message,
  mail: InquiryMail,
  fields: InquiryFields,
  now: Date,
): Promise<Inquiry> {
  const { isInquiry, kind, language, score, reasons } = recogniseInquiry(mail);
  const before = await manager.findOneBy(Inquiry, { messageId: message.id });
  const decided = { decidedById: viewer.userId || null, decidedAt: now, isToCheck: false };
  return manager.save(
    manager.create(Inquiry, {
      ...{ messageId: message.id, state: 'waiting', score: Math.round(score), language, reasons: reasons.slice(0, 12) },
      ...{ kind: isInquiry ? kind : 'direct', fields: JSON.stringify(fields), leadId: null, recordId: null },
      ...decided,
      ...{ sentAt: message.sentAt, createdAt: before?.createdAt ?? now, version: (before?.version ?? 0) + 1 },
    }),
  );
}

async function open(
  manager: EntityManager,
  viewer: Viewer,
  message: Message,
  row: Inquiry,
  mail: InquiryMail,
  fields: InquiryFields,
  now: Date,
): Promise<OpenedReply> {
  const customer = await customerOf(manager, message.id, fields);
  if (customer) {
    const recordId = await openOpportunity(manager, { customer, message, fields, isToCheck: false }, now);
    await tellOwner(manager, customer.ownerId, message.id, now);
    return { leadId: null, recordId, companyId: customer.id, isNew: true };
  }
  const { id, conversationId, sentAt } = message;
  const first = { id, conversationId, sentAt };
  const { lead, isNew } = await openLead(manager, viewer, newLeadOf(row, mail, fields), first, now, viewer.userId);
  return { leadId: lead.id, recordId: null, companyId: null, isNew };
}
