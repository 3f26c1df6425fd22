import { Button } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import type { ApprovalLine, ApprovalQuery } from '../../../service/approvals/approvals.schema';
import { approvalsApi } from '../../../ui/approvals/approvalsApi';
import { refreshApprovalCount, useApprovalCount } from '../../../ui/approvals/approvalCount';
import { useLive } from '../../../ui/live/useLive';
import { Card, PageHead, PageScroll } from '../../../ui/Page';
import { navigate, PageLink, useRoute } from '../../../ui/router';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { Tabs } from '../../../ui/Tabs';
import { useTexts } from '../../../ui/texts/texts';
import { DateText, useFormats } from '../../../ui/useFormats';
import { useMore } from '../../../ui/useMore';
import { ApprovalPage } from './ApprovalPage';
import { useApprovalStyles } from './approvalStyles';
import { LeftList } from './LeftList';

const tabs = ['waiting', 'mine', 'decided', 'left'] as const;
type Tab = (typeof tabs)[number];

/** Mail that waits for somebody's approval, and what left without one. One request has a page of its own, under its number. */
export default function Approvals() {
  const { params } = useRoute();
  if (params.tab && /^\d+$/.test(params.tab)) return <ApprovalPage key={params.tab} id={Number(params.tab)} />;
  return <Lists tab={tabs.find(tab => tab === params.tab) ?? 'waiting'} />;
}

function Lists({ tab }: { tab: Tab }) {
  const styles = useApprovalStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const waiting = useApprovalCount();
  return (
    <>
      <PageHead title={t('approvals.title')}>
        <Tabs
          label={t('approvals.title')}
          value={tab}
          items={tabs.map(value => ({
            value,
            word: t(`approvals.${value}`),
            ...(value === 'waiting' && waiting > 0 ? { count: formats.count(waiting) } : {}),
          }))}
          onChange={value => navigate(value === 'waiting' ? '/approvals' : `/approvals/${value}`)}
        />
      </PageHead>
      <PageScroll>
        <div className={styles.column}>{tab === 'left' ? <LeftList /> : <List key={tab} list={tab} />}</div>
      </PageScroll>
    </>
  );
}

function List({ list }: { list: ApprovalQuery['list'] }) {
  const styles = useApprovalStyles();
  const { t } = useTexts();
  const load = useMore<ApprovalLine>(`approvals:${list}`, async (cursor, signal) => {
    const { approvals, nextCursor } = await approvalsApi.list(list, cursor, signal);
    return { items: approvals, nextCursor };
  });
  useLive(
    event => event.type === 'notice' || event.type === 'again',
    () => {
      load.reload();
      void refreshApprovalCount();
    },
  );
  return (
    <StateView
      load={load}
      empty={data =>
        data.items.length === 0 ? <Empty icon={<CheckmarkCircleRegular />} line={t(`approvals.none_${list}`)} /> : null
      }
    >
      {({ items }) => (
        <Card label={t(`approvals.${list}`)}>
          <ul className={styles.list}>
            {items.map(one => (
              <Line key={one.id} one={one} />
            ))}
          </ul>
          {load.moreError && <ErrorBar error={load.moreError} />}
          {load.hasMore && (
            <Button onClick={load.loadMore} disabledFocusable={load.isLoadingMore}>
              {t('approvals.more')}
            </Button>
          )}
        </Card>
      )}
    </StateView>
  );
}

function Line({ one }: { one: ApprovalLine }) {
  const styles = useApprovalStyles();
  const { t, find } = useTexts();
  const wants = one.recipientCount > 1 ? 'approvals.wantsMore' : 'approvals.wants';
  return (
    <li className={styles.line}>
      <div className={styles.head}>
        <span className={styles.grow}>
          <PageLink to={`/approvals/${one.id}`}>
            {t(wants, { name: one.askedBy, to: one.to, n: one.recipientCount })}
          </PageLink>
        </span>
        <span>{one.isSent ? t('approvals.sent') : find('approvals', `state_${one.state}`)}</span>
        <DateText at={one.requestedAt} className={styles.quiet} />
      </div>
      <span className={styles.strong}>{one.subject || t('approvals.noSubject')}</span>
      <span className={styles.quiet}>
        {[
          t('approvals.policy', { policy: one.policy }),
          ...(one.findingCount > 0 ? [t('approvals.findings', { n: one.findingCount })] : []),
          ...(one.attachmentCount > 0 ? [t('approvals.files', { n: one.attachmentCount })] : []),
        ].join(' · ')}
      </span>
      {one.comment && <span>{one.comment}</span>}
    </li>
  );
}
