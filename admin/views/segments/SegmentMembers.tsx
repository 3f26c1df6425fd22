import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { useCallback, useMemo } from 'react';
import type { CompanyLine } from '../../../service/companies/companies.schema';
import type { ContactLine } from '../../../service/companies/contactList.schema';
import type { SegmentReply } from '../../../service/companies/segments/segments.schema';
import { api } from '../../../ui/api';
import { companyApi } from '../../../ui/companies/companyApi';
import { segmentApi } from '../../../ui/companies/segmentApi';
import type { Column } from '../../../ui/list/List';
import { PagedRows } from '../../../ui/list/PagedList';
import { useSession } from '../../../ui/session';
import { Empty, ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import type { LoadedPages } from '../../../ui/useMore';
import { useMore } from '../../../ui/useMore';
import { useSave } from '../../../ui/useSave';
import { BulkBar } from '../companies/BulkBar';
import { CompanyCard, useCompanyColumns } from '../companies/columns';
import { pickColumn, usePicked } from '../companies/picking';
import { ContactCard, useContactColumns } from '../contacts/columns';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

/** Who belongs to a segment, of those that the reader may see; chosen ones can be worked on, and taken out of a fixed one. */
export function SegmentMembers({ segment }: { segment: SegmentReply }) {
  return segment.about === 'companies' ? <Companies segment={segment} /> : <Contacts segment={segment} />;
}

function Companies({ segment }: { segment: SegmentReply }) {
  const { can } = useSession();
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal | undefined) => {
      const page = await api.companies({ segment: segment.id, cursor: cursor ?? undefined, limit: 100 }, signal);
      return { items: page.companies, nextCursor: page.nextCursor };
    },
    [segment.id],
  );
  const pages = useMore<CompanyLine>(`segment:${segment.id}:${segment.version}`, loadPage);
  const { columns } = useCompanyColumns(null);
  return (
    <Members
      segment={segment}
      pages={pages}
      columns={columns}
      nameOf={company => company.name}
      addressOf={company => `/companies/${company.id}`}
      card={company => <CompanyCard company={company} />}
      bar={(ids, clear) =>
        can('companies.write') ? <BulkBar ids={ids} onClear={clear} onDone={pages.reload} /> : null
      }
    />
  );
}

function Contacts({ segment }: { segment: SegmentReply }) {
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal | undefined) => {
      const page = await companyApi.contacts({ segment: segment.id, cursor: cursor ?? undefined, limit: 100 }, signal);
      return { items: page.contacts, nextCursor: page.nextCursor };
    },
    [segment.id],
  );
  const pages = useMore<ContactLine>(`segment:${segment.id}:${segment.version}`, loadPage);
  const { columns } = useContactColumns(null);
  return (
    <Members
      segment={segment}
      pages={pages}
      columns={columns.slice(0, 7)}
      nameOf={contact => contact.name}
      addressOf={contact => `/companies/${contact.company.id}/contacts?contact=${contact.id}`}
      card={contact => <ContactCard contact={contact} />}
      bar={() => null}
    />
  );
}

interface MembersProps<T> {
  segment: SegmentReply;
  pages: LoadedPages<T>;
  columns: readonly Column<T>[];
  nameOf(row: T): string;
  addressOf(row: T): string;
  card(row: T): React.ReactNode;
  bar(ids: readonly number[], clear: () => void): React.ReactNode;
}

function Members<T extends { id: number }>(props: MembersProps<T>) {
  const { segment, pages, columns, nameOf, addressOf, card, bar } = props;
  const { t } = useTexts();
  const picked = usePicked(pages.items);
  const shown = useMemo(() => [pickColumn<T>(picked, t, nameOf), ...columns], [picked, columns, nameOf, t]);
  const isPicking = segment.about === 'companies' || (segment.kind === 'fixed' && segment.canEdit);
  return (
    <PagedRows
      label={segment.name}
      pages={pages}
      none={<None segment={segment} />}
      columns={isPicking ? shown : columns}
      keyOf={row => row.id}
      addressOf={addressOf}
      card={card}
    >
      {picked.ids.length > 0 && bar(picked.ids, picked.clear)}
      {picked.ids.length > 0 && segment.kind === 'fixed' && segment.canEdit && (
        <TakeOut segment={segment} ids={picked.ids} onDone={pages.reload} />
      )}
    </PagedRows>
  );
}

function None({ segment }: { segment: SegmentReply }) {
  const { t } = useTexts();
  return (
    <Empty
      icon={<PeopleRegular />}
      line={t(segment.kind === 'fixed' ? 'segments.noneFixed' : 'segments.noneDynamic')}
    />
  );
}

function TakeOut({ segment, ids, onDone }: { segment: SegmentReply; ids: readonly number[]; onDone(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const toasts = useToasts();
  const saving = useSave();
  const take = () =>
    saving.run(async () => {
      const { ids: gone } = await segmentApi.takeOut(segment.id, ids);
      toasts.show({
        text: t('segments.takenOut', { n: gone.length, name: segment.name }),
        undo: async () => {
          await segmentApi.putIn(segment.id, gone);
          onDone();
        },
      });
      onDone();
    });
  return (
    <div className={styles.bar}>
      <Button disabledFocusable={saving.isSaving} onClick={take}>
        {t('segments.takeOut', { n: ids.length })}
      </Button>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
    </div>
  );
}
