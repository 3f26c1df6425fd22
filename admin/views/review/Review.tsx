import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { api } from '../../../ui/api';
import { List } from '../../../ui/list/List';
import { PageFill, PageHead } from '../../../ui/Page';
import { Empty, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { DateText } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';

/** What waits for a person. */
export default function Review() {
  const { t } = useTexts();
  const load = useLoad('review', signal => api.review({}, signal));
  return (
    <>
      <PageHead title={t('review.title')} />
      <PageFill>
        <StateView
          load={load}
          empty={data =>
            data.items.length === 0 ? (
              <Empty icon={<CheckmarkCircleRegular />} line={t('review.empty', { n: data.decidedToday })} />
            ) : null
          }
        >
          {data => (
            <List
              label={t('review.title')}
              items={data.items}
              keyOf={item => item.messageId}
              addressOf={item => `/mail/${item.conversationId}`}
              card={item => item.subject}
              columns={[
                { key: 'from', head: t('mail.from'), width: 'minmax(0, 1fr)', cell: item => item.fromName },
                { key: 'subject', head: t('mail.subject'), width: 'minmax(0, 3fr)', cell: item => item.subject },
                { key: 'date', head: t('mail.date'), width: '110px', isEnd: true, cell: item => <DateText at={item.sentAt} /> },
              ]}
            />
          )}
        </StateView>
      </PageFill>
    </>
  );
}
