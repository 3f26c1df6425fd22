import { useCallback, useEffect, useRef, useState } from 'react';
import type { ApiError } from './http';
import { asApiError } from './useLoad';

export interface Saving {
  isSaving: boolean;
  /** Of the last try; what was typed stays in the field. */
  error: ApiError | null;
  /** Runs one write at a time; a second call while one runs does nothing. */
  run(act: () => Promise<void>): void;
  clear(): void;
}

/** The state of a write: running, or failed with a reason. */
export function useSave(): Saving {
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const busy = useRef(false);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);
  const run = useCallback((act: () => Promise<void>) => {
    if (busy.current) return;
    busy.current = true;
    setSaving(true);
    setError(null);
    act()
      .catch((reason: unknown) => {
        if (!isGone.current) setError(asApiError(reason));
      })
      .finally(() => {
        busy.current = false;
        if (!isGone.current) setSaving(false);
      });
  }, []);
  const clear = useCallback(() => setError(null), []);
  return { isSaving, error, run, clear };
}
