import { useEffect, useState } from 'react';
import type { DuplicateBody, DuplicateReply } from '../../service/companies/duplicates.schema';
import type { ApiError } from '../http';
import { asApiError } from '../useLoad';
import { mergingApi } from './mergingApi';

const nothing: DuplicateReply = { checkId: null, companies: [] };
// A moment after the last key; each answer that tells of a colleague's company counts.
const after = 700;

/** Whether what is typed is known already; answers to older texts are dropped. */
export function useKnown(body: DuplicateBody): { reply: DuplicateReply; error: ApiError | null } {
  const [found, setFound] = useState<{ reply: DuplicateReply; error: ApiError | null }>({
    reply: nothing,
    error: null,
  });
  const asked = JSON.stringify(body);
  const isAsked =
    (body.name ?? '').trim().length > 2 || [...(body.domains ?? []), ...(body.taxNumbers ?? [])].length > 0;
  useEffect(() => {
    if (!isAsked) {
      setFound({ reply: nothing, error: null });
      return;
    }
    const abort = new AbortController();
    const timer = window.setTimeout(() => {
      mergingApi.check(JSON.parse(asked) as DuplicateBody, abort.signal).then(
        reply => !abort.signal.aborted && setFound({ reply, error: null }),
        (error: unknown) => !abort.signal.aborted && setFound({ reply: nothing, error: asApiError(error) }),
      );
    }, after);
    return () => {
      window.clearTimeout(timer);
      abort.abort();
    };
  }, [asked, isAsked]);
  return found;
}
