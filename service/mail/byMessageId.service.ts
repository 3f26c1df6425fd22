import type { EntityManager, FindOptionsSelect } from 'typeorm';
import { In } from 'typeorm';
import { anyOf } from '../platform/database/lists';
import { Message } from './message.entity';

/**
 * The letters that have one of these Message-IDs, in the order of their numbers. The first letter of an id has its hash for an identity; only those that claim an
 * id which another has are found by a column of their own, so that an archive keeps one large index of hashes less.
 *
 * @param hashes of Message-IDs; at most what `pieces` gives
 */
export async function findByMessageIds(
  manager: EntityManager,
  hashes: readonly string[],
  select: FindOptionsSelect<Message>,
): Promise<Message[]> {
  if (hashes.length === 0) return [];
  const first = { identity: anyOf(manager, hashes) };
  const later = await reusing(manager, hashes);
  const rows = await manager.find(Message, {
    select: { ...select, id: true, messageIdHash: true },
    where: later.length > 0 ? [first, { id: In(later) }] : first,
  });
  // A letter without a Message-ID has the hash of its content for an identity.
  return rows.filter(row => row.messageIdHash !== null).sort((a, b) => a.id - b.id);
}

/** Numbers of the letters that claim one of these ids after another letter. The index of them is found by the words of the condition, so no parameter stands there. */
async function reusing(manager: EntityManager, hashes: readonly string[]): Promise<number[]> {
  const isServer = manager.connection.options.type === 'mssql';
  const list = isServer ? hashes.map((_hash, at) => `@${at}`).join(', ') : 'SELECT "value" FROM json_each(?)';
  const rows: { id: number | string }[] = await manager.query(
    `SELECT "id" FROM "message" WHERE "isIdReused" = 1 AND "messageIdHash" IN (${list})`,
    isServer ? [...hashes] : [JSON.stringify(hashes)],
  );
  return rows.map(row => Number(row.id));
}
