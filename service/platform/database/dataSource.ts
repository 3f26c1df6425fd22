import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource } from 'typeorm';
import type { EntityManager, MixedList } from 'typeorm';
import { migrations } from '../../../migrations/all';
import type { Dialect } from './columns';
import { useDialect } from './columns';
import { migrateWithCopy } from './migrating';
import type { Turns } from './turns';
import { fileTurns, noTurns, SQLITE_BUSY_MS } from './turns';

/** Where the data is kept. `file` is a path for SQLite; `url` a connection string `mssql://user:password@host:port/database`. */
export type DatabaseConfig = { dialect: 'sqlite'; file: string } | { dialect: 'mssql'; url: string };

/**
 * The open database.
 *
 * `manager` reads committed rows only. On SQLite that is a connection of its own: TypeORM shares one connection between
 * everything that runs at the same time, so a read on the writing connection would see a transaction that may yet
 * be rolled back. Writes go through `inTransaction` (transaction.ts) and nowhere else.
 */
export interface Database {
  readonly dialect: Dialect;
  readonly manager: EntityManager;
  readonly writer: DataSource;
  /** How it waits for other processes that write the same file. */
  readonly turns: Turns;
  close(): Promise<void>;
}

type Entities = MixedList<new (...args: never[]) => object>;

// Big enough for the hot pages of an archive, small beside the memory limit of an import (300 MB).
const SQLITE_CACHE_KIB = 16 * 1024;

interface SqliteHandle {
  pragma(text: string): unknown;
}

function sqliteSource(file: string, entities: Entities, readonly: boolean): DataSource {
  return new DataSource({
    type: 'better-sqlite3',
    database: file,
    entities: entities as never,
    migrations: readonly ? [] : migrations,
    migrationsTransactionMode: 'each',
    timeout: SQLITE_BUSY_MS,
    // A reader of a WAL database must be able to write its shared memory file, so `readonly` is set by pragma below.
    prepareDatabase: (handle: SqliteHandle) => {
      handle.pragma('journal_mode = WAL');
      // With WAL, NORMAL survives a crash of the process always; FULL also the loss of power after a commit.
      handle.pragma('synchronous = FULL');
      // The log is written back every 40 MB instead of every 4: an import touches the same pages of its indices again and again.
      handle.pragma('wal_autocheckpoint = 10000');
      handle.pragma('journal_size_limit = 67108864');
      handle.pragma('foreign_keys = ON');
      handle.pragma('temp_store = MEMORY');
      handle.pragma(`cache_size = -${SQLITE_CACHE_KIB}`);
      if (readonly) handle.pragma('query_only = ON');
    },
  } as never);
}

/**
 * Opens the database, creating a SQLite file that is not there.
 *
 * @param entities the list of service/entities.ts; passed in because the platform does not know the business
 */
export async function openDatabase(config: DatabaseConfig, entities: Entities): Promise<Database> {
  useDialect(config.dialect);
  if (config.dialect === 'mssql') {
    const writer = new DataSource({ type: 'mssql', url: config.url, entities: entities as never, migrations });
    // Names are cut at 63 characters on some servers that speak T-SQL; keep aliases below that.
    writer.driver.maxAliasLength = 63;
    await writer.initialize();
    return { dialect: 'mssql', manager: writer.manager, writer, turns: noTurns, close: () => writer.destroy() };
  }
  mkdirSync(dirname(config.file), { recursive: true });
  const writer = sqliteSource(config.file, entities, false);
  await writer.initialize();
  const reader = sqliteSource(config.file, entities, true);
  await reader.initialize();
  return {
    dialect: 'sqlite',
    manager: reader.manager,
    writer,
    turns: fileTurns(config.file),
    close: async () => {
      await reader.destroy();
      await writer.destroy();
    },
  };
}

/** Brings the schema up to date, as `migrateWithCopy`; returns the names of the migrations that ran. */
export async function migrate(database: Database): Promise<string[]> {
  return (await migrateWithCopy(database, new Date())).ran;
}
