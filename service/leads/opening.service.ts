import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { domainOf, normaliseAddress } from '../common/emailAddress';
import { foldPhone } from '../companies/likeNames';
import { foldName } from '../companies/names';
import { MailboxMessage, Message } from '../mail/message.entity';
import { anyOf } from '../platform/database/lists';
import { insertRows, pieces } from '../platform/database/rows';
import type { Actor } from '../users/audit.service';
import { audit } from '../users/audit.service';
import type { Asked } from './asked';
import { addAsked, productLine } from './asked';
import { assignNewLead } from './assigning.service';
import { hoursFor } from './hours.service';
import { afterWorking } from './answerTime';
import type { LeadSource } from './lead.entity';
import { Lead, LeadEvent, LeadKey, LeadMessage, NO_NEXT_DAY } from './lead.entity';
import type { LeadIdentity } from './openKeys';
import { businessDomain, openKeysOf } from './openKeys';
import { scoreLead } from './scoring';
import { getLeadSettings } from './settings.service';

/** What is known of somebody who asks; '' is not known. */
export interface NewLead {
  contactName: string;
  contactTitle: string;
  email: string;
  phone: string;
  companyName: string;
  website: string;
  country: string;
  language: string;
  source: LeadSource;
  sourceDetail: string;
  /** Absent: none. */
  campaignId?: number | null;
  asked: Asked;
  /** What it is about where no product is named: the subject of the mail. */
  about: string;
  isToCheck: boolean;
  isToMany: boolean;
}

/** The mail that a lead begins with; null where it was entered by hand. */
export type FirstMail = Pick<Message, 'id' | 'conversationId' | 'sentAt'> | null;

/** What became of what was to be opened: a lead of its own, or one that was open already. */
export interface Opened {
  lead: Lead;
  isNew: boolean;
}

/**
 * Opens a lead, or adds the mail to the one that is open for the same conversation, address, firm or telephone (lessons R28). The keys decide: of two that run at once on two
 * connections one fails on them, and finds the other's lead when its job runs again.
 *
 * @param ownerId whose it is to be; undefined: the rules decide
 */
export async function openLead(
  manager: EntityManager,
  by: Actor,
  values: NewLead,
  mail: FirstMail,
  now: Date,
  ownerId?: number | null,
): Promise<Opened> {
  const identity = identityOf(values, mail);
  const known = await findOpenLead(manager, identity);
  if (known) return { lead: await addMail(manager, known, values, mail, now), isNew: false };
  const lead = await insertLead(manager, by, values, identity, mail, now);
  await addKeys(manager, lead.id, identity);
  if (mail) await addLetters(manager, lead, [{ messageId: mail.id, role: 'inquiry', sentAt: mail.sentAt }]);
  await noteEvent(manager, lead.id, 'opened', by, { source: lead.source }, now);
  await audit(manager, by, 'lead.created', { type: 'lead', id: lead.id }, { source: lead.source }, now);
  const owned = await assignNewLead(manager, lead, await mailboxesOf(manager, mail), now, ownerId);
  return { lead: owned, isNew: true };
}

/** By what a lead is known; a free mail service and a platform's relay are no firm's domain. */
export function identityOf(
  values: Pick<NewLead, 'email' | 'phone' | 'country'>,
  mail: Pick<Message, 'conversationId'> | null,
): LeadIdentity {
  const email = normaliseAddress(values.email);
  return {
    conversationId: mail?.conversationId ?? null,
    email,
    domain: businessDomain(domainOf(email)),
    phoneKey: foldPhone(values.phone, values.country || null).slice(0, 40),
  };
}

/** The lead that is open under one of the keys of `identity`; where several are, the one of the key that says most. */
export async function findOpenLead(manager: EntityManager, identity: LeadIdentity): Promise<Lead | null> {
  const keys = openKeysOf(identity);
  if (keys.length === 0) return null;
  const rows = await manager.findBy(LeadKey, { key: In(keys) });
  const best = keys.map(key => rows.find(row => row.key === key)).find(Boolean);
  return best ? manager.findOneByOrFail(Lead, { id: best.leadId }) : null;
}

