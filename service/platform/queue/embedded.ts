import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { AppError, notFound } from '../../common/errors';
import type { Database } from '../database/dataSource';
import { isUniqueViolation } from '../database/rows';
import { inTransaction } from '../database/transaction';
import { Job } from './job.entity';
import { claimJob, dueSchedules, failJob, finishJob, hasWork, releaseJob, renewLeases, takeTurn } from './jobRows';
import type { DeadJob, JobDefinition, QueueRunner } from './queue';

export { addJob } from './jobRows';

export interface EmbeddedQueueOptions {
  clock: () => Date;
  log: Logger;
  /** How often the database is asked for work when nobody calls `wake`. Default 1,000 ms. */
  pollMs?: number;
  /** How long a job stays with a process that gives no sign of life. Default 60 s. */
  leaseMs?: number;
  /** From 0 up to 1. */
  random?: () => number;
}

interface Running {
  job: Job;
  abort: AbortController;
  ended: Promise<void>;
}

/**
 * The queue in the database itself: no other program is needed, and a job is as durable as what caused it. Several processes
 * may run jobs of one database; it decides who gets which.
 */
export function embeddedQueue(database: Database, options: EmbeddedQueueOptions): QueueRunner {
  const { clock, log, pollMs = 1_000, leaseMs = 60_000, random = Math.random } = options;
  const runner = randomUUID();
  const running = new Map<number, Running>();
  const servedAt = new Map<string, number>();
  let definitions = new Map<string, JobDefinition>();
  let slots = 0;
  let isStopping = true;
  let renewAt = 0;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  let isAskedAgain = false;

  const lease = () => new Date(clock().getTime() + leaseMs);

  /** One look at a time; asking again during one leads to one more, however often it is asked. */
  function look(): Promise<void> {
    if (looking) {
      isAskedAgain = true;
      return looking;
    }
    clearTimeout(timer);
    isAskedAgain = false;
    looking = lookOnce()
      .catch(error => log.error({ code: codeOf(error) }, 'the queue cannot reach the database; it tries again'))
      .then(() => {
        looking = null;
        if (isStopping && running.size === 0) return;
        timer = setTimeout(() => void look(), isAskedAgain ? 0 : pollMs);
      });
    return looking;
  }

  async function lookOnce(): Promise<void> {
    await renew();
    if (isStopping) return;
    for (const definition of await dueSchedules(database.manager, [...definitions.values()], clock()))
      await inTransaction(database, manager => takeTurn(manager, definition, clock())).catch(ignoreOtherProcess);
    const names = [...definitions.keys()];
    while (!isStopping && running.size < slots && (await hasWork(database.manager, names, clock()))) {
      const job = await inTransaction(database, manager =>
        claimJob(manager, { names, runner, now: clock(), leasedUntil: lease(), servedAt }),
      );
      if (!job) break;
      run(job);
      // The embedded database answers without ever leaving this turn of the event loop: let requests and timers have theirs.
      await new Promise(done => setImmediate(done));
    }
  }

  /** Before anything else: a process that was asleep keeps its jobs unless another has taken them meanwhile. */
  async function renew(): Promise<void> {
    if (running.size === 0 || clock().getTime() < renewAt) return;
    const lost = await inTransaction(database, manager => renewLeases(manager, runner, [...running.keys()], lease()));
    renewAt = clock().getTime() + leaseMs / 3;
    for (const id of lost) running.get(id)?.abort.abort();
  }

  function run(job: Job): void {
    const abort = new AbortController();
    if (running.size === 0) renewAt = clock().getTime() + leaseMs / 3;
    const ended = attempt(job, abort.signal)
      .catch(error =>
        log.error({ job: job.name, id: job.id, code: codeOf(error) }, 'the end of a job was not recorded'),
      )
      .then(() => {
        running.delete(job.id);
        if (!isStopping) void look();
      });
    running.set(job.id, { job, abort, ended });
    if (isStopping) abort.abort();
  }

  async function attempt(job: Job, signal: AbortSignal): Promise<void> {
    const { id, name, key, attempts } = job;
    let error: unknown = null;
    let isFailed = false;
    try {
      await definitions.get(name)?.handler(job.payload, { id, key, attempt: attempts, signal });
    } catch (thrown) {
      error = thrown;
      isFailed = true;
    }
    const isFinal = error instanceof AppError && !error.retry;
    // Whether a handler that saw the signal got to its end, only its next run can tell.
    if (signal.aborted && !isFinal) await inTransaction(database, manager => releaseJob(manager, job));
    else if (!isFailed) await inTransaction(database, manager => finishJob(manager, job));
    else {
      const outcome = await inTransaction(database, manager => failJob(manager, job, error, clock(), random()));
      log.warn({ job: name, id, attempt: attempts, code: codeOf(error) }, `a job failed and is ${outcome}`);
    }
  }

  return {
    start: (list, concurrency = 4) => {
      definitions = new Map(list.map(definition => [definition.name, definition]));
      slots = concurrency;
      isStopping = false;
      void look();
    },
    stop: async () => {
      isStopping = true;
      for (const { abort } of running.values()) abort.abort();
      await looking;
      // Looking goes on until the last has ended: it renews the leases of those that take their time.
      while (running.size > 0) await Promise.all([...running.values()].map(({ ended }) => ended));
      clearTimeout(timer);
      await looking;
    },
    wake: () => {
      if (!isStopping) void look();
    },
    dead: limit => deadJobs(database, limit),
    retry: async id => {
      await inTransaction(database, manager => revive(manager, id, clock()));
      if (!isStopping) void look();
    },
    dismiss: id =>
      inTransaction(database, async manager => {
        const { affected } = await manager.delete(Job, { id, state: 'dead' });
        if (!affected) throw notFound('job', { id });
      }),
  };
}

async function deadJobs(database: Database, limit: number): Promise<DeadJob[]> {
  const jobs = await database.manager.find(Job, { where: { state: 'dead' }, order: { id: 'DESC' }, take: limit });
  return jobs.map(({ id, name, key, attempts, lastError, createdAt }) => {
    return { id, name, key, attempts, lastError: lastError ?? '', createdAt };
  });
}

async function revive(manager: Database['manager'], id: number, now: Date): Promise<void> {
  const job = await manager.findOneBy(Job, { id, state: 'dead' });
  if (!job) throw notFound('job', { id });
  const { name, key } = job;
  // The same waits already: it does what this one would.
  if (await manager.existsBy(Job, { name, key, state: 'waiting' })) await manager.delete(Job, { id });
  else await manager.update(Job, { id, state: 'dead' }, { state: 'waiting', attempts: 0, dueAt: now });
}

/** Two processes that start on a new database write the same schedule: the second finds it at its next look. */
function ignoreOtherProcess(error: unknown): void {
  if (!isUniqueViolation(error)) throw error;
}

/** What a log may say of an error: its code or kind. The message may hold what a mail said. */
function codeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'unknown';
}
