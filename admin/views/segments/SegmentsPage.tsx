import { Button, makeStyles, Select, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { GroupListRegular } from '@fluentui/react-icons/svg/group-list';
import { useCallback } from 'react';
import type { SegmentQuery, SegmentReply } from '../../../service/companies/segments/segments.schema';
import { segmentApi } from '../../../ui/companies/segmentApi';
import type { Column } from '../../../ui/list/List';
import { PagedList } from '../../../ui/list/PagedList';
import { PageHead } from '../../../ui/Page';
import { navigate, setQuery, useRoute } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { Empty } from '../../../ui/StateView';
import { Tabs } from '../../../ui/Tabs';
import { useTexts } from '../../../ui/texts/texts';
import { DateText, useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useMore } from '../../../ui/useMore';

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
});

function queryOf(address: URLSearchParams): SegmentQuery {
  const [about, kind] = [address.get('about'), address.get('kind')];
  return {
    mine: address.get('view') === 'mine' || undefined,
    about: about === 'companies' || about === 'contacts' ? about : undefined,
    kind: kind === 'dynamic' || kind === 'fixed' ? kind : undefined,
  };
}

/** Groups of companies and of contacts: one's own, and those that colleagues share. */
export default function SegmentsPage() {
  const { t } = useTexts();
  const { can } = useSession();
  const { query: address } = useRoute();
  const query = queryOf(address);
  const key = JSON.stringify(query);
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal | undefined) => {
      const asked = JSON.parse(key) as SegmentQuery;
      const page = await segmentApi.list({ ...asked, cursor: cursor ?? undefined }, signal);
      return { items: page.segments, nextCursor: page.nextCursor };
    },
    [key],
  );
  const pages = useMore<SegmentReply>(`segments:${key}`, loadPage);
  const columns = useColumns();
  const add = (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => navigate('/segments/new')}>
      {t('segments.new')}
    </Button>
  );
  return (
    <>
      <PageHead title={t('segments.title')} tools={can('companies.write') && add}>
        <Filters query={query} />
      </PageHead>
      <PagedList
        label={t('segments.title')}
        pages={pages}
        none={<Empty icon={<GroupListRegular />} line={t('segments.empty')} action={can('companies.write') && add} />}
        columns={columns}
        keyOf={segment => segment.id}
        addressOf={segment => `/segments/${segment.id}`}
        card={segment => <SegmentCard segment={segment} />}
      />
    </>
  );
}

function Filters({ query }: { query: SegmentQuery }) {
  const { t } = useTexts();
  return (
    <>
      <Tabs
        label={t('segments.whose')}
        value={query.mine ? 'mine' : 'all'}
        items={[
          { value: 'all', word: t('common.all') },
          { value: 'mine', word: t('common.mine') },
        ]}
        onChange={value => setQuery({ view: value === 'mine' ? 'mine' : null })}
      />
      <Select
        aria-label={t('segments.about')}
        value={query.about ?? ''}
        onChange={(_, data) => setQuery({ about: data.value || null })}
      >
        <option value="">{t('segments.anyAbout')}</option>
        <option value="companies">{t('segments.about_companies')}</option>
        <option value="contacts">{t('segments.about_contacts')}</option>
      </Select>
      <Select
        aria-label={t('segments.kind')}
        value={query.kind ?? ''}
        onChange={(_, data) => setQuery({ kind: data.value || null })}
      >
        <option value="">{t('segments.anyKind')}</option>
        <option value="dynamic">{t('segments.kind_dynamic')}</option>
        <option value="fixed">{t('segments.kind_fixed')}</option>
      </Select>
    </>
  );
}

function useColumns(): Column<SegmentReply>[] {
  const styles = useStyles();
  const { t } = useTexts();
  return [
    {
      key: 'name',
      head: t('segments.name'),
      width: 'minmax(0, 2fr)',
      cell: segment => (
        <span className={styles.name} title={segment.name}>
          {segment.name}
        </span>
      ),
    },
    {
      key: 'count',
      head: t('segments.members'),
      width: '100px',
      isEnd: true,
      cell: segment => <Count segment={segment} />,
    },
    { key: 'about', head: t('segments.about'), width: '130px', cell: segment => t(`segments.about_${segment.about}`) },
    { key: 'kind', head: t('segments.kind'), width: '110px', cell: segment => t(`segments.kind_${segment.kind}`) },
    {
      key: 'sharing',
      head: t('segments.sharing'),
      width: '130px',
      cell: segment => t(`segments.sharing_${segment.sharing}`),
    },
    { key: 'owner', head: t('companies.owner'), width: '130px', cell: segment => segment.ownerName },
    {
      key: 'updated',
      head: t('segments.updated'),
      width: '110px',
      isEnd: true,
      cell: segment => <DateText at={segment.updatedAt} />,
    },
  ];
}

/** How many belong to it, of those that the reader may see; asked for each row by itself, so that a dear one holds up no other. */
function Count({ segment }: { segment: SegmentReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { count } = useFormats();
  const key = segment.isClosed ? null : `segment-count:${segment.id}:${segment.version}`;
  const { data } = useLoad(key, signal => segmentApi.count(segment.id, signal));
  if (segment.isClosed)
    return (
      <span className={styles.quiet} title={t('segments.closed')}>
        •••
      </span>
    );
  return data ? <>{data.isMore ? `${count(data.count)}+` : count(data.count)}</> : null;
}

function SegmentCard({ segment }: { segment: SegmentReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={styles.card}>
      <span className={styles.name}>{segment.name}</span>
      <span className={styles.quiet}>
        {[t(`segments.about_${segment.about}`), t(`segments.kind_${segment.kind}`), segment.ownerName]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </div>
  );
}
