import { rm, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { AppError, notFound } from '../common/errors';
import type { Context } from '../context';
import { Mailbox } from '../mail/message.entity';
import type { ParsePool } from '../mail/parsePool';
import { inTransaction } from '../platform/database/transaction';
import { insertRowsReturning } from '../platform/database/rows';
import { ImportRun } from './importRun.entity';
import type { ImportState } from './importRun.entity';
import type { Importer, ReadItem, RunCounts } from './importing.service';
import { failureOf, isOfTheMachine, openImporter, readItem, storeItems } from './importing.service';
import { openSource } from './sources/sources.service';
import type { SourceItem } from './sources/source';
import { startCursor } from './sources/source';

export interface NewRun {
  mailboxId: number;
  /** Path on this machine. */
  source: string;
  label?: string;
  userId: number | null;
  isTemporary: boolean;
}

// What may be lost to a power cut, and what a batch that fails costs to try again.
const BATCH_ITEMS = 200;
const BATCH_MS = 1000;
// Items being parsed ahead of the batch that is stored; with the limit on their size it bounds memory.
const AHEAD = 96;

/** Writes down an import that is to be run. */
export async function createRun(manager: EntityManager, run: NewRun, now: Date): Promise<number> {
  const source = resolve(run.source);
  const ids = await insertRowsReturning(
    manager,
    ImportRun,
    [
      {
        mailboxId: run.mailboxId,
        source,
        label: (run.label ?? basename(source)).slice(0, 400),
        state: 'waiting',
        request: '',
        cursor: startCursor,
        totalItems: null,
        totalBytes: null,
        readBytes: 0,
        found: 0,
        stored: 0,
        alreadyThere: 0,
        keptOut: 0,
        unreadable: 0,
        failed: 0,
        keptOutReasons: {},
        isTemporary: run.isTemporary,
        userId: run.userId,
        error: null,
        createdAt: now,
        startedAt: null,
        finishedAt: null,
      },
    ],
    'source',
  );
  return ids.get(source) as number;
}

/** An import of the same source into the same mailbox that was begun and not finished, newest first: it goes on where it stood. */
export async function findUnfinishedRun(
  manager: EntityManager,
  mailboxId: number,
  source: string,
): Promise<ImportRun | null> {
  return manager.findOne(ImportRun, {
    where: { mailboxId, source: resolve(source), state: In(['waiting', 'running', 'paused', 'stopped', 'failed']) },
    order: { id: 'DESC' },
  });
}

export interface RunOptions {
  pool: ParsePool;
  /** Everything goes into this folder instead of the one that the source tells. */
  folder?: string | null;
  onProgress?: (counts: RunCounts) => void;
  signal?: AbortSignal;
}

/**
 * Runs an import to its end, or until it is asked to pause or stop, or the signal comes. It goes on where the run stands, so running it
 * again after a crash at any point stores nothing twice and forgets nothing.
 *
 * @returns the state that it ended in
 */
export async function runImport(context: Context, runId: number, options: RunOptions): Promise<ImportState> {
  const run = await context.database.manager.findOneBy(ImportRun, { id: runId });
  if (!run) throw notFound('import');
  if (run.state === 'done') return 'done';
  const mailbox = await context.database.manager.findOneByOrFail(Mailbox, { id: run.mailboxId });
  const change = (values: Partial<ImportRun>) =>
    inTransaction(context.database, manager => manager.update(ImportRun, runId, values));
  await change({
    state: 'running',
    request: '',
    startedAt: run.startedAt ?? context.clock(),
    error: null,
    finishedAt: null,
  });
  try {
    const source = await openSource(run.source, { spool: context.blobs.spool });
    await change({ totalItems: source.totalItems, totalBytes: source.totalBytes });
    const importer = await openImporter(context, options.pool, mailbox);
    const state = await pump(importer, runId, source.items(run.cursor), options);
    await change({ state, ...(state === 'done' || state === 'stopped' ? { finishedAt: context.clock() } : {}) });
    if (state === 'done' && run.isTemporary) await rm(run.source, { force: true, recursive: true });
    return state;
  } catch (error) {
    const { message } = isOfTheMachine(error) ? machineFailure(error) : failureOf(error);
    await change({ state: 'failed', error: message.slice(0, 400) }).catch(() => undefined);
    throw error;
  }
}

function machineFailure(error: unknown): { message: string } {
  const code = String((error as { code?: unknown }).code ?? '');
  if (/FULL|ENOSPC|EDQUOT|disk_full/.test(code)) {
    return {
      message:
        'The disk is full. Make room and start the import again: it goes on where it stopped, and nothing is lost.',
    };
  }
  if (/BUSY|LOCKED/.test(code)) {
    return {
      message:
        'The database was locked by another program for too long. Start the import again: it goes on where it stopped.',
    };
  }
  return {
    message: `The database or the disk reported an error (${code}). Start the import again: it goes on where it stopped.`,
  };
}

/** Reads ahead, stores in batches, looks after each for what was asked. */
async function pump(
  importer: Importer,
  runId: number,
  items: AsyncIterable<SourceItem>,
  options: RunOptions,
): Promise<ImportState> {
  const reading: Promise<ReadItem>[] = [];
  let batch: ReadItem[] = [];
  let began = Date.now();
  const flush = async (): Promise<ImportState | null> => {
    if (batch.length === 0) return options.signal?.aborted ? 'running' : null;
    const counts = await storeItems(importer, runId, batch);
    batch = [];
    began = Date.now();
    options.onProgress?.(counts);
    if (counts.request === 'stop') return 'stopped';
    if (counts.request === 'pause') return 'paused';
    return options.signal?.aborted ? 'running' : null;
  };
  const take = async (): Promise<ImportState | null> => {
    batch.push(await (reading.shift() as Promise<ReadItem>));
    return batch.length >= BATCH_ITEMS || Date.now() - began >= BATCH_MS ? flush() : null;
  };
  for await (const item of items) {
    reading.push(readItem(importer, item, options.folder ?? null));
    if (reading.length < AHEAD) continue;
    const end = await take();
    if (end) return drained(reading, end);
  }
  while (reading.length > 0) {
    const end = await take();
    if (end) return drained(reading, end);
  }
  return (await flush()) ?? 'done';
}

/** What was read ahead of a stop is read again later; its promises must not be left alone. */
async function drained(reading: readonly Promise<ReadItem>[], state: ImportState): Promise<ImportState> {
  await Promise.allSettled(reading);
  return state;
}

/**
 * Asks a run to pause or stop. It does so after its present batch.
 *
 * @throws AppError 409 where the run is over
 */
export async function requestOfRun(manager: EntityManager, runId: number, request: 'pause' | 'stop'): Promise<void> {
  const run = await manager.findOneBy(ImportRun, { id: runId });
  if (!run) throw notFound('import');
  if (run.state === 'done' || run.state === 'stopped') {
    throw new AppError('intake.run_over', 409, 'This import has already ended.', { details: { state: run.state } });
  }
  const isIdle = run.state === 'paused' || run.state === 'waiting' || run.state === 'failed';
  await manager.update(
    ImportRun,
    runId,
    isIdle ? { state: request === 'stop' ? 'stopped' : 'paused', request: '' } : { request },
  );
}

/** True where a path is there; the sentence says what to do where it is not. */
export async function checkSource(path: string): Promise<void> {
  try {
    await stat(path);
  } catch {
    throw new AppError('intake.no_such_path', 400, `There is nothing at "${path}". Check the path and try again.`, {
      details: { path },
    });
  }
}
