import { rm, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { AppError, notFound } from '../common/errors';
import type { Context } from '../context';
import { Mailbox } from '../mail/message.entity';
import type { ParsePool } from '../mail/parsePool';
import { inTransaction } from '../platform/database/transaction';
import { insertRowsReturning } from '../platform/database/rows';
import { ImportRun } from './importRun.entity';
import type { ImportState } from './importRun.entity';
import { failureOf, isOfTheMachine, openImporter } from './importing.service';
import type { HeldRun } from './leasing.service';
import { changeHeld, isHeld, isRunElsewhere, keepLease, releaseRun, takeRun } from './leasing.service';
import type { PumpOptions } from './pumping.service';
import { pump } from './pumping.service';
import { openSource } from './sources/sources.service';
import { startCursor } from './sources/source';
import { afterRequest } from './standing';
import { uploadFolderOf } from './uploadFolders';

export interface NewRun {
  mailboxId: number;
  /** Path on this machine. */
  source: string;
  label?: string;
  userId: number | null;
  isTemporary: boolean;
}

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
        errorCode: null,
        error: null,
        leasedBy: null,
        leasedUntil: null,
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

export interface RunOptions extends PumpOptions {
  pool: ParsePool;
  /** It runs by itself and not because a person asks for it now: what a person has paused or stopped stays so. */
  isJob?: boolean;
}

/**
 * Runs an import to its end, or until it is asked to pause or stop, or the signal comes. It goes on where the run stands, so running it
 * again after a crash at any point stores nothing twice and forgets nothing. One process at a time runs it: where another took it over, that one's
 * work is left alone.
 *
 * @returns the state that it ended in: 'waiting' where the signal came to a job, which is run again; 'stopped' where it came to a person's command
 * @throws AppError intake.run_elsewhere, intake.files_gone, those of `openSource`; what `isOfTheMachine` says
 */
export async function runImport(context: Context, runId: number, options: RunOptions): Promise<ImportState> {
  const run = await takeRun(context, runId, !options.isJob);
  if (typeof run === 'string') return run;
  const letGo = keepLease(context, run);
  try {
    const state = await importAll(context, run, options);
    const ended = await releaseRun(context, run, {
      state: state !== 'running' ? state : options.isJob ? 'waiting' : 'stopped',
    });
    if (ended === 'done') await removeUpload(context, runId);
    return ended;
  } catch (error) {
    // Whoever runs it now writes what becomes of it.
    if (isRunElsewhere(error)) throw error;
    const { code, message } = isOfTheMachine(error) ? machineFailure(error) : failureOf(error);
    await releaseRun(context, run, { state: 'failed', errorCode: code, error: message.slice(0, 400) }).catch(
      () => undefined,
    );
    throw error;
  } finally {
    letGo();
  }
}

async function importAll(context: Context, held: HeldRun, options: RunOptions): Promise<ImportState> {
  const { database, blobs } = context;
  const run = await database.manager.findOneByOrFail(ImportRun, { id: held.id });
  const mailbox = await database.manager.findOneByOrFail(Mailbox, { id: run.mailboxId });
  const { totalItems, totalBytes, items } = await openSource(run.source, { spool: blobs.spool });
  await inTransaction(database, manager => changeHeld(manager, held, { totalItems, totalBytes }, context.clock()));
  const importer = await openImporter(context, options.pool, mailbox);
  return pump(importer, held, items(run.cursor), options);
}

/** Removes the copy of the mail that was uploaded: it is stored now, or was kept out, and of that nothing may stay. */
async function removeUpload({ config, database }: Context, runId: number): Promise<void> {
  const { isTemporary, source } = await database.manager.findOneByOrFail(ImportRun, { id: runId });
  if (!isTemporary) return;
  await rm(uploadFolderOf(config.dataFolder, source) ?? source, { force: true, recursive: true });
}

function machineFailure(error: unknown): { code: string; message: string } {
  const code = String((error as { code?: unknown }).code ?? '');
  if (/FULL|ENOSPC|EDQUOT|disk_full/.test(code)) {
    return {
      code: 'intake.disk_full',
      message:
        'The disk is full. Make room and start the import again: it goes on where it stopped, and nothing is lost.',
    };
  }
  if (/BUSY|LOCKED/.test(code)) {
    return {
      code: 'intake.database_locked',
      message:
        'The database was locked by another program for too long. Start the import again: it goes on where it stopped.',
    };
  }
  return {
    code: 'intake.machine_error',
    message: `The database or the disk reported an error (${code}). Start the import again: it goes on where it stopped.`,
  };
}

/**
 * Asks a run to pause or stop. One that runs does so after its present batch; one that waits, is paused or has failed at once; and so does
 * one whose process has died. A stop that was asked for is not taken back by a pause.
 *
 * @throws AppError 404, intake.run_over (409) where the run has ended
 */
export async function requestOfRun(
  manager: EntityManager,
  runId: number,
  request: 'pause' | 'stop',
  now: Date,
): Promise<void> {
  const run = await manager.findOneBy(ImportRun, { id: runId });
  if (!run) throw notFound('import');
  if (run.state === 'done' || run.state === 'stopped') {
    throw new AppError('intake.run_over', 409, 'This import has already ended.', { details: { state: run.state } });
  }
  if (run.state === 'running' && isHeld(run, now)) {
    const asked = run.request === 'stop' ? 'stop' : request;
    const { affected } = await manager.update(
      ImportRun,
      { id: runId, leasedBy: run.leasedBy ?? IsNull() },
      { request: asked },
    );
    if (affected) return;
  }
  // Its holder, if there was one, ended meanwhile, or sleeps and will find that it holds nothing any more.
  const state = afterRequest(run.request === 'stop' ? 'stop' : request, 'running');
  const ended = state === 'stopped' ? { finishedAt: now } : {};
  const idle = { id: runId, state: In(['waiting', 'running', 'paused', 'failed']) };
  await manager.update(ImportRun, idle, { ...ended, state, request: '', leasedBy: null, leasedUntil: null });
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
