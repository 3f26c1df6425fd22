import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { In } from 'typeorm';
import { addDays, dayOf, instantOfDay, startOfDay } from '../common/calendarDay';
import { FilingStatus } from '../filing/filing.entity';
import { countReview, countReviewSince } from '../filing/reviewing.service';
import { ownCopySql, ownMailboxSql, visibleMessageSql } from '../filing/visibility';
import { KeptOut, Mailbox, Message } from '../mail/message.entity';
import { hourOf } from '../platform/database/hours';
import { presentLines } from '../reading/listing.service';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import type { FeedLine, TodayReply } from './today.schema';

/** 'mine': copies in the viewer's own mailboxes; 'all': everything that he may see. */
export type TodayScope = 'mine' | 'all';

const DAYS = 30;
const FEED = 30;
// Of so many letters that came in last: who may see hardly any of them has few lines, and not the whole archive walked for him.
const FEED_LOOKS = 20_000;

function messagesOf(manager: EntityManager, viewer: Viewer, scope: TodayScope): SelectQueryBuilder<Message> {
  const condition = scope === 'mine' ? ownCopySql(viewer, '"m"') : visibleMessageSql(viewer, '"m"');
  return manager
    .createQueryBuilder(Message, 'm')
    .innerJoin(FilingStatus, 's', 's.messageId = m.id')
    .where("m.kind <> 'stub'")
    .andWhere(condition.sql, condition.parameters);
}

function keptOutOf(manager: EntityManager, viewer: Viewer): SelectQueryBuilder<KeptOut> {
  const own = ownMailboxSql(viewer, '"b"');
  return manager
    .createQueryBuilder(KeptOut, 'k')
    .innerJoin(Mailbox, 'b', 'b.id = k.mailboxId')
    .where(own.sql, own.parameters);
}

/** What came in today and where it went, as far as the viewer may see it. */
export async function readToday(
  manager: EntityManager,
  viewer: Viewer,
  scope: TodayScope,
  now: Date,
): Promise<TodayReply> {
  const { timeZone } = await getCompanySettings(manager);
  const since = startOfDay(now, timeZone);
  const states = await messagesOf(manager, viewer, scope)
    .andWhere('m.importedAt >= :since', { since })
    .select('s.state', 'state')
    .addSelect('COUNT(*)', 'count')
    .groupBy('s.state')
    .getRawMany<{ state: string; count: number }>();
  const count = (state: string) => Number(states.find(row => row.state === state)?.count ?? 0);
  const keptOut = await keptOutOf(manager, viewer).andWhere('k.importedAt >= :since', { since }).getCount();
  const review = await countReview(manager, viewer, now);
  return {
    day: dayOf(now, timeZone),
    cameIn: states.reduce((sum, row) => sum + Number(row.count), 0) + keptOut,
    // A letter under a lead stands where it belongs.
    filed: count('filed') + count('lead'),
    toReview: count('review'),
    keptOut,
    reviewTotal: review.all ?? 0,
    reviewToday: await countReviewSince(manager, viewer, now, since),
    days: await readDays(manager, viewer, scope, dayOf(now, timeZone), timeZone),
    feed: await readFeed(manager, viewer, scope, null),
  };
}

/** Mail of the last 30 days by the day it was sent. */
async function readDays(
  manager: EntityManager,
  viewer: Viewer,
  scope: TodayScope,
  today: string,
  timeZone: string,
): Promise<TodayReply['days']> {
  const first = addDays(today, 1 - DAYS);
  const hour = hourOf(manager, '"m"."sentAt"');
  const rows = await messagesOf(manager, viewer, scope)
    .andWhere('m.sentAt >= :first', { first: instantOfDay(first, timeZone) })
    .select(hour, 'hour')
    .addSelect('s.state', 'state')
    .addSelect('COUNT(*)', 'count')
    .groupBy(hour)
    .addGroupBy('s.state')
    .getRawMany<{ hour: string; state: string; count: number }>();
  const out = await keptOutOf(manager, viewer)
    .andWhere('k.day >= :first', { first })
    .select('k.day', 'day')
    .addSelect('COUNT(*)', 'count')
    .groupBy('k.day')
    .getRawMany<{ day: string; count: number }>();
  const days = new Map(
    Array.from({ length: DAYS }, (_unused, at) => [addDays(first, at), { filed: 0, review: 0, keptOut: 0 }]),
  );
  for (const row of rows) {
    const day = days.get(dayOf(new Date(`${row.hour.replace(' ', 'T')}:00:00Z`), timeZone));
    if (!day) continue;
    if (row.state === 'filed' || row.state === 'lead') day.filed += Number(row.count);
    if (row.state === 'review') day.review += Number(row.count);
  }
  for (const row of out) {
    const day = days.get(row.day);
    if (day) day.keptOut += Number(row.count);
  }
  return [...days].map(([day, counts]) => ({ day, ...counts }));
}

