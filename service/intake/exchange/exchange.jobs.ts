import type { Context } from '../../context';
import { inTransaction } from '../../platform/database/transaction';
import { waitAfter } from '../../platform/graph/graphFaults';
import type { JobDefinition } from '../../platform/queue/queue';
import { ExchangeMailbox } from './exchange.entity';
import { syncMailbox } from './exchange.service';
import { requestSync, SYNC } from './requesting.service';

const LOOK_MS = 60_000;

/** Every mailbox is looked at each minute, whether anything was told of it or not: what is told is a hint. */
export function exchangeJobs(context: Context): JobDefinition[] {
  return [
    {
      name: SYNC,
      maxAtOnce: 3,
      handler: (payload, job) => syncOf(context, (payload as { mailboxId: number }).mailboxId, job.signal),
    },
    { name: 'exchange.look', everyMs: LOOK_MS, handler: () => requestAll(context) },
  ];
}

async function requestAll(context: Context): Promise<void> {
  if (!context.graph) return;
  await inTransaction(context.database, async manager => {
    const all = await manager.find(ExchangeMailbox, { select: { mailboxId: true }, where: { isOn: true } });
    for (const { mailboxId } of all) await requestSync(manager, mailboxId);
  });
  context.queue.wake();
}

async function syncOf(context: Context, mailboxId: number, signal: AbortSignal): Promise<void> {
  try {
    const { isMore } = await syncMailbox(context, mailboxId, signal);
    if (isMore && !signal.aborted)
      await inTransaction(context.database, manager => requestSync(manager, mailboxId, { isFirst: true }));
  } catch (error) {
    const wait = waitAfter(error);
    if (wait === null) throw error;
    // Who is told to come later does, and no try is counted for it.
    const dueAt = new Date(context.clock().getTime() + wait);
    await inTransaction(context.database, manager => requestSync(manager, mailboxId, { dueAt }));
  }
}
