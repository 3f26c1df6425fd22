import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { BuildingRegular } from '@fluentui/react-icons/svg/building';
import { useCallback, useMemo, useState } from 'react';
import type { CompanyLine } from '../../../service/companies/companies.schema';
import { api } from '../../../ui/api';
import type { CompanyList } from '../../../ui/apiTypes';
import { ClearFilters } from '../../../ui/list/FilterPopover';
import { PagedList } from '../../../ui/list/PagedList';
import { usePutLine } from '../../../ui/list/usePutLine';
import { PageHead } from '../../../ui/Page';
import { linkTo, navigate, setQuery, useRoute } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { Empty } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useMore } from '../../../ui/useMore';
import { useSave } from '../../../ui/useSave';
import { CompanyCard, useCompanyColumns } from './columns';
import { CompanyFilters } from './CompanyFilters';
import { CompanyTools } from './CompanyTools';
import { LineContext } from './InlineCell';
import { NewCompany } from './NewCompany';
import { OthersLine } from './OthersLine';
import { BulkBar } from './BulkBar';
import { pickColumn, usePicked } from './picking';
import { filterNames, isUnfiltered, queryOf, viewOf } from './query';
import { CompanyColumns, Views } from './Views';

/** Companies that this person may see, and, in a search, the names of those that belong to others. */
export default function Companies() {
  const { t } = useTexts();
  const { can } = useSession();
  const { query: address } = useRoute();
  const text = address.toString();
  const query = useMemo(() => queryOf(new URLSearchParams(text)), [text]);
  const [others, setOthers] = useState<CompanyList['others']>([]);
  const isNew = address.get('open') === 'new';
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal | undefined) => {
      const page = await api.companies({ ...query, cursor: cursor ?? undefined, limit: 100 }, signal);
      if (cursor === null) setOthers(page.others ?? []);
      return { items: page.companies, nextCursor: page.nextCursor };
    },
    [query],
  );
  const pages = useMore<CompanyLine>(`companies:${JSON.stringify(query)}`, loadPage);
  const { columns, choices, chosen } = useCompanyColumns(address.get('columns'));
  const picked = usePicked(pages.items);
  const taking = useSave();
  const shown = useMemo(
    () => [pickColumn<CompanyLine>(picked, t, company => company.name), ...columns],
    [picked, columns, t],
  );
  const shownOthers = query.q ? others : [];
  const putLine = usePutLine(pages);
  return (
    <>
      <PageHead
        title={t('companies.title')}
        tools={
          <>
            <CompanyTools />
            {can('companies.write') && (
              <Button appearance="primary" icon={<AddRegular />} onClick={() => setQuery({ open: 'new' })}>
                {t('companies.new')}
              </Button>
            )}
          </>
        }
      >
        <CompanyFilters query={query} />
        <Views page="companies" viewOf={viewOf} />
        <CompanyColumns choices={choices} chosen={chosen} taking={taking} />
      </PageHead>
      <LineContext.Provider value={putLine}>
        <PagedList
          label={t('companies.title')}
          pages={pages}
          taking={taking}
          none={<None isAny={isUnfiltered(query)} />}
          columns={can('companies.write') ? shown : columns}
          keyOf={company => company.id}
          addressOf={company => `/companies/${company.id}`}
          card={company => <CompanyCard company={company} />}
        >
          <OthersLine others={shownOthers} />
          {picked.ids.length > 0 && <BulkBar ids={picked.ids} onClear={picked.clear} onDone={pages.reload} />}
        </PagedList>
      </LineContext.Provider>
      {isNew && can('companies.write') && (
        <NewCompany
          onClose={() => setQuery({ open: null })}
          onCreated={company => navigate(`/companies/${company.id}`, { replace: true })}
        />
      )}
    </>
  );
}

function None({ isAny }: { isAny: boolean }) {
  const { t } = useTexts();
  const { can } = useSession();
  if (!isAny) {
    return (
      <Empty icon={<BuildingRegular />} line={t('companies.noMatch')} action={<ClearFilters names={filterNames} />} />
    );
  }
  return (
    <Empty
      icon={<BuildingRegular />}
      line={t('companies.empty')}
      action={
        can('data.import') && (
          <Button as="a" {...linkTo('/import/data')}>
            {t('companies.importData')}
          </Button>
        )
      }
    />
  );
}
