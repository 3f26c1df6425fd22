import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { normaliseAddress } from '../common/emailAddress';
import { badRequest, conflict, notFound } from '../common/errors';
import type { Context } from '../context';
import { checkChoice } from '../filing/sentChoice.service';
import { messageIdHash } from '../mail/identity';
import type { Message } from '../mail/message.entity';
import { Mailbox } from '../mail/message.entity';
import { filesOf } from '../mail/send/files.service';
import { referencesOf } from '../mail/send/letter';
import type { OutboxRecipient } from '../mail/send/outbox.entity';
import { OutboxMail } from '../mail/send/outbox.entity';
import { inTransaction } from '../platform/database/transaction';
import type { Viewer } from '../users/roles';
import { getVisibleMessage, partyNames } from './answer.service';
import type { MailBody, NewMailBody, OutboxReply } from './outbox.schema';
import { answeredReferences } from './references.service';
import { getSendable } from './senders.service';

/** What somebody wrote here and has not sent stays until he sends or discards it. */
const MOST_DRAFTS = 200;

/**
 * Begins a mail; an answer to a letter that he began and left untouched is the same one, with what is asked for now.
 *
 * @throws AppError mailbox.not_found, message.not_found, outbox.bad_address, outbox.too_many_drafts, and those of `checkChoice`
 */
export async function createMail(context: Context, viewer: Viewer, body: NewMailBody): Promise<OutboxReply> {
  const id = await inTransaction(context.database, async manager => {
    const mailbox = await getSendable(manager, viewer, body.mailboxId);
    const drafts = await manager.countBy(OutboxMail, { askedById: viewer.userId, state: 'draft' });
    if (drafts >= MOST_DRAFTS)
      throw conflict('outbox.too_many_drafts', 'You have too many unfinished mails. Send or discard some first.');
    const answered =
      body.answersMessageId === null ? null : await getVisibleMessage(manager, viewer, body.answersMessageId);
    const words = await checked(manager, viewer, body);
    const now = context.clock();
    const begun = answered ? await untouched(manager, viewer, answered.id) : null;
    if (begun === null) return insertDraft(manager, viewer, mailbox, answered, words, now);
    await manager.update(OutboxMail, begun, { ...words, changedAt: now } as never);
    return begun;
  });
  return readMail(context.database.manager, viewer, id);
}

async function insertDraft(
  manager: EntityManager,
  viewer: Viewer,
  mailbox: Pick<Mailbox, 'address'>,
  answered: Pick<Message, 'id' | 'conversationId' | 'messageId'> | null,
  words: Awaited<ReturnType<typeof checked>>,
  now: Date,
): Promise<number> {
  const before = answered ? await answeredReferences(manager, answered.id) : [];
  const key = randomUUID();
  const messageId = `${key}@${mailbox.address.split('@')[1] ?? 'localhost'}`;
  const { id } = await manager.save(
    manager.create(OutboxMail, {
      ...{ key, messageId, messageIdHash: messageIdHash(messageId), askedById: viewer.userId },
      ...{ state: 'draft', road: '', reason: '', answer: null, ...words },
      ...{ answersMessageId: answered?.id ?? null, conversationId: answered?.conversationId ?? null },
      ...{ inReplyTo: answered?.messageId ?? null, references: referencesOf(before, answered?.messageId ?? null) },
      ...{ approvalId: null, graphUser: null, graphId: null, sourceHash: null, dueAt: null, triedAt: null },
      ...{ sentAt: null, tries: 0, seenMessageId: null, leasedBy: '', leasedUntil: null },
      ...{ createdAt: now, changedAt: now, version: 1 },
    }),
  );
  return id;
}

/** An answer to this letter that he began and never changed: a further press of the button goes on with that, so that no empty ones are left. */
async function untouched(manager: EntityManager, viewer: Viewer, answersMessageId: number): Promise<number | null> {
  const where = { askedById: viewer.userId, state: 'draft' as const, answersMessageId, version: 1, text: '' };
  const [mail] = await manager.find(OutboxMail, { select: { id: true }, where, order: { id: 'DESC' }, take: 1 });
  return mail?.id ?? null;
}

