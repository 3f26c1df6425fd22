import { useCallback, useSyncExternalStore } from 'react';

/** Under this many CSS pixels lists become cards and the menu a bottom bar. */
const phone = '(max-width: 639px)';
/** Between that and a full desk lists have fewer columns; the same as `onNarrow` of theme/layout.ts. */
const narrow = '(max-width: 1099px)';

function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', onChange);
      return () => media.removeEventListener('change', onChange);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

/** True on a screen as narrow as a phone's. */
export function usePhone(): boolean {
  return useMedia(phone);
}

/** True where there is no room for every column. */
export function useNarrow(): boolean {
  return useMedia(narrow);
}
