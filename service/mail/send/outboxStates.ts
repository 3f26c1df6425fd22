/*
 * How a mail that somebody wrote here leaves, and what is done when nobody knows whether it did. The one rule: whatever may have left is never handed over again before the server was
 * asked, and where the server cannot tell, a person decides.
 */

export const outboxStates = [
  /** Being written. */
  'draft',
  /** Somebody must agree first. */
  'held',
  /** Leaves when it is due; until then it can be taken back. */
  'waiting',
  /** Its draft is on the server, whose id we know; it was never sent. */
  'drafted',
  /** It is being handed over, or was and nobody knows the end. */
  'sending',
  /** The server took it. */
  'sent',
  /** Its sent copy is here, as a letter. */
  'seen',
  /** It did not leave; a person says what next. */
  'failed',
  /** Whether it left cannot be told by any machine; a person says. */
  'unclear',
] as const;
export type OutboxState = (typeof outboxStates)[number];

const moves: Readonly<Record<OutboxState, readonly OutboxState[]>> = {
  draft: ['held', 'waiting'],
  held: ['waiting', 'draft'],
  waiting: ['draft', 'drafted', 'sending', 'failed', 'sent', 'seen'],
  drafted: ['sending', 'waiting', 'failed', 'sent', 'seen'],
  sending: ['drafted', 'waiting', 'sent', 'seen', 'failed', 'unclear'],
  sent: ['seen', 'unclear'],
  seen: [],
  failed: ['waiting', 'draft', 'seen'],
  unclear: ['waiting', 'drafted', 'sent', 'seen'],
};

/** Whether a mail may go from one state to another. */
export function mayMove(from: OutboxState, to: OutboxState): boolean {
  return moves[from].includes(to);
}

/** States out of which a mail may go into this one. */
export function statesBefore(to: OutboxState): OutboxState[] {
  return outboxStates.filter(from => mayMove(from, to));
}

/** States in which a machine has something to do. */
export const movingStates: readonly OutboxState[] = ['waiting', 'drafted', 'sending'];

/** What the server says of a mail of which nobody knows whether it left. */
export type Found = 'draft' | 'gone_out' | 'nowhere';

/** So long after it was handed over a draft that still lies there was not taken; before that it may be on its way. Milliseconds. Where it left, the first look tells, some seconds after. */
export const SETTLE_MS = 120_000;
export const LOOK_MS = 10_000;

/**
 * What to do after looking: 'sent' it left; 'send' it did not, and the same draft may be handed over (one item of Exchange leaves once, however often it is asked to); 'wait' look again; 'ask' a person.
 *
 * @param sinceMs since it was handed over
 */
export function afterLook(found: Found, sinceMs: number): 'sent' | 'send' | 'wait' | 'ask' {
  if (found === 'gone_out') return 'sent';
  if (sinceMs < SETTLE_MS) return 'wait';
  return found === 'draft' ? 'send' : 'ask';
}

/** Exchange Online lets a mailbox send so many mails in a minute (Exchange Online limits, "Message rate limit"). */
export const MOST_A_MINUTE = 30;
const MINUTE = 60_000;

/**
 * When the next mail of a mailbox may leave.
 *
 * @param tried when the last mails were handed over, in any order
 */
export function nextTurn(tried: readonly Date[], now: Date): Date {
  const recent = tried
    .map(at => at.getTime())
    .filter(at => at > now.getTime() - MINUTE)
    .sort((a, b) => a - b);
  const first = recent.at(-MOST_A_MINUTE);
  return first === undefined ? now : new Date(first + MINUTE);
}

/** How long to wait after so many failed tries, milliseconds; null: it has failed. */
export function waitAfterTry(tries: number): number | null {
  return tries >= 10 ? null : Math.min(5_000 * 2 ** tries, 15 * MINUTE);
}
