import { Button } from '@fluentui/react-components';
import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { useCallback, useMemo, useState } from 'react';
import type { ContactLine, ContactList } from '../../../service/companies/contactList.schema';
import { companyApi } from '../../../ui/companies/companyApi';
import { ColumnsMenu } from '../../../ui/list/ColumnsMenu';
import { ExportMenu } from '../../../ui/list/ExportMenu';
import { ClearFilters } from '../../../ui/list/FilterPopover';
import { PagedList } from '../../../ui/list/PagedList';
import { PageHead } from '../../../ui/Page';
import { linkTo, useRoute } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { Empty } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useMore } from '../../../ui/useMore';
import { useSave } from '../../../ui/useSave';
import { pickColumn, usePicked } from '../companies/picking';
import { Views } from '../companies/Views';
import { ContactCard, useContactColumns } from './columns';
import { ContactBulkBar } from './ContactBulkBar';
import { ContactFilters } from './ContactFilters';
import { filterNames, isUnfiltered, queryOf, viewOf } from './query';

/** The people of all companies that this person may see. */
export default function ContactsPage() {
  const { t } = useTexts();
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
  const words = { export: t('contactList.export'), xlsx: t('contactList.exportXlsx'), csv: t('contactList.exportCsv') };
  return (
    <>
      <PageHead
        title={t('contactList.title')}
        tools={
          <ExportMenu
            address="/api/contacts/export"
            query={{ ...query, list: 'contacts' }}
            words={words}
            taking={taking}
          />
        }
      >
        <ContactFilters query={query} companyName={company?.id === query.companyId ? company?.name : undefined} />
        <Views page="contacts" viewOf={viewOf} />
        <ColumnsMenu label={t('profile.columns')} choices={choices} chosen={chosen} />
      </PageHead>
      <PagedList
        label={t('contactList.title')}
        pages={pages}
        taking={taking}
        none={<None isAny={isUnfiltered(query)} />}
        columns={shown}
        keyOf={contact => contact.id}
        addressOf={contact => `/companies/${contact.company.id}/contacts?contact=${contact.id}`}
        card={contact => <ContactCard contact={contact} />}
      >
        {picked.ids.length > 0 && (
          <ContactBulkBar
            chosen={pages.items.filter(contact => picked.has(contact.id))}
            taking={taking}
            onClear={picked.clear}
            onDone={pages.reload}
          />
        )}
      </PagedList>
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
          <ClearFilters names={filterNames} />
        )
      }
    />
  );
}
