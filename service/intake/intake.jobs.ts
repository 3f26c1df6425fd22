import type { Context } from '../context';
import { openParsePool } from '../mail/parsePool';
import { inTransaction } from '../platform/database/transaction';
import type { JobDefinition } from '../platform/queue/queue';
import { getCompanySettings } from '../users/settings.service';
import { ImportFailure } from './importRun.entity';
import { parsePoolOptions } from './pool';
import { createRun, runImport } from './runs.service';
import { IMPORT } from './uploading.service';
import type { WatchedOutcome } from './watching.service';
import { lookAtWatchedFolders } from './watching.service';

const WATCH_MS = 5_000;

/** Imports that were started in the web page run as jobs: they survive a restart and go on where they stood. Watched folders are looked at all the time. */
export function intakeJobs(context: Context): JobDefinition[] {
  return [
    {
      name: IMPORT,
      handler: async (payload, job) => {
        const { runId } = payload as { runId: number };
        const state = await runWith(context, runId, null, context.config.parseThreads, job.signal);
        context.log.info({ runId, state }, 'an import ended');
      },
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
  ];
}

async function runWith(context: Context, runId: number, folder: string | null, threads: number, signal: AbortSignal) {
  const { ownDomains } = await getCompanySettings(context.database.manager);
  const pool = await openParsePool({ ...parsePoolOptions(context, ownDomains), threads });
  try {
    return await runImport(context, runId, { pool, folder, signal });
  } finally {
    await pool.close();
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
  const run = { mailboxId, source: path, userId: null, isTemporary: false };
  const runId = await inTransaction(context.database, manager => createRun(manager, run, context.clock()));
  const state = await runWith(context, runId, folder, 0, signal);
  if (state !== 'done') throw new Error('the import of a watched file was interrupted');
  const failure = await context.database.manager.findOneBy(ImportFailure, { runId });
  return failure ? { failed: failure.message } : 'stored';
}
