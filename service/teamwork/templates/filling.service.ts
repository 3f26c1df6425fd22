import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { dayOf } from '../../common/calendarDay';
import { normaliseAddress } from '../../common/emailAddress';
import { notFound } from '../../common/errors';
import { Company, Contact, ContactAddress } from '../../companies/company.entity';
import type { Context } from '../../context';
import { Filing } from '../../filing/filing.entity';
import { visibleCompanies } from '../../filing/presenting.service';
import { ownCopySql, visibleMessageSql } from '../../filing/visibility';
import { Message, Participant } from '../../mail/message.entity';
import { TradeRecord } from '../../records/record.entity';
import { maskFields } from '../../users/fieldGroups';
import type { Viewer } from '../../users/roles';
import { getCompanySettings } from '../../users/settings.service';
import { User } from '../../users/user.entity';
import type { FieldValues, TemplateField } from './filling';
import { answerSubject, fillTemplate, htmlOf, missingFields, plainText } from './filling';
import { getTemplate } from './templates.service';
import type { DraftFillBody, FillBody, FilledReply } from './templates.schema';

/**
 * A template filled for the answer to a letter: to whom, subject, text, and which fields nothing is known of. Only what the viewer may see is filled in.
 *
 * @throws AppError message.not_found, template.not_found
 */
export async function fillFor(
  context: Context,
  viewer: Viewer,
  messageId: number,
  body: FillBody,
): Promise<FilledReply> {
  const { manager } = context.database;
  const message = await getVisible(manager, viewer, messageId);
  const template = body.templateId === undefined ? null : await getTemplate(manager, viewer, body.templateId);
  const values = await valuesFor(context, viewer, message);
  const subjectText = body.subject ?? template?.subject ?? '';
  // Without a subject of its own it answers under that of the letter, which is no template.
  const subjectPieces = subjectText.trim()
    ? fillTemplate(subjectText, values)
    : [{ text: answerSubject(message.subject), field: null, problem: null }];
  const pieces = fillTemplate(body.body ?? template?.body ?? '', values);
  const text = plainText(pieces);
  return {
    ...{ subjectPieces, pieces, text, html: htmlOf(text), language: message.language },
    to: await answerTo(manager, viewer, message),
    subject: plainText(subjectPieces).replace(/\s+/g, ' ').trim(),
    missing: missingFields([...subjectPieces, ...pieces]),
  };
}

/**
 * A template filled for a mail that is being written: with its addressee, the company and the record that it is about, and the letter that it answers, where there is one.
 *
 * @throws AppError template.not_found, message.not_found
 */
export async function fillForDraft(
  context: Context,
  viewer: Viewer,
  templateId: number,
  body: DraftFillBody,
): Promise<FilledReply> {
  const { manager } = context.database;
  const template = await getTemplate(manager, viewer, templateId);
  const message = body.messageId ? await getVisible(manager, viewer, body.messageId) : null;
  const values = {
    ...(await commonValues(context, viewer)),
    ...(message ? await valuesFor(context, viewer, message) : {}),
  };
  if (!message) values['mail.subject'] = body.subject?.trim() || null;
  const named = await valuesOf(manager, viewer, body);
  for (const [field, value] of Object.entries(named)) if (value) values[field as TemplateField] = value;
  const subjectPieces = fillTemplate(template.subject, values);
  const pieces = fillTemplate(template.body, values);
  const text = plainText(pieces);
  return {
    ...{ subjectPieces, pieces, text, html: htmlOf(text), language: template.language },
    to: body.to ? [body.to.address] : [],
    subject: plainText(subjectPieces).replace(/\s+/g, ' ').trim(),
    missing: missingFields([...subjectPieces, ...pieces]),
  };
}

/** What is known of the addressee, the company and the record of a mail that is being written. */
async function valuesOf(manager: EntityManager, viewer: Viewer, body: DraftFillBody): Promise<FieldValues> {
  const record = body.recordId ? await manager.findOneBy(TradeRecord, { id: body.recordId }) : null;
  const address = normaliseAddress(body.to?.address ?? '');
  const known = address ? await manager.find(ContactAddress, { where: { address }, take: 20 }) : [];
  const contacts = await manager.findBy(Contact, { id: In(known.map(one => one.contactId)) });
  const ids = [record?.companyId, body.companyId, ...contacts.map(one => one.companyId)].flatMap(id => id ?? []);
  const visible = await visibleCompanies(manager, viewer, [...new Set(ids)]);
  const seen = contacts.filter(one => visible.has(one.companyId));
  const contact = seen.find(one => one.companyId === body.companyId) ?? seen[0];
  const companyId = [body.companyId, contact?.companyId].find(id => id && visible.has(id));
  const company = companyId ? await manager.findOneBy(Company, { id: companyId }) : null;
  const isRecordSeen = record !== null && visible.has(record.companyId);
  const name = contact?.name || body.to?.name || null;
  return {
    'contact.name': name,
    'contact.first_name': firstName(name),
    'contact.title': contact?.title ?? null,
    'company.name': company?.name ?? null,
    'company.country': company?.country ?? null,
    'record.number': isRecordSeen ? record.number : null,
    'record.title': isRecordSeen ? record.title : null,
  };
}

