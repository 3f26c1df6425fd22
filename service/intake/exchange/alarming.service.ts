import type { EntityManager } from 'typeorm';
import type { Context } from '../../context';
import { inTransaction } from '../../platform/database/transaction';
import { notifyOfMailboxes } from '../../teamwork/mailboxNotices.service';
import { holdersOf } from '../../users/holders.service';
import { writeTo } from '../../users/outgoingMail.service';
import { ExchangeMailbox } from './exchange.entity';
import { noteHappening } from './history.service';
import { stateNow } from './standing';

const MOST_TOLD = 20;
// Where all of them stall at once it is the same for all.
const MOST_NAMED = 5;

/**
 * Tells whoever manages mailboxes, once, that one has not been read for so long that somebody should look (lessons R17), by mail and in the pages; and tells them that it is read again. However many
 * mailboxes stall at once, each person gets one mail; the mail that all is well goes when the last of them is read again.
 *
 * @returns how many mailboxes were told of as stalled
 */
export async function tellStalled(context: Context): Promise<number> {
  const now = context.clock();
  const { manager } = context.database;
  const [stalled, well, waiting]: [number[], number[], number[]] = [[], [], []];
  for (const row of await manager.find(ExchangeMailbox, { order: { mailboxId: 'ASC' } })) {
    const { mailboxId, toldAt, isOn } = row;
    if (!isOn && toldAt === null) continue;
    // Whether it is read the row says alone: nothing is counted for it each minute.
    const isStalled = stateNow({ ...row, state: 'reading' }, now) === 'stalled';
    if (isStalled && toldAt === null) stalled.push(mailboxId);
    if (isStalled) waiting.push(mailboxId);
    if (!isStalled && toldAt !== null) well.push(mailboxId);
  }
  if (stalled.length + well.length === 0) return 0;
  await inTransaction(context.database, async writer => {
    const people = await holdersOf(writer, 'mailboxes.manage', MOST_TOLD);
    await tellOfStalled(writer, stalled, people, now);
    await tellOfWell(writer, well, people, waiting.length === 0, now);
  });
  if (stalled.length > 0) context.log.error({ mailboxes: stalled }, 'mailboxes are not being read from Exchange');
  if (well.length > 0) context.log.info({ mailboxes: well }, 'mailboxes are read from Exchange again');
  context.queue.wake();
  return stalled.length;
}

async function tellOfStalled(
  manager: EntityManager,
  mailboxIds: readonly number[],
  people: readonly number[],
  now: Date,
): Promise<void> {
  if (mailboxIds.length === 0) return;
  for (const mailboxId of mailboxIds) {
    await manager.update(ExchangeMailbox, { mailboxId }, { toldAt: now });
    await noteHappening(manager, mailboxId, 'stalled', now);
  }
  await notifyOfMailboxes(manager, 'mailbox_stalled', people, mailboxIds.slice(0, MOST_NAMED), now);
  for (const userId of people) await writeTo(manager, 'exchange_stalled', userId, now);
}

async function tellOfWell(
  manager: EntityManager,
  mailboxIds: readonly number[],
  people: readonly number[],
  areAll: boolean,
  now: Date,
): Promise<void> {
  if (mailboxIds.length === 0) return;
  const off = new Set<number>();
  for (const mailboxId of mailboxIds) {
    const { isOn } = await manager.findOneByOrFail(ExchangeMailbox, { mailboxId });
    if (!isOn) off.add(mailboxId);
    else await noteHappening(manager, mailboxId, 'works_again', now);
    await manager.update(ExchangeMailbox, { mailboxId }, { toldAt: null });
  }
  // Who stopped the reading of one knows why it is not red any more.
  const again = mailboxIds.filter(mailboxId => !off.has(mailboxId));
  await notifyOfMailboxes(manager, 'mailbox_read', people, again.slice(0, MOST_NAMED), now);
  if (areAll && again.length > 0) for (const userId of people) await writeTo(manager, 'exchange_read', userId, now);
}
