import type { EntityManager } from 'typeorm';

/** Smaller runs first. New mail before a person's waiting click before a long import before tidying up. */
export const priorities = { interactive: 10, mail: 20, refile: 40, import: 60, tidy: 80 } as const;

export interface JobOptions {
  /** Not before this instant. */
  dueAt?: Date;
  priority?: number;
  /** Jobs of one lane take turns with those of other lanes; one lane per mailbox keeps a big one from starving the rest. */
  lane?: string;
  /** Attempts before the job is dead. Default 8. */
  maxAttempts?: number;
}

/**
 * Adds a job inside the transaction of what causes it: the job exists if and only if that transaction commits.
 *
 * `key` makes it idempotent: while a job of the same name and key waits, adding it again changes nothing (a job that is
 * running does not count as waiting: it may have read what has changed since, so a second one is kept for after it).
 */
export type AddJob = (
  manager: EntityManager,
  name: string,
  key: string,
  payload: unknown,
  options?: JobOptions,
) => Promise<void>;

/** What a handler gets beside its payload. */
export interface RunningJob {
  readonly id: number;
  readonly key: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** Aborted when the process is to stop; long handlers look at it between steps and return: they are run again later. */
  readonly signal: AbortSignal;
}

/**
 * Runs one job. It may run twice, late, and beside itself in another process. Throwing an AppError with `retry: false` makes the job dead at once; any
 * other error runs it again after a growing delay.
 */
export type JobHandler = (payload: unknown, job: RunningJob) => Promise<void>;

export interface JobDefinition {
  name: string;
  handler: JobHandler;
  /** For jobs that run by themselves: every so many milliseconds. */
  everyMs?: number;
  /** How many of them this process runs at once, at most; further ones wait, and take no slot from jobs of other names. */
  maxAtOnce?: number;
  /** Called by `stop` when the last job has ended: frees what the handlers keep from one job to the next. May be called twice. */
  atStop?: () => Promise<void>;
}

export interface DeadJob {
  id: number;
  name: string;
  key: string;
  attempts: number;
  lastError: string;
  createdAt: Date;
}

/** Runs jobs. The embedded one polls the database; another implementation must pass the same test suite (test/platform/queue/contract.ts). */
export interface QueueRunner {
  /**
   * Starts taking jobs. `concurrency` counts jobs at once in this process. Where it is two or more, jobs that matter less than mail (larger
   * `priority`: re-filing, imports, tidying up) never take the last slot, and of four or more never the last two: new mail and a person's click are not kept waiting
   * by what runs for hours.
   */
  start(definitions: readonly JobDefinition[], concurrency?: number): void;
  /** Stops taking jobs, aborts the signals of the running ones, waits for them and calls `atStop`. Whatever is unfinished runs again after its lease. */
  stop(): Promise<void>;
  /** A hint that a job was added: looks at once instead of at the next poll. */
  wake(): void;
  dead(limit: number): Promise<DeadJob[]>;
  /** Makes a dead job wait again, with its attempts counted from nothing. */
  retry(id: number): Promise<void>;
  dismiss(id: number): Promise<void>;
}
