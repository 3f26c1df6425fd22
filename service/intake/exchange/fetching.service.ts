import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { EntityManager } from 'typeorm';
import { AppError } from '../../common/errors';
import type { Context } from '../../context';
import { inTransaction } from '../../platform/database/transaction';
import type { Graph } from '../../platform/graph/graph';
import { graphUnreachable } from '../../platform/graph/graphFaults';
import { readMime } from '../../platform/graph/messages';
import type { Judged, JudgeTask } from '../classifying';
import { judgeItem } from '../classifying';
import type { Importer } from '../importing.service';
import type { Taken, TakenCopy } from '../taking.service';
import { takeIn } from '../taking.service';
import { copyKnown } from './copying.service';
import { ExchangeFolder, ExchangeItem } from './exchange.entity';

// What is stored in one transaction, and so may be fetched once more after a loss of power.
const BATCH = 40;
const AT_ONCE = 4;
const MAX_IN_MEMORY = 1024 * 1024;
const MAX_TRIES = 8;
const RETRY_MS = 30_000;

/** A message that was fetched, with its row. */
interface Fetched extends TakenCopy {
  item: ExchangeItem;
}

/** Whose mail is fetched, and by what. */
export interface Fetching {
  context: Context;
  graph: Graph;
  importer: Importer;
  /** The mailbox as Graph knows it. */
  user: string;
  /** Only what was received since then; null: all. */
  since: Date | null;
  signal: AbortSignal;
}

/** What was taken in hand together. */
interface Batch {
  items: readonly ExchangeItem[];
  fetched: Fetched[];
  /** What the mailbox refuses. */
  stopped: AppError | null;
}

/**
 * Fetches and stores the messages of a mailbox that are still wanted, the newest first, until none is left that is due, or `isOver` says that others have their turn. While a batch is stored
 * the next is on its way. What another mailbox brought already is not fetched again.
 *
 * @returns how many were taken in hand; whether more may be left
 * @throws AppError graph.throttled and other refusals that concern the whole mailbox; what was fetched until then is stored
 */
export async function fetchUntil(
  fetching: Fetching,
  isOver: () => Promise<boolean>,
): Promise<{ settled: number; isMore: boolean }> {
  let settled = 0;
  let last: Batch = { items: [], fetched: [], stopped: null };
  let storing = Promise.resolve();
  try {
    for (;;) {
      const batch = await fetchBatch(fetching, new Set(last.items.map(item => item.id)));
      await storing;
      if (batch.items.length === 0) return { settled, isMore: false };
      settled += batch.items.length;
      storing = store(fetching, batch.fetched);
      // Whoever waits for it is told; that may be a little later.
      storing.catch(() => undefined);
      const isEnd = batch.stopped !== null || (await isOver());
      if (isEnd) await storing;
      if (batch.stopped) throw batch.stopped;
      if (isEnd) return { settled, isMore: true };
      last = batch;
    }
  } finally {
    await storing.catch(() => undefined);
  }
}

/** @param inHand numbers of items that are being stored */
async function fetchBatch(fetching: Fetching, inHand: ReadonlySet<number>): Promise<Batch> {
  const { context, importer } = fetching;
  const { manager } = context.database;
  const next = await nextWanted(manager, fetching, BATCH + inHand.size, context.clock());
  const items = next.filter(item => !inHand.has(item.id)).slice(0, BATCH);
  if (items.length === 0) return { items, fetched: [], stopped: null };
  const folders = new Map(
    (await manager.findBy(ExchangeFolder, { mailboxId: importer.mailbox.id })).map(folder => [folder.id, folder.name]),
  );
  const copied = await copyKnown(context, items, folders);
  const rest = items.filter(item => !copied.has(item.id));
  return { items, ...(await fetchAll(fetching, rest, folders)) };
}

// The states stand in the statements as they do in the index: of a value that is handed over the database does not know that the index has it.
function nextWanted(
  manager: EntityManager,
  { importer, since }: Fetching,
  most: number,
  now: Date,
): Promise<ExchangeItem[]> {
  const mailboxId = importer.mailbox.id;
  const query = manager
    .createQueryBuilder(ExchangeItem, 'i')
    .where(`i.mailboxId = :mailboxId AND i.state = 'wanted' AND i.folderId IS NOT NULL`, { mailboxId })
    .andWhere('i.dueAt <= :now', { now });
  if (since) query.andWhere('i.receivedAt >= :since', { since });
  return query.orderBy('i.receivedAt', 'DESC').addOrderBy('i.id', 'DESC').limit(most).getMany();
}

/** How many messages of a mailbox are still to be fetched, and of how many that was tried in vain. */
export async function countWanted(
  manager: EntityManager,
  mailboxId: number,
): Promise<{ wanted: number; failing: number }> {
  const row = await manager
    .createQueryBuilder(ExchangeItem, 'i')
    .select(['COUNT(*) AS "wanted"', 'SUM(CASE WHEN i.tries > 0 THEN 1 ELSE 0 END) AS "failing"'])
    .where(`i.mailboxId = :mailboxId AND i.state = 'wanted'`, { mailboxId })
    .getRawOne<{ wanted: number | string; failing: number | string | null }>();
  return { wanted: Number(row?.wanted ?? 0), failing: Number(row?.failing ?? 0) };
}

