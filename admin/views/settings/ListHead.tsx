import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { onPhone } from '../../../ui/theme/layout';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    minHeight: '32px',
    padding: `0 ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalM}`,
    [onPhone]: { padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}` },
  },
  line: { flex: '1 1 200px', color: tokens.colorNeutralForeground2 },
});

/** One line on what the list below holds, and what can be added to it. */
export function ListHead({ line, children }: { line: string; children?: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.head}>
      <p className={styles.line}>{line}</p>
      {children}
    </div>
  );
}
