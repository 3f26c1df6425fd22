import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import type { DeadJobReply } from './jobs.schema';

/** The jobs that were given up, as the administrator sees them. */
export async function listDeadJobs(context: Context, limit: number): Promise<DeadJobReply[]> {
  const jobs = await context.queue.dead(limit);
  return jobs.map(job => ({ ...job, createdAt: job.createdAt.toISOString() }));
}

/** Lets a dead job run again. */
export async function retryJob(context: Context, viewer: Viewer, id: number): Promise<void> {
  await context.queue.retry(id);
  await note(context, viewer, 'job.retried', id);
}

/** Gives a dead job up for good. */
export async function dismissJob(context: Context, viewer: Viewer, id: number): Promise<void> {
  await context.queue.dismiss(id);
  await note(context, viewer, 'job.dismissed', id);
}

async function note(context: Context, viewer: Viewer, action: string, id: number): Promise<void> {
  await inTransaction(context.database, manager =>
    audit(manager, viewer, action, { type: 'job', id }, null, context.clock()),
  );
}
