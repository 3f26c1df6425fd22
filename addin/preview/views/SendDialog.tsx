import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Spinner,
} from '@fluentui/react-components';
import type { OutlookPage } from '../outlookPage';
import type { Say } from '../useStandIn';
import { useOutlook, useSay, useWorld } from '../useStandIn';
import type { Sending } from '../world';

const useStyles = makeStyles({ message: { whiteSpace: 'pre-line' } });

/** What Outlook shows between Send and sent: the check, its length, and the add-in's word against it. */
export function SendDialog({ id }: { id: string }) {
  const styles = useStyles();
  const outlook = useOutlook();
  const say = useSay();
  const { sending } = useWorld();
  const isOpen = sending?.draft === id;
  const isChecking = sending?.state === 'checking' || sending?.state === 'slow';
  return (
    <Dialog open={isOpen} modalType="alert">
      <DialogSurface>
        {sending && isOpen && (
          <DialogBody>
            <DialogTitle>{titleOf(sending, say)}</DialogTitle>
            <DialogContent>
              {isChecking && <Spinner size="tiny" label={say(sending.state === 'slow' ? 'slowCheck' : 'checking')} />}
              {!isChecking && <p className={styles.message}>{sending.message}</p>}
            </DialogContent>
            <DialogActions>
              <Actions sending={sending} outlook={outlook} say={say} />
            </DialogActions>
          </DialogBody>
        )}
      </DialogSurface>
    </Dialog>
  );
}

function titleOf({ state }: Sending, say: Say): string {
  if (state === 'stopped') return say('stoppedTitle');
  return state === 'failed' ? say('failedTitle') : say('posting');
}

function Actions({ sending, outlook, say }: { sending: Sending; outlook: OutlookPage; say: Say }) {
  const { draft, state, cancelLabel, opensPane, canSendAnyway } = sending;
  if (state === 'failed') return <Button onClick={() => outlook.cancel()}>{say('close')}</Button>;
  if (state !== 'stopped') return <Button onClick={() => outlook.cancel()}>{say('dontSend')}</Button>;
  const review = () => {
    if (opensPane) outlook.store.set({ hasComposePane: true });
    outlook.cancel();
  };
  return (
    <>
      {canSendAnyway && <Button onClick={() => outlook.sendNow(draft)}>{say('sendAnyway')}</Button>}
      {cancelLabel !== null && <Button onClick={() => outlook.cancel()}>{say('dontSend')}</Button>}
      <Button appearance="primary" onClick={review}>
        {cancelLabel ?? say('dontSend')}
      </Button>
    </>
  );
}
