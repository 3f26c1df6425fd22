import { badRequest, conflict, notFound } from '../../common/errors';
import { normaliseAddress } from '../../common/emailAddress';
import { actorOf } from '../../companies/visibility';
import type { Context } from '../../context';
import { Mailbox } from '../../mail/message.entity';
import { inTransaction } from '../../platform/database/transaction';
import { audit } from '../../users/audit.service';
import type { Viewer } from '../../users/roles';
import { ExchangeItem, ExchangeMailbox } from './exchange.entity';
import { noteHappening } from './history.service';
import { requestSync } from './requesting.service';
import { unsubscribe } from './subscribing.service';
import type { ExchangeBody } from './exchange.schema';
import { connectMailbox } from './exchange.service';
import { getExchange } from './exchangeReading.service';

/**
 * Has a mailbox read from Exchange, or stops it; what was read stays.
 *
 * @throws AppError mailbox.not_found, exchange.not_set_up, exchange.bad_user, version.changed
 */
export async function changeExchange(
  context: Context,
  viewer: Viewer,
  mailboxId: number,
  body: ExchangeBody,
): Promise<void> {
  const user = normaliseAddress(body.user.trim());
  if (body.isOn && !context.graph)
    throw badRequest(
      'exchange.not_set_up',
      'Exchange is not set up. Set TRADEPOST_EXCHANGE_TENANT and what belongs to it.',
    );
  // It becomes part of an address: nothing but what Graph knows mailboxes by.
  if (!/^[\w.+-]+@[\w.-]+$|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(user))
    throw badRequest('exchange.bad_user', 'Enter the address of the mailbox in Exchange, or its object id.');
  await inTransaction(context.database, async manager => {
    if (!(await manager.existsBy(Mailbox, { id: mailboxId }))) throw notFound('mailbox', { id: mailboxId });
    const known = await manager.findOneBy(ExchangeMailbox, { mailboxId });
    if (known && known.version !== body.version)
      throw conflict('version.changed', 'Somebody has changed this meanwhile. Load it again.', {
        version: known.version,
      });
    if (body.isOn) await connectMailbox(manager, mailboxId, user, context.clock());
    else if (known)
      await manager.update(ExchangeMailbox, { mailboxId }, { isOn: false, user, version: known.version + 1 });
    else throw notFound('exchange', { mailboxId });
    const details = { user, isOn: body.isOn };
    await audit(
      manager,
      actorOf(viewer),
      'exchange.changed',
      { type: 'mailbox', id: mailboxId },
      details,
      context.clock(),
    );
    if (known?.isOn !== body.isOn)
      await noteHappening(manager, mailboxId, body.isOn ? 'connected' : 'disconnected', context.clock(), {
        name: viewer.name,
      });
    if (body.isOn) await requestSync(manager, mailboxId, { isAsking: true });
  });
  if (!body.isOn) await unsubscribe(context, mailboxId);
  context.queue.wake();
}

/** Has a mailbox read now; `isWhole`: it is compared with the server, and what was refused is tried again. @throws AppError exchange.not_found */
export async function readNow(context: Context, mailboxId: number, isWhole: boolean): Promise<void> {
  await inTransaction(context.database, async manager => {
    await getExchange(manager, mailboxId);
    if (isWhole) {
      await manager.update(ExchangeMailbox, { mailboxId }, { sweptAt: null });
      const again = { state: 'wanted' as const, tries: 0, dueAt: context.clock(), reason: '' };
      await manager.update(ExchangeItem, { mailboxId, state: 'refused' }, again);
    }
    await requestSync(manager, mailboxId, { isAsking: true });
  });
  context.queue.wake();
}
