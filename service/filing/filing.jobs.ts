import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import type { JobDefinition } from '../platform/queue/queue';
import type { RefilePayload } from './affected.service';
import { REFILE, refileBatch } from './refiling.service';

/** Files old mail again after a change of master data or rules, a batch a job. */
export function filingJobs(context: Context): JobDefinition[] {
  return [
    {
      name: REFILE,
      handler: async (payload, job) => {
        const changed = await inTransaction(context.database, manager =>
          refileBatch(manager, payload as RefilePayload, job.key, context.clock()),
        );
        if (changed > 0) context.log.info({ job: job.id, changed }, 'old mail was filed again');
        context.queue.wake();
      },
    },
  ];
}
