import { AppError } from '../../common/errors';
import type { Context } from '../../context';
import { inTransaction } from '../../platform/database/transaction';
import { waitAfter } from '../../platform/graph/graphFaults';
import type { JobDefinition } from '../../platform/queue/queue';
import { tellStalled } from './alarming.service';
import { ExchangeMailbox } from './exchange.entity';
import { syncMailbox } from './exchange.service';
import { pruneHistory } from './history.service';
import type { SyncPayload } from './requesting.service';
import { FIRST, requestSync, SYNC } from './requesting.service';
import { refreshStanding } from './standing.service';

const LOOK_MS = 60_000;
const FORGET_MS = 86_400_000;

/** Every mailbox is looked at each minute, whether anything was told of it or not: what is told is a hint. */
export function exchangeJobs(context: Context): JobDefinition[] {
  const handler =
    (isFirst: boolean): JobDefinition['handler'] =>
    (payload, { signal }) =>
      syncOf(context, payload as SyncPayload, isFirst, signal);
  return [
    { name: SYNC, maxAtOnce: 4, handler: handler(false) },
    { name: FIRST, maxAtOnce: 2, handler: handler(true) },
    { name: 'exchange.look', everyMs: LOOK_MS, handler: () => requestAll(context) },
    { name: 'exchange.forget', everyMs: FORGET_MS, handler: async () => void (await pruneHistory(context)) },
    { name: 'exchange.alarm', everyMs: LOOK_MS, handler: async () => void (await tellStalled(context)) },
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

async function syncOf(
  context: Context,
  { mailboxId, isTold = false }: SyncPayload,
  isFirst: boolean,
  signal: AbortSignal,
): Promise<void> {
  try {
    const { isMore, isElsewhere } = await syncMailbox(context, mailboxId, { signal, isFirst, isTold });
    if (isMore && !signal.aborted) await ask(context, mailboxId, { isFirst: true });
    // Whoever has it may have passed the folder already in which something is new.
    if (isElsewhere) await ask(context, mailboxId, { dueAt: later(context, ELSEWHERE_MS), isFirst, isTold });
  } catch (error) {
    const wait = waitAfter(error) ?? (isForGood(error) ? FOR_GOOD_MS : null);
    if (wait === null) throw error;
    // Who is told to come later does, and no try is counted for it. A first import that has spent what it may leaves the rest to new mail, which goes on.
    await ask(context, mailboxId, { dueAt: later(context, wait), isFirst });
  } finally {
    await refreshStanding(context, mailboxId);
  }
}

const ELSEWHERE_MS = 1_000;
// What trying again cannot mend a person may: it is looked at now and then, and stands with the mailbox meanwhile.
const FOR_GOOD_MS = 30 * 60_000;
const isForGood = (error: unknown) => error instanceof AppError && error.code.startsWith('graph.') && !error.retry;
const later = ({ clock }: Context, ms: number) => new Date(clock().getTime() + ms);

function ask(context: Context, mailboxId: number, options: Parameters<typeof requestSync>[2]): Promise<void> {
  return inTransaction(context.database, manager => requestSync(manager, mailboxId, options));
}
