import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/dataSource';
import { isUniqueViolation } from '../database/rows';
import { inTransaction } from '../database/transaction';
import { MailboxBudget } from './graphBudget.entity';

/** What was spent of a mailbox, as whoever holds it knows it. */
export interface Spent {
  /** [number of the slice, requests] */
  used: [number, number][];
  /** Milliseconds since 1970; 0 for never. */
  pausedUntil: number;
}

/** A mailbox that is held. */
export interface Holding extends Spent {
  /** Until then nobody else takes it; milliseconds since 1970. */
  until: number;
}

/** Who may ask about a mailbox, where several processes may: one of them at a time, which says beforehand how many requests it will make. */
export interface BudgetKeeper {
  /**
   * Takes a mailbox, or keeps it. What is spent is kept with `ahead` requests more in `slice`, so that what a process did that ended all at once is counted.
   *
   * @param mine as the holder knows it; null for who takes it anew: then what is kept counts, and is answered
   * @returns null where another process has it; that one is told that somebody waits
   */
  take(
    mailbox: string,
    mine: Spent | null,
    slice: number,
    ahead: (used: Spent['used']) => number,
  ): Promise<Holding | null>;
  /** Whether another process waits for it. */
  isAskedFor(mailbox: string): Promise<boolean>;
  give(mailbox: string, mine: Spent): Promise<void>;
}

// So long a mailbox stays with a process that gives no sign of life.
const HOLD_MS = 10_000;
// Who waits says so again and again; so long he is believed to.
const ASKING_MS = 2_000;

/** By a row of the database: one for a process. */
export function keepInDatabase(database: Database, now: () => number = Date.now): BudgetKeeper {
  const me = randomUUID();
  return {
    take: async (mailbox, mine, slice, ahead) => {
      // Who waits looks often, and writes seldom.
      const seen = await database.manager.findOneBy(MailboxBudget, { mailbox });
      if (seen && !isFree(seen, me, now()) && !isAskedAnew(seen, me, now())) return null;
      const work = (manager: EntityManager) => takeIn(manager, { mailbox, me, now: now(), mine, slice, ahead });
      return inTransaction(database, work).catch(ofTwoTheFirst);
    },
    isAskedFor: async mailbox => {
      const row = await database.manager.findOneBy(MailboxBudget, { mailbox });
      return row !== null && isAskedByAnother(row, me, now());
    },
    give: (mailbox, { used, pausedUntil }) =>
      inTransaction(database, async manager => {
        const values = { holder: '', heldUntil: null, used, pausedUntil: dateOf(pausedUntil) };
        await manager.update(MailboxBudget, { mailbox, holder: me }, values);
      }),
  };
}

const dateOf = (at: number) => (at === 0 ? null : new Date(at));

function isAskedByAnother({ askedBy, askedAt }: MailboxBudget, me: string, now: number): boolean {
  return askedBy !== '' && askedBy !== me && (askedAt?.getTime() ?? 0) > now - ASKING_MS;
}

/** Nobody has it, and nobody waited for it before us. */
function isFree(row: MailboxBudget, me: string, now: number): boolean {
  if (row.holder === me) return true;
  const isHeld = row.holder !== '' && (row.heldUntil?.getTime() ?? 0) > now;
  return !isHeld && !isAskedByAnother(row, me, now);
}

/** Whether it is for us to say that we wait: nobody else does, or what we said is getting old. */
function isAskedAnew(row: MailboxBudget, me: string, now: number): boolean {
  if (row.askedBy === me) return (row.askedAt?.getTime() ?? 0) < now - ASKING_MS / 2;
  return !isAskedByAnother(row, me, now);
}

interface Taking {
  mailbox: string;
  me: string;
  now: number;
  mine: Spent | null;
  slice: number;
  ahead: (used: Spent['used']) => number;
}

async function takeIn(manager: EntityManager, taking: Taking): Promise<Holding | null> {
  const { mailbox, me, now, mine, slice, ahead } = taking;
  const row = await manager.findOneBy(MailboxBudget, { mailbox });
  if (row && !isFree(row, me, now)) {
    if (isAskedAnew(row, me, now))
      await manager.update(MailboxBudget, { mailbox }, { askedBy: me, askedAt: new Date(now) });
    return null;
  }
  // Where another had it meanwhile, what he spent counts too, and is in his row.
  const isStillMine = mine !== null && (row === null || row.holder === me);
  const used = isStillMine ? mine.used : (row?.used ?? []);
  const pausedUntil = Math.max(mine?.pausedUntil ?? 0, row?.pausedUntil?.getTime() ?? 0);
  const charged = [...used.filter(([at]) => at !== slice), [slice, countIn(used, slice) + ahead(used)]];
  const until = now + HOLD_MS;
  const values = {
    ...{ mailbox, holder: me, heldUntil: new Date(until), used: charged as Spent['used'] },
    pausedUntil: dateOf(pausedUntil),
    ...(row && isAskedByAnother(row, me, now) ? {} : { askedBy: '', askedAt: null }),
  };
  if (row) await manager.update(MailboxBudget, { mailbox }, values);
  else await manager.insert(MailboxBudget, { ...values, askedBy: '', askedAt: null });
  return { used, pausedUntil, until };
}

const countIn = (used: Spent['used'], slice: number) => used.find(([at]) => at === slice)?.[1] ?? 0;

/** Two processes that ask about a mailbox for the first time: the second finds the row of the first at its next look. */
function ofTwoTheFirst(error: unknown): null {
  if (isUniqueViolation(error)) return null;
  throw error;
}
