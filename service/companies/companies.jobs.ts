import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { addJob } from '../platform/queue/jobRows';
import type { JobDefinition } from '../platform/queue/queue';
import { priorities } from '../platform/queue/queue';
import { readSignatures, SIGNATURES } from './signatures.service';
import { reckonTouched } from './standing.service';
import { STANDING } from './touching.service';

const HOUR = 3_600_000;

/** Levels and last contacts, a thousand notes of change at a time. */
export function companiesJobs(context: Context): JobDefinition[] {
  return [
    {
      name: STANDING,
      // What an upgrade left to be reckoned has no job of its own.
      everyMs: HOUR,
      maxAtOnce: 1,
      handler: async () => {
        await inTransaction(context.database, async manager => {
          const isMore = await reckonTouched(manager, context.clock());
          if (isMore) await addJob(manager, STANDING, 'touched', {}, { priority: priorities.refile, lane: 'standing' });
          else await addJob(manager, SIGNATURES, 'sweep', {}, { priority: priorities.tidy, lane: 'signatures' });
        });
        context.queue.wake();
      },
    },
    {
      name: SIGNATURES,
      maxAtOnce: 1,
      handler: async () => {
        const isMore = await inTransaction(context.database, async manager => {
          const more = await readSignatures(manager, context.clock());
          if (more) await addJob(manager, SIGNATURES, 'sweep', {}, { priority: priorities.tidy, lane: 'signatures' });
          return more;
        });
        if (isMore) context.queue.wake();
      },
    },
  ];
}
