import { DataSource } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { migrations } from '../../migrations/all';
import { entities } from '../../service/entities';
import { columnType, useDialect } from '../../service/platform/database/columns';
import { dialectOf } from '../../service/platform/database/schema';
import { expectGolden } from './golden';

type MadeMigration = MigrationInterface & { name?: string };

let source: DataSource;
beforeEach(async () => {
  useDialect('sqlite');
  source = new DataSource({ type: 'better-sqlite3', database: ':memory:', entities, migrations } as never);
  await source.initialize();
});
afterEach(() => source.destroy());

/** The schema as SQLite keeps it, without its own tables. */
async function schema(): Promise<string> {
  const rows: { sql: string }[] = await source.query(
    `SELECT "sql" FROM "sqlite_master" WHERE "sql" IS NOT NULL AND "name" NOT LIKE 'sqlite_%' AND "name" NOT LIKE 'message_search_%' AND "sql" NOT LIKE 'CREATE TABLE ''inside_%' AND "name" <> 'migrations' ORDER BY "type" DESC, "name"`,
  );
  return rows.map(row => `${row.sql.replace(/\s+/g, ' ')};`).join('\n');
}

async function namesOf(type: 'table' | 'view'): Promise<string[]> {
  const rows: { name: string }[] = await source.query(
    `SELECT "name" FROM "sqlite_master" WHERE "type" = '${type}' AND "name" NOT LIKE 'sqlite_%' AND "name" NOT LIKE 'message_search%' AND "name" NOT LIKE 'inside_%' AND "name" <> 'migrations'`,
  );
  return rows.map(row => row.name);
}

describe('the migrations', () => {
  it('go up, down to nothing, and up to the same again', async () => {
    await source.runMigrations();
    const first = await schema();
    for (let n = 0; n < migrations.length; n += 1) await source.undoLastMigration();
    expect(await schema()).toBe('');
    await source.runMigrations();
    expect(await schema()).toBe(first);
  });

  it('stand in the order of their instants', () => {
    const instants = migrations.map(migration => Number(/\d{13}$/.exec(migration.name)?.[0]));
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
    expect(instants.every(Number.isSafeInteger)).toBe(true);
  });

  it('make the schema that was reviewed, on SQLite', async () => {
    await source.runMigrations();
    expectGolden('schema.sqlite.sql', await schema());
  });

  it('make the schema that was reviewed, on SQL Server', async () => {
    expectGolden('schema.mssql.sql', await renderForSqlServer());
  });
});

describe('the columns of the entities', () => {
  it('are those of the tables, by name, type and whether they may be empty', async () => {
    await source.runMigrations();
    const differences: string[] = [];
    const views = await namesOf('view');
    for (const entity of source.entityMetadatas) {
      const rows: { name: string; type: string; notnull: number; pk: number }[] = await source.query(
        `PRAGMA table_info("${entity.tableName}")`,
      );
      // Of the columns of a view SQLite does not say that they are never empty.
      const isView = views.includes(entity.tableName);
      const inTable = rows.map(
        row =>
          `${row.name} ${wholeNumber(row.type.toLowerCase())} ${isView || row.notnull === 1 || row.pk > 0 ? 'not null' : 'null'}`,
      );
      const inEntity = entity.columns.map(column => {
        const type = wholeNumber(source.driver.normalizeType(column));
        const length = column.length ? `(${column.length})` : '';
        return `${column.databaseName} ${type}${length} ${column.isNullable ? 'null' : 'not null'}`;
      });
      for (const column of inEntity)
        if (!inTable.includes(column)) differences.push(`${entity.tableName}: no ${column} in the table`);
      for (const column of inTable)
        if (!inEntity.includes(column)) differences.push(`${entity.tableName}: no ${column} in the entity`);
    }
    expect(differences).toEqual([]);
  });

  it('have a table each, and every table an entity', async () => {
    await source.runMigrations();
    const tables = [...(await namesOf('table')), ...(await namesOf('view'))];
    const named = source.entityMetadatas.map(entity => entity.tableName);
    expect(tables.sort()).toEqual(named.sort());
  });

  it('have types that SQL Server knows', () => {
    const known = new Set(['nvarchar', 'datetime2', 'bit', 'int', 'bigint']);
    const kinds = ['text', 'longText', 'exactText', 'timestamp', 'flag', 'integer', 'money', 'json'] as const;
    expect(kinds.filter(kind => !known.has(String(columnType(kind, 'mssql').type)))).toEqual([]);
  });
});

describe('an index on SQL Server', () => {
  it('has a key of 1,700 bytes at most', async () => {
    const runner = await runUpForSqlServer();
    const tooLong = runner.tables.flatMap(table =>
      table.indices
        .map(index => ({
          name: `${table.name} (${index.columnNames.join(', ')})`,
          bytes: index.columnNames.reduce((sum, name) => sum + bytesOf(table, name), 0),
        }))
        .filter(index => index.bytes > 1_700)
        .map(index => `${index.name}: ${index.bytes} bytes`),
    );
    expect(tooLong).toEqual([]);
  });
});

// SQLite knows one whole number, by either name.
const wholeNumber = (type: string) => type.replace(/^int$/, 'integer');

interface SqlServerRun {
  sql: string[];
  tables: {
    name: string;
    indices: { columnNames: string[] }[];
    columns: { name: string; type: string; length?: string }[];
  }[];
}

function bytesOf(table: SqlServerRun['tables'][number], name: string): number {
  const column = table.columns.find(found => found.name === name);
  if (column?.type === 'nvarchar') return Number(column.length) * 2;
  return column?.type === 'bigint' || column?.type === 'datetime2' ? 8 : 4;
}

async function renderForSqlServer(): Promise<string> {
  const { sql } = await runUpForSqlServer();
  return sql.map(statement => `${statement.replace(/\s+/g, ' ').trim()};`).join('\n');
}

/** Runs every `up` against a SQL Server that is not there: the statements are recorded in their order, and the tables. */
async function runUpForSqlServer(): Promise<SqlServerRun> {
  const server = new DataSource({ type: 'mssql', host: 'nowhere', database: 'tradepost', entities: [] });
  const runner: QueryRunner = server.createQueryRunner();
  runner.enableSqlMemory();
  const tables: SqlServerRun['tables'] = [];
  const createTable = runner.createTable.bind(runner);
  runner.createTable = async (table, ...rest) => {
    tables.push(table as never);
    await createTable(table, ...rest);
  };
  // Plain statements would go to a server; here they join the recorded ones.
  runner.query = async (sql: string) => {
    runner.getMemorySql().upQueries.push({ query: sql } as never);
    return [] as never;
  };
  expect(dialectOf(runner)).toBe('mssql');
  for (const Migration of migrations) await (new Migration() as MadeMigration).up(runner);
  return { sql: runner.getMemorySql().upQueries.map(query => query.query), tables };
}
