import { createHmac, timingSafeEqual } from 'node:crypto';

/** The header that tells a gate of the house that a mail may leave (docs/send-guard.md). */
export const APPROVED_HEADER = 'x-tradepost-approved';
const FORM = 'v1';

const sign = (key: string, text: string) => createHmac('sha256', key).update(text).digest('base64url');

/**
 * The value of the header: form, number of the request (0 where no policy asked for one), seconds since 1970, and HMAC-SHA256 of these and the sender's address, in base64url.
 *
 * @param from normalised address of the mailbox
 */
export function approvedHeader(key: string, from: string, requestId: number, at: Date): string {
  const said = `${FORM}.${requestId}.${Math.floor(at.getTime() / 1000)}`;
  return `${said}.${sign(key, `${said}.${from}`)}`;
}

/** What a header says, if it was signed with this key for this sender within the last `maxSeconds`; else null. */
export function readApprovedHeader(
  key: string,
  from: string,
  value: string,
  at: Date,
  maxSeconds: number,
): { requestId: number } | null {
  const match = /^(v1\.(\d{1,15})\.(\d{1,12}))\.([\w-]{43})$/.exec(value.trim());
  if (!match) return null;
  const [, said = '', requestId, seconds, given = ''] = match;
  const right = Buffer.from(sign(key, `${said}.${from}`));
  const theirs = Buffer.from(given);
  if (right.length !== theirs.length || !timingSafeEqual(right, theirs)) return null;
  const age = at.getTime() / 1000 - Number(seconds);
  return age > maxSeconds || age < -300 ? null : { requestId: Number(requestId) };
}
