import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/all';
import type { PartyColumn } from '../../service/companies/partyTables';
import {
  columnsLeftAlone,
  companyColumns,
  contactColumns,
  ownerColumns,
  ownersLeftAlone,
} from '../../service/companies/partyTables';
import { entities } from '../../service/entities';
import { useDialect } from '../../service/platform/database/columns';

let source: DataSource;
let tables: string[];

beforeAll(async () => {
  useDialect('sqlite');
  source = new DataSource({ type: 'better-sqlite3', database: ':memory:', entities, migrations } as never);
  await source.initialize();
  await source.runMigrations();
  const rows: { name: string }[] = await source.query(
    `SELECT "name" FROM "sqlite_master" WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite_%' AND "name" NOT LIKE 'message_search%' AND "name" NOT LIKE 'inside_%'`,
  );
  tables = rows.map(row => row.name);
});
afterAll(() => source.destroy());

const nameOf = ({ table, column }: { table: string; column: string }) => `${table}.${column}`;
const isThere = ({ table }: { table: string }) => tables.includes(table);

/** Every column that refers to a table, or is named as if it did. */
async function columnsThatName(table: string, like: RegExp): Promise<string[]> {
  const found = new Set<string>();
  for (const name of tables) {
    const keys: { table: string; from: string }[] = await source.query(`PRAGMA foreign_key_list("${name}")`);
    for (const key of keys) if (key.table === table) found.add(`${name}.${key.from}`);
    const columns: { name: string }[] = await source.query(`PRAGMA table_info("${name}")`);
    for (const column of columns) if (like.test(column.name)) found.add(`${name}.${column.name}`);
  }
  return [...found].sort();
}

describe('a merge takes along every column that names', () => {
  it.each<[string, readonly PartyColumn[], RegExp]>([
    ['company', companyColumns, /^(c|.+C)ompanyId$/],
    ['contact', contactColumns, /^(c|.+C)ontactId$/],
  ])('a %s', async (table, listed, like) => {
    const known = new Set([...listed.map(nameOf), ...Object.keys(columnsLeftAlone)]);
    const missing = (await columnsThatName(table, like)).filter(name => !known.has(name));
    // Add the column to service/companies/partyTables.ts, or say there why it stays.
    expect(missing).toEqual([]);
  });

  it('and has no column on its lists that is not there', async () => {
    const wrong: string[] = [];
    for (const one of [...companyColumns, ...contactColumns, ...ownerColumns].filter(isThere)) {
      const columns: { name: string }[] = await source.query(`PRAGMA table_info("${one.table}")`);
      const names = columns.map(column => column.name);
      const needed = [one.column, one.key ?? 'id', ...('label' in one && one.label ? [one.label] : [])];
      wrong.push(...needed.filter(name => !names.includes(name)).map(name => `${one.table}.${name}`));
    }
    expect(wrong).toEqual([]);
  });
});

it('every unique key that a moved column is part of is known, so that two rows never clash', async () => {
  const wrong: string[] = [];
  for (const one of [...companyColumns, ...contactColumns].filter(isThere)) {
    const indices: { name: string; unique: number; origin: string }[] = await source.query(
      `PRAGMA index_list("${one.table}")`,
    );
    for (const index of indices.filter(found => found.unique === 1)) {
      const parts: { name: string }[] = await source.query(`PRAGMA index_info("${index.name}")`);
      const columns = parts.map(part => part.name);
      if (!columns.includes(one.column)) continue;
      const others = columns
        .filter(column => column !== one.column)
        .sort()
        .join();
      if (!(one.unique ?? []).some(key => [...key.others].sort().join() === others))
        wrong.push(`${nameOf(one)} is unique with ${others}`);
    }
  }
  expect(wrong).toEqual([]);
});

it('what the database deletes together with a row that makes way is known', async () => {
  const wrong: string[] = [];
  for (const one of [...companyColumns, ...contactColumns].filter(isThere)) {
    if (!one.unique || one.yields) continue;
    for (const name of tables) {
      const keys: { table: string; from: string }[] = await source.query(`PRAGMA foreign_key_list("${name}")`);
      const hanging = keys.filter(key => key.table === one.table && name !== one.table);
      for (const key of hanging)
        if (!(one.children ?? []).some(child => child.table === name && child.column === key.from))
          wrong.push(`${name}.${key.from} hangs on ${one.table}`);
    }
  }
  expect(wrong).toEqual([]);
});

it('a transfer takes along every column that says whose something is', async () => {
  const known = new Set([...ownerColumns.map(nameOf), ...Object.keys(ownersLeftAlone)]);
  const missing = (await columnsThatName('(nothing)', /^(o|.+O)wnerId$/)).filter(name => !known.has(name));
  expect(missing).toEqual([]);
});
