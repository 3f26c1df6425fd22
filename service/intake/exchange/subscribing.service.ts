import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { In } from 'typeorm';
import { AppError } from '../../common/errors';
import { cloudHas } from '../../common/microsoftClouds';
import type { Context } from '../../context';
import { anyOf } from '../../platform/database/lists';
import { inTransaction } from '../../platform/database/transaction';
import type { Graph } from '../../platform/graph/graph';
import { createSubscription, renewSubscription } from '../../platform/graph/subscriptions';
import { ExchangeMailbox, ExchangeSubscription } from './exchange.entity';
import { noteHappening } from './history.service';
import { requestLater, requestSync } from './requesting.service';
import type { ChangeNotification } from './webhook.schema';

// Microsoft grants 10,080 minutes at most; it is renewed two days before.
const LIFE_MS = 10_065 * 60_000;
const RENEW_MS = 48 * 3_600_000;
// Where Graph would not come to us it is not asked again at every look.
const PATIENCE_MS = 30 * 60_000;
// By database and mailbox.
const refused = new WeakMap<object, Map<number, number>>();

function refusedAt({ database }: Pick<Context, 'database'>): Map<number, number> {
  const known = refused.get(database) ?? new Map<number, number>();
  refused.set(database, known);
  return known;
}

/** Where Graph calls; null where it cannot: it comes over https alone, and not in every cloud; the mailbox is looked at each minute all the same. */
export function webhookAddress({ config }: Pick<Context, 'config'>): string | null {
  if (!cloudHas(config, 'notifications')) return null;
  const isHere = config.exchange?.graph.startsWith('https://127.0.0.1') ?? false;
  return config.publicUrl.startsWith('https://') || isHere ? `${config.publicUrl}/webhooks/graph` : null;
}

/** Sees to it that Graph tells of changes in a mailbox. That it does is a convenience, never what the mail depends on. */
export async function keepSubscribed(context: Context, graph: Graph, row: ExchangeMailbox): Promise<void> {
  const address = webhookAddress(context);
  const { mailboxId, user } = row;
  const now = context.clock();
  if (address === null || now.getTime() - (refusedAt(context).get(mailboxId) ?? 0) < PATIENCE_MS) return;
  const known = await context.database.manager.findOneBy(ExchangeSubscription, { mailboxId });
  if (known && known.expiresAt.getTime() - now.getTime() > RENEW_MS) return;
  try {
    if (known && known.expiresAt > now && (await renewed(context, graph, known))) return;
    await subscribe(context, graph, { mailboxId, user, address });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    refusedAt(context).set(mailboxId, now.getTime());
    await inTransaction(context.database, manager =>
      noteHappening(manager, mailboxId, 'subscription_refused', now, { code: error.code }),
    );
    context.log.warn(
      { mailboxId, code: error.code },
      'Microsoft Graph does not tell of changes in a mailbox; it is looked at each minute',
    );
  }
}

async function renewed(context: Context, graph: Graph, known: ExchangeSubscription): Promise<boolean> {
  try {
    const wish = new Date(context.clock().getTime() + LIFE_MS);
    const { expiresAt } = await renewSubscription(graph, known.subscriptionId, wish);
    await inTransaction(context.database, async manager => {
      await manager.update(ExchangeSubscription, { mailboxId: known.mailboxId }, { expiresAt });
      await noteHappening(manager, known.mailboxId, 'subscription_renewed', context.clock());
    });
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'graph.not_found') return false;
    throw error;
  }
}

async function subscribe(
  context: Context,
  graph: Graph,
  { mailboxId, user, address }: { mailboxId: number; user: string; address: string },
): Promise<void> {
  const clientState = randomBytes(48).toString('base64url');
  const { id, expiresAt } = await createSubscription(graph, user, {
    ...{ notificationUrl: address, lifecycleUrl: `${address}/lifecycle`, clientState },
    expiresAt: new Date(context.clock().getTime() + LIFE_MS),
  });
  await inTransaction(context.database, async manager => {
    await manager.delete(ExchangeSubscription, { mailboxId });
    const stateHash = hashOf(clientState).toString('hex');
    await manager.insert(ExchangeSubscription, { mailboxId, subscriptionId: id, stateHash, expiresAt });
    await noteHappening(manager, mailboxId, 'subscribed', context.clock());
  });
}

/** Graph need not tell of this mailbox any more. Where it cannot be told so now, the subscription ends by itself. */
export async function unsubscribe(context: Context, mailboxId: number): Promise<void> {
  const { graph } = context;
  const known = await context.database.manager.findOneBy(ExchangeSubscription, { mailboxId });
  if (!known) return;
  await inTransaction(context.database, manager => manager.delete(ExchangeSubscription, { mailboxId }));
  await graph?.call({ method: 'DELETE', path: `/subscriptions/${known.subscriptionId}`, mailbox: '' }).catch(() => {
    context.log.info({ mailboxId }, 'Microsoft Graph could not be told that a subscription is not needed any more');
  });
}

const hashOf = (text: string) => createHash('sha256').update(text).digest();

/**
 * What Graph tells: each mailbox is to be read, once for however much is told of it. Whoever does not know the secret of the subscription is not heard, and is not told so either. When this
 * returns, the jobs are in the database.
 *
 * @returns how many mailboxes are to be read
 */
export async function hearNotifications(context: Context, told: readonly ChangeNotification[]): Promise<number> {
  const mailboxes = await inTransaction(context.database, async manager => {
    const ids = [...new Set(told.map(one => one.subscriptionId))];
    const rows = await manager.findBy(ExchangeSubscription, { subscriptionId: anyOf(manager, ids) });
    const byId = new Map(rows.map(row => [row.subscriptionId, row]));
    // By mailbox, whether no more was told of it than new mail.
    const due = new Map<number, boolean>();
    const urgent = new Set<number>();
    for (const { subscriptionId, clientState, lifecycleEvent, changeType } of told) {
      const known = byId.get(subscriptionId);
      if (!known || !isTheirs(known, clientState)) continue;
      if (lifecycleEvent || changeType !== 'updated') urgent.add(known.mailboxId);
      due.set(known.mailboxId, (due.get(known.mailboxId) ?? true) && !lifecycleEvent);
      // It is over, or will be: the next run makes or renews one.
      if (lifecycleEvent === 'subscriptionRemoved') {
        await manager.delete(ExchangeSubscription, { subscriptionId });
        await noteHappening(manager, known.mailboxId, 'subscription_lost', context.clock());
      }
      if (lifecycleEvent === 'reauthorizationRequired')
        await manager.update(ExchangeSubscription, { subscriptionId }, { expiresAt: context.clock() });
    }
    const whole = [...due].flatMap(([mailboxId, isTold]) => (isTold ? [] : [mailboxId]));
    // Also where a job waits that was to read what is new alone.
    if (whole.length > 0) await manager.update(ExchangeMailbox, { mailboxId: In(whole) }, { lookedAt: null });
    for (const [mailboxId, isTold] of due)
      if (urgent.has(mailboxId)) await requestSync(manager, mailboxId, { isTold });
      else await requestLater(manager, mailboxId, context.clock());
    return due.size;
  });
  if (mailboxes > 0) context.queue.wake();
  return mailboxes;
}

function isTheirs({ stateHash }: ExchangeSubscription, clientState: string | null | undefined): boolean {
  return timingSafeEqual(hashOf(clientState ?? ''), Buffer.from(stateHash, 'hex'));
}
