import { Button } from '@fluentui/react-components';
import { BuildingMultipleRegular } from '@fluentui/react-icons/svg/building-multiple';
import { useCallback } from 'react';
import type { DuplicatePairLine } from '../../../service/companies/cleaning.schema';
import { mergingApi } from '../../../ui/companies/mergingApi';
import { Card } from '../../../ui/Page';
import { linkTo, PageLink } from '../../../ui/router';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useMore } from '../../../ui/useMore';
import { useSave } from '../../../ui/useSave';
import { useFormats } from '../../../ui/useFormats';
import { useDeskStyles } from '../merging/deskStyles';

/** Companies that may be one, the surest first: merge them, or say that they are two. */
export function Duplicates() {
  const styles = useDeskStyles();
  const { t } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const loadPage = useCallback(async (cursor: string | null, signal: AbortSignal | undefined) => {
    const page = await mergingApi.pairs(cursor, signal);
    return { items: page.pairs, nextCursor: page.nextCursor };
  }, []);
  const pages = useMore<DuplicatePairLine>('duplicate pairs', loadPage);
  const dismiss = (pair: DuplicatePairLine) =>
    saving.run(async () => {
      await mergingApi.decidePair(pair.id, 'dismissed');
      pages.reload();
      show({
        text: t('cleaning.dismissed', { one: pair.low.name, other: pair.high.name }),
        undo: async () => {
          await mergingApi.decidePair(pair.id, 'open');
          pages.reload();
        },
      });
    });
  return (
    <>
      <p className={styles.quiet}>{t('cleaning.lead')}</p>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      <StateView
        load={pages}
        empty={data =>
          data.items.length === 0 ? <Empty icon={<BuildingMultipleRegular />} line={t('cleaning.none')} /> : null
        }
      >
        {data => (
          <Card label={t('desk.tab_duplicates')}>
            <ul className={styles.list}>
              {data.items.map(pair => (
                <Line key={pair.id} pair={pair} isBusy={saving.isSaving} onDismiss={() => dismiss(pair)} />
              ))}
            </ul>
            {data.nextCursor && <Button onClick={pages.loadMore}>{t('cleaning.more')}</Button>}
          </Card>
        )}
      </StateView>
    </>
  );
}

function Line({ pair, isBusy, onDismiss }: { pair: DuplicatePairLine; isBusy: boolean; onDismiss(): void }) {
  const styles = useDeskStyles();
  const { t, find } = useTexts();
  const { country } = useFormats();
  const why = pair.reasons.map(reason => find('protection', `why_${reason}`) ?? reason).join(' · ');
  return (
    <li className={styles.line}>
      <span className={styles.grow}>
        {[pair.low, pair.high].map(side => (
          <span key={side.id} style={{ display: 'block' }}>
            <PageLink to={`/companies/${side.id}`}>{side.name}</PageLink>
            <span className={styles.quiet}>
              {` ${[side.country && country(side.country), side.ownerName].filter(Boolean).join(' · ')}`}
            </span>
          </span>
        ))}
      </span>
      <span className={styles.quiet}>{why}</span>
      <Button size="small" as="a" {...linkTo(`/merge?survivor=${pair.low.id}&loser=${pair.high.id}`)}>
        {t('merging.title')}
      </Button>
      <Button size="small" disabledFocusable={isBusy} onClick={onDismiss}>
        {t('cleaning.dismiss')}
      </Button>
    </li>
  );
}
