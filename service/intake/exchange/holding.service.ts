import { randomUUID } from 'node:crypto';
import type { Context } from '../../context';
import { inTransaction } from '../../platform/database/transaction';
import { ExchangeMailbox } from './exchange.entity';

// So long a mailbox stays with a process that gives no sign of life; whoever holds it says three times in that time that it lives.
const LEASE_MS = 45_000;

/**
 * Does `work` while no other process reads the mailbox. Its signal is aborted when the mailbox is somebody else's, or is switched off.
 *
 * @returns null where another process has it: nothing was done
 */
export async function whileHeld<T>(
  context: Context,
  mailboxId: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | null> {
  const holder = randomUUID();
  if (!(await takeLease(context, mailboxId, holder))) return null;
  const lost = new AbortController();
  const keep = async () => {
    if (!(await takeLease(context, mailboxId, holder))) lost.abort(new Error('the mailbox is read by another process'));
  };
  // A database that cannot be written to now may be at the next beat.
  const beat = setInterval(() => void keep().catch(() => undefined), LEASE_MS / 3);
  beat.unref();
  try {
    return await work(signal ? AbortSignal.any([signal, lost.signal]) : lost.signal);
  } finally {
    clearInterval(beat);
    await inTransaction(context.database, manager =>
      manager.update(ExchangeMailbox, { mailboxId, leasedBy: holder }, { leasedBy: '', leasedUntil: null }),
    );
  }
}

/** Takes the mailbox, or keeps it; false where another process has it, or nobody is to read it. */
async function takeLease(context: Context, mailboxId: number, holder: string): Promise<boolean> {
  return inTransaction(context.database, async manager => {
    const now = context.clock();
    const row = await manager.findOneBy(ExchangeMailbox, { mailboxId, isOn: true });
    if (!row) return false;
    const isTaken = row.leasedBy !== '' && row.leasedBy !== holder && row.leasedUntil !== null && row.leasedUntil > now;
    if (isTaken) return false;
    const leasedUntil = new Date(now.getTime() + LEASE_MS);
    await manager.update(ExchangeMailbox, { mailboxId }, { leasedBy: holder, leasedUntil });
    return true;
  });
}
