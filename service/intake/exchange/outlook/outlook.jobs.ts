import type { Context } from '../../../context';
import { inTransaction } from '../../../platform/database/transaction';
import type { JobDefinition } from '../../../platform/queue/queue';
import { LATER, requestSync } from '../requesting.service';
import { MARK, MARK_OLD } from './due.service';
import { runMarking } from './marking.service';

/** Writes in Outlook where mail is filed: what is new and what people decided at once, the rest when there is time. */
export function outlookJobs(context: Context): JobDefinition[] {
  const handler =
    (isUrgent: boolean): JobDefinition['handler'] =>
    (payload, job) =>
      runMarking(context, (payload as { mailboxId: number }).mailboxId, isUrgent, job.signal);
  return [
    { name: MARK, maxAtOnce: 4, handler: handler(true) },
    { name: MARK_OLD, maxAtOnce: 1, handler: handler(false) },
    {
      name: LATER,
      handler: async payload => {
        const { mailboxId } = payload as { mailboxId: number };
        await inTransaction(context.database, manager => requestSync(manager, mailboxId, { isTold: true }));
        context.queue.wake();
      },
    },
  ];
}
