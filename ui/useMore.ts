import { useCallback, useRef, useState } from 'react';
import type { ApiError } from './http';
import type { Loaded } from './useLoad';
import { asApiError, useLoad } from './useLoad';

interface PageOf<T> {
  items: T[];
  nextCursor: string | null;
}

export interface LoadedPages<T> extends Loaded<PageOf<T>> {
  items: readonly T[];
  hasMore: boolean;
  isLoadingMore: boolean;
  moreError: ApiError | null;
  loadMore(): void;
}

/** A list that comes in pages by keyset cursor: the first with useLoad, the next ones when the end of the list is near. */
export function useMore<T>(
  key: string | null,
  load: (cursor: string | null, signal: AbortSignal | undefined) => Promise<PageOf<T>>,
): LoadedPages<T> {
  const first = useLoad<PageOf<T>>(key, signal => load(null, signal));
  const [busy, setBusy] = useState<string | null>(null);
  const [moreError, setMoreError] = useState<ApiError | null>(null);
  const running = useRef<string | null>(null);
  const keyNow = useRef(key);
  keyNow.current = key;
  const cursor = first.data?.nextCursor ?? null;
  const { setData } = first;
  const loadMore = useCallback(() => {
    if (cursor === null || running.current !== null) return;
    running.current = cursor;
    setBusy(cursor);
    setMoreError(null);
    load(cursor, undefined)
      .then(page => {
        if (keyNow.current !== key) return;
        setData(old => ({ items: [...old.items, ...page.items], nextCursor: page.nextCursor }));
      })
      .catch((error: unknown) => setMoreError(asApiError(error)))
      .finally(() => {
        running.current = null;
        setBusy(null);
      });
  }, [cursor, key, load, setData]);
  return {
    ...first,
    items: first.data?.items ?? [],
    hasMore: cursor !== null,
    isLoadingMore: busy !== null,
    moreError,
    loadMore: moreError ? () => {} : loadMore,
  };
}
