import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { In, LessThan } from 'typeorm';
import { AppError } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { addJob } from '../platform/queue/jobRows';
import { priorities } from '../platform/queue/queue';
import { handOver } from './handingOver.service';
import { addLink } from './links.service';
import { getMailSettings } from './mailSettings.service';
import type { MailContent } from './outgoingMail.entity';
import { OutgoingMail } from './outgoingMail.entity';
import type { MailTestReply, SentMailList } from './outgoingMail.schema';
import { wordsOf, type MailKind } from './outgoingTexts';
import type { Viewer } from './roles';
import { readSendingHold } from './sendingHold.service';
import { getCompanySettings } from './settings.service';
import { User } from './user.entity';
import { viewerOf } from './viewing.service';

/** The job that hands one mail to the server; its key is the number of the mail. */
export const SEND_MAIL = 'mail.send';
const MAX_ATTEMPTS = 8;

/**
 * Asks for a mail to a person, in the transaction of what it tells of; answers false where outgoing mail is not set up. A link that it holds is made
 * when it is sent: neither the row nor the job, nor a backup of them, opens anybody's account.
 *
 * @param content what a mail of kind 'digest' says
 */
export async function writeTo(
  manager: EntityManager,
  kind: Exclude<MailKind, 'test'> | 'digest',
  userId: number,
  now: Date,
  content: MailContent | null = null,
): Promise<boolean> {
  const settings = await getMailSettings(manager);
  const user = settings.isActive ? await manager.findOneBy(User, { id: userId, isActive: true }) : null;
  if (!user) return false;
  const mail = await manager.save(
    manager.create(OutgoingMail, {
      kind,
      userId,
      address: user.address,
      messageId: `${randomUUID()}@${settings.from.split('@')[1] ?? 'localhost'}`,
      state: 'waiting',
      errorCode: null,
      answer: null,
      content,
      createdAt: now,
      sentAt: null,
    }),
  );
  await askSending(manager, mail.id);
  return true;
}

/** Sees to it that a mail that waits is sent. */
export async function askSending(manager: EntityManager, mailId: number): Promise<void> {
  const options = { priority: priorities.interactive, lane: 'mail', maxAttempts: MAX_ATTEMPTS };
  await addJob(manager, SEND_MAIL, String(mailId), { mailId }, options);
}

/**
 * Sends one mail, unless this is a restored copy that stands still: then it goes on waiting. One that was sent is not sent again; where the process ended between the server's answer and our note of it, it goes out once more
 * under the same Message-ID.
 *
 * @throws AppError smtp.*, graph.*, mail.not_set_up, mail.not_in_exchange
 */
export async function sendWritten(context: Context, mailId: number, attempt: number): Promise<void> {
  const { database, clock } = context;
  const mail = await database.manager.findOneBy(OutgoingMail, { id: mailId });
  if (!mail || mail.state === 'sent' || (await readSendingHold(database.manager))) return;
  const user = await readerOf(database.manager, mail);
  try {
    if (!user) throw new AppError('mail.nobody', 409, 'This person is switched off.', { retry: false });
    const answer = await compose(context, user, mail);
    const sent = { state: 'sent' as const, answer, errorCode: null, content: null, sentAt: clock() };
    await inTransaction(database, manager => manager.update(OutgoingMail, { id: mailId }, sent as never));
  } catch (error) {
    await noteFailure(context, mailId, error, attempt);
    throw error;
  }
}

/** To whom a mail goes; null where he is switched off, or may not know any more what it tells. */
async function readerOf(manager: EntityManager, { userId, kind }: OutgoingMail): Promise<User | null> {
  if (kind === 'digest' && !(await viewerOf(manager, userId))?.grants.has('mail.read')) return null;
  return manager.findOneBy(User, { id: userId, isActive: true });
}

