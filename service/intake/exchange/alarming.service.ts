import type { Context } from '../../context';
import { inTransaction } from '../../platform/database/transaction';
import { holdersOf } from '../../users/holders.service';
import { writeTo } from '../../users/outgoingMail.service';
import { ExchangeMailbox } from './exchange.entity';
import { stateOf } from './exchange.service';

const MOST_TOLD = 20;

/**
 * Tells whoever manages mailboxes, once, that one has not been read for a quarter of an hour (lessons R17); and forgets it when it is read again, so that the next time is told of too. However many
 * mailboxes stall at once, each person gets one mail.
 *
 * @returns how many mailboxes were told of
 */
export async function tellStalled(context: Context): Promise<number> {
  const now = context.clock();
  const { manager } = context.database;
  const stalled: number[] = [];
  for (const { mailboxId, toldAt } of await manager.findBy(ExchangeMailbox, { isOn: true })) {
    const isStalled = (await stateOf(manager, mailboxId, now))?.state === 'stalled';
    if (isStalled && toldAt === null) stalled.push(mailboxId);
    if (!isStalled && toldAt !== null)
      await inTransaction(context.database, writer => writer.update(ExchangeMailbox, { mailboxId }, { toldAt: null }));
  }
  if (stalled.length === 0) return 0;
  await inTransaction(context.database, async writer => {
    for (const mailboxId of stalled) await writer.update(ExchangeMailbox, { mailboxId }, { toldAt: now });
    for (const userId of await holdersOf(writer, 'mailboxes.manage', MOST_TOLD))
      await writeTo(writer, 'exchange_stalled', userId, now);
  });
  context.log.error({ mailboxes: stalled }, 'mailboxes are not being read from Exchange');
  context.queue.wake();
  return stalled.length;
}
