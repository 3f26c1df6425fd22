import type { Context } from '../context';
import { loadOwnCompany } from '../filing/questions.service';
import { leadsSince } from '../leads/settings.service';
import type { Classified, KeepOutReason } from '../mail/classify';
import type { Mailbox } from '../mail/message.entity';
import type { ParsePool } from '../mail/parsePool';
import { getCompanySettings } from '../users/settings.service';
import { classifyItem, lookForInquiry } from './classifying';
import type { CopyResult } from './storingBatch.service';
import { takeIn } from './taking.service';

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
  const looked = await lookForInquiry(seen.parsed, judge(told), own, await leadsSince(manager, context.clock()));
  const classified = { item: seen, ...looked, mailboxId: mailbox.id, ...place };
  const raw = { bytes: message.bytes, file: null };
  const { results, messageIds, copies } = await takeIn(context, [{ copy: classified, raw }], own);
  const { item, classification } = copies[0] ?? classified;
  context.queue.wake();
  const keptOut = classification.keepOut?.reason ?? null;
  return { result: results[0] as CopyResult, messageId: messageIds[0] ?? null, keptOut, identity: item.identity };
}
