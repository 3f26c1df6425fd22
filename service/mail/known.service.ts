import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { anyOf } from '../platform/database/lists';
import { pieces } from '../platform/database/rows';
import { findByMessageIds } from './byMessageId.service';
import { copyFactsOf, isSameLetter } from './identity';
import { Attachment, MailboxMessage, Message, MessageBody } from './message.entity';
import type { IncomingMessage } from './storing.service';

/** What the archive has already of the letters of a batch. The maps are added to while the batch is planned. */
export interface KnownMessages {
  byIdentity: Map<string, { id: number; conversationId: number; sentAt: Date }>;
  identityByContent: Map<string, string>;
  /** By the hash of the Message-ID: who holds it, and whether that is a stub that waits for its letter. */
  byMessageId: Map<string, { id: number; identity: string; isStub: boolean }>;
  /** `${mailboxId}:${messageId}` of copies that are here. */
  copies: Set<string>;
}

/** Looks up a batch with three queries, however large it is. */
export async function findKnownMessages(
  manager: EntityManager,
  incoming: readonly IncomingMessage[],
): Promise<KnownMessages> {
  const known: KnownMessages = {
    byIdentity: new Map(),
    identityByContent: new Map(),
    byMessageId: new Map(),
    copies: new Set(),
  };
  const remember = (message: Message) => {
    known.byIdentity.set(message.identity, message);
    if (message.contentHash) known.identityByContent.set(message.contentHash, message.identity);
    if (!message.messageIdHash) return;
    const holder = known.byMessageId.get(message.messageIdHash);
    // The first letter of an id holds it; later ones are flagged as reusing it.
    if (!holder || message.id < holder.id) {
      known.byMessageId.set(message.messageIdHash, {
        id: message.id,
        identity: message.identity,
        isStub: message.kind === 'stub',
      });
    }
  };
  const select = {
    id: true,
    identity: true,
    contentHash: true,
    messageIdHash: true,
    kind: true,
    conversationId: true,
    sentAt: true,
  } as const;
  for (const piece of pieces(unique(incoming.map(item => item.contentHash)))) {
    (await manager.find(Message, { select, where: { contentHash: anyOf(manager, piece) } })).forEach(remember);
  }
  for (const piece of pieces(unique(incoming.flatMap(item => item.messageIdHash ?? [])))) {
    (await findByMessageIds(manager, piece, select)).forEach(remember);
  }
  for (const piece of pieces([...known.byIdentity.values()].map(message => message.id))) {
    const copies = await manager.find(MailboxMessage, {
      select: { mailboxId: true, messageId: true },
      where: { messageId: anyOf(manager, piece) },
    });
    for (const { mailboxId, messageId } of copies) known.copies.add(`${mailboxId}:${messageId}`);
  }
  await recogniseChanged(manager, incoming, known);
  return known;
}

/** Copies whose words a gateway has changed on the way (a footer, a banner): one Message-ID, one letter. */
async function recogniseChanged(
  manager: EntityManager,
  incoming: readonly IncomingMessage[],
  known: KnownMessages,
): Promise<void> {
  const changed = incoming.flatMap(item => {
    const holder = item.messageIdHash ? known.byMessageId.get(item.messageIdHash) : undefined;
    return holder && !holder.isStub && !known.identityByContent.has(item.contentHash) ? [{ item, holder }] : [];
  });
  if (changed.length === 0) return;
  const ids = unique(changed.map(({ holder }) => holder.id));
  const messages = new Map((await manager.findBy(Message, { id: In(ids) })).map(message => [message.id, message]));
  const bodies = new Map(
    (await manager.findBy(MessageBody, { messageId: In(ids) })).map(body => [body.messageId, body]),
  );
  const attachments = await manager.findBy(Attachment, { messageId: In(ids) });
  for (const { item, holder } of changed) {
    const message = messages.get(holder.id);
    const text = bodies.get(holder.id)?.text;
    if (!message || text === undefined) continue;
    const attachmentHashes = attachments.flatMap(one => (one.messageId === holder.id ? one.blobHash : []));
    const from = [{ name: '', address: message.fromAddress }];
    const there = { from, sentAt: item.parsed.sentAt ? message.sentAt : null, text, attachmentHashes };
    if (isSameLetter(there, copyFactsOf(item.parsed))) known.identityByContent.set(item.contentHash, holder.identity);
  }
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
