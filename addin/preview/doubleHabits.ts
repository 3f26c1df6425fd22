// What a frame of the pane finds around it in Outlook beside Office.js: a network that may be slow or away, and the colours of the host.
import type { Line } from './doubleLine';
import type { Habits, LookName } from './wire';

interface Kept {
  habits: Habits;
  change(habits: Habits): void;
}

/** Lets requests of this frame be as late as the page wants, or fail; tells the page how each ended. */
function holdRequests(line: Line, now: () => Habits): void {
  const direct = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const address = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;
    const { pathname } = new URL(address, window.location.href);
    if (!pathname.startsWith('/api')) return direct(input, init);
    const late = now().serviceLate;
    if (late > 0) await new Promise(resolve => setTimeout(resolve, late));
    if (now().isOffline) throw new TypeError('Failed to fetch');
    const reply = await direct(input, init);
    line.tell({ kind: 'asked', method: init?.method ?? 'GET', path: pathname, status: reply.status });
    return reply;
  };
}

/** What pages ask the browser about its colours is answered as Outlook's own choice wants it. */
function colourQueries(now: () => Habits): () => void {
  const direct = window.matchMedia.bind(window);
  const answers: Record<string, (look: LookName) => boolean> = {
    '(prefers-color-scheme: dark)': look => look !== 'light',
    '(forced-colors: active)': look => look === 'highContrast',
  };
  const lists: { list: EventTarget; media: string; was: boolean }[] = [];
  window.matchMedia = media => {
    const asks = answers[media];
    if (!asks) return direct(media);
    const list = new EventTarget();
    Object.defineProperty(list, 'matches', { get: () => asks(now().look) });
    Object.defineProperty(list, 'media', { value: media });
    lists.push({ list, media, was: asks(now().look) });
    return list as unknown as MediaQueryList;
  };
  return () => {
    for (const one of lists) {
      const is = answers[one.media]?.(now().look) ?? false;
      if (is === one.was) continue;
      one.was = is;
      one.list.dispatchEvent(new Event('change'));
    }
  };
}

/** Takes the place of the browser's own ways before any script of the pane runs. */
export function takeHabits(line: Line, first: Habits): Kept {
  const kept: Kept = { habits: first, change: () => {} };
  const now = () => kept.habits;
  holdRequests(line, now);
  const tellColours = colourQueries(now);
  kept.change = habits => {
    kept.habits = habits;
    tellColours();
  };
  return kept;
}
