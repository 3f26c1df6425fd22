import { useState } from 'react';
import { useCard } from '../paneContext';

/** What was typed and not sent yet, by mail and form: it is there again when the person comes back to the mail. In memory alone. */
const drafts = new Map<string, unknown>();

/** Like useState, and remembered for this mail until `forget`. */
export function usePaneDraft<T extends object>(form: string, first: T): [T, (part: Partial<T>) => void, () => void] {
  const { key } = useCard();
  const place = `${form} ${key}`;
  const [values, setValues] = useState<T>(() => (drafts.get(place) as T | undefined) ?? first);
  const set = (part: Partial<T>) =>
    setValues(old => {
      const next = { ...old, ...part };
      drafts.set(place, next);
      return next;
    });
  return [values, set, () => void drafts.delete(place)];
}
