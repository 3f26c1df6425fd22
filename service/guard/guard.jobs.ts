import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { pieces } from '../platform/database/rows';
import type { JobDefinition } from '../platform/queue/queue';
import { sweepAnswers } from './answers.service';
import type { LookAtSentPayload } from './sent.service';
import { LOOK_AT_SENT, lookAtSent } from './sent.service';

const DAY = 86_400_000;
// Each piece is a transaction of its own: an import that goes on is not kept waiting.
const AT_ONCE = 10;

/** Looks at letters that have left; takes away what nobody needs any more. */
export function guardJobs(context: Context): JobDefinition[] {
  return [
    {
      name: LOOK_AT_SENT,
      handler: async payload => {
        for (const ids of pieces((payload as LookAtSentPayload).messageIds, AT_ONCE))
          await inTransaction(context.database, manager => lookAtSent(manager, ids, context.clock()));
      },
    },
    {
      name: 'guard.sweep',
      everyMs: DAY,
      handler: () => inTransaction(context.database, manager => sweepAnswers(manager, context.clock())),
    },
  ];
}
