import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DataSource } from 'typeorm';
import { migrations } from '../../../migrations/all';
import { entities } from '../../../service/entities';
import { damageOf, insideOf, rowsOf } from '../../../service/platform/database/copying';
import type { Database } from '../../../service/platform/database/dataSource';
import { openDatabase } from '../../../service/platform/database/dataSource';
import { migrateWithCopy } from '../../../service/platform/database/migrating';

let folder: string;
let file: string;
let now = new Date('2026-11-21T10:00:00Z');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-migrating-'));
  file = join(folder, 'tradepost.sqlite');
  now = new Date('2026-11-21T10:00:00Z');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Column {
  name: string;
  type: string;
  pk: number;
}
const ROWS = 3;

/** A database as the first issue left it: its one migration, and rows in every table. */
async function makeFirstDatabase(): Promise<Map<string, Record<string, unknown>[]>> {
  const source = new DataSource({
    type: 'better-sqlite3',
    database: file,
    entities: [],
    migrations: migrations.slice(0, 1),
  } as never);
  await source.initialize();
  await source.runMigrations();
  await source.query('PRAGMA foreign_keys = OFF');
  const filled = new Map<string, Record<string, unknown>[]>();
  for (const name of Object.keys(insideOf(file).counts).filter(table => table !== 'migrations')) {
    const columns = (await source.query(`PRAGMA table_info("${name}")`)) as Column[];
    const keys = (await source.query(`PRAGMA foreign_key_list("${name}")`)) as { from: string }[];
    const references = new Set(keys.map(key => key.from));
    for (let row = 1; row <= ROWS; row += 1) {
      const values = columns.map(column => valueOf(name, column, references.has(column.name), row));
      const names = columns.map(column => `"${column.name}"`).join(',');
      await source.query(`INSERT INTO "${name}" (${names}) VALUES (${columns.map(() => '?').join(',')})`, values);
    }
    filled.set(name, await source.query(`SELECT * FROM "${name}" ORDER BY 1`));
  }
  expect(await source.query('PRAGMA foreign_key_check')).toEqual([]);
  await source.destroy();
  return filled;
}

function valueOf(table: string, column: Column, isReference: boolean, row: number): unknown {
  const type = column.type.toLowerCase();
  if (isReference || (column.pk > 0 && !type.startsWith('varchar'))) return row;
  if (type.startsWith('datetime')) return `2026-01-0${row} 08:00:00.000`;
  if (type.startsWith('boolean')) return row % 2;
  if (/^(integer|int|bigint)/.test(type)) return row;
  // Valid as a JSON value too: what kind of text a column holds the schema does not say.
  return type === 'text' ? JSON.stringify(`${table} ${column.name} ${row}`) : `${table} ${row}`.slice(0, 20);
}

const open = () => openDatabase({ dialect: 'sqlite', file }, entities);

class Failing implements MigrationInterface {
  name = 'Failing2999999999999';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE "half_done" ("id" integer)');
    await runner.query('DELETE FROM "user"');
    throw new Error('this migration fails');
  }
  async down(): Promise<void> {}
}
class Later implements MigrationInterface {
  constructor(readonly name: string) {}
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "${this.name}" ("id" integer)`);
  }
  async down(): Promise<void> {}
}
const add = (database: Database, migration: MigrationInterface) =>
  (database.writer.migrations as MigrationInterface[]).push(migration);

describe('a database of the first issue', () => {
  it('comes to the newest schema with every row that it had', async () => {
    const before = await makeFirstDatabase();
    const database = await open();
    try {
      const { ran } = await migrateWithCopy(database, now);
      expect(ran).toEqual(migrations.slice(1).map(migration => migration.name));
      // What was a table may be a view by now.
      const there = new Set(rowsOf<{ name: string }>(file, 'SELECT "name" FROM sqlite_master').map(row => row.name));
      const lost: string[] = [];
      for (const [table, rows] of before) {
        if (!there.has(table)) lost.push(table);
        else {
          const after: Record<string, unknown>[] = await database.manager.query(`SELECT * FROM "${table}" ORDER BY 1`);
          for (const row of rows) expect(after).toContainEqual(expect.objectContaining(row));
        }
      }
      expect(lost).toEqual([]);
      expect(await database.manager.query('PRAGMA foreign_key_check')).toEqual([]);
      expect(damageOf(file, true)).toEqual([]);
      for (const entity of database.writer.entityMetadatas) await database.manager.find(entity.target, { take: 1 });
    } finally {
      await database.close();
    }
  });
});

describe('a migration', () => {
  it('of an empty database copies nothing, and one that has nothing to do neither', async () => {
    const database = await open();
    expect((await migrateWithCopy(database, now)).copy).toBeNull();
    expect(await migrateWithCopy(database, now)).toEqual({ copy: null, bytes: 0, ran: [] });
    expect(readdirSync(folder)).not.toContain('backups');
    await database.close();
  });

  it('of a database with data copies it as it was, beside it', async () => {
    const before = await makeFirstDatabase();
    const database = await open();
    add(database, new Later('Later2900000000000'));
    const { copy, bytes } = await migrateWithCopy(database, now);
    await database.close();
    expect(bytes).toBeGreaterThan(0);
    expect(insideOf(copy ?? '').migrations).toEqual([migrations[0]?.name]);
    expect(rowsOf(copy ?? '', 'SELECT * FROM "user" ORDER BY 1')).toEqual(before.get('user'));
  });

  it('that fails leaves nothing of itself, nor of those that ran before it: the old program goes on', async () => {
    const before = await makeFirstDatabase();
    const database = await open();
    add(database, new Later('Later2900000000000'));
    add(database, new Failing());
    await expect(migrateWithCopy(database, now)).rejects.toThrow('this migration fails');
    await database.close();
    const { migrations: ran, counts } = insideOf(file);
    expect(ran).toEqual([migrations[0]?.name]);
    expect(Object.keys(counts)).not.toContain('half_done');
    expect(Object.keys(counts)).not.toContain('Later2900000000000');
    expect(rowsOf(file, 'SELECT * FROM "user" ORDER BY 1')).toEqual(before.get('user'));
  });

  it('keeps as many copies as are wanted, the newest', async () => {
    const first = await open();
    await migrateWithCopy(first, now);
    await first.writer.query(`INSERT INTO "setting" VALUES ('retention', '{"migrationCopies":2}')`);
    for (let turn = 1; turn <= 4; turn += 1) {
      add(first, new Later(`Later290000000000${turn}`));
      now = new Date(now.getTime() + 60_000);
      await migrateWithCopy(first, now);
    }
    await first.close();
    const copies = readdirSync(join(folder, 'backups')).sort();
    expect(copies.map(name => /Later\d+/.exec(name)?.[0])).toEqual(['Later2900000000003', 'Later2900000000004']);
  });

  it('of a later version is told: this program does not touch its database', async () => {
    const later = await open();
    await migrateWithCopy(later, now);
    add(later, new Later('Later2900000000000'));
    await migrateWithCopy(later, now);
    await later.close();
    const database = await open();
    await expect(migrateWithCopy(database, now)).rejects.toMatchObject({ code: 'database.newer' });
    await database.close();
  });
});
