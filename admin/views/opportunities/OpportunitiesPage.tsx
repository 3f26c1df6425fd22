import { Button, Tab, TabList } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useMemo } from 'react';
import { ListSearch } from '../../../ui/list/ListSearch';
import { PageHead } from '../../../ui/Page';
import { navigate, setQuery, useRoute } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { Tabs } from '../../../ui/Tabs';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useSave } from '../../../ui/useSave';
import { Views } from '../companies/Views';
import { DealColumns } from './columns';
import { DealBoard } from './DealBoard';
import { DealExport, DealFilters } from './DealFilters';
import { DealList } from './DealList';
import { Attention } from './Attention';
import { dealViews, queryOf, viewOf } from './dealQuery';
import { Figures } from './Figures';
import { NewDeal } from './NewDeal';

const shows = ['board', 'list', 'figures'] as const;
type Show = (typeof shows)[number];

/** Opportunities that this person may see: by their stages, as a list, or in figures. */
export default function OpportunitiesPage() {
  const { t } = useTexts();
  const { can } = useSession();
  const { query: address } = useRoute();
  const text = address.toString();
  const query = useMemo(() => queryOf(new URLSearchParams(text)), [text]);
  const show: Show = shows.find(one => one === address.get('show')) ?? 'board';
  const isNew = address.get('open') === 'new';
  const taking = useSave();
  return (
    <>
      <PageHead
        title={t('deals.title')}
        tools={
          <>
            {show !== 'figures' && <DealExport query={query} taking={taking} />}
            {can('leads.write') && (
              <Button appearance="primary" icon={<AddRegular />} onClick={() => setQuery({ open: 'new' })}>
                {t('deals.new')}
              </Button>
            )}
          </>
        }
      >
        <Tabs
          label={t('deals.views')}
          value={show}
          items={shows.map(value => ({ value, word: t(`deals.${value}`) }))}
          onChange={value => setQuery({ show: value === 'board' ? null : value })}
        />
        {show !== 'figures' && (
          <>
            <Whose view={query.view ?? 'all'} />
            <ListSearch key={query.q ?? ''} q={query.q ?? ''} label={t('deals.search')} />
            <DealFilters query={query} isBoard={show === 'board'} />
            <Attention query={query} isBoard={show === 'board'} />
            {show === 'list' && <DealColumns />}
            <Views page="opportunities" viewOf={viewOf} />
          </>
        )}
      </PageHead>
      {taking.error && <ErrorBar error={taking.error} isUpload />}
      {show === 'board' && <DealBoard query={query} />}
      {show === 'list' && <DealList query={query} />}
      {show === 'figures' && <Figures />}
      {isNew && can('leads.write') && (
        <NewDeal
          company={null}
          onClose={() => setQuery({ open: null })}
          onCreated={id => navigate(`/opportunities/${id}`, { replace: true })}
        />
      )}
    </>
  );
}

function Whose({ view }: { view: string }) {
  const { t } = useTexts();
  return (
    <TabList
      size="small"
      selectedValue={view}
      onTabSelect={(_, data) => setQuery({ view: data.value === 'mine' ? null : String(data.value), ownerId: null })}
    >
      {dealViews.map(one => (
        <Tab key={one} value={one}>
          {t(`deals.${one}`)}
        </Tab>
      ))}
    </TabList>
  );
}
