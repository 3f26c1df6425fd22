import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Card } from './Page';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalL}`,
    minHeight: '48px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { flex: 1 },
});

interface Props {
  title: string;
  /** For readers of the screen, where the card is a place of its own. */
  label?: string;
  /** At the right of the title. */
  tools?: ReactNode;
  children: ReactNode;
}

/** A surface with one list, whose lines reach from edge to edge under a heading. */
export function ListCard({ title, label, tools, children }: Props) {
  const styles = useStyles();
  return (
    <Card isPadded={false} label={label}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {tools}
      </div>
      {children}
    </Card>
  );
}
