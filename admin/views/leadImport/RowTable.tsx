import { Button, mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useCallback } from 'react';
import type { LeadImportRowQuery, LeadImportRowReply } from '../../../service/intake/leadImport.schema';
import { leadImportApi } from '../../../ui/leads/leadImportApi';
import { Card } from '../../../ui/Page';
import { PageLink } from '../../../ui/router';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useProblemText } from '../../../ui/useErrorText';
import { useMore } from '../../../ui/useMore';
import { SimilarLine } from './SimilarLine';
import { useTableStyles } from './tableStyles';

interface Props {
  id: number;
  query: LeadImportRowQuery;
  title: string;
  line?: string;
  tools?: ReactNode;
}

/** Rows of an import of which one thing became, a page at a time. */
export function RowTable({ id, query, title, line, tools }: Props) {
  const styles = useTableStyles();
  const { t } = useTexts();
  const text = JSON.stringify(query);
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal | undefined) => {
      const asked = { ...(JSON.parse(text) as LeadImportRowQuery), cursor: cursor ?? undefined };
      const page = await leadImportApi.rows(id, asked, signal);
      return { items: page.rows, nextCursor: page.nextCursor };
    },
    [id, text],
  );
  const pages = useMore<LeadImportRowReply>(`leadImportRows:${id}:${text}`, loadPage);
  return (
    <Card>
      <div className={styles.head}>
        <h2 className={styles.grow}>{title}</h2>
        {tools}
      </div>
      {line && <p className={styles.quiet}>{line}</p>}
      <StateView load={pages}>
        {() => (
          <div className={styles.scroll} tabIndex={0} role="region" aria-label={title}>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col" className={mergeClasses(styles.th, styles.end, styles.n)}>
                    {t('leadImport.row')}
                  </th>
                  <th scope="col" className={styles.th}>
                    {t(query.outcome === 'failed' ? 'leadImport.reason' : 'leadImport.becomes')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {pages.items.map(row => (
                  <tr key={`${row.sheet}:${row.row}`}>
                    <td className={mergeClasses(styles.td, styles.end)}>{row.row}</td>
                    <td className={styles.td}>
                      <Became row={row} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </StateView>
      {pages.moreError && <ErrorBar error={pages.moreError} onRetry={pages.reload} />}
      {pages.hasMore && (
        <Button disabledFocusable={pages.isLoadingMore} onClick={pages.loadMore}>
          {t('leadImport.more')}
        </Button>
      )}
    </Card>
  );
}

function Became({ row }: { row: LeadImportRowReply }) {
  const { t } = useTexts();
  const problemText = useProblemText();
  const { lead, record, ownerName, problems, outcome, similar } = row;
  if (problems.length > 0) return problems.map((problem, at) => <div key={at}>{problemText(problem)}</div>);
  if (lead)
    return (
      <>
        <PageLink to={`/leads/${lead.id}`}>
          {lead.number} {lead.name}
        </PageLink>
        {similar && <SimilarLine similar={similar} />}
      </>
    );
  if (record) return <PageLink to={`/opportunities/${record.id}`}>{record.number}</PageLink>;
  if (outcome !== 'colleague') return <>{t(`leadImport.outcome_${outcome}`)}</>;
  return ownerName ? (
    <>{t('leadImport.becomes_colleague', { owner: ownerName })}</>
  ) : (
    <>{t('leadImport.becomes_colleague_nobody')}</>
  );
}
