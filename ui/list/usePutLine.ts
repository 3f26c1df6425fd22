import { useCallback } from 'react';
import type { LoadedPages } from '../useMore';

/** Shows a line of a list as it was changed where it stands; what `changed` does not tell stays. */
export function usePutLine<T extends { id: number }>({
  setData,
}: Pick<LoadedPages<T>, 'setData'>): (changed: Partial<T> & { id: number }) => void {
  return useCallback(
    changed =>
      setData(old => ({
        ...old,
        items: old.items.map(line => (line.id === changed.id ? { ...line, ...changed } : line)),
      })),
    [setData],
  );
}
