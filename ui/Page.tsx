import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { layout, onPhone } from './theme/layout';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    minHeight: '56px',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXXL}`,
    [onPhone]: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
  },
  after: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, minWidth: 0 },
  tools: { marginLeft: 'auto' },
  scroll: {
    flex: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: `0 ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXL}`,
    [onPhone]: { padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXL}` },
  },
  form: { maxWidth: layout.formMax },
  fill: {
    flex: 1,
    minHeight: 0,
    margin: `0 ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalL}`,
    display: 'flex',
    flexDirection: 'column',
    [onPhone]: { margin: 0 },
  },
  card: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    minWidth: 0,
  },
  listCard: {
    flex: 1,
    minHeight: 0,
    overflow: 'hidden',
    [onPhone]: { borderRadius: 0, borderLeftStyle: 'none', borderRightStyle: 'none' },
  },
  padded: { padding: tokens.spacingHorizontalL },
});

/** The one h1 of a page, what belongs beside it, and the tools at the right. */
export function PageHead({ title, children, tools }: { title: ReactNode; children?: ReactNode; tools?: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.head}>
      <h1>{title}</h1>
      {children && <div className={styles.after}>{children}</div>}
      {tools && <div className={mergeClasses(styles.after, styles.tools)}>{tools}</div>}
    </div>
  );
}

/** The part of a page that scrolls as a whole. */
export function PageScroll({ children }: { children: ReactNode }) {
  const styles = useStyles();
  return (
    // Scrolling by keyboard needs a stop where nothing inside takes focus.
    <div className={styles.scroll} tabIndex={-1}>
      {children}
    </div>
  );
}

/** The part of a page that one list fills; the list scrolls, the page does not. */
export function PageFill({ children }: { children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.fill}>
      <div className={mergeClasses(styles.card, styles.listCard)}>{children}</div>
    </div>
  );
}

/** A bordered surface, without shadow. */
export function Card({ children, className, isPadded = true, label }: CardProps) {
  const styles = useStyles();
  return (
    <section aria-label={label} className={mergeClasses(styles.card, isPadded && styles.padded, className)}>
      {children}
    </section>
  );
}

interface CardProps {
  children: ReactNode;
  className?: string;
  isPadded?: boolean;
  /** For readers of the screen, where no heading names it. */
  label?: string;
}
