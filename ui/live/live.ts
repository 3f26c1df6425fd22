import type { LiveChange, PresenceReply } from '../../service/teamwork/live.schema';

/** What open pages are told of. 'again': the connection was gone for a while, and anything may have changed. */
export type LiveEvent =
  | { type: 'change'; change: LiveChange }
  | { type: 'mail' }
  | { type: 'notice' }
  | { type: 'again' };
type Listener = (event: LiveEvent) => void;

/** What this tab is called: anew each time it is opened. */
export const tabName = newName();
const listeners = new Set<Listener>();
const presenceListeners = new Set<() => void>();
let presence: readonly PresenceReply[] = [];

function newName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

function tell(event: LiveEvent): void {
  for (const listener of listeners) listener(event);
}

/** Opens the one stream of this tab; what it answers closes it. The browser connects again by itself. */
export function openLive(): () => void {
  const stream = new EventSource(`/api/live?tab=${tabName}`);
  let wasLost = false;
  const on = (name: string, act: (data: unknown) => void) =>
    stream.addEventListener(name, event => act(JSON.parse((event as MessageEvent<string>).data)));
  stream.addEventListener('error', () => (wasLost = true));
  stream.addEventListener('open', () => {
    if (wasLost) tell({ type: 'again' });
    wasLost = false;
  });
  on('change', data => tell({ type: 'change', change: data as LiveChange }));
  on('mail', () => tell({ type: 'mail' }));
  on('notice', () => tell({ type: 'notice' }));
  on('presence', data => setPresence(data as PresenceReply[]));
  return () => {
    stream.close();
    setPresence([]);
  };
}

function setPresence(next: readonly PresenceReply[]): void {
  presence = next;
  presenceListeners.forEach(listener => listener());
}

/** For useEffect: calls `listener` with what comes. */
export function onLive(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** For useSyncExternalStore: the colleagues who have something open that this person may see. */
export const livePresence = {
  subscribe(listener: () => void): () => void {
    presenceListeners.add(listener);
    return () => presenceListeners.delete(listener);
  },
  now: () => presence,
};
