import { useCallback, useState } from 'react';
import type { ActReply } from '../../service/filing/filing.schema';
import { api } from '../api';
import type { ApiError } from '../http';
import { useTexts } from '../texts/texts';
import { useToasts } from '../toasts/toasts';
import { asApiError } from '../useLoad';
import type { Decision } from './acts';

/** The message that is decided on, as it was shown. */
export interface Shown {
  messageId: number;
  version: number;
  subject: string;
}

/** Sends a decision. @throws ApiError */
export function sendDecision(shown: Shown, decision: Decision, isChecked: boolean): Promise<ActReply> {
  const { messageId, version } = shown;
  if (decision.kind === 'not_business') return api.notBusiness(messageId, { scope: decision.scope, version });
  const { companyId, contactId, recordId } = decision.target;
  return api.file(messageId, {
    companyId,
    contactId,
    recordIds: recordId === null ? [] : [recordId],
    scope: decision.scope,
    version,
    ...(isChecked ? { isChecked } : {}),
  });
}

/** Tells in a toast what was decided and for how many, with its undo. */
export function useDecidedToast(): (act: ActReply, decision: Decision, onUndone: () => void) => void {
  const { rich } = useTexts();
  const { show } = useToasts();
  return useCallback(
    (act, decision, onUndone) => {
      const n = act.messageCount;
      const text =
        decision.kind === 'not_business'
          ? rich(act.isRule ? 'reasons.toastNotBusinessRule' : 'reasons.toastNotBusiness', { n })
          : rich(act.isRule ? 'reasons.toastFiledRule' : n > 1 ? 'reasons.toastFiledMany' : 'reasons.toastFiled', {
              n: String(n),
              to: decision.target.label,
            });
      const left = act.leftOut > 0 && rich('reasons.toastLeftOut', { n: String(act.leftOut) });
      show({
        text: left ? (
          <>
            {text} · {left}
          </>
        ) : (
          text
        ),
        undo: async () => {
          await api.undoAct(act.actId);
          onUndone();
        },
      });
    },
    [rich, show],
  );
}

interface Decide {
  isBusy: boolean;
  error: ApiError | null;
  clearError(): void;
  /** True when it was done. */
  decide(shown: Shown, decision: Decision, isChecked?: boolean): Promise<boolean>;
}

/** Deciding where the page waits for the service: the state it answers is shown, a refusal stays beside the buttons. */
export function useDecide(onDone: (act: ActReply, decision: Decision) => void, onUndone: () => void): Decide {
  const [error, setError] = useState<ApiError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const toast = useDecidedToast();
  const decide = async (shown: Shown, decision: Decision, isChecked = false): Promise<boolean> => {
    setBusy(true);
    setError(null);
    try {
      const act = await sendDecision(shown, decision, isChecked);
      onDone(act, decision);
      toast(act, decision, onUndone);
      return true;
    } catch (reason) {
      setError(asApiError(reason));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, error, clearError: () => setError(null), decide };
}
