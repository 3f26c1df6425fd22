import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { addJob } from '../platform/queue/jobRows';
import type { JobDefinition } from '../platform/queue/queue';
import { priorities } from '../platform/queue/queue';
import { findPairsAfter } from './cleaning.service';
import { BUILD_KEYS } from './deskSettings.service';
import { sweepChecks } from './duplicates.service';
import { refreshKeysAfter } from './partyKeys.service';

const DAY = 86_400_000;
const FIND = 'companies.find_duplicates';
const BATCH = 200;
const PAIRS_BATCH = 50;

/**
 * Makes the keys by which companies are found again: of those that were here before there were keys, and once a day of all, so that a change that
 * forgot to is made good; and looks once a week for companies that may be one. A batch a job, so that a stop loses at most one.
 */
export function duplicatesJobs(context: Context): JobDefinition[] {
  return [
    {
      name: BUILD_KEYS,
      everyMs: DAY,
      handler: async payload => {
        const { afterId = 0 } = payload as { afterId?: number };
        await inTransaction(context.database, async manager => {
          const last = await refreshKeysAfter(manager, afterId, BATCH);
          const options = { priority: priorities.tidy, lane: BUILD_KEYS };
          if (last !== null) await addJob(manager, BUILD_KEYS, `after:${last}`, { afterId: last }, options);
          else await sweepChecks(manager, context.clock());
        });
      },
    },
    {
      name: FIND,
      everyMs: 7 * DAY,
      handler: async payload => {
        const { afterId = 0 } = payload as { afterId?: number };
        const last = await findPairsAfter(context, afterId, PAIRS_BATCH);
        if (last === null) return;
        const options = { priority: priorities.tidy, lane: FIND };
        await inTransaction(context.database, manager =>
          addJob(manager, FIND, `after:${last}`, { afterId: last }, options),
        );
      },
    },
  ];
}
