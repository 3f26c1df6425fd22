import { randomUUID } from 'node:crypto';
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EntityManager } from 'typeorm';
import { AppError } from '../common/errors';
import type { Context } from '../context';
import { loadOwnCompany } from '../filing/questions.service';
import type { OwnCompany } from '../filing/question';
import { leadsSince } from '../leads/settings.service';
import { knownHashes } from '../mail/blobs.service';
import type { Mailbox } from '../mail/message.entity';
import type { ParsePool } from '../mail/parsePool';
import type { BlobInput, StoredBlob } from '../platform/blobs/blobs';
import { insertRows } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import { getCompanySettings } from '../users/settings.service';
import { barErased, refuseOldMark } from './barring.service';
import { blobInputs } from './blobInputs';
import type { Judged, JudgeTask } from './classifying';
import { judgeItem } from './classifying';
import { ImportFailure, ImportRun } from './importRun.entity';
import type { HeldRun } from './leasing.service';
import { changeHeld, isRunElsewhere, runElsewhere } from './leasing.service';
import type { Cursor, FailedItem, RawItem, SourceItem } from './sources/source';
import type { ClassifiedCopy, CopyResult } from './storingBatch.service';
import { storeBatch } from './storingBatch.service';

/** What an import needs beside the context; made once for a run. */
export interface Importer {
  context: Context;
  pool: ParsePool;
  mailbox: Mailbox;
  own: OwnCompany;
  excludedFolders: readonly string[];
  freshSince: number;
}

/** An item of a source and what was read of it; `failure` where it could not be. */
export interface ReadItem {
  source: SourceItem;
  copy: ClassifiedCopy | null;
  failure: { code: string; message: string } | null;
}

/** How a run stands after a batch. */
export type RunCounts = Pick<
  ImportRun,
  | 'found'
  | 'stored'
  | 'alreadyThere'
  | 'keptOut'
  | 'unreadable'
  | 'failed'
  | 'keptOutReasons'
  | 'readBytes'
  | 'totalItems'
  | 'totalBytes'
  | 'request'
>;

/** Collects what every message of an import into `mailbox` is judged by. */
export async function openImporter(context: Context, pool: ParsePool, mailbox: Mailbox): Promise<Importer> {
  const settings = await getCompanySettings(context.database.manager);
  const own = await loadOwnCompany(context.database.manager);
  const freshSince = await leadsSince(context.database.manager, context.clock());
  return { context, pool, mailbox, own, excludedFolders: settings.excludedFolders, freshSince };
}

/** Parses and classifies one item. Errors of the item are an answer, not an exception: the rest of an import goes on. */
export async function readItem(importer: Importer, source: SourceItem, folder: string | null): Promise<ReadItem> {
  if (source.error) return { source, copy: null, failure: (source as FailedItem).error };
  const raw = source as RawItem;
  try {
    const { own, excludedFolders, mailbox, freshSince } = importer;
    const place = { mailbox: mailbox.address, folder: folder ?? raw.folder };
    const task: JudgeTask = { own, excludedFolders, place, freshSince };
    const item = await importer.pool.parse({ bytes: raw.bytes, file: raw.file, format: raw.format, task });
    const { classification, filing, inquiry } = (item.judged as Judged | undefined) ?? (await judgeItem(item, task));
    const copy = { item, classification, filing, inquiry, mailboxId: mailbox.id, ...place };
    return { source, copy, failure: null };
  } catch (error) {
    return { source, copy: null, failure: failureOf(error) };
  }
}

/** A failure in words that can be kept and shown; nothing of the message is in it. */
export function failureOf(error: unknown): { code: string; message: string } {
  if (error instanceof AppError) return { code: error.code, message: error.message.slice(0, 1000) };
  const code = (error as { code?: unknown }).code;
  const known: Record<string, string> = {
    ENOENT: 'The file is no longer there.',
    EACCES: 'The file may not be read by the account that Tradepost runs under.',
    ENOSPC: 'The disk is full.',
  };
  const message = typeof code === 'string' ? known[code] : undefined;
  return { code: 'intake.failed', message: message ?? 'The message could not be stored. Its file was left as it is.' };
}

