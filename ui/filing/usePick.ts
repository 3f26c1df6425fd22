import { useEffect, useState } from 'react';
import type { PickReply } from '../../service/companies/companies.schema';
import { api } from '../api';
import type { ApiError } from '../http';
import { asApiError } from '../useLoad';

export type PickChoice = PickReply['choices'][number];

interface Found {
  q: string;
  choices: readonly PickChoice[];
  error: ApiError | null;
}

/** Companies and records for what is typed, a moment after the last key; answers to older texts are dropped. */
export function usePick(q: string): Found & { isBehind: boolean } {
  const [found, setFound] = useState<Found>({ q: '', choices: [], error: null });
  const text = q.trim();
  useEffect(() => {
    if (!text) {
      setFound({ q: '', choices: [], error: null });
      return;
    }
    const abort = new AbortController();
    const timer = window.setTimeout(() => {
      api.pick(text, abort.signal).then(
        reply => !abort.signal.aborted && setFound({ q: text, choices: reply.choices, error: null }),
        (error: unknown) => !abort.signal.aborted && setFound({ q: text, choices: [], error: asApiError(error) }),
      );
    }, 120);
    return () => {
      window.clearTimeout(timer);
      abort.abort();
    };
  }, [text]);
  return { ...found, isBehind: text !== found.q };
}
