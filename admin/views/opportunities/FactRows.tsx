import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import type { ReactNode } from 'react';
import { Card } from '../../../ui/Page';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalS,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  rows: {
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, max-content) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
    [onPhone]: { gridTemplateColumns: 'minmax(88px, max-content) minmax(0, 1fr)' },
    '& dt': { color: tokens.colorNeutralForeground3 },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  },
});

interface PartCardProps {
  title: string;
  /** The one thing to do with it. */
  action?: { word: string; onClick(): void; icon?: ReactNode } | false;
  children: ReactNode;
}

/** A card with its heading, and what is done with it at the right. */
export function PartCard({ title, action, children }: PartCardProps) {
  const styles = useStyles();
  return (
    <Card label={title}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {action && (
          <Button size="small" icon={<>{action.icon ?? <EditRegular />}</>} onClick={action.onClick}>
            {action.word}
          </Button>
        )}
      </div>
      {children}
    </Card>
  );
}

/** What is known, line by line; what is not known says so. */
export function FactRows({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <dl className={styles.rows}>
      {rows.map(([label, value]) => [
        <dt key={`${label} name`}>{label}</dt>,
        <dd key={label}>{value || t('common.notKnown')}</dd>,
      ])}
    </dl>
  );
}
