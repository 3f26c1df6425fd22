import { createHmac, timingSafeEqual } from 'node:crypto';

/** The header by which a mail says under what its writer wants it filed. */
export const CHOICE_HEADER = 'x-tradepost-ref';
/** How long a draft may lie before its choice counts no more; milliseconds. */
export const CHOICE_MS = 30 * 86_400_000;
const FORM = 'v1';

/** What a choice is bound to: nobody else, and no other mailbox, can use it. */
export interface ChoiceBond {
  /** 32 hexadecimal digits. */
  key: string;
  userId: number;
  mailboxId: number;
}

const sign = (secret: string, { key, userId, mailboxId }: ChoiceBond) =>
  createHmac('sha256', secret).update(`${FORM}.${key}.${userId}.${mailboxId}`).digest('base64url');

/** The value of the header: form, key, HMAC-SHA256 of these, the person and the mailbox. It tells an outsider nothing. */
export function choiceHeader(secret: string, bond: ChoiceBond): string {
  return `${FORM}.${bond.key}.${sign(secret, bond)}`;
}

/** The parts of a header; null where it is none of ours. */
export function readChoiceHeader(value: string): { key: string; signature: string } | null {
  const match = /^v1\.([0-9a-f]{32})\.([\w-]{43})$/.exec(value.replace(/\s+/g, ''));
  return match ? { key: match[1] as string, signature: match[2] as string } : null;
}

/** Whether a signature is ours, compared in constant time. */
export function isSigned(secret: string, bond: ChoiceBond, signature: string): boolean {
  const right = Buffer.from(sign(secret, bond));
  const theirs = Buffer.from(signature);
  return right.length === theirs.length && timingSafeEqual(right, theirs);
}

/** Why a choice does not count. */
export type ChoiceFault = 'forged' | 'foreign' | 'expired' | 'incoming' | 'used' | 'no_right';

/** What is wrong with the choice that a letter brings; null where it counts. */
export function faultOf(
  choice: ChoiceBond & { expiresAt: Date; messageId: number | null },
  letter: { messageId: number; mailboxId: number; direction: string },
  isOurs: boolean,
  now: Date,
): ChoiceFault | null {
  if (!isOurs) return 'forged';
  if (letter.direction === 'in') return 'incoming';
  if (letter.mailboxId !== choice.mailboxId) return 'foreign';
  if (choice.messageId !== null && choice.messageId !== letter.messageId) return 'used';
  return choice.expiresAt <= now ? 'expired' : null;
}
