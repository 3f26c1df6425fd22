import { useState } from 'react';
import type { ActReply } from '../service/filing/filing.schema';
import type { Pane } from '../service/sidebar/sidebar.schema';
import type { ApiError } from '../ui/http';
import { useCard, usePane } from './paneContext';
import { asPaneError } from './troubles';

export interface Act {
  isBusy: boolean;
  error: ApiError | null;
  clear(): void;
  /** Runs a write for the item of this card. True when it was done; then the card is asked for again. */
  run(work: () => Promise<unknown>): Promise<boolean>;
}

/** One write at a time; a refusal stays beside its buttons. The write goes on when the person opens another mail or closes the pane. */
export function useAct(): Act {
  const { follower } = usePane();
  const { key } = useCard();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    if (isBusy) return false;
    setBusy(true);
    setError(null);
    try {
      await work();
      // Only where that mail is still open; of another one nothing has changed.
      if (follower.state().card?.key === key) follower.again();
      return true;
    } catch (reason) {
      const refused = asPaneError(reason);
      setError(refused);
      // Somebody else was quicker: what stands now is shown beside the reason.
      if (refused.status === 409) follower.again();
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, error, clear: () => setError(null), run };
}

/** The card after a decision: where the mail stands now, and how to take it back. */
export function decided(act: ActReply): (pane: Pane) => Pane {
  return pane => {
    const { status } = act;
    if (!status) return pane;
    const state = status.state === 'filed' || status.state === 'not_business' ? status.state : pane.state;
    return { ...pane, filing: status, state, undoActId: act.actId, undoLead: null };
  };
}
