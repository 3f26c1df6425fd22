import { mkdir, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../common/errors';
import { copyDatabase } from './copying';
import type { Database } from './dataSource';

/** What a migration of a database with data in it left behind. */
export interface MigrationCopy {
  /** Where the database as it was lies; null where it was empty or is on a server. */
  copy: string | null;
  bytes: number;
  /** Names, oldest first; none where nothing was pending. */
  ran: string[];
}

// Where nothing is set. Each is as large as the database was.
const KEPT_COPIES = 3;
const COPY = /^before-.*\.sqlite$/;

/**
 * Brings the schema up to date. A SQLite database that has a schema already is copied first, to `backups` beside it, and of the copies the newest are kept
 * (setting `retention`, migrationCopies). All migrations run in one transaction: where one fails, the database is as it was, and the
 * program of before goes on working with it.
 *
 * @throws AppError database.newer where a later program has migrated it; database.no_room where the copy finds none
 */
export async function migrateWithCopy(database: Database, now: Date): Promise<MigrationCopy> {
  const { writer, dialect } = database;
  const done = await executed(database);
  const known = new Set(writer.migrations.map(nameOf));
  const strange = done.filter(name => !known.has(name));
  if (strange.length > 0)
    throw new AppError(
      'database.newer',
      500,
      `This database was made by a later version of Tradepost (${strange.at(-1)}). Start that version, or restore a backup of this one.`,
    );
  const pending = writer.migrations.map(nameOf).filter(name => !done.includes(name));
  if (pending.length === 0) return { copy: null, bytes: 0, ran: [] };
  const copy = dialect === 'sqlite' && done.length > 0 ? await copyBefore(database, pending[0] ?? '', now) : null;
  // Statements that change tables are part of a transaction on both databases.
  const ran = await writer.runMigrations({ transaction: 'all' });
  return { copy: copy?.file ?? null, bytes: copy?.bytes ?? 0, ran: ran.map(migration => migration.name) };
}

const nameOf = (migration: { name?: string; constructor: { name: string } }) =>
  migration.name ?? migration.constructor.name;

async function executed({ writer, dialect }: Database): Promise<string[]> {
  const runner = writer.createQueryRunner();
  try {
    if (dialect === 'sqlite') {
      const [table] = await runner.query(
        `SELECT 1 FROM sqlite_master WHERE "type" = 'table' AND "name" = 'migrations'`,
      );
      if (!table) return [];
    } else if (!(await runner.hasTable('migrations'))) return [];
    const rows = (await runner.query('SELECT "name" FROM "migrations" ORDER BY "id"')) as { name: string }[];
    return rows.map(row => row.name);
  } finally {
    await runner.release();
  }
}

async function copyBefore(database: Database, first: string, now: Date): Promise<{ file: string; bytes: number }> {
  const source = String(database.writer.options.database);
  const folder = join(dirname(source), 'backups');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { size } = await stat(source);
  const room = await statfs(folder);
  if (room.bavail * room.bsize < size * 1.2)
    throw new AppError(
      'database.no_room',
      507,
      `The database is to be changed for this version, and there is no room in ${folder} for a copy of it (${size} bytes). Make room, then start again. Nothing was changed.`,
    );
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const file = join(folder, `before-${first.replace(/\W/g, '')}-${stamp}.sqlite`);
  await rm(`${file}.partial`, { force: true });
  await copyDatabase(source, `${file}.partial`);
  await rename(`${file}.partial`, file);
  await removeOld(folder, await keptCopies(database));
  return { file, bytes: size };
}

async function keptCopies({ writer }: Database): Promise<number> {
  const rows = (await writer.query(`SELECT "value" FROM "setting" WHERE "key" = 'retention'`)) as { value: string }[];
  const kept = rows[0] ? (JSON.parse(rows[0].value) as { migrationCopies?: number }).migrationCopies : undefined;
  return Math.max(1, kept ?? KEPT_COPIES);
}

async function removeOld(folder: string, kept: number): Promise<void> {
  const files = await Promise.all(
    (await readdir(folder))
      .filter(name => COPY.test(name))
      .map(async name => ({ path: join(folder, name), at: (await stat(join(folder, name))).mtimeMs })),
  );
  for (const { path } of files.sort((a, b) => b.at - a.at).slice(kept)) await rm(path, { force: true });
}
