import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import type { SessionReply } from '../service/users/users.schema';
import { api } from '../ui/api';
import { preferencesOf } from '../ui/preferences';
import { CrashBoundary } from '../ui/CrashBoundary';
import { whenSignedOut } from '../ui/http';
import { matchPath, navigate, RouteParams, useAddress } from '../ui/router';
import { SessionContext } from '../ui/session';
import { ErrorState } from '../ui/StateView';
import { useTexts } from '../ui/texts/texts';
import { useThemeChoice } from '../ui/theme/ThemeProvider';
import { NumberStyleContext, TimeZoneContext } from '../ui/useFormats';
import { asApiError, forgetLoaded } from '../ui/useLoad';
import type { ApiError } from '../ui/http';
import { AppActionsContext } from './AppActions';
import { forgetOpened } from './opened';
import { Pages } from './Pages';
import { Shell } from './shell/Shell';

const SignIn = lazy(() => import('./views/signIn/SignIn'));
const UseLink = lazy(() => import('./views/signIn/UseLink'));

type Who = { state: 'asking' } | { state: 'nobody' } | { state: 'failed'; error: ApiError } | SignedIn;
interface SignedIn {
  state: 'somebody';
  session: SessionReply;
}

const isOutside = (path: string) => path === '/sign-in' || path.startsWith('/link');

/** Leads to the sign-in page and remembers the address to come back to. */
function toSignIn(reason: 'ended' | 'out' | null): void {
  const here = window.location.pathname + window.location.search;
  const query = new URLSearchParams();
  // Whoever signs in after somebody has left begins at the first page.
  if (reason !== 'out' && !isOutside(window.location.pathname) && here !== '/') query.set('next', here);
  if (reason) query.set('why', reason);
  const text = query.toString();
  navigate(`/sign-in${text ? `?${text}` : ''}`, { replace: true });
}

function useWho() {
  const [who, setWho] = useState<Who>({ state: 'asking' });
  const { setLanguage } = useTexts();
  const { setChoice } = useThemeChoice();
  const enter = useCallback(
    (session: SessionReply) => {
      forgetLoaded();
      const { language, theme } = preferencesOf(session);
      setLanguage(language);
      setChoice(theme);
      setWho({ state: 'somebody', session });
    },
    [setLanguage, setChoice],
  );
  const leave = useCallback((reason: 'ended' | 'out' | null) => {
    forgetLoaded();
    if (reason === 'out') forgetOpened();
    setWho({ state: 'nobody' });
    // Whoever came to the sign-in page itself keeps its address: where he wanted to go, and what came of his sign-in elsewhere.
    if (reason === null && window.location.pathname === '/sign-in') return;
    if (!window.location.pathname.startsWith('/link')) toSignIn(reason);
  }, []);
  const ask = useCallback(() => {
    api.session().then(enter, (reason: unknown) => {
      const error = asApiError(reason);
      if (error.status === 401) leave(null);
      else setWho({ state: 'failed', error });
    });
  }, [enter, leave]);
  useEffect(() => {
    whenSignedOut(() => leave('ended'));
    ask();
  }, [ask, leave]);
  return { who, enter, leave, ask };
}

/** Everything behind `#page`: who is here decides between sign-in and the shell with its pages. */
export function App() {
  const { who, enter, leave, ask } = useWho();
  const { path } = useAddress();
  const linkParams = matchPath('/link/:token', path) ?? matchPath('/links/:token', path);
  if (linkParams) {
    return (
      <Outside>
        <RouteParams params={linkParams}>
          <UseLink onSignedIn={enter} />
        </RouteParams>
      </Outside>
    );
  }
  if (who.state === 'asking') return null;
  if (who.state === 'failed') return <ErrorState error={who.error} onRetry={ask} />;
  if (who.state === 'nobody') {
    return (
      <Outside>
        <SignIn onSignedIn={enter} />
      </Outside>
    );
  }
  return (
    <SessionContext.Provider value={who.session}>
      <TimeZoneContext.Provider value={who.session.company.timeZone}>
        <NumberStyleContext.Provider value={who.session.company.numberStyle}>
          <AppActionsContext.Provider value={{ onSignedOut: () => leave('out'), reloadSession: ask }}>
            <Shell>
              <Pages />
            </Shell>
          </AppActionsContext.Provider>
        </NumberStyleContext.Provider>
      </TimeZoneContext.Provider>
    </SessionContext.Provider>
  );
}

function Outside({ children }: { children: React.ReactNode }) {
  return (
    <CrashBoundary>
      <Suspense fallback={null}>{children}</Suspense>
    </CrashBoundary>
  );
}
