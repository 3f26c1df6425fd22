import { Suspense, useEffect } from 'react';
import { CrashBoundary } from '../ui/CrashBoundary';
import { matchPath, navigate, RouteParams, useAddress } from '../ui/router';
import { useSession } from '../ui/session';
import { useTexts } from '../ui/texts/texts';
import { routes } from './routes';
import { homeOf, mayOpen, sections } from './sections';
import { NoPage } from './shell/NoPage';
import { NoRight } from './shell/NoRight';

/** The page that the address names. */
export function Pages() {
  const { path } = useAddress();
  const { user } = useSession();
  const { t } = useTexts();
  const home = homeOf(user.grants);
  const isHome = path === '/' || path === '/sign-in';
  useEffect(() => {
    if (!isHome) return;
    const next = new URLSearchParams(window.location.search).get('next');
    navigate(next?.startsWith('/') && !next.startsWith('//') ? next : home, { replace: true });
  }, [isHome, home]);
  const route = routes.find(candidate => matchPath(candidate.pattern, path));
  const section = sections.find(candidate => candidate.key === route?.section);
  const title = section ? t(section.title) : null;
  useEffect(() => {
    document.title = title ? `${title} · Tradepost` : 'Tradepost';
  }, [title, path]);

  if (isHome) return null;
  if (!route || !section) return <NoPage />;
  if (!mayOpen(section, user.grants)) return <NoRight />;
  const View = route.view;
  return (
    <CrashBoundary key={route.pattern}>
      <Suspense fallback={null}>
        <RouteParams params={matchPath(route.pattern, path) ?? {}}>
          <View />
        </RouteParams>
      </Suspense>
    </CrashBoundary>
  );
}
