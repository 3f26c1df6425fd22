import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { SessionReply } from '../service/users/users.schema';
import { api } from '../ui/api';
import { preferencesOf } from '../ui/preferences';
import { CrashBoundary } from '../ui/CrashBoundary';
import { authoriseBy, whenSignedOut } from '../ui/http';
import { paneApi } from '../ui/paneApi';
import { SessionContext } from '../ui/session';
import { ErrorBar } from '../ui/StateView';
import { useTexts } from '../ui/texts/texts';
import { ToastsProvider } from '../ui/toasts/toasts';
import { TimeZoneContext } from '../ui/useFormats';
import { forgetLoaded } from '../ui/useLoad';
import { cardQuestion } from './cardQuestion';
import type { Follower } from './follower';
import { startFollower } from './follower';
import type { Outlook } from './outlookShape';
import { PaneContext } from './paneContext';
import { usePaneTheme } from './PaneTheme';
import type { SignIn, Token } from './signIn';
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

function follow(outlook: Outlook): Follower {
  return startFollower({
    outlook,
    ask: (item, signal) => paneApi.card(cardQuestion(item), signal),
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
  const [who, setWho] = useState(0);
  const { setLanguage } = useTexts();
  const { setChoice } = usePaneTheme();
  useEffect(() => {
    authoriseBy(signIn.authorisation);
    whenSignedOut(() => setAccess('out'));
    let kind: Token['kind'] | null = null;
    const stop = signIn.onChange(() => {
      const token = signIn.current();
      // Where a session of ours has ended and Outlook's own account goes on, that may be somebody else's.
      if (token && kind && kind !== token.kind) setWho(old => old + 1);
      kind = token?.kind ?? null;
      setAccess(token === null ? 'out' : 'in');
    });
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
    if (access === 'asking') return;
    setSession(null);
    forgetLoaded();
    if (access === 'out') return;
    let isWanted = true;
    let timer = 0;
    const load = () =>
      api.session().then(
        found => {
          if (!isWanted) return;
          setSession(found);
          const { language, theme } = preferencesOf(found);
          setLanguage(language);
          setChoice(theme);
        },
        () => isWanted && (timer = window.setTimeout(load, 5000)),
      );
    void load();
    return () => {
      isWanted = false;
      window.clearTimeout(timer);
    };
  }, [access, who, setLanguage, setChoice]);
  return { signIn, access, session, who };
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
  const { signIn, access, session, who } = useAccess(outlook);
  const entering = useEntering(signIn);
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
  }, [access, who, outlook]);
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
        {!isChecking && access === 'out' && <Out entering={entering} onCheck={() => setChecking(true)} />}
        {/* He is in, and something that he wanted with it was not done. */}
        {!isChecking && access === 'in' && entering.error && <ErrorBar error={entering.error} isWrite />}
        {!isChecking && access === 'in' && world && (
          <PaneContext.Provider key={who} value={world}>
            <PaneBody />
          </PaneContext.Provider>
        )}
      </TimeZoneContext.Provider>
    </SessionContext.Provider>
  );
}

interface Entering {
  isBusy: boolean;
  error: ApiError | null;
  enter(): void;
}

function useEntering(signIn: SignIn): Entering {
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
  return { isBusy, error, enter };
}

function Out({ entering: { isBusy, error, enter }, onCheck }: { entering: Entering; onCheck(): void }) {
  return (
    <SignedOut isBusy={isBusy} onSignIn={enter} onCheck={onCheck}>
      {error && <ErrorBar error={error} />}
    </SignedOut>
  );
}
