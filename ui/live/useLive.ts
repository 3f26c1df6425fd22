import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { PresenceReply } from '../../service/teamwork/live.schema';
import { teamworkApi } from '../teamwork/teamworkApi';
import type { LiveEvent } from './live';
import { keepLive, livePresence, onLive, tabName } from './live';

/** Several changes within this are one; milliseconds. */
const together = 400;
/** A place is said again, where the stream that keeps it is lost. */
const sayAgain = 60_000;

/** Calls `act` a moment after an event that concerns this page; bursts are one call, with the last of them. */
export function useLive(concerns: (event: LiveEvent) => boolean, act: (event: LiveEvent) => void): void {
  const latest = useRef({ concerns, act });
  latest.current = { concerns, act };
  useEffect(() => {
    let timer = 0;
    const stop = onLive(event => {
      if (!latest.current.concerns(event)) return;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => latest.current.act(event), together);
    });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, []);
}

/** Whether the person is in the middle of typing something. */
function isTyping(): boolean {
  const { activeElement } = document;
  const isField = activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement;
  return isField && activeElement.closest('main') !== null && activeElement.value !== '';
}

/**
 * Keeps a page as it is in the service: what a colleague changes is loaded at once, or offered where the person is typing or `isBusy`.
 *
 * @returns who changed it while it was not loaded; null: nobody. `show` loads it.
 */
export function useFresh(
  concerns: (event: LiveEvent) => boolean,
  reload: () => void,
  isBusy: (event: LiveEvent) => boolean = () => false,
): { changedBy: string | null; show(): void } {
  const [changedBy, setChangedBy] = useState<string | null>(null);
  useLive(concerns, event => {
    if (!isBusy(event) && !isTyping()) reload();
    else setChangedBy(event.type === 'change' ? (event.change.byName ?? '') : '');
  });
  return {
    changedBy,
    show: () => {
      setChangedBy(null);
      reload();
    },
  };
}

/** The colleagues who have something open, of those that `wanted` picks; each once, whoever answers before whoever reads. */
export function usePresence(wanted: (one: PresenceReply) => boolean): PresenceReply[] {
  const all = useSyncExternalStore(livePresence.subscribe, livePresence.now);
  const found = new Map<number, PresenceReply>();
  for (const one of all.filter(wanted)) {
    if (!found.get(one.userId)?.isAnswering) found.set(one.userId, one);
  }
  return [...found.values()].sort((a, b) => Number(b.isAnswering) - Number(a.isAnswering));
}

/** Says that this tab has a conversation open, and whether it is being answered, as long as the page stands. */
export function usePlace(conversationId: number | null, isAnswering: boolean): void {
  useEffect(() => {
    if (conversationId === null) return;
    // Who cannot say where he is can work all the same.
    const say = () => void teamworkApi.place({ tab: tabName, conversationId, isAnswering }).catch(() => undefined);
    say();
    keepLive(isAnswering);
    const timer = window.setInterval(say, sayAgain);
    return () => {
      window.clearInterval(timer);
      keepLive(false);
    };
  }, [conversationId, isAnswering]);
  useEffect(() => {
    if (conversationId === null) return;
    return () => void teamworkApi.place({ tab: tabName, conversationId: null }).catch(() => undefined);
  }, [conversationId]);
}
