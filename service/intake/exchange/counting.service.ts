import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { anyOf } from '../../platform/database/lists';
import { insertRows } from '../../platform/database/rows';
import { ExchangeCount } from './exchange.entity';

/** What came into folders and left them, by folder and day. */
export type Moves = Map<string, number>;

/** Notes one message more (1) or less (-1). */
export function noteMove(moves: Moves, folderId: number | null, day: string, by: 1 | -1): void {
  if (folderId === null) return;
  const key = `${folderId} ${day}`;
  moves.set(key, (moves.get(key) ?? 0) + by);
}

/** Brings the counts of the server's messages up to what it has just told. */
export async function applyMoves(manager: EntityManager, mailboxId: number, moves: Moves): Promise<void> {
  const changed = [...moves].flatMap(([key, by]) => {
    const [folderId = '', day = ''] = key.split(' ');
    return by === 0 ? [] : [{ key, by, folderId: Number(folderId), day }];
  });
  if (changed.length === 0) return;
  const folderIds = [...new Set(changed.map(one => one.folderId))];
  const days = [...new Set(changed.map(one => one.day))];
  const near = await manager.findBy(ExchangeCount, { folderId: In(folderIds), day: anyOf(manager, days) });
  const known = new Map(near.map(row => [`${row.folderId} ${row.day}`, row]));
  const old = changed.flatMap(({ key }) => known.get(key)?.id ?? []);
  if (old.length > 0) await manager.delete(ExchangeCount, { id: anyOf(manager, old) });
  const rows = changed.map(({ key, by, folderId, day }) => {
    return { mailboxId, folderId, day, onServer: Math.max(0, (known.get(key)?.onServer ?? 0) + by) };
  });
  await insertRows(manager, ExchangeCount, rows);
}
