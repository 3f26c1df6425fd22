import { AppError } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { addJob } from '../platform/queue/jobRows';
import type { JobDefinition } from '../platform/queue/queue';
import { priorities } from '../platform/queue/queue';
import { viewerOf } from '../users/viewing.service';
import { MendAct } from './cleaning.entity';
import { findContactPairsAfter } from './contactPairs.service';
import { findDeadAfter } from './deadAddresses.service';
import { MEND } from './mending.service';
import { failMend, runMend } from './mendRun.service';

const DAY = 86_400_000;
const BATCH = 200;

/** The cleaning desk: dead addresses once a day, contacts that may be one once a week, mass mendings as they are asked for; each in pieces. */
export function deskJobs(context: Context): JobDefinition[] {
  const walk = (name: string, everyMs: number, step: (afterId: number) => Promise<number | null>): JobDefinition => ({
    name,
    everyMs,
    handler: async payload => {
      const last = await step((payload as { afterId?: number }).afterId ?? 0);
      if (last === null) return;
      await inTransaction(context.database, manager =>
        addJob(manager, name, `after:${last}`, { afterId: last }, { priority: priorities.tidy, lane: name }),
      );
    },
  });
  return [
    walk('companies.find_dead_addresses', DAY, afterId => findDeadAfter(context, afterId, BATCH)),
    walk('companies.find_contact_pairs', 7 * DAY, afterId => findContactPairsAfter(context, afterId, BATCH)),
    { name: MEND, maxAtOnce: 1, handler: payload => mendOnce(context, (payload as { actId: number }).actId) },
  ];
}

async function mendOnce(context: Context, actId: number): Promise<void> {
  const act = await context.database.manager.findOneBy(MendAct, { id: actId });
  if (!act) return;
  const now = context.clock();
  try {
    await inTransaction(context.database, async manager => {
      const viewer = await viewerOf(manager, act.undoneById ?? act.userId);
      const message = 'Whoever asked for it has left.';
      if (!viewer) throw new AppError('mend.person_gone', 409, message, { retry: false });
      await runMend(manager, viewer, actId, now);
    });
  } catch (error) {
    // What is refused is told on the page; what broke is tried again by the queue.
    if (!(error instanceof AppError) || error.retry) throw error;
    await inTransaction(context.database, manager => failMend(manager, actId, error, now));
  }
  context.queue.wake();
}
