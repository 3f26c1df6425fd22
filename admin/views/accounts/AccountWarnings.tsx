import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { BuildingBankRegular } from '@fluentui/react-icons/svg/building-bank';
import { useCallback } from 'react';
import type { AccountWarningList } from '../../../service/filing/warnings/warnings.schema';
import { warningsApi } from '../../../ui/filing/warningsApi';
import { Card } from '../../../ui/Page';
import { PageLink } from '../../../ui/router';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { DateText } from '../../../ui/useFormats';
import { useMore } from '../../../ui/useMore';
import { WarningNote } from '../conversation/WarningBar';

const useStyles = makeStyles({
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  head: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'baseline' },
  name: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorBrandForegroundLink, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

type Line = AccountWarningList['warnings'][number];

/** Accounts in mail that wait for somebody who checks them: of one company, or of all. */
export function AccountWarnings({ companyId }: { companyId?: number }) {
  const styles = useStyles();
  const { t } = useTexts();
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal | undefined) => {
      const page = await warningsApi.ofAccounts({ companyId, cursor }, signal);
      return { items: page.warnings, nextCursor: page.nextCursor };
    },
    [companyId],
  );
  const pages = useMore<Line>(`accounts:${companyId ?? ''}`, loadPage);
  const { setData } = pages;
  const put = (messageId: number, told: readonly Pick<Line, 'id'>[]) =>
    setData(old => ({
      ...old,
      items: old.items.map(line =>
        line.messageId === messageId ? { ...line, ...told.find(one => one.id === line.id) } : line,
      ),
    }));
  return (
    <Card label={t('accounts.toCheck')} className={styles.card}>
      <h2>{t('accounts.toCheck')}</h2>
      <StateView
        load={pages}
        empty={data =>
          data.items.length === 0 ? <Empty icon={<BuildingBankRegular />} line={t('accounts.noneToCheck')} /> : null
        }
      >
        {data => (
          <div className={styles.list}>
            {data.items.map(line => (
              <div key={line.id}>
                <div className={styles.head}>
                  {companyId === undefined && (
                    <PageLink to={`/accounts/${line.company.id}`} className={styles.name}>
                      {line.company.name}
                    </PageLink>
                  )}
                  <span className={styles.quiet}>
                    {t('accounts.arrived')} <DateText at={line.sentAt} />
                  </span>
                  {line.conversationId !== null && (
                    <PageLink to={`/mail/${line.conversationId}?message=${line.messageId}`}>
                      {t('accounts.openMail')}
                    </PageLink>
                  )}
                </div>
                <WarningNote
                  warning={line}
                  onReply={reply => put(line.messageId, reply.warnings)}
                  onStale={pages.reload}
                />
              </div>
            ))}
            {pages.moreError && <ErrorBar error={pages.moreError} onRetry={pages.reload} />}
            {pages.hasMore && (
              <Button disabled={pages.isLoadingMore} onClick={pages.loadMore}>
                {t('tasks.more')}
              </Button>
            )}
          </div>
        )}
      </StateView>
    </Card>
  );
}
