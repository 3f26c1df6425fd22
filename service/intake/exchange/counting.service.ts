import type { EntityManager } from 'typeorm';
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
  const fresh: Partial<ExchangeCount>[] = [];
  for (const [key, by] of moves) {
    if (by === 0) continue;
    const [folder = '', day = ''] = key.split(' ');
    const folderId = Number(folder);
    const known = await manager.findOneBy(ExchangeCount, { folderId, day });
    if (!known) fresh.push({ mailboxId, folderId, day, onServer: Math.max(0, by) });
    else await manager.update(ExchangeCount, { id: known.id }, { onServer: Math.max(0, known.onServer + by) });
  }
  await insertRows(manager, ExchangeCount, fresh);
}
