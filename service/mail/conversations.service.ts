import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { MoreThanOrEqual } from 'typeorm';
import { anyOf, listOf } from '../platform/database/lists';
import { insertRowsReturning, pieces } from '../platform/database/rows';
import { findByMessageIds } from './byMessageId.service';
import { messageIdHash } from './identity';
import { Conversation, Message, MessageReference } from './message.entity';
import type { ParsedMessage } from './parsed';
import type { EarlierLetter } from './threading';
import { continuesBySubject, foldSubject, normaliseSubject, threadIndexRoot } from './threading';

export interface ThreadedMessage {
  parsed: ParsedMessage;
  sentAt: Date;
  messageIdHash: string | null;
}

export interface ConversationIndex {
  /** For each message of the batch, in its order. */
  ids: number[];
  /** First and last instant that the batch adds to conversations that were there before. */
  spans: Map<number, { first: Date; last: Date; subject: string }>;
}

const SUBJECT_DAYS = 30;
const DAY = 86_400_000;

/**
 * Chooses the conversation of each message of a batch: that of the nearest message it refers to, or of one that refers to it or to the
 * same; else, for an answer whose headers name nothing, one with the same subject between the same people of the last 30 days; else a new one.
 * Messages of the batch see one another.
 */
export async function chooseConversations(
  manager: EntityManager,
  messages: readonly ThreadedMessage[],
): Promise<ConversationIndex> {
  const index = await loadIndex(manager, messages);
  const chosen: { id: number | null; fresh: number }[] = [];
  const fresh: ThreadedMessage[] = [];
  for (const message of messages) {
    const hashes = [
      ...message.parsed.references.map(messageIdHash),
      ...(message.messageIdHash ? [message.messageIdHash] : []),
    ];
    const subject = foldSubject(message.parsed.subject);
    let found = hashes.map(hash => index.byHash.get(hash)).find(one => one !== undefined);
    found ??= bySubject(index, message, subject);
    if (!found) {
      found = { id: null, fresh: fresh.length };
      fresh.push(message);
    }
    for (const hash of hashes) if (!index.byHash.has(hash)) index.byHash.set(hash, found);
    rememberSubject(index, subject, message, found);
    chosen.push(found);
  }
  return insertFresh(manager, messages, chosen, fresh);
}

interface Slot {
  id: number | null;
  fresh: number;
}
interface LookUp {
  byHash: Map<string, Slot>;
  bySubject: Map<string, (EarlierLetter & { slot: Slot })[]>;
}

const rootOf = (message: ThreadedMessage) => threadIndexRoot(message.parsed.headers['thread-index'] ?? '');

function peopleOf(parsed: ParsedMessage): Set<string> {
  return new Set([...parsed.from, ...parsed.to, ...parsed.cc].slice(0, 50).map(one => one.address));
}

function bySubject(index: LookUp, message: ThreadedMessage, subject: string): Slot | undefined {
  if (!subject) return undefined;
  const earlier = index.bySubject.get(subject) ?? [];
  return earlier.find(one => continuesBySubject(message.parsed, message.sentAt, one))?.slot;
}

function rememberSubject(index: LookUp, subject: string, message: ThreadedMessage, slot: Slot): void {
  if (!subject) return;
  const list = index.bySubject.get(subject) ?? [];
  // Newest first; the tail of a subject that everybody uses ("invoice") is of no interest.
  list.unshift({ sentAt: message.sentAt, people: peopleOf(message.parsed), threadRoot: rootOf(message), slot });
  index.bySubject.set(subject, list.slice(0, 20));
}

async function loadIndex(manager: EntityManager, messages: readonly ThreadedMessage[]): Promise<LookUp> {
  const byHash = new Map<string, Slot>();
  const own = new Set(messages.flatMap(message => message.messageIdHash ?? []));
  const referenced = new Set(messages.flatMap(message => message.parsed.references.map(messageIdHash)));
  for (const piece of pieces([...referenced])) {
    const rows = await findByMessageIds(manager, piece, { conversationId: true });
    for (const row of rows) byHash.set(row.messageIdHash as string, { id: row.conversationId, fresh: -1 });
  }
  // Letters that answer one of these, or the same one, and came before it.
  for (const piece of pieces([...new Set([...own, ...referenced])].filter(hash => !byHash.has(hash)))) {
    const { list, piece: hashes } = listOf(manager, piece);
    const rows = await manager
      .createQueryBuilder(MessageReference, 'r')
      .innerJoin(Message, 'm', 'm.id = r.messageId')
      .select(['r.referencedHash AS hash', 'm.conversationId AS conversationId'])
      .where(`r.referencedHash IN ${list}`, { piece: hashes })
      .getRawMany<{ hash: string; conversationId: number }>();
    for (const row of rows) if (!byHash.has(row.hash)) byHash.set(row.hash, { id: row.conversationId, fresh: -1 });
  }
  return { byHash, bySubject: await loadSubjects(manager, messages) };
}

