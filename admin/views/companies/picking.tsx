import { Checkbox } from '@fluentui/react-components';
import { useCallback, useMemo, useState } from 'react';
import type { CompanyLine } from '../../../service/companies/companies.schema';
import type { Column } from '../../../ui/list/List';
import type { TextsState } from '../../../ui/texts/texts';

export interface Picked {
  ids: readonly number[];
  has(id: number): boolean;
  toggle(id: number): void;
  clear(): void;
}

/** Which of the companies that are shown are chosen; one that is no longer shown is no longer chosen. */
export function usePicked(items: readonly CompanyLine[]): Picked {
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
export function pickColumn(picked: Picked, t: TextsState['t']): Column<CompanyLine> {
  return {
    key: 'pick',
    head: '',
    width: '36px',
    cell: company => (
      // A click on the box chooses the row, it does not open it.
      <span role="presentation" onClick={event => event.stopPropagation()}>
        <Checkbox
          aria-label={t('profile.choose', { name: company.name })}
          checked={picked.has(company.id)}
          onChange={() => picked.toggle(company.id)}
        />
      </span>
    ),
  };
}
