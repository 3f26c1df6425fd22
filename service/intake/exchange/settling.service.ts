import type { EntityManager } from 'typeorm';
import type { Context } from '../../context';
import { inTransaction } from '../../platform/database/transaction';
import type { Graph } from '../../platform/graph/graph';
import { readMessage } from '../../platform/graph/messages';
import type { Moves } from './counting.service';
import { applyMoves, noteMove } from './counting.service';
import type { ExchangeMailbox } from './exchange.entity';
import { ExchangeFolder, ExchangeItem } from './exchange.entity';

const MOST_LEFT = 200;

/**
 * Messages that left a folder and were seen in no other: of each that was not fetched yet the server is asked once. One that is gone is gone; one that stands in a folder which is not taken in
 * is wanted by nobody.
 *
 * @returns how many stand in a folder that is taken in, and can be fetched
 */
export async function settleLeft(
  context: Context,
  graph: Graph,
  { mailboxId, user }: Pick<ExchangeMailbox, 'mailboxId' | 'user'>,
): Promise<number> {
  const left = await wantedNowhere(context.database.manager, mailboxId);
  if (left.length === 0) return 0;
  const folders = await context.database.manager.findBy(ExchangeFolder, { mailboxId, isTaken: true });
  let found = 0;
  for (const item of left) {
    const at = await folderOnServer(graph, user, item.graphId);
    const folder = folders.find(one => one.folderId === at);
    const values = folder ? { folderId: folder.id } : { state: 'gone' as const };
    if (folder) found += 1;
    await inTransaction(context.database, async manager => {
      await manager.update(ExchangeItem, { id: item.id }, values);
      const moves: Moves = new Map();
      if (folder) noteMove(moves, folder.id, item.day, 1);
      await applyMoves(manager, mailboxId, moves);
    });
  }
  return found;
}

function wantedNowhere(manager: EntityManager, mailboxId: number): Promise<ExchangeItem[]> {
  return manager
    .createQueryBuilder(ExchangeItem, 'i')
    .where(`i.mailboxId = :mailboxId AND i.folderId IS NULL AND i.state = 'wanted'`, { mailboxId })
    .orderBy('i.receivedAt', 'DESC')
    .limit(MOST_LEFT)
    .getMany();
}

async function folderOnServer(graph: Graph, user: string, graphId: string): Promise<string | null> {
  try {
    return (await readMessage(graph, user, graphId)).parentFolderId;
  } catch (error) {
    if ((error as { code?: string }).code === 'graph.not_found') return null;
    throw error;
  }
}