/** Saves what he wrote. @throws AppError outbox.not_found, outbox.not_draft, version.changed, and those of `createMail` */
export async function saveMail(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  body: MailBody,
): Promise<OutboxReply> {
  await inTransaction(context.database, async manager => {
    await getSendable(manager, viewer, body.mailboxId);
    await changeDraft(manager, viewer, id, version, await checked(manager, viewer, body), context.clock());
  });
  return readMail(context.database.manager, viewer, id);
}

/** Changes a mail that is still being written. @throws AppError outbox.not_found, outbox.not_draft, version.changed */
export async function changeDraft(
  manager: EntityManager,
  viewer: Viewer,
  id: number,
  version: number,
  values: Partial<OutboxMail>,
  now: Date,
): Promise<void> {
  const mail = await getOwn(manager, viewer, id);
  if (mail.state !== 'draft') throw conflict('outbox.not_draft', 'This mail is on its way. Take it back first.');
  const where = { id, askedById: viewer.userId, state: 'draft' as const, version };
  // What was made for sending the former words is made anew.
  const fresh = { ...values, sourceHash: null, reason: '', answer: null, changedAt: now, version: version + 1 };
  const done = await manager.update(OutboxMail, where, fresh as never);
  if (!done.affected) throw conflict('version.changed', 'This mail was changed meanwhile. Look again.');
}

/** Throws a mail away that was not sent. @throws AppError outbox.not_found, outbox.not_draft, version.changed */
export async function discardMail(context: Context, viewer: Viewer, id: number, version: number): Promise<void> {
  await inTransaction(context.database, async manager => {
    const mail = await getOwn(manager, viewer, id);
    if (mail.state !== 'draft') throw conflict('outbox.not_draft', 'This mail is on its way. Take it back first.');
    const gone = await manager.delete(OutboxMail, { id, state: 'draft', version });
    if (!gone.affected) throw conflict('version.changed', 'This mail was changed meanwhile. Look again.');
  });
}

async function checked(manager: EntityManager, viewer: Viewer, body: MailBody) {
  const { mailboxId, subject, text, quoted, companyId, recordId } = body;
  if (companyId !== null) await checkChoice(manager, viewer, { companyId, recordId });
  const plain = subject.replace(/[\r\n\u0000]+/g, ' ').trim();
  const recipients = body.recipients.map(recipientOf);
  return {
    ...{ mailboxId, recipients, subject: plain, text, quoted },
    companyId,
    recordId: companyId === null ? null : recordId,
  };
}

function recipientOf({ kind, address, name }: OutboxRecipient): OutboxRecipient {
  const normal = normaliseAddress(address);
  if (!normal)
    throw badRequest('outbox.bad_address', `"${address}" is no e-mail address; write it like anna@example.com.`, {
      address,
    });
  return { kind, address: normal, name: name.replace(/[\r\n\u0000"<>]+/g, ' ').trim() };
}

/** A mail of his own. @throws AppError outbox.not_found */
export async function getOwn(manager: EntityManager, viewer: Viewer, id: number): Promise<OutboxMail> {
  const mail = await manager.findOneBy(OutboxMail, { id, askedById: viewer.userId });
  if (!mail) throw notFound('outbox', { id });
  return mail;
}

/** The same as its writer reads it. @throws AppError outbox.not_found */
export async function readMail(manager: EntityManager, viewer: Viewer, id: number): Promise<OutboxReply> {
  const mail = await getOwn(manager, viewer, id);
  const mailbox = await manager.findOneBy(Mailbox, { id: mail.mailboxId });
  const names = await partyNames(manager, mail.companyId, mail.recordId);
  const { mailboxId, recipients, subject, text, quoted, state, reason, answer, version } = mail;
  return {
    ...{ id, mailboxId, recipients, subject, text, quoted, state, reason, answer, version, ...names },
    mailbox: mailbox?.address ?? '',
    files: (await filesOf(manager, id)).map(({ id: fileId, name, contentType, size }) => ({
      ...{ id: fileId, name, contentType, size },
    })),
    ...{ answersMessageId: mail.answersMessageId, conversationId: mail.conversationId, approvalId: mail.approvalId },
    dueAt: mail.dueAt?.toISOString() ?? null,
    sentAt: mail.sentAt?.toISOString() ?? null,
    changedAt: mail.changedAt.toISOString(),
  };
}
