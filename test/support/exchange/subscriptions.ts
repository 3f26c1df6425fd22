import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { Faults } from './faults';
import type { Answer, Asked } from './serving';
import { refuse } from './serving';
import type { SimMailbox } from './store';

interface SimSubscription {
  id: string;
  mailboxId: string;
  notificationUrl: string;
  lifecycleNotificationUrl: string;
  clientState: string;
  expirationDateTime: string;
}

/** Who is told of changes, and the telling. */
export interface Subscriptions {
  answer(asked: Asked, findMailbox: (name: string) => SimMailbox | undefined): Promise<Answer>;
  /** Tells of a change in a mailbox, as far as the faults let it. */
  tell(mailbox: SimMailbox, immutableId: string, changeType?: string): void;
  /** Tells of the subscriptions themselves: 'missed', 'subscriptionRemoved', 'reauthorizationRequired'. */
  tellLife(lifecycleEvent: string): Promise<void>;
  all(): readonly SimSubscription[];
}

const LATEST_MS = 3_000;
const MOST_MINUTES = 10_080;

export function openSubscriptions(faults: Faults, chance: () => number): Subscriptions {
  const subscriptions = new Map<string, SimSubscription>();
  return {
    all: () => [...subscriptions.values()],
    answer: async (asked, findMailbox) => {
      const [, id] = /^\/v1\.0\/subscriptions\/?(.*)$/.exec(asked.path) ?? [];
      const body = (asked.body.length > 0 ? JSON.parse(asked.body.toString()) : {}) as Partial<SimSubscription> & {
        resource?: string;
      };
      if (asked.method === 'POST' && !id) return create(subscriptions, body, findMailbox);
      const known = subscriptions.get(id ?? '');
      if (!known) return refuse(404, 'ResourceNotFound', 'The subscription was not found.');
      if (asked.method === 'PATCH') known.expirationDateTime = capped(body.expirationDateTime);
      if (asked.method === 'DELETE') subscriptions.delete(known.id);
      return asked.method === 'DELETE' ? { status: 204 } : { status: 200, body: known };
    },
    tell: (mailbox, immutableId, changeType = 'created') => {
      for (const one of subscriptions.values()) {
        if (one.mailboxId !== mailbox.id || chance() < faults.lostNotifications) continue;
        const value = [{ ...heading(one), changeType, resourceData: { id: immutableId } }];
        const late = chance() < faults.lateNotifications ? chance() * LATEST_MS : 0;
        setTimeout(() => void post(one.notificationUrl, { value }), late).unref();
        if (chance() < faults.doubledNotifications) void post(one.notificationUrl, { value });
      }
    },
    tellLife: async lifecycleEvent => {
      for (const one of subscriptions.values())
        await post(one.lifecycleNotificationUrl, { value: [{ ...heading(one), lifecycleEvent }] });
      if (lifecycleEvent === 'subscriptionRemoved') subscriptions.clear();
    },
  };
}

const heading = ({ id, clientState, expirationDateTime }: SimSubscription) => ({
  subscriptionId: id,
  clientState,
  subscriptionExpirationDateTime: expirationDateTime,
});

function capped(wish: string | undefined): string {
  const most = Date.now() + MOST_MINUTES * 60_000;
  return new Date(Math.min(most, new Date(wish ?? 0).getTime())).toISOString();
}

async function create(
  subscriptions: Map<string, SimSubscription>,
  body: Partial<SimSubscription> & { resource?: string },
  findMailbox: (name: string) => SimMailbox | undefined,
): Promise<Answer> {
  const mailbox = findMailbox(/^users\/([^/]+)\/messages$/.exec(body.resource ?? '')?.[1] ?? '');
  if (!mailbox) return refuse(404, 'ResourceNotFound', 'The resource was not found.');
  const { notificationUrl = '', lifecycleNotificationUrl = '', clientState = '' } = body;
  for (const url of [notificationUrl, lifecycleNotificationUrl]) {
    const token = `a token: ${randomUUID()}`;
    const answer = await post(`${url}?validationToken=${encodeURIComponent(token)}`, null);
    if (answer.status !== 200 || answer.text !== token)
      return refuse(400, 'ValidationError', 'Subscription validation request failed.');
  }
  const id = randomUUID();
  const expirationDateTime = capped(body.expirationDateTime);
  const made = {
    id,
    mailboxId: mailbox.id,
    notificationUrl,
    lifecycleNotificationUrl,
    clientState,
    expirationDateTime,
  };
  subscriptions.set(id, made);
  return { status: 201, body: made };
}

/** Posts to a service on this machine. */
function post(url: string, body: unknown): Promise<{ status: number; text: string }> {
  return new Promise(resolve => {
    const type = body === null ? 'text/plain; charset=utf-8' : 'application/json';
    const request = httpRequest(url, { method: 'POST', headers: { 'content-type': type } }, answer => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    request.on('error', () => resolve({ status: 0, text: '' }));
    request.end(body === null ? '' : JSON.stringify(body));
  });
}