async function noteFailure(context: Context, mailId: number, error: unknown, attempt: number): Promise<void> {
  const known = error instanceof AppError ? error : null;
  const isOver = attempt >= MAX_ATTEMPTS || known?.retry === false;
  const answer = typeof known?.details.answer === 'string' ? known.details.answer.slice(0, 300) : null;
  await inTransaction(context.database, manager =>
    manager.update(
      OutgoingMail,
      { id: mailId },
      { state: isOver ? 'failed' : 'waiting', errorCode: known?.code ?? 'internal', answer },
    ),
  );
}

type Written = Pick<OutgoingMail, 'messageId' | 'content'> & { kind: string };

async function compose(context: Context, user: User, { kind, messageId, content }: Written): Promise<string> {
  const { database, config, clock } = context;
  const settings = await getMailSettings(database.manager);
  const { name: company } = await getCompanySettings(database.manager);
  const hasLink = kind === 'invitation' || kind === 'reset';
  const link = hasLink
    ? await inTransaction(database, manager => addLink(manager, 'reset', user.id, config.publicUrl, clock()))
    : '';
  const words =
    content ?? wordsOf(kind as MailKind, user.language, { company, name: user.name, link, url: config.publicUrl });
  const { from, fromName } = settings;
  return handOver(context, settings, {
    from,
    fromName: fromName || company || 'Tradepost',
    to: user.address,
    messageId,
    ...words,
  });
}

/**
 * Sends a test to whoever asks, now. What was tried stands in the list of sent mail, as a test.
 *
 * @throws AppError smtp.* with the server's answer, graph.*, mail.not_set_up, mail.no_key, mail.not_in_exchange
 */
export async function sendTest(context: Context, viewer: Viewer): Promise<MailTestReply> {
  const user = await context.database.manager.findOneByOrFail(User, { id: viewer.userId });
  const { from } = await getMailSettings(context.database.manager);
  const messageId = `${randomUUID()}@${from.split('@')[1] ?? 'localhost'}`;
  try {
    const answer = await compose(context, user, { kind: 'test', messageId, content: null });
    await noteTest(context, user, messageId, { state: 'sent', errorCode: null, answer: answer.slice(0, 300) });
    return { to: user.address, answer };
  } catch (error) {
    // What never went to a server was no mail.
    if (!(error instanceof AppError) || !/^(?:smtp|graph)\./.test(error.code)) throw error;
    const answer = typeof error.details.answer === 'string' ? error.details.answer.slice(0, 300) : null;
    await noteTest(context, user, messageId, { state: 'failed', errorCode: error.code, answer });
    throw error;
  }
}

async function noteTest(
  { database, clock }: Context,
  { id: userId, address }: User,
  messageId: string,
  told: Pick<OutgoingMail, 'state' | 'errorCode' | 'answer'>,
): Promise<void> {
  const now = clock();
  const sentAt = told.state === 'sent' ? now : null;
  const row = { kind: 'test', userId, address, messageId, content: null, createdAt: now, sentAt, ...told };
  await inTransaction(database, manager => manager.save(manager.create(OutgoingMail, row)));
}

/** The last mails that were written, newest first. */
export async function listSentMail(manager: EntityManager): Promise<SentMailList> {
  const mails = await manager.find(OutgoingMail, { order: { id: 'DESC' }, take: 50 });
  const users = await manager.find(User, { where: { id: In(mails.map(mail => mail.userId)) } });
  return {
    mails: mails.map(({ id, kind, userId, address, state, errorCode, answer, createdAt, sentAt }) => ({
      ...{ id, kind, address, state, errorCode, answer },
      userName: users.find(user => user.id === userId)?.name ?? '',
      createdAt: createdAt.toISOString(),
      sentAt: sentAt?.toISOString() ?? null,
    })),
  };
}

/** Removes what was written long ago. */
export async function sweepSentMail(manager: EntityManager, before: Date): Promise<void> {
  await manager.delete(OutgoingMail, { createdAt: LessThan(before) });
}
