import type { EntityManager } from 'typeorm';
import { AppError } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import type { OutgoingAnswer } from '../platform/http/outgoing';
import { postOutside } from '../platform/http/outgoing';
import { audit } from '../users/audit.service';
import { Webhook, WebhookDelivery } from '../users/happening.entity';
import { happeningKinds } from '../users/happenings';
import { writeTo } from '../users/outgoingMail.service';
import { isStillProgram } from '../users/programAccounts.service';
import { readSendingHold } from '../users/sendingHold.service';
import { User } from '../users/user.entity';
import { afterFailure, isTaken, signedHeaders } from './signing';
import type { WebhookPayload } from './signing';

const TIMEOUT_MS = 10_000;

/** What came of one attempt. */
export interface Attempt {
  isTaken: boolean;
  status: number | null;
  ms: number | null;
  /** Code of the error; null where there was an answer. */
  error: string | null;
}

/**
 * Sends what waits for a webhook, oldest first, until nothing waits or an attempt fails. Out of a restored copy that stands still nothing goes.
 *
 * @throws AppError webhook.not_delivered (to be tried again later)
 */
export async function deliverWaiting(context: Context, webhookId: number, signal: AbortSignal): Promise<void> {
  const { manager } = context.database;
  while (!signal.aborted) {
    if (await readSendingHold(manager)) return;
    const webhook = await manager.findOneBy(Webhook, { id: webhookId, isActive: true });
    if (!webhook || !(await mayBeTold(manager, webhook))) return;
    const [delivery] = await manager.find(WebhookDelivery, {
      where: { webhookId, state: 'waiting' },
      order: { id: 'ASC' },
      take: 1,
    });
    if (!delivery) return;
    const attempt = await send(context, webhook, delivery);
    const isOver = await note(context, webhook, delivery, attempt);
    if (!attempt.isTaken && !isOver)
      throw new AppError('webhook.not_delivered', 502, 'The receiver of a webhook did not take it.', { retry: true });
  }
}

/** What waits is not sent to somebody who has left since, nor in the name of a program that has become a person. */
async function mayBeTold(manager: EntityManager, webhook: Webhook): Promise<boolean> {
  const isOn = await manager.existsBy(User, { id: webhook.ownerId, isActive: true });
  return isOn && isStillProgram(manager, webhook);
}

/** Makes one attempt, and only that. */
export async function send(
  context: Context,
  webhook: Webhook,
  delivery: Pick<WebhookDelivery, 'id' | 'kind' | 'subjectIds' | 'at'>,
): Promise<Attempt> {
  const payload: WebhookPayload = {
    delivery: delivery.id,
    event: delivery.kind,
    at: delivery.at.toISOString(),
    subject: (happeningKinds as Record<string, string>)[delivery.kind] ?? 'test',
    ids: delivery.subjectIds,
  };
  const body = JSON.stringify(payload);
  const headers = signedHeaders(webhook.secret, body, Math.floor(context.clock().getTime() / 1000), payload);
  const allowsLocal = context.config.allowsLocalWebhooks ?? false;
  try {
    const answer: OutgoingAnswer = await postOutside({
      url: webhook.url,
      headers,
      body,
      allowsLocal,
      timeoutMs: TIMEOUT_MS,
    });
    return { isTaken: isTaken(answer.status), status: answer.status, ms: answer.ms, error: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { isTaken: false, status: null, ms: null, error: error.code };
  }
}

/** Writes down what came of an attempt; answers whether this delivery is over (taken, or given up). */
async function note(context: Context, webhook: Webhook, delivery: WebhookDelivery, attempt: Attempt): Promise<boolean> {
  const now = context.clock();
  const failures = attempt.isTaken ? 0 : webhook.failures + 1;
  const { isDead, isPaused } = afterFailure(delivery.attempts + 1, failures);
  await inTransaction(context.database, async manager => {
    const state = attempt.isTaken ? 'delivered' : isDead ? 'dead' : 'waiting';
    const { status, ms, error } = attempt;
    await manager.update(
      WebhookDelivery,
      { id: delivery.id },
      { state, status, ms, error, attempts: delivery.attempts + 1, triedAt: now },
    );
    const mayPause = !attempt.isTaken && isPaused;
    await manager.update(
      Webhook,
      { id: webhook.id, isActive: true },
      {
        failures,
        ...(attempt.isTaken ? { lastDeliveredAt: now } : {}),
        ...(mayPause ? { isActive: false, pauseReason: 'failures', version: webhook.version + 1 } : {}),
      },
    );
    if (!mayPause) return;
    const details = { name: webhook.name, failures };
    await audit(manager, 'system', 'webhook.paused', { type: 'webhook', id: webhook.id }, details, now);
    await writeTo(manager, 'webhook_paused', webhook.ownerId, now);
  });
  return attempt.isTaken || isDead || isPaused;
}
