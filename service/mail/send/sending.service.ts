import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { AppError } from '../../common/errors';
import type { Context } from '../../context';
import { inTransaction } from '../../platform/database/transaction';
import { waitAfter } from '../../platform/graph/graphFaults';
import { getMailServer } from '../../users/mailSettings.service';
import { readSendingHold } from '../../users/sendingHold.service';
import { Mailbox } from '../message.entity';
import type { Later } from './byGraph.service';
import { sendByGraph } from './byGraph.service';
import { sendBySmtp } from './bySmtp.service';
import { OutboxMail } from './outbox.entity';
import { askSending, exchangeUserOf, leaseMail, moveHeld, releaseMail, turnOf } from './outboxRows.service';
import { waitAfterTry } from './outboxStates';

/** What a mail is to carry beside what its writer wrote, asked at the moment of leaving. */
export type HeadersFor = (manager: EntityManager, mail: OutboxMail) => Promise<Readonly<Record<string, string>>>;

/**
 * Hands one mail over, if it is due and no other process does. Run again, late or beside itself it does nothing twice. In a restored copy that stands still everything goes on waiting.
 *
 * @param headersFor what its head is to carry: a gate of the house may ask for a signature
 */
export async function sendOutbox(context: Context, outboxId: number, headersFor: HeadersFor): Promise<void> {
  const { database, clock } = context;
  if (await readSendingHold(database.manager)) return;
  const mail = await inTransaction(database, manager => leaseMail(manager, outboxId, randomUUID(), clock()));
  if (!mail) return;
  try {
    const later = (await waitForTurn(context, mail)) ?? (await sendOn(context, mail, headersFor));
    if (later) await putOff(context, mail, later.dueAt);
  } catch (error) {
    await noteFailure(context, mail, error);
  } finally {
    await inTransaction(database, manager => releaseMail(manager, mail));
    context.queue.wake();
  }
}

async function waitForTurn({ database, clock }: Context, mail: OutboxMail): Promise<Later | null> {
  // What may have left already is looked after at once: that sends nothing.
  if (mail.state === 'sending') return null;
  const turn = await turnOf(database.manager, mail.mailboxId, clock());
  return turn > clock() ? { dueAt: turn } : null;
}

async function sendOn(context: Context, mail: OutboxMail, headersFor: HeadersFor): Promise<Later | null> {
  const { database, clock, graph } = context;
  const mailbox = await database.manager.findOneByOrFail(Mailbox, { id: mail.mailboxId });
  const user = mail.graphUser ?? (mail.road === 'smtp' ? null : await exchangeUserOf(database.manager, mailbox.id));
  // Looking after what may have left is no try.
  const tries = mail.tries + (mail.state === 'sending' ? 0 : 1);
  const begun = { tries, road: user === null ? ('smtp' as const) : ('graph' as const), graphUser: user };
  await inTransaction(database, manager => moveHeld(manager, mail, mail.state, begun, clock()));
  const headers = await headersFor(database.manager, mail);
  if (user !== null) {
    if (!graph) throw new AppError('outbox.no_exchange', 409, 'Exchange is not set up.', { retry: false });
    return sendByGraph(context, graph, mail, headers);
  }
  const server = await getMailServer(context);
  await sendBySmtp(context, server, mail, { name: mailbox.name, address: mailbox.address }, headers);
  return null;
}

function putOff({ database }: Context, mail: OutboxMail, dueAt: Date): Promise<void> {
  return inTransaction(database, async manager => {
    await manager.update(OutboxMail, { id: mail.id, leasedBy: mail.leasedBy }, { dueAt });
    await askSending(manager, mail, dueAt);
  });
}

/** What went wrong stands with the mail. What waiting cures is tried again later and later; for the rest a person is asked. What may have left never fails: it is looked after. */
async function noteFailure(context: Context, mail: OutboxMail, error: unknown): Promise<void> {
  const known = error instanceof AppError ? error : null;
  if (known?.code === 'outbox.taken') return;
  if (!known) context.log.error({ code: 'outbox.send', outboxId: mail.id }, 'a mail could not be handed over');
  const reason = (known?.code ?? 'outbox.internal').slice(0, 60);
  const answer = typeof known?.details.answer === 'string' ? known.details.answer.slice(0, 300) : mail.answer;
  const wait = known?.retry === false ? null : waitAfterTry(mail.tries);
  const isSure = mail.state !== 'sending';
  const dueAt = new Date(context.clock().getTime() + Math.max(waitAfter(error) ?? 0, wait ?? 60_000));
  await inTransaction(context.database, async manager => {
    if (wait === null && isSure) return moveHeld(manager, mail, 'failed', { reason, answer }, context.clock());
    await moveHeld(manager, mail, mail.state, { reason, answer, dueAt }, context.clock());
    await askSending(manager, mail, dueAt);
  });
}
