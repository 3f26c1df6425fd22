import type { EntityManager } from 'typeorm';
import { notFound } from '../common/errors';
import type { StoredBlob } from '../platform/blobs/blobs';
import { anyOf } from '../platform/database/lists';
import { insertRows, pieces } from '../platform/database/rows';
import { Blob } from './message.entity';

/** Records where contents stand. A content that is recorded already keeps its first place; the second writing of it is garbage. */
export async function storeBlobRows(manager: EntityManager, blobs: readonly StoredBlob[]): Promise<void> {
  const byHash = new Map(blobs.map(blob => [blob.hash, blob]));
  for (const hashes of pieces([...byHash.keys()])) {
    for (const { hash } of await manager.find(Blob, {
      select: { hash: true },
      where: { hash: anyOf(manager, hashes) },
    }))
      byHash.delete(hash);
  }
  await insertRows(manager, Blob, [...byHash.values()]);
}

/** Which of `hashes` the store has already, so that they need not be written again. */
export async function knownHashes(manager: EntityManager, hashes: readonly string[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (const piece of pieces(hashes)) {
    for (const { hash } of await manager.find(Blob, { select: { hash: true }, where: { hash: anyOf(manager, piece) } }))
      known.add(hash);
  }
  return known;
}

/**
 * Where a content stands.
 *
 * @throws AppError 404 where nothing of that hash was ever stored
 */
export async function getBlobPlace(manager: EntityManager, hash: string): Promise<string> {
  const blob = await manager.findOneBy(Blob, { hash });
  if (!blob) throw notFound('attachment');
  return blob.place;
}
