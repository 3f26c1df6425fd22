import { makeStyles } from '@fluentui/react-components';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { network } from '../../ui/http';
import { Skeleton } from '../../ui/Skeleton';
import { useTexts } from '../../ui/texts/texts';
import { currentCard } from '../following';
import { useFollowing } from '../paneContext';
import { Frame } from './Frame';
import { Reading } from './Reading';
import { Down, NoItem } from './states';
import { useWaited } from './useWaited';

const Several = lazy(() => import('./Several'));
const Composing = lazy(() => import('./Composing'));

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0 },
  wait: { padding: '12px' },
});

/** What is open decides what is shown. What was shown before stays, dimmed, until the next is there. */
export function PaneBody() {
  const styles = useStyles();
  const state = useFollowing();
  const lastAnswerAt = useSyncExternalStore(network.subscribe, network.lastAnswerAt);
  return (
    <div className={styles.body}>
      {state.trouble && <Down state={state} lastAnswerAt={lastAnswerAt} />}
      <Shown />
    </div>
  );
}

function Shown() {
  const styles = useStyles();
  const state = useFollowing();
  const { t } = useTexts();
  const { selection, card } = state;
  const isSkeletonDue = useWaited(state.isAsking && !card, 150);
  const isSlow = useWaited(state.isAsking && !currentCard(state), 5000);
  const waiting = (
    <Frame>
      {isSkeletonDue && (
        <div className={styles.wait} role="status" aria-busy="true" aria-label={t('states.loading')}>
          {isSlow && <p>{t('states.slow')}</p>}
          <Skeleton rows={6} />
        </div>
      )}
    </Frame>
  );
  if (selection.kind === 'none') return <NoItem />;
  if (selection.kind === 'several' || selection.kind === 'compose')
    return (
      <Suspense fallback={waiting}>
        {selection.kind === 'several' ? (
          // What was done with other mails is not said of these.
          <Several key={selection.items.map(one => one.itemId).join(' ')} items={selection.items} />
        ) : (
          <Composing item={selection.item} />
        )}
      </Suspense>
    );
  const isOld = currentCard(state) === null;
  // Of an earlier mail only until the next one is there; where that does not come, it would be taken for this one's.
  if (card && !(isOld && state.trouble)) return <Reading card={card} isOld={isOld} />;
  return waiting;
}
