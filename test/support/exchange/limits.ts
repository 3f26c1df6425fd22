/** What Exchange allows an app in one mailbox, enforced: a fifth request at once, and the one behind ten thousand in ten minutes, are refused and count all the same. */
export interface Limits {
  atOnce: number;
  inWindow: number;
  windowMs: number;
}

export const exchangeLimits: Limits = { atOnce: 4, inWindow: 10_000, windowMs: 600_000 };

/** Who was let in, and who was not. */
export interface Gate {
  /** Why a request is refused; null: it is let in, and must `leave`. */
  enter(mailbox: string): { message: string; retryAfter: number } | null;
  leave(mailbox: string): void;
  /** The most that were in one mailbox at once, refused ones included. */
  mostAtOnce(): number;
  refused(): number;
}

export function openGate(limits: Limits): Gate {
  const running = new Map<string, number>();
  const times = new Map<string, number[]>();
  let most = 0;
  let refused = 0;
  return {
    enter: mailbox => {
      const now = Date.now();
      const seen = times.get(mailbox) ?? [];
      while (seen.length > 0 && (seen[0] as number) <= now - limits.windowMs) seen.shift();
      seen.push(now);
      times.set(mailbox, seen);
      const there = running.get(mailbox) ?? 0;
      most = Math.max(most, there + 1);
      if (there >= limits.atOnce) {
        refused += 1;
        return { message: 'Application is over its MailboxConcurrency limit.', retryAfter: 1 };
      }
      if (seen.length > limits.inWindow) {
        refused += 1;
        const wait = Math.ceil(((seen[0] as number) + limits.windowMs - now) / 1000);
        return { message: 'Application is over its request limit.', retryAfter: Math.max(1, wait) };
      }
      running.set(mailbox, there + 1);
      return null;
    },
    leave: mailbox => {
      running.set(mailbox, (running.get(mailbox) ?? 1) - 1);
    },
    mostAtOnce: () => most,
    refused: () => refused,
  };
}
