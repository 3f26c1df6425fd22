import type { Context } from '../context';
import type { JobDefinition } from '../platform/queue/queue';
import { HAND_ON } from '../users/happenings.service';
import { deliverWaiting } from './delivering.service';
import { DELIVER, handOn } from './handing.service';

/** Handing on what happened, and telling it to the programs outside. */
export function webhooksJobs(context: Context): JobDefinition[] {
  return [
    { name: HAND_ON, maxAtOnce: 1, handler: async (_payload, { signal }) => handOn(context, signal) },
    {
      name: DELIVER,
      // A receiver that does not answer keeps a slot for ten seconds: never all of them.
      maxAtOnce: 2,
      handler: async (payload, { signal }) =>
        deliverWaiting(context, (payload as { webhookId: number }).webhookId, signal),
    },
  ];
}
