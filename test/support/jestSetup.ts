import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migratedDatabase } from './migratedDatabase';

/** Before all files of tests: the migrated database that each test copies (database.ts) is made, once for all of them. */
export default async function setUp(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tradepost-template-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  process.env.TRADEPOST_TEST_TEMPLATE = await migratedDatabase(join(folder, 'template.sqlite'));
}