/** Errors that concern the machine and not a message: an import stops at them, and goes on from there when it is started again. */
export function isOfTheMachine(error: unknown): boolean {
  const code = String((error as { code?: unknown }).code ?? '');
  return (
    code === 'storage.disk_full' ||
    /^(SQLITE_(FULL|BUSY|IOERR|LOCKED|READONLY|CORRUPT|CANTOPEN)|ENOSPC|EDQUOT|EROFS|EIO)/.test(code)
  );
}

/**
 * Stores a batch and moves the run on, in one transaction. Where the batch fails for one message's sake, its messages are stored one by
 * one, and the one that fails is noted with its reason.
 *
 * @throws what `isOfTheMachine` says; nothing of the batch is stored then, and the run stands where it stood
 */
export async function storeItems(importer: Importer, run: HeldRun, items: readonly ReadItem[]): Promise<RunCounts> {
  if (items.length > 1) {
    try {
      return await storeTogether(importer, run, items);
    } catch (error) {
      if (isOfTheMachine(error) || isRunElsewhere(error)) throw error;
      importer.context.log.warn(
        { runId: run.id, items: items.length, code: (error as { code?: string }).code },
        'a batch failed; its messages are tried one by one',
      );
    }
  }
  let counts: RunCounts | null = null;
  for (const item of items) counts = await storeAlone(importer, run, item);
  return counts as RunCounts;
}

async function storeAlone(importer: Importer, run: HeldRun, item: ReadItem): Promise<RunCounts> {
  try {
    return await storeTogether(importer, run, [item]);
  } catch (error) {
    if (isOfTheMachine(error) || isRunElsewhere(error)) throw error;
    importer.context.log.error({ runId: run.id, cause: plainError(error) }, 'a message could not be stored');
    const counts = await storeTogether(importer, run, [failed(item, error)]);
    await removeTemporary([item]);
    return counts;
  }
}

/** The kind and place of an error without its text, which may quote a message. For a key of the log that no serialiser takes for an error. */
function plainError(error: unknown): { name: string; code: string | undefined; stack: string } {
  const { name, code, stack } = error as { name: string; code?: string; stack?: string };
  return { name, code, stack: framesOf(stack) };
}

// What stands before the places repeats the text, which may have several lines.
function framesOf(stack = ''): string {
  return stack
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, 12)
    .join('\n');
}

function failed(item: ReadItem, error: unknown): ReadItem {
  return { source: item.source, copy: null, failure: failureOf(error) };
}

async function storeTogether(importer: Importer, run: HeldRun, read: readonly ReadItem[]): Promise<RunCounts> {
  const { context } = importer;
  const { items, mark } = await withoutErased(context, read);
  const copies = items.flatMap(item => item.copy ?? []);
  const blobs = await writeBlobs(context, items);
  const now = context.clock();
  const counts = await inTransaction(context.database, async manager => {
    await refuseOldMark(manager, mark);
    const { results, keptOutReasons } = await storeBatch(manager, copies, blobs, importer.own, now);
    return moveOn(manager, run, items, { results, keptOutReasons }, now);
  });
  await removeTemporary(items);
  return counts;
}

async function withoutErased(
  context: Context,
  read: readonly ReadItem[],
): Promise<{ items: readonly ReadItem[]; mark: string }> {
  const { copies, mark } = await barErased(
    context.database.manager,
    read.flatMap(item => item.copy ?? []),
  );
  let at = 0;
  return { items: read.map(item => (item.copy ? { ...item, copy: copies[at++] ?? item.copy } : item)), mark };
}

