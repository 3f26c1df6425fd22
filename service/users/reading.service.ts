import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { raiseAlarm } from './alarms.service';
import { addCount, getLimits } from './limits.service';

/** What is counted when it is opened. */
export type ReadKind = 'message' | 'company';

/** Counts what people open. */
export interface ReadingCounter {
  /** Notes one opened thing; writes now and then. */
  note(userId: number, kind: ReadKind): Promise<void>;
  /** Writes what was noted and is not yet written. */
  flush(): Promise<void>;
}

// An alarm may come this many things, or this long, late: a write for each thing that is read would cost more than the reading.
const FLUSH_AT = 20;
const FLUSH_MS = 60_000;

/** Counts in memory, and adds to the day's sums in the database every twenty things or minute. Who passes a limit raises one alarm a day and kind. */
export function readingCounter(context: Context): ReadingCounter {
  let noted = new Map<string, number>();
  let size = 0;
  let since = 0;
  const flush = async () => {
    const counts = noted;
    noted = new Map();
    size = 0;
    if (counts.size > 0) await write(context, counts);
  };
  return {
    flush,
    note: async (userId, kind) => {
      const now = context.clock().getTime();
      const day = new Date(now).toISOString().slice(0, 10);
      if (size === 0) since = now;
      const key = `${day} ${userId} ${kind}`;
      noted.set(key, (noted.get(key) ?? 0) + 1);
      size += 1;
      if (size >= FLUSH_AT || now - since >= FLUSH_MS) await flush();
    },
  };
}

async function write(context: Context, counts: ReadonlyMap<string, number>): Promise<void> {
  await inTransaction(context.database, async manager => {
    const limits = await getLimits(manager);
    for (const [key, count] of counts) {
      const [day = '', userId = '', kind = ''] = key.split(' ');
      const limit = kind === 'message' ? limits.messages : limits.companies;
      const { before, after } = await addCount(manager, Number(userId), kind as ReadKind, day, count);
      if (before > limit || after <= limit) continue;
      await raiseAlarm(manager, 'mass_reading', Number(userId), { what: kind, count: after, limit }, context.clock());
    }
  });
}
