import type { EntityManager } from 'typeorm';
import type { Context } from '../context';
import type { ServerEvent } from '../platform/http/events';
import type { Viewer } from '../users/roles';
import { findSignedIn } from '../users/sessions.service';
import type { Burst, LivePlace, SeeLeads } from './liveRows.service';
import { liveEnd, readBurst, visibleBurst } from './liveRows.service';
import type { Tab } from './presence.service';
import { leavePlace, listPresence, renewPlaces } from './presence.service';

/** How often the database is asked, once for all pages that are open; milliseconds. */
export const POLL_MS = 1_000;
// While much mail comes in nobody needs to hear of it every second.
const MAIL_MS = 3_000;
const RENEW_MS = 30_000;
// A page that is reloaded is back before this, and nobody sees it go.
const GRACE_MS = 5_000;

/** One open page. */
interface Listener extends Tab {
  sessionId: number;
  waiting: ServerEvent[];
  /** Whoever asked may not go on. */
  isOver: boolean;
}

interface Hub {
  listeners: Set<Listener>;
  seeLeads: SeeLeads;
  place: LivePlace | null;
  mailAt: number;
  renewedAt: number;
  timer: NodeJS.Timeout | null;
  running: Promise<void>;
}

const hubs = new WeakMap<Context, Hub>();

function hubOf(context: Context, seeLeads: SeeLeads): Hub {
  const known = hubs.get(context);
  if (known) return known;
  const hub: Hub = {
    ...{ listeners: new Set<Listener>(), seeLeads, place: null, mailAt: 0, renewedAt: Date.now() },
    ...{ timer: null, running: Promise.resolve() },
  };
  hubs.set(context, hub);
  return hub;
}

/** A page listens: what it gets stands in what `take` answers; null where it may not go on. `end` when it goes. */
export interface Listening {
  take(): ServerEvent[] | null;
  end(): void;
}

/** Begins to tell an open page what changes. Whoever has a conversation open keeps his place as long as his page listens. */
export async function listen(
  context: Context,
  viewer: Viewer,
  { sessionId, tab }: { sessionId: number; tab: string },
  seeLeads: SeeLeads,
): Promise<Listening> {
  const hub = hubOf(context, seeLeads);
  const { manager } = context.database;
  hub.place ??= await liveEnd(manager);
  const first = { event: 'presence', data: await listPresence(manager, viewer, context.clock()) };
  const listener: Listener = { userId: viewer.userId, tab, sessionId, waiting: [first], isOver: false };
  hub.listeners.add(listener);
  hub.timer ??= setInterval(() => void turn(context, hub), POLL_MS).unref();
  return {
    take: () => (listener.isOver ? null : listener.waiting.splice(0)),
    end: () => leave(context, hub, listener),
  };
}

function leave(context: Context, hub: Hub, listener: Listener): void {
  hub.listeners.delete(listener);
  if (hub.listeners.size === 0 && hub.timer) {
    clearInterval(hub.timer);
    Object.assign(hub, { timer: null, place: null });
  }
  const isBack = () => [...hub.listeners].some(one => one.tab === listener.tab && one.userId === listener.userId);
  setTimeout(() => {
    if (isBack() || !context.database.writer.isInitialized) return;
    leavePlace(context, listener).catch((error: unknown) => context.log.warn({ err: error }, 'a place was not left'));
  }, GRACE_MS).unref();
}

/** One look, never two at once; what fails is tried again at the next. */
function turn(context: Context, hub: Hub): Promise<void> {
  hub.running = hub.running
    .then(() => look(context, hub))
    .catch((error: unknown) => context.log.error({ err: error }, 'looking for changes failed'));
  return hub.running;
}

async function look(context: Context, hub: Hub): Promise<void> {
  const { manager } = context.database;
  if (hub.listeners.size === 0 || !hub.place || !context.database.writer.isInitialized) return;
  const now = Date.now();
  if (now - hub.renewedAt >= RENEW_MS) {
    hub.renewedAt = now;
    await renewPlaces(context, [...hub.listeners]);
    await endSignedOut(context, hub);
  }
  const end = await liveEnd(manager);
  // Mail that is not told yet waits for its turn.
  if (now - hub.mailAt < MAIL_MS) end.messageId = hub.place.messageId;
  const { auditId, messageId, signalId } = hub.place;
  if (end.auditId === auditId && end.messageId === messageId && end.signalId === signalId) return;
  if (end.messageId !== messageId) hub.mailAt = now;
  const burst = await readBurst(manager, hub.place, end);
  hub.place = end;
  await tellAll(context, hub, burst);
}

/** Tells each person once what he may see, however many pages he has open. */
async function tellAll(context: Context, hub: Hub, burst: Burst): Promise<void> {
  const all = [...hub.listeners];
  for (const sessionId of new Set(all.map(listener => listener.sessionId))) {
    const listeners = all.filter(listener => listener.sessionId === sessionId);
    const viewer = await findSignedIn(context.database.manager, sessionId, context.clock());
    if (!viewer?.grants.has('mail.read')) {
      for (const listener of listeners) listener.isOver = true;
      continue;
    }
    const events = await eventsFor(context, viewer, burst, hub.seeLeads);
    for (const listener of listeners) listener.waiting.push(...events);
  }
}

async function eventsFor(context: Context, viewer: Viewer, burst: Burst, seeLeads: SeeLeads): Promise<ServerEvent[]> {
  const { manager } = context.database;
  const { changes, mailOf } = await visibleBurst(manager, viewer, burst);
  const events: ServerEvent[] = changes.map(data => ({ event: 'change', data }));
  if (mailOf.length > 0) events.push({ event: 'mail', data: { conversationIds: mailOf } });
  if (burst.noticed.includes(viewer.userId)) events.push({ event: 'notice', data: {} });
  events.push(...(await leadEvents(manager, viewer, burst, seeLeads)));
  if (burst.hasPresence) events.push({ event: 'presence', data: await listPresence(manager, viewer, context.clock()) });
  return events;
}

/**
 * That something became of leads or opportunities, to whoever works with them, naming those alone that he may see now: what left his lists names nothing, and they are read again all the same.
 */
async function leadEvents(
  manager: EntityManager,
  viewer: Viewer,
  burst: Burst,
  seeLeads: SeeLeads,
): Promise<ServerEvent[]> {
  const { leadIds, dealIds } = burst;
  if (leadIds.length + dealIds.length === 0 || !viewer.grants.has('leads.read')) return [];
  const seen = await seeLeads(manager, viewer, { leadIds, dealIds });
  return [
    ...(leadIds.length > 0 ? [{ event: 'leads', data: { ids: seen.leadIds } }] : []),
    ...(dealIds.length > 0 ? [{ event: 'deals', data: { ids: seen.dealIds } }] : []),
  ];
}

async function endSignedOut(context: Context, hub: Hub): Promise<void> {
  for (const listener of hub.listeners) {
    const viewer = await findSignedIn(context.database.manager, listener.sessionId, context.clock());
    if (!viewer?.grants.has('mail.read')) listener.isOver = true;
  }
}