/** Writes the contents that the store does not have; outside the transaction, since what a roll-back leaves is harmless. */
async function writeBlobs(context: Context, items: readonly ReadItem[]): Promise<StoredBlob[]> {
  const inputs = new Map<string, BlobInput>();
  for (const { copy, source } of items) {
    if (!copy || copy.classification.keepOut) continue;
    for (const input of blobInputs(copy.item, source as RawItem))
      if (!inputs.has(input.hash)) inputs.set(input.hash, input);
  }
  for (const hash of await knownHashes(context.database.manager, [...inputs.keys()])) inputs.delete(hash);
  const owned = new Set(
    items.flatMap(
      ({ source }) => (!source.error && !(source as RawItem).isTemporary ? (source as RawItem).file : null) ?? [],
    ),
  );
  const ready = await Promise.all([...inputs.values()].map(input => withOwnFile(context, input, owned)));
  return context.blobs.write(ready);
}

/** The store takes over the files that it is given; a person's own file is copied for it. */
async function withOwnFile(context: Context, input: BlobInput, owned: ReadonlySet<string>): Promise<BlobInput> {
  if (!('file' in input) || !owned.has(input.file)) return input;
  const copy = join(context.blobs.spool, randomUUID());
  await copyFile(input.file, copy);
  return { ...input, file: copy };
}

/** Removes the files that were made while items were read: of what was kept out nothing may stay, of what was stored there is nothing left to do. */
export async function removeTemporary(items: readonly ReadItem[]): Promise<void> {
  for (const { source, copy } of items) {
    if (source.error) continue;
    const raw = source as RawItem;
    if (raw.isTemporary && raw.file) await rm(raw.file, { force: true });
    for (const { file } of copy?.item.parsed.attachments ?? []) if (file) await rm(file, { force: true });
  }
}

/** What became of the messages of a batch. */
interface Stored {
  results: readonly CopyResult[];
  keptOutReasons: readonly string[];
}

/** Counts a batch and moves the cursor behind it, if the run is still ours and stands where this batch began. */
async function moveOn(
  manager: EntityManager,
  held: HeldRun,
  items: readonly ReadItem[],
  stored: Stored,
  now: Date,
): Promise<RunCounts> {
  const runId = held.id;
  const run = await manager.findOneByOrFail(ImportRun, { id: runId });
  const first = items[0]?.source.cursor.items ?? 0;
  if (run.cursor.items !== first - 1) throw runElsewhere();
  const failures = items.filter(item => item.failure !== null);
  const last = items[items.length - 1]?.source as SourceItem;
  const counts = addCounts(run, { found: items.length, failed: failures.length, readBytes: last.readBytes }, stored);
  const { request: _request, totalItems: _items, totalBytes: _bytes, ...changes } = counts;
  await changeHeld(manager, held, { ...changes, cursor: last.cursor satisfies Cursor }, now);
  await insertRows(
    manager,
    ImportFailure,
    failures.map(item => ({
      runId,
      item: item.source.name.slice(0, 1200),
      ...(item.failure as { code: string; message: string }),
    })),
  );
  return counts;
}

/** The counts of a run after a batch. */
function addCounts(
  run: ImportRun,
  batch: Pick<RunCounts, 'found' | 'failed' | 'readBytes'>,
  { results, keptOutReasons }: Stored,
): RunCounts {
  const reasons = { ...run.keptOutReasons };
  for (const reason of keptOutReasons) reasons[reason] = (reasons[reason] ?? 0) + 1;
  const count = (result: CopyResult) => results.filter(one => one === result).length;
  return {
    found: run.found + batch.found,
    stored: run.stored + count('stored'),
    alreadyThere: run.alreadyThere + count('alreadyThere'),
    keptOut: run.keptOut + count('keptOut'),
    unreadable: run.unreadable + count('unreadable'),
    failed: run.failed + batch.failed,
    keptOutReasons: reasons,
    readBytes: Math.max(run.readBytes, batch.readBytes),
    totalItems: run.totalItems,
    totalBytes: run.totalBytes,
    request: run.request,
  };
}
