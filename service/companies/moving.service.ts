import type { EntityManager } from 'typeorm';
import { insertRows, pieces } from '../platform/database/rows';
import type { RawRow } from '../platform/database/rawRows';
import { insertRaw, listed, named, selectRaw, updateRaw } from '../platform/database/rawRows';
import { PartyMove } from './merging.entity';
import type { PartyColumn } from './partyTables';

// So many rows at once, then others have their turn: the embedded database answers without ever leaving its turn of the event loop.
const PIECE = 2_000;

/** From which party to which, and the merge that keeps the account of it. */
export interface Move {
  mergeId: number;
  loserId: number;
  survivorId: number;
  now: Date;
  /** Of an undo: the highest ids of the tables when the merge was done. */
  highest?: Readonly<Record<string, number>>;
}

/** Those of the columns whose table is there. */
export function presentColumns(manager: EntityManager, columns: readonly PartyColumn[]): PartyColumn[] {
  const tables = new Set(manager.connection.entityMetadatas.map(metadata => metadata.tableName));
  return columns.filter(column => tables.has(column.table));
}

const keyOf = (one: PartyColumn) => one.key ?? 'id';

/** How many rows name a party, by column. */
export async function countRows(
  manager: EntityManager,
  columns: readonly PartyColumn[],
  id: number,
): Promise<number[]> {
  const counts: number[] = [];
  for (const { table, column } of columns) {
    const [row] = await manager.query(
      `SELECT COUNT(*) AS "count" FROM ${named(table)} WHERE ${named(column)} = ${listed([id])}`,
    );
    counts.push(Number(row.count));
  }
  return counts;
}

/** Makes all rows of a column that name the loser name the survivor. Answers how many. */
export async function moveRows(manager: EntityManager, one: PartyColumn, move: Move): Promise<number> {
  await makeWay(manager, one, move);
  const { table, column } = one;
  let moved = 0;
  for (;;) {
    const ids = await idsOf(manager, one, move.loserId);
    if (ids.length === 0) return moved;
    await manager.query(
      `UPDATE ${named(table)} SET ${named(column)} = ${listed([move.survivorId])} WHERE ${named(keyOf(one))} IN (${listed(ids)})`,
    );
    await note(
      manager,
      move,
      one,
      'moved',
      ids.map(id => ({ id, row: null })),
    );
    moved += ids.length;
    await new Promise(done => setImmediate(done));
  }
}

async function idsOf(manager: EntityManager, one: PartyColumn, loserId: number): Promise<number[]> {
  const rows = await manager
    .createQueryBuilder()
    .select(`t.${keyOf(one)}`, 'id')
    .from(one.table, 't')
    .where(`t.${one.column} = :loserId`, { loserId })
    .orderBy(`t.${keyOf(one)}`)
    .limit(PIECE)
    .getRawMany<{ id: number }>();
  return rows.map(row => Number(row.id));
}

async function note(
  manager: EntityManager,
  { mergeId }: Move,
  { table, column }: PartyColumn,
  kind: string,
  rows: readonly { id: number; row: RawRow | null }[],
): Promise<void> {
  const where = { mergeId, tableName: table, columnName: column, kind };
  await insertRows(
    manager,
    PartyMove,
    rows.map(({ id, row }) => ({ ...where, rowId: id, row })),
  );
}

/** Rows of the loser that the survivor has already, or that would name the survivor twice, make way. */
async function makeWay(manager: EntityManager, one: PartyColumn, move: Move): Promise<void> {
  const ids = await clashing(manager, one, move);
  if (ids.length === 0) return;
  const { table, yields } = one;
  for (const piece of pieces(ids)) {
    const rows = await selectRaw(manager, table, keyOf(one), piece);
    if (yields) {
      const kept = rows.map(row => ({ id: Number(row[keyOf(one)]), row: { [yields.column]: row[yields.column] } }));
      await note(manager, move, one, 'ended', kept);
      const value = yields.to === 'now' ? stamp(manager, move.now) : yields.to;
      for (const { id } of kept) await updateRaw(manager, table, id, { [yields.column]: value });
    } else await setAside(manager, one, move, rows);
  }
}

async function setAside(manager: EntityManager, one: PartyColumn, move: Move, rows: readonly RawRow[]): Promise<void> {
  const ids = rows.map(row => Number(row[keyOf(one)]));
  const children = new Map<string, RawRow[]>();
  for (const { table, column } of one.children ?? []) children.set(table, await selectRaw(manager, table, column, ids));
  const kept = rows.map(row => {
    const id = Number(row[keyOf(one)]);
    const own = (one.children ?? []).map(({ table, column }) => ({
      table,
      rows: (children.get(table) ?? []).filter(child => Number(child[column]) === id),
    }));
    return { id, row: { row, children: own } };
  });
  await note(manager, move, one, 'removed', kept);
  await manager.query(`DELETE FROM ${named(one.table)} WHERE ${named(keyOf(one))} IN (${listed(ids)})`);
}

/** An instant in the form in which the database keeps it. */
export function stamp(manager: EntityManager, at: Date): unknown {
  return manager.connection.options.type === 'mssql' ? at : at.toISOString().replace('T', ' ').replace('Z', '');
}

