import type { EntityManager } from 'typeorm';
import { In, IsNull, LessThanOrEqual } from 'typeorm';
import { ApprovalRequest } from '../approvals/approval.entity';
import { withdraw } from '../approvals/deciding.service';
import { badRequest, conflict } from '../common/errors';
import type { Context } from '../context';
import type { VerdictBody, VerdictReply } from '../guard/guard.schema';
import { giveVerdict, headerFor, requestApproval } from '../guard/verdicts.service';
import { Mailbox } from '../mail/message.entity';
import { filesOf } from '../mail/send/files.service';
import { wholeText } from '../mail/send/letter';
import { OutboxMail } from '../mail/send/outbox.entity';
import { askRecognising, askSending } from '../mail/send/outboxRows.service';
import type { OutboxState } from '../mail/send/outboxStates';
import { statesBefore } from '../mail/send/outboxStates';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import type { OutboxReply, OutboxVerdictBody, SendBody } from './outbox.schema';
import { getSendable } from './senders.service';
import { getSendingSettings } from './sendingSettings.service';
import { getOwn, readMail } from './writing.service';

/** What the guard thinks of a mail that is being written; reasons that come with it are kept. @throws AppError outbox.not_found */
export async function judgeMail(
  context: Context,
  viewer: Viewer,
  id: number,
  body: OutboxVerdictBody,
): Promise<VerdictReply> {
  const mail = await getOwn(context.database.manager, viewer, id);
  const question = await questionOf(context.database.manager, mail);
  return giveVerdict(context, viewer, { ...question, ...body, moment: 'compose' });
}

/** A mail as the guard is asked about it. */
async function questionOf(manager: EntityManager, mail: OutboxMail): Promise<Omit<VerdictBody, 'moment' | 'answers'>> {
  const mailbox = await manager.findOneByOrFail(Mailbox, { id: mail.mailboxId });
  return {
    ...{ mailbox: mailbox.address, recipients: mail.recipients, subject: mail.subject, ref: null },
    text: wholeText(mail).slice(0, 100_000),
    attachments: (await filesOf(manager, mail.id)).map(({ name, size, blobHash }) => ({
      name,
      size,
      sha256: blobHash,
    })),
    inReplyTo: mail.inReplyTo,
  };
}

/**
 * Sends a mail off: the guard and the policies of approval judge it as they do in Outlook. It waits as long as it can be taken back, or until somebody has agreed; then it leaves by itself.
 *
 * @throws AppError outbox.not_found, outbox.no_recipient, outbox.empty, outbox.stopped, outbox.look, outbox.needs_approval, outbox.rejected (409), version.changed, and those of `requestApproval`
 */
export async function sendMailOff(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  body: SendBody,
): Promise<OutboxReply> {
  const { manager } = context.database;
  const mail = await getOwn(manager, viewer, id);
  await checkReady(manager, viewer, mail, version);
  const question = await questionOf(manager, mail);
  const verdict = await giveVerdict(context, viewer, { ...question, moment: 'send' });
  const approvalId = await clear(context, viewer, question, verdict, body);
  const isHeld = approvalId !== null && verdict.approval?.state !== 'approved';
  await inTransaction(context.database, async writer => {
    const now = context.clock();
    const { undoSeconds } = await getSendingSettings(writer);
    const dueAt = new Date(now.getTime() + undoSeconds * 1000);
    const change = { approvalId, dueAt: isHeld ? null : dueAt, tries: 0, reason: '' };
    await moveOwn(writer, viewer, mail, version, isHeld ? 'held' : 'waiting', change, now);
    if (!isHeld) await askSending(writer, mail, dueAt);
    const details = { mailboxId: mail.mailboxId, approvalId };
    await audit(writer, viewer, 'outbox.sent_off', { type: 'outbox', id }, details, now);
  });
  context.queue.wake();
  return readMail(manager, viewer, id);
}

async function checkReady(manager: EntityManager, viewer: Viewer, mail: OutboxMail, version: number): Promise<void> {
  await getSendable(manager, viewer, mail.mailboxId);
  if (mail.state !== 'draft') throw conflict('outbox.not_draft', 'This mail is on its way. Take it back first.');
  if (mail.version !== version) throw conflict('version.changed', 'This mail was changed meanwhile. Look again.');
  if (mail.recipients.length === 0) throw badRequest('outbox.no_recipient', 'Say whom the mail goes to.');
  const isEmpty = mail.text.trim() === '' && (await filesOf(manager, mail.id)).length === 0;
  if (isEmpty) throw badRequest('outbox.empty', 'Nothing is written in this mail, and nothing attached.');
}

/** Whether the mail may go: with the approval by which it may, or for which it waits; null where it needs none. */
async function clear(
  context: Context,
  viewer: Viewer,
  question: Omit<VerdictBody, 'moment' | 'answers'>,
  { findings, approval }: VerdictReply,
  { isSure = false, note }: SendBody,
): Promise<number | null> {
  const open = findings.filter(finding => !finding.isAnswered);
  if (open.some(finding => finding.strength === 'hold'))
    throw conflict('outbox.stopped', 'Something speaks against this mail. Mend it, or give the reason.');
  if (open.length > 0 && !isSure) throw conflict('outbox.look', 'Look at what speaks against this mail, then send it.');
  if (!approval || approval.state === 'approved') return approval?.requestId ?? null;
  if (approval.state === 'rejected')
    throw conflict('outbox.rejected', 'This mail was rejected. Change it as the comment says, and ask again.');
  if (approval.requestId !== null) return approval.requestId;
  if (note === undefined) throw conflict('outbox.needs_approval', 'Somebody must agree to this mail before it leaves.');
  return (await requestApproval(context, viewer, { ...question, note })).id;
}

