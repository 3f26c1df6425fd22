import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { Context } from '../../context';
import { inTransaction } from '../../platform/database/transaction';
import { Job } from '../../platform/queue/job.entity';
import { actorOf } from '../../companies/visibility';
import { audit } from '../../users/audit.service';
import type { Viewer } from '../../users/roles';
import { ExchangeCount, ExchangeFolder, ExchangeItem } from './exchange.entity';
import { getExchange } from './exchangeReading.service';
import type { DaysReply, MailboxJobsReply, OpenReply } from './history.schema';
import { FIRST, SYNC } from './requesting.service';

const MOST_OPEN = 100;
const MOST_JOBS = 20;

interface Wish {
  /** Absent: of all folders together. */
  folderId?: number;
  /** Days before this one. */
  cursor?: string;
  limit?: number;
}

/** The days of a mailbox, or of one of its folders: what the server has, and what became of it. The newest first. @throws AppError exchange.not_found */
export async function readDays({ database }: Context, mailboxId: number, wish: Wish): Promise<DaysReply> {
  const { manager } = database;
  await getExchange(manager, mailboxId);
  const limit = wish.limit ?? 30;
  const folders = await manager.find(ExchangeFolder, {
    select: { id: true },
    where: { mailboxId, isTaken: true, ...(wish.folderId ? { id: wish.folderId } : {}) },
  });
  const folderIds = folders.map(folder => folder.id);
  const found = folderIds.length === 0 ? [] : await daysOnServer(manager, mailboxId, folderIds, wish, limit + 1);
  const days = found.slice(0, limit);
  const [newest, oldest] = [days[0]?.day ?? '', days.at(-1)?.day ?? ''];
  const settled = days.length === 0 ? [] : await settledDays(manager, mailboxId, folderIds, oldest, newest);
  const byDay = new Map(settled.map(row => [row.day, row]));
  return {
    days: days.map(({ day, onServer }) => ({
      ...{ day, onServer: Number(onServer), stored: Number(byDay.get(day)?.stored ?? 0) },
      ...{ keptOut: Number(byDay.get(day)?.keptOut ?? 0), open: Number(byDay.get(day)?.open ?? 0) },
    })),
    nextCursor: found.length > limit ? oldest : null,
  };
}

type Raw = Record<'day', string> & Partial<Record<'onServer' | 'stored' | 'keptOut' | 'open', number | string>>;

function daysOnServer(
  manager: EntityManager,
  mailboxId: number,
  folderIds: readonly number[],
  { cursor }: Wish,
  limit: number,
): Promise<Raw[]> {
  const query = manager
    .createQueryBuilder(ExchangeCount, 'c')
    .select(['c.day AS "day"', 'SUM(c.onServer) AS "onServer"'])
    .where('c.mailboxId = :mailboxId', { mailboxId })
    .andWhere('c.folderId IN (:...folderIds)', { folderIds })
    .groupBy('c.day')
    .orderBy('c.day', 'DESC')
    .limit(limit);
  if (cursor) query.andWhere('c.day < :cursor', { cursor });
  return query.getRawMany<Raw>();
}

function settledDays(
  manager: EntityManager,
  mailboxId: number,
  folderIds: readonly number[],
  oldest: string,
  newest: string,
): Promise<Raw[]> {
  const sum = (states: string) => `SUM(CASE WHEN i.state IN (${states}) THEN 1 ELSE 0 END)`;
  return manager
    .createQueryBuilder(ExchangeItem, 'i')
    .select('i.day', 'day')
    .addSelect(sum(`'stored', 'unreadable'`), 'stored')
    .addSelect(sum(`'kept_out'`), 'keptOut')
    .addSelect(sum(`'wanted', 'refused'`), 'open')
    .where('i.mailboxId = :mailboxId AND i.folderId IN (:...folderIds)', { mailboxId, folderIds })
    .andWhere('i.day BETWEEN :oldest AND :newest', { oldest, newest })
    .groupBy('i.day')
    .getRawMany<Raw>();
}

/** Messages of a mailbox that cannot be fetched, and those that were tried in vain or wait, the hardest first. @throws AppError exchange.not_found */
export async function readOpen({ database }: Context, mailboxId: number): Promise<OpenReply> {
  const { manager } = database;
  await getExchange(manager, mailboxId);
  const where = { mailboxId, state: In(['wanted', 'refused']) };
  const items = await manager.find(ExchangeItem, {
    ...{ where, order: { tries: 'DESC' as const, id: 'DESC' as const }, take: MOST_OPEN },
  });
  const all = await manager.countBy(ExchangeItem, where);
  const folders = await manager.findBy(ExchangeFolder, { id: In(items.map(item => item.folderId ?? 0)) });
  const names = new Map(folders.map(folder => [folder.id, folder.name]));
  return {
    messages: items.map(item => ({
      ...{ id: item.id, folder: names.get(item.folderId ?? 0) ?? '', receivedAt: item.receivedAt.toISOString() },
      ...{ internetMessageId: item.internetMessageId ?? '', state: item.state, reason: item.reason },
      ...{ tries: item.tries, dueAt: item.dueAt.toISOString() },
    })),
    more: all - items.length,
  };
}

const deadOf = (mailboxId: number) => ({ key: String(mailboxId), name: In([SYNC, FIRST]), state: 'dead' as const });

/** Background jobs of a mailbox that gave up. @throws AppError exchange.not_found */
export async function readDeadJobs({ database }: Context, mailboxId: number): Promise<MailboxJobsReply> {
  const { manager } = database;
  await getExchange(manager, mailboxId);
  const jobs = await manager.find(Job, { where: deadOf(mailboxId), order: { id: 'DESC' }, take: MOST_JOBS });
  return {
    jobs: jobs.map(({ id, attempts, lastError, createdAt }) => ({
      ...{ id, attempts, lastError: lastError ?? '', createdAt: createdAt.toISOString() },
    })),
  };
}

/** Lets the dead jobs of a mailbox run again. @throws AppError exchange.not_found */
export async function retryDeadJobs(context: Context, viewer: Viewer, mailboxId: number): Promise<MailboxJobsReply> {
  const { jobs } = await readDeadJobs(context, mailboxId);
  for (const { id } of jobs) await context.queue.retry(id);
  if (jobs.length > 0)
    await inTransaction(context.database, async manager => {
      const about = { type: 'mailbox', id: mailboxId };
      await audit(manager, actorOf(viewer), 'exchange.retried', about, { n: jobs.length }, context.clock());
    });
  return readDeadJobs(context, mailboxId);
}