async function getVisible(manager: EntityManager, viewer: Viewer, id: number): Promise<Message> {
  const visible = visibleMessageSql(viewer, '"m"');
  const message = await manager
    .createQueryBuilder(Message, 'm')
    .where("m.id = :id AND m.kind <> 'stub'", { id })
    .andWhere(visible.sql, visible.parameters)
    .getOne();
  if (!message) throw notFound('message', { id });
  return message;
}

/** Whom an answer goes to (RFC 5322, 3.6.2: Reply-To before From); of a letter of ours, whom that went to. Addresses that he may not see are left out. */
async function answerTo(manager: EntityManager, viewer: Viewer, message: Message): Promise<string[]> {
  const people = await manager.findBy(Participant, { messageId: message.id });
  const of = (role: string) => people.filter(one => one.role === role).map(one => one.address);
  const wanted = message.direction === 'out' ? of('to') : of('reply_to').length > 0 ? of('reply_to') : of('from');
  const own = ownCopySql(viewer, '"m"');
  const isOwn = await manager
    .createQueryBuilder(Message, 'm')
    .where('m.id = :id', { id: message.id })
    .andWhere(own.sql, own.parameters)
    .getExists();
  const seen = wanted.map(address => (isOwn ? address : maskFields(viewer, 'person', { address }).address));
  return [...new Set(seen.filter(Boolean))].slice(0, 20);
}

/** What does not depend on any mail. */
async function commonValues({ database, clock }: Context, viewer: Viewer): Promise<FieldValues> {
  const settings = await getCompanySettings(database.manager);
  const user = await database.manager.findOneBy(User, { id: viewer.userId });
  return {
    'user.name': viewer.name,
    'user.address': user?.address ?? null,
    'own.company': settings.name,
    today: dayOf(clock(), settings.timeZone),
  };
}

async function valuesFor(context: Context, viewer: Viewer, message: Message): Promise<FieldValues> {
  const { manager } = context.database;
  const settings = await getCompanySettings(manager);
  const [from] = await manager.find(Participant, {
    where: { messageId: message.id, role: message.direction === 'out' ? 'to' : 'from' },
    order: { position: 'ASC' },
    take: 1,
  });
  const known = await filedUnder(manager, viewer, message.id, from?.address ?? '');
  const name = known.contact?.name || from?.name || null;
  return {
    'contact.name': name,
    'contact.first_name': firstName(name),
    'contact.title': known.contact?.title ?? null,
    'company.name': known.company?.name ?? null,
    'company.country': known.company?.country ?? null,
    'record.number': known.record?.number ?? null,
    'record.title': known.record?.title ?? null,
    'mail.subject': message.subject,
    'mail.date': dayOf(message.sentAt, settings.timeZone),
    ...(await commonValues(context, viewer)),
  };
}

/** The first of two or three Latin words; other scripts have their family name first, and no rule says where it ends. */
function firstName(name: string | null): string | null {
  const words = (name ?? '').trim().split(/\s+/);
  const [first] = words;
  return first && words.length > 1 && /^\p{Script=Latin}[\p{L}'’.-]+$/u.test(first) ? first : name;
}

async function filedUnder(manager: EntityManager, viewer: Viewer, messageId: number, address: string) {
  const filings = await manager.find(Filing, { where: { messageId, endedAt: IsNull() }, order: { id: 'ASC' } });
  const visible = await visibleCompanies(manager, viewer, [...new Set(filings.map(one => one.companyId))]);
  const seen = filings.filter(one => visible.has(one.companyId));
  const filing = seen.find(one => one.recordId !== null) ?? seen[0];
  if (!filing) return { company: null, contact: null, record: null };
  const record = filing.recordId && (await manager.findOneBy(TradeRecord, { id: filing.recordId }));
  const known = await manager.find(ContactAddress, { where: { address }, take: 20 });
  const ids = known.map(one => one.contactId);
  const [contact] = await manager.find(Contact, { where: { id: In(ids), companyId: filing.companyId }, take: 1 });
  return {
    company: await manager.findOneBy(Company, { id: filing.companyId }),
    contact: contact ?? null,
    // A record may be another company's.
    record: record && visible.has(record.companyId) ? record : null,
  };
}
