import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import { AppError, notFound } from '../../common/errors';
import type { Database } from '../database/dataSource';
import { isUniqueViolation } from '../database/rows';
import { inTransaction } from '../database/transaction';
import { Job } from './job.entity';
import { claimJob, dueSchedules, failJob, finishJob, hasWork, releaseJob, renewLeases, takeTurn } from './jobRows';
import type { Wanted } from './jobRows';
import type { DeadJob, JobDefinition, QueueRunner } from './queue';
import { priorities } from './queue';
import { slowSlots } from './timing';

// The largest that the column holds.
const ANY_PRIORITY = 2 ** 31 - 1;

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

/** A process that takes jobs, and where it stands. */
interface Runner {
  readonly id: string;
  readonly database: Database;
  readonly options: Required<EmbeddedQueueOptions>;
  readonly running: Map<number, Running>;
  readonly servedAt: Map<string, number>;
  definitions: Map<string, JobDefinition>;
  slots: number;
  isStopping: boolean;
  renewAt: number;
  timer: NodeJS.Timeout | undefined;
  looking: Promise<void> | null;
  isAskedAgain: boolean;
}

/**
 * The queue in the database itself: no other program is needed, and a job is as durable as what caused it. Several processes
 * may run jobs of one database; it decides who gets which.
 */
export function embeddedQueue(database: Database, options: EmbeddedQueueOptions): QueueRunner {
  const runner: Runner = {
    id: randomUUID(),
    database,
    options: { pollMs: 1_000, leaseMs: 60_000, random: Math.random, ...options },
    running: new Map(),
    servedAt: new Map(),
    definitions: new Map(),
    slots: 0,
    isStopping: true,
    renewAt: 0,
    timer: undefined,
    looking: null,
    isAskedAgain: false,
  };
  const wake = () => {
    if (!runner.isStopping) void look(runner);
  };
  return {
    start: (definitions, concurrency = 4) => {
      runner.definitions = new Map(definitions.map(definition => [definition.name, definition]));
      runner.slots = concurrency;
      runner.isStopping = false;
      wake();
    },
    stop: () => stop(runner),
    wake,
    dead: limit => deadJobs(database, limit),
    retry: async id => {
      await inTransaction(database, manager => revive(manager, id, options.clock()));
      wake();
    },
    dismiss: id => inTransaction(database, manager => dismiss(manager, id)),
  };
}

async function stop(runner: Runner): Promise<void> {
  const { running } = runner;
  runner.isStopping = true;
  for (const { abort } of running.values()) abort.abort();
  await runner.looking;
  // Looking goes on until the last has ended: it renews the leases of those that take their time.
  while (running.size > 0) await Promise.all([...running.values()].map(({ ended }) => ended));
  clearTimeout(runner.timer);
  await runner.looking;
  for (const { atStop } of runner.definitions.values()) await atStop?.();
}

/** One look at a time; asking again during one leads to one more, however often it is asked. */
function look(runner: Runner): Promise<void> {
  if (runner.looking) {
    runner.isAskedAgain = true;
    return runner.looking;
  }
  const { log, pollMs } = runner.options;
  clearTimeout(runner.timer);
  runner.isAskedAgain = false;
  runner.looking = lookOnce(runner)
    .catch(error => log.error({ code: codeOf(error) }, 'the queue cannot reach the database; it tries again'))
    .then(() => {
      runner.looking = null;
      if (runner.isStopping && runner.running.size === 0) return;
      runner.timer = setTimeout(() => void look(runner), runner.isAskedAgain ? 0 : pollMs);
    });
  return runner.looking;
}

