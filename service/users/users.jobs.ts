import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import type { JobDefinition } from '../platform/queue/queue';
import { SEND_MAIL, sendWritten } from './outgoingMail.service';
import { sweepPaneKeys } from './paneTokens.service';
import { sweepSessions } from './sessions.service';
import { sweepSignIns } from './signInsUnderWay.service';

const HOUR = 3_600_000;

/** Hands mails to the server; removes sessions and sign-ins that have ended, and keys whose tokens are over. */
export function usersJobs(context: Context): JobDefinition[] {
  return [
    {
      name: SEND_MAIL,
      maxAtOnce: 1,
      handler: async (payload, { attempt }) => sendWritten(context, (payload as { mailId: number }).mailId, attempt),
    },
    {
      name: 'users.sweep_sessions',
      everyMs: HOUR,
      handler: async () =>
        inTransaction(context.database, async manager => {
          await sweepSessions(manager, context.clock());
          await sweepSignIns(manager, context.clock());
          await sweepPaneKeys(manager, context.clock());
        }),
    },
  ];
}
