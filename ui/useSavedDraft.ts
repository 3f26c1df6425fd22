import type { Clash } from './ClashBar';
import { useClashes } from './ClashBar';
import { saveDraft } from './saveDraft';
import type { Draft } from './useDraft';
import { useDraft } from './useDraft';
import type { Loaded } from './useLoad';
import type { Saving } from './useSave';
import { useSave } from './useSave';

/** What a SaveBar is told of a form. */
export interface SaveBarProps {
  changed: number;
  /** Fields that somebody else has changed meanwhile (useClashes). */
  clashes?: readonly Clash[];
  saving: Saving;
  onSave(): void;
  onDiscard(): void;
}

interface Form<T, D extends object> {
  saved: D;
  /** What the fields are called on the form, and their values in words (useClashes). */
  labels: Parameters<typeof useClashes<D>>[1];
  inWords?: Parameters<typeof useClashes<D>>[2];
  /** Sends all that stands in the form; answers what is saved now. */
  send(values: D): Promise<T>;
}

/** A form of settings: what is typed over what is saved, and the bar that saves it (saveDraft). */
export function useSavedDraft<T, D extends object>(
  load: Pick<Loaded<T>, 'reload' | 'setData'>,
  { saved, labels, inWords, send }: Form<T, D>,
): { draft: Draft<D>; bar: SaveBarProps } {
  const saving = useSave();
  const draft = useDraft(saved);
  const clashes = useClashes(draft, labels, inWords);
  const onSave = () => saving.run(() => saveDraft(load, draft, () => send(draft.values)));
  return { draft, bar: { changed: draft.changed.length, clashes, saving, onSave, onDiscard: draft.discard } };
}
