import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

// SQL Server takes 2,100 parameters a statement and 1,000 rows a VALUES list; SQLite far more.
const MAX_PARAMETERS = { sqlite: 30_000, mssql: 2_000 };
const MAX_ROWS = 900;
const TRIES = 5;

export function dialectFor(manager: EntityManager): 'sqlite' | 'mssql' {
  return manager.connection.options.type === 'mssql' ? 'mssql' : 'sqlite';
}

/**
 * Inserts many rows with as few statements as the database allows. This is the hot path of an import: TypeORM's `save`
 * takes three times as long.
 *
 * @param rows objects with the entity's property names; a property that is absent is stored as the column's default, else as
 *   NULL
 */
export async function insertRows<E extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<E>,
  rows: readonly Partial<E>[],
): Promise<void> {
  await insertChunks(manager, entity, rows);
}

/**
 * As `insertRows`, and returns the generated ids by the value of `key`, a column that is unique among `rows`. The order in
 * which a database returns inserted rows is not promised, so rows are matched by key and never by position.
 */
export async function insertRowsReturning<E extends ObjectLiteral, K extends keyof E & string>(
  manager: EntityManager,
  entity: EntityTarget<E>,
  rows: readonly Partial<E>[],
  key: K,
): Promise<Map<E[K], number>> {
  const ids = new Map<E[K], number>();
  for (const row of await insertChunks(manager, entity, rows, key)) ids.set(row[key] as E[K], Number(row.id));
  return ids;
}

async function insertChunks<E extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<E>,
  rows: readonly Partial<E>[],
  key?: string,
): Promise<Record<string, unknown>[]> {
  if (rows.length === 0) return [];
  const insert = insertOf(manager, entity);
  const returned: Record<string, unknown>[] = [];
  for (let start = 0; start < rows.length;) {
    const size = chunkSize(insert, rows.length - start);
    const values: unknown[] = [];
    for (let at = start; at < start + size; at++) {
      const row = rows[at] as Record<string, unknown>;
      for (const { name, prepare, fallback } of insert.columns) {
        const raw = row[name];
        values.push(raw === undefined ? fallback : raw !== null && prepare ? prepare(raw) : raw);
      }
    }
    const result = (await manager.query(statementOf(insert, size, key), values)) as
      Record<string, unknown>[] | undefined;
    if (key && result) returned.push(...result);
    start += size;
  }
  return returned;
}

/** What stands in a column that a row says nothing of, in the form in which the database keeps it. */
function fallbackOf(value: unknown): unknown {
  if (typeof value === 'boolean') return Number(value);
  return value === undefined ? null : value;
}

/** How rows of one table are inserted, found out once. */
interface Insert {
  dialect: 'sqlite' | 'mssql';
  table: string;
  columns: { name: string; escaped: string; prepare: ((value: unknown) => unknown) | null; fallback: unknown }[];
  largest: number;
  escape: (name: string) => string;
  /** By number of rows and column that is returned. */
  statements: Map<string, string>;
}

// Few sizes, so that few statements are prepared: they are kept.
const CHUNKS = [256, 64, 16, 4, 1];
// What the driver passes on as it is.
const PLAIN = /^(?:varchar|text|integer|int|bigint)$/;
const inserts = new WeakMap<object, Insert>();

function insertOf<E extends ObjectLiteral>(manager: EntityManager, entity: EntityTarget<E>): Insert {
  const metadata = manager.connection.getMetadata(entity);
  const known = inserts.get(metadata);
  if (known) return known;
  const { driver } = manager.connection;
  const dialect = dialectFor(manager);
  const columns = metadata.columns
    .filter(column => !column.isGenerated)
    .map(column => {
      const isPlain = dialect === 'sqlite' && !column.transformer && PLAIN.test(String(column.type));
      const asDriver = (value: unknown): unknown => driver.preparePersistentValue(value, column);
      const isDate = dialect === 'sqlite' && !column.transformer && column.type === 'datetime';
      const prepare = (value: unknown): unknown => (isDate ? dateText(value) : null) ?? asDriver(value);
      return {
        name: column.propertyName,
        escaped: driver.escape(column.databaseName),
        prepare: isPlain ? null : prepare,
        fallback: fallbackOf(column.default),
      };
    });
  const insert: Insert = {
    dialect,
    table: driver.escape(metadata.tableName),
    columns,
    largest: Math.max(1, Math.min(MAX_ROWS, Math.floor(MAX_PARAMETERS[dialect] / columns.length))),
    escape: name => driver.escape(name),
    statements: new Map(),
  };
  inserts.set(metadata, insert);
  return insert;
}

// As the driver keeps dates; that puts every text together from seven numbers.
function dateText(value: unknown): string | null {
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) return null;
  const text = value.toISOString();
  return text.length === 24 ? `${text.slice(0, 10)} ${text.slice(11, 23)}` : null;
}

function chunkSize({ dialect, largest }: Insert, left: number): number {
  if (dialect === 'mssql') return Math.min(largest, left);
  return CHUNKS.find(size => size <= left && size <= largest) as number;
}

function statementOf(insert: Insert, size: number, key: string | undefined): string {
  const name = `${size} ${key ?? ''}`;
  let sql = insert.statements.get(name);
  if (sql) return sql;
  const { dialect, table, columns, escape } = insert;
  const isSqlite = dialect === 'sqlite';
  const marks = (row: number) => columns.map((_, at) => (isSqlite ? '?' : `@${row * columns.length + at}`)).join(',');
  const tuples = Array.from({ length: size }, (_, row) => `(${marks(row)})`).join(',');
  const names = columns.map(column => column.escaped).join(', ');
  const back = [escape('id'), escape(key ?? 'id')];
  const output = key && !isSqlite ? ` OUTPUT ${back.map(column => `INSERTED.${column}`).join(', ')}` : '';
  const returning = key && isSqlite ? ` RETURNING ${back.join(', ')}` : '';
  sql = `INSERT INTO ${table} (${names})${output} VALUES ${tuples}${returning}`;
  insert.statements.set(name, sql);
  return sql;
}

/** Cuts a list of values for `In([...])` into pieces that every database takes. */
export function pieces<T>(values: readonly T[], size = 1_000): T[][] {
  const result: T[][] = [];
  for (let start = 0; start < values.length; start += size) result.push(values.slice(start, start + size));
  return result;
}

/** True where `error` says that a unique key refused a row (SQLite, and 2601 and 2627 of SQL Server). */
export function isUniqueViolation(error: unknown): boolean {
  const { code, number, message } = (error ?? {}) as { code?: string; number?: number; message?: string };
  return (
    code === 'SQLITE_CONSTRAINT_UNIQUE' ||
    code === 'SQLITE_CONSTRAINT_PRIMARYKEY' ||
    number === 2601 ||
    number === 2627 ||
    /UNIQUE constraint failed/.test(message ?? '')
  );
}

/**
 * Runs `work`, and runs it anew where a unique key refused what it wrote: somebody else wrote the same at that instant, and now it is there to be read. Each run is whole or not at all (a transaction of its own).
 *
 * @throws what `work` throws; after five runs the refusal itself
 */
export async function againWhereKeyTaken<T>(work: () => Promise<T>): Promise<T> {
  for (let turn = 1; ; turn += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isUniqueViolation(error) || turn >= TRIES) throw error;
    }
  }
}
