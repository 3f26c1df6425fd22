import { makeStyles, tokens } from '@fluentui/react-components';
import { setQuery, useRoute } from '../../../ui/router';
import { onNarrow } from '../../../ui/theme/layout';
import type { Loaded } from '../../../ui/useLoad';

/** What the pages of one lead and of one opportunity have in common. */
export const useNumberedStyles = makeStyles({
  body: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(320px, 2fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    [onNarrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  side: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
});

interface EditSheet<T> {
  onClose(): void;
  onStale(): void;
  onSaved(next: T): void;
}

/** The sheet of all fields, which the address opens; null: it is not asked for, or nothing may be changed. What was saved takes the place of what was loaded. */
export function useEditSheet<T>(load: Pick<Loaded<T>, 'setData' | 'reload'>, mayChange: boolean): EditSheet<T> | null {
  const { query } = useRoute();
  if (query.get('open') !== 'edit' || !mayChange) return null;
  const onClose = () => setQuery({ open: null });
  return {
    onClose,
    onStale: load.reload,
    onSaved: next => {
      load.setData(() => next);
      onClose();
    },
  };
}
