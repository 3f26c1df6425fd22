import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { LessThanOrEqual } from 'typeorm';
import { AppError } from '../../common/errors';
import { isUniqueViolation } from '../database/rows';
import { Job, Schedule } from './job.entity';
import type { AddJob, JobDefinition } from './queue';
import { priorities } from './queue';
import { lanesInTurn, nextTurn, retryDelayMs } from './timing';

const MAX_ATTEMPTS = 8;
const ERROR_LENGTH = 1000;

/** See AddJob. The job is stored with the instant of the machine; it is due at once unless `dueAt` says otherwise. */
export const addJob: AddJob = async (manager, name, key, payload, options = {}) => {
  if (name.length > 100 || key.length > 200) throw new Error(`The name or key of a job is too long: ${name}`);
  // Touching the waiting row, instead of looking for it, locks it until our transaction ends: otherwise a runner might take it now,
  // and do its work without seeing what we are about to commit.
  const waiting = await manager
    .createQueryBuilder()
    .update(Job)
    .set({ priority: () => '"priority"' })
    .where({ name, key, state: 'waiting' })
    .execute();
  if (waiting.affected) return;
  const createdAt = new Date();
  try {
    await manager.insert(Job, {
      name,
      key,
      payload: (payload ?? {}) as object,
      state: 'waiting',
      priority: options.priority ?? priorities.mail,
      lane: options.lane ?? '',
      attempts: 0,
      maxAttempts: options.maxAttempts ?? MAX_ATTEMPTS,
      // Due since ever: whether a job may run must not depend on two clocks agreeing.
      dueAt: options.dueAt ?? new Date(0),
      createdAt,
    });
  } catch (error) {
    // Another process added it at the same moment.
    if (!isUniqueViolation(error)) throw error;
  }
};

/** Takes back a job that waits; one that runs goes on. */
export async function withdrawJob(manager: EntityManager, name: string, key: string): Promise<void> {
  await manager.delete(Job, { name, key, state: 'waiting' });
}

/** Which jobs a runner can take now. */
export interface Wanted {
  /** At least one. */
  names: readonly string[];
  /** None of a larger priority. */
  upTo: number;
  now: Date;
}

/** Waiting jobs that are due, of those that are wanted. */
function dueJobs(manager: EntityManager, { names, upTo, now }: Wanted): SelectQueryBuilder<Job> {
  return manager
    .createQueryBuilder(Job, 'job')
    .where('job.state = :waiting AND job.dueAt <= :now', { waiting: 'waiting', now })
    .andWhere('job.name IN (:...names) AND job.priority <= :upTo', { names, upTo })
    .andWhere(
      query =>
        `NOT EXISTS ${query
          .subQuery()
          .select('1')
          .from(Job, 'other')
          .where('other.state = :running AND other.name = job.name AND other.key = job.key')
          .getQuery()}`,
      { running: 'running' },
    );
}

/** True where a look into the queue may find work; a plain read, so that an idle runner takes no lock. */
export async function hasWork(manager: EntityManager, wanted: Wanted): Promise<boolean> {
  if (await dueJobs(manager, wanted).select('job.id').orderBy('job.priority').limit(1).getOne()) return true;
  return (await firstAbandoned(manager, wanted)) !== null;
}

/** A running job whose runner has not renewed its lease: its process ended. */
function firstAbandoned(manager: EntityManager, { names, upTo, now }: Wanted): Promise<Job | null> {
  return manager
    .createQueryBuilder(Job, 'job')
    .where('job.state = :running AND job.leasedUntil < :now', { running: 'running', now })
    .andWhere('job.name IN (:...names) AND job.priority <= :upTo', { names, upTo })
    .orderBy('job.priority')
    .addOrderBy('job.id')
    .limit(1)
    .getOne();
}

export interface Claim extends Wanted {
  runner: string;
  leasedUntil: Date;
  /** When each lane was last served, as a growing number; changed by a claim. */
  servedAt: Map<string, number>;
}

