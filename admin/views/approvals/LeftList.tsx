import { Button } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import type { SentFindingLine } from '../../../service/guard/guard.schema';
import { approvalsApi } from '../../../ui/approvals/approvalsApi';
import { Card } from '../../../ui/Page';
import { PageLink } from '../../../ui/router';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { DateText } from '../../../ui/useFormats';
import { useMore } from '../../../ui/useMore';
import { useApprovalStyles } from './approvalStyles';
import { SentFinding } from './SentFinding';

/** Letters that have left without the approval that they needed, or with a finding that nobody answered. */
export function LeftList() {
  const styles = useApprovalStyles();
  const { t } = useTexts();
  const load = useMore<SentFindingLine>('approvals:left', async (cursor, signal) => {
    const { findings, nextCursor } = await approvalsApi.left(cursor, signal);
    return { items: findings, nextCursor };
  });
  const keep = (next: SentFindingLine) =>
    load.setData(old => ({ ...old, items: old.items.map(one => (one.id === next.id ? next : one)) }));
  return (
    <StateView
      load={load}
      empty={data =>
        data.items.length === 0 ? <Empty icon={<CheckmarkCircleRegular />} line={t('approvals.none_left')} /> : null
      }
    >
      {({ items }) => (
        <Card label={t('approvals.left')}>
          <ul className={styles.list}>
            {items.map(one => (
              <li key={one.id} className={styles.line}>
                <div className={styles.head}>
                  <span className={styles.grow}>
                    {one.to ? t('approvals.leftBy', { name: one.sentBy ?? '', to: one.to }) : one.sentBy}
                  </span>
                  {one.conversationId === null ? (
                    <span className={styles.quiet}>{t('approvals.hiddenLetter')}</span>
                  ) : (
                    <PageLink to={`/mail/${one.conversationId}`}>{one.subject || t('approvals.openLetter')}</PageLink>
                  )}
                  <DateText at={one.sentAt} className={styles.quiet} />
                </div>
                <SentFinding one={one} onSettled={keep} onStale={load.reload} />
              </li>
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
