import type { Context } from '../context';
import type { JobDefinition } from '../platform/queue/queue';
import { carryOut, ERASE, scrub, SCRUB } from './carryingOut.service';
import { sweepRetention } from './rules.service';

const DAY_MS = 24 * 3_600_000;

/** Carries out what was confirmed, and day by day what the rules of retention say. */
export function retentionJobs(context: Context): JobDefinition[] {
  return [
    {
      name: ERASE,
      maxAtOnce: 1,
      handler: (payload, job) => carryOut(context, (payload as { erasureId: number }).erasureId, job.signal),
    },
    { name: SCRUB, maxAtOnce: 1, handler: payload => scrub(context, (payload as { hashes: string[] }).hashes) },
    {
      name: 'retention.sweep',
      everyMs: DAY_MS,
      maxAtOnce: 1,
      handler: async (_payload, job) => {
        const erased = await sweepRetention(context, job.signal);
        if (erased > 0) context.log.info({ erased }, 'mail that has outlived its years was erased');
      },
    },
  ];
}
