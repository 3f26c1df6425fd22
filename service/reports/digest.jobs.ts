import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import type { JobDefinition } from '../platform/queue/queue';
import { sendDigests, sweepDigests } from './digestSending.service';

const FIVE_MINUTES = 300_000;
const DAY = 86_400_000;
const TURNS = 50;

/** Writes the morning digests when they are due. */
export function digestJobs(context: Context): JobDefinition[] {
  return [
    {
      name: 'digest.send',
      everyMs: FIVE_MINUTES,
      handler: async (_payload, { signal }) => {
        for (let turn = 0; turn < TURNS && !signal.aborted; turn += 1)
          if ((await sendDigests(context, signal)) === 0) break;
      },
    },
    {
      name: 'digest.sweep',
      everyMs: DAY,
      handler: () => inTransaction(context.database, manager => sweepDigests(manager, context.clock())),
    },
  ];
}
