import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { pieces } from '../../platform/database/rows';
import { MessageCategory } from './category.entity';

/** What is said of the categories of messages, by message; those of which nobody has said anything are not among them. */
export async function categoryRows(
  manager: EntityManager,
  messageIds: readonly number[],
): Promise<Map<number, MessageCategory>> {
  const found = new Map<number, MessageCategory>();
  for (const piece of pieces(messageIds))
    for (const row of await manager.findBy(MessageCategory, { messageId: In(piece) })) found.set(row.messageId, row);
  return found;
}