/** The open leads of many keys at once, by key. */
export async function leadsOfKeys(manager: EntityManager, keys: readonly string[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const piece of pieces([...new Set(keys)]))
    for (const row of await manager.findBy(LeadKey, { key: anyOf(manager, piece) })) found.set(row.key, row.leadId);
  return found;
}

/** Writes the keys of an open lead that nobody else has. */
export async function addKeys(manager: EntityManager, leadId: number, identity: LeadIdentity): Promise<void> {
  await insertFree(manager, leadId, openKeysOf(identity));
}

async function insertFree(manager: EntityManager, leadId: number, keys: readonly string[]): Promise<void> {
  const taken = await leadsOfKeys(manager, keys);
  const free = keys.filter(key => !taken.has(key));
  await insertRows(
    manager,
    LeadKey,
    free.map(key => ({ key, leadId })),
  );
}

/**
 * Writes anew by what an open lead is known: its address, domain and telephone, and the conversations of all its letters. What another open lead has is left to that.
 */
export async function renewKeys(manager: EntityManager, lead: Lead): Promise<void> {
  await manager.delete(LeadKey, { leadId: lead.id });
  const rows = await manager
    .createQueryBuilder(LeadMessage, 'lm')
    .innerJoin(Message, 'm', 'm.id = lm.messageId')
    .select('m.conversationId', 'conversationId')
    .where('lm.leadId = :id', { id: lead.id })
    .groupBy('m.conversationId')
    // The newest; SQL Server cuts off nothing that has no order.
    .orderBy('m.conversationId', 'DESC')
    .limit(MOST_CONVERSATIONS)
    .getRawMany<{ conversationId: number }>();
  const ids = [lead.conversationId, ...rows.map(row => row.conversationId)];
  const keys = [...openKeysOf(lead), ...ids.flatMap(conversationId => openKeysOf({ ...nobody, conversationId }))];
  await insertFree(manager, lead.id, [...new Set(keys)]);
}

const MOST_CONVERSATIONS = 200;
const nobody: LeadIdentity = { conversationId: null, email: '', domain: '', phoneKey: '' };

async function insertLead(
  manager: EntityManager,
  by: Actor,
  values: NewLead,
  identity: LeadIdentity,
  mail: FirstMail,
  now: Date,
): Promise<Lead> {
  const receivedAt = mail?.sentAt ?? now;
  const { answerHours } = await getLeadSettings(manager);
  const due = mail ? afterWorking(receivedAt, answerHours * 60, await hoursFor(manager, values.country, now)) : null;
  const person = typeof by === 'string' ? null : by.userId || null;
  return manager.save(
    manager.create(Lead, {
      ...{ number: await nextNumber(manager, now), stage: 'new', ownerId: null, poolId: null },
      ...knownOf(values, identity),
      ...{ companyId: null, contactId: null, recordId: null, mergedIntoId: null, closeReason: '', closeNote: '' },
      ...{ nextAction: '', nextDay: NO_NEXT_DAY, firstMessageId: mail?.id ?? null },
      ...{ conversationId: identity.conversationId, formerOwnerId: null, formerUntil: null, receivedAt },
      ...{ assignedAt: null, answerDueAt: due, answeredAt: null, answerMinutes: null },
      ...{ lastInAt: mail ? receivedAt : null, lastOutAt: null, evidenceAt: now, protectedUntil: null },
      ...{ returnsAt: null, warnedAt: null, isOpen: true, closedAt: null },
      ...{ createdById: person, createdAt: now, updatedAt: now, version: 1 },
    }),
  );
}

/** The columns that tell who asks and for what. */
export function knownOf(values: NewLead, identity: Pick<LeadIdentity, 'email' | 'domain' | 'phoneKey'>) {
  const { asked } = values;
  const { score, reasons } = scoreLead({ ...values, email: identity.email, domain: identity.domain });
  const products = productLine(asked);
  return {
    title: (products || values.about).replace(/\s+/g, ' ').trim().slice(0, 300),
    contactName: values.contactName.slice(0, 200),
    contactTitle: values.contactTitle.slice(0, 200),
    email: identity.email,
    phone: values.phone.slice(0, 100),
    phoneKey: identity.phoneKey,
    companyName: values.companyName.slice(0, 300),
    foldedCompany: foldName(values.companyName).slice(0, 300),
    website: values.website.slice(0, 300),
    domain: identity.domain,
    country: values.country,
    language: values.language,
    source: values.source,
    sourceDetail: values.sourceDetail.slice(0, 200),
    campaignId: values.campaignId ?? null,
    products,
    asked,
    score,
    scoreReasons: reasons,
    isToCheck: values.isToCheck,
  };
}

