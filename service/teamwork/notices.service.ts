import type { EntityManager } from 'typeorm';
import { IsNull, LessThanOrEqual } from 'typeorm';
import type { Context } from '../context';
import { visibleMessageSql } from '../filing/visibility';
import { Message } from '../mail/message.entity';
import { instantOf } from '../platform/database/instants';
import { insertRows } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import type { Viewer } from '../users/roles';
import { Notice } from './care.entity';
import type { NoticeList } from './care.schema';
import { LiveSignal } from './live.entity';
import { peopleNames } from './presentingCare.service';

const SHOWN = 50;
const MOST_COUNTED = 100;

/** Tells people that something concerns them, in the transaction of it; never who did it himself. */
export async function notify(
  manager: EntityManager,
  by: Viewer,
  kind: Notice['kind'],
  userIds: readonly number[],
  messageId: number,
  now: Date,
): Promise<void> {
  const others = [...new Set(userIds)].filter(id => id !== by.userId);
  if (others.length === 0) return;
  const rows = others.map(userId => ({ userId, kind, messageId, byId: by.userId, at: now, readAt: null }));
  await insertRows(manager, Notice, rows);
  await manager.insert(LiveSignal, { kind: 'notice', subjectIds: others, byId: by.userId, at: now });
}

/** The viewer's notices, newest first; those about letters that he may not see any more are left out. */
export async function listNotices(manager: EntityManager, viewer: Viewer): Promise<NoticeList> {
  const rows = await visibleNotices(manager, viewer)
    .select(['n.id AS id', 'n.kind AS kind', 'n.byId AS byId', 'n.at AS at', 'n.readAt AS readAt'])
    .addSelect(['m.id AS messageId', 'm.conversationId AS conversationId', 'm.subject AS subject'])
    .orderBy('n.id', 'DESC')
    .limit(SHOWN)
    .getRawMany<RawNotice>();
  const names = await peopleNames(
    manager,
    rows.map(row => row.byId),
  );
  return {
    notices: rows.map(({ id, kind, byId, at, readAt, messageId, conversationId, subject }) => ({
      ...{ id, kind, messageId, conversationId, subject },
      byName: names.get(byId ?? 0) ?? null,
      at: instantOf(at).toISOString(),
      isRead: readAt !== null,
    })),
    unread: await countUnread(manager, viewer),
  };
}

interface RawNotice {
  id: number;
  kind: string;
  byId: number | null;
  at: string | Date;
  readAt: string | null;
  messageId: number;
  conversationId: number;
  subject: string;
}

function visibleNotices(manager: EntityManager, viewer: Viewer) {
  const visible = visibleMessageSql(viewer, '"m"');
  return manager
    .createQueryBuilder(Notice, 'n')
    .innerJoin(Message, 'm', 'm.id = n.messageId')
    .where('n.userId = :userId', { userId: viewer.userId })
    .andWhere(visible.sql, visible.parameters);
}

/** How many he has not read; stops at 100. */
export async function countUnread(manager: EntityManager, viewer: Viewer): Promise<number> {
  const rows = await visibleNotices(manager, viewer)
    .select('n.id', 'id')
    .andWhere('n.readAt IS NULL')
    .limit(MOST_COUNTED)
    .getRawMany<{ id: number }>();
  return rows.length;
}

/** Marks what he has looked at as read. */
export async function readNotices(context: Context, viewer: Viewer, throughId: number): Promise<NoticeList> {
  const mine = { userId: viewer.userId, readAt: IsNull(), id: LessThanOrEqual(throughId) };
  return inTransaction(context.database, async manager => {
    await manager.update(Notice, mine, { readAt: context.clock() });
    return listNotices(manager, viewer);
  });
}
