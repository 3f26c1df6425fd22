import { mkdtempSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { entities } from '../../service/entities';
import type { Database } from '../../service/platform/database/dataSource';
import { migrate, openDatabase } from '../../service/platform/database/dataSource';

let template: Promise<string> | null = null;

// Migrating takes longer than a test; it is done once a file of tests, and each test gets a copy.
async function migratedTemplate(): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'tradepost-template-')), 'template.sqlite');
  const database = await openDatabase({ dialect: 'sqlite', file }, entities);
  await migrate(database);
  await database.writer.query('PRAGMA wal_checkpoint(TRUNCATE)');
  await database.close();
  process.once('exit', () => rmSync(dirname(file), { recursive: true, force: true }));
  return file;
}

const files = new WeakMap<Database, string>();

/** A migrated, empty database in a file of its own. */
export async function openTestDatabase(): Promise<Database> {
  template ??= migratedTemplate();
  const source = await template;
  const file = join(mkdtempSync(join(tmpdir(), 'tradepost-test-')), 'test.sqlite');
  await copyFile(source, file);
  const database = await openDatabase({ dialect: 'sqlite', file }, entities);
  files.set(database, file);
  return database;
}

/** Closes a test database and removes its file. */
export async function closeTestDatabase(database: Database): Promise<void> {
  await database.close();
  const file = files.get(database);
  if (file) rmSync(dirname(file), { recursive: true, force: true });
}
