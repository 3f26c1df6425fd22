import { createHmac } from 'node:crypto';

/** What a webhook is told: kinds and ids, nothing of what stands in a mail. Whoever receives it asks the API with his own rights. */
export interface WebhookPayload {
  /** The same at every attempt. */
  delivery: number;
  event: string;
  /** ISO 8601, UTC. */
  at: string;
  subject: string;
  ids: number[];
}

/**
 * The headers of a delivery. The signature is HMAC-SHA256, in hex, over the timestamp, a full stop and the body as it is sent; receivers compute
 * it with the secret that was shown once, compare in constant time, and refuse timestamps older than five minutes.
 *
 * @param at seconds since 1970
 */
export function signedHeaders(
  secret: string,
  body: string,
  at: number,
  payload: WebhookPayload,
): Record<string, string> {
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Tradepost-Webhook/1',
    'tradepost-event': payload.event,
    'tradepost-delivery': String(payload.delivery),
    'tradepost-timestamp': String(at),
    'tradepost-signature': `v1=${signature(secret, body, at)}`,
  };
}

/** Hex. */
export function signature(secret: string, body: string, at: number): string {
  return createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
}

/** Attempts of one delivery before it is given up. */
export const MAX_ATTEMPTS = 12;
/** Attempts in a row that fail before a webhook is paused; with the growing delay about half a day. */
export const PAUSE_AFTER = 20;

/** What follows from a failed attempt. */
export function afterFailure(attempts: number, failuresInARow: number): { isDead: boolean; isPaused: boolean } {
  return { isDead: attempts >= MAX_ATTEMPTS, isPaused: failuresInARow >= PAUSE_AFTER };
}

/** Whether an answer says that the delivery was taken. A redirection is none: it is not followed. */
export function isTaken(status: number): boolean {
  return status >= 200 && status < 300;
}
