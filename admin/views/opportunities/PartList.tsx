import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import type { ReactNode } from 'react';
import { useTexts } from '../../../ui/texts/texts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
  item: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  what: { flex: 1, minWidth: 0, overflowWrap: 'anywhere', display: 'flex', flexDirection: 'column' },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, margin: 0 },
});

interface Line {
  id: number;
  name: string;
}
interface Props<T extends Line> {
  items: readonly T[];
  /** Where there is none. */
  none: string;
  mayChange: boolean;
  lines(item: T): readonly ReactNode[];
  onEdit(item: T): void;
  onRemove(item: T): void;
}

/** People or competitors of an opportunity: the name, what is known of each, and what is done with it. */
export function PartList<T extends Line>({ items, none, mayChange, lines, onEdit, onRemove }: Props<T>) {
  const styles = useStyles();
  const { t } = useTexts();
  if (items.length === 0) return <p className={styles.quiet}>{none}</p>;
  return (
    <ul className={styles.list}>
      {items.map(item => (
        <li key={item.id} className={styles.item}>
          <span className={styles.what}>
            <span className={styles.name}>{item.name}</span>
            {lines(item).map((line, index) => line && <span key={index}>{line}</span>)}
          </span>
          {mayChange && (
            <>
              <Button
                size="small"
                appearance="subtle"
                icon={<EditRegular />}
                aria-label={`${t('deals.edit')} ${item.name}`}
                title={t('deals.edit')}
                onClick={() => onEdit(item)}
              />
              <Button
                size="small"
                appearance="subtle"
                icon={<DeleteRegular />}
                aria-label={`${t('deals.remove')} ${item.name}`}
                title={t('deals.remove')}
                onClick={() => onRemove(item)}
              />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
