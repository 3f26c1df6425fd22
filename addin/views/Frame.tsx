import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';

const useStyles = makeStyles({
  frame: { display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0 },
  middle: {
    flex: 1,
    minHeight: 0,
    overflowY: 'auto',
    overflowX: 'hidden',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '& button': { minHeight: '32px', minWidth: 'auto' },
  },
});

/** Says how high the bar is, so that toasts stand above it (ui/toasts). */
function useBarHeight() {
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    const { style } = document.documentElement;
    const element = bar.current;
    const tell = () => style.setProperty('--tpFootBar', `${element?.offsetHeight ?? 0}px`);
    tell();
    if (!element) return;
    const observer = new ResizeObserver(tell);
    observer.observe(element);
    return () => observer.disconnect();
  });
  return bar;
}

/** The middle scrolls, the bar at the bottom stays. */
export function Frame({ children, bar }: { children: ReactNode; bar?: ReactNode }) {
  const styles = useStyles();
  const place = useBarHeight();
  return (
    <div className={styles.frame}>
      {/* What is only read is scrolled with the keys of the page, so it takes the focus too. */}
      <main className={styles.middle} tabIndex={0}>
        {children}
      </main>
      {bar && (
        <footer ref={place} className={styles.bar}>
          {bar}
        </footer>
      )}
    </div>
  );
}
