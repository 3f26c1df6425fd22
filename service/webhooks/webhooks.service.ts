import type { EntityManager } from 'typeorm';
import { In, LessThan } from 'typeorm';
import { AppError, badRequest, conflict, notFound } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { checkOutgoingUrl } from '../platform/http/outgoing';
import { checkIsPerson } from '../users/apiKeys.service';
import { audit } from '../users/audit.service';
import { Webhook, WebhookDelivery } from '../users/happening.entity';
import { happeningKinds, TEST_KIND } from '../users/happenings';
import { checkMayActFor, programAccounts } from '../users/programAccounts.service';
import type { Viewer } from '../users/roles';
import { newToken } from '../users/secrets';
import { User } from '../users/user.entity';
import { send } from './delivering.service';
import { askDelivery, newDelivery } from './handing.service';
import { reachOf } from './reach.service';
import type {
  ChangeWebhookBody,
  DeliveryList,
  DeliveryReply,
  NewWebhookBody,
  NewWebhookReply,
  Reach,
  WebhookList,
  WebhookReply,
} from './webhooks.schema';

const MAX_WEBHOOKS = 50;
const allKinds = Object.keys(happeningKinds);

/** All webhooks, newest first, with how much waits and how much was given up. */
export async function listWebhooks(context: Context, viewer: Viewer): Promise<WebhookList> {
  const { manager } = context.database;
  const webhooks = await manager.find(Webhook, { order: { id: 'DESC' }, take: MAX_WEBHOOKS });
  const programs = viewer.grants.has('users.manage') ? await programAccounts(manager) : [];
  const others = programs.filter(program => program.id !== viewer.userId).map(({ id, name }) => ({ id, name }));
  const owners = [{ id: viewer.userId, name: viewer.name }, ...others];
  const reaches = await reachOf(
    manager,
    owners.map(owner => owner.id),
  );
  return {
    webhooks: await describe(manager, webhooks),
    kinds: allKinds,
    owners: owners.map(owner => ({ ...owner, reach: reaches.get(owner.id) as Reach })),
  };
}

async function describe(manager: EntityManager, webhooks: readonly Webhook[]): Promise<WebhookReply[]> {
  const ownerIds = webhooks.map(one => one.ownerId);
  const owners = await manager.find(User, { where: { id: In(ownerIds) } });
  const reaches = await reachOf(manager, ownerIds);
  const counts = await manager
    .createQueryBuilder(WebhookDelivery, 'd')
    .select('d.webhookId', 'webhookId')
    .addSelect('d.state', 'state')
    .addSelect('COUNT(*)', 'n')
    .where("d.state IN ('waiting', 'dead')")
    .groupBy('d.webhookId')
    .addGroupBy('d.state')
    .getRawMany<{ webhookId: number; state: string; n: number }>();
  const count = (id: number, state: string) =>
    Number(counts.find(row => row.webhookId === id && row.state === state)?.n ?? 0);
  return webhooks.map(webhook => {
    const { id, name, url, kinds, ownerId, isActive, pauseReason, failures, version } = webhook;
    return {
      ...{ id, name, url, kinds, ownerId, isActive, pauseReason, failures, version },
      ownerName: owners.find(owner => owner.id === ownerId)?.name ?? '',
      reach: reaches.get(ownerId) as Reach,
      waiting: count(id, 'waiting'),
      dead: count(id, 'dead'),
      lastDeliveredAt: webhook.lastDeliveredAt?.toISOString() ?? null,
      createdAt: webhook.createdAt.toISOString(),
    };
  });
}

/** Makes a webhook. @throws AppError outgoing.bad_url, webhook.unknown_kind, webhook.too_many, program.of_a_person, api_key.needs_person */
export async function makeWebhook(context: Context, viewer: Viewer, body: NewWebhookBody): Promise<NewWebhookReply> {
  checkIsPerson(viewer);
  checkValues(context, body);
  const secret = `whs_${newToken()}`;
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const ownerId = body.ownerId ?? viewer.userId;
    await checkMayActFor(manager, viewer, ownerId);
    if ((await manager.count(Webhook)) >= MAX_WEBHOOKS)
      throw badRequest('webhook.too_many', `There are ${MAX_WEBHOOKS} webhooks already. Remove one that is not used.`);
    const webhook = await manager.save(
      manager.create(Webhook, {
        name: body.name.trim(),
        url: body.url.trim(),
        kinds: [...new Set(body.kinds)],
        secret,
        ownerId,
        createdById: viewer.userId,
        isActive: true,
        pauseReason: null,
        failures: 0,
        createdAt: now,
        lastDeliveredAt: null,
        version: 1,
      }),
    );
    const details = { name: webhook.name, host: new URL(webhook.url).host, kinds: webhook.kinds, ownerId };
    await audit(manager, viewer, 'webhook.created', { type: 'webhook', id: webhook.id }, details, now);
    return { webhook: (await describe(manager, [webhook]))[0] as WebhookReply, secret };
  });
}

function checkValues({ config }: Context, { url, kinds }: { url?: string; kinds?: readonly string[] }): void {
  if (url !== undefined) checkOutgoingUrl(url.trim(), config.allowsLocalWebhooks ?? false);
  const strange = kinds?.find(kind => !allKinds.includes(kind));
  if (strange !== undefined)
    throw badRequest('webhook.unknown_kind', `There is no event "${strange}".`, { kind: strange });
}

