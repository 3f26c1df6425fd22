import { useEffect, useState } from 'react';
import type { CandidateReply, ReviewItem, Scope, ScopePreview } from '../../../service/filing/filing.schema';
import { api } from '../../../ui/api';
import type { Decision } from '../../../ui/filing/acts';
import { targetOf } from '../../../ui/filing/acts';
import { useLoad } from '../../../ui/useLoad';
import { isSuspicious } from './queue';
import type { Queue } from './useQueue';

/** What is being decided on the selected mail: for how much mail, what waits for a last look, which form is open. */
export function useDeciding(queue: Queue) {
  const item = queue.selected;
  const [scope, setScope] = useState<Scope>('message');
  const [asking, setAsking] = useState<Decision | null>(null);
  const [isChecked, setChecked] = useState(false);
  const [isCheckMissing, setCheckMissing] = useState(false);
  const [open, setOpen] = useState<'search' | 'new' | null>(null);
  const [isWhole, setWhole] = useState(false);
  const id = item?.messageId ?? null;
  const scopes = useLoad<ScopePreview>(id === null ? null : `scope:${id}`, signal => api.scopePreview(id ?? 0, signal));
  useEffect(() => {
    setScope('message');
    setAsking(null);
    setChecked(false);
    setCheckMissing(false);
    setOpen(null);
    setWhole(false);
  }, [id]);

  const isRisky = item !== null && isSuspicious(item);
  /** A risk is filed alone and only when checked; a rule is shown before it is made. */
  const decide = (of: ReviewItem, decision: Decision) => {
    if (isRisky && decision.kind === 'file' && !isChecked) {
      setCheckMissing(true);
      return;
    }
    if (decision.scope === 'address' || decision.scope === 'domain') setAsking(decision);
    else queue.decide(of, decision, isRisky && isChecked);
  };
  const choose = (candidate: CandidateReply | undefined, isAlways: boolean) => {
    if (!item || !candidate) return;
    const wanted: Scope = isRisky ? 'message' : isAlways ? 'address' : scope;
    decide(item, { kind: 'file', target: targetOf(candidate), scope: wanted });
  };
  const notBusiness = (isAlways: boolean) => {
    if (item) decide(item, { kind: 'not_business', scope: isRisky ? 'message' : isAlways ? 'address' : scope });
  };
  return {
    item,
    isRisky,
    scope,
    setScope,
    turnScope: () => setScope(old => (old === 'conversation' ? 'message' : 'conversation')),
    preview: scopes.data,
    asking,
    ask: setAsking,
    confirm: () => {
      if (item && asking && scopes.data) queue.decide(item, asking, isChecked);
    },
    isChecked,
    setChecked: (next: boolean) => {
      setChecked(next);
      setCheckMissing(false);
    },
    isCheckMissing,
    open,
    setOpen,
    isWhole,
    turnWhole: () => setWhole(old => !old),
    choose,
    notBusiness,
    later: () => item && queue.later(item),
  };
}
export type Deciding = ReturnType<typeof useDeciding>;
