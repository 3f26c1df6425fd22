import { Column, getMetadataArgsStorage, PrimaryGeneratedColumn } from 'typeorm';
import type { ColumnOptions, TableColumnOptions, ValueTransformer } from 'typeorm';

/** The databases that Tradepost runs on: embedded SQLite, and Microsoft SQL Server. */
export type Dialect = 'sqlite' | 'mssql';

/** The kinds of column that the product uses. Nothing else in the tree names a database type. */
export type ColumnKind = 'text' | 'longText' | 'exactText' | 'timestamp' | 'flag' | 'integer' | 'money' | 'json';

interface KindOptions {
  length?: number;
}

/** Database type, and its options, of a column kind on a dialect. */
export function columnType(
  kind: ColumnKind,
  dialect: Dialect,
  options: KindOptions = {},
): Pick<TableColumnOptions, 'type' | 'length' | 'precision' | 'collation'> {
  const sqlite = dialect === 'sqlite';
  switch (kind) {
    case 'text':
      return { type: sqlite ? 'varchar' : 'nvarchar', length: String(options.length ?? 255) };
    case 'exactText':
      // Hashes, Message-IDs and foreign ids mind case; SQL Server's usual collations do not.
      return sqlite
        ? { type: 'varchar', length: String(options.length ?? 64) }
        : { type: 'nvarchar', length: String(options.length ?? 64), collation: 'Latin1_General_100_BIN2' };
    case 'longText':
    case 'json':
      return sqlite ? { type: 'text' } : { type: 'nvarchar', length: 'MAX' };
    case 'timestamp':
      return sqlite ? { type: 'datetime' } : { type: 'datetime2', precision: 3 };
    case 'flag':
      return { type: sqlite ? 'boolean' : 'bit' };
    case 'integer':
      return { type: sqlite ? 'integer' : 'int' };
    case 'money':
      return { type: 'bigint' };
  }
}

// Decorators run when an entity is imported, before anybody knows the database; the types are filled in by
// `useDialect`, which the data source calls before it initialises.
const pending: { options: ColumnOptions; kind: ColumnKind; length?: number }[] = [];

/** Gives every entity column its type on `dialect`. Called before a data source initialises; calling it again is harmless. */
export function useDialect(dialect: Dialect): void {
  for (const { options, kind, length } of pending) {
    const resolved = columnType(kind, dialect, { length });
    Object.assign(options, {
      type: resolved.type,
      length: resolved.length,
      precision: resolved.precision,
      collation: resolved.collation,
    });
  }
}

type Extra = Pick<ColumnOptions, 'nullable' | 'default' | 'name' | 'update' | 'select'>;

function column(kind: ColumnKind, extra: Extra, length?: number, transformer?: ValueTransformer): PropertyDecorator {
  const options: ColumnOptions = { ...extra, ...(transformer ? { transformer } : {}) };
  return (target, propertyKey) => {
    const resolved = columnType(kind, 'sqlite', { length });
    Object.assign(options, { type: resolved.type, length: resolved.length });
    Column(options)(target, propertyKey);
    // TypeORM keeps the very object or a copy of it, by version: find what it kept.
    pending.push({ options: keptOptions(target, propertyKey) ?? options, kind, length });
  };
}

function keptOptions(target: object, propertyKey: string | symbol): ColumnOptions | undefined {
  return getMetadataArgsStorage().columns.find(
    args => args.target === target.constructor && args.propertyName === propertyKey,
  )?.options;
}

/** Unicode text of at most `length` characters. */
export const Text = (length = 255, extra: Extra = {}) => column('text', extra, length);
/** Unicode text without a bound. */
export const LongText = (extra: Extra = {}) => column('longText', extra);
/** Text that is compared by code point: hashes, Message-IDs, ids of other systems. */
export const ExactText = (length = 64, extra: Extra = {}) => column('exactText', extra, length);
/** An instant, UTC, to the millisecond. */
export const Timestamp = (extra: Extra = {}) => column('timestamp', extra);
/** True or false. */
export const Flag = (extra: Extra = {}) => column('flag', extra);
/** A whole number of 32 bits; foreign keys too. */
export const Integer = (extra: Extra = {}) => column('integer', extra);
/** A whole number up to 2^53: minor units of money, byte counts. */
export const Money = (extra: Extra = {}) =>
  column('money', extra, undefined, {
    to: (value: number | null | undefined) => value,
    from: (value: string | number | null) => (value === null ? null : Number(value)),
  });
/** A JSON value kept as text. */
export const Json = (extra: Extra = {}) =>
  column('json', extra, undefined, {
    to: (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value)),
    from: (value: string | null) => (value === null ? null : JSON.parse(value)),
  });
/** The generated primary key. */
export const Id = () => PrimaryGeneratedColumn('increment');

/** The same kinds for migrations: `c.text('name', 200)` gives the column of a `Table` on the dialect of the runner. */
export function tableColumns(dialect: Dialect) {
  type More = Pick<TableColumnOptions, 'isNullable' | 'default' | 'isPrimary'>;
  const make =
    (kind: ColumnKind) =>
    (name: string, more: More & KindOptions = {}): TableColumnOptions => {
      const { length, ...rest } = more;
      return { name, ...columnType(kind, dialect, { length }), isNullable: false, ...rest };
    };
  return {
    id: (): TableColumnOptions => ({
      name: 'id',
      type: dialect === 'sqlite' ? 'integer' : 'int',
      isPrimary: true,
      isGenerated: true,
      generationStrategy: 'increment',
    }),
    text: make('text'),
    exactText: make('exactText'),
    longText: make('longText'),
    timestamp: make('timestamp'),
    flag: make('flag'),
    integer: make('integer'),
    money: make('money'),
    json: make('json'),
  };
}
