import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { onPhone } from '../../../ui/theme/layout';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalS}`,
    [onPhone]: { padding: tokens.spacingHorizontalM },
  },
  names: { flex: '1 1 280px', minWidth: 0 },
  title: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: tokens.spacingHorizontalM },
  number: { color: tokens.colorNeutralForeground3 },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground2,
    margin: 0,
  },
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  number: string;
  title: string;
  /** Beside the title. */
  mark: ReactNode;
  /** Under it: where it stands, whose it is. */
  facts: ReactNode;
  /** What can be done now (HeadActs). */
  children: ReactNode;
}

/** The head of a lead or an opportunity. */
export function NumberedHead({ number, title, mark, facts, children }: Props) {
  const styles = useStyles();
  return (
    <header className={styles.head}>
      <div className={styles.names}>
        <div className={styles.title}>
          <span className={styles.number}>{number}</span>
          <h1>{title}</h1>
          {mark}
        </div>
        <div className={styles.facts}>{facts}</div>
      </div>
      {children}
    </header>
  );
}

/** The buttons of a head. */
export function HeadActs({ children }: { children: ReactNode }) {
  const styles = useStyles();
  return <div className={styles.acts}>{children}</div>;
}
