import { mkdtempSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { entities } from '../../service/entities';
import type { Database } from '../../service/platform/database/dataSource';
import { openDatabase } from '../../service/platform/database/dataSource';

/** Made before all tests (jestSetup.ts): migrating takes longer than a test, so each gets a copy. */
function templateFile(): string {
  const file = process.env.TRADEPOST_TEST_TEMPLATE;
  if (file === undefined) throw new Error('the template of the database is not there: run the tests by jest');
  return file;
}

const files = new WeakMap<Database, string>();

/** A migrated, empty database in a file of its own. */
export async function openTestDatabase(): Promise<Database> {
  const file = join(mkdtempSync(join(tmpdir(), 'tradepost-test-')), 'test.sqlite');
  await copyFile(templateFile(), file);
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