/** Takes the next job for a runner: the smallest priority, and among its lanes the one served longest ago. Null where there is none. */
export async function claimJob(manager: EntityManager, claim: Claim): Promise<Job | null> {
  const abandoned = await firstAbandoned(manager, claim);
  if (abandoned && abandoned.attempts >= abandoned.maxAttempts) {
    await bury(manager, abandoned, 'The process ended each time while this job ran.');
    return claimJob(manager, claim);
  }
  const job = abandoned ?? (await nextDue(manager, claim));
  if (!job) return null;
  const lease = { leasedBy: claim.runner, leasedUntil: claim.leasedUntil, attempts: job.attempts + 1 };
  const taken = await manager
    .createQueryBuilder()
    .update(Job)
    .set({ ...lease, state: 'running' })
    // Several processes may have read the same row: the database lets one of them change it from what it was.
    .where({ id: job.id, state: job.state, attempts: job.attempts })
    .execute();
  if (!taken.affected) return null;
  claim.servedAt.set(job.lane, Math.max(0, ...claim.servedAt.values()) + 1);
  return { ...job, ...lease, state: 'running' };
}

async function nextDue(manager: EntityManager, claim: Claim): Promise<Job | null> {
  const due = () => dueJobs(manager, claim);
  const first = await due()
    .select('job.priority', 'priority')
    .orderBy('job.priority')
    .limit(1)
    .getRawOne<Pick<Job, 'priority'>>();
  if (!first) return null;
  // A lane may hold nothing but jobs for later or less important ones: then it is the next one's turn.
  for (const lane of lanesInTurn(await waitingLanes(manager), claim.servedAt)) {
    const job = await due()
      .andWhere('job.lane = :lane', { lane })
      .andWhere('job.priority = :priority', first)
      .orderBy('job.dueAt')
      .addOrderBy('job.id')
      .limit(1)
      .getOne();
    if (job) return job;
  }
  return null;
}

/** Steps from lane to lane along the index: what a lane holds is not read, be it ten thousand jobs. */
async function waitingLanes(manager: EntityManager): Promise<string[]> {
  const lanes: string[] = [];
  for (;;) {
    const query = manager
      .createQueryBuilder(Job, 'job')
      .select('job.lane', 'lane')
      .where('job.state = :waiting', { waiting: 'waiting' });
    const last = lanes.at(-1);
    if (last !== undefined) query.andWhere('job.lane > :last', { last });
    const next = await query.orderBy('job.lane').limit(1).getRawOne<Pick<Job, 'lane'>>();
    if (!next) return lanes;
    lanes.push(next.lane);
  }
}

/** Says that the runner lives. Answers the ids that are no longer its own: their lease ran out and somebody else took them. */
export async function renewLeases(
  manager: EntityManager,
  runner: string,
  ids: readonly number[],
  leasedUntil: Date,
): Promise<number[]> {
  const lost: number[] = [];
  for (const id of ids) {
    const kept = await manager.update(Job, { id, leasedBy: runner, state: 'running' }, { leasedUntil });
    if (!kept.affected) lost.push(id);
  }
  return lost;
}

/** A job that is done leaves nothing, unless its lease was lost: then it is somebody else's. */
export async function finishJob(manager: EntityManager, job: Job): Promise<void> {
  await manager.delete(Job, { id: job.id, leasedBy: job.leasedBy ?? '', state: 'running' });
}

/** A job that failed waits for its next attempt, or is dead: after the last attempt, or where the error says that trying again cannot help. */
export async function failJob(
  manager: EntityManager,
  job: Job,
  error: unknown,
  now: Date,
  random: number,
): Promise<'dead' | 'retried'> {
  const isFinal = (error instanceof AppError && !error.retry) || job.attempts >= job.maxAttempts;
  if (isFinal) {
    await bury(manager, job, sentenceOf(error));
    return 'dead';
  }
  const dueAt = new Date(now.getTime() + retryDelayMs(job.attempts, random));
  await putBack(manager, job, { attempts: job.attempts, dueAt, lastError: sentenceOf(error) });
  return 'retried';
}

/** A job that was interrupted by a stop waits again, as if it had not been tried. */
export async function releaseJob(manager: EntityManager, job: Job): Promise<void> {
  await putBack(manager, job, { attempts: job.attempts - 1, dueAt: job.dueAt, lastError: job.lastError });
}