/** Where a stream of lines stands: ids of the last message and the last kept-out row that were told. */
export interface FeedPlace {
  messageId: number;
  keptOutId: number;
}

/** The place behind everything that is here now. */
export async function feedEnd(manager: EntityManager): Promise<FeedPlace> {
  const message = await manager
    .createQueryBuilder(Message, 'm')
    .select('MAX(m.id)', 'id')
    .getRawOne<{ id: number | null }>();
  const keptOut = await manager
    .createQueryBuilder(KeptOut, 'k')
    .select('MAX(k.id)', 'id')
    .getRawOne<{ id: number | null }>();
  return { messageId: message?.id ?? 0, keptOutId: keptOut?.id ?? 0 };
}

const behindLooks = ({ messageId, keptOutId }: FeedPlace): FeedPlace => ({
  messageId: messageId - FEED_LOOKS,
  keptOutId: keptOutId - FEED_LOOKS,
});

/**
 * The last lines, newest first, as far as they are among the last 20,000 letters; with `after` and `upTo`, those behind one place up to another: the next call goes on from there, and no line is told twice. At most 30, the
 * newest.
 */
export async function readFeed(
  manager: EntityManager,
  viewer: Viewer,
  scope: TodayScope,
  after: FeedPlace | null,
  upTo: FeedPlace | null = null,
): Promise<FeedLine[]> {
  const from = after ?? behindLooks(await feedEnd(manager));
  const builder = messagesOf(manager, viewer, scope).orderBy('m.id', 'DESC').limit(FEED);
  builder.andWhere('m.id > :after', { after: from.messageId });
  if (upTo) builder.andWhere('m.id <= :upTo', { upTo: upTo.messageId });
  const messages = await builder.getMany();
  const statuses = new Map(
    (await manager.findBy(FilingStatus, { messageId: In(messages.map(one => one.id)) })).map(one => [
      one.messageId,
      one,
    ]),
  );
  const lines = await presentLines(manager, viewer, messages);
  const told: (FeedLine & { order: number })[] = lines.map((line, at) => {
    const status = statuses.get(line.id);
    const under = line.filedUnder[0];
    return {
      order: messages[at]?.importedAt.getTime() ?? 0,
      messageId: line.id,
      conversationId: line.conversationId,
      state: line.state,
      fromName: line.fromName || line.fromAddress,
      subject: line.subject,
      company: under?.company ?? null,
      record: under?.record ?? null,
      reason: status?.reasons[0]?.code ?? null,
      candidateCount: status?.candidates.length ?? 0,
      at: messages[at]?.importedAt.toISOString() ?? '',
    };
  });
  const kept = keptOutOf(manager, viewer).orderBy('k.id', 'DESC').limit(FEED);
  kept.andWhere('k.id > :after', { after: from.keptOutId });
  if (upTo) kept.andWhere('k.id <= :upTo', { upTo: upTo.keptOutId });
  told.push(...(await kept.getMany()).map(keptOutLine));
  return told
    .sort((a, b) => b.order - a.order)
    .slice(0, FEED)
    .map(({ order: _order, ...line }) => line);
}

function keptOutLine(row: KeptOut): FeedLine & { order: number } {
  return {
    order: row.importedAt.getTime(),
    messageId: null,
    conversationId: null,
    state: 'kept_out',
    fromName: row.sender,
    subject: row.subject,
    company: null,
    record: null,
    reason: row.reason,
    candidateCount: 0,
    at: row.importedAt.toISOString(),
  };
}
