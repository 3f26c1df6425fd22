import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { Context } from '../context';
import { ReviewCopy } from '../filing/filing.entity';
import { AttachmentText } from '../mail/attachmentText.entity';
import { touchErasureMark } from '../mail/erased.service';
import { ErasedLetter } from '../mail/erasure.entity';
import { Attachment, Blob, Conversation, KeptOut, MailboxMessage, Message } from '../mail/message.entity';
import { addressesNamedBy, forgetUnnamed } from '../mail/participants.service';
import { OutboxMail } from '../mail/send/outbox.entity';
import { insertRows, pieces } from '../platform/database/rows';
import { unindexMessages } from '../platform/database/searchIndex';
import { inTransaction } from '../platform/database/transaction';

/** How many messages go in one transaction. */
export const PIECE = 100;

/**
 * Erases messages, in the caller's transaction: text, people, references, attachments, filings and index. What stays is the identity of each (a hash), so that no import
 * brings it back, and a row in the ledger of each mailbox that a letter of that day was erased.
 *
 * @returns hashes of contents that they had; `scrubContents` takes away those that nobody else has
 */
export async function eraseMessages(
  manager: EntityManager,
  ids: readonly number[],
  erasureId: number | null,
  now: Date,
): Promise<string[]> {
  const messages = await manager.findBy(Message, { id: In([...ids]) });
  if (messages.length === 0) return [];
  const found = messages.map(message => message.id);
  const copies = await manager.findBy(MailboxMessage, { messageId: In(found) });
  const attachments = await manager.findBy(Attachment, { messageId: In(found) });
  const addresses = await addressesNamedBy(manager, found);
  await overwriteFreed(manager);
  await keepTombstones(manager, messages, copies, erasureId, now);
  await unindexMessages(manager, found);
  await manager.update(Message, { answersMessageId: In(found) }, { answersMessageId: null });
  await manager.delete(ReviewCopy, { messageId: In(found) });
  // Answers that are being written quote it.
  await manager.update(OutboxMail, { answersMessageId: In(found) }, { answersMessageId: null, quoted: null });
  // Everything else that hangs on a message goes with it (ON DELETE CASCADE).
  await manager.delete(Message, { id: In(found) });
  await forgetUnnamed(manager, addresses);
  await blankConversations(
    manager,
    messages.map(message => message.conversationId),
  );
  await touchErasureMark(manager);
  return [...new Set([...copies.map(copy => copy.sourceHash), ...attachments.map(one => one.blobHash)])];
}

/** Freed pages of the file are overwritten, not only given back. */
async function overwriteFreed(manager: EntityManager): Promise<void> {
  if (manager.connection.options.type !== 'mssql') await manager.query('PRAGMA secure_delete = ON');
}

async function keepTombstones(
  manager: EntityManager,
  messages: readonly Message[],
  copies: readonly MailboxMessage[],
  erasureId: number | null,
  now: Date,
): Promise<void> {
  const letters = messages.filter(message => message.kind !== 'stub');
  const known = new Set(
    (await manager.findBy(ErasedLetter, { identity: In(letters.map(one => one.identity)) })).map(row => row.identity),
  );
  await insertRows(
    manager,
    ErasedLetter,
    letters
      .filter(message => !known.has(message.identity))
      .map(({ identity, contentHash }) => ({ identity, contentHash, erasureId, erasedAt: now })),
  );
  const byId = new Map(letters.map(message => [message.id, message]));
  const listed = await manager.findBy(KeptOut, { identity: In(letters.map(one => one.identity)) });
  const there = new Set(listed.map(row => `${row.mailboxId}:${row.identity}`));
  const rows = copies.flatMap(copy => {
    const message = byId.get(copy.messageId);
    if (!message || there.has(`${copy.mailboxId}:${message.identity}`)) return [];
    const day = message.sentAt.toISOString().slice(0, 10);
    const what = {
      identity: message.identity,
      folder: copy.folder,
      day,
      reason: 'erased',
      importedAt: copy.importedAt,
    };
    return [{ mailboxId: copy.mailboxId, ...what, sender: null, subject: null }];
  });
  await insertRows(manager, KeptOut, rows);
}

/** A conversation that holds nothing any more must not keep its subject. */
async function blankConversations(manager: EntityManager, ids: readonly number[]): Promise<void> {
  const wanted = [...new Set(ids)];
  const left = await manager
    .createQueryBuilder(Message, 'm')
    .select('DISTINCT m.conversationId', 'id')
    .where('m.conversationId IN (:...wanted)', { wanted })
    .getRawMany<{ id: number }>();
  const alive = new Set(left.map(row => Number(row.id)));
  const empty = wanted.filter(id => !alive.has(id));
  if (empty.length > 0)
    await manager.update(Conversation, { id: In(empty) }, { subject: '', foldedSubject: '', threadRoot: null });
}

/**
 * Takes contents away that no message has any more, and the text that was read in them. The bytes go inside the transaction in which their row goes: nobody can begin to use a content in between,
 * and after a crash the row is still there to try again.
 */
export async function scrubContents(context: Context, hashes: readonly string[]): Promise<number> {
  let scrubbed = 0;
  for (const piece of pieces(hashes, 200)) {
    scrubbed += await inTransaction(context.database, async manager => {
      const used = new Set<string>();
      for (const { blobHash } of await manager.findBy(Attachment, { blobHash: In(piece) })) used.add(blobHash);
      for (const { sourceHash } of await findSources(manager, piece)) used.add(sourceHash);
      const blobs = await manager.findBy(Blob, { hash: In(piece.filter(hash => !used.has(hash))) });
      if (blobs.length === 0) return 0;
      await overwriteFreed(manager);
      await manager.delete(AttachmentText, { blobHash: In(blobs.map(blob => blob.hash)) });
      await context.blobs.erase(blobs.map(blob => blob.place));
      await manager.delete(Blob, { id: In(blobs.map(blob => blob.id)) });
      await touchErasureMark(manager);
      return blobs.length;
    });
  }
  return scrubbed;
}

function findSources(manager: EntityManager, hashes: readonly string[]): Promise<MailboxMessage[]> {
  return manager.find(MailboxMessage, { select: { sourceHash: true }, where: { sourceHash: In([...hashes]) } });
}
