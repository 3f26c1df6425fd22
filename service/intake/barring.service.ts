import type { EntityManager } from 'typeorm';
import { AppError } from '../common/errors';
import { erasureMark, findErased } from '../mail/erased.service';
import type { ClassifiedCopy } from './storingBatch.service';

/** Copies as they may be stored, and the mark of what was erased until then. */
export interface Barred {
  copies: ClassifiedCopy[];
  mark: string;
}

/** Keeps out the copies of letters that were erased, before anything of them is written: their identity is all that is left of them. */
export async function barErased(manager: EntityManager, copies: readonly ClassifiedCopy[]): Promise<Barred> {
  const mark = await erasureMark(manager);
  if (mark === '') return { copies: [...copies], mark };
  const erased = await findErased(
    manager,
    copies.map(({ item }) => ({ identity: item.identity, contentHash: item.contentHash })),
  );
  if (erased.size === 0) return { copies: [...copies], mark };
  return { copies: copies.map(copy => (erased.has(copy.item.identity) ? keptOut(copy) : copy)), mark };
}

function keptOut(copy: ClassifiedCopy): ClassifiedCopy {
  const keepOut = { reason: 'erased' as const, sender: null, subject: null };
  return { ...copy, classification: { ...copy.classification, keepOut } };
}

/** @throws AppError intake.erased_meanwhile where something was erased since: contents that seemed to be there may be gone; it is tried anew */
export async function refuseOldMark(manager: EntityManager, mark: string): Promise<void> {
  if ((await erasureMark(manager)) !== mark)
    throw new AppError('intake.erased_meanwhile', 409, 'Something was erased meanwhile. Import the message again.');
}
