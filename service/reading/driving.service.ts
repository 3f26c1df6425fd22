import type { Static } from '@sinclair/typebox';
import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { MessageCategory } from '../filing/categories/category.entity';
import { Filing, ReviewCopy } from '../filing/filing.entity';
import { ownMailboxIds } from '../filing/ownMailboxes.service';
import { MessageWarning } from '../filing/warnings/warning.entity';
import { visibleCompanyIdsSql } from '../companies/visibility';
import type { Message } from '../mail/message.entity';
import { MailboxMessage } from '../mail/message.entity';
import type { MessageQuery } from '../mail/mail.schema';
import type { Viewer } from '../users/roles';

type Query = Static<typeof MessageQuery>;

/** A table that a list of messages is read from, in the order of one of its indices. */
export interface Driver {
  source: (builder: SelectQueryBuilder<Message>) => void;
  /** The columns that the list is sorted by; of the driving table, so that one range of its index is read. */
  at: string;
  id: string;
}

// Up to so many filings are collected and sorted; above, somebody sees so much of the mail that a page is soon full when all of it is walked.
const FEW = 8_000;

/**
 * The tables that a list is read from: the narrowest that the filters and the viewer's rights allow, so that a page costs what stands on it. A list with several drivers is their union;
 * who may see what is decided by the condition of visibility all the same.
 */
export async function driversOf(manager: EntityManager, viewer: Viewer, query: Query): Promise<Driver[]> {
  if (query.recordId) return [filed('d.recordId = :driver', { driver: query.recordId })];
  if (query.companyId) return [filed('d.companyId = :driver', { driver: query.companyId })];
  if (query.mailboxId) return [copies(query.mailboxId)];
  const marked = await markedDriver(manager, viewer, query);
  if (marked) return [marked];
  const everything: Driver = { source: () => undefined, at: 'm.sentAt', id: 'm.id' };
  if (query.scope !== 'mine' && viewer.grants.has('all.read')) return [everything];
  const boxes = await ownMailboxIds(manager, viewer);
  // What waits for a decision is seen by the people of its mailbox alone, and has a table of its own.
  if (query.state === 'review') return boxes.map(waiting);
  if (query.scope === 'mine' || !viewer.grants.has('mail.filed')) return boxes.map(copies);
  const conditions = [`d.companyId IN (${visibleCompanyIdsSql(viewer)})`, `d.recordId IN (${recordIdsSql(viewer)})`];
  for (const condition of conditions) {
    const range = manager.createQueryBuilder(Filing, 'd').select('d.id', 'id').where('d.endedAt IS NULL');
    if (!(await areFew(manager, range.andWhere(condition)))) return [everything];
  }
  return [...boxes.map(copies), ...conditions.map(condition => filed(condition))];
}

/**
 * The warnings that are open, or the messages of a category, where those are the narrowest: few, or of somebody who sees all. Where there are many of them and he sees a part of the mail, a page
 * is soon full when what he sees is walked.
 */
async function markedDriver(manager: EntityManager, viewer: Viewer, query: Query): Promise<Driver | null> {
  const seesAll = query.scope !== 'mine' && viewer.grants.has('all.read');
  const [entity, condition, parameters] = query.category
    ? ([MessageCategory, 'd.category = :driver', { driver: query.category }] as const)
    : ([MessageWarning, "d.state = 'open'", {}] as const);
  if (!query.category && !query.warned) return null;
  const range = manager.createQueryBuilder<{ messageId: number }>(entity, 'd').select('d.messageId', 'messageId');
  if (!seesAll && !(await areFew(manager, range.where(condition, parameters)))) return null;
  return {
    source: builder => builder.innerJoin(entity, 'd', `d.messageId = m.id AND ${condition}`, parameters),
    at: 'd.sentAt',
    id: 'd.messageId',
  };
}

function filed(condition: string, parameters: Record<string, unknown> = {}): Driver {
  return {
    source: builder =>
      builder.innerJoin(Filing, 'd', `d.messageId = m.id AND d.endedAt IS NULL AND ${condition}`, parameters),
    at: 'd.sentAt',
    id: 'd.messageId',
  };
}

function copies(mailboxId: number): Driver {
  return {
    source: builder =>
      builder.innerJoin(MailboxMessage, 'd', 'd.messageId = m.id AND d.mailboxId = :driver', { driver: mailboxId }),
    at: 'd.sentAt',
    id: 'd.messageId',
  };
}

function waiting(mailboxId: number): Driver {
  return {
    source: builder =>
      builder.innerJoin(ReviewCopy, 'd', 'd.messageId = m.id AND d.mailboxId = :driver', { driver: mailboxId }),
    at: 'd.sentAt',
    id: 'd.messageId',
  };
}

function recordIdsSql(viewer: Viewer): string {
  const owners = [...new Set([viewer.userId, ...viewer.ownerIds])].map(id => Math.trunc(id)).join(', ');
  return `SELECT "dvr"."id" FROM "record" "dvr" WHERE "dvr"."ownerId" IN (${owners})`;
}

/** True where a range has at most `FEW` rows; no more than that are looked at. */
async function areFew(manager: EntityManager, range: SelectQueryBuilder<ObjectLiteral>): Promise<boolean> {
  const [sql, parameters] = range.limit(FEW + 1).getQueryAndParameters();
  const [row] = (await manager.query(`SELECT COUNT(*) AS "n" FROM (${sql}) AS "few"`, parameters)) as { n: number }[];
  return Number(row?.n ?? 0) <= FEW;
}
