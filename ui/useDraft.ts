import { useCallback, useMemo, useState } from 'react';

export interface Draft<T> {
  values: T;
  set(part: Partial<T>): void;
  /** Names of the fields that differ from what is saved. */
  changed: readonly (keyof T)[];
  discard(): void;
  /** Only what differs, to be sent. */
  changes: Partial<T>;
}

/** What is saved, with what somebody has changed over it. A newer saved state comes through in the fields that were left alone. */
export function useDraft<T extends object>(saved: T): Draft<T> {
  const [typed, setTyped] = useState<Partial<T>>({});
  const set = useCallback((part: Partial<T>) => setTyped(old => ({ ...old, ...part })), []);
  const discard = useCallback(() => setTyped({}), []);
  return useMemo(() => {
    const names = (Object.keys(typed) as (keyof T)[]).filter(name => !isSame(typed[name], saved[name]));
    const changes: Partial<T> = {};
    for (const name of names) changes[name] = typed[name];
    return { values: { ...saved, ...typed }, set, changed: names, discard, changes };
  }, [saved, typed, set, discard]);
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
