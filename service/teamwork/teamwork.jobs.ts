import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import type { JobDefinition } from '../platform/queue/queue';
import type { FollowPayload } from './following.service';
import { beginFollowing, FOLLOW, followConversations } from './following.service';
import { sweepLive } from './presence.service';

const HOUR = 3_600_000;

/** Moves conversations on after new mail; takes away what open pages have long been told. */
export function teamworkJobs(context: Context): JobDefinition[] {
  return [
    {
      name: FOLLOW,
      handler: async payload => {
        const { conversationIds } = payload as FollowPayload;
        await inTransaction(context.database, manager =>
          followConversations(manager, conversationIds, context.clock()),
        );
      },
    },
    {
      name: 'teamwork.begin',
      everyMs: HOUR,
      handler: async () => {
        if (await inTransaction(context.database, manager => beginFollowing(manager, context.clock())))
          context.queue.wake();
      },
    },
    {
      name: 'teamwork.sweep',
      everyMs: HOUR,
      handler: () => inTransaction(context.database, manager => sweepLive(manager, context.clock())),
    },
  ];
}
