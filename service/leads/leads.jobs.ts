import type { Context } from '../context';
import { isUniqueViolation } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import type { JobDefinition } from '../platform/queue/queue';
import { awaitAttached, READ_ATTACHED, readAttached } from './attachedReading.service';
import { returnIdle, tellLate, warnOwners } from './clock.service';
import type { CustomerPlace } from './customerClock.service';
import { leavePools, reckonCustomers, returnCustomers, warnOfCustomers } from './customerClock.service';
import { OPEN, readInquiry } from './inquiries.service';
import type { AlertPlace } from './opportunityAlerts.service';
import { tellAttention } from './opportunityAlerts.service';
import type { ReclockPayload } from './pools.service';
import { RECKON_CUSTOMERS, RECLOCK } from './pools.service';
import { reclock } from './reclocking.service';

const TEN_MINUTES = 600_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
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
        await inTransaction(context.database, manager => awaitAttached(manager, messageId, context.clock()));
      },
    },
    {
      name: READ_ATTACHED,
      handler: payload => {
        const { messageId, turn } = payload as { messageId: number; turn: number };
        return readAttached(context, messageId, turn);
      },
    },
    { name: 'leads.clock', everyMs: TEN_MINUTES, handler: (_payload, { signal }) => runClock(context, signal) },
    {
      name: 'opportunities.attention',
      everyMs: HOUR,
      handler: (_payload, { signal }) => tellOfOpportunities(context, signal),
    },
    {
      name: RECKON_CUSTOMERS,
      everyMs: DAY,
      handler: (payload, { signal }) => reckonAll(context, payload as { isWhole?: boolean }, signal),
    },
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
  await inTransaction(context.database, manager => leavePools(manager));
  for (const step of [warnOfCustomers, returnCustomers]) {
    let place: CustomerPlace | null = null;
    do {
      const from: CustomerPlace | null = place;
      place = await inTransaction(context.database, manager => step(manager, from, context.clock()));
    } while (place && !signal.aborted);
  }
}

/** When customers return, a batch a transaction; run twice it changes nothing more. */
async function reckonAll(
  context: Context,
  { isWhole = false }: { isWhole?: boolean },
  signal: AbortSignal,
): Promise<void> {
  let afterId: number | null = 0;
  do {
    const from: number = afterId;
    afterId = await inTransaction(context.database, manager =>
      reckonCustomers(manager, from, isWhole, context.clock()),
    );
  } while (afterId !== null && !signal.aborted);
}

/** Tells owners which of their opportunities need attention: every cause to its end, a batch a transaction. What another process told meanwhile is told the next time as known. */
async function tellOfOpportunities(context: Context, signal: AbortSignal): Promise<void> {
  let place: AlertPlace | null = { step: 0, afterId: 0 };
  while (place && !signal.aborted) {
    const from: AlertPlace = place;
    place = await inTransaction(context.database, manager => tellAttention(manager, from, context.clock()));
  }
}