/**
 * L-2026-00001: by year, without gaps; two at once settle it by the unique key. The last is the one that was made last: as texts, numbers of six digits stand before those of five.
 */
async function nextNumber(manager: EntityManager, now: Date): Promise<string> {
  const prefix = `L-${now.getUTCFullYear()}-`;
  const [last] = await manager.find(Lead, { select: { id: true, number: true }, order: { id: 'DESC' }, take: 1 });
  const next = last?.number.startsWith(prefix) ? Number(last.number.slice(prefix.length)) + 1 : 1;
  return prefix + String(next).padStart(5, '0');
}

/** A further mail, or card, of somebody whose lead is open: gaps are filled, new products are added, and what a person wrote stays. */
export async function addMail(
  manager: EntityManager,
  lead: Lead,
  values: NewLead,
  mail: FirstMail,
  now: Date,
): Promise<Lead> {
  const asked = addAsked(lead.asked, values.asked);
  const filled = {
    contactName: lead.contactName || values.contactName.slice(0, 200),
    contactTitle: lead.contactTitle || values.contactTitle.slice(0, 200),
    phone: lead.phone || values.phone.slice(0, 100),
    companyName: lead.companyName || values.companyName.slice(0, 300),
    foldedCompany: lead.foldedCompany || foldName(values.companyName).slice(0, 300),
    website: lead.website || values.website.slice(0, 300),
    country: lead.country || values.country,
    language: lead.language || values.language,
    email: lead.email || normaliseAddress(values.email),
  };
  const identity = identityOf({ ...filled }, mail);
  const { score, reasons } = scoreLead({ ...values, ...filled, domain: lead.domain || identity.domain, asked });
  const next = {
    ...filled,
    ...{ asked, products: productLine(asked), score: Math.max(score, lead.score), scoreReasons: reasons },
    ...{ domain: lead.domain || identity.domain, phoneKey: lead.phoneKey || identity.phoneKey },
    isToCheck: lead.isToCheck && values.isToCheck,
    updatedAt: now,
    version: lead.version + 1,
  };
  await manager.update(Lead, { id: lead.id }, next);
  await addKeys(manager, lead.id, identity);
  const after = await manager.findOneByOrFail(Lead, { id: lead.id });
  if (mail) await addLetters(manager, after, [{ messageId: mail.id, role: 'inquiry', sentAt: mail.sentAt }]);
  return manager.findOneByOrFail(Lead, { id: lead.id });
}

/** A letter that belongs to a lead. */
export interface LeadLetter {
  messageId: number;
  role: 'inquiry' | 'in' | 'out';
  sentAt: Date;
}

/** Notes letters of a lead, each once. */
export async function addLetters(manager: EntityManager, lead: Lead, letters: readonly LeadLetter[]): Promise<number> {
  const known = await manager.findBy(LeadMessage, {
    messageId: In(letters.map(one => one.messageId)),
    leadId: lead.id,
  });
  const fresh = letters.filter(one => !known.some(row => row.messageId === one.messageId));
  await insertRows(
    manager,
    LeadMessage,
    fresh.map(one => ({ leadId: lead.id, ...one })),
  );
  return fresh.length;
}

/** Adds a line to the history of a lead. */
export async function noteEvent(
  manager: EntityManager,
  leadId: number,
  kind: string,
  by: Actor,
  details: Record<string, unknown>,
  now: Date,
): Promise<void> {
  const userId = typeof by === 'string' ? null : by.userId || null;
  await manager.insert(LeadEvent, { leadId, kind, userId, details: details as never, at: now });
}

async function mailboxesOf(manager: EntityManager, mail: FirstMail): Promise<number[]> {
  if (!mail) return [];
  const rows = await manager.find(MailboxMessage, { select: { mailboxId: true }, where: { messageId: mail.id } });
  return rows.map(row => row.mailboxId);
}