async function lookOnce(runner: Runner): Promise<void> {
  const { database, options, servedAt } = runner;
  const now = options.clock;
  await renew(runner);
  if (runner.isStopping) return;
  for (const definition of await dueSchedules(database.manager, [...runner.definitions.values()], now()))
    await inTransaction(database, manager => takeTurn(manager, definition, now())).catch(ignoreOtherProcess);
  for (;;) {
    const wanted = wantedBy(runner);
    if (!wanted || !(await hasWork(database.manager, wanted))) break;
    const claim = { ...wanted, runner: runner.id, leasedUntil: leaseEnd(runner), servedAt };
    const job = await inTransaction(database, manager => claimJob(manager, claim));
    if (!job) break;
    run(runner, job);
    // The embedded database answers without ever leaving this turn of the event loop: let requests and timers have theirs.
    await new Promise(done => setImmediate(done));
  }
}

/** What may be begun beside what runs; null where that is nothing. */
function wantedBy({ isStopping, running, slots, definitions, options }: Runner): Wanted | null {
  if (isStopping || running.size >= slots) return null;
  const jobs = [...running.values()].map(({ job }) => job);
  const names = [...definitions.values()]
    .filter(({ name, maxAtOnce = slots }) => jobs.filter(job => job.name === name).length < maxAtOnce)
    .map(({ name }) => name);
  if (names.length === 0) return null;
  const slow = jobs.filter(({ priority }) => priority > priorities.mail).length;
  return { names, upTo: slow < slowSlots(slots) ? ANY_PRIORITY : priorities.mail, now: options.clock() };
}

function leaseEnd({ options }: Runner): Date {
  return new Date(options.clock().getTime() + options.leaseMs);
}

/** Before anything else: a process that was asleep keeps its jobs unless another has taken them meanwhile. */
async function renew(runner: Runner): Promise<void> {
  const { database, running, options } = runner;
  if (running.size === 0 || options.clock().getTime() < runner.renewAt) return;
  const lost = await inTransaction(database, manager =>
    renewLeases(manager, runner.id, [...running.keys()], leaseEnd(runner)),
  );
  setRenewal(runner);
  for (const id of lost) running.get(id)?.abort.abort();
}

function setRenewal(runner: Runner): void {
  runner.renewAt = runner.options.clock().getTime() + runner.options.leaseMs / 3;
}

function run(runner: Runner, job: Job): void {
  const { running, options } = runner;
  const abort = new AbortController();
  if (running.size === 0) setRenewal(runner);
  const ended = attempt(runner, job, abort.signal)
    .catch(error =>
      options.log.error({ job: job.name, id: job.id, code: codeOf(error) }, 'the end of a job was not recorded'),
    )
    .then(() => {
      running.delete(job.id);
      if (!runner.isStopping) void look(runner);
    });
  running.set(job.id, { job, abort, ended });
  if (runner.isStopping) abort.abort();
}

async function attempt(runner: Runner, job: Job, signal: AbortSignal): Promise<void> {
  const { database, options } = runner;
  const { id, name, key, attempts } = job;
  let error: unknown = null;
  let isFailed = false;
  try {
    await runner.definitions.get(name)?.handler(job.payload, { id, key, attempt: attempts, signal });
  } catch (thrown) {
    error = thrown;
    isFailed = true;
  }
  const isFinal = error instanceof AppError && !error.retry;
  await inTransaction(database, async manager => {
    // Whether a handler that saw the signal got to its end, only its next run can tell.
    if (signal.aborted && !isFinal) return releaseJob(manager, job);
    if (!isFailed) return finishJob(manager, job);
    const outcome = await failJob(manager, job, error, options.clock(), options.random());
    options.log.warn({ job: name, id, attempt: attempts, code: codeOf(error) }, `a job failed and is ${outcome}`);
  });
}

async function deadJobs(database: Database, limit: number): Promise<DeadJob[]> {
  const jobs = await database.manager.find(Job, { where: { state: 'dead' }, order: { id: 'DESC' }, take: limit });
  return jobs.map(({ id, name, key, attempts, lastError, createdAt }) => {
    return { id, name, key, attempts, lastError: lastError ?? '', createdAt };
  });
}

async function dismiss(manager: EntityManager, id: number): Promise<void> {
  const { affected } = await manager.delete(Job, { id, state: 'dead' });
  if (!affected) throw notFound('job', { id });
}

async function revive(manager: EntityManager, id: number, now: Date): Promise<void> {
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
