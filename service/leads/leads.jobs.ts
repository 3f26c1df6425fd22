import type { Context } from '../context';
import { isUniqueViolation } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import type { JobDefinition } from '../platform/queue/queue';
import { returnIdle, tellLate, warnOwners } from './clock.service';
import { OPEN, readInquiry } from './inquiries.service';
import type { ReclockPayload } from './pools.service';
import { RECLOCK } from './pools.service';
import { reclock } from './reclocking.service';

const TEN_MINUTES = 600_000;
const TURNS = 100;

/** Reads what was recognised as an inquiry and opens its lead; runs the clock of the pools. */
export function leadsJobs(context: Context): JobDefinition[] {
  return [
    {
      name: OPEN,
      handler: async payload => {
        const { messageId } = payload as { messageId: number };
        try {
          await readInquiry(context, messageId);
        } catch (error) {
          // Another process opened the lead of the same party at the same instant: now it is there to be found.
          if (!isUniqueViolation(error)) throw error;
          await readInquiry(context, messageId);
        }
      },
    },
    { name: 'leads.clock', everyMs: TEN_MINUTES, handler: (_payload, { signal }) => runClock(context, signal) },
    {
      name: RECLOCK,
      handler: (payload, { signal }) => reclock(context, payload as ReclockPayload, signal),
    },
  ];
}

/** What the clock of the pools has to do, until nothing is due; what is left after so many turns is done the next time. */
async function runClock(context: Context, signal: AbortSignal): Promise<void> {
  for (const step of [warnOwners, returnIdle, tellLate])
    for (let turn = 0; turn < TURNS && !signal.aborted; turn += 1)
      if (!(await inTransaction(context.database, manager => step(manager, context.clock())))) break;
}
