import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PaneOpenRecord } from '../../service/sidebar/sidebar.schema';
import { asSentence, kindKey } from '../../ui/filing/sentences';
import { useTexts } from '../../ui/texts/texts';
import { usePane } from '../paneContext';
import { webAddress } from '../webAddress';
import { Fold } from './Fold';
import { usePaneStyles } from './paneStyles';

const useStyles = makeStyles({
  // At 450 pixels a second column; nothing else changes.
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 200px), 1fr))',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
  },
});

/** Records that are open with them, the nearest first; `count` is how many there are. */
export function OpenThings({ open, count }: { open: readonly PaneOpenRecord[]; count: number }) {
  const styles = useStyles();
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { outlook } = usePane();
  if (open.length === 0) return null;
  const [first] = open;
  return (
    <Fold name="open" title={t('pane.open', { n: count })} isFirstOpen>
      <ul className={styles.list}>
        {open.map(one => (
          <Line key={one.recordId} one={one} />
        ))}
      </ul>
      {count > open.length && first && (
        <Link
          as="button"
          className={shared.small}
          onClick={() => outlook.openInBrowser(webAddress(`/companies/${first.companyId}/records`))}
        >
          {t('pane.openMore', { n: count })}
        </Link>
      )}
    </Fold>
  );
}

function Line({ one }: { one: PaneOpenRecord }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const key = kindKey(one.kind);
  const { dueIn } = one;
  const due =
    dueIn === null
      ? null
      : dueIn < 0
        ? t('pane.overdue', { n: -dueIn })
        : dueIn === 0
          ? t('pane.dueToday')
          : t('pane.dueIn', { n: dueIn });
  return (
    <li className={shared.words}>
      {key ? asSentence(t(key)) : ''} <span className={mergeClasses(shared.strong, shared.number)}>{one.number}</span>{' '}
      <span className={shared.soft}>{one.title}</span>
      {due && (
        <span
          className={mergeClasses(
            shared.small,
            dueIn !== null && dueIn < 0 && shared.overdue,
            dueIn === 0 && shared.warning,
          )}
        >
          {' '}
          · {due}
        </span>
      )}
    </li>
  );
}
