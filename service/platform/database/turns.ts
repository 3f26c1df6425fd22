import { closeSync, futimesSync, openSync, statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * How the processes that write one SQLite file ask each other for the write lock. SQLite itself has no queue: who finds the file locked looks again and again, and may never look in the
 * instant between two transactions of an import. So it says that it waits, by the time of a file beside the database, and an import, which holds the lock most of the time, looks there.
 */
export interface Turns {
  /** Says that this process waits for the lock; said again at every look. */
  ask(): void;
  /** Says that it has the lock now. */
  took(): void;
  /** True where another waits. */
  isAsked(): boolean;
  /** Leaves the lock alone until those who wait have had it, or for a moment at most. */
  letOthers(): Promise<void>;
}

/** How long a statement waits for another process (an import beside a running service) before it gives up. */
export const SQLITE_BUSY_MS = 15_000;
// Older than this, whoever asked is gone.
const FRESH_MS = 250;
const LET_MS = 150;

/** For databases that need none: a server keeps a queue of its own. */
export const noTurns: Turns = {
  ask: () => undefined,
  took: () => undefined,
  isAsked: () => false,
  letOthers: () => Promise.resolve(),
};

/** @param database path of the SQLite file */
export function fileTurns(database: string): Turns {
  const file = `${database}-turn`;
  let hasAsked = false;
  const isAsked = () => Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) < FRESH_MS;
  return {
    ask() {
      hasAsked = true;
      mark(file, new Date());
    },
    took() {
      // Others who wait say so again.
      if (hasAsked) mark(file, new Date(0));
      hasAsked = false;
    },
    isAsked,
    async letOthers() {
      for (const until = Date.now() + LET_MS; isAsked() && Date.now() < until;) await delay(5);
    },
  };
}

function mark(file: string, time: Date): void {
  try {
    const opened = openSync(file, 'a');
    futimesSync(opened, time, time);
    closeSync(opened);
  } catch {
    // A folder that takes no file, a full disk: the lock is waited for without a word.
  }
}
