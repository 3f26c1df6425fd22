import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { pieces } from '../platform/database/rows';
import { Setting } from '../users/user.entity';
import { ErasedLetter } from './erasure.entity';

const MARK = 'erasure.mark';

/** Changes whenever letters or contents are erased; an import that began before must look again at what it took for known. */
export async function erasureMark(manager: EntityManager): Promise<string> {
  const row = await manager.findOneBy(Setting, { key: MARK });
  return (row?.value as { mark: string } | undefined)?.mark ?? '';
}

/** Called in the transaction of every erasure. */
export async function touchErasureMark(manager: EntityManager): Promise<void> {
  const value = { mark: randomUUID() } as never;
  const changed = await manager.update(Setting, { key: MARK }, { value });
  if (changed.affected === 0) await manager.insert(Setting, { key: MARK, value });
}

/** What tells a letter: see mail/identity.ts. */
export interface LetterKeys {
  identity: string;
  contentHash: string;
}

/** Which of these letters were erased, by identity or by content; answered by their identity. */
export async function findErased(manager: EntityManager, letters: readonly LetterKeys[]): Promise<Set<string>> {
  const erased = new Set<string>();
  for (const piece of pieces(letters, 400)) {
    const rows = await manager.find(ErasedLetter, {
      select: { identity: true, contentHash: true },
      where: [{ identity: In(piece.map(one => one.identity)) }, { contentHash: In(piece.map(one => one.contentHash)) }],
    });
    const keys = new Set(rows.flatMap(row => [row.identity, row.contentHash]));
    for (const one of piece) if (keys.has(one.identity) || keys.has(one.contentHash)) erased.add(one.identity);
  }
  return erased;
}
