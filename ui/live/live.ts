import type { LiveChange, PresenceReply } from '../../service/teamwork/live.schema';

/** What open pages are told of. 'again': the connection was gone for a while, and anything may have changed. */
export type LiveEvent =
  | { type: 'change'; change: LiveChange }
  | { type: 'mail'; conversationIds: readonly number[] }
  | { type: 'notice' }
  /** Something became of leads or opportunities; `ids` are those that he may see now. */
  | { type: 'leads' | 'deals'; ids: readonly number[] }
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

/** After an answer that is an error a browser gives up; we do not. Milliseconds. */
const tryAgain = 10_000;
/** A tab that nobody looks at lets its connection go, because a browser has only six for one host without HTTP/2. Milliseconds. */
const hiddenFor = 60_000;
let isKept = false;

/** Whoever is answering stays, even while he writes in another window. */
export function keepLive(next: boolean): void {
  isKept = next;
}

/** Keeps the one stream of this tab open; what it answers ends it. */
export function openLive(): () => void {
  let stream: EventSource | null = null;
  let timer = 0;
  let wasLost = false;
  const close = () => {
    stream?.close();
    stream = null;
    wasLost = true;
  };
  const open = () => {
    window.clearTimeout(timer);
    if (stream) return;
    stream = connect(
      () => {
        if (wasLost) tell({ type: 'again' });
        wasLost = false;
      },
      isOver => {
        wasLost = true;
        if (!isOver) return;
        close();
        timer = window.setTimeout(open, tryAgain);
      },
    );
  };
  const onVisibility = () => {
    window.clearTimeout(timer);
    if (!document.hidden) open();
    else timer = window.setTimeout(() => !isKept && close(), hiddenFor);
  };
  document.addEventListener('visibilitychange', onVisibility);
  open();
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    window.clearTimeout(timer);
    close();
    setPresence([]);
  };
}

function connect(onOpen: () => void, onLost: (isOver: boolean) => void): EventSource {
  const stream = new EventSource(`/api/live?tab=${tabName}`);
  const on = (name: string, act: (data: unknown) => void) =>
    stream.addEventListener(name, event => act(JSON.parse((event as MessageEvent<string>).data)));
  stream.addEventListener('open', onOpen);
  stream.addEventListener('error', () => onLost(stream.readyState === EventSource.CLOSED));
  on('change', data => tell({ type: 'change', change: data as LiveChange }));
  on('mail', data => tell({ type: 'mail', conversationIds: (data as { conversationIds: number[] }).conversationIds }));
  on('notice', () => tell({ type: 'notice' }));
  for (const type of ['leads', 'deals'] as const)
    on(type, data => tell({ type, ids: (data as { ids: number[] }).ids }));
  on('presence', data => setPresence(data as PresenceReply[]));
  return stream;
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
