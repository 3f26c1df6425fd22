import { Checkbox } from '@fluentui/react-components';
import { useCallback, useMemo, useState } from 'react';
import type { Column } from '../../../ui/list/List';
import type { TextsState } from '../../../ui/texts/texts';

export interface Picked {
  ids: readonly number[];
  has(id: number): boolean;
  toggle(id: number): void;
  clear(): void;
}

/** Which of the rows that are shown are chosen; one that is no longer shown is no longer chosen. */
export function usePicked(items: readonly { id: number }[]): Picked {
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set());
  const toggle = useCallback((id: number) => {
    setMarked(old => {
      const next = new Set(old);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const clear = useCallback(() => setMarked(new Set()), []);
  return useMemo(() => {
    const ids = items.map(item => item.id).filter(id => marked.has(id));
    return { ids, has: id => marked.has(id), toggle, clear };
  }, [items, marked, toggle, clear]);
}

/** The column with the boxes. */
export function pickColumn<T extends { id: number }>(
  picked: Picked,
  t: TextsState['t'],
  nameOf: (row: T) => string,
): Column<T> {
  return {
    key: 'pick',
    head: '',
    width: '36px',
    cell: row => (
      // A click on the box chooses the row, it does not open it.
      <span role="presentation" onClick={event => event.stopPropagation()}>
        <Checkbox
          aria-label={t('profile.choose', { name: nameOf(row) })}
          checked={picked.has(row.id)}
          onChange={() => picked.toggle(row.id)}
        />
      </span>
    ),
  };
}
