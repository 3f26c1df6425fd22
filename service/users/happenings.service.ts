import type { EntityManager } from 'typeorm';
import { addJob } from '../platform/queue/jobRows';
import { priorities } from '../platform/queue/queue';
import { Happening, Webhook } from './happening.entity';
import type { HappeningKind } from './happenings';

/** The job that hands happenings on; its key is always the same, so that a thousand happenings wait for one. */
export const HAND_ON = 'webhooks.hand_on';

/**
 * Notes for the webhooks that something happened, in its transaction: they are told if and only if it commits. Where there is no webhook this
 * is one look into an empty index; where there are some, one row a kind and one job, however many ids.
 */
export async function announce(
  manager: EntityManager,
  happenings: readonly (readonly [kind: HappeningKind, subjectIds: readonly number[]])[],
  now: Date,
): Promise<void> {
  const real = happenings.filter(([, subjectIds]) => subjectIds.length > 0);
  if (real.length === 0) return;
  const webhooks = await manager.find(Webhook, { where: { isActive: true }, select: { id: true, kinds: true } });
  const wanted = real.filter(([kind]) => webhooks.some(webhook => webhook.kinds.includes(kind)));
  if (wanted.length === 0) return;
  for (const [kind, subjectIds] of wanted)
    await manager.insert(Happening, { kind, subjectIds: [...subjectIds], at: now });
  await addJob(manager, HAND_ON, 'all', {}, { priority: priorities.refile, lane: 'webhooks' });
}
