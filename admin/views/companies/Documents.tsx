import { DocumentRegular } from '@fluentui/react-icons/svg/document';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { useCallback, useMemo } from 'react';
import type { CompanyReply } from '../../../service/companies/companies.schema';
import type { ChangeList, DocumentList } from '../../../service/reading/dealings.schema';
import { api } from '../../../ui/api';
import { companyApi } from '../../../ui/companies/companyApi';
import type { Column } from '../../../ui/list/List';
import { List } from '../../../ui/list/List';
import { useFootLine } from '../../../ui/list/PagedList';
import { Empty, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { DateText, useFormats } from '../../../ui/useFormats';
import { useMore } from '../../../ui/useMore';

type Document = DocumentList['documents'][number];
type Change = ChangeList['changes'][number];

/** What we have sent a company as attachments, newest first; a line opens the letter, the name fetches the file. */
export function Documents({ company }: { company: CompanyReply }) {
  const { t } = useTexts();
  const { size } = useFormats();
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal | undefined) => {
      const page = await companyApi.documents(company.id, { cursor: cursor ?? undefined }, signal);
      return { items: page.documents, nextCursor: page.nextCursor };
    },
    [company.id],
  );
  const pages = useMore<Document>(`documents:${company.id}`, loadPage);
  const foot = useFootLine(pages);
  const columns = useMemo(
    (): readonly Column<Document>[] => [
      { key: 'date', head: t('mail.date'), width: '112px', cell: one => <DateText at={one.at} /> },
      {
        key: 'name',
        head: t('profile.documentName'),
        width: 'minmax(0, 2fr)',
        cell: one => <a href={api.attachmentAddress(one.id)}>{one.name}</a>,
      },
      { key: 'mail', head: t('profile.documentMail'), width: 'minmax(0, 2fr)', cell: one => one.subject },
      { key: 'size', head: t('profile.documentSize'), width: '88px', isEnd: true, cell: one => size(one.size) },
    ],
    [t, size],
  );
  return (
    <StateView
      load={pages}
      empty={data =>
        data.items.length === 0 ? <Empty icon={<DocumentRegular />} line={t('profile.noDocuments')} /> : null
      }
    >
      {data => (
        <List
          label={t('profile.documents')}
          items={data.items}
          columns={columns}
          keyOf={one => one.id}
          addressOf={one => `/mail/${one.conversationId}?message=${one.messageId}`}
          card={one => (
            <span>
              {one.name} · <DateText at={one.at} />
            </span>
          )}
          onMore={pages.loadMore}
          foot={foot}
        />
      )}
    </StateView>
  );
}

/** Who changed a company and when. */
export function Changes({ company }: { company: CompanyReply }) {
  const { t, find } = useTexts();
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal | undefined) => {
      const page = await companyApi.changes(company.id, cursor, signal);
      return { items: page.changes, nextCursor: page.nextCursor };
    },
    [company.id],
  );
  const pages = useMore<Change>(`changes:${company.id}`, loadPage);
  const foot = useFootLine(pages);
  const columns = useMemo((): readonly Column<Change>[] => {
    const named = (field: string) => find('companies', field) ?? find('profile', field) ?? field;
    const what = (one: Change) =>
      [find('settings', `action_${one.action.replaceAll('.', '_')}`) ?? one.action, one.fields.map(named).join(', ')]
        .filter(Boolean)
        .join(': ');
    return [
      { key: 'when', head: t('profile.changeWhen'), width: '140px', cell: one => <DateText at={one.at} /> },
      { key: 'who', head: t('profile.changeWho'), width: 'minmax(100px, 180px)', cell: one => one.byName ?? '' },
      { key: 'what', head: t('profile.changeWhat'), width: 'minmax(0, 3fr)', cell: what },
    ];
  }, [t, find]);
  return (
    <StateView
      load={pages}
      empty={data =>
        data.items.length === 0 ? <Empty icon={<HistoryRegular />} line={t('profile.noChanges')} /> : null
      }
    >
      {data => (
        <List
          label={t('profile.changes')}
          items={data.items}
          columns={columns}
          keyOf={one => one.id}
          card={one => columns[2]?.cell(one)}
          onMore={pages.loadMore}
          foot={foot}
        />
      )}
    </StateView>
  );
}
