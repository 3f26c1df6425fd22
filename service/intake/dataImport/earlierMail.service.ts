import { createHash, randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { domainOf, isOwnDomain } from '../../common/emailAddress';
import { notFound } from '../../common/errors';
import { personId } from '../../companies/visibility';
import { Filing, FilingStatus } from '../../filing/filing.entity';
import type { Reason } from '../../filing/reasons';
import { requestRefiling } from '../../filing/refiling.service';
import { visibleMessageSql } from '../../filing/visibility';
import { findByMessageIds } from '../../mail/byMessageId.service';
import { messageIdHash, normaliseMessageId } from '../../mail/identity';
import { Conversation, Message, MessageReference } from '../../mail/message.entity';
import { insertRows, pieces } from '../../platform/database/rows';
import { TradeRecord } from '../../records/record.entity';
import type { Viewer } from '../../users/roles';
import { getCompanySettings } from '../../users/settings.service';

// A list of mail that was filed elsewhere, not an archive.
const MAX_IDS = 10_000;
// Nobody knows when it was written; it must not stand as the newest letter of a company.
const UNKNOWN_TIME = new Date(0);

/** What became of the Message-IDs that a record named. */
export interface EarlierMail {
  /** How many stand under the record now and did not before. */
  named: number;
  /** Message-IDs of mail that is here and that the viewer may not see: they were left alone. */
  refused: string[];
}

/**
 * Says that mail which was never imported stands under a record, by its Message-IDs: a stub of each lets replies thread to the record. Mail
 * that is here already is filed there, if the viewer may see it and no person has decided about it: naming a letter must not open it.
 *
 * @throws AppError record.not_found
 */
export async function nameEarlierMail(
  manager: EntityManager,
  viewer: Viewer,
  recordId: number,
  messageIds: readonly string[],
  now: Date,
): Promise<EarlierMail> {
  if (messageIds.length === 0) return { named: 0, refused: [] };
  const record = await manager.findOneBy(TradeRecord, { id: recordId });
  if (!record) throw notFound('record', { id: recordId });
  const wanted = new Map<string, string>();
  for (const raw of messageIds.slice(0, MAX_IDS)) {
    const id = normaliseMessageId(raw);
    if (id) wanted.set(messageIdHash(id), id);
  }
  const there = await findMessages(manager, [...wanted.keys()]);
  const seen = await findSeen(manager, viewer, [...there.values()]);
  const open = new Map([...wanted].filter(([hash]) => !there.has(hash) || seen.has(there.get(hash) as number)));
  const missing = [...open].filter(([hash]) => !there.has(hash));
  for (const [hash, id] of await insertStubs(manager, missing, now)) there.set(hash, id);
  const named = [...open.keys()].map(hash => there.get(hash) as number);
  const fresh = await unfiled(manager, named, recordId);
  await fileUnder(manager, viewer, record, fresh, now);
  if (fresh.length > 0) await refileAnswers(manager, viewer, recordId, [...open.keys()]);
  return { named: fresh.length, refused: [...wanted].flatMap(([hash, id]) => (open.has(hash) ? [] : id)) };
}

/** The first letter of each Message-ID that is here, stub or not. */
async function findMessages(manager: EntityManager, hashes: readonly string[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const piece of pieces(hashes)) {
    const rows = await findByMessageIds(manager, piece, {});
    for (const row of rows) if (!found.has(row.messageIdHash as string)) found.set(row.messageIdHash as string, row.id);
  }
  return found;
}

/** Those of the messages that the viewer may see, stubs among them: nobody's mail stands behind one. The command line sees all. */
async function findSeen(manager: EntityManager, viewer: Viewer, messageIds: readonly number[]): Promise<Set<number>> {
  if (personId(viewer) === null) return new Set(messageIds);
  const seen = new Set<number>();
  const visible = visibleMessageSql(viewer, '"m"');
  for (const piece of pieces(messageIds)) {
    const rows = await manager
      .createQueryBuilder(Message, 'm')
      .select('m.id', 'id')
      .where('m.id IN (:...piece)', { piece })
      .andWhere(`(m.kind = 'stub' OR ${visible.sql})`, visible.parameters)
      .getRawMany<{ id: number }>();
    for (const { id } of rows) seen.add(id);
  }
  return seen;
}

async function insertStubs(
  manager: EntityManager,
  missing: readonly (readonly [hash: string, id: string])[],
  now: Date,
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  if (missing.length === 0) return ids;
  const { ownDomains } = await getCompanySettings(manager);
  const conversations = await conversationsOfAnswers(
    manager,
    missing.map(([hash]) => hash),
  );
  for (const [hash, messageId] of missing) {
    const conversationId = conversations.get(hash) ?? (await insertConversation(manager, now));
    const added = await manager.insert(Message, {
      identity: hash,
      messageIdHash: hash,
      messageId,
      contentHash: null,
      conversationId,
      kind: 'stub',
      // The right part of a Message-ID is as a rule the sender's domain.
      direction: isOwnDomain(domainOf(messageId).toLowerCase(), ownDomains) ? 'out' : 'in',
      ...{ subject: '', fromName: '', fromAddress: '', preview: '', language: null },
      ...{ sentAt: UNKNOWN_TIME, hasAttachments: false, size: 0, isIdReused: false, answersMessageId: null },
      importedAt: now,
    });
    ids.set(hash, Number(added.identifiers[0]?.id));
  }
  return ids;
}

/** Its letters, when they come, widen the span: they are older than now and newer than never. */
async function insertConversation(manager: EntityManager, now: Date): Promise<number> {
  const span = { firstAt: now, lastAt: UNKNOWN_TIME };
  const added = await manager.insert(Conversation, {
    key: randomUUID(),
    subject: '',
    foldedSubject: '',
    threadRoot: null,
    ...span,
  });
  return Number(added.identifiers[0]?.id);
}

/** Answers may be here already: their conversation is that of what they answer. */
async function conversationsOfAnswers(manager: EntityManager, hashes: readonly string[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const piece of pieces(hashes)) {
    const rows = await manager
      .createQueryBuilder(MessageReference, 'reference')
      .innerJoin(Message, 'message', 'message.id = reference.messageId')
      .select('reference.referencedHash', 'hash')
      .addSelect('message.conversationId', 'conversationId')
      .where('reference.referencedHash IN (:...piece)', { piece })
      .orderBy('message.id')
      .getRawMany<{ hash: string; conversationId: number }>();
    for (const row of rows) if (!found.has(row.hash)) found.set(row.hash, row.conversationId);
  }
  return found;
}

/** Those of `messageIds` that do not stand under the record and that no person has decided about (about a stub nobody can). */
async function unfiled(manager: EntityManager, messageIds: readonly number[], recordId: number): Promise<number[]> {
  const settled = new Set<number>();
  for (const piece of pieces(messageIds)) {
    const filings = await manager.findBy(Filing, { messageId: In(piece), recordId, endedAt: IsNull() });
    filings.forEach(filing => settled.add(filing.messageId));
    const decided = await manager
      .createQueryBuilder(FilingStatus, 'status')
      .innerJoin(Message, 'message', 'message.id = status.messageId AND message.kind <> :stub', { stub: 'stub' })
      .where('status.messageId IN (:...piece) AND status.decidedById IS NOT NULL', { piece })
      .getMany();
    decided.forEach(status => settled.add(status.messageId));
  }
  return messageIds.filter(id => !settled.has(id));
}

async function fileUnder(
  manager: EntityManager,
  viewer: Viewer,
  record: TradeRecord,
  messageIds: readonly number[],
  now: Date,
): Promise<void> {
  const userId = personId(viewer);
  const reasons: Reason[] = [{ code: 'person', values: { user: viewer.name, date: now.toISOString() } }];
  const times = await timesOf(manager, messageIds);
  const where = { companyId: record.companyId, contactId: null, recordId: record.id };
  const how = { confidence: 'person', reasons, userId, ruleId: null, createdAt: now, endedAt: null };
  const outcome = { state: 'filed' as const, category: null, reasons: [], candidates: [] };
  const decision = { ...outcome, decidedById: userId, decidedAt: now, postponedUntil: null, updatedAt: now };
  for (const piece of pieces(messageIds)) {
    // What Tradepost had decided by itself gives way to what a file says; another record that names the mail keeps it too.
    await manager.update(Filing, { messageId: In(piece), confidence: 'certain', endedAt: IsNull() }, { endedAt: now });
    const rows = piece.map(messageId => ({ messageId, sentAt: times.get(messageId) ?? UNKNOWN_TIME }));
    await insertRows(
      manager,
      Filing,
      rows.map(row => ({ ...row, ...where, ...how })),
    );
    const statuses = await manager.find(FilingStatus, { select: { messageId: true }, where: { messageId: In(piece) } });
    const there = new Set(statuses.map(status => status.messageId));
    // A version that somebody has on his screen must not come again with another meaning.
    const next = { ...decision, version: () => '"version" + 1' };
    await manager.update(FilingStatus, { messageId: In(piece) }, next);
    await insertRows(
      manager,
      FilingStatus,
      rows.filter(row => !there.has(row.messageId)).map(row => ({ ...row, ...decision, version: 1 })),
    );
  }
}

async function timesOf(manager: EntityManager, messageIds: readonly number[]): Promise<Map<number, Date>> {
  const times = new Map<number, Date>();
  for (const piece of pieces(messageIds)) {
    const rows = await manager.find(Message, { select: { id: true, sentAt: true }, where: { id: In(piece) } });
    for (const row of rows) times.set(row.id, row.sentAt);
  }
  return times;
}

/** Answers that came before their stub are filed anew. */
async function refileAnswers(
  manager: EntityManager,
  viewer: Viewer,
  recordId: number,
  hashes: readonly string[],
): Promise<void> {
  const answers = new Set<number>();
  for (const piece of pieces(hashes)) {
    const rows = await manager.find(MessageReference, {
      select: { messageId: true },
      where: { referencedHash: In(piece) },
    });
    rows.forEach(row => answers.add(row.messageId));
  }
  for (const messageIds of pieces([...answers].sort((a, b) => a - b))) {
    const payload = { messageIds, byUserId: viewer.userId };
    // A job that waits swallows another of its key: the key says all that is asked.
    const key = createHash('sha256').update(JSON.stringify(payload)).digest('hex').slice(0, 40);
    await requestRefiling(manager, `stubs:${recordId}:${key}`, payload);
  }
}
