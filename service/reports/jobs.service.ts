import type { Static } from '@sinclair/typebox';
import { LessThan } from 'typeorm';
import { badRequest, notFound } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { Job } from '../platform/queue/job.entity';
import { stopJob } from '../platform/queue/jobRows';
import type { DeadJobReply, JobList, JobQuery } from './jobs.schema';

/** The jobs that were given up, as the administrator sees them. */
export async function listDeadJobs(context: Context, limit: number): Promise<DeadJobReply[]> {
  const jobs = await context.queue.dead(limit);
  return jobs.map(job => ({ ...job, createdAt: job.createdAt.toISOString() }));
}

/** Jobs of one state, newest first, and how many there are of each kind. */
export async function listJobs(context: Context, query: Static<typeof JobQuery>): Promise<JobList> {
  const { manager } = context.database;
  const limit = query.limit ?? 50;
  const before = query.cursor === undefined ? null : Number(query.cursor);
  if (before !== null && !Number.isSafeInteger(before))
    throw badRequest('request.invalid', 'The cursor is not one that Tradepost gave.', { field: 'cursor' });
  const rows = await manager.find(Job, {
    where: {
      state: query.state,
      ...(query.name ? { name: query.name } : {}),
      ...(before === null ? {} : { id: LessThan(before) }),
    },
    order: { id: 'DESC' },
    take: limit + 1,
  });
  const counts = await manager
    .createQueryBuilder(Job, 'job')
    .select('job.state', 'state')
    .addSelect('job.name', 'name')
    .addSelect('COUNT(*)', 'n')
    .groupBy('job.state')
    .addGroupBy('job.name')
    .orderBy('job.name')
    .getRawMany<{ state: string; name: string; n: number }>();
  const shown = rows.slice(0, limit);
  return {
    jobs: shown.map(({ id, name, key, lane, state, attempts, lastError, dueAt, createdAt }) => ({
      ...{ id, name, key, lane, state, attempts, lastError },
      // Due since ever: whenever there is room.
      dueAt: dueAt.getTime() === 0 ? null : dueAt.toISOString(),
      createdAt: createdAt.toISOString(),
    })),
    nextCursor: rows.length > limit ? String(shown.at(-1)?.id) : null,
    counts: counts.map(({ state, name, n }) => ({ state, name, n: Number(n) })),
  };
}

/** Stops a job that waits or runs. @throws AppError job.not_found */
export async function stopWork(context: Context, viewer: Viewer, id: number): Promise<void> {
  await inTransaction(context.database, async manager => {
    if (!(await stopJob(manager, id))) throw notFound('job', { id });
    await audit(manager, viewer, 'job.stopped', { type: 'job', id }, null, context.clock());
  });
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
