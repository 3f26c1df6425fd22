import type { Static } from '@sinclair/typebox';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { In } from 'typeorm';
import { readTimeCursor, pageOf } from '../common/paging';
import { Message } from '../mail/message.entity';
import { newestOfAll } from '../platform/database/merged';
import { TradeRecord } from '../records/record.entity';
import type { Viewer } from '../users/roles';
import { FilingAct, FilingStatus, ReviewCopy } from './filing.entity';
import type { ActList, ReviewItem, ReviewList, ReviewQuery } from './filing.schema';
import { companyNames } from './filing.service';
import { ownMailboxIds } from './ownMailboxes.service';
import { visibleCompanies } from './presenting.service';
import { visibleMessageSql } from './visibility';
import { findWarned } from './warnings/warnings.service';

// A count beyond this is shown as "1,000+"; nobody decides by the exact figure.
const MAX_COUNT = 1_000;

/** What waits in one mailbox: the ids of messages, and when they were sent. */
function waitingIn(manager: EntityManager, mailboxId: number, now: Date): SelectQueryBuilder<ReviewCopy> {
  return manager
    .createQueryBuilder(ReviewCopy, 'w')
    .innerJoin(FilingStatus, 's', 's.messageId = w.messageId')
    .select('w.messageId', 'id')
    .addSelect('w.sentAt', 'at')
    .where('w.mailboxId = :mailboxId', { mailboxId })
    .andWhere('(s.postponedUntil IS NULL OR s.postponedUntil <= :now)', { now });
}

/** The mail that waits for this person: of his own mailboxes and the shared ones he works in or manages; newest first. */
export async function listReview(
  manager: EntityManager,
  viewer: Viewer,
  query: Static<typeof ReviewQuery>,
  today: Date,
  now: Date,
): Promise<ReviewList> {
  const limit = query.limit ?? 50;
  const mailboxIds = await ownMailboxIds(manager, viewer);
  const lists = mailboxIds.map(mailboxId => {
    const list = waitingIn(manager, mailboxId, now);
    if (query.category) list.andWhere('w.category = :category', { category: query.category });
    if (!query.cursor) return list;
    const { at, id } = readTimeCursor(query.cursor);
    return list.andWhere('(w.sentAt < :at OR (w.sentAt = :at AND w.messageId < :id))', { at, id });
  });
  const ids = (await newestOfAll(manager, lists, limit + 1)).map(row => row.id);
  const statuses = new Map(
    (await manager.findBy(FilingStatus, { messageId: In(ids) })).map(one => [one.messageId, one]),
  );
  const found = ids.flatMap(id => statuses.get(id) ?? []);
  const page = pageOf(found, limit, row => ({ at: row.sentAt, id: row.messageId }));
  return {
    items: await reviewItems(manager, page.rows),
    nextCursor: page.nextCursor,
    counts: await countMailboxes(manager, mailboxIds, now),
    decidedToday: await manager
      .createQueryBuilder(FilingStatus, 's')
      .where('s.decidedById = :userId AND s.decidedAt >= :today', { userId: viewer.userId, today })
      .getCount(),
  };
}

async function reviewItems(manager: EntityManager, statuses: readonly FilingStatus[]): Promise<ReviewItem[]> {
  const messages = new Map(
    (await manager.findBy(Message, { id: In(statuses.map(status => status.messageId)) })).map(message => [
      message.id,
      message,
    ]),
  );
  const warned = await findWarned(
    manager,
    statuses.map(status => status.messageId),
  );
  return statuses.flatMap(status => {
    const message = messages.get(status.messageId);
    if (!message) return [];
    const { id, conversationId, fromName, fromAddress, subject, preview, sentAt } = message;
    return [
      {
        messageId: id,
        conversationId,
        fromName,
        fromAddress,
        subject,
        preview,
        sentAt: sentAt.toISOString(),
        category: status.category ?? 'which_party',
        reason: status.reasons[0]?.code ?? null,
        version: status.version,
        ...(warned.has(id) ? { warning: warned.get(id) } : {}),
      },
    ];
  });
}

