import type { Context } from '../context';
import type { JobDefinition } from '../platform/queue/queue';
import type { Mendable } from './health/mending.service';
import { examineNow, MEND, mendNow } from './health/watching.service';
import { removeOld } from './retention/retention.service';

const DAY = 86_400_000;

/** Once a day: look for what is wrong, and remove bookkeeping that is old. */
export function operationsJobs(context: Context): JobDefinition[] {
  return [
    {
      name: 'operations.examine',
      everyMs: DAY,
      maxAtOnce: 1,
      handler: async () => {
        const { findings } = await examineNow(context);
        for (const { code, level } of findings)
          if (level === 'problem' || level === 'warning')
            context.log.warn({ code, level }, 'the doctor found something');
      },
    },
    {
      name: MEND,
      maxAtOnce: 1,
      handler: async payload => mendNow(context, (payload as { code: Mendable }).code),
    },
    {
      name: 'operations.remove_old',
      everyMs: DAY,
      maxAtOnce: 1,
      handler: async (_payload, { signal }) => {
        const removed = await removeOld(context, signal);
        context.log.info({ removed }, 'old bookkeeping was removed');
      },
    },
  ];
}
