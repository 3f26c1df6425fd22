import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import type { JobDefinition } from '../platform/queue/queue';
import { remindOfActivities } from './activityNotices.service';

const MINUTE = 60_000;
const TURNS = 100;

/** Tells people of calls, meetings and visits before they begin. */
export function activitiesJobs(context: Context): JobDefinition[] {
  return [
    {
      name: 'activities.remind',
      everyMs: MINUTE,
      handler: async (_payload, { signal }) => {
        for (let turn = 0; turn < TURNS && !signal.aborted; turn += 1)
          if (!(await inTransaction(context.database, manager => remindOfActivities(manager, context.clock())))) break;
      },
    },
  ];
}
