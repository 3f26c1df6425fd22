import type { QueryRunner, TableColumnOptions, TableForeignKeyOptions, TableIndexOptions } from 'typeorm';
import { Table } from 'typeorm';
import type { Dialect } from './columns';

/** An index of a new table: its columns, and whether they are unique; `where` holds on both databases. */
export interface NewIndex {
  columns: string[];
  unique?: boolean;
  where?: string;
}

/** A foreign key of a new table. Rows that are referred to cannot be deleted unless `cascade` says that both go. */
export interface NewReference {
  column: string;
  table: string;
  to?: string;
  cascade?: boolean;
}

export interface NewTable {
  name: string;
  columns: TableColumnOptions[];
  indices?: NewIndex[];
  references?: NewReference[];
}

/** The dialect of a migration's runner. */
export function dialectOf(runner: QueryRunner): Dialect {
  return runner.connection.options.type === 'mssql' ? 'mssql' : 'sqlite';
}

/**
 * Creates a table with its indices and keys. Names are made from table and columns and kept under 60 characters, because some servers
 * cut longer ones.
 */
export async function createTable(runner: QueryRunner, table: NewTable): Promise<void> {
  const indices: TableIndexOptions[] = (table.indices ?? []).map(index => ({
    name: shortName(index.unique ? 'uq' : 'ix', table.name, index.columns),
    columnNames: index.columns,
    isUnique: index.unique ?? false,
    ...(index.where ? { where: index.where } : {}),
  }));
  const foreignKeys: TableForeignKeyOptions[] = (table.references ?? []).map(reference => ({
    name: shortName('fk', table.name, [reference.column]),
    columnNames: [reference.column],
    referencedTableName: reference.table,
    referencedColumnNames: [reference.to ?? 'id'],
    onDelete: reference.cascade ? 'CASCADE' : 'NO ACTION',
  }));
  await runner.createTable(new Table({ name: table.name, columns: table.columns, indices, foreignKeys }), false);
}

/**
 * Adds columns to a table that has landed, and indices over them. One that may not be empty needs a default. TypeORM's own way copies the whole table
 * on SQLite, which a table of a million rows does not take well.
 */
export async function addColumns(
  runner: QueryRunner,
  table: string,
  columns: readonly TableColumnOptions[],
  indices: readonly NewIndex[] = [],
): Promise<void> {
  for (const column of columns) {
    const size = column.precision ?? (column.length || null);
    const type = `${column.type}${size === null ? '' : `(${size})`}`;
    const collation = column.collation ? ` COLLATE ${column.collation}` : '';
    const fallback =
      column.default === undefined ? '' : ` CONSTRAINT "df_${table}_${column.name}" DEFAULT ${String(column.default)}`;
    const empty = column.isNullable ? 'NULL' : 'NOT NULL';
    await runner.query(`ALTER TABLE "${table}" ADD "${column.name}" ${type}${collation} ${empty}${fallback}`);
  }
  for (const index of indices) {
    const name = shortName(index.unique ? 'uq' : 'ix', table, index.columns);
    const listed = index.columns.map(column => `"${column}"`).join(', ');
    const where = index.where ? ` WHERE ${index.where}` : '';
    await runner.query(`CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX "${name}" ON "${table}" (${listed})${where}`);
  }
}

/** Takes away what `addColumns` added. */
export async function dropColumns(
  runner: QueryRunner,
  table: string,
  columns: readonly TableColumnOptions[],
  indices: readonly NewIndex[] = [],
): Promise<void> {
  const isServer = dialectOf(runner) === 'mssql';
  for (const index of indices) {
    const name = shortName(index.unique ? 'uq' : 'ix', table, index.columns);
    await runner.query(`DROP INDEX "${name}"${isServer ? ` ON "${table}"` : ''}`);
  }
  for (const { name, default: fallback } of columns) {
    if (isServer && fallback !== undefined)
      await runner.query(`ALTER TABLE "${table}" DROP CONSTRAINT "df_${table}_${name}"`);
    await runner.query(`ALTER TABLE "${table}" DROP COLUMN "${name}"`);
  }
}

function shortName(prefix: string, table: string, columns: string[]): string {
  return `${prefix}_${table}_${columns.join('_')}`.slice(0, 60);
}

/**
 * Makes a table that nobody can change or delete from: triggers refuse both. `drop` takes them away for a migration's `down`.
 */
export async function makeAppendOnly(runner: QueryRunner, table: string): Promise<void> {
  if (dialectOf(runner) === 'mssql') {
    await runner.query(
      `CREATE TRIGGER "tr_${table}_append" ON "${table}" INSTEAD OF UPDATE, DELETE AS ` +
        `BEGIN THROW 50001, 'Rows of ${table} are never changed or deleted.', 1; END`,
    );
    return;
  }
  for (const action of ['UPDATE', 'DELETE']) {
    await runner.query(
      `CREATE TRIGGER "tr_${table}_${action.toLowerCase()}" BEFORE ${action} ON "${table}" ` +
        `BEGIN SELECT RAISE(ABORT, 'Rows of ${table} are never changed or deleted.'); END`,
    );
  }
}
