import type { EntityManager } from 'typeorm';
import type { Database } from './dataSource';

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
    await runner.startTransaction();
    // A deferred transaction that reads first cannot write after another process has: take the write lock now.
    // The statement changes nothing; it makes SQLite reserve the lock, waiting for its present holder.
    await runner.query('UPDATE "migrations" SET "id" = "id" WHERE 0');
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
