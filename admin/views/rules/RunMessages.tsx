import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useCallback } from 'react';
import type { RunMessages as RunMessagesReply } from '../../../service/filing/rules/rules.schema';
import { rulesApi } from '../../../ui/filing/rulesApi';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { PageLink } from '../../../ui/router';
import { StateView } from '../../../ui/StateView';
import type { TextKey } from '../../../ui/texts/texts';
import { useTexts } from '../../../ui/texts/texts';
import { DateText } from '../../../ui/useFormats';
import { useMore } from '../../../ui/useMore';

type Moved = RunMessagesReply['messages'][number];

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse' },
  head: { textAlign: 'start', color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    verticalAlign: 'top',
    minWidth: '96px',
    width: '33%',
  },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  scroll: { overflowX: 'auto' },
});

/** What a trial would change, or an application has changed: from where, to where. */
export function RunMessages({ runId }: { runId: number }) {
  const styles = useStyles();
  const { t } = useTexts();
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal | undefined) => {
      const page = await rulesApi.runMessages(runId, cursor, signal);
      return { items: page.messages, nextCursor: page.nextCursor };
    },
    [runId],
  );
  const pages = useMore<Moved>(`rule-run:${runId}`, loadPage);
  return (
    <StateView load={pages}>
      {data => (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th className={styles.head}>{t('rules.subject')}</th>
                <th className={styles.head}>{t('rules.from')}</th>
                <th className={styles.head}>{t('rules.to')}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map(message => (
                <Line key={message.id} message={message} />
              ))}
            </tbody>
          </table>
          {pages.hasMore && (
            <Button disabled={pages.isLoadingMore} onClick={pages.loadMore}>
              {t('rules.showMore')}
            </Button>
          )}
        </div>
      )}
    </StateView>
  );
}

function Line({ message }: { message: Moved }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { name } = useDictionary();
  const words = ({ state, places, category }: Moved['before']) => {
    if (category !== undefined) return name('mail_category', category) || t('categories.none');
    return places.length > 0
      ? places
          .map(({ company, record }) => [company ?? t('rules.hiddenPlace'), record].filter(Boolean).join(' / '))
          .join(', ')
      : t(`today.state_${state}` as TextKey);
  };
  return (
    <tr>
      <td className={styles.cell}>
        <PageLink to={`/mail/${message.conversationId}?message=${message.id}`}>
          {message.subject || t('mail.noSubject')}
        </PageLink>
        <div className={styles.quiet}>
          {message.fromName || message.fromAddress} · <DateText at={message.sentAt} />
        </div>
      </td>
      <td className={styles.cell}>{words(message.before)}</td>
      <td className={styles.cell}>{words(message.after)}</td>
    </tr>
  );
}
