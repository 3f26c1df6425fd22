import type { ReactElement } from 'react';
import { useState } from 'react';
import type { MoveBody, OpportunityLine, OpportunityReply } from '../../../service/leads/opportunity.schema';
import { opportunityApi } from '../../../ui/leads/opportunityApi';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useErrorText } from '../../../ui/useErrorText';
import { asApiError } from '../../../ui/useLoad';
import type { Stage } from './dealQuery';
import { isClosed } from './dealQuery';
import { useDealWord } from './dealWords';
import type { MoveAsk } from './MoveDialog';
import { MoveDialog } from './MoveDialog';

interface Told {
  /** Before the service has said yes: to show it at once. */
  onTry?(deal: OpportunityLine, to: Stage): void;
  onMoved(fresh: OpportunityReply, before: OpportunityLine): void;
  /** It stands where it stood. */
  onRefused?(deal: OpportunityLine): void;
  /** Somebody was quicker: what is shown is old. */
  onStale(): void;
}

/** Moves opportunities, asking for what a stage needs. The dialog is to stand in the page. */
export function useMoveDeal(told: Told): { move(deal: OpportunityLine, to: Stage): void; dialog: ReactElement | null } {
  const [ask, setAsk] = useState<MoveAsk | null>(null);
  const toasts = useToasts();
  const errorText = useErrorText();
  const send = useSending(told);
  const move = (deal: OpportunityLine, to: Stage) => {
    if (deal.stage === to) return;
    if (isClosed(to) || isClosed(deal.stage) || to === 'suspended') {
      setAsk({ deal, to });
      return;
    }
    told.onTry?.(deal, to);
    send(deal, { to }).catch((reason: unknown) => {
      told.onRefused?.(deal);
      const error = asApiError(reason);
      // The service knows the order of the stages: it asks for a reason where one is needed.
      if (error.code === 'opportunity.skips_stages') setAsk({ deal, to });
      else toasts.show({ text: errorText(error) });
    });
  };
  const dialog = ask && <MoveDialog {...ask} onClose={() => setAsk(null)} onMove={body => send(ask.deal, body)} />;
  return { move, dialog };
}

/** Sends a move, says so, and offers to take it back to whoever may. */
function useSending(told: Told): (deal: OpportunityLine, body: MoveBody) => Promise<void> {
  const { t } = useTexts();
  const toasts = useToasts();
  const word = useDealWord();
  return async (deal, body) => {
    const fresh = await opportunityApi.move(deal, body).catch((reason: unknown) => {
      if (asApiError(reason).code === 'opportunity.changed_meanwhile') told.onStale();
      throw reason;
    });
    told.onMoved(fresh, deal);
    const text = t('deals.moved', { number: deal.number, stage: word('stage', fresh.stage) });
    // What was closed long ago is opened again by a manager, with a reason that he writes.
    const mayUndo = !isClosed(deal.stage);
    const undo = async () => told.onMoved(await takenBack(deal, fresh, text), fresh);
    toasts.show({ text, ...(mayUndo ? { undo } : {}) });
  };
}

async function takenBack(before: OpportunityLine, now: OpportunityReply, reason: string): Promise<OpportunityReply> {
  const back = await opportunityApi.move(now, { to: before.stage, reason: `← ${reason}` });
  if (back.probability === before.probability) return back;
  return opportunityApi.change(back, { probability: before.probability });
}
