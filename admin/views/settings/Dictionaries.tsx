import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { BookRegular } from '@fluentui/react-icons/svg/book';
import type { DictionaryKind, DictionaryReply } from '../../../service/users/dictionary.schema';
import { companyApi } from '../../../ui/companies/companyApi';
import type { Column } from '../../../ui/list/List';
import { List } from '../../../ui/list/List';
import { PageFill } from '../../../ui/Page';
import { setQuery, useRoute } from '../../../ui/router';
import { Empty, StateView } from '../../../ui/StateView';
import { Tabs } from '../../../ui/Tabs';
import { useTexts } from '../../../ui/texts/texts';
import { useLoad } from '../../../ui/useLoad';
import { EntrySheet } from './EntrySheet';
import { ListHead } from './ListHead';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
  tabs: { padding: `0 ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalS}` },
});
const kinds: readonly DictionaryKind[] = [
  'level',
  'contact_role',
  'industry',
  'region',
  'source',
  'mail_category',
  'activity_outcome',
];

/** The lists of words that companies and contacts are described by. */
export function Dictionaries() {
  const styles = useStyles();
  const { t } = useTexts();
  const { query } = useRoute();
  const kind = kinds.find(one => one === query.get('list')) ?? 'level';
  const load = useLoad('dictionary', signal => companyApi.dictionary(signal));
  const open = query.get('open');
  const close = () => setQuery({ open: null });
  const entries = (load.data?.entries ?? []).filter(entry => entry.kind === kind);
  const chosen = entries.find(entry => String(entry.id) === open);
  const columns = useColumns(kind);
  return (
    <>
      <ListHead line={t('profile.dictionaryLine')}>
        <Button appearance="primary" icon={<AddRegular />} onClick={() => setQuery({ open: 'new' })}>
          {t('profile.addEntry')}
        </Button>
      </ListHead>
      <div className={styles.tabs}>
        <Tabs
          label={t('profile.dictionaries')}
          value={kind}
          items={kinds.map(value => ({ value, word: t(`profile.dictionary_${value}`) }))}
          onChange={value => setQuery({ list: value, open: null })}
        />
      </div>
      <PageFill>
        <StateView
          load={load}
          empty={() => (entries.length === 0 ? <Empty icon={<BookRegular />} line={t('profile.noEntries')} /> : null)}
        >
          {() => (
            <List
              label={t(`profile.dictionary_${kind}`)}
              items={entries}
              columns={columns}
              keyOf={entry => entry.id}
              onOpen={entry => setQuery({ open: entry.id })}
              card={entry => (
                <span>
                  {entry.nameZh} · {entry.nameEn}
                </span>
              )}
            />
          )}
        </StateView>
      </PageFill>
      {(open === 'new' || chosen) && (
        <EntrySheet
          key={open}
          kind={kind}
          entry={chosen ?? null}
          onClose={close}
          onSaved={() => {
            load.reload();
            close();
          }}
          onStale={load.reload}
        />
      )}
    </>
  );
}

function useColumns(kind: DictionaryKind): Column<DictionaryReply>[] {
  const { t } = useTexts();
  const text = (key: 'nameZh' | 'nameEn' | 'code'): Column<DictionaryReply> => ({
    ...{ key, head: t(`profile.${key}`), width: 'minmax(0, 1fr)' },
    cell: entry => entry[key],
  });
  const level: Column<DictionaryReply>[] = [
    {
      key: 'moves',
      head: t('profile.moves'),
      width: 'minmax(0, 1.6fr)',
      cell: entry => {
        const moves = entry.rule?.moves ?? 'none';
        const orders = moves === 'order' ? entry.rule?.fromOrders : null;
        return orders ? t('profile.moves_orders', { n: orders }) : t(`profile.moves_${moves}`);
      },
    },
    {
      key: 'standing',
      head: t('profile.meaning'),
      width: '110px',
      cell: entry => t(`profile.standing_${entry.rule?.standing ?? 'new'}`),
    },
  ];
  return [
    { key: 'position', head: t('profile.position'), width: '72px', cell: entry => entry.position },
    text('nameZh'),
    text('nameEn'),
    text('code'),
    ...(kind === 'level' ? level : []),
    {
      key: 'inUse',
      head: t('profile.inUse'),
      width: '80px',
      cell: entry => t(entry.isActive ? 'profile.yes' : 'profile.no'),
    },
  ];
}
