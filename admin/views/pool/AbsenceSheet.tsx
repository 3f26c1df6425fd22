import { Button, Field, Input, Select } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { AbsenceReply } from '../../../service/leads/assignment.schema';
import { Sheet } from '../../../ui/filing/Sheet';
import { poolApi } from '../../../ui/leads/poolApi';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { asApiError } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { useSheetStyles } from '../settings/sheetStyles';

interface Props {
  /** null: new leave */
  absence: AbsenceReply | null;
  people: readonly { id: number; name: string }[];
  today: string;
  onClose(): void;
  onDone(): void;
  /** Somebody else changed it: load again. */
  onStale(): void;
}

/** One stretch of leave. */
export function AbsenceSheet({ absence, people, today, onClose, onDone, onStale }: Props) {
  const styles = useSheetStyles();
  const { t } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const [values, setValues] = useState({
    userId: absence?.userId ?? people[0]?.id ?? 0,
    fromDay: absence?.fromDay ?? today,
    toDay: absence?.toDay ?? today,
    note: absence?.note ?? '',
  });
  const set = (part: Partial<typeof values>) => setValues(old => ({ ...old, ...part }));
  const write = (act: () => Promise<unknown>) =>
    saving.run(async () => {
      await act().catch((reason: unknown) => {
        if (asApiError(reason).code === 'version.changed') onStale();
        throw reason;
      });
      onDone();
    });
  const save = (event: FormEvent) => {
    event.preventDefault();
    write(() => (absence ? poolApi.saveAbsence(absence.id, absence.version, values) : poolApi.createAbsence(values)));
  };
  const remove = (gone: AbsenceReply) =>
    write(async () => {
      await poolApi.removeAbsence(gone.id, gone.version);
      const { userId, fromDay, toDay, note, userName } = gone;
      show({
        text: t('pool.absenceRemoved', { name: userName }),
        undo: async () => {
          await poolApi.createAbsence({ userId, fromDay, toDay, note });
          onStale();
        },
      });
    });
  const isWrong = values.toDay < values.fromDay || !values.fromDay || !values.toDay;
  return (
    <Sheet title={absence?.userName ?? t('pool.addAbsence')} onClose={onClose}>
      <form className={styles.form} onSubmit={save}>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        <Field label={t('pool.person')} required>
          <Select value={String(values.userId)} onChange={(_, data) => set({ userId: Number(data.value) })}>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('pool.fromDay')} required>
          <Input type="date" value={values.fromDay} onChange={(_, data) => set({ fromDay: data.value })} />
        </Field>
        <Field label={t('pool.toDay')} required>
          <Input
            type="date"
            min={values.fromDay}
            value={values.toDay}
            onChange={(_, data) => set({ toDay: data.value })}
          />
        </Field>
        <Field label={t('pool.note')}>
          <Input value={values.note} maxLength={200} onChange={(_, data) => set({ note: data.value })} />
        </Field>
        {absence?.createdBy && <span className={styles.quiet}>{t('pool.enteredBy', { name: absence.createdBy })}</span>}
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" disabledFocusable={isWrong || saving.isSaving}>
            {t('common.save')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          {absence && (
            <Button icon={<DeleteRegular />} disabledFocusable={saving.isSaving} onClick={() => remove(absence)}>
              {t('pool.removeAbsence')}
            </Button>
          )}
        </div>
      </form>
    </Sheet>
  );
}
