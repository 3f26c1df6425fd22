import type { EntityManager } from 'typeorm';
import type { Context } from '../context';
import type { OwnCompany } from '../filing/question';
import { knownHashes } from '../mail/blobs.service';
import { inTransaction } from '../platform/database/transaction';
import { barErased, refuseOldMark } from './barring.service';
import { blobInputs } from './blobInputs';
import type { RawItem } from './sources/source';
import type { BatchResult, ClassifiedCopy } from './storingBatch.service';
import { storeBatch } from './storingBatch.service';

/** A copy that was read and judged, and its source. */
export interface TakenCopy {
  copy: ClassifiedCopy;
  raw: Pick<RawItem, 'bytes' | 'file'>;
}

/** What became of the copies: as they were stored, where of what was erased nothing is. */
export interface Taken extends BatchResult {
  copies: ClassifiedCopy[];
}

/**
 * Takes in copies that did not come with an import: their contents first, then all of them in one transaction. They may come again: then they are there already.
 *
 * @param within is done in the same transaction
 * @throws AppError intake.erased_meanwhile; an error of the machine rises, and nothing was stored
 */
export async function takeIn(
  context: Context,
  taken: readonly TakenCopy[],
  own: OwnCompany,
  within: (manager: EntityManager, result: Taken) => Promise<void> = () => Promise.resolve(),
): Promise<Taken> {
  const { manager } = context.database;
  const { copies, mark } = await barErased(
    manager,
    taken.map(one => one.copy),
  );
  // Of what was erased no content is written: what counts is what barring made of it.
  const inputs = new Map(
    copies.flatMap((copy, at) =>
      copy.classification.keepOut
        ? []
        : blobInputs(copy.item, (taken[at] as TakenCopy).raw).map(input => [input.hash, input] as const),
    ),
  );
  for (const hash of await knownHashes(manager, [...inputs.keys()])) inputs.delete(hash);
  const blobs = await context.blobs.write([...inputs.values()]);
  return inTransaction(context.database, async writer => {
    await refuseOldMark(writer, mark);
    const result = { ...(await storeBatch(writer, copies, blobs, own, context.clock())), copies };
    await within(writer, result);
    return result;
  });
}
