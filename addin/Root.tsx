import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { SessionReply } from '../service/users/users.schema';
import { api } from '../ui/api';
import { CrashBoundary } from '../ui/CrashBoundary';
import { authoriseBy, whenSignedOut } from '../ui/http';
import { paneApi } from '../ui/paneApi';
import { SessionContext } from '../ui/session';
import { ErrorBar } from '../ui/StateView';
import { useTexts } from '../ui/texts/texts';
import { ToastsProvider } from '../ui/toasts/toasts';
import { TimeZoneContext } from '../ui/useFormats';
import { forgetLoaded } from '../ui/useLoad';
import type { Follower } from './follower';
import { startFollower } from './follower';
import type { Outlook, ReadItem } from './outlookShape';
import { PaneContext } from './paneContext';
import { usePaneTheme } from './PaneTheme';
import type { SignIn } from './signIn';
import { createSignIn } from './signIn';
import type { ApiError } from '../ui/http';
import { asPaneError, troubleOf } from './troubles';
import { Head } from './views/Head';
import { PaneBody } from './views/PaneBody';
import { Panel } from './views/Panels';
import { NotInOutlook, SignedOut } from './views/states';

const Diagnosis = lazy(() => import('./views/Diagnosis'));

const useStyles = makeStyles({
  pane: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
  },
});

function ask(item: ReadItem, signal: AbortSignal) {
  const { mailbox, internetMessageId, subject } = item;
  return paneApi.card(
    {
      mailbox,
      internetMessageId,
      itemId: item.restId ?? item.itemId,
      ...(item.conversationId ? { conversationId: item.conversationId } : {}),
      subject: subject.slice(0, 2000),
      ...(item.from ? { from: item.from } : {}),
      ...(item.sentAt ? { sentAt: item.sentAt } : {}),
    },
    signal,
  );
}

function follow(outlook: Outlook): Follower {
  return startFollower({
    outlook,
    ask,
    troubleOf,
    now: () => Date.now(),
    isVisible: () => document.visibilityState === 'visible',
    after: (milliseconds, act) => {
      const timer = window.setTimeout(act, milliseconds);
      return () => window.clearTimeout(timer);
    },
  });
}

/** The pane behind its texts and theme. */
export function Root({ outlook }: { outlook: Outlook | null }) {
  const styles = useStyles();
  return (
    <div className={styles.pane}>
      <CrashBoundary>
        <ToastsProvider isKeyless>
          {outlook ? (
            <Inside outlook={outlook} />
          ) : (
            <>
              <Head outlook={null} session={null} onSignOut={null} onCheck={null} />
              <NotInOutlook />
            </>
          )}
        </ToastsProvider>
      </CrashBoundary>
    </div>
  );
}

type Access = 'asking' | 'in' | 'out';

/** Signs in without asking where that is possible, and follows the selection. */
function useAccess(outlook: Outlook) {
  const signIn = useMemo<SignIn>(() => createSignIn(outlook), [outlook]);
  const [access, setAccess] = useState<Access>('asking');
  const [session, setSession] = useState<SessionReply | null>(null);
  const { setLanguage } = useTexts();
  const { setChoice } = usePaneTheme();
  useEffect(() => {
    authoriseBy(signIn.authorisation);
    whenSignedOut(() => setAccess('out'));
    const stop = signIn.onChange(() => setAccess(signIn.current() === null ? 'out' : 'in'));
    // A service that does not answer is told by the card, which tries again.
    signIn.getToken().then(
      () => setAccess('in'),
      (error: unknown) => setAccess(asPaneError(error).status === 401 ? 'out' : 'in'),
    );
    return () => {
      stop();
      authoriseBy(null);
    };
  }, [signIn]);
  useEffect(() => {
    if (access === 'out') {
      setSession(null);
      forgetLoaded();
    }
    if (access !== 'in') return;
    let isWanted = true;
    let timer = 0;
    const load = () =>
      api.session().then(
        found => {
          if (!isWanted) return;
          setSession(found);
          setLanguage(found.user.language);
          setChoice(found.user.theme);
        },
        () => isWanted && (timer = window.setTimeout(load, 5000)),
      );
    void load();
    return () => {
      isWanted = false;
      window.clearTimeout(timer);
    };
  }, [access, setLanguage, setChoice]);
  return { signIn, access, session };
}

/** What is wrong here, in place of what is shown; back leads to it. */
function Check({ outlook, signIn, onClose }: { outlook: Outlook; signIn: SignIn; onClose(): void }) {
  const { t } = useTexts();
  return (
    <Panel title={t('pane.check')} onClose={onClose}>
      <Suspense fallback={<p role="status">{t('pane.loading')}</p>}>
        <Diagnosis host={outlook.host} token={signIn.current()} />
      </Suspense>
    </Panel>
  );
}

function Inside({ outlook }: { outlook: Outlook }) {
  const [isChecking, setChecking] = useState(false);
  const { signIn, access, session } = useAccess(outlook);
  const [follower, setFollower] = useState<Follower | null>(null);
  useEffect(() => {
    if (access !== 'in') return;
    const started = follow(outlook);
    setFollower(started);
    const look = () => document.visibilityState === 'visible' && started.look();
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
      started.stop();
      // What was shown to one person is not there for the next.
      setFollower(null);
    };
  }, [access, outlook]);
  const world = useMemo(
    () => follower && { outlook, follower, session, signOut: () => signIn.signOut() },
    [outlook, follower, session, signIn],
  );
  return (
    <SessionContext.Provider value={session}>
      <TimeZoneContext.Provider value={session?.company.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone}>
        <Head
          outlook={outlook}
          session={session}
          onSignOut={access === 'in' ? () => signIn.signOut() : null}
          onCheck={() => setChecking(true)}
        />
        {isChecking && <Check outlook={outlook} signIn={signIn} onClose={() => setChecking(false)} />}
        {!isChecking && access === 'out' && <Out signIn={signIn} onCheck={() => setChecking(true)} />}
        {!isChecking && access === 'in' && world && (
          <PaneContext.Provider value={world}>
            <PaneBody />
          </PaneContext.Provider>
        )}
      </TimeZoneContext.Provider>
    </SessionContext.Provider>
  );
}

function Out({ signIn, onCheck }: { signIn: SignIn; onCheck(): void }) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const enter = () => {
    setBusy(true);
    setError(null);
    signIn
      .signIn()
      .catch((reason: unknown) => setError(asPaneError(reason)))
      .finally(() => setBusy(false));
  };
  return (
    <SignedOut isBusy={isBusy} onSignIn={enter} onCheck={onCheck}>
      {error && <ErrorBar error={error} />}
    </SignedOut>
  );
}
