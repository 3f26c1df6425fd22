import { useCallback, useEffect, useRef, useState } from 'react';
import type { MessageReply } from '../../../service/reading/reading.schema';
import { api } from '../../../ui/api';
import type { ApiError } from '../../../ui/http';
import { asApiError } from '../../../ui/useLoad';

type Mail = { reply: MessageReply; error: null } | { reply: null; error: ApiError };

/** At most this many mails are kept; the queue goes forward. */
const keptAtMost = 40;

/**
 * The mails of the queue, loaded ahead of the reader. A mail that is there stays as it was first shown, so that its candidates never change places
 * under the finger; `renew` asks for it anew. What stands there goes on standing and taking keys until the answer is there.
 */
export function useMails(wanted: readonly number[]) {
  const mails = useRef(new Map<number, Mail>());
  const running = useRef(new Set<number>());
  const [, setTurn] = useState(0);
  const fetch = useCallback((id: number) => {
    if (running.current.has(id)) return;
    running.current.add(id);
    const put = (mail: Mail) => {
      running.current.delete(id);
      mails.current.set(id, mail);
      const oldest = mails.current.keys().next();
      if (mails.current.size > keptAtMost && !oldest.done) mails.current.delete(oldest.value);
      setTurn(old => old + 1);
    };
    api.message(id).then(
      reply => put({ reply, error: null }),
      (reason: unknown) => {
        const error = asApiError(reason);
        // What could not be renewed just now stays; what he may not see any more does not.
        if (mails.current.get(id)?.reply && error.status !== 404) running.current.delete(id);
        else put({ reply: null, error });
      },
    );
  }, []);
  const key = wanted.join(' ');
  useEffect(() => {
    for (const id of key.split(' ').filter(Boolean).map(Number)) if (!mails.current.has(id)) fetch(id);
  }, [key, fetch]);
  return { get: (id: number): Mail | null => mails.current.get(id) ?? null, renew: fetch };
}
