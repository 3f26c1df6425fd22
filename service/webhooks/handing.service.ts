import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { addJob } from '../platform/queue/jobRows';
import { priorities } from '../platform/queue/queue';
import { Happening, Webhook, WebhookDelivery } from '../users/happening.entity';
import type { HappeningKind } from '../users/happenings';
import { isStillProgram } from '../users/programAccounts.service';
import { viewerOf } from '../users/viewing.service';
import { visibleSubjects } from './sight.service';

/** The job that delivers what waits for one webhook, in its order; its key is the webhook's number. */
export const DELIVER = 'webhooks.deliver';

const PIECE = 100;
// A delivery is small, whatever a batch held.
const IDS_A_DELIVERY = 200;

/** Makes deliveries of what happened, for each webhook of what its owner may see at this moment. Run again it goes on where it stood. */
export async function handOn(context: Context, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const done = await inTransaction(context.database, handPiece);
    if (done < PIECE) return;
  }
}

async function handPiece(manager: EntityManager): Promise<number> {
  const happenings = await manager.find(Happening, { order: { id: 'ASC' }, take: PIECE });
  if (happenings.length === 0) return 0;
  for (const webhook of await manager.find(Webhook, { where: { isActive: true } }))
    await handTo(manager, webhook, happenings);
  await manager.delete(Happening, { id: In(happenings.map(happening => happening.id)) });
  return happenings.length;
}

async function handTo(manager: EntityManager, webhook: Webhook, all: readonly Happening[]): Promise<void> {
  const wanted = all.filter(happening => webhook.kinds.includes(happening.kind));
  const viewer =
    wanted.length > 0 && (await isStillProgram(manager, webhook)) ? await viewerOf(manager, webhook.ownerId) : null;
  if (!viewer) return;
  const seen = new Map<string, Set<number>>();
  for (const kind of new Set(wanted.map(happening => happening.kind))) {
    const ids = wanted.filter(happening => happening.kind === kind).flatMap(happening => happening.subjectIds);
    seen.set(kind, await visibleSubjects(manager, viewer, kind as HappeningKind, ids));
  }
  let made = 0;
  for (const { id, kind, subjectIds, at } of wanted) {
    const visible = subjectIds.filter(subjectId => seen.get(kind)?.has(subjectId)).slice(0, IDS_A_DELIVERY);
    if (visible.length === 0) continue;
    await manager.insert(WebhookDelivery, newDelivery(webhook.id, id, kind, visible, at));
    made += 1;
  }
  if (made > 0) await askDelivery(manager, webhook.id);
}

/** A delivery that waits for its first attempt. */
export function newDelivery(
  webhookId: number,
  happeningId: number | null,
  kind: string,
  subjectIds: number[],
  at: Date,
): Omit<WebhookDelivery, 'id'> {
  const untried = { state: 'waiting' as const, attempts: 0, status: null, ms: null, error: null, triedAt: null };
  return { webhookId, happeningId, kind, subjectIds, at, ...untried };
}

/** Sees to it that what waits for a webhook is sent. How often is tried is decided by the deliveries, not by the job. */
export async function askDelivery(manager: EntityManager, webhookId: number): Promise<void> {
  const options = { priority: priorities.refile, lane: `webhook:${webhookId}`, maxAttempts: 1_000_000 };
  await addJob(manager, DELIVER, String(webhookId), { webhookId }, options);
}
