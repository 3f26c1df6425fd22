import { Link, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { network } from '../../ui/http';
import { useKeys } from '../../ui/keys';
import { openLive } from '../../ui/live/live';
import { useLive } from '../../ui/live/useLive';
import { refreshCareCounts } from '../../ui/teamwork/careCounts';
import { navigate, useAddress } from '../../ui/router';
import { useSession } from '../../ui/session';
import { useTexts } from '../../ui/texts/texts';
import { layout, onPhone } from '../../ui/theme/layout';
import { useFormats } from '../../ui/useFormats';
import { useOffline } from '../../ui/useLoad';
import { fetchPages } from '../routes';
import { mayOpen, sections } from '../sections';
import { Head } from './Head';
import { Menu } from './Menu';
import { refreshApprovalCount } from '../../ui/approvals/approvalCount';
import { refreshAlarmCount } from './alarmCount';
import { refreshReviewCount } from './reviewCount';
import { TypedAhead } from './TypedAhead';
import { refreshWaitingRequests } from './waitingRequests';

const fetchPalette = () => import('./Palette');
const Palette = lazy(fetchPalette);
const KeyList = lazy(() => import('./KeyList'));

const useStyles = makeStyles({
  frame: {
    height: '100dvh',
    display: 'grid',
    gridTemplateRows: `${layout.headHeight} minmax(0, 1fr)`,
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gridTemplateAreas: '"head head" "menu main"',
    [onPhone]: {
      gridTemplateRows: `${layout.headHeight} minmax(0, 1fr) ${layout.bottomBar}`,
      gridTemplateColumns: 'minmax(0, 1fr)',
      gridTemplateAreas: '"head" "main" "menu"',
    },
  },
  main: { gridArea: 'main', minHeight: 0, minWidth: 0, display: 'flex', flexDirection: 'column', outlineStyle: 'none' },
  page: { flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  skip: {
    position: 'absolute',
    left: tokens.spacingHorizontalM,
    top: '-100px',
    zIndex: 2000,
    padding: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus': { top: tokens.spacingVerticalS },
  },
});

/** Head, menu and the page between them; the palette and the list of keys over it. */
export function Shell({ children }: { children: ReactNode }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  const main = useRef<HTMLElement>(null);
  const typedAhead = useRef('');
  useShellKeys(setOpen);
  useWaitingCounts();
  useLiveConnection();
  useFocusOnNewPage(main);
  usePagesAhead();
  return (
    <div className={styles.frame}>
      <Link className={styles.skip} href="#main" onClick={event => (event.preventDefault(), main.current?.focus())}>
        {t('nav.skip')}
      </Link>
      <Head onSearch={() => setOpen('palette')} onKeys={() => setOpen('keys')} />
      <Menu />
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <OfflineBar />
        <div className={styles.page}>{children}</div>
      </main>
      <Suspense fallback={<TypedAhead typed={typedAhead} onClose={() => setOpen(null)} />}>
        {open === 'palette' && <Palette typed={typedAhead} onClose={() => setOpen(null)} />}
      </Suspense>
      <Suspense fallback={null}>{open === 'keys' && <KeyList onClose={() => setOpen(null)} />}</Suspense>
    </div>
  );
}

function useShellKeys(setOpen: (what: 'palette' | 'keys') => void): void {
  const { user } = useSession();
  const group = 'everywhere';
  useKeys([
    { code: 'KeyK', ctrl: true, group, label: 'keys.palette', shown: 'Ctrl K  /', run: () => setOpen('palette') },
    { code: 'Slash', group, run: () => setOpen('palette') },
    { code: 'Slash', shift: true, group, label: 'keys.list', shown: '?', run: () => setOpen('keys') },
    ...sections
      .filter(section => mayOpen(section, user.grants))
      .map(
        section =>
          ({
            code: section.keyCode,
            after: 'KeyG',
            group,
            label: section.keyLabel,
            run: () => navigate(section.address),
          }) as const,
      ),
  ]);
}

/** A new page is read from its beginning; a change of the query is not a new page. */
function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>): void {
  const { path } = useAddress();
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, [path, main]);
}

/** A moment after the first page stands. */
function usePagesAhead(): void {
  const { user } = useSession();
  const { grants } = user;
  useEffect(() => {
    const timer = window.setTimeout(() => {
      fetchPages(grants);
      void fetchPalette();
    }, 1500);
    return () => window.clearTimeout(timer);
  }, [grants]);
}

function useWaitingCounts(): void {
  const { can } = useSession();
  const { path } = useAddress();
  const mayFile = can('mail.file');
  const mayShare = can('companies.read');
  const mayAudit = can('audit.read');
  useEffect(() => {
    const refresh = () => {
      if (mayFile) void refreshReviewCount();
      if (mayShare) void refreshWaitingRequests();
      if (mayAudit) void refreshAlarmCount();
    };
    refresh();
    const timer = window.setInterval(refresh, 60_000);
    return () => window.clearInterval(timer);
  }, [mayFile, mayShare, mayAudit, path]);
}

/** The one stream of this tab, and the counts that it keeps right. */
function useLiveConnection(): void {
  const { can } = useSession();
  const mayRead = can('mail.read');
  useEffect(() => {
    if (!mayRead) return;
    void refreshCareCounts();
    void refreshApprovalCount();
    return openLive();
  }, [mayRead]);
  useLive(
    event => event.type === 'change' && event.change.kind === 'conversation',
    () => {
      void refreshCareCounts();
      if (can('mail.file')) void refreshReviewCount();
    },
  );
}

function OfflineBar() {
  const isOffline = useOffline();
  const { t } = useTexts();
  const formats = useFormats();
  if (!isOffline) return null;
  const at = network.lastAnswerAt();
  return (
    <MessageBar intent="warning" role="status">
      <MessageBarBody>
        {at ? t('states.offline', { time: formats.clock(at) }) : t('states.offlineNoData')}
      </MessageBarBody>
    </MessageBar>
  );
}
