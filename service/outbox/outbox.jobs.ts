import { APPROVAL_OVER } from '../approvals/asking.service';
import { AppError } from '../common/errors';
import type { Context } from '../context';
import { askAllDue, RECOGNISE_SENT, SEND_OUTBOX, sweepOutbox } from '../mail/send/outboxRows.service';
import { sendOutbox } from '../mail/send/sending.service';
import { inTransaction } from '../platform/database/transaction';
import type { JobDefinition } from '../platform/queue/queue';
import { followApproval, headersFor } from './leaving.service';
import { lookForSent } from './recognising.service';

const MINUTE = 60_000;
const DAY = 86_400_000;
const MOST_LOOKS = 6;

/** Hands mails over that people wrote here, and follows what becomes of them. */
export function outboxJobs(context: Context): JobDefinition[] {
  const { database, clock } = context;
  return [
    {
      name: SEND_OUTBOX,
      maxAtOnce: 2,
      handler: payload =>
        sendOutbox(context, (payload as { outboxId: number }).outboxId, (manager, mail) =>
          headersFor(manager, mail, clock()),
        ),
    },
    {
      name: RECOGNISE_SENT,
      handler: async (payload, { attempt }) => {
        const { outboxId } = payload as { outboxId: number };
        if ((await lookForSent(context, outboxId, attempt >= MOST_LOOKS)) === 'again')
          throw new AppError('outbox.not_there_yet', 503, 'The sent copy is not there yet.', { retry: true });
      },
    },
    {
      name: APPROVAL_OVER,
      handler: async payload => {
        const { requestId } = payload as { requestId: number };
        await inTransaction(database, manager => followApproval(manager, requestId, clock()));
        context.queue.wake();
      },
    },
    {
      name: 'outbox.look',
      everyMs: MINUTE,
      handler: async () => {
        await inTransaction(database, manager => askAllDue(manager, clock()));
        context.queue.wake();
      },
    },
    {
      name: 'outbox.sweep',
      everyMs: DAY,
      handler: async () => {
        let isMore = true;
        while (isMore) isMore = await inTransaction(database, manager => sweepOutbox(manager, clock()));
      },
    },
  ];
}
