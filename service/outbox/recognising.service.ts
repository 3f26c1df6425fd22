import type { EntityManager } from 'typeorm';
import { In, Not } from 'typeorm';
import { AppError } from '../common/errors';
import type { Context } from '../context';
import { fileByPerson } from '../filing/deciding.service';
import { FilingStatus } from '../filing/filing.entity';
import { findByMessageIds } from '../mail/byMessageId.service';
import { messageIdHash, normaliseMessageId } from '../mail/identity';
import { Mailbox } from '../mail/message.entity';
import { OutboxFile, OutboxMail } from '../mail/send/outbox.entity';
import { statesBefore } from '../mail/send/outboxStates';
import { inTransaction } from '../platform/database/transaction';
import { readDraft } from '../platform/graph/drafts';
import { audit } from '../users/audit.service';
import { viewerOf } from '../users/viewing.service';

/** A letter of ours that was stored just now. */
export interface StoredLetter {
  messageId: number;
  messageIdHash: string | null;
  direction: string;
  fromAddress: string;
}

/**
 * Knows letters that were written here by their Message-ID, in the transaction that stores them: each becomes the sent copy of its mail and is filed as its writer chose. A letter from outside that claims the
 * id of one is none. Costs nothing where none of ours is among them.
 */
export async function recogniseSent(
  manager: EntityManager,
  letters: readonly StoredLetter[],
  now: Date,
): Promise<void> {
  const ours = letters.filter(one => one.direction !== 'in' && one.messageIdHash !== null);
  if (ours.length === 0) return;
  const hashes = [...new Set(ours.flatMap(one => one.messageIdHash ?? []))];
  const mails = await manager.findBy(OutboxMail, { messageIdHash: In(hashes), state: In(statesBefore('seen')) });
  for (const mail of mails) {
    const mailbox = await manager.findOneBy(Mailbox, { id: mail.mailboxId });
    const letter = ours.find(one => one.messageIdHash === mail.messageIdHash && one.fromAddress === mailbox?.address);
    if (letter) await becomeLetter(manager, mail, letter.messageId, now);
  }
}

/** The letter has all that the mail said: it is kept here no longer. */
async function becomeLetter(manager: EntityManager, mail: OutboxMail, messageId: number, now: Date): Promise<void> {
  const said = { text: '', quoted: null, reason: '', leasedBy: '', leasedUntil: null };
  const sentAt = mail.sentAt ?? now;
  const change = {
    ...said,
    state: 'seen' as const,
    seenMessageId: messageId,
    sentAt,
    changedAt: now,
    version: mail.version + 1,
  };
  const done = await manager.update(OutboxMail, { id: mail.id, state: Not('seen') }, change as never);
  if (!done.affected) return;
  await manager.delete(OutboxFile, { outboxId: mail.id });
  await fileAsChosen(manager, mail, messageId, now);
}

async function fileAsChosen(manager: EntityManager, mail: OutboxMail, messageId: number, now: Date): Promise<void> {
  const { companyId, recordId } = mail;
  const viewer = companyId === null ? null : await viewerOf(manager, mail.askedById);
  const status = await manager.findOneBy(FilingStatus, { messageId });
  // What a person decided since he sent it stands.
  if (companyId === null || !viewer?.grants.has('mail.file') || !status || status.decidedAt !== null) return;
  const recordIds = recordId === null ? [] : [recordId];
  const body = { companyId, recordIds, scope: 'message' as const, version: status.version };
  try {
    await fileByPerson(manager, viewer, messageId, body, now);
  } catch (error) {
    // Its checks stand before anything that it writes: what he may not see any more stays as the rules filed it.
    if (error instanceof AppError) return;
    throw error;
  }
  const subject = { type: 'message', id: messageId };
  await audit(manager, viewer, 'filing.chosen_before_sending', subject, { companyId, recordIds }, now);
}

/** How a mail that has left stands: whether its letter is here already, and what the server calls it. Answers when to look again; null: that is settled, or the changes of the mailbox will tell. */
export async function lookForSent(context: Context, outboxId: number, isLast: boolean): Promise<'again' | null> {
  const { database, clock, graph } = context;
  const mail = await database.manager.findOneBy(OutboxMail, { id: outboxId, state: 'sent' });
  if (!mail) return null;
  const isThere = mail.road === 'graph' && graph && mail.graphId !== null;
  const item = isThere ? await readDraft(graph, mail.graphUser ?? '', mail.graphId ?? '') : null;
  if (item?.isDraft) return isLast ? doubt(context, mail) : 'again';
  const told = item && normaliseMessageId(item.internetMessageId);
  await inTransaction(database, async manager => {
    if (told && told !== mail.messageId) {
      const named = { messageId: told, messageIdHash: messageIdHash(told) };
      await manager.update(OutboxMail, { id: mail.id, state: 'sent' }, named);
      Object.assign(mail, named);
    }
    const there = await findByMessageIds(manager, [mail.messageIdHash], { direction: true, fromAddress: true });
    const letters = there.map(one => ({ ...one, messageId: one.id, messageIdHash: mail.messageIdHash }));
    await recogniseSent(manager, letters, clock());
  });
  return null;
}

/** The server took it, and it lies in the drafts all the same. */
async function doubt({ database, clock }: Context, mail: OutboxMail): Promise<null> {
  const change = {
    state: 'unclear' as const,
    reason: 'outbox.not_left',
    changedAt: clock(),
    version: mail.version + 1,
  };
  await inTransaction(database, manager =>
    manager.update(OutboxMail, { id: mail.id, version: mail.version, state: 'sent' }, change),
  );
  return null;
}