async function loadSubjects(
  manager: EntityManager,
  messages: readonly ThreadedMessage[],
): Promise<LookUp['bySubject']> {
  const found: LookUp['bySubject'] = new Map();
  // Those that refer to something are looked up too: Exchange may know their thread by its index.
  const lost = messages.filter(message => message.parsed.references.length === 0 || rootOf(message) !== null);
  const subjects = new Set(lost.map(message => foldSubject(message.parsed.subject)).filter(Boolean));
  if (subjects.size === 0) return found;
  const oldest = Math.min(...lost.map(message => message.sentAt.getTime())) - SUBJECT_DAYS * DAY;
  for (const piece of pieces([...subjects], 200)) {
    const conversations = await manager.find(Conversation, {
      where: { foldedSubject: anyOf(manager, piece), lastAt: MoreThanOrEqual(new Date(oldest)) },
      order: { lastAt: 'DESC' },
      take: 400,
    });
    const newest = await newestMessages(
      manager,
      conversations.map(one => one.id),
    );
    for (const conversation of conversations) {
      const message = newest.get(conversation.id);
      if (!message) continue;
      const { foldedSubject, threadRoot } = conversation;
      const list = found.get(foldedSubject) ?? [];
      if (list.length >= 20) continue;
      list.push({ ...message, threadRoot, slot: { id: conversation.id, fresh: -1 } });
      found.set(foldedSubject, list);
    }
  }
  return found;
}

async function newestMessages(
  manager: EntityManager,
  conversationIds: number[],
): Promise<Map<number, { sentAt: Date; people: Set<string> }>> {
  const result = new Map<number, { sentAt: Date; people: Set<string> }>();
  for (const piece of pieces(conversationIds, 400)) {
    const { list, piece: ids } = listOf(manager, piece);
    const rows = await manager
      .createQueryBuilder(Message, 'm')
      .innerJoin('participant', 'p', 'p.messageId = m.id')
      .select(['m.conversationId AS conversationId', 'm.sentAt AS sentAt', 'p.address AS address'])
      .where(`m.conversationId IN ${list}`, { piece: ids })
      .andWhere("p.role IN ('from', 'to', 'cc')")
      .orderBy('m.sentAt', 'DESC')
      .limit(4000)
      .getRawMany<{ conversationId: number; sentAt: Date | string; address: string }>();
    for (const row of rows) {
      const sentAt = row.sentAt instanceof Date ? row.sentAt : new Date(`${row.sentAt.replace(' ', 'T')}Z`);
      const one = result.get(row.conversationId) ?? { sentAt, people: new Set<string>() };
      one.people.add(row.address);
      result.set(row.conversationId, one);
    }
  }
  return result;
}

async function insertFresh(
  manager: EntityManager,
  messages: readonly ThreadedMessage[],
  chosen: readonly Slot[],
  freshMessages: readonly ThreadedMessage[],
): Promise<ConversationIndex> {
  const rows = freshMessages.map(message => ({
    key: randomUUID(),
    subject: normaliseSubject(message.parsed.subject).slice(0, 400),
    foldedSubject: foldSubject(message.parsed.subject),
    threadRoot: rootOf(message),
    firstAt: new Date(8.64e15),
    lastAt: new Date(0),
  }));
  const spans: ConversationIndex['spans'] = new Map();
  chosen.forEach((slot, at) => {
    const sentAt = messages[at]?.sentAt as Date;
    const fresh = slot.id === null ? rows[slot.fresh] : undefined;
    const span = fresh ? { first: fresh.firstAt, last: fresh.lastAt } : spans.get(slot.id as number);
    const subject = normaliseSubject(messages[at]?.parsed.subject ?? '').slice(0, 400);
    const wider = {
      subject,
      first: span && span.first < sentAt ? span.first : sentAt,
      last: span && span.last > sentAt ? span.last : sentAt,
    };
    if (fresh) Object.assign(fresh, { firstAt: wider.first, lastAt: wider.last });
    else spans.set(slot.id as number, wider);
  });
  const ids = await insertRowsReturning(manager, Conversation, rows, 'key');
  return { ids: chosen.map(slot => slot.id ?? (ids.get(rows[slot.fresh]?.key as string) as number)), spans };
}

/** Widens the span of conversations to the messages that joined them. */
export async function touchConversations(manager: EntityManager, conversations: ConversationIndex): Promise<void> {
  const ids = [...conversations.spans.keys()];
  for (const piece of pieces(ids, 500)) {
    const rows = await manager.find(Conversation, { where: { id: anyOf(manager, piece) } });
    for (const row of rows) {
      const span = conversations.spans.get(row.id);
      if (!span) continue;
      const firstAt = span.first < row.firstAt ? span.first : row.firstAt;
      const lastAt = span.last > row.lastAt ? span.last : row.lastAt;
      // A conversation that began with a stub gets its subject with the first letter.
      const subject = row.subject || span.subject;
      if (firstAt !== row.firstAt || lastAt !== row.lastAt || subject !== row.subject)
        await manager.update(Conversation, row.id, {
          firstAt,
          lastAt,
          subject,
          foldedSubject: row.foldedSubject || foldSubject(subject),
        });
    }
  }
}
