import { Button, mergeClasses } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import type { DragEvent, KeyboardEvent, ReactNode } from 'react';
import { useRef, useState } from 'react';
import { Card } from '../../../ui/Page';
import { useTexts } from '../../../ui/texts/texts';
import { moved } from '../rules/draft';
import { usePoolStyles } from './poolStyles';

interface Item {
  id: number;
  name: string;
}
interface Props<T extends Item> {
  label: string;
  items: readonly T[];
  isSaving: boolean;
  onOrder(ids: number[]): void;
  /** What stands beside the name. */
  beside(item: T): ReactNode;
  children(item: T): ReactNode;
}

/** Cards in an order that counts: drag one, use its arrows, or Alt with the arrow keys. */
export function OrderedCards<T extends Item>({ label, items, isSaving, onOrder, beside, children }: Props<T>) {
  const styles = usePoolStyles();
  const { t } = useTexts();
  const [over, setOver] = useState<number | null>(null);
  const [told, setTold] = useState('');
  const from = useRef<number | null>(null);
  const move = (at: number, to: number) => {
    if (isSaving || to < 0 || to >= items.length || at === to) return;
    setTold(t('pool.moved', { n: to + 1 }));
    onOrder(moved(items, at, to).map(item => item.id));
  };
  const drop = (event: DragEvent, to: number) => {
    event.preventDefault();
    setOver(null);
    if (from.current !== null) move(from.current, to);
    from.current = null;
  };
  const byKey = (event: KeyboardEvent, at: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(at, at + (event.key === 'ArrowUp' ? -1 : 1));
  };
  return (
    <>
      <div role="status" aria-live="polite" className={styles.hidden}>
        {told}
      </div>
      <ol className={styles.list} aria-label={label}>
        {items.map((item, at) => (
          <li
            key={item.id}
            className={mergeClasses(over === at && styles.over)}
            onDragOver={event => {
              event.preventDefault();
              setOver(at);
            }}
            onDrop={event => drop(event, at)}
            onKeyDown={event => byKey(event, at)}
          >
            <Card className={styles.card} label={item.name}>
              <div className={styles.head}>
                <span
                  className={styles.place}
                  draggable
                  aria-hidden="true"
                  onDragStart={() => (from.current = at)}
                  onDragEnd={() => setOver(null)}
                >
                  {at + 1}
                </span>
                <h2 className={styles.name}>{item.name}</h2>
                <Button
                  size="small"
                  appearance="subtle"
                  icon={<ArrowUpRegular />}
                  aria-label={`${t('pool.up')}: ${item.name}`}
                  disabledFocusable={at === 0 || isSaving}
                  onClick={() => move(at, at - 1)}
                />
                <Button
                  size="small"
                  appearance="subtle"
                  icon={<ArrowDownRegular />}
                  aria-label={`${t('pool.down')}: ${item.name}`}
                  disabledFocusable={at === items.length - 1 || isSaving}
                  onClick={() => move(at, at + 1)}
                />
                {beside(item)}
              </div>
              {children(item)}
            </Card>
          </li>
        ))}
      </ol>
    </>
  );
}
