import type { EntityManager } from 'typeorm';
import { In, IsNull, LessThanOrEqual, Not } from 'typeorm';
import { Company } from '../companies/company.entity';
import type { Context } from '../context';
import { visibleCompanies } from '../filing/presenting.service';
import { visibleMessageSql } from '../filing/visibility';
import { MessageWarning } from '../filing/warnings/warning.entity';
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

/** The viewer's notices, newest first; those about letters that he may not see are left out, but for what finance is told. */
export async function listNotices(manager: EntityManager, viewer: Viewer): Promise<NoticeList> {
  const rows = await visibleNotices(manager, viewer)
    .select(['n.id AS id', 'n.kind AS kind', 'n.byId AS byId', 'n.at AS at', 'n.readAt AS readAt'])
    .addSelect(['m.id AS messageId', 'm.conversationId AS conversationId', 'm.subject AS subject'])
    .addSelect(`CASE WHEN ${visibleMessageSql(viewer, '"m"').sql} THEN 1 ELSE 0 END`, 'isOpen')
    .orderBy('n.id', 'DESC')
    .limit(SHOWN)
    .getRawMany<RawNotice>();
  const names = await peopleNames(
    manager,
    rows.map(row => row.byId),
  );
  const companies = await warnedOf(manager, viewer, rows);
  return {
    notices: rows.map(({ id, kind, byId, at, readAt, messageId, conversationId, subject, isOpen }) => ({
      ...{ id, kind, messageId },
      conversationId: Number(isOpen) === 1 ? conversationId : null,
      subject: Number(isOpen) === 1 ? subject : '',
      company: kind === 'finance' ? (companies.get(messageId) ?? null) : null,
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
  isOpen: number | string;
}

/** The companies that the warnings of these letters name, as far as the viewer may see them. */
async function warnedOf(
  manager: EntityManager,
  viewer: Viewer,
  rows: readonly RawNotice[],
): Promise<Map<number, { id: number; name: string }>> {
  const messageIds = rows.filter(row => row.kind === 'finance').map(row => row.messageId);
  if (messageIds.length === 0) return new Map();
  const warnings = await manager.find(MessageWarning, {
    where: { messageId: In(messageIds), companyId: Not(IsNull()) },
    order: { id: 'ASC' },
    take: SHOWN * 10,
  });
  const ids = [...new Set(warnings.flatMap(one => one.companyId ?? []))];
  const visible = [...(await visibleCompanies(manager, viewer, ids))];
  const known = visible.length > 0 ? await manager.findBy(Company, { id: In(visible) }) : [];
  const names = new Map(known.map(({ id, name }) => [id, { id, name }]));
  return new Map(
    warnings.flatMap(({ messageId, companyId }) => {
      const company = names.get(companyId ?? 0);
      return company ? [[messageId, company] as const] : [];
    }),
  );
}

function visibleNotices(manager: EntityManager, viewer: Viewer) {
  const visible = visibleMessageSql(viewer, '"m"');
  return manager
    .createQueryBuilder(Notice, 'n')
    .innerJoin(Message, 'm', 'm.id = n.messageId')
    .where('n.userId = :userId', { userId: viewer.userId })
    .andWhere(`(${visible.sql} OR n.kind = 'finance')`, visible.parameters);
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
