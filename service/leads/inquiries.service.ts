import type { EntityManager } from 'typeorm';
import { In, IsNull, Not } from 'typeorm';
import { registrableDomain } from '../common/emailAddress';
import { Company } from '../companies/company.entity';
import { findLikely } from '../companies/likely.service';
import type { Context } from '../context';
import { Filing } from '../filing/filing.entity';
import { loadParsed } from '../filing/newCompany.service';
import { refileBatch } from '../filing/refiling.service';
import { AttachmentText } from '../mail/attachmentText.entity';
import { Message } from '../mail/message.entity';
import { insertRows } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import { addJob } from '../platform/queue/jobRows';
import { priorities } from '../platform/queue/queue';
import { getCompanySettings } from '../users/settings.service';
import { askedIn } from './asked';
import { gatherConversation, moveOn } from './following.service';
import type { AttachedText, InquiryFields, InquiryMail, InquiryVerdict } from './inquiry/inquiry';
import { Inquiry } from './inquiry.entity';
import type { LeadSource } from './lead.entity';
import type { NewLead, Opened } from './opening.service';
import { openLead } from './opening.service';
import { openOpportunity } from './opportunities.service';
import { lessonsFor } from './teaching.service';
import { tellOwner } from './telling.service';

/** The job that reads a recognised inquiry and opens its lead; `{ messageId }`. */
export const OPEN = 'leads.open';
const MAX_FIELDS = 200_000;

/** A message that was recognised while it was read. */
export interface Recognised {
  messageId: number;
  sentAt: Date;
  verdict: InquiryVerdict;
}

/**
 * Notes, in the transaction that stores a batch, which of its letters ask for an offer: a row and a job each. What comes with an archive of old mail is not among them: nobody has looked at it
 * (intake/classifying.ts).
 */
export async function noteInquiries(manager: EntityManager, found: readonly Recognised[], now: Date): Promise<void> {
  await insertRows(
    manager,
    Inquiry,
    found.map(one => inquiryRow(one, now)),
  );
  for (const { messageId } of found) await requestReading(manager, messageId);
}

function inquiryRow({ messageId, sentAt, verdict }: Recognised, now: Date): Partial<Inquiry> {
  const { isToCheck, score, kind, language, reasons } = verdict;
  const read = { isToCheck, score: Math.round(score), kind, language, reasons: reasons.slice(0, 12) };
  const open = { fields: null, leadId: null, recordId: null, decidedById: null, decidedAt: null };
  return { messageId, state: 'waiting', ...read, ...open, sentAt, createdAt: now, version: 1 };
}

async function requestReading(manager: EntityManager, messageId: number): Promise<void> {
  await addJob(manager, OPEN, String(messageId), { messageId }, { priority: priorities.mail, lane: 'leads' });
}

/** A stored message as the engine reads it, with the texts of its files as far as they have been read. */
export async function loadInquiryMail(
  manager: EntityManager,
  message: Message,
): Promise<{ mail: InquiryMail; attached: AttachedText[] }> {
  const parsed = await loadParsed(manager, message);
  const { ownDomains } = await getCompanySettings(manager);
  const mail = { parsed, kind: message.kind, direction: message.direction, ownDomains };
  const hashes = parsed.attachments.map(one => one.hash);
  if (hashes.length === 0) return { mail, attached: [] };
  const rows = await manager.findBy(AttachmentText, { blobHash: In(hashes), state: 'read' });
  const texts = new Map(rows.map(row => [row.blobHash, row.text]));
  const attached = parsed.attachments.flatMap(({ hash, name }, position) => {
    const text = texts.get(hash);
    return text ? [{ position, name, text }] : [];
  });
  return { mail, attached };
}

/**
 * Reads a recognised inquiry and makes of it what it is: a lead, a further mail of a lead that is open, or an opportunity of a customer. Run twice it changes nothing.
 */
export async function readInquiry(context: Context, messageId: number): Promise<void> {
  const { manager } = context.database;
  const message = await manager.findOneBy(Message, { id: messageId });
  const waiting = await manager.findOneBy(Inquiry, { messageId, state: 'waiting' });
  if (!message || !waiting) return;
  const { mail, attached } = await loadInquiryMail(manager, message);
  // Their lists of words take time and memory that an import of old mail, which loads this file too, never needs.
  const { extractInquiry } = await import('./inquiry/extracting');
  const fields = extractInquiry(mail, attached);
  const now = context.clock();
  await inTransaction(context.database, writer => settleInquiry(writer, message, mail, fields, now));
}

/** What was read, as it is kept: bounded. */
export function keptFields(fields: InquiryFields): string {
  const json = JSON.stringify(fields);
  return json.length <= MAX_FIELDS ? json : JSON.stringify({ ...fields, items: fields.items.slice(0, 50) });
}

