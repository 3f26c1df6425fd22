import { makeStyles, tokens } from '@fluentui/react-components';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { api } from '../../../ui/api';
import type { AuditList } from '../../../ui/apiTypes';
import type { Column } from '../../../ui/list/List';
import { List } from '../../../ui/list/List';
import { PageFill } from '../../../ui/Page';
import { Empty, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { DateText, useFormats } from '../../../ui/useFormats';
import { useMore } from '../../../ui/useMore';
import { detailsLine } from './auditDetails';
import { ListHead } from './ListHead';

type Entry = AuditList['entries'][number];

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
  card: { display: 'flex', flexDirection: 'column' },
});

/** Who did what, when. Only ever added to. */
export function Audit() {
  const { t } = useTexts();
  const formats = useFormats();
  const pages = useMore<Entry>('audit', async (cursor, signal) => {
    const page = await api.audit(cursor, signal);
    return { items: page.entries, nextCursor: page.nextCursor };
  });
  return (
    <>
      <ListHead line={t('settings.auditLine')} />
      <PageFill>
        <StateView
          load={pages}
          empty={data =>
            data.items.length === 0 ? <Empty icon={<HistoryRegular />} line={t('settings.auditEmpty')} /> : null
          }
        >
          {data => (
            <EntryList
              entries={data.items}
              onMore={pages.loadMore}
              foot={
                pages.hasMore ? t('states.loading') : t('common.allLoaded', { n: formats.count(data.items.length) })
              }
            />
          )}
        </StateView>
      </PageFill>
    </>
  );
}

function EntryList({ entries, onMore, foot }: { entries: readonly Entry[]; onMore(): void; foot: string }) {
  const styles = useStyles();
  const { t, find } = useTexts();
  const who = (entry: Entry) => entry.userName ?? find('settings', `actor_${entry.actor}`) ?? entry.actor;
  const what = (entry: Entry) => find('settings', `action_${entry.action.replaceAll('.', '_')}`) ?? entry.action;
  const subject = (entry: Entry) =>
    entry.subjectType
      ? `${find('settings', `subject_${entry.subjectType}`) ?? entry.subjectType} ${entry.subjectId ?? ''}`
      : '-';
  const details = (entry: Entry) => detailsLine(entry.details, name => find('settings', `detail_${name}`) ?? name);
  const columns: Column<Entry>[] = [
    { key: 'at', head: t('settings.auditAt'), width: '120px', cell: entry => <DateText at={entry.at} /> },
    { key: 'who', head: t('settings.auditWho'), width: 'minmax(0, 0.8fr)', cell: who },
    { key: 'what', head: t('settings.auditWhat'), width: 'minmax(0, 1fr)', cell: what },
    { key: 'subject', head: t('settings.auditSubject'), width: 'minmax(0, 0.8fr)', cell: subject },
    {
      key: 'details',
      head: t('settings.auditDetails'),
      width: 'minmax(0, 2.4fr)',
      cell: entry => (
        <span className={styles.quiet} title={details(entry)}>
          {details(entry)}
        </span>
      ),
    },
  ];
  return (
    <List
      label={t('settings.audit')}
      items={entries}
      columns={columns}
      keyOf={entry => entry.id}
      onMore={onMore}
      foot={foot}
      card={entry => (
        <div className={styles.card}>
          <span>
            {who(entry)} · {what(entry)}
          </span>
          <span className={styles.quiet}>
            <DateText at={entry.at} /> {details(entry)}
          </span>
        </div>
      )}
    />
  );
}
