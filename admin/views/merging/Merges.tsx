import { Button } from '@fluentui/react-components';
import { MergeRegular } from '@fluentui/react-icons/svg/merge';
import { useCallback } from 'react';
import type { MergeReply } from '../../../service/filing/merging.schema';
import { mergingApi } from '../../../ui/companies/mergingApi';
import { Card, PageHead, PageScroll } from '../../../ui/Page';
import { linkTo } from '../../../ui/router';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { DateText } from '../../../ui/useFormats';
import { useMore } from '../../../ui/useMore';
import { useDeskStyles } from './deskStyles';

/** What was merged, newest first; each leads to its undoing. */
export default function Merges() {
  const styles = useDeskStyles();
  const { t } = useTexts();
  const loadPage = useCallback(async (cursor: string | null, signal: AbortSignal | undefined) => {
    const page = await mergingApi.merges(cursor, signal);
    return { items: page.merges, nextCursor: page.nextCursor };
  }, []);
  const pages = useMore<MergeReply>('merges', loadPage);
  return (
    <>
      <PageHead title={t('merging.history')} />
      <PageScroll>
        <div className={styles.column}>
          {pages.moreError && <ErrorBar error={pages.moreError} onRetry={pages.reload} />}
          <StateView
            load={pages}
            empty={data =>
              data.items.length === 0 ? (
                <Empty
                  icon={<MergeRegular />}
                  line={t('merging.historyEmpty')}
                  action={
                    <Button as="a" {...linkTo('/companies/cleaning')}>
                      {t('cleaning.title')}
                    </Button>
                  }
                />
              ) : null
            }
          >
            {data => (
              <Card label={t('merging.history')}>
                <ul className={styles.list}>
                  {data.items.map(merge => (
                    <Line key={merge.id} merge={merge} />
                  ))}
                </ul>
                {data.nextCursor && <Button onClick={pages.loadMore}>{t('cleaning.more')}</Button>}
              </Card>
            )}
          </StateView>
        </div>
      </PageScroll>
    </>
  );
}

function Line({ merge }: { merge: MergeReply }) {
  const styles = useDeskStyles();
  const { t, rich, find } = useTexts();
  return (
    <li className={styles.line}>
      <span className={styles.grow}>
        {rich('merging.historyLine', { loser: merge.loserName, survivor: merge.survivorName })}
      </span>
      <span className={styles.quiet}>
        {merge.byName && t('merging.by', { name: merge.byName })}
        <DateText at={merge.createdAt} />
      </span>
      <span>{find('merging', `state_${merge.state}`)}</span>
      <Button size="small" as="a" {...linkTo(`/merges/${merge.id}`)}>
        {merge.state === 'done' ? t('merging.undo') : t('common.open')}
      </Button>
    </li>
  );
}
