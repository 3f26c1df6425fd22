import { Button, makeStyles, mergeClasses, ToggleButton, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { PinFilled } from '@fluentui/react-icons/svg/pin';
import { PinRegular } from '@fluentui/react-icons/svg/pin';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useCallback, useRef } from 'react';
import { useOutlook, useSay, useWorld } from '../useStandIn';
import type { Surface } from '../wire';

/** Pixels: what Outlook's clients give a pane. */
const [narrowest, widest] = [320, 450];
const step = 10;

const useStyles = makeStyles({
  side: { display: 'flex', flexShrink: 0, borderLeft: `1px solid ${tokens.colorNeutralStroke2}` },
  away: { display: 'none' },
  handle: {
    width: '6px',
    cursor: 'col-resize',
    touchAction: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralStroke1 },
  },
  box: { display: 'flex', flexDirection: 'column', minHeight: 0 },
  bar: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'flex-end',
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  frame: { flex: 1, minHeight: 0, width: '100%', border: 'none', backgroundColor: tokens.colorNeutralBackground1 },
});

/** The place of the add-in's pane: one for the list, which may be pinned, and one for each mail that is written. */
export function Pane() {
  const { pane, hasComposePane, drafts, draft } = useWorld();
  const isReading = draft === null;
  return (
    <>
      {pane !== 'closed' && <Side surface="read" draft={null} isShown={isReading} />}
      {hasComposePane &&
        drafts.map(one => <Side key={one.id} surface="compose" draft={one.id} isShown={one.id === draft} />)}
    </>
  );
}

interface SideProps {
  surface: Exclude<Surface, 'event' | 'dialog'>;
  draft: string | null;
  isShown: boolean;
}

function Side({ surface, draft, isShown }: SideProps) {
  const styles = useStyles();
  const { store } = useOutlook();
  const say = useSay();
  const { pane, paneWidth } = useWorld();
  const isRead = surface === 'read';
  const close = () => store.set(isRead ? { pane: 'closed' } : { hasComposePane: false });
  const name = say(isRead ? 'pane' : 'composePane');
  return (
    <aside className={mergeClasses(styles.side, !isShown && styles.away)} aria-label={name}>
      <Handle />
      {/* The width is the frame's own. */}
      <div className={styles.box} style={{ width: paneWidth }}>
        <div className={styles.bar}>
          {isRead && (
            <ToggleButton
              appearance="subtle"
              size="small"
              icon={pane === 'pinned' ? <PinFilled /> : <PinRegular />}
              checked={pane === 'pinned'}
              aria-label={say('pin')}
              title={say('pin')}
              onClick={() => store.set({ pane: pane === 'pinned' ? 'loose' : 'pinned' })}
            />
          )}
          <Button
            appearance="subtle"
            size="small"
            icon={<DismissRegular />}
            aria-label={say('closePane')}
            title={say('closePane')}
            onClick={close}
          />
        </div>
        <AddinFrame className={styles.frame} src="/addin/taskpane.html" title={name} surface={surface} draft={draft} />
      </div>
    </aside>
  );
}

/** Makes the pane wider or narrower, by pointer and by arrow keys. */
function Handle() {
  const styles = useStyles();
  const { store } = useOutlook();
  const say = useSay();
  const { paneWidth } = useWorld();
  const from = useRef<{ x: number; width: number } | null>(null);
  const setWidth = (width: number) =>
    store.set({ paneWidth: Math.min(widest, Math.max(narrowest, Math.round(width))) });
  const move = (event: PointerEvent) => {
    if (from.current) setWidth(from.current.width + from.current.x - event.clientX);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') setWidth(paneWidth + step);
    if (event.key === 'ArrowRight') setWidth(paneWidth - step);
  };
  return (
    <div
      className={styles.handle}
      role="separator"
      aria-orientation="vertical"
      aria-label={say('paneWidth')}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      aria-valuenow={paneWidth}
      tabIndex={0}
      onKeyDown={press}
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, width: paneWidth };
      }}
      onPointerMove={move}
      onPointerUp={() => (from.current = null)}
    />
  );
}

interface AddinFrameProps {
  className: string;
  src: string;
  title: string;
  surface: Surface;
  draft: string | null;
}

/** A frame with a page of the add-in; what it says is heard from its first word. */
export function AddinFrame({ className, src, title, surface, draft }: AddinFrameProps) {
  const { hosting } = useOutlook();
  const adopt = useCallback(
    (place: HTMLIFrameElement | null) => {
      const inside = place?.contentWindow;
      if (!inside) return;
      hosting.adopt(inside, surface, draft);
      return () => hosting.leave(inside);
    },
    [hosting, surface, draft],
  );
  return <iframe ref={adopt} className={className} src={src} title={title} />;
}
