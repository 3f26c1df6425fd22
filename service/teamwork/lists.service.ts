import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { In } from 'typeorm';
import { pageOf, readTimeCursor } from '../common/paging';
import { FilingStatus } from '../filing/filing.entity';
import { ownMailboxIds } from '../filing/ownMailboxes.service';
import { privateWallSql } from '../filing/visibility';
import { Mailbox, Message } from '../mail/message.entity';
import { instantOf } from '../platform/database/instants';
import { firstOfAll } from '../platform/database/merged';
import type { Viewer } from '../users/roles';
import { CareSetting, MailCare } from './care.entity';
import type { CareCounts, CareLine, CareList, CareQuery, CareView } from './care.schema';
import { countUnread } from './notices.service';
import { basicsOf } from './presentingCare.service';
import { getWorkingHours, maySetCare, USUAL_RED_HOURS } from './settings.service';
import { workedSince } from './waiting';

// A count beyond this is shown as "1,000+".
const MOST_COUNTED = 1_000;

/** One list of one mailbox, read along its own index. */
function listOf(
  manager: EntityManager,
  viewer: Viewer,
  view: CareView,
  mailboxId: number,
  cursor: string | undefined,
): SelectQueryBuilder<MailCare> {
  const isWaiting = view === 'unanswered';
  const column = isWaiting ? 'w.waitingSince' : 'w.lastAt';
  const list = manager
    .createQueryBuilder(MailCare, 'w')
    .select('w.id', 'id')
    .addSelect(column, 'at')
    .where('w.mailboxId = :mailboxId', { mailboxId })
    .andWhere(
      `EXISTS (SELECT 1 FROM "mailbox" "vb" WHERE "vb"."id" = w.mailboxId AND ${privateWallSql(viewer, '"vb"', 'COALESCE(w.waitingMessageId, w.lastMessageId)')})`,
    );
  if (isWaiting) onlyWaiting(list);
  else list.andWhere('w.isDone = :isDone', { isDone: view === 'done' });
  if (view === 'mine') list.andWhere('w.carerId = :userId', { userId: viewer.userId });
  if (!cursor) return list;
  const { at, id } = readTimeCursor(cursor);
  const beyond = isWaiting ? '>' : '<';
  return list.andWhere(`(${column} ${beyond} :at OR (${column} = :at AND w.id ${beyond} :id))`, { at, id });
}

/**
 * Leaves out what is no business, and what the review queue holds because it looks like fraud or advertising: it is decided there, and waits here as soon as
 * somebody has said whose it is.
 */
function onlyWaiting(list: SelectQueryBuilder<MailCare>): SelectQueryBuilder<MailCare> {
  const refused = list
    .subQuery()
    .select('1')
    .from(FilingStatus, 's')
    .where(
      "s.messageId = w.waitingMessageId AND (s.state = 'not_business' OR (s.state = 'review' AND " +
        "(s.category = 'suspicious' OR (w.isDoubtful = :doubtful AND s.category = 'unknown_sender'))))",
    );
  return list.andWhere('w.waitingSince IS NOT NULL').andWhere(`NOT EXISTS ${refused.getQuery()}`, { doubtful: true });
}

/**
 * Conversations of the viewer's own mailboxes: those that wait for an answer, the longest waiting first; those that he takes care of; all that are not done; those
 * that are; newest first.
 */
export async function listCare(manager: EntityManager, viewer: Viewer, query: CareQuery, now: Date): Promise<CareList> {
  const limit = query.limit ?? 50;
  const view = query.view ?? 'unanswered';
  const own = await manager.findBy(Mailbox, { id: In(await ownMailboxIds(manager, viewer)) });
  const chosen = own.filter(mailbox => query.mailboxId === undefined || mailbox.id === query.mailboxId);
  const order = view === 'unanswered' ? 'oldest' : 'newest';
  const lists = chosen.map(({ id }) => listOf(manager, viewer, view, id, query.cursor));
  const ids = (await firstOfAll(manager, lists, limit + 1, order)).map(row => row.id);
  const rows = new Map((await manager.findBy(MailCare, { id: In(ids) })).map(row => [row.id, row]));
  const page = pageOf(
    ids.flatMap(id => rows.get(id) ?? []),
    limit,
    row => ({ at: (view === 'unanswered' ? row.waitingSince : null) ?? row.lastAt, id: row.id }),
  );
  const counted = await countOwn(manager, viewer, own, now);
  return {
    lines: await presentLines(manager, page.rows, now),
    nextCursor: page.nextCursor,
    counts: counted.counts,
    mailboxes: own
      .sort((a, b) => Number(b.isShared) - Number(a.isShared) || a.id - b.id)
      .map(mailbox => ({
        ...{ id: mailbox.id, name: mailbox.name, address: mailbox.address, isShared: mailbox.isShared },
        unanswered: counted.waiting.get(mailbox.id) ?? 0,
        maySet: maySetCare(viewer, mailbox) || mailbox.ownerId === viewer.userId,
      })),
  };
}

