import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { EntityManager } from 'typeorm';
import { In, LessThanOrEqual, Not, IsNull } from 'typeorm';
import { AppError } from '../../common/errors';
import type { Context } from '../../context';
import { findByMessageIds } from '../../mail/byMessageId.service';
import type { Message } from '../../mail/message.entity';
import { MailboxMessage } from '../../mail/message.entity';
import { insertRows } from '../../platform/database/rows';
import { inTransaction } from '../../platform/database/transaction';
import type { Graph } from '../../platform/graph/graph';
import { graphUnreachable } from '../../platform/graph/graphFaults';
import { readMime } from '../../platform/graph/messages';
import type { Judged, JudgeTask } from '../classifying';
import { judgeItem } from '../classifying';
import type { Importer } from '../importing.service';
import type { Taken, TakenCopy } from '../taking.service';
import { takeIn } from '../taking.service';
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

/**
 * Fetches and stores the next messages of a mailbox that are still wanted, the newest first. What another mailbox brought already is not fetched again.
 *
 * @returns how many were settled; 0: none is left that is due
 * @throws AppError graph.throttled and other refusals that concern the whole mailbox; what was fetched until then is stored
 */
export async function fetchWanted(
  context: Context,
  graph: Graph,
  importer: Importer,
  user: string,
  signal?: AbortSignal,
): Promise<number> {
  const { manager } = context.database;
  const wanted = await manager.find(ExchangeItem, {
    where: {
      ...{ mailboxId: importer.mailbox.id, state: 'wanted', folderId: Not(IsNull()) },
      dueAt: LessThanOrEqual(context.clock()),
    },
    order: { receivedAt: 'DESC', id: 'DESC' },
    take: BATCH,
  });
  if (wanted.length === 0) return 0;
  const folders = new Map(
    (await manager.findBy(ExchangeFolder, { mailboxId: importer.mailbox.id })).map(folder => [folder.id, folder.name]),
  );
  const copied = await copyKnown(context, wanted, folders);
  const rest = wanted.filter(item => !copied.has(item.id));
  const fetched: Fetched[] = [];
  const stopped = await fetchAll(context, graph, importer, user, rest, folders, fetched, signal);
  await store(context, importer, fetched);
  if (stopped) throw stopped;
  return wanted.length;
}

/** Letters that are here already, by Message-ID, sender and time: this mailbox's copy is noted, and nothing is fetched. Answers their items. */
async function copyKnown(
  context: Context,
  wanted: readonly ExchangeItem[],
  folders: ReadonlyMap<number, string>,
): Promise<Set<number>> {
  const hashes = wanted.flatMap(item => item.messageIdHash ?? []);
  if (hashes.length === 0) return new Set();
  return inTransaction(context.database, async manager => {
    const there = await findByMessageIds(manager, hashes, { fromAddress: true, sentAt: true, kind: true });
    const letters = there.filter(letter => letter.kind !== 'stub');
    const pairs = wanted.flatMap(item => {
      const same = letters.filter(letter => isSame(letter, item));
      return same.length === 1 ? [{ item, letter: same[0] as Message }] : [];
    });
    await noteCopies(manager, pairs, folders, context.clock());
    return new Set(pairs.map(({ item }) => item.id));
  });
}

function isSame(letter: Message, item: ExchangeItem): boolean {
  const second = (at: Date | null) => Math.floor((at?.getTime() ?? 0) / 1000);
  return (
    letter.messageIdHash === item.messageIdHash &&
    letter.fromAddress === item.fromAddress &&
    second(letter.sentAt) === second(item.sentAt)
  );
}

async function noteCopies(
  manager: EntityManager,
  pairs: readonly { item: ExchangeItem; letter: Message }[],
  folders: ReadonlyMap<number, string>,
  now: Date,
): Promise<void> {
  if (pairs.length === 0) return;
  const copies = await manager.find(MailboxMessage, {
    where: { messageId: In([...new Set(pairs.map(({ letter }) => letter.id))]) },
  });
  const there = new Set(copies.map(copy => `${copy.mailboxId}:${copy.messageId}`));
  const sources = new Map(copies.map(copy => [copy.messageId, copy.sourceHash]));
  const rows: Partial<MailboxMessage>[] = [];
  for (const { item, letter } of pairs) {
    const key = `${item.mailboxId}:${letter.id}`;
    const sourceHash = sources.get(letter.id);
    if (!there.has(key) && sourceHash !== undefined) {
      there.add(key);
      const folder = (folders.get(item.folderId ?? 0) ?? '').slice(0, 400);
      rows.push({
        mailboxId: item.mailboxId,
        messageId: letter.id,
        folder,
        sourceHash,
        sentAt: letter.sentAt,
        importedAt: now,
      });
    }
    await manager.update(ExchangeItem, { id: item.id }, { state: 'stored', messageId: letter.id, reason: '' });
  }
  await insertRows(manager, MailboxMessage, rows);
}

/** Fetches four at a time. What one message refuses is noted with it; what the mailbox refuses ends the round and is answered. */
async function fetchAll(
  context: Context,
  graph: Graph,
  importer: Importer,
  user: string,
  items: readonly ExchangeItem[],
  folders: ReadonlyMap<number, string>,
  fetched: Fetched[],
  signal?: AbortSignal,
): Promise<AppError | null> {
  const queue = [...items];
  let stopped: AppError | null = null;
  const work = async () => {
    for (let item = queue.shift(); item && !stopped && !signal?.aborted; item = queue.shift())
      try {
        fetched.push(await fetchOne(context, graph, importer, user, item, folders, signal));
      } catch (error) {
        if (isOfOne(error)) await noteRefusal(context, item, error as AppError);
        else
          stopped ??=
            error instanceof AppError
              ? error
              : new AppError('intake.failed', 500, 'It could not be read.', { cause: error });
      }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return stopped;
}

const OF_ONE = ['graph.not_found', 'graph.unreachable', 'graph.refused', 'exchange.other_message'];
const isOfOne = (error: unknown) => error instanceof AppError && OF_ONE.includes(error.code);

async function fetchOne(
  context: Context,
  graph: Graph,
  importer: Importer,
  user: string,
  item: ExchangeItem,
  folders: ReadonlyMap<number, string>,
  signal?: AbortSignal,
): Promise<Fetched> {
  const raw = await spooled(await readMime(graph, user, item.graphId, signal), context.blobs.spool);
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

async function store(context: Context, importer: Importer, fetched: readonly Fetched[]): Promise<void> {
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
