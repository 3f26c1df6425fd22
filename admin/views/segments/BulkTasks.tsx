import { Button, Field, Input, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { segmentApi } from '../../../ui/companies/segmentApi';
import { Sheet } from '../../../ui/filing/Sheet';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useSave } from '../../../ui/useSave';
import { useSheetStyles } from '../settings/sheetStyles';

interface Props {
  ids: readonly number[];
  onClose(): void;
}

/** One task for each of the chosen companies. */
export function BulkTasks({ ids, onClose }: Props) {
  const styles = useSheetStyles();
  const { t } = useTexts();
  const toasts = useToasts();
  const saving = useSave();
  const [values, setValues] = useState({ title: '', note: '', dueDay: '', assignee: 'owner' as 'owner' | 'me' });
  const set = (part: Partial<typeof values>) => setValues(old => ({ ...old, ...part }));
  const save = (event: FormEvent) => {
    event.preventDefault();
    saving.run(async () => {
      const { made, refused } = await segmentApi.tasks({
        ...values,
        dueDay: values.dueDay || null,
        companyIds: [...ids],
      });
      const words = [t('segments.tasksMade', { n: made }), refused > 0 && t('profile.bulkRefused', { n: refused })];
      toasts.show({ text: words.filter(Boolean).join(' · ') });
      onClose();
    });
  };
  return (
    <Sheet title={t('segments.tasksTitle', { n: ids.length })} onClose={onClose}>
      <form className={styles.form} onSubmit={save}>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        <Field label={t('segments.taskTitle')} required>
          <Input value={values.title} maxLength={300} onChange={(_, data) => set({ title: data.value })} />
        </Field>
        <Field label={t('segments.taskDue')}>
          <Input type="date" value={values.dueDay} onChange={(_, data) => set({ dueDay: data.value })} />
        </Field>
        <Field label={t('segments.taskFor')}>
          <RadioGroup value={values.assignee} onChange={(_, data) => set({ assignee: data.value as 'owner' | 'me' })}>
            <Radio value="owner" label={t('segments.taskForOwner')} />
            <Radio value="me" label={t('segments.taskForMe')} />
          </RadioGroup>
        </Field>
        <Field label={t('segments.taskNote')}>
          <Textarea value={values.note} maxLength={5000} rows={3} onChange={(_, data) => set({ note: data.value })} />
        </Field>
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" disabledFocusable={!values.title.trim() || saving.isSaving}>
            {t('segments.tasksMake')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Sheet>
  );
}