async function clashing(manager: EntityManager, one: PartyColumn, move: Move): Promise<number[]> {
  const { table, column, unique = [], beside } = one;
  const [loser, survivor] = [listed([move.loserId]), listed([move.survivorId])];
  const on = (alias: string, where: string) => where.replace(/"(\w+)"/g, `"${alias}"."$1"`);
  // Of an undo only what stood then counts: what was written since is somebody's later word.
  const last = move.highest?.[table];
  const old = last === undefined ? '' : ` AND "s".${named(keyOf(one))} <= ${Math.trunc(last)}`;
  const clashes = unique.map(({ others, where = '1 = 1' }) => {
    const same = others.map(other => `"s".${named(other)} = "l".${named(other)}`).join(' AND ');
    return (
      `(${on('l', where)} AND EXISTS (SELECT 1 FROM ${named(table)} "s" ` +
      `WHERE "s".${named(column)} = ${survivor} AND ${same} AND ${on('s', where)}${old}))`
    );
  });
  if (beside) clashes.push(`"l".${named(beside)} = ${survivor}`);
  if (clashes.length === 0) return [];
  const rows: { id: number }[] = await manager.query(
    `SELECT "l".${named(keyOf(one))} AS "id" FROM ${named(table)} "l" WHERE "l".${named(column)} = ${loser} AND (${clashes.join(' OR ')})`,
  );
  return rows.map(row => Number(row.id));
}

/** What an undo could not put back. */
export interface Unrestored {
  /** Rows that have gone elsewhere, or away, since. */
  left: number;
}

/** Puts back the rows of a merge, the last that was moved first. The loser is there again by now. */
export async function restoreRows(
  manager: EntityManager,
  columns: readonly PartyColumn[],
  move: Move,
): Promise<Unrestored> {
  let left = 0;
  for (const one of [...columns].reverse()) {
    for (const kind of ['moved', 'ended', 'removed'] as const) {
      const rows = await manager.find(PartyMove, {
        where: { mergeId: move.mergeId, tableName: one.table, columnName: one.column, kind },
        order: { id: 'ASC' },
      });
      for (const piece of pieces(rows, PIECE)) {
        left += await restorePiece(manager, one, move, kind, piece);
        await new Promise(done => setImmediate(done));
      }
    }
  }
  return { left };
}

async function restorePiece(
  manager: EntityManager,
  one: PartyColumn,
  move: Move,
  kind: 'moved' | 'ended' | 'removed',
  rows: readonly PartyMove[],
): Promise<number> {
  if (kind === 'removed') return putBack(manager, one, rows);
  const { table, column } = one;
  const ids = rows.map(row => row.rowId);
  const there = await selectRaw(manager, table, keyOf(one), ids);
  if (kind === 'ended') return revive(manager, one, move, rows, there);
  const mine = there.filter(row => Number(row[column]) === move.survivorId).map(row => Number(row[keyOf(one)]));
  if (mine.length > 0)
    await manager.query(
      `UPDATE ${named(table)} SET ${named(column)} = ${listed([move.loserId])} WHERE ${named(keyOf(one))} IN (${listed(mine)})`,
    );
  return ids.length - mine.length;
}

/**
 * Rows that had made way stand again, but for those whose counterpart has ended since: on such a letter somebody has decided after the merge, and his word
 * stands. Answers how many were left.
 */
async function revive(
  manager: EntityManager,
  one: PartyColumn,
  move: Move,
  rows: readonly PartyMove[],
  there: readonly RawRow[],
): Promise<number> {
  const { table, yields } = one;
  for (const { rowId, row } of rows) await updateRaw(manager, table, rowId, row ?? {});
  if (yields?.to !== 'now') return 0;
  const standing = new Set(await clashing(manager, one, move));
  const decided = there.filter(row => !standing.has(Number(row[keyOf(one)])));
  for (const row of decided)
    await updateRaw(manager, table, Number(row[keyOf(one)]), { [yields.column]: row[yields.column] });
  return decided.length;
}

/** Rows that were set aside come back with what hung on them, unless what else they name is gone. */
async function putBack(manager: EntityManager, one: PartyColumn, rows: readonly PartyMove[]): Promise<number> {
  let left = 0;
  for (const { row: kept } of rows) {
    const { row, children } = kept as { row: RawRow; children: { table: string; rows: RawRow[] }[] };
    const needs = [...(one.beside ? [{ column: one.beside, table: 'company' }] : []), ...(one.needs ?? [])];
    if (await lacksOne(manager, row, needs)) left += 1;
    else {
      await insertRaw(manager, one.table, [row]);
      for (const child of children) await insertRaw(manager, child.table, child.rows);
    }
  }
  return left;
}

async function lacksOne(
  manager: EntityManager,
  row: RawRow,
  needs: readonly { column: string; table: string }[],
): Promise<boolean> {
  for (const { column, table } of needs) {
    const id = row[column];
    if (id === null || id === undefined) continue;
    if ((await selectRaw(manager, table, 'id', [Number(id)])).length === 0) return true;
  }
  return false;
}
