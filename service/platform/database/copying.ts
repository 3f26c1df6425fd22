import Database from 'better-sqlite3';

/** What stands in the file of a database, as a backup's manifest tells it. */
export interface DatabaseInside {
  /** Names of the migrations that have run, oldest first; empty for a file that is none of ours. */
  migrations: string[];
  /** Rows of each table, without the inner tables of the search index. */
  counts: Record<string, number>;
}

// 8 MB between two looks at the event loop.
const PAGES_A_STEP = 2_000;
const BUSY_MS = 15_000;

/**
 * Copies a SQLite database that others write to meanwhile, by SQLite's own online backup. What is copied is one committed state: a read
 * transaction is held on the source, so that writers of other processes neither change what is copied nor make it begin anew, as SQLite's backup
 * does otherwise (sqlite.org/c3ref/backup_finish.html). The copy is one file without a log beside it, and is on the disk when this returns.
 *
 * @param target a file that is not there yet, in a folder that is
 * @throws Error of SQLite: SQLITE_CANTOPEN, SQLITE_NOTADB, SQLITE_FULL
 */
export async function copyDatabase(
  file: string,
  target: string,
  onProgress?: (done: number, total: number) => void,
): Promise<void> {
  const source = new Database(file, { fileMustExist: true, timeout: BUSY_MS });
  try {
    source.exec('BEGIN');
    // A transaction begins to read at its first statement, not at its BEGIN.
    source.prepare('SELECT count(*) FROM sqlite_master').get();
    await source.backup(target, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress?.(totalPages - remainingPages, totalPages);
        return PAGES_A_STEP;
      },
    });
    source.exec('COMMIT');
  } finally {
    source.close();
  }
  // The copy says of itself that it keeps a log: as one plain file it can be moved and hashed.
  const copy = new Database(target);
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

/** Migrations and counts of rows. Reads the file as it is and changes nothing in it. */
export function insideOf(file: string): DatabaseInside {
  return reading(file, source => {
    const names = source
      .prepare(
        `SELECT "name" FROM sqlite_master WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite_%' AND "sql" NOT LIKE 'CREATE VIRTUAL%' ORDER BY "name"`,
      )
      .pluck()
      .all() as string[];
    const virtual = source
      .prepare(`SELECT "name" FROM sqlite_master WHERE "sql" LIKE 'CREATE VIRTUAL%'`)
      .pluck()
      .all() as string[];
    const isInner = (name: string) => virtual.some(table => name.startsWith(`${table}_`));
    const counts: Record<string, number> = {};
    for (const name of names.filter(table => !isInner(table)))
      counts[name] = Number(source.prepare(`SELECT count(*) FROM "${name}"`).pluck().get());
    const migrations = names.includes('migrations')
      ? (source.prepare('SELECT "name" FROM "migrations" ORDER BY "id"').pluck().all() as string[])
      : [];
    return { migrations, counts };
  });
}

/** What SQLite finds wrong with a file; empty where it is whole. `isFull` compares the indices with their tables too. */
export function damageOf(file: string, isFull = false): string[] {
  return reading(file, source => {
    const rows = source.pragma(isFull ? 'integrity_check(20)' : 'quick_check(20)') as Record<string, string>[];
    return rows.flatMap(row => Object.values(row)).filter(line => line !== 'ok');
  });
}

/** Rows of a query over a file that is not open as the service's database. */
export function rowsOf<T>(file: string, sql: string, ...values: unknown[]): T[] {
  return reading(file, source => source.prepare(sql).all(...values) as T[]);
}

/** Goes through the rows of a query one at a time, without holding them all. */
export function eachRow<T>(file: string, sql: string, take: (row: T) => void): void {
  reading(file, source => {
    for (const row of source.prepare(sql).iterate()) take(row as T);
  });
}

/** Runs statements on a file that nobody else has open, all or none of them. */
export function changeFile(file: string, statements: readonly { sql: string; values?: unknown[] }[]): void {
  const source = new Database(file, { fileMustExist: true, timeout: BUSY_MS });
  try {
    source.transaction(() => {
      for (const { sql, values = [] } of statements) source.prepare(sql).run(...values);
    })();
  } finally {
    source.close();
  }
}

/** Whether some process has the database open. Only where nobody has can SQLite leave the mode with a log. */
export function isInUse(file: string): boolean {
  const source = new Database(file, { fileMustExist: true, timeout: 0 });
  try {
    source.pragma('journal_mode = DELETE');
    return false;
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) return true;
    if ((error as { code?: string }).code === 'SQLITE_LOCKED') return true;
    throw error;
  } finally {
    source.close();
  }
}

function reading<T>(file: string, work: (source: Database.Database) => T): T {
  const source = new Database(file, { fileMustExist: true, timeout: BUSY_MS });
  try {
    source.pragma('query_only = ON');
    return work(source);
  } finally {
    source.close();
  }
}
