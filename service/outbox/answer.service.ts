import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { RecordDocument } from '../activities/activity.entity';
import { dayOf } from '../common/calendarDay';
import { notFound } from '../common/errors';
import { Company } from '../companies/company.entity';
import type { Context } from '../context';
import { Filing } from '../filing/filing.entity';
import { visibleCompanies } from '../filing/presenting.service';
import { ownCopySql, visibleMessageSql } from '../filing/visibility';
import type { Mailbox } from '../mail/message.entity';
import { Attachment, MailboxMessage, Message, MessageBody, Participant } from '../mail/message.entity';
import { TradeRecord } from '../records/record.entity';
import { answerSubject } from '../teamwork/templates/filling';
import { maskFields } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import { quotedLetter, replyAll, replyTo } from './answering';
import type { AnswerReply } from './outbox.schema';
import { sendableMailboxes } from './senders.service';
import { getSendingSettings } from './sendingSettings.service';

/** What an answer to a letter begins with: from where, to whom, about what. @throws AppError message.not_found */
export async function beginAnswer(context: Context, viewer: Viewer, messageId: number): Promise<AnswerReply> {
  const { manager } = context.database;
  const message = await getVisibleMessage(manager, viewer, messageId);
  const mailboxes = await inOrder(manager, await sendableMailboxes(manager, viewer), messageId);
  const people = await peopleOf(manager, viewer, message);
  const answered = { direction: message.direction, language: message.language, people };
  const own = mailboxes[0]?.address ?? '';
  const body = await manager.findOneBy(MessageBody, { messageId });
  const { timeZone } = await getCompanySettings(manager);
  const filed = await filedUnder(manager, viewer, messageId);
  return {
    mailboxes: mailboxes.map(({ id, address, name }) => ({ id, address, name })),
    ...{ reply: replyTo(answered, own), all: replyAll(answered, own), subject: answerSubject(message.subject) },
    quoted: quotedLetter(
      // The line above the quotation names no address that he may not see.
      { ...message, fromAddress: people.find(one => one.role === 'from')?.address ?? '', text: body?.text ?? '' },
      dayOf(message.sentAt, timeZone),
    ),
    ...filed,
    files: (await manager.findBy(Attachment, { messageId, isInline: false })).map(fileOf),
    documents: await documentsOf(manager, viewer, filed.recordId),
    undoSeconds: (await getSendingSettings(manager)).undoSeconds,
  };
}

const fileOf = ({ id, name, size }: Attachment) => ({ attachmentId: id, name, size });

/** @throws AppError message.not_found */
export async function getVisibleMessage(manager: EntityManager, viewer: Viewer, id: number): Promise<Message> {
  const visible = visibleMessageSql(viewer, '"m"');
  const message = await manager
    .createQueryBuilder(Message, 'm')
    .where("m.id = :id AND m.kind <> 'stub'", { id })
    .andWhere(visible.sql, visible.parameters)
    .getOne();
  if (!message) throw notFound('message', { id });
  return message;
}

/** The mailboxes that have the letter come first. */
async function inOrder(manager: EntityManager, mailboxes: Mailbox[], messageId: number): Promise<Mailbox[]> {
  const ids = mailboxes.map(mailbox => mailbox.id);
  const copies = ids.length > 0 ? await manager.findBy(MailboxMessage, { messageId, mailboxId: In(ids) }) : [];
  const has = new Set(copies.map(copy => copy.mailboxId));
  return [...mailboxes].sort((a, b) => Number(has.has(b.id)) - Number(has.has(a.id)));
}

/** Who stands in the letter; addresses that he may not see are left out. */
async function peopleOf(manager: EntityManager, viewer: Viewer, message: Message) {
  const own = ownCopySql(viewer, '"m"');
  const isOwn = await manager
    .createQueryBuilder(Message, 'm')
    .where('m.id = :id', { id: message.id })
    .andWhere(own.sql, own.parameters)
    .getExists();
  const rows = await manager.find(Participant, { where: { messageId: message.id }, order: { position: 'ASC' } });
  return rows.flatMap(({ role, address, name }) => {
    const seen = isOwn ? address : maskFields(viewer, 'person', { address }).address;
    return seen ? [{ role, name, address: seen }] : [];
  });
}

async function filedUnder(manager: EntityManager, viewer: Viewer, messageId: number) {
  const filings = await manager.find(Filing, { where: { messageId, endedAt: IsNull() }, order: { id: 'ASC' } });
  const visible = await visibleCompanies(manager, viewer, [...new Set(filings.map(one => one.companyId))]);
  const seen = filings.filter(one => visible.has(one.companyId));
  const filing = seen.find(one => one.recordId !== null) ?? seen[0];
  return partyNames(manager, filing?.companyId ?? null, filing?.recordId ?? null);
}

/** A company and a record with their names; whether somebody may see them is for the caller to ask. */
export async function partyNames(manager: EntityManager, companyId: number | null, recordId: number | null) {
  const record = recordId === null ? null : await manager.findOneBy(TradeRecord, { id: recordId });
  const company = companyId === null ? null : await manager.findOneBy(Company, { id: companyId });
  return {
    ...{ companyId: company?.id ?? null, companyName: company?.name ?? null },
    ...{ recordId: record?.id ?? null, recordNumber: record?.number ?? null },
  };
}

const MOST_DOCUMENTS = 50;

async function documentsOf(
  manager: EntityManager,
  viewer: Viewer,
  recordId: number | null,
): Promise<AnswerReply['documents']> {
  if (recordId === null) return [];
  const where = { recordId, endedAt: IsNull() };
  const saved = await manager.find(RecordDocument, { where, order: { id: 'DESC' }, take: MOST_DOCUMENTS });
  const ids = saved.map(one => one.attachmentId);
  const visible = visibleMessageSql(viewer, '"m"');
  if (ids.length === 0) return [];
  const files = await manager
    .createQueryBuilder(Attachment, 'a')
    .innerJoin(Message, 'm', 'm.id = a.messageId')
    .where('a.id IN (:...ids)', { ids })
    .andWhere(visible.sql, visible.parameters)
    .getMany();
  return files.map(fileOf);
}
