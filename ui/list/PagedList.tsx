import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { ChangedBar } from '../live/ChangedBar';
import { PageFill } from '../Page';
import { ErrorBar, StateView } from '../StateView';
import { useTexts } from '../texts/texts';
import { useFormats } from '../useFormats';
import type { LoadedPages } from '../useMore';
import type { Saving } from '../useSave';
import type { ListProps } from './List';
import { List } from './List';

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', height: '100%' },
  list: { flex: 1, minHeight: 0 },
});

/** What stands under the last row: how many are loaded, and whether those are all. */
export function useFootLine({ hasMore, items }: Pick<LoadedPages<unknown>, 'hasMore' | 'items'>): string {
  const { t } = useTexts();
  const { count } = useFormats();
  return t(hasMore ? 'mail.loaded' : 'common.allLoaded', { n: count(items.length) });
}

interface Props<T> extends Omit<ListProps<T>, 'items' | 'onMore' | 'foot'> {
  pages: LoadedPages<T>;
  /** What a colleague has changed meanwhile (useFresh). */
  fresh?: { changedBy: string | null; show(): void };
  /** The taking of the list as a file, whose refusal stands above it. */
  taking?: Saving;
  /** Instead of a list without a line. */
  none: ReactNode;
  /** Between what failed and the list: what is done with the lines that are picked. */
  children?: ReactNode;
}

/** The one list that fills a page. */
export function PagedList<T>(props: Props<T>) {
  return (
    <PageFill>
      <PagedRows {...props} />
    </PageFill>
  );
}

/** The same where something else than a page is filled: loaded as it is scrolled, with what went wrong above it. */
export function PagedRows<T>({ pages, fresh, taking, none, children, ...list }: Props<T>) {
  const styles = useStyles();
  const foot = useFootLine(pages);
  return (
    <div className={styles.body}>
      {fresh && <ChangedBar fresh={fresh} />}
      {taking?.error && <ErrorBar error={taking.error} isUpload />}
      {pages.moreError && <ErrorBar error={pages.moreError} onRetry={pages.reload} />}
      {children}
      <div className={styles.list}>
        <StateView load={pages} empty={data => (data.items.length === 0 ? none : null)}>
          {data => <List {...list} items={data.items} onMore={pages.loadMore} foot={foot} />}
        </StateView>
      </div>
    </div>
  );
}
