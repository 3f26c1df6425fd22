import type { Graph } from './graph';

/** What Graph says of a subscription to the changes of a mailbox. */
export interface Subscription {
  id: string;
  expiresAt: Date;
}

interface GraphSubscription {
  id: string;
  expirationDateTime: string;
}

/** What is asked for. */
export interface SubscriptionWish {
  /** Where Graph posts to; https. */
  notificationUrl: string;
  lifecycleUrl: string;
  /** Comes back with each notification, and nobody else knows it; at most 128 characters. */
  clientState: string;
  expiresAt: Date;
}

const of = ({ id, expirationDateTime }: GraphSubscription): Subscription => ({
  id,
  // What was granted may be less than what was asked for.
  expiresAt: new Date(expirationDateTime),
});

/** Subscribes to all mail of a mailbox. While it is asked for, Graph calls `notificationUrl` to see whether it is ours. */
export async function createSubscription(graph: Graph, user: string, wish: SubscriptionWish): Promise<Subscription> {
  const body = {
    changeType: 'created,updated,deleted',
    notificationUrl: wish.notificationUrl,
    lifecycleNotificationUrl: wish.lifecycleUrl,
    resource: `users/${user}/messages`,
    expirationDateTime: wish.expiresAt.toISOString(),
    clientState: wish.clientState,
    latestSupportedTlsVersion: 'v1_2',
  };
  return of(await graph.call<GraphSubscription>({ method: 'POST', path: '/subscriptions', mailbox: '', body }));
}

/** @throws AppError graph.not_found where it is gone: a new one is made */
export async function renewSubscription(graph: Graph, id: string, expiresAt: Date): Promise<Subscription> {
  const body = { expirationDateTime: expiresAt.toISOString() };
  return of(await graph.call<GraphSubscription>({ method: 'PATCH', path: `/subscriptions/${id}`, mailbox: '', body }));
}