/** How many of the open items were taken in since an instant; it stops at 1,000. */
export async function countReviewSince(
  manager: EntityManager,
  viewer: Viewer,
  now: Date,
  since: Date,
): Promise<number> {
  const mailboxIds = await ownMailboxIds(manager, viewer);
  // The index of that instant tells it at once; the smallest id would be looked for from the first message on.
  const first = await manager
    .createQueryBuilder(Message, 'm')
    .select('m.id', 'id')
    .where('m.importedAt >= :since', { since })
    .orderBy('m.importedAt')
    .addOrderBy('m.id')
    .limit(1)
    .getRawOne<{ id: number | null }>();
  if (!first?.id || mailboxIds.length === 0) return 0;
  const [sql, parameters] = waiting(manager, mailboxIds, now)
    .andWhere('w.messageId >= :first', { first: first.id })
    .select('w.messageId', 'id')
    .getQueryAndParameters();
  return ((await manager.query(sql, parameters)) as unknown[]).length;
}

/** Open items of some mailboxes, each once, at most 1,000. */
function waiting(manager: EntityManager, mailboxIds: readonly number[], now: Date): SelectQueryBuilder<ReviewCopy> {
  return manager
    .createQueryBuilder(ReviewCopy, 'w')
    .innerJoin(FilingStatus, 's', 's.messageId = w.messageId')
    .where('w.mailboxId IN (:...mailboxIds)', { mailboxIds })
    .andWhere('(s.postponedUntil IS NULL OR s.postponedUntil <= :now)', { now })
    .distinct(true)
    .limit(MAX_COUNT);
}

/** Open items by category, and 'all'. Each stops at 1,000. */
export async function countReview(manager: EntityManager, viewer: Viewer, now: Date): Promise<Record<string, number>> {
  return countMailboxes(manager, await ownMailboxIds(manager, viewer), now);
}

async function countMailboxes(
  manager: EntityManager,
  mailboxIds: readonly number[],
  now: Date,
): Promise<Record<string, number>> {
  if (mailboxIds.length === 0) return { all: 0 };
  const [sql, parameters] = waiting(manager, mailboxIds, now)
    .select('w.messageId', 'id')
    .addSelect('w.category', 'category')
    .getQueryAndParameters();
  const rows = (await manager.query(sql, parameters)) as { category: string }[];
  const counts: Record<string, number> = { all: rows.length };
  for (const { category } of rows) counts[category] = (counts[category] ?? 0) + 1;
  return counts;
}

/** This person's last decisions, newest first; of what he may not see any more only that he decided it. */
export async function listActs(manager: EntityManager, viewer: Viewer): Promise<Static<typeof ActList>> {
  const acts = await manager.find(FilingAct, {
    where: { userId: viewer.userId },
    order: { createdAt: 'DESC', id: 'DESC' },
    take: 20,
  });
  const recordIds = acts.flatMap(act => (act.details.recordIds as number[] | undefined) ?? []);
  const found = await manager.findBy(TradeRecord, { id: In(recordIds) });
  const companyIds = acts.flatMap(act => (act.details.companyId as number | null) ?? []);
  const seen = await visibleCompanies(manager, viewer, [
    ...new Set([...companyIds, ...found.map(record => record.companyId)]),
  ]);
  const companies = await companyNames(manager, seen);
  const records = new Map(found.filter(record => seen.has(record.companyId)).map(record => [record.id, record.number]));
  const subjects = await visibleSubjects(
    manager,
    viewer,
    acts.flatMap(act => (act.details.messageId as number | undefined) ?? []),
  );
  return {
    acts: acts.map(act => ({
      id: act.id,
      kind: act.kind,
      scope: act.scope,
      messageCount: act.messageCount,
      company: companies.get(act.details.companyId as number) ?? null,
      record: records.get((act.details.recordIds as number[] | undefined)?.[0] ?? 0) ?? null,
      subject: subjects.get(act.details.messageId as number) ?? null,
      createdAt: act.createdAt.toISOString(),
      isUndone: act.undoneAt !== null,
    })),
  };
}

/** Subjects of those of these messages that the viewer may see. */
async function visibleSubjects(
  manager: EntityManager,
  viewer: Viewer,
  messageIds: readonly number[],
): Promise<Map<number, string>> {
  if (messageIds.length === 0) return new Map();
  const visible = visibleMessageSql(viewer, '"m"');
  const messages = await manager
    .createQueryBuilder(Message, 'm')
    .where('m.id IN (:...messageIds)', { messageIds })
    .andWhere(visible.sql, visible.parameters)
    .getMany();
  return new Map(messages.map(message => [message.id, message.subject]));
}
