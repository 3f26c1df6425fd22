import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { useCallback, useMemo } from 'react';
import type { CompanyReply } from '../../../service/companies/companies.schema';
import type { MessageLine } from '../../../service/mail/mail.schema';
import { api } from '../../../ui/api';
import type { Column } from '../../../ui/list/List';
import { List } from '../../../ui/list/List';
import { Empty, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { DateText, useFormats } from '../../../ui/useFormats';
import { useMore } from '../../../ui/useMore';
import { MailCard, SubjectLine, Who } from '../mail/columns';

/** What was exchanged with a company, newest first; a line opens the mail in its conversation. */
export function Timeline({ company }: { company: CompanyReply }) {
  const { t } = useTexts();
  const { count } = useFormats();
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal | undefined) => {
      const page = await api.companyTimeline(company.id, cursor, signal);
      return { items: page.messages, nextCursor: page.nextCursor };
    },
    [company.id],
  );
  const pages = useMore<MessageLine>(`timeline:${company.id}`, loadPage);
  const columns = useMemo(
    (): readonly Column<MessageLine>[] => [
      { key: 'date', head: t('mail.date'), width: '112px', cell: message => <DateText at={message.sentAt} /> },
      { key: 'who', head: t('mail.from'), width: 'minmax(120px, 200px)', cell: message => <Who message={message} /> },
      {
        key: 'subject',
        head: t('mail.subject'),
        width: 'minmax(0, 3fr)',
        cell: message => <SubjectLine message={message} />,
      },
      {
        key: 'record',
        head: t('companies.record'),
        width: 'minmax(110px, 160px)',
        isEnd: true,
        cell: message => <RecordsOf message={message} companyId={company.id} />,
      },
    ],
    [t, company.id],
  );
  return (
    <StateView
      load={pages}
      empty={data =>
        data.items.length === 0 ? <Empty icon={<HistoryRegular />} line={t('companies.noTimeline')} /> : null
      }
    >
      {data => (
        <List
          label={t('companies.timeline')}
          items={data.items}
          columns={columns}
          keyOf={message => message.id}
          addressOf={message => `/mail/${message.conversationId}?message=${message.id}`}
          card={message => <MailCard message={message} />}
          onMore={pages.loadMore}
          foot={t(pages.hasMore ? 'mail.loaded' : 'common.allLoaded', { n: count(data.items.length) })}
          total={company.messageCount}
        />
      )}
    </StateView>
  );
}

/** The record of this company that the mail stands under; of several the first and how many more. */
function RecordsOf({ message, companyId }: { message: MessageLine; companyId: number }) {
  const { t } = useTexts();
  const numbers = message.filedUnder
    .filter(filing => filing.companyId === companyId)
    .flatMap(filing => filing.record ?? []);
  if (numbers.length === 0) return null;
  return (
    <span title={numbers.join(', ')}>
      {numbers[0]}
      {numbers.length > 1 && ` ${t('mail.moreNumbers', { n: numbers.length - 1 })}`}
    </span>
  );
}