/** Changes, pauses or resumes a webhook; what waited is sent when it is resumed. @throws AppError version.changed, webhook.not_found, those of `makeWebhook` */
export async function changeWebhook(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  body: ChangeWebhookBody,
): Promise<WebhookReply> {
  checkIsPerson(viewer);
  checkValues(context, body);
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const before = await getWebhook(manager, id);
    // Whoever changes where it goes gets what the owner may see.
    if (body.url !== undefined && body.url !== before.url) await checkMayActFor(manager, viewer, before.ownerId);
    const resumed = body.isActive === true && !before.isActive;
    const pause =
      body.isActive === undefined
        ? {}
        : { isActive: body.isActive, pauseReason: body.isActive ? null : ('person' as const) };
    const { name = before.name, url = before.url, kinds = before.kinds } = body;
    const values = { name: name.trim(), url: url.trim(), kinds, ...pause, ...(resumed ? { failures: 0 } : {}) };
    const saved = await manager.update(Webhook, { id, version }, { ...values, version: version + 1 });
    if (saved.affected !== 1)
      throw conflict('version.changed', 'Somebody else has changed this webhook meanwhile. Look again.');
    if (resumed) await askDelivery(manager, id);
    const told = (one: { name: string; url: string; kinds: string[]; isActive?: boolean }) => ({
      name: one.name,
      host: new URL(one.url).host,
      kinds: one.kinds,
      isActive: one.isActive ?? before.isActive,
    });
    const details = { before: told(before), after: told(values) };
    await audit(manager, viewer, 'webhook.changed', { type: 'webhook', id }, details, now);
    return (await describe(manager, [await getWebhook(manager, id)]))[0] as WebhookReply;
  });
}

/** Removes a webhook with its log. */
export async function removeWebhook(context: Context, viewer: Viewer, id: number): Promise<void> {
  checkIsPerson(viewer);
  await inTransaction(context.database, async manager => {
    const { name } = await getWebhook(manager, id);
    await manager.delete(WebhookDelivery, { webhookId: id });
    await manager.delete(Webhook, { id });
    await audit(manager, viewer, 'webhook.removed', { type: 'webhook', id }, { name }, context.clock());
  });
}

async function getWebhook(manager: EntityManager, id: number): Promise<Webhook> {
  const webhook = await manager.findOneBy(Webhook, { id });
  if (!webhook) throw notFound('webhook', { id });
  return webhook;
}

/** Sends a test now, paused or not, and tells what came of it. It is listed like any delivery and never tried again. */
export async function testWebhook(context: Context, id: number): Promise<DeliveryReply> {
  const webhook = await getWebhook(context.database.manager, id);
  const now = context.clock();
  const delivery = await inTransaction(context.database, manager =>
    manager.save(manager.create(WebhookDelivery, { ...newDelivery(id, null, TEST_KIND, [], now), state: 'dead' })),
  );
  const { isTaken, status, ms, error } = await send(context, webhook, delivery);
  const outcome = { state: isTaken ? ('delivered' as const) : ('dead' as const), attempts: 1, status, ms, error };
  await inTransaction(context.database, manager =>
    manager.update(WebhookDelivery, { id: delivery.id }, { ...outcome, triedAt: now }),
  );
  return deliveryReply({ ...delivery, ...outcome, triedAt: now });
}

/** What was sent to a webhook, newest first. */
export async function listDeliveries(
  context: Context,
  id: number,
  page: { cursor?: string; limit?: number },
): Promise<DeliveryList> {
  const { manager } = context.database;
  await getWebhook(manager, id);
  const limit = page.limit ?? 50;
  const before = page.cursor === undefined ? null : Number(page.cursor);
  if (before !== null && !Number.isSafeInteger(before))
    throw badRequest('request.invalid', 'The cursor is not one that Tradepost gave.', { field: 'cursor' });
  const rows = await manager.find(WebhookDelivery, {
    where: { webhookId: id, ...(before === null ? {} : { id: LessThan(before) }) },
    order: { id: 'DESC' },
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  return {
    deliveries: shown.map(deliveryReply),
    nextCursor: rows.length > limit ? String(shown.at(-1)?.id) : null,
  };
}

function deliveryReply(delivery: WebhookDelivery): DeliveryReply {
  const { id, kind, subjectIds, state, attempts, status, ms, error } = delivery;
  const triedAt = delivery.triedAt?.toISOString() ?? null;
  return { id, kind, subjectIds, at: delivery.at.toISOString(), state, attempts, status, ms, error, triedAt };
}

/** Lets what was given up be sent once more. @throws AppError webhook.not_dead */
export async function retryDelivery(context: Context, viewer: Viewer, id: number, deliveryId: number): Promise<void> {
  await inTransaction(context.database, async manager => {
    const { affected } = await manager.update(
      WebhookDelivery,
      { id: deliveryId, webhookId: id, state: 'dead' },
      { state: 'waiting', attempts: 0 },
    );
    if (!affected) throw new AppError('webhook.not_dead', 409, 'This delivery was not given up; nothing was changed.');
    await askDelivery(manager, id);
    await audit(manager, viewer, 'webhook.retried', { type: 'webhook', id }, { deliveryId }, context.clock());
  });
  context.queue.wake();
}
