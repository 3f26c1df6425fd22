import { Button, mergeClasses } from '@fluentui/react-components';
import { useCallback } from 'react';
import type { LeadImportReply } from '../../../service/intake/leadImport.schema';
import { leadImportApi } from '../../../ui/leads/leadImportApi';
import { Card } from '../../../ui/Page';
import { PageLink } from '../../../ui/router';
import { StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import { useMore } from '../../../ui/useMore';
import { useTableStyles } from './tableStyles';

/** The lists that were taken in before; each opens with what became of it. */
export function PastImports({ current }: { current: string }) {
  const styles = useTableStyles();
  const { t } = useTexts();
  const loadPage = useCallback(async (cursor: string | null, signal: AbortSignal | undefined) => {
    const page = await leadImportApi.list({ cursor: cursor ?? undefined }, signal);
    return { items: page.imports, nextCursor: page.nextCursor };
  }, []);
  const pages = useMore<LeadImportReply>(`leadImports:${current}`, loadPage);
  return (
    <Card>
      <div className={styles.head}>
        <h2>{t('leadImport.past')}</h2>
      </div>
      <StateView load={pages}>
        {data =>
          data.items.length === 0 ? (
            <p className={styles.quiet}>{t('leadImport.pastEmpty')}</p>
          ) : (
            <table className={styles.table}>
              <tbody>
                {data.items.map(run => (
                  <Line key={run.id} run={run} />
                ))}
              </tbody>
            </table>
          )
        }
      </StateView>
      {pages.hasMore && (
        <Button disabledFocusable={pages.isLoadingMore} onClick={pages.loadMore}>
          {t('leadImport.more')}
        </Button>
      )}
    </Card>
  );
}

function Line({ run }: { run: LeadImportReply }) {
  const styles = useTableStyles();
  const { t } = useTexts();
  const { count, date } = useFormats();
  const { counts } = run;
  return (
    <tr>
      <td className={styles.td}>
        <PageLink to={`/leads/import?run=${run.id}`}>{run.fileName}</PageLink>
        <div className={styles.quiet}>{run.campaign?.name}</div>
      </td>
      <td className={mergeClasses(styles.td, styles.quiet)}>
        {run.byName === null ? date(run.createdAt) : t('leadImport.by', { name: run.byName, at: date(run.createdAt) })}
      </td>
      <td className={styles.td}>{t(`leadImport.state_${run.state}`)}</td>
      <td className={mergeClasses(styles.td, styles.end)}>
        {t('leadImport.outcome_new')} {count(counts.new)}
      </td>
    </tr>
  );
}
