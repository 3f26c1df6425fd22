import { MailMultipleRegular } from '@fluentui/react-icons/svg/mail-multiple';
import type { MessageLine } from '../../../service/mail/mail.schema';
import { api } from '../../../ui/api';
import type { Column } from '../../../ui/list/List';
import { List } from '../../../ui/list/List';
import { StateMark } from '../../../ui/Marks';
import { PageFill, PageHead } from '../../../ui/Page';
import { useRoute } from '../../../ui/router';
import { Empty, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { DateText } from '../../../ui/useFormats';
import { useMore } from '../../../ui/useMore';

/** All mail that this person may see, newest first. */
export default function Mail() {
  const { t } = useTexts();
  const { query } = useRoute();
  const q = query.get('q') ?? undefined;
  const state = query.get('state') ?? undefined;
  const pages = useMore<MessageLine>(`messages ${q} ${state}`, async (cursor, signal) => {
    const page = await api.messages({ q, state, cursor: cursor ?? undefined }, signal);
    return { items: page.messages, nextCursor: page.nextCursor };
  });
  const columns: Column<MessageLine>[] = [
    { key: 'from', head: t('mail.from'), width: 'minmax(0, 180px)', cell: m => m.fromName || m.fromAddress },
    { key: 'subject', head: t('mail.subject'), width: 'minmax(0, 3fr)', cell: m => m.subject || t('mail.noSubject') },
    { key: 'filed', head: t('mail.filedUnder'), width: 'minmax(0, 2fr)', cell: m => m.filedUnder.map(f => f.company).join(', ') || <StateMark state={m.state} /> },
    { key: 'date', head: t('mail.date'), width: '110px', isEnd: true, cell: m => <DateText at={m.sentAt} /> },
  ];
  return (
    <>
      <PageHead title={t('mail.title')} />
      <PageFill>
        <StateView load={pages} empty={data => (data.items.length === 0 ? <Empty icon={<MailMultipleRegular />} line={t('mail.empty')} /> : null)}>
          {data => (
            <List
              label={t('mail.title')}
              items={data.items}
              columns={columns}
              keyOf={m => m.id}
              addressOf={m => `/mail/${m.conversationId}`}
              card={m => m.subject}
              onMore={pages.loadMore}
            />
          )}
        </StateView>
      </PageFill>
    </>
  );
}
