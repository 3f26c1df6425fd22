import type { BudgetKeeper, Spent } from './budgetKeeping';
import { graphFault, graphUnreachable } from './graphFaults';

/*
 * What Exchange allows an app in one mailbox: four requests at a time, ten thousand in ten minutes (Microsoft, "Microsoft Graph service-specific throttling limits", Outlook). What is refused counts
 * too, so nothing is sent that would be.
 */

/** A place among the requests of a mailbox. */
export interface Place {
  /** Gives it back when the answer has been read. */
  leave(): void;
}

/** Who may ask when: one for all requests of a process. */
export interface GraphBudget {
  /**
   * Waits for a place; those who wait longest come first, those that are urgent before the others.
   *
   * @throws AppError graph.throttled, with how long, where there is none for longer than anybody should sit and wait
   */
  enter(mailbox: string, isUrgent?: boolean, signal?: AbortSignal): Promise<Place>;
  /** Nobody asks about this mailbox before so many milliseconds have passed. */
  pause(mailbox: string, ms: number): void;
  /** Gives back what other processes may be waiting for. */
  close(): Promise<void>;
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
const RESERVE = 0.03;
// Whoever would wait longer is told so, and comes again: a job that sits keeps others from its slot.
const MOST_WAIT_MS = 5_000;
// So many requests are paid for at once with the keeper.
const BLOCK = 100;
// What is held is renewed when no more than this is left of it, and not used at the very end.
const RENEW_MS = 5_000;
const MARGIN_MS = 1_000;
// How often it is looked whether another process waits, or whether it is our turn.
const LOOK_MS = 200;

interface Waiting {
  isUrgent: boolean;
  go: () => void;
  refuse: (error: unknown) => void;
}

interface Mailbox {
  name: string;
  running: number;
  pausedUntil: number;
  /** Requests by slice of the window: [number of the slice, count]. */
  used: Map<number, number>;
  waiting: Waiting[];
  timer: NodeJS.Timeout | null;
  /** Where several processes ask: until when it is ours, how many requests are paid for, and whether another waits. */
  right: { until: number; paid: number; isAsked: boolean } | null;
  isTaking: boolean;
  looking: NodeJS.Timeout | null;
}

interface Budget {
  limits: BudgetLimits;
  now: () => number;
  keeper: BudgetKeeper | null;
  isClosed: boolean;
}

/**
 * @param now milliseconds; a clock of one's own in tests
 * @param keeper shares each mailbox with other processes; null: this one is alone
 */
export function openGraphBudget(
  limits: BudgetLimits = exchangeLimits,
  now: () => number = Date.now,
  keeper: BudgetKeeper | null = null,
): GraphBudget {
  const budget: Budget = { limits, now, keeper, isClosed: false };
  const mailboxes = new Map<string, Mailbox>();
  const find = (given: string): Mailbox => {
    const name = given.toLowerCase();
    const known = mailboxes.get(name) ?? newMailbox(name);
    mailboxes.set(name, known);
    return known;
  };
  return {
    enter: (name, isUrgent = false, signal) => {
      const mailbox = find(name);
      return new Promise((resolve, reject) => {
        const giveUp = () => {
          mailbox.waiting = mailbox.waiting.filter(one => one !== entry);
          reject(signal?.reason as Error);
        };
        const done = () => signal?.removeEventListener('abort', giveUp);
        const entry: Waiting = {
          isUrgent,
          go: () => {
            done();
            resolve(placeIn(budget, mailbox));
          },
          refuse: error => {
            done();
            reject(error as Error);
          },
        };
        if (signal?.aborted) return giveUp();
        if (budget.isClosed) return reject(graphUnreachable(new Error('the service stops')));
        signal?.addEventListener('abort', giveUp, { once: true });
        const at = isUrgent ? mailbox.waiting.findIndex(one => !one.isUrgent) : -1;
        if (at >= 0) mailbox.waiting.splice(at, 0, entry);
        else mailbox.waiting.push(entry);
        admit(budget, mailbox);
      });
    },
    pause: (name, ms) => {
      const mailbox = find(name);
      mailbox.pausedUntil = Math.max(mailbox.pausedUntil, now() + ms);
    },
    close: async () => {
      budget.isClosed = true;
      for (const mailbox of mailboxes.values()) {
        for (const { refuse } of mailbox.waiting.splice(0)) refuse(graphUnreachable(new Error('the service stops')));
        await letGo(budget, mailbox);
      }
    },
  };
}

function newMailbox(name: string): Mailbox {
  return {
    ...{ name, running: 0, pausedUntil: 0, used: new Map<number, number>(), waiting: [], timer: null },
    ...{ right: null, isTaking: false, looking: null },
  };
}

function placeIn(budget: Budget, mailbox: Mailbox): Place {
  let isLeft = false;
  return {
    leave: () => {
      if (isLeft) return;
      isLeft = true;
      mailbox.running -= 1;
      if (mailbox.right?.isAsked && mailbox.running === 0) void handOver(budget, mailbox);
      else admit(budget, mailbox);
    },
  };
}

/** Lets in whoever may; where nobody may yet, comes back when that has changed. */
function admit(budget: Budget, mailbox: Mailbox): void {
  const { limits, now } = budget;
  for (let first = mailbox.waiting[0]; first; first = mailbox.waiting[0]) {
    if (mailbox.running >= limits.atOnce) return;
    if (!isOurs(budget, mailbox)) return take(budget, mailbox);
    const wait = waitFor(mailbox, limits, first.isUrgent, now());
    if (wait > MOST_WAIT_MS) {
      mailbox.waiting.shift();
      first.refuse(graphFault({ status: 429, code: 'OwnBudget', retryAfter: String(wait / 1000) }));
      continue;
    }
    if (wait > 0) return comeBack(budget, mailbox, wait);
    mailbox.waiting.shift();
    mailbox.running += 1;
    if (mailbox.right) mailbox.right.paid -= 1;
    const slice = sliceAt(limits, now());
    mailbox.used.set(slice, (mailbox.used.get(slice) ?? 0) + 1);
    first.go();
  }
}

const sliceAt = ({ windowMs }: BudgetLimits, at: number) => Math.floor(at / (windowMs / SLICES));
const sumOf = (counts: Iterable<number>) => [...counts].reduce((sum, count) => sum + count, 0);

/** Milliseconds until one more request fits; 0: now. */
function waitFor(mailbox: Mailbox, limits: BudgetLimits, isUrgent: boolean, now: number): number {
  if (mailbox.pausedUntil > now) return mailbox.pausedUntil - now;
  const oldest = sliceAt(limits, now) - SLICES;
  for (const slice of mailbox.used.keys()) if (slice < oldest) mailbox.used.delete(slice);
  const most = limits.inWindow * (isUrgent ? 1 : 1 - RESERVE);
  if (sumOf(mailbox.used.values()) < most) return 0;
  const [first = oldest] = [...mailbox.used.keys()].sort((a, b) => a - b);
  return Math.max(1, (first + SLICES + 1) * (limits.windowMs / SLICES) - now);
}

function comeBack(budget: Budget, mailbox: Mailbox, ms: number): void {
  if (mailbox.timer) clearTimeout(mailbox.timer);
  mailbox.timer = setTimeout(() => admit(budget, mailbox), ms);
  mailbox.timer.unref();
}

function isOurs({ keeper, now }: Budget, { right }: Mailbox): boolean {
  return keeper === null || (right !== null && !right.isAsked && right.paid > 0 && right.until - MARGIN_MS > now());
}

const spentOf = ({ used, pausedUntil }: Mailbox): Spent => ({ used: [...used], pausedUntil });

/** Takes the mailbox or keeps it, with a block of requests; where another process has it, looks again a little later. */
function take(budget: Budget, mailbox: Mailbox): void {
  const { keeper, limits, now } = budget;
  if (mailbox.isTaking || keeper === null || budget.isClosed || mailbox.right?.isAsked) return;
  mailbox.isTaking = true;
  const ahead = (used: Spent['used']) =>
    Math.max(1, Math.min(BLOCK, limits.inWindow - sumOf(used.map(([, count]) => count))));
  const mine = mailbox.right === null ? null : spentOf(mailbox);
  const before = sumOf(mailbox.used.values());
  keeper
    .take(mailbox.name, mine, sliceAt(limits, now()), ahead)
    .catch(() => null)
    .then(holding => {
      mailbox.isTaking = false;
      mailbox.right = null;
      if (holding === null) return comeBack(budget, mailbox, LOOK_MS);
      const { until, used, pausedUntil } = holding;
      // What was let in while the keeper was asked is not in its answer.
      const since = mine === null ? 0 : sumOf(mailbox.used.values()) - before;
      const slice = sliceAt(limits, now());
      mailbox.used = new Map(used);
      mailbox.used.set(slice, (mailbox.used.get(slice) ?? 0) + since);
      mailbox.pausedUntil = Math.max(mailbox.pausedUntil, pausedUntil);
      mailbox.right = { until, paid: ahead(used) - since, isAsked: false };
      watch(budget, mailbox);
      admit(budget, mailbox);
    })
    .catch(() => undefined);
}

/** While it is ours: renews it while it is used, and hands it over where another process waits. */
function watch(budget: Budget, mailbox: Mailbox): void {
  if (mailbox.looking) clearTimeout(mailbox.looking);
  mailbox.looking = setTimeout(() => void look(budget, mailbox), LOOK_MS);
  mailbox.looking.unref();
}

async function look(budget: Budget, mailbox: Mailbox): Promise<void> {
  const { keeper, now, isClosed } = budget;
  const { right } = mailbox;
  if (keeper === null || right === null || isClosed) return;
  const isUsed = mailbox.running > 0 || mailbox.waiting.length > 0;
  if (right.until <= now() && !isUsed) return;
  right.isAsked ||= await keeper.isAskedFor(mailbox.name).catch(() => false);
  if (mailbox.right !== right) return;
  if (right.isAsked && mailbox.running === 0) return handOver(budget, mailbox);
  if (isUsed && right.until - now() < RENEW_MS) take(budget, mailbox);
  watch(budget, mailbox);
}

/** Gives the mailbox to whoever waits for it, and waits in turn. */
async function handOver(budget: Budget, mailbox: Mailbox): Promise<void> {
  await letGo(budget, mailbox);
  if (mailbox.waiting.length > 0) comeBack(budget, mailbox, LOOK_MS);
}

async function letGo({ keeper }: Budget, mailbox: Mailbox): Promise<void> {
  if (mailbox.looking) clearTimeout(mailbox.looking);
  if (keeper === null || mailbox.right === null) return;
  mailbox.right = null;
  // What cannot be given back lapses by itself.
  await keeper.give(mailbox.name, spentOf(mailbox)).catch(() => undefined);
}
