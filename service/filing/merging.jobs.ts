import { commandLineViewer } from '../companies/visibility';
import { PartyMerge } from '../companies/merging.entity';
import type { Context } from '../context';
import { AppError } from '../common/errors';
import { inTransaction } from '../platform/database/transaction';
import type { JobDefinition } from '../platform/queue/queue';
import { viewerOf } from '../users/viewing.service';
import { failMerge, MERGE, runMerge } from './merging.service';

/** Merges on which so much hangs that nobody should wait for them; one at a time. */
export function mergingJobs(context: Context): JobDefinition[] {
  return [
    {
      name: MERGE,
      maxAtOnce: 1,
      handler: async payload => {
        const { mergeId } = payload as { mergeId: number };
        const noted = await context.database.manager.findOneBy(PartyMerge, { id: mergeId });
        if (noted?.state !== 'waiting') return;
        try {
          await inTransaction(context.database, async manager => {
            const viewer = noted.userId === null ? commandLineViewer() : await viewerOf(manager, noted.userId);
            if (!viewer)
              throw new AppError('merge.person_gone', 409, 'Whoever asked for the merge has left.', { retry: false });
            await runMerge(manager, viewer, mergeId, context.clock());
          });
        } catch (error) {
          // What is refused is told on the page; what broke is tried again by the queue.
          if (!(error instanceof AppError) || error.retry) throw error;
          await inTransaction(context.database, manager => failMerge(manager, mergeId, error));
        }
        context.queue.wake();
      },
    },
  ];
}
