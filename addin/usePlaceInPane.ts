import { useEffect } from 'react';
import { teamworkApi } from '../ui/teamwork/teamworkApi';

/** A place ends after 90 seconds unless it is said again; milliseconds. */
const sayAgain = 60_000;
/** This pane among the person's tabs; random, and gone with it. */
const tab = crypto.randomUUID();

/**
 * Tells colleagues that this conversation is open here, or being answered. It is said again every minute, so that nothing is lost by one time that it could not be; that the service is
 * away is told by the card. Where leaving cannot be said the place ends by itself.
 */
export function usePlaceInPane(conversationId: number | null, isAnswering: boolean): void {
  useEffect(() => {
    if (conversationId === null) return;
    const say = () => {
      if (document.visibilityState === 'visible')
        teamworkApi.place({ tab, conversationId, isAnswering }).catch(() => undefined);
    };
    // Running through a list is not reading.
    const first = window.setTimeout(say, 1500);
    const timer = window.setInterval(say, sayAgain);
    return () => {
      window.clearTimeout(first);
      window.clearInterval(timer);
    };
  }, [conversationId, isAnswering]);
  useEffect(() => {
    if (conversationId === null) return;
    return () => void teamworkApi.place({ tab, conversationId: null }).catch(() => undefined);
  }, [conversationId]);
}
