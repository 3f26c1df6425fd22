import { Button, makeStyles } from '@fluentui/react-components';
import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { useCallback, useMemo, useState } from 'react';
import type { ContactLine, ContactList } from '../../../service/companies/contactList.schema';
import { companyApi } from '../../../ui/companies/companyApi';
import { List } from '../../../ui/list/List';
import { PageFill, PageHead } from '../../../ui/Page';
import { linkTo, setQuery, useRoute } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import { useMore } from '../../../ui/useMore';
import { useSave } from '../../../ui/useSave';
import { pickColumn, usePicked } from '../companies/picking';
import { ColumnsMenu, Views } from '../companies/Views';
import { ContactCard, useContactColumns } from './columns';
import { ContactBulkBar } from './ContactBulkBar';
import { ContactFilters } from './ContactFilters';
import { ExportMenu } from './ExportMenu';
import { filterNames, isUnfiltered, queryOf, viewOf } from './query';

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', height: '100%' },
  list: { flex: 1, minHeight: 0 },
});

/** The people of all companies that this person may see. */
export default function ContactsPage() {
  const styles = useStyles();
  const { t } = useTexts();
  const { count } = useFormats();
  const { query: address } = useRoute();
  const text = address.toString();
  const query = useMemo(() => queryOf(new URLSearchParams(text)), [text]);
  const [company, setCompany] = useState<ContactList['company']>(null);
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal | undefined) => {
      const page = await companyApi.contacts({ ...query, cursor: cursor ?? undefined, limit: 100 }, signal);
      if (cursor === null) setCompany(page.company);
      return { items: page.contacts, nextCursor: page.nextCursor };
    },
    [query],
  );
  const pages = useMore<ContactLine>(`contacts:${JSON.stringify(query)}`, loadPage);
  const taking = useSave();
  const { can } = useSession();
  const { columns, choices, chosen } = useContactColumns(address.get('columns'));
  const picked = usePicked(pages.items);
  const mayPick = can('companies.write') || can('data.export');
  const shown = useMemo(
    () => (mayPick ? [pickColumn<ContactLine>(picked, t, contact => contact.name), ...columns] : columns),
    [mayPick, picked, columns, t],
  );
  const foot = t(pages.hasMore ? 'mail.loaded' : 'common.allLoaded', { n: count(pages.items.length) });
  return (
    <>
      <PageHead title={t('contactList.title')} tools={<ExportMenu query={query} taking={taking} />}>
        <ContactFilters query={query} companyName={company?.id === query.companyId ? company?.name : undefined} />
        <Views page="contacts" viewOf={viewOf} />
        <ColumnsMenu choices={choices} chosen={chosen} />
      </PageHead>
      <PageFill>
        <div className={styles.body}>
          {taking.error && <ErrorBar error={taking.error} isUpload />}
          {pages.moreError && <ErrorBar error={pages.moreError} onRetry={pages.reload} />}
          {picked.ids.length > 0 && (
            <ContactBulkBar
              chosen={pages.items.filter(contact => picked.has(contact.id))}
              taking={taking}
              onClear={picked.clear}
              onDone={pages.reload}
            />
          )}
          <div className={styles.list}>
            <StateView
              load={pages}
              empty={data => (data.items.length === 0 ? <None isAny={isUnfiltered(query)} /> : null)}
            >
              {data => (
                <List
                  label={t('contactList.title')}
                  items={data.items}
                  columns={shown}
                  keyOf={contact => contact.id}
                  addressOf={contact => `/companies/${contact.company.id}/contacts?contact=${contact.id}`}
                  card={contact => <ContactCard contact={contact} />}
                  onMore={pages.loadMore}
                  foot={foot}
                />
              )}
            </StateView>
          </div>
        </div>
      </PageFill>
    </>
  );
}

function None({ isAny }: { isAny: boolean }) {
  const { t } = useTexts();
  return (
    <Empty
      icon={<PeopleRegular />}
      line={t(isAny ? 'contactList.empty' : 'contactList.noMatch')}
      action={
        isAny ? (
          <Button as="a" {...linkTo('/companies')}>
            {t('nav.companies')}
          </Button>
        ) : (
          <Button onClick={() => setQuery(Object.fromEntries(filterNames.map(name => [name, null])))}>
            {t('common.clearFilters')}
          </Button>
        )
      }
    />
  );
}
