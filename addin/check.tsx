import { makeStyles } from '@fluentui/react-components';
import { lazy, StrictMode, Suspense, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { CrashBoundary } from '../ui/CrashBoundary';
import type { HostFacts } from './outlookShape';
import { openOutlook } from './outlook';
import { PaneTheme } from './PaneTheme';
import { languageOf, PaneTexts } from './paneTexts';

const Diagnosis = lazy(() => import('./views/Diagnosis'));

const useStyles = makeStyles({ page: { height: '100dvh', overflowY: 'auto' } });

const place = document.getElementById('page');
if (!place) throw new Error('check.html has no place for the page');

/** The check by itself: for whoever cannot open the pane, in Outlook or in any browser. */
function CheckPage() {
  const styles = useStyles();
  const [host, setHost] = useState<HostFacts | null | 'asking'>('asking');
  useEffect(() => {
    openOutlook().then(
      outlook => setHost(outlook?.host ?? null),
      () => setHost(null),
    );
  }, []);
  if (host === 'asking') return null;
  return (
    <main className={styles.page}>
      <Suspense fallback={null}>
        <Diagnosis host={host} token={null} />
      </Suspense>
    </main>
  );
}

createRoot(place).render(
  <StrictMode>
    <PaneTexts first={languageOf(navigator.language)}>
      {language => (
        <PaneTheme outlook={null} language={language}>
          <CrashBoundary>
            <CheckPage />
          </CrashBoundary>
        </PaneTheme>
      )}
    </PaneTexts>
  </StrictMode>,
);
