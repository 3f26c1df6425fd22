import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { ApiError, network } from './http';

/** A skeleton is shown no sooner than this, so that quick answers do not flicker; milliseconds. */
const skeletonAfter = 150;
const slowAfter = 5000;
const kept = new Map<string, { data: unknown; at: Date }>();
const keptAtMost = 60;

function keep(key: string, data: unknown, at: Date): void {
  kept.delete(key);
  kept.set(key, { data, at });
  const oldest = kept.keys().next();
  if (kept.size > keptAtMost && !oldest.done) kept.delete(oldest.value);
}

/** Forgets all that was loaded: at sign-in and sign-out. */
export function forgetLoaded(): void {
  kept.clear();
}

export interface Loaded<T> {
  /** The last answer; it stays while a newer one is being fetched or has failed. */
  data: T | null;
  loadedAt: Date | null;
  error: ApiError | null;
  isLoading: boolean;
  /** Nothing to show yet, and long enough for a skeleton. */
  isSkeletonDue: boolean;
  isSlow: boolean;
  reload(): void;
  /** Puts in what a write answered, or a change shown before the service has confirmed it. */
  setData(change: (data: T) => T): void;
}

interface State<T> {
  key: string;
  data: T | null;
  loadedAt: Date | null;
  error: ApiError | null;
  isLoading: boolean;
  wait: 'none' | 'skeleton' | 'slow';
}

function stateOf<T>(key: string): State<T> {
  const known = kept.get(key) as { data: T; at: Date } | undefined;
  return {
    key,
    data: known?.data ?? null,
    loadedAt: known?.at ?? null,
    error: null,
    isLoading: true,
    wait: 'none',
  };
}

/** Asks once and tells what becomes of it; what it returns stops it. */
function startLoading<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T>,
  change: (part: Partial<State<T>>) => void,
): () => void {
  const abort = new AbortController();
  change({ isLoading: true, wait: 'none' });
  const timers = [
    window.setTimeout(() => change({ wait: 'skeleton' }), skeletonAfter),
    window.setTimeout(() => change({ wait: 'slow' }), slowAfter),
  ];
  const settle = () => timers.forEach(timer => window.clearTimeout(timer));
  const end = (part: Partial<State<T>>) => {
    settle();
    if (abort.signal.aborted) return;
    if (part.data !== undefined && part.loadedAt) keep(key, part.data, part.loadedAt);
    change({ ...part, isLoading: false, wait: 'none' });
  };
  load(abort.signal).then(
    data => end({ data, loadedAt: new Date(), error: null }),
    (error: unknown) => end({ error: asApiError(error) }),
  );
  return () => {
    settle();
    abort.abort();
  };
}

/**
 * Loads what `key` names. Answers for another key are dropped, old data stays until the new is there, what was seen
 * before is shown at once and refreshed behind it. `key` null loads nothing.
 */
export function useLoad<T>(key: string | null, load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [state, setState] = useState<State<T>>(() => stateOf<T>(key ?? ''));
  const [turn, setTurn] = useState(0);
  const loadRef = useRef(load);
  loadRef.current = load;
  const shown = state.key === (key ?? '') ? state : stateOf<T>(key ?? '');

  useEffect(() => {
    if (key === null) return;
    const change = (part: Partial<State<T>>) =>
      setState(old => ({ ...(old.key === key ? old : stateOf<T>(key)), ...part }));
    return startLoading(key, loadRef.current, change);
  }, [key, turn]);

  useReloadOnReturn(shown.error, () => setTurn(old => old + 1));
  const reload = useCallback(() => setTurn(old => old + 1), []);
  const setData = useCallback(
    (apply: (data: T) => T) =>
      setState(old => {
        if (old.data === null) return old;
        const data = apply(old.data);
        keep(old.key, data, old.loadedAt ?? new Date());
        return { ...old, data };
      }),
    [],
  );
  return {
    data: shown.data,
    loadedAt: shown.loadedAt,
    error: shown.error,
    isLoading: key !== null && shown.isLoading,
    isSkeletonDue: shown.data === null && shown.wait !== 'none',
    isSlow: shown.wait === 'slow',
    reload,
    setData,
  };
}

/** What was thrown, as the error that StateView can show. */
export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError('internal', 0, error instanceof Error ? error.message : String(error));
}

/** True while the network is gone. */
export function useOffline(): boolean {
  return !useSyncExternalStore(network.subscribe, network.isReachable);
}

/** What failed for want of the network loads by itself when that is back. */
function useReloadOnReturn(error: ApiError | null, reload: () => void): void {
  const isOffline = useOffline();
  const wasOffline = useRef(isOffline);
  useEffect(() => {
    if (wasOffline.current && !isOffline && error?.code === 'unreachable') reload();
    wasOffline.current = isOffline;
  });
}
