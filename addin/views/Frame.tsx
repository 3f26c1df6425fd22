import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

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

/** The middle scrolls, the bar at the bottom stays. */
export function Frame({ children, bar }: { children: ReactNode; bar?: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.frame}>
      {/* What is only read is scrolled with the keys of the page, so it takes the focus too. */}
      <main className={styles.middle} tabIndex={0}>
        {children}
      </main>
      {bar && <footer className={styles.bar}>{bar}</footer>}
    </div>
  );
}
