import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import type { JobDefinition } from '../platform/queue/queue';
import { runImportApart } from './apart.service';
import { ImportFailure, ImportRun } from './importRun.entity';
import { IMPORT, isRunElsewhere, LEASE_MS } from './leasing.service';
import { createRun, findUnfinishedRun, runImport } from './runs.service';
import { closeParsePool, withParsePool } from './sharedPool.service';
import { sweepUploads } from './sweeping.service';
import { enqueueRun } from './uploading.service';
import type { WatchedOutcome } from './watching.service';
import { lookAtWatchedFolders } from './watching.service';

const WATCH_MS = 5_000;
const SWEEP_MS = 3600 * 1000;

/** Imports that were started in the web page run as jobs: they survive a restart and go on where they stood. Watched folders are looked at all the time. */
export function intakeJobs(context: Context): JobDefinition[] {
  return [
    {
      name: IMPORT,
      // They share the threads that parse and the one that writes: two at once would take twice the memory for the same speed.
      maxAtOnce: 1,
      handler: (payload, job) => importOfJob(context, (payload as { runId: number }).runId, job.signal),
      atStop: () => closeParsePool(context),
    },
    {
      name: 'intake.watch',
      everyMs: WATCH_MS,
      handler: (_payload, job) =>
        lookAtWatchedFolders(
          context,
          (mailboxId, path, folder) => importWatched(context, mailboxId, path, folder, job.signal),
          job.signal,
        ),
    },
    {
      name: 'intake.sweep',
      everyMs: SWEEP_MS,
      handler: async () => {
        const removed = await sweepUploads(context);
        if (removed > 0) context.log.info({ removed }, 'uploaded mail that no import needs was removed');
      },
    },
  ];
}

async function importOfJob(context: Context, runId: number, signal: AbortSignal): Promise<void> {
  try {
    const state = await runImportApart(context, runId, { signal, isJob: true });
    context.log.info({ runId, state }, 'an import ended');
  } catch (error) {
    if (!isRunElsewhere(error)) throw error;
    // A command line has it, or a process that died a moment ago: look again when it must have told that it lives.
    await inTransaction(context.database, async manager => {
      const { mailboxId } = await manager.findOneByOrFail(ImportRun, { id: runId });
      await enqueueRun(manager, runId, mailboxId, new Date(context.clock().getTime() + LEASE_MS));
    });
  } finally {
    context.queue.wake();
  }
}

/** One file of a watched folder, as an import of its own: it is counted, and its failures are listed, like those of any other. */
async function importWatched(
  context: Context,
  mailboxId: number,
  path: string,
  folder: string,
  signal: AbortSignal,
): Promise<WatchedOutcome> {
  const runId = await watchedRun(context, mailboxId, path);
  const state = await withParsePool(context, pool => runImport(context, runId, { pool, folder, signal }));
  context.queue.wake();
  if (state !== 'done') throw new Error('the import of a watched file was interrupted');
  const failure = await context.database.manager.findOneBy(ImportFailure, { runId });
  return failure ? { failed: failure.message } : 'stored';
}

/** The run of an attempt that failed is used again, so that a file that is tried for hours is one line; one that had read something may be of another file of that name. */
async function watchedRun(context: Context, mailboxId: number, path: string): Promise<number> {
  return inTransaction(context.database, async manager => {
    const before = await findUnfinishedRun(manager, mailboxId, path);
    if (before?.cursor.items === 0) return before.id;
    return createRun(manager, { mailboxId, source: path, userId: null, isTemporary: false }, context.clock());
  });
}
