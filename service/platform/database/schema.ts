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