/** Moves a mail of his own that no process holds. @throws AppError version.changed, outbox.leaving */
async function moveOwn(
  manager: EntityManager,
  viewer: Viewer,
  mail: OutboxMail,
  version: number,
  to: OutboxState,
  change: Partial<OutboxMail>,
  now: Date,
): Promise<void> {
  const where = { id: mail.id, askedById: viewer.userId, version, state: In(statesBefore(to)) };
  const values = { ...change, state: to, leasedBy: '', leasedUntil: null, changedAt: now, version: version + 1 };
  const free = [
    { ...where, leasedUntil: IsNull() },
    { ...where, leasedUntil: LessThanOrEqual(now) },
  ];
  for (const open of free) if ((await manager.update(OutboxMail, open, values as never)).affected) return;
  const there = await manager.findOneBy(OutboxMail, { id: mail.id });
  if (there && there.version === version && there.leasedUntil !== null)
    throw conflict('outbox.leaving', 'This mail is leaving just now.');
  throw conflict('version.changed', 'This mail went on meanwhile. Look again.');
}

/** Takes a mail back that has not left: it is written on. A request for approval ends with it. @throws AppError outbox.not_found, outbox.leaving, version.changed */
export async function takeMailBack(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
): Promise<OutboxReply> {
  const { manager } = context.database;
  const mail = await getOwn(manager, viewer, id);
  await inTransaction(context.database, async writer => {
    const now = context.clock();
    await moveOwn(
      writer,
      viewer,
      mail,
      version,
      'draft',
      { approvalId: null, dueAt: null, reason: '', answer: null },
      now,
    );
    await audit(writer, viewer, 'outbox.taken_back', { type: 'outbox', id }, { state: mail.state }, now);
  });
  const request = mail.approvalId === null ? null : await manager.findOneBy(ApprovalRequest, { id: mail.approvalId });
  if (request?.state === 'pending')
    await withdraw(context, viewer, { id: request.id, version: request.version, comment: '' });
  return readMail(manager, viewer, id);
}

/** Tries a mail again that did not leave. @throws AppError outbox.not_found, version.changed */
export async function tryMailAgain(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
): Promise<OutboxReply> {
  const mail = await getOwn(context.database.manager, viewer, id);
  if (mail.state !== 'failed') throw conflict('version.changed', 'This mail went on meanwhile. Look again.');
  return sendOnceMore(context, viewer, mail, version, 'outbox.tried_again');
}

/**
 * A person's word on a mail of which no machine knows whether it left: it did, or it is to be sent once more, under the same Message-ID.
 *
 * @throws AppError outbox.not_found, version.changed
 */
export async function settleMail(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  word: 'sent' | 'again',
): Promise<OutboxReply> {
  const mail = await getOwn(context.database.manager, viewer, id);
  if (mail.state !== 'unclear') throw conflict('version.changed', 'This mail went on meanwhile. Look again.');
  if (word === 'again') return sendOnceMore(context, viewer, mail, version, 'outbox.sent_again');
  await inTransaction(context.database, async manager => {
    const now = context.clock();
    await moveOwn(manager, viewer, mail, version, 'sent', { sentAt: mail.triedAt ?? now, reason: '' }, now);
    await askRecognising(manager, id);
    await audit(manager, viewer, 'outbox.said_sent', { type: 'outbox', id }, null, now);
  });
  return readMail(context.database.manager, viewer, id);
}

async function sendOnceMore(
  context: Context,
  viewer: Viewer,
  mail: OutboxMail,
  version: number,
  action: string,
): Promise<OutboxReply> {
  await inTransaction(context.database, async manager => {
    const now = context.clock();
    await getSendable(manager, viewer, mail.mailboxId);
    // Not from nothing: what an earlier try left on the server is looked for first.
    const change = { dueAt: now, tries: 1, reason: '', answer: null };
    await moveOwn(manager, viewer, mail, version, 'waiting', change, now);
    await askSending(manager, mail, now);
    await audit(manager, viewer, action, { type: 'outbox', id: mail.id }, null, now);
  });
  context.queue.wake();
  return readMail(context.database.manager, viewer, mail.id);
}

/** What a mail carries when it leaves: the signature that a gate of the house may ask for. */
export async function headersFor(manager: EntityManager, mail: OutboxMail, now: Date): Promise<Record<string, string>> {
  const mailbox = await manager.findOneByOrFail(Mailbox, { id: mail.mailboxId });
  return headerFor(manager, mailbox.address, mail.approvalId, now);
}

/** Lets mails go that were held by a request which has been decided, or gives them back to their writer. In the caller's transaction; run again it does nothing. */
export async function followApproval(manager: EntityManager, requestId: number, now: Date): Promise<void> {
  const request = await manager.findOneBy(ApprovalRequest, { id: requestId });
  if (!request || request.state === 'pending') return;
  for (const mail of await manager.findBy(OutboxMail, { approvalId: requestId, state: 'held' })) {
    const isApproved = request.state === 'approved';
    const values = isApproved
      ? { state: 'waiting' as const, dueAt: now, tries: 0 }
      : { state: 'draft' as const, dueAt: null, approvalId: null, reason: `outbox.${request.state}` };
    const change = { ...values, changedAt: now, version: mail.version + 1 };
    await manager.update(OutboxMail, { id: mail.id, version: mail.version, state: 'held' }, change as never);
    if (isApproved) await askSending(manager, mail, now);
  }
}