type Outcome = Pick<Job, 'attempts' | 'dueAt' | 'lastError'>;

async function putBack(manager: EntityManager, job: Job, outcome: Outcome): Promise<void> {
  const { name, key } = job;
  const mine = { id: job.id, leasedBy: job.leasedBy ?? '', state: 'running' } as const;
  const successor = await manager.findOneBy(Job, { name, key, state: 'waiting' });
  if (!successor) {
    await manager.update(Job, mine, { ...outcome, state: 'waiting', leasedBy: null, leasedUntil: null });
    return;
  }
  // The same was asked for again while it ran: one row is enough, and it keeps the patience that the first has earned.
  const { affected } = await manager.delete(Job, mine);
  if (!affected) return;
  const dueAt = successor.dueAt > outcome.dueAt ? successor.dueAt : outcome.dueAt;
  await manager.update(Job, { id: successor.id }, { ...outcome, dueAt });
}

async function bury(manager: EntityManager, job: Job, lastError: string): Promise<void> {
  const { id, name, key } = job;
  const mine = { id, leasedBy: job.leasedBy ?? '', state: 'running' } as const;
  // One dead job tells as much as a hundred of the same.
  await manager.delete(Job, { name, key, state: 'dead' });
  await manager.update(Job, mine, { state: 'dead', lastError, leasedBy: null, leasedUntil: null });
}

/** What is kept of an error: the sentence of our own ones; of others the name and code, since what they say may quote a mail or a statement. */
function sentenceOf(error: unknown): string {
  if (error instanceof AppError) return `${error.code}: ${error.message}`.slice(0, ERROR_LENGTH);
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  const words = [name, code].filter(word => typeof word === 'string' && word !== '');
  return (words.join(' ') || 'unknown').slice(0, 200);
}

/** The schedules among `definitions` whose turn has come, or that are not known yet; a plain read. */
export async function dueSchedules(
  manager: EntityManager,
  definitions: readonly JobDefinition[],
  now: Date,
): Promise<JobDefinition[]> {
  const scheduled = definitions.filter(definition => definition.everyMs);
  if (scheduled.length === 0) return [];
  const rows = new Map((await manager.find(Schedule)).map(row => [row.name, row.nextAt]));
  return scheduled.filter(({ name, everyMs = 0 }) => {
    const nextAt = rows.get(name);
    return !nextAt || nextAt <= now || nextAt.getTime() > now.getTime() + everyMs;
  });
}

/** Takes the turn of a schedule, if no other process has: its job and the instant of its next turn are written together. */
export async function takeTurn(manager: EntityManager, definition: JobDefinition, now: Date): Promise<void> {
  const { name, everyMs = 0 } = definition;
  const row = await manager.findOneBy(Schedule, { name });
  if (!row) await manager.insert(Schedule, { name, nextAt: new Date(now.getTime() + everyMs) });
  else if (row.nextAt <= now) {
    const nextAt = nextTurn(row.nextAt, everyMs, now);
    const taken = await manager.update(Schedule, { id: row.id, nextAt: LessThanOrEqual(now) }, { nextAt });
    if (!taken.affected) return;
  } else {
    // It runs more often than it used to.
    const latest = new Date(now.getTime() + everyMs);
    if (row.nextAt > latest) await manager.update(Schedule, { id: row.id }, { nextAt: latest });
    return;
  }
  await addJob(manager, name, 'schedule', {}, { lane: name });
}

/**
 * Stops a job that waits or runs: it is dead, with the reason that a person stopped it, and may be run again. The process that runs it sees at its next
 * renewal that the job is no longer its own and aborts it. Answers whether there was one.
 */
export async function stopJob(manager: EntityManager, id: number): Promise<boolean> {
  const job = await manager.findOneBy(Job, { id });
  if (!job || job.state === 'dead') return false;
  await manager.delete(Job, { name: job.name, key: job.key, state: 'dead' });
  const { affected } = await manager.update(
    Job,
    { id, state: job.state },
    { state: 'dead', lastError: 'job.stopped', leasedBy: null, leasedUntil: null },
  );
  return Boolean(affected);
}
