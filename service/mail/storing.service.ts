import type { EntityManager } from 'typeorm';
import type { StoredBlob } from '../platform/blobs/blobs';
import { insertRows, insertRowsReturning } from '../platform/database/rows';
import type { SearchRow } from '../platform/database/searchFields';
import { indexMessages } from '../platform/database/searchIndex';
import { storeBlobRows } from './blobs.service';
import { findByMessageIds } from './byMessageId.service';
import { chooseConversations, touchConversations } from './conversations.service';
import { copyFactsOf, identityOfReused, isSameLetter, messageIdHash } from './identity';
import type { KnownMessages } from './known.service';
import { findKnownMessages } from './known.service';
import { Attachment, MailboxMessage, Message, MessageBody, MessageReference } from './message.entity';
import type { Direction, MessageKind } from './message.entity';
import type { NamedAddress, ReadyRows } from './messageRows';
import { addParticipants, attachmentRows, bodyRow, messageRow, referenceRows, searchRow } from './messageRows';
import type { ParsedMessage } from './parsed';
import { insertParticipants } from './participants.service';

/** One copy of a letter on its way into the archive. */
export interface IncomingMessage {
  parsed: ParsedMessage;
  kind: MessageKind;
  direction: Direction;
  messageIdHash: string | null;
  contentHash: string;
  sourceHash: string;
  /** What of its rows was made already. */
  ready?: ReadyRows;
  mailboxId: number;
  folder: string;
}

export interface StoredMessage {
  messageId: number;
  conversationId: number;
  sentAt: Date;
  /** The letter was not here before: it is to be filed. */
  isNew: boolean;
  /** This mailbox has the letter already: nothing was added. */
  isKnownCopy: boolean;
}

/**
 * Stores a batch of letters: each once, however many copies come, in which order, and in how many processes. The unique key on
 * `identity` decides; a violation fails the transaction and the caller tries its letters one by one.
 *
 * @returns one answer for each of `incoming`, in its order
 */
export async function storeMessages(
  manager: EntityManager,
  incoming: readonly IncomingMessage[],
  blobs: readonly StoredBlob[],
  now: Date,
): Promise<StoredMessage[]> {
  await storeBlobRows(manager, blobs);
  const known = await findKnownMessages(manager, incoming);
  const fresh = new Map<string, { item: IncomingMessage; row: Partial<Message>; stubId: number | null }>();
  const identities = incoming.map(item => planRow(item, known, fresh, now));
  const items = [...fresh.values()];
  const conversations = await chooseConversations(
    manager,
    items.map(({ item, row }) => ({
      parsed: item.parsed,
      sentAt: row.sentAt as Date,
      messageIdHash: item.messageIdHash,
    })),
  );
  items.forEach(({ row }, at) => (row.conversationId = conversations.ids[at]));
  const ids = await insertMessages(manager, items);
  await insertParts(manager, items, ids);
  await touchConversations(manager, conversations);
  await linkAnswers(manager, items, ids);
  for (const { row } of items) {
    const identity = row.identity as string;
    known.byIdentity.set(identity, {
      id: ids.get(identity) as number,
      conversationId: row.conversationId as number,
      sentAt: row.sentAt as Date,
    });
  }
  return insertCopies(manager, incoming, identities, known, new Set(ids.keys()), now);
}

/** Decides which letter a copy is, and makes the row of one that is new. Answers its identity. */
function planRow(
  item: IncomingMessage,
  known: KnownMessages,
  fresh: Map<string, { item: IncomingMessage; row: Partial<Message>; stubId: number | null }>,
  now: Date,
): string {
  const same = known.identityByContent.get(item.contentHash);
  if (same) return same;
  let identity = item.messageIdHash ?? item.contentHash;
  const holder = item.messageIdHash ? known.byMessageId.get(item.messageIdHash) : undefined;
  const inBatch = holder ? fresh.get(holder.identity) : undefined;
  if (inBatch && isSameLetter(copyFactsOf(inBatch.item.parsed), copyFactsOf(item.parsed)))
    return inBatch.row.identity as string;
  const isIdReused = holder !== undefined && !holder.isStub;
  if (isIdReused) identity = identityOfReused(item.messageIdHash as string, item.contentHash);
  known.identityByContent.set(item.contentHash, identity);
  const row = messageRow(item, identity, isIdReused, now);
  fresh.set(identity, { item, row, stubId: holder?.isStub ? holder.id : null });
  if (item.messageIdHash && !isIdReused) {
    known.byMessageId.set(item.messageIdHash, { id: 0, identity, isStub: false });
  }
  return identity;
}

