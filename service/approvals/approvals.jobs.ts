import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import type { JobDefinition } from '../platform/queue/queue';
import { clearCopies, expireRequests } from './clearing.service';

const MINUTES = 300_000;
const DAY = 86_400_000;
// What is left is done the next time.
const TURNS = 50;

/** Ends what nobody decided in time; empties old copies. */
export function approvalsJobs(context: Context): JobDefinition[] {
  const repeat = async (step: typeof expireRequests) => {
    for (let turn = 0; turn < TURNS; turn += 1)
      if (!(await inTransaction(context.database, manager => step(manager, context.clock())))) break;
  };
  return [
    { name: 'approvals.expire', everyMs: MINUTES, handler: () => repeat(expireRequests) },
    { name: 'approvals.clear', everyMs: DAY, handler: () => repeat(clearCopies) },
  ];
}
