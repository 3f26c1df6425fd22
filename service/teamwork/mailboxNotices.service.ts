import type { EntityManager } from 'typeorm';
import { insertRows } from '../platform/database/rows';
import type { MailboxNoticeKind } from './care.entity';
import { Notice } from './care.entity';
import { LiveSignal } from './live.entity';

/** Tells people of mailboxes: each person of each of them, in the transaction of it. */
export async function notifyOfMailboxes(
  manager: EntityManager,
  kind: MailboxNoticeKind,
  userIds: readonly number[],
  mailboxIds: readonly number[],
  now: Date,
): Promise<void> {
  if (userIds.length === 0 || mailboxIds.length === 0) return;
  const row = { kind, messageId: null, leadId: null, byId: null, at: now, readAt: null };
  const rows = userIds.flatMap(userId => mailboxIds.map(mailboxId => ({ ...row, userId, mailboxId })));
  await insertRows(manager, Notice, rows);
  await manager.insert(LiveSignal, { kind: 'notice', subjectIds: [...userIds], byId: 0, at: now });
}
