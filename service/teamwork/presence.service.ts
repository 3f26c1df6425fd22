import type { EntityManager } from 'typeorm';
import { In, LessThan, MoreThan } from 'typeorm';
import { notFound } from '../common/errors';
import type { Context } from '../context';
import { Filing } from '../filing/filing.entity';
import { visibleCompanies } from '../filing/presenting.service';
import { visibleMessageSql } from '../filing/visibility';
import { Message } from '../mail/message.entity';
import { inTransaction } from '../platform/database/transaction';
import type { Viewer } from '../users/roles';
import { LiveSignal, Presence } from './live.entity';
import type { PlaceBody, PresenceReply } from './live.schema';
import { visibleLetters } from './notes.service';
import { peopleNames } from './presentingCare.service';

/** A place that nobody renews ends after this long; milliseconds. */
export const PRESENCE_MS = 90_000;
const HOUR = 3_600_000;
// A screen shows no more, and a company has no more people at once in its mail.
const MOST_SHOWN = 500;

/**
 * Says which conversation a tab of the viewer has open, and whether he is answering it; null: none. It is kept in the database, since several processes serve pages; written
 * only when it changes, and renewed for all tabs of a process together.
 *
 * @throws AppError conversation.not_found
 */
export async function takePlace(context: Context, viewer: Viewer, body: PlaceBody): Promise<void> {
  const { tab, conversationId, isAnswering = false } = body;
  const now = context.clock();
  const { manager } = context.database;
  if (conversationId !== null && (await visibleLetters(manager, viewer, conversationId, 1)).length === 0)
    throw notFound('conversation', { id: conversationId });
  const mine = { userId: viewer.userId, tab };
  const until = new Date(now.getTime() + PRESENCE_MS);
  await inTransaction(context.database, async writer => {
    const before = await writer.findOneBy(Presence, mine);
    const isSame = before?.conversationId === conversationId && before?.isAnswering === isAnswering;
    if (before && isSame && before.until > now) {
      await writer.update(Presence, { id: before.id }, { until });
      return;
    }
    if (!before && conversationId === null) return;
    if (before) await writer.delete(Presence, { id: before.id });
    if (conversationId !== null)
      await writer.insert(Presence, { ...mine, conversationId, isAnswering, since: now, until });
    const ids = [before?.conversationId, conversationId].filter(id => id !== undefined && id !== null);
    await tell(writer, viewer.userId, ids, now);
  });
}

function tell(manager: EntityManager, byId: number, subjectIds: number[], now: Date): Promise<unknown> {
  return manager.insert(LiveSignal, { kind: 'presence', subjectIds: [...new Set(subjectIds)], byId, at: now });
}

/** A tab of somebody: what he calls it, and who he is. */
export interface Tab {
  userId: number;
  tab: string;
}

/** Renews the places of the tabs that are connected to this process, in one statement. */
export async function renewPlaces(context: Context, tabs: readonly Tab[]): Promise<void> {
  if (tabs.length === 0) return;
  const until = new Date(context.clock().getTime() + PRESENCE_MS);
  await inTransaction(context.database, manager =>
    manager.update(Presence, { tab: In(tabs.map(one => one.tab)), userId: In(tabs.map(one => one.userId)) }, { until }),
  );
}

/** Ends the place of a tab that was closed. */
export async function leavePlace(context: Context, { userId, tab }: Tab): Promise<void> {
  const { manager } = context.database;
  if (!(await manager.existsBy(Presence, { userId, tab }))) return;
  await inTransaction(context.database, async writer => {
    const row = await writer.findOneBy(Presence, { userId, tab });
    if (!row) return;
    await writer.delete(Presence, { id: row.id });
    await tell(writer, userId, [row.conversationId], context.clock());
  });
}

/** Which colleagues have which conversations open, of those that the viewer may see himself, with the companies that they are filed under. */
export async function listPresence(manager: EntityManager, viewer: Viewer, now: Date): Promise<PresenceReply[]> {
  const visible = visibleMessageSql(viewer, '"m"');
  const seen = `EXISTS (SELECT 1 FROM "message" "m" WHERE "m"."conversationId" = "p"."conversationId" AND "m"."kind" <> 'stub' AND ${visible.sql})`;
  const rows = await manager
    .createQueryBuilder(Presence, 'p')
    .where({ until: MoreThan(now) })
    .andWhere('p.userId <> :me', { me: viewer.userId })
    .andWhere(seen, visible.parameters)
    .orderBy('p.id')
    .limit(MOST_SHOWN)
    .getMany();
  if (rows.length === 0) return [];
  const names = await peopleNames(
    manager,
    rows.map(row => row.userId),
  );
  const companies = await companiesOf(manager, viewer, [...new Set(rows.map(row => row.conversationId))]);
  return rows.map(({ userId, conversationId, isAnswering, since }) => ({
    ...{ userId, conversationId, isAnswering, since: since.toISOString(), name: names.get(userId) ?? '' },
    companyIds: companies.get(conversationId) ?? [],
  }));
}

async function companiesOf(
  manager: EntityManager,
  viewer: Viewer,
  conversationIds: readonly number[],
): Promise<Map<number, number[]>> {
  const rows = await manager
    .createQueryBuilder(Filing, 'f')
    .innerJoin(Message, 'm', 'm.id = f.messageId')
    .select('m.conversationId', 'conversationId')
    .addSelect('f.companyId', 'companyId')
    .distinct(true)
    .where('m.conversationId IN (:...conversationIds) AND f.endedAt IS NULL', { conversationIds })
    .getRawMany<{ conversationId: number; companyId: number }>();
  const visible = await visibleCompanies(manager, viewer, [...new Set(rows.map(row => row.companyId))]);
  const found = new Map<number, number[]>();
  for (const { conversationId, companyId } of rows)
    if (visible.has(companyId)) found.set(conversationId, [...(found.get(conversationId) ?? []), companyId]);
  return found;
}

/** Takes away places that ended without a word, and signals that every page has heard. */
export async function sweepLive(manager: EntityManager, now: Date): Promise<void> {
  await manager.delete(Presence, { until: LessThan(new Date(now.getTime() - HOUR)) });
  await manager.delete(LiveSignal, { at: LessThan(new Date(now.getTime() - HOUR)) });
}