async function insertMessages(
  manager: EntityManager,
  items: readonly { item: IncomingMessage; row: Partial<Message>; stubId: number | null }[],
): Promise<Map<string, number>> {
  const ids = await insertRowsReturning(
    manager,
    Message,
    items.filter(({ stubId }) => stubId === null).map(({ row }) => row),
    'identity',
  );
  // The letter itself has come: it takes the place of its stub, with all that hangs on that.
  for (const { row, stubId } of items) {
    if (stubId === null) continue;
    await manager.update(Message, stubId, row);
    ids.set(row.identity as string, stubId);
  }
  return ids;
}

/** Bounces and auto-replies point at the message that they answer, where it is here. */
async function linkAnswers(
  manager: EntityManager,
  items: readonly { item: IncomingMessage; row: Partial<Message> }[],
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  for (const { item, row } of items) {
    if (item.kind !== 'bounce' && item.kind !== 'auto_reply') continue;
    const { deliveryReport, references } = item.parsed;
    const named = [deliveryReport?.originalMessageId ?? null, ...references].filter(id => id !== null).slice(0, 12);
    const hashes = named.map(messageIdHash);
    const found = await findByMessageIds(manager, hashes, {});
    const nearest = hashes.map(hash => found.find(one => one.messageIdHash === hash)).find(one => one !== undefined);
    const id = ids.get(row.identity as string) as number;
    if (nearest && nearest.id !== id) await manager.update(Message, id, { answersMessageId: nearest.id });
  }
}

async function insertParts(
  manager: EntityManager,
  items: readonly { item: IncomingMessage; row: Partial<Message> }[],
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  const bodies: Partial<MessageBody>[] = [];
  const participants: NamedAddress[] = [];
  const references: Partial<MessageReference>[] = [];
  const attachments: Partial<Attachment>[] = [];
  const search: SearchRow[] = [];
  for (const { item, row } of items) {
    const messageId = ids.get(row.identity as string) as number;
    const { parsed } = item;
    bodies.push(bodyRow(messageId, item));
    addParticipants(participants, messageId, parsed);
    references.push(...referenceRows(messageId, parsed));
    attachments.push(...attachmentRows(messageId, parsed));
    search.push(searchRow(messageId, row.sentAt as Date, item));
  }
  await insertRows(manager, MessageBody, bodies);
  await insertParticipants(manager, participants);
  await insertRows(manager, MessageReference, references);
  await insertRows(manager, Attachment, attachments);
  await indexMessages(manager, search);
}

async function insertCopies(
  manager: EntityManager,
  incoming: readonly IncomingMessage[],
  identities: readonly string[],
  known: KnownMessages,
  freshIdentities: ReadonlySet<string>,
  now: Date,
): Promise<StoredMessage[]> {
  const copies: Partial<MailboxMessage>[] = [];
  const firsts = new Set<string>();
  const answers = incoming.map((item, at): StoredMessage => {
    const identity = identities[at] as string;
    const message = known.byIdentity.get(identity);
    if (!message) throw new Error('a stored message has no row');
    const copy = `${item.mailboxId}:${message.id}`;
    const isKnownCopy = known.copies.has(copy);
    if (!isKnownCopy) {
      known.copies.add(copy);
      copies.push({
        mailboxId: item.mailboxId,
        messageId: message.id,
        folder: item.folder.slice(0, 400),
        sourceHash: item.sourceHash,
        sentAt: message.sentAt,
        importedAt: now,
      });
    }
    const isNew = freshIdentities.has(identity) && !firsts.has(identity);
    firsts.add(identity);
    return {
      messageId: message.id,
      conversationId: message.conversationId,
      sentAt: message.sentAt,
      isNew,
      isKnownCopy,
    };
  });
  await insertRows(manager, MailboxMessage, copies);
  return answers;
}
