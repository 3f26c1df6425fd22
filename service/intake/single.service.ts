import type { Context } from '../context';
import { loadOwnCompany } from '../filing/questions.service';
import { leadsSince } from '../leads/settings.service';
import { knownHashes } from '../mail/blobs.service';
import type { Classified, KeepOutReason } from '../mail/classify';
import type { Mailbox } from '../mail/message.entity';
import type { ParsePool } from '../mail/parsePool';
import { inTransaction } from '../platform/database/transaction';
import { getCompanySettings } from '../users/settings.service';
import { barErased, refuseOldMark } from './barring.service';
import { blobInputs } from './blobInputs';
import { classifyItem, inquiryIn } from './classifying';
import type { ClassifiedCopy, CopyResult } from './storingBatch.service';
import { storeBatch } from './storingBatch.service';

/** A message that comes alone: a file of a watched folder, one that was just delivered. */
export interface SingleMessage {
  bytes: Buffer;
  format: 'eml' | 'msg';
  folder: string;
}

/** What became of a message that came alone. */
export interface SingleResult {
  result: CopyResult;
  /** Null where it was kept out. */
  messageId: number | null;
  /** Why it is kept out. */
  keptOut: KeepOutReason | null;
  /** By which a copy that is kept out is known. */
  identity: string;
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
  return (await importOne(context, pool, mailbox, message)).result;
}

/**
 * As `importSingle`, and tells which message it is.
 *
 * @param judge changes what the message was classified as; what was erased stays out whatever it says
 */
export async function importOne(
  context: Context,
  pool: ParsePool,
  mailbox: Mailbox,
  message: SingleMessage,
  judge: (classified: Classified) => Classified = classified => classified,
): Promise<SingleResult> {
  const { manager } = context.database;
  const settings = await getCompanySettings(manager);
  const own = await loadOwnCompany(manager);
  const read = await pool.parse({ bytes: message.bytes, file: null, format: message.format });
  const place = { mailbox: mailbox.address, folder: message.folder };
  const { item: seen, classification: told } = classifyItem(read, own, settings.excludedFolders, place);
  const judged = judge(told);
  const inquiry = inquiryIn(seen.parsed, judged, own, await leadsSince(manager, context.clock()));
  const classified = { item: seen, classification: judged, inquiry, mailboxId: mailbox.id, ...place };
  const { copies, mark } = await barErased(manager, [classified]);
  const copy: ClassifiedCopy = copies[0] ?? classified;
  // Of what was erased no content is written: what counts is what barring made of it.
  const { item, classification } = copy;
  const inputs = new Map(
    classification.keepOut
      ? []
      : blobInputs(item, { bytes: message.bytes, file: null }).map(input => [input.hash, input]),
  );
  for (const hash of await knownHashes(manager, [...inputs.keys()])) inputs.delete(hash);
  const blobs = await context.blobs.write([...inputs.values()]);
  const { results, messageIds } = await inTransaction(context.database, async writer => {
    await refuseOldMark(writer, mark);
    return storeBatch(writer, [copy], blobs, own, context.clock());
  });
  context.queue.wake();
  const keptOut = classification.keepOut?.reason ?? null;
  return { result: results[0] as CopyResult, messageId: messageIds[0] ?? null, keptOut, identity: item.identity };
}
