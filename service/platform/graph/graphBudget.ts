/*
 * What Exchange allows an app in one mailbox: four requests at a time, ten thousand in ten minutes (Microsoft, "Microsoft Graph service-specific throttling limits", Outlook). What is refused counts
 * too, so nothing is sent that would be.
 */

/** A place among the requests of a mailbox. */
export interface Place {
  /** Gives it back when the answer has been read. */
  leave(): void;
}

/** Who may ask when. One for all requests of a process; `share` says how much of a mailbox is this process's. */
export interface GraphBudget {
  /** Waits for a place; those who wait longest come first, those that are urgent before the others. */
  enter(mailbox: string, isUrgent?: boolean, signal?: AbortSignal): Promise<Place>;
  /** Nobody asks about this mailbox before so many milliseconds have passed. */
  pause(mailbox: string, ms: number): void;
}

export interface BudgetLimits {
  atOnce: number;
  inWindow: number;
  windowMs: number;
}

export const exchangeLimits: BudgetLimits = { atOnce: 4, inWindow: 10_000, windowMs: 600_000 };
// A sliding window is kept in slices: so much of it is forgotten at once, and so much too many are held back at most.
const SLICES = 60;
// Of the window, what only urgent requests may use: what a person waits for, and new mail beside a first import.
const RESERVE = 0.02;

interface Waiting {
  isUrgent: boolean;
  go: () => void;
}

interface Mailbox {
  running: number;
  pausedUntil: number;
  /** Requests by slice of the window: [number of the slice, count]. */
  used: Map<number, number>;
  waiting: Waiting[];
  timer: NodeJS.Timeout | null;
}

/** @param now milliseconds; a clock of one's own in tests */
export function openGraphBudget(limits: BudgetLimits = exchangeLimits, now: () => number = Date.now): GraphBudget {
  const mailboxes = new Map<string, Mailbox>();
  const find = (name: string): Mailbox => {
    const known = mailboxes.get(name);
    if (known) return known;
    const made: Mailbox = { running: 0, pausedUntil: 0, used: new Map(), waiting: [], timer: null };
    mailboxes.set(name, made);
    return made;
  };
  return {
    enter: (name, isUrgent = false, signal) => {
      const mailbox = find(name);
      return new Promise((resolve, reject) => {
        const giveUp = () => {
          mailbox.waiting = mailbox.waiting.filter(one => one !== entry);
          reject(signal?.reason as Error);
        };
        const go = () => {
          signal?.removeEventListener('abort', giveUp);
          resolve(placeIn(mailbox, limits, now));
        };
        const entry: Waiting = { isUrgent, go };
        signal?.addEventListener('abort', giveUp, { once: true });
        const at = isUrgent ? mailbox.waiting.findIndex(one => !one.isUrgent) : -1;
        if (at >= 0) mailbox.waiting.splice(at, 0, entry);
        else mailbox.waiting.push(entry);
        admit(mailbox, limits, now);
      });
    },
    pause: (name, ms) => {
      const mailbox = find(name);
      mailbox.pausedUntil = Math.max(mailbox.pausedUntil, now() + ms);
    },
  };
}

function placeIn(mailbox: Mailbox, limits: BudgetLimits, now: () => number): Place {
  let isLeft = false;
  return {
    leave: () => {
      if (isLeft) return;
      isLeft = true;
      mailbox.running -= 1;
      admit(mailbox, limits, now);
    },
  };
}

/** Lets in whoever may; where nobody may yet, comes back when that has changed. */
function admit(mailbox: Mailbox, limits: BudgetLimits, now: () => number): void {
  for (let first = mailbox.waiting[0]; first; first = mailbox.waiting[0]) {
    if (mailbox.running >= limits.atOnce) return;
    const wait = waitFor(mailbox, limits, first.isUrgent, now());
    if (wait > 0) return comeBack(mailbox, limits, now, wait);
    mailbox.waiting.shift();
    mailbox.running += 1;
    const slice = sliceAt(limits, now());
    mailbox.used.set(slice, (mailbox.used.get(slice) ?? 0) + 1);
    first.go();
  }
}

const sliceAt = ({ windowMs }: BudgetLimits, at: number) => Math.floor(at / (windowMs / SLICES));

/** Milliseconds until one more request fits; 0: now. */
function waitFor(mailbox: Mailbox, limits: BudgetLimits, isUrgent: boolean, now: number): number {
  if (mailbox.pausedUntil > now) return mailbox.pausedUntil - now;
  const oldest = sliceAt(limits, now) - SLICES;
  for (const slice of mailbox.used.keys()) if (slice < oldest) mailbox.used.delete(slice);
  const most = limits.inWindow * (isUrgent ? 1 : 1 - RESERVE);
  const used = [...mailbox.used.values()].reduce((sum, count) => sum + count, 0);
  if (used < most) return 0;
  const [first = oldest] = [...mailbox.used.keys()].sort((a, b) => a - b);
  return Math.max(1, (first + SLICES + 1) * (limits.windowMs / SLICES) - now);
}

function comeBack(mailbox: Mailbox, limits: BudgetLimits, now: () => number, ms: number): void {
  if (mailbox.timer) clearTimeout(mailbox.timer);
  mailbox.timer = setTimeout(() => admit(mailbox, limits, now), Math.min(ms, 60_000));
  mailbox.timer.unref();
}
