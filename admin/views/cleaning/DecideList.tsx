import { Button } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import { Card } from '../../../ui/Page';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import type { LoadedPages } from '../../../ui/useMore';
import type { Saving } from '../../../ui/useSave';
import { useSave } from '../../../ui/useSave';
import { useDeskStyles } from '../merging/deskStyles';

interface Decision {
  act(): Promise<unknown>;
  /** What is said when it is done. */
  told: string;
  undo(): Promise<unknown>;
}

/** Decides a line of a list, which can be taken back; the list is loaded again after both. */
export function useDeciding(reload: () => void): { saving: Saving; decide(decision: Decision): void } {
  const { show } = useToasts();
  const saving = useSave();
  const decide = ({ act, told, undo }: Decision) =>
    saving.run(async () => {
      await act();
      reload();
      show({
        text: told,
        undo: async () => {
          await undo();
          reload();
        },
      });
    });
  return { saving, decide };
}

interface Props<T> {
  /** What the list is about. */
  lead: string;
  label: string;
  pages: LoadedPages<T>;
  saving: Saving;
  icon: ReactElement;
  none: string;
  children(item: T): ReactNode;
}

/** Lines that wait for a decision, each with its buttons. */
export function DecideList<T extends { id: number }>({ lead, label, pages, saving, icon, none, children }: Props<T>) {
  const styles = useDeskStyles();
  const { t } = useTexts();
  return (
    <>
      <p className={styles.quiet}>{lead}</p>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      <StateView load={pages} empty={data => (data.items.length === 0 ? <Empty icon={icon} line={none} /> : null)}>
        {data => (
          <Card label={label}>
            <ul className={styles.list}>
              {data.items.map(item => (
                <li key={item.id} className={styles.line}>
                  {children(item)}
                </li>
              ))}
            </ul>
            {data.nextCursor && <Button onClick={pages.loadMore}>{t('cleaning.more')}</Button>}
          </Card>
        )}
      </StateView>
    </>
  );
}
