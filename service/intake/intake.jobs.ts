import type { Context } from '../context';
import type { JobDefinition } from '../platform/queue/queue';
import { openParsePool } from '../mail/parsePool';
import { runImport } from './runs.service';
import { getCompanySettings } from '../users/settings.service';
import { parsePoolOptions } from './pool';
import { IMPORT } from './uploading.service';

/** Imports that were started in the web page run as jobs: they survive a restart and go on where they stood. */
export function intakeJobs(context: Context): JobDefinition[] {
  return [
    {
      name: IMPORT,
      handler: async (payload, job) => {
        const { runId } = payload as { runId: number };
        const settings = await getCompanySettings(context.database.manager);
        const pool = await openParsePool(parsePoolOptions(context, settings.ownDomains));
        try {
          const state = await runImport(context, runId, { pool, signal: job.signal });
          context.log.info({ runId, state }, 'an import ended');
        } finally {
          await pool.close();
          context.queue.wake();
        }
      },
    },
  ];
}
