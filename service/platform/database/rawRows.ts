import type { EntityManager } from 'typeorm';
import { pieces } from './rows';

/** A row as the database has it: by the names of its columns, without any reading of types. */
export type RawRow = Record<string, unknown>;

const WORD = /^\w+$/;

/** A name of a table or column for a statement. They come from lists of ours, never from outside. */
export function named(word: string): string {
  if (!WORD.test(word)) throw new Error('a table or column is a plain word');
  return `"${word}"`;
}

/** Ids for a statement; they are whole numbers of our own. */
export function listed(ids: readonly number[]): string {
  if (!ids.every(Number.isSafeInteger)) throw new Error('an id is a whole number');
  return ids.join(', ');
}

/** Rows of a table by a column of ids, as the database has them. */
export async function selectRaw(
  manager: EntityManager,
  table: string,
  column: string,
  ids: readonly number[],
): Promise<RawRow[]> {
  const found: RawRow[] = [];
  for (const piece of pieces(ids))
    found.push(...(await manager.query(`SELECT * FROM ${named(table)} WHERE ${named(column)} IN (${listed(piece)})`)));
  return found;
}

/** Puts rows back with the ids that they had. */
export async function insertRaw(manager: EntityManager, table: string, rows: readonly RawRow[]): Promise<void> {
  if (rows.length === 0) return;
  const isServer = manager.connection.options.type === 'mssql';
  if (isServer) await manager.query(`SET IDENTITY_INSERT ${named(table)} ON`);
  for (const row of rows) {
    const columns = Object.keys(row);
    const marks = columns.map((_column, at) => (isServer ? `@${at}` : '?')).join(', ');
    await manager.query(
      `INSERT INTO ${named(table)} (${columns.map(named).join(', ')}) VALUES (${marks})`,
      columns.map(column => row[column]),
    );
  }
  if (isServer) await manager.query(`SET IDENTITY_INSERT ${named(table)} OFF`);
}

/** Sets columns of one row to values in the form of the database. */
export async function updateRaw(manager: EntityManager, table: string, id: number, values: RawRow): Promise<void> {
  const columns = Object.keys(values);
  if (columns.length === 0) return;
  const isServer = manager.connection.options.type === 'mssql';
  const set = columns.map((column, at) => `${named(column)} = ${isServer ? `@${at}` : '?'}`).join(', ');
  await manager.query(
    `UPDATE ${named(table)} SET ${set} WHERE "id" = ${listed([id])}`,
    columns.map(column => values[column]),
  );
}
