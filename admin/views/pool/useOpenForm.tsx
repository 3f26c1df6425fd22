import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTexts } from '../../../ui/texts/texts';
import type { Saving } from '../../../ui/useSave';
import { useSave } from '../../../ui/useSave';

interface OpenForm {
  /** The id of what is being changed, or a new one; null: nothing is. */
  open: number | 'new' | null;
  setOpen(open: number | 'new' | null): void;
  saving: Saving;
  /** Writes, closes the form, and shows all as it stands now, also where somebody else was faster. */
  done(act: () => Promise<unknown>): void;
  /** The button that opens the form of one, and closes it. */
  editButton(id: number): ReactNode;
}

/** Settings that are a list of things, of which one at a time is changed in its place. */
export function useOpenForm(reload: () => void): OpenForm {
  const { t } = useTexts();
  const saving = useSave();
  const [open, setOpen] = useState<number | 'new' | null>(null);
  const done = (act: () => Promise<unknown>) =>
    saving.run(async () => {
      await act().finally(reload);
      setOpen(null);
    });
  const editButton = (id: number) => (
    <Button size="small" aria-expanded={open === id} onClick={() => setOpen(open === id ? null : id)}>
      {t('common.edit')}
    </Button>
  );
  return { open, setOpen, saving, done, editButton };
}