async function presentLines(manager: EntityManager, rows: readonly MailCare[], now: Date): Promise<CareLine[]> {
  const basics = await basicsOf(manager, rows, now);
  // What waits is told by the letter that waits.
  const shownIds = rows.flatMap(row => [row.waitingMessageId ?? row.lastMessageId, row.lastMessageId]);
  const messages = new Map((await manager.findBy(Message, { id: In(shownIds) })).map(one => [one.id, one]));
  return rows.flatMap(row => {
    // It may have been erased since.
    const message = messages.get(row.waitingMessageId ?? 0) ?? messages.get(row.lastMessageId);
    if (!message) return [];
    const { subject, fromName, fromAddress, preview, hasAttachments } = message;
    return [
      {
        ...basics(row),
        ...{ id: row.id, state: row.state, conversationId: row.conversationId, messageId: message.id },
        ...{ subject, fromName, fromAddress, preview, hasAttachments, lastAt: row.lastAt.toISOString() },
      },
    ];
  });
}

/** What waits in some mailboxes, at most 1,000 of it, and what of it has waited too long. */
async function countOwn(manager: EntityManager, viewer: Viewer, own: readonly Mailbox[], now: Date) {
  const mailboxIds = own.map(mailbox => mailbox.id);
  const waiting = new Map<number, number>();
  if (mailboxIds.length === 0) return { waiting, counts: { unanswered: 0, mine: 0, red: 0 } };
  const mine = await manager
    .createQueryBuilder(MailCare, 'w')
    .select('w.id', 'id')
    .where('w.mailboxId IN (:...mailboxIds) AND w.carerId = :userId', { mailboxIds, userId: viewer.userId })
    .andWhere('w.isDone = :isDone', { isDone: false })
    .limit(MOST_COUNTED)
    .getRawMany<{ id: number }>();
  const list = manager
    .createQueryBuilder(MailCare, 'w')
    .select(['w.mailboxId AS mailboxId', 'w.waitingSince AS at'])
    .where('w.mailboxId IN (:...mailboxIds)', { mailboxIds });
  const rows = await onlyWaiting(list).limit(MOST_COUNTED).getRawMany<{ mailboxId: number; at: string | Date }>();
  const limits = await redLimits(manager, mailboxIds, now);
  let red = 0;
  for (const { mailboxId, at } of rows) {
    waiting.set(mailboxId, (waiting.get(mailboxId) ?? 0) + 1);
    if (instantOf(at) <= (limits.get(mailboxId) as Date)) red += 1;
  }
  return { waiting, counts: { unanswered: rows.length, mine: mine.length, red } };
}

/** Of each mailbox the instant before which what waits is late. */
async function redLimits(manager: EntityManager, mailboxIds: readonly number[], now: Date): Promise<Map<number, Date>> {
  const settings = await manager.findBy(CareSetting, { mailboxId: In([...mailboxIds]) });
  const hours = await getWorkingHours(manager);
  const byHours = new Map<number, Date>();
  const limits = new Map<number, Date>();
  for (const id of mailboxIds) {
    const wanted = settings.find(setting => setting.mailboxId === id)?.redHours ?? USUAL_RED_HOURS;
    if (!byHours.has(wanted)) byHours.set(wanted, workedSince(wanted * 60, now, hours, hours.timeZone));
    limits.set(id, byHours.get(wanted) as Date);
  }
  return limits;
}

/** What the menu says. */
export async function countCare(manager: EntityManager, viewer: Viewer, now: Date): Promise<CareCounts> {
  const own = await manager.findBy(Mailbox, { id: In(await ownMailboxIds(manager, viewer)) });
  const { counts } = await countOwn(manager, viewer, own, now);
  return { ...counts, notices: await countUnread(manager, viewer) };
}
