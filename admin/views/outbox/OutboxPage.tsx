import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { SendRegular } from '@fluentui/react-icons/svg/send';
import { useEffect } from 'react';
import type { OutboxLine } from '../../../service/outbox/outbox.schema';
import { useLive } from '../../../ui/live/useLive';
import { outboxApi } from '../../../ui/outboxApi';
import { Card, PageHead, PageScroll } from '../../../ui/Page';
import { navigate, useRoute } from '../../../ui/router';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { Tabs } from '../../../ui/Tabs';
import { useTexts } from '../../../ui/texts/texts';
import { useMore } from '../../../ui/useMore';
import { MailLine } from './MailLine';

const tabs = ['open', 'drafts', 'sent'] as const;
type Tab = (typeof tabs)[number];

const useStyles = makeStyles({
  column: { maxWidth: '960px', padding: tokens.spacingHorizontalL },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
});

const LOOK_MS = 3_000;

/** What somebody wrote here: what has not left, what he is writing, and what was sent. */
export default function OutboxPage() {
  const { params } = useRoute();
  const styles = useStyles();
  const { t } = useTexts();
  const tab = tabs.find(one => one === params.tab) ?? 'open';
  return (
    <>
      <PageHead title={t('outbox.title')}>
        <Tabs
          label={t('outbox.title')}
          value={tab}
          items={tabs.map(value => ({ value, word: t(`outbox.tab_${value}`) }))}
          onChange={value => navigate(value === 'open' ? '/outbox' : `/outbox/${value}`)}
        />
      </PageHead>
      <PageScroll>
        <div className={styles.column}>
          <Mails key={tab} tab={tab} />
        </div>
      </PageScroll>
    </>
  );
}

function Mails({ tab }: { tab: Tab }) {
  const styles = useStyles();
  const { t } = useTexts();
  const load = useMore<OutboxLine>(`outbox:${tab}`, async (cursor, signal) => {
    const { mails, nextCursor } = await outboxApi.list(tab, cursor, signal);
    return { items: mails, nextCursor };
  });
  const { reload } = load;
  useLive(event => event.type === 'notice' || event.type === 'again', reload);
  const isMoving = tab === 'open' && load.items.some(mail => ['waiting', 'drafted', 'sending'].includes(mail.state));
  useEffect(() => {
    if (!isMoving) return;
    const timer = window.setInterval(reload, LOOK_MS);
    return () => window.clearInterval(timer);
  }, [isMoving, reload]);
  const open = (id: number) => {
    const mail = load.items.find(one => one.id === id);
    if (mail?.conversationId) navigate(`/mail/${mail.conversationId}`);
  };
  return (
    <StateView
      load={load}
      empty={data => (data.items.length === 0 ? <Empty icon={<SendRegular />} line={t(`outbox.none_${tab}`)} /> : null)}
    >
      {({ items }) => (
        <Card label={t(`outbox.tab_${tab}`)}>
          <ul className={styles.list}>
            {items.map(mail => (
              <MailLine key={mail.id} mail={mail} isLinked onChanged={reload} onOpen={open} />
            ))}
          </ul>
          {load.moreError && <ErrorBar error={load.moreError} />}
          {load.hasMore && (
            <Button onClick={load.loadMore} disabledFocusable={load.isLoadingMore}>
              {t('outbox.more')}
            </Button>
          )}
        </Card>
      )}
    </StateView>
  );
}