/** Fetches four at a time. What one message refuses is noted with it; what the mailbox refuses ends the round and is answered. */
async function fetchAll(
  fetching: Fetching,
  items: readonly ExchangeItem[],
  folders: ReadonlyMap<number, string>,
): Promise<Omit<Batch, 'items'>> {
  const { context, signal } = fetching;
  const queue = [...items];
  const fetched: Fetched[] = [];
  let stopped: AppError | null = null;
  const work = async () => {
    for (let item = queue.shift(); item && !stopped && !signal.aborted; item = queue.shift())
      try {
        fetched.push(await fetchOne(fetching, item, folders));
      } catch (error) {
        // Who is to stop breaks off what he has begun: no fault of the message.
        if (signal.aborted) return;
        if (isOfOne(error)) await noteRefusal(context, item, error as AppError);
        else
          stopped ??=
            error instanceof AppError
              ? error
              : new AppError('intake.failed', 500, 'It could not be read.', { cause: error });
      }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { fetched, stopped };
}

const OF_ONE = ['graph.not_found', 'graph.unreachable', 'graph.refused', 'exchange.other_message'];
const isOfOne = (error: unknown) => error instanceof AppError && OF_ONE.includes(error.code);
const isUnreachable = (error: unknown) => error instanceof AppError && error.code === 'graph.unreachable';

async function fetchOne(
  fetching: Fetching,
  item: ExchangeItem,
  folders: ReadonlyMap<number, string>,
): Promise<Fetched> {
  const { importer, signal } = fetching;
  // A connection that broke is mostly mended by the next: only what breaks twice waits.
  const raw = await bytesOf(fetching, item).catch((error: unknown) => {
    if (!isUnreachable(error) || signal.aborted) throw error;
    return bytesOf(fetching, item);
  });
  const { mailbox, own, excludedFolders, freshSince, pool } = importer;
  const place = { mailbox: mailbox.address, folder: folders.get(item.folderId ?? 0) ?? '' };
  const task: JudgeTask = { own, excludedFolders, place, freshSince };
  const read = await pool.parse({ ...raw, format: 'eml', task });
  // Where the server gave another message than it was asked for, it is not taken for this one (lessons R15).
  if (item.messageIdHash && read.messageIdHash && read.messageIdHash !== item.messageIdHash)
    throw new AppError('exchange.other_message', 502, 'The server gave another message than it was asked for.');
  const { classification, filing, inquiry } = (read.judged as Judged | undefined) ?? (await judgeItem(read, task));
  return { item, raw, copy: { item: read, classification, filing, inquiry, mailboxId: mailbox.id, ...place } };
}

async function bytesOf({ context, graph, user, signal }: Fetching, item: ExchangeItem) {
  return spooled(await readMime(graph, user, item.graphId, signal), context.blobs.spool);
}

/** Bytes in memory up to a mebibyte, in a file of the spool beyond: memory does not grow with the message. */
async function spooled(bytes: Readable, folder: string): Promise<{ bytes: Buffer | null; file: string | null }> {
  const pieces = piecesOf(bytes);
  const begun: Buffer[] = [];
  let size = 0;
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
    begun.push(next.value);
    size += next.value.length;
    if (size <= MAX_IN_MEMORY) continue;
    const file = join(folder, randomUUID());
    await pipeline(after(begun, pieces), createWriteStream(file));
    return { bytes: null, file };
  }
  return { bytes: Buffer.concat(begun), file: null };
}

/** A body that breaks off is a fault of the connection, told from those of our own disk. */
async function* piecesOf(bytes: Readable): AsyncGenerator<Buffer, undefined> {
  try {
    for await (const piece of bytes) yield piece as Buffer;
  } catch (error) {
    throw graphUnreachable(error);
  }
  return undefined;
}

async function* after(begun: readonly Buffer[], pieces: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield* begun;
  yield* pieces;
}

async function store({ context, importer }: Fetching, fetched: readonly Fetched[]): Promise<void> {
  if (fetched.length === 0) return;
  try {
    await takeIn(context, fetched, importer.own, (manager, taken) => noteStored(manager, fetched, taken));
  } finally {
    for (const { raw } of fetched) if (raw.file) await rm(raw.file, { force: true });
  }
  context.queue.wake();
}

async function noteStored(manager: EntityManager, fetched: readonly Fetched[], taken: Taken): Promise<void> {
  for (const [at, { item }] of fetched.entries()) {
    const keptOut = taken.copies[at]?.classification.keepOut?.reason;
    const state = keptOut ? 'kept_out' : taken.results[at] === 'unreadable' ? 'unreadable' : 'stored';
    const values = { state, reason: keptOut ?? '', messageId: taken.messageIds[at] ?? null } as const;
    await manager.update(ExchangeItem, { id: item.id }, values);
  }
}

/** What cannot be fetched is tried again, later and later; what is gone from the server is gone. */
async function noteRefusal(context: Context, item: ExchangeItem, error: AppError): Promise<void> {
  const tries = item.tries + 1;
  const isGone = error.code === 'graph.not_found';
  const state = isGone ? 'gone' : tries >= MAX_TRIES ? 'refused' : 'wanted';
  const dueAt = new Date(context.clock().getTime() + Math.min(RETRY_MS * 2 ** (tries - 1), 3_600_000));
  await inTransaction(context.database, manager =>
    manager.update(
      ExchangeItem,
      { id: item.id, state: 'wanted' },
      { state, tries, dueAt, reason: error.code.slice(0, 60) },
    ),
  );
}
