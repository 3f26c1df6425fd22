import type { EntityManager } from 'typeorm';
import type { Actor } from '../../users/audit.service';
import { audit } from '../../users/audit.service';
import { Webhook, WebhookDelivery } from '../../users/happening.entity';
import { OutgoingMail } from '../../users/outgoingMail.entity';
import { askSending } from '../../users/outgoingMail.service';
import { endSendingHold, readSendingHold } from '../../users/sendingHold.service';
import { askDelivery } from '../../webhooks/handing.service';
import type { SendingStatus } from '../operations.schema';

/** Whether a restored copy stands still, and how much would go out of it. */
export async function sendingStatus(manager: EntityManager): Promise<SendingStatus> {
  const hold = await readSendingHold(manager);
  return {
    hold,
    mails: await manager.countBy(OutgoingMail, { state: 'waiting' }),
    deliveries: await manager.countBy(WebhookDelivery, { state: 'waiting' }),
  };
}

/**
 * Lets a restored copy send mails and call webhooks again, with what has waited; or without it: then that is given up and only what comes is sent. Said twice
 * it does nothing the second time.
 *
 * @param withWaiting false: mails that wait are marked as given up, deliveries too
 */
export async function releaseSending(
  manager: EntityManager,
  actor: Actor,
  withWaiting: boolean,
  now: Date,
): Promise<SendingStatus> {
  const { mails, deliveries } = await sendingStatus(manager);
  if (!(await endSendingHold(manager))) return sendingStatus(manager);
  if (!withWaiting) {
    await manager.update(OutgoingMail, { state: 'waiting' }, { state: 'failed', errorCode: 'sending.given_up' });
    await manager.update(WebhookDelivery, { state: 'waiting' }, { state: 'dead', error: 'sending.given_up' });
  }
  for (const { id } of await manager.find(OutgoingMail, { select: { id: true }, where: { state: 'waiting' } }))
    await askSending(manager, id);
  for (const { id } of await manager.find(Webhook, { select: { id: true }, where: { isActive: true } }))
    await askDelivery(manager, id);
  await audit(manager, actor, 'sending.released', null, { mails, deliveries, withWaiting }, now);
  return sendingStatus(manager);
}
