import { setTimeout as delay } from 'node:timers/promises';
import type { EntityManager, QueryRunner } from 'typeorm';
import type { Database } from './dataSource';
import { SQLITE_BUSY_MS } from './turns';

// How long it waits before it looks again whether the lock is free, milliseconds.
const LOOK_MS = 8;

// One queue for each SQLite writer: TypeORM shares its only connection, so two transactions at once would become one.
const tails = new WeakMap<object, Promise<unknown>>();

/**
 * Runs `work` in a transaction of its own and returns its result; an error rolls everything back and rises.
 *
 * On SQLite transactions of a process wait for one another in order of arrival, and the write lock is taken at the
 * start, so a transaction never fails half-way because another process wrote in between. On SQL Server it is passed straight through.
 * Never call it inside itself (it would wait for itself), and never wait for the network inside it.
 */
export async function inTransaction<T>(database: Database, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  if (database.dialect !== 'sqlite') return database.writer.transaction(work);
  const before = tails.get(database.writer) ?? Promise.resolve();
  const run = before.then(() => transact(database, work));
  tails.set(
    database.writer,
    run.catch(() => undefined),
  );
  return run;
}

async function transact<T>(database: Database, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  const runner = database.writer.createQueryRunner();
  try {
    await begin(database, runner);
    const result = await work(runner.manager);
    await runner.commitTransaction();
    return result;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
}

/**
 * A deferred transaction that reads first cannot write after another process has: the write lock is taken at once. The driver would wait for it without letting anything
 * else of this process run, so it is asked for from time to time.
 */
async function begin({ turns }: Database, runner: QueryRunner): Promise<void> {
  const until = Date.now() + SQLITE_BUSY_MS;
  for (;;) {
    try {
      await runner.startTransaction();
      await reserve(runner);
      turns.took();
      return;
    } catch (error) {
      if (!isLocked(error) || Date.now() >= until) throw error;
    }
    await runner.rollbackTransaction();
    turns.ask();
    await delay(LOOK_MS);
  }
}

/** Changes nothing; it makes SQLite reserve the lock, or say at once that another has it. */
async function reserve(runner: QueryRunner): Promise<void> {
  await runner.query('PRAGMA busy_timeout = 0');
  try {
    await runner.query('UPDATE "migrations" SET "id" = "id" WHERE 0');
  } finally {
    await runner.query(`PRAGMA busy_timeout = ${SQLITE_BUSY_MS}`);
  }
}

// Also SQLITE_BUSY_SNAPSHOT: another has written in the instant between looking and taking.
const isLocked = (error: unknown) => String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY');
