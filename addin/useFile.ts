import type { ActReply, Scope } from '../service/filing/filing.schema';
import { api } from '../ui/api';
import type { Decision, Target } from '../ui/filing/acts';
import { sendDecision, useDecidedToast } from '../ui/filing/useDecide';
import { useCard, usePane } from './paneContext';
import type { Act } from './useAct';
import { decided, useAct } from './useAct';

export interface Files {
  act: Act;
  file(target: Target, scope: Scope, isChecked?: boolean): Promise<boolean>;
  notBusiness(scope: Scope): Promise<boolean>;
  later(hours: number): Promise<boolean>;
}

/** Decisions on the mail of this card, with their undo. The version makes one that is sent twice count once. */
export function useFile(): Files {
  const { key, pane } = useCard();
  const { follower } = usePane();
  const act = useAct();
  const toast = useDecidedToast();
  const { message, filing } = pane;
  const shown = { messageId: message?.id ?? 0, version: filing?.version ?? 0, subject: message?.subject ?? '' };
  const settle = (reply: ActReply) => follower.change(key, decided(reply));
  const decide = (decision: Decision, isChecked: boolean) =>
    act.run(async () => {
      const reply = await sendDecision(shown, decision, isChecked);
      settle(reply);
      toast(reply, decision, () => follower.again());
    });
  return {
    act,
    file: (target, scope, isChecked = false) => decide({ kind: 'file', target, scope }, isChecked),
    notBusiness: scope => decide({ kind: 'not_business', scope }, false),
    later: hours => act.run(async () => settle(await api.later(shown.messageId, { hours, version: shown.version }))),
  };
}
