import { Button, Tab, TabList } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { ArrowImportRegular } from '@fluentui/react-icons/svg/arrow-import';
import { LightbulbRegular } from '@fluentui/react-icons/svg/lightbulb';
import { MegaphoneRegular } from '@fluentui/react-icons/svg/megaphone';
import { useCallback, useMemo, useState } from 'react';
import type { LeadCounts, LeadLine, LeadQuery } from '../../../service/leads/leads.schema';
import { leadsApi } from '../../../ui/leads/leadsApi';
import { ClearFilters } from '../../../ui/list/FilterPopover';
import { ListSearch } from '../../../ui/list/ListSearch';
import { PagedList } from '../../../ui/list/PagedList';
import { usePutLine } from '../../../ui/list/usePutLine';
import { useFresh, useLive } from '../../../ui/live/useLive';
import { PageHead } from '../../../ui/Page';
import { linkTo, navigate, setQuery, useRoute } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { Empty, ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useSave } from '../../../ui/useSave';
import { useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useMore } from '../../../ui/useMore';
import { pickColumn, usePicked } from '../companies/picking';
import { Views } from '../companies/Views';
import { Board } from './Board';
import { LeadBulk } from './LeadBulk';
import { LeadCard, useLeadColumns } from './columns';
import { LeadExport, LeadFilters } from './LeadFilters';
import type { LeadView } from './leadQuery';
import { filterNames, firstView, isUnfiltered, leadViews, queryOf, viewOf } from './leadQuery';
import { LeadLineContext } from './LeadCells';
import { partyOf } from '../../../ui/leads/leadWords';
import { NewLead } from './NewLead';

/** Leads that this person may see, as a list or as a board of their stages. */
export default function LeadsPage() {
  const { t } = useTexts();
  const { can } = useSession();
  const { query: address } = useRoute();
  const text = address.toString();
  const counts = useLoad('leadCounts', signal => leadsApi.counts(signal));
  useLive(event => event.type === 'leads' || event.type === 'again', counts.reload);
  const first = useFirstView(counts.data);
  const query = useMemo(() => queryOf(new URLSearchParams(text), first), [text, first]);
  const isBoard = address.get('show') === 'board';
  const isNew = address.get('open') === 'new';
  const taking = useSave();
  return (
    <>
      <PageHead
        title={t('leads.title')}
        tools={
          <>
            <LeadExport query={query} taking={taking} />
            <Beside />
            {can('leads.write') && (
              <Button appearance="primary" icon={<AddRegular />} onClick={() => setQuery({ open: 'new' })}>
                {t('leads.new')}
              </Button>
            )}
          </>
        }
      >
        <Shown isBoard={isBoard} />
        <Whose view={query.view ?? 'all'} first={first} counts={counts.data} />
        <ListSearch key={query.q ?? ''} q={query.q ?? ''} label={t('leads.search')} />
        <LeadFilters query={query} isBoard={isBoard} />
        <Views page="leads" viewOf={viewOf} />
      </PageHead>
      {taking.error && <ErrorBar error={taking.error} isUpload />}
      {isBoard ? <Board query={query} /> : <LeadRows query={query} />}
      {isNew && can('leads.write') && (
        <NewLead
          onClose={() => setQuery({ open: null })}
          onCreated={id => navigate(`/leads/${id}`, { replace: true })}
        />
      )}
    </>
  );
}

/** Whose leads the page begins with: of somebody who has none, those that he could take. It stays when he has taken one. */
function useFirstView(counts: LeadCounts | null): LeadView {
  const { can } = useSession();
  const [begun, setBegun] = useState<LeadView | null>(null);
  const usual = firstView(can);
  if (begun === null && counts) setBegun(usual === 'mine' && counts.mine === 0 && counts.nobody > 0 ? 'nobody' : usual);
  return begun ?? usual;
}

/** The pages beside the leads: where they come from, and taking a list of cards in. */
function Beside() {
  const { t } = useTexts();
  const { can } = useSession();
  const line = (word: string) => ({ 'aria-label': word, title: word });
  return (
    <>
      <Button as="a" icon={<MegaphoneRegular />} {...line(t('campaigns.title'))} {...linkTo('/leads/campaigns')} />
      {can('leads.write') && (
        <Button as="a" icon={<ArrowImportRegular />} {...line(t('leadImport.title'))} {...linkTo('/leads/import')} />
      )}
    </>
  );
}

function Shown({ isBoard }: { isBoard: boolean }) {
  const { t } = useTexts();
  return (
    <TabList
      size="small"
      selectedValue={isBoard ? 'board' : 'list'}
      onTabSelect={(_, data) => setQuery({ show: data.value === 'board' ? 'board' : null, stage: null, state: null })}
    >
      <Tab value="list">{t('leads.list')}</Tab>
      <Tab value="board">{t('leads.board')}</Tab>
    </TabList>
  );
}

/** Whose leads; how many wait for the viewer, and for nobody, stands beside. */
function Whose({ view, first, counts }: { view: string; first: string; counts: LeadCounts | null }) {
  const { t } = useTexts();
  const { count } = useFormats();
  const told = (one: string) => (one === 'mine' ? counts?.mine : one === 'nobody' ? counts?.nobody : 0);
  return (
    <TabList
      size="small"
      selectedValue={view}
      onTabSelect={(_, data) => setQuery({ view: data.value === first ? null : String(data.value) })}
    >
      {leadViews.map(one => (
        <Tab key={one} value={one}>
          {t(`leads.${one}`)}
          {(told(one) ?? 0) > 0 && ` ${count(told(one) ?? 0)}`}
        </Tab>
      ))}
    </TabList>
  );
}

function LeadRows({ query }: { query: LeadQuery }) {
  const { t } = useTexts();
  const { can } = useSession();
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal | undefined) => {
      const page = await leadsApi.list({ ...query, cursor: cursor ?? undefined, limit: 100 }, signal);
      return { items: page.leads, nextCursor: page.nextCursor };
    },
    [query],
  );
  const pages = useMore<LeadLine>(`leads:${JSON.stringify(query)}`, loadPage);
  const fresh = useFresh(event => event.type === 'leads' || event.type === 'again', pages.reload);
  const picked = usePicked(pages.items);
  const columns = useLeadColumns();
  const shown = useMemo(() => [pickColumn<LeadLine>(picked, t, partyOf), ...columns], [picked, columns, t]);
  const putLine = usePutLine(pages);
  return (
    <LeadLineContext.Provider value={putLine}>
      <PagedList
        label={t('leads.title')}
        pages={pages}
        fresh={fresh}
        none={<None />}
        columns={can('leads.write') ? shown : columns}
        keyOf={lead => lead.id}
        addressOf={lead => `/leads/${lead.id}`}
        card={lead => <LeadCard lead={lead} />}
      >
        {picked.ids.length > 0 && <LeadBulk ids={picked.ids} onClear={picked.clear} onDone={pages.reload} />}
      </PagedList>
    </LeadLineContext.Provider>
  );
}

function None() {
  const { t } = useTexts();
  const { query } = useRoute();
  if (isUnfiltered(query)) return <Empty icon={<LightbulbRegular />} line={t('leads.empty')} />;
  return <Empty icon={<LightbulbRegular />} line={t('leads.noMatch')} action={<ClearFilters names={filterNames} />} />;
}
