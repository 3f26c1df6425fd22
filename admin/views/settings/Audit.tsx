import { makeStyles, tokens } from '@fluentui/react-components';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { api } from '../../../ui/api';
import type { AuditList } from '../../../ui/apiTypes';
import type { Column } from '../../../ui/list/List';
import { List } from '../../../ui/list/List';
import { PageFill } from '../../../ui/Page';
import { useRoute } from '../../../ui/router';
import { Empty, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { DateText, useFormats } from '../../../ui/useFormats';
import { useMore } from '../../../ui/useMore';
import { detailsLine } from './auditDetails';
import { AuditFilters } from './AuditFilters';
import { useAuditWords } from './auditWords';
import { ListHead } from './ListHead';

type Entry = AuditList['entries'][number];

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
  card: { display: 'flex', flexDirection: 'column' },
});

/** A day of the page as an instant, `after` days later; null where none is chosen. */
function instantOf(day: string, after: number): string | null {
  if (day === '') return null;
  const at = new Date(`${day}T00:00:00`);
  at.setDate(at.getDate() + after);
  return at.toISOString();
}

/** Who did what, when. Only ever added to. */
export function Audit() {
  const { t } = useTexts();
  const formats = useFormats();
  const { query } = useRoute();
  const chosen = {
    who: query.get('who') ?? '',
    kind: query.get('kind') ?? '',
    from: query.get('from') ?? '',
    to: query.get('to') ?? '',
  };
  const pages = useMore<Entry>(`audit ${Object.values(chosen).join(' ')}`, async (cursor, signal) => {
    const { who, kind, from, to } = chosen;
    const asked = { userId: who, kind, from: instantOf(from, 0), to: instantOf(to, 1), cursor };
    const page = await api.audit(asked, signal);
    return { items: page.entries, nextCursor: page.nextCursor };
  });
  return (
    <>
      <ListHead line={t('settings.auditLine')}>
        <AuditFilters query={chosen} />
      </ListHead>
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
  const words = useAuditWords();
  const { actionWord, subjectWord } = words;
  const what = (entry: Entry) => actionWord(entry.action);
  const subject = (entry: Entry) =>
    entry.subjectType ? `${subjectWord(entry.subjectType)} ${entry.subjectId ?? ''}` : '-';
  const details = (entry: Entry) => detailsLine(entry.details, words);
  const columns: Column<Entry>[] = [
    { key: 'at', head: t('settings.auditAt'), width: '112px', cell: entry => <DateText at={entry.at} /> },
    {
      key: 'who',
      head: t('settings.auditWho'),
      width: 'minmax(88px, 0.7fr)',
      cell: entry => <Whole text={who(entry)} />,
    },
    {
      key: 'what',
      head: t('settings.auditWhat'),
      width: 'minmax(208px, 1.1fr)',
      cell: entry => <Whole text={what(entry)} />,
    },
    {
      key: 'subject',
      head: t('settings.auditSubject'),
      width: 'minmax(96px, 0.7fr)',
      cell: entry => <Whole text={subject(entry)} />,
    },
    {
      key: 'details',
      head: t('settings.auditDetails'),
      width: 'minmax(0, 2fr)',
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

/** What is cut at the end of a narrow column is there whole under the pointer. */
const Whole = ({ text }: { text: string }) => <span title={text}>{text}</span>;
