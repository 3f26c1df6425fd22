import type { Context } from '../../context';
import { inTransaction } from '../../platform/database/transaction';
import type { JobDefinition } from '../../platform/queue/queue';
import { lookAfterUpgrade, lookAgain, lookAtFiles } from './looking.service';
import type { LookPayload } from './noting.service';
import { LOOK_AGAIN } from './noting.service';

const HOUR = 3_600_000;
const MINUTES = 300_000;
// What is left is looked at the next time.
const TURNS = 20;

/** Computes the warnings of past mail again, a batch a job. */
export function warningsJobs(context: Context): JobDefinition[] {
  return [
    {
      name: LOOK_AGAIN,
      handler: async payload => {
        await inTransaction(context.database, manager => lookAgain(manager, payload as LookPayload));
        context.queue.wake();
      },
    },
    {
      name: 'warnings.upgrade',
      everyMs: HOUR,
      handler: async () => {
        if (await inTransaction(context.database, lookAfterUpgrade)) context.queue.wake();
      },
    },
    {
      name: 'warnings.files',
      everyMs: MINUTES,
      handler: async () => {
        for (let turn = 0; turn < TURNS; turn += 1) if (!(await inTransaction(context.database, lookAtFiles))) break;
        context.queue.wake();
      },
    },
  ];
}
