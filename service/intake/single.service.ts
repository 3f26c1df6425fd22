import type { Context } from '../context';
import { loadOwnCompany } from '../filing/questions.service';
import { knownHashes } from '../mail/blobs.service';
import type { Mailbox } from '../mail/message.entity';
import type { ParsePool } from '../mail/parsePool';
import { inTransaction } from '../platform/database/transaction';
import { getCompanySettings } from '../users/settings.service';
import { barErased, refuseOldMark } from './barring.service';
import { blobInputs } from './blobInputs';
import { classifyItem } from './classifying';
import type { CopyResult } from './storingBatch.service';
import { storeBatch } from './storingBatch.service';

/** A message that comes alone: a file of a watched folder, one that was just delivered. */
export interface SingleMessage {
  bytes: Buffer;
  format: 'eml' | 'msg';
  folder: string;
}

/**
 * Takes in one message, by the same steps as an import. It may come twice: the second time it is already there.
 *
 * @returns what became of it; an error of the machine rises, and nothing was stored
 */
export async function importSingle(
  context: Context,
  pool: ParsePool,
  mailbox: Mailbox,
  message: SingleMessage,
): Promise<CopyResult> {
  const { manager } = context.database;
  const settings = await getCompanySettings(manager);
  const own = await loadOwnCompany(manager);
  const read = await pool.parse({ bytes: message.bytes, file: null, format: message.format });
  const place = { mailbox: mailbox.address, folder: message.folder };
  const classified = { ...classifyItem(read, own, settings.excludedFolders, place), mailboxId: mailbox.id, ...place };
  const { copies, mark } = await barErased(manager, [classified]);
  const { item, classification } = copies[0] ?? classified;
  const inputs = new Map(
    classification.keepOut
      ? []
      : blobInputs(item, { bytes: message.bytes, file: null }).map(input => [input.hash, input]),
  );
  for (const hash of await knownHashes(manager, [...inputs.keys()])) inputs.delete(hash);
  const blobs = await context.blobs.write([...inputs.values()]);
  const copy = { item, classification, mailboxId: mailbox.id, ...place };
  const { results } = await inTransaction(context.database, async writer => {
    await refuseOldMark(writer, mark);
    return storeBatch(writer, [copy], blobs, own, context.clock());
  });
  context.queue.wake();
  return results[0] as CopyResult;
}
