import { Button, Field, Textarea } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { Sheet } from '../../../ui/filing/Sheet';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useSave } from '../../../ui/useSave';
import { useSheetStyles } from '../settings/sheetStyles';

interface Props {
  /** Of the sheet and its button. */
  word: string;
  /** What becomes of it. */
  hint?: string;
  give(reason: string): Promise<void>;
  onClose(): void;
}

/** Gives something to a pool, with a reason for whoever takes it over. */
export function ReasonSheet({ word, hint, give, onClose }: Props) {
  const styles = useSheetStyles();
  const { t } = useTexts();
  const saving = useSave();
  const [reason, setReason] = useState('');
  const save = (event: FormEvent) => {
    event.preventDefault();
    saving.run(() => give(reason));
  };
  return (
    <Sheet title={word} onClose={onClose}>
      <form className={styles.form} onSubmit={save}>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        {hint && <p>{hint}</p>}
        <Field label={t('pool.backReason')} hint={t('pool.backHint')} required>
          <Textarea value={reason} maxLength={1000} rows={4} onChange={(_, data) => setReason(data.value)} />
        </Field>
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" disabledFocusable={!reason.trim() || saving.isSaving}>
            {word}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Sheet>
  );
}