/** Makes of a waiting inquiry what it is, in the caller's transaction. */
async function settleInquiry(
  manager: EntityManager,
  message: Message,
  mail: InquiryMail,
  fields: InquiryFields,
  now: Date,
): Promise<void> {
  const found = await manager.findOneBy(Inquiry, { messageId: message.id, state: 'waiting' });
  if (!found) return;
  const kept = keptFields(fields);
  const row = await weighed(manager, found, mail);
  if (!row) return settle(manager, found, { state: 'left', fields: kept });
  const customer = await customerOf(manager, message.id, fields);
  if (customer && row.isToCheck && (await isOfRecord(manager, message.id))) {
    await settle(manager, row, { state: 'left', fields: kept });
    return;
  }
  if (customer) {
    const recordId = await openOpportunity(manager, { customer, message, fields, isToCheck: row.isToCheck }, now);
    await settle(manager, row, { state: 'opportunity', recordId, fields: kept });
    await tellOwner(manager, customer.ownerId, message.id, now);
  } else {
    const values = newLeadOf(row, mail, fields);
    const { lead, isNew } = await openFor(manager, values, message, now);
    const { sentAt } = message;
    // That he, or somebody of his firm, asks again is proof of work too: the clock runs on it.
    if (!isNew) await moveOn(manager, lead, { messageId: message.id, role: 'in', sentAt }, now);
    await settle(manager, row, { state: 'lead', leadId: lead.id, fields: kept });
    await gatherConversation(manager, lead.id, message.conversationId, now);
    await tellOwner(manager, lead.ownerId, message.id, now);
  }
  await refileBatch(manager, { messageIds: [message.id] }, `inquiry:${message.id}`, now);
}

/** The inquiry as people's yes and no on mail like it leave it: certain, in doubt, or, null, none at all. */
async function weighed(manager: EntityManager, row: Inquiry, mail: InquiryMail): Promise<Inquiry | null> {
  const lessons = await lessonsFor(manager, mail);
  if (Object.keys(lessons).length === 0) return row;
  const { recogniseInquiry } = await import('./inquiry/recognising');
  const { isInquiry, isToCheck } = recogniseInquiry(mail, lessons);
  if (isInquiry && isToCheck !== row.isToCheck)
    await manager.update(Inquiry, { messageId: row.messageId }, { isToCheck });
  return isInquiry ? { ...row, isToCheck } : null;
}

/** Whether a mail stands under an order, a quotation or another matter that is running. */
async function isOfRecord(manager: EntityManager, messageId: number): Promise<boolean> {
  return manager.existsBy(Filing, { messageId, endedAt: IsNull(), recordId: Not(IsNull()) });
}

function openFor(manager: EntityManager, values: NewLead, message: Message, now: Date): Promise<Opened> {
  const { id, conversationId, sentAt } = message;
  return openLead(manager, 'system', values, { id, conversationId, sentAt }, now);
}

async function settle(manager: EntityManager, row: Inquiry, values: Partial<Inquiry>): Promise<void> {
  await manager.update(Inquiry, { messageId: row.messageId }, { ...values, version: row.version + 1 });
}

/**
 * The customer who asks: the one under whom the mail stands, else the one who has the address or the domain that is given as the buyer's. Suppliers, forwarders and the like ask for no offers;
 * a firm that only has the same name is offered to a person, never taken (lessons R32).
 */
export async function customerOf(
  manager: EntityManager,
  messageId: number,
  fields: InquiryFields,
): Promise<Company | null> {
  const filings = await manager.findBy(Filing, { messageId, endedAt: IsNull() });
  const ids = filings.map(filing => filing.companyId);
  const filed = ids.length === 0 ? [] : await manager.findBy(Company, { id: In(ids), isCustomer: true });
  if (filed[0]) return filed[0];
  const address = fields.contactEmail?.value;
  return address && ids.length === 0 ? customerOfAddress(manager, address) : null;
}

/** The customer who has a normalised address or its domain, surely; null where none does. */
export async function customerOfAddress(manager: EntityManager, address: string): Promise<Company | null> {
  const likely = await findLikely(manager, {
    addresses: [address],
    domains: [registrableDomain(address.split('@')[1] ?? '')],
  });
  const sure = likely.find(({ grade, reasons, company }) => {
    const isTheirs = reasons.includes('address') || reasons.includes('domain');
    return grade === 'certain' && isTheirs && company.isCustomer;
  });
  return sure?.company ?? null;
}

/** What the engine read, as a lead is opened with it. */
export function newLeadOf(
  row: Pick<Inquiry, 'isToCheck' | 'kind' | 'language'>,
  mail: InquiryMail,
  fields: InquiryFields,
): NewLead {
  const { parsed } = mail;
  const recipients = parsed.to.length + parsed.cc.length;
  return {
    contactName: fields.contactName?.value ?? '',
    contactTitle: fields.contactTitle?.value ?? '',
    email: fields.contactEmail?.value ?? '',
    phone: (fields.phone ?? fields.messenger)?.text ?? '',
    companyName: fields.company?.value ?? '',
    website: fields.website?.value ?? '',
    country: fields.country?.value ?? '',
    language: row.language ?? '',
    source: sourceOf(row.kind),
    sourceDetail: row.kind === 'platform' ? (parsed.from[0]?.name ?? '') : '',
    asked: askedIn(fields),
    about: parsed.subject,
    isToCheck: row.isToCheck,
    isToMany: recipients > 5,
  };
}

function sourceOf(kind: Inquiry['kind']): LeadSource {
  if (kind === 'platform' || kind === 'webform') return kind;
  return kind === 'fair_followup' ? 'fair' : 'mail';
}
