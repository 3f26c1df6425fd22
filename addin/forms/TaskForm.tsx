import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { dayOf } from '../../ui/formats';
import { api } from '../../ui/api';
import { paneApi } from '../../ui/paneApi';
import { ErrorBar } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import { useToasts } from '../../ui/toasts/toasts';
import { useFormats } from '../../ui/useFormats';
import { useLoad } from '../../ui/useLoad';
import { useCard, usePane } from '../paneContext';
import { useAct } from '../useAct';
import { usePaneStyles } from '../views/paneStyles';
import { usePaneDraft } from './usePaneDraft';

/** Something to do about this mail: what, by when, and who. */
export default function TaskForm({ onClose }: { onClose(): void }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { pane } = useCard();
  const { session } = usePane();
  const { show } = useToasts();
  const formats = useFormats();
  const act = useAct();
  const people = useLoad('people', signal => api.people(signal));
  const tomorrow = dayOf(new Date(formats.now.getTime() + 86_400_000), formats.place);
  const [values, set, forget] = usePaneDraft('task', { title: '', dueDay: tomorrow, assigneeId: '', note: '' });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { title, dueDay, assigneeId, note } = values;
    if (!title.trim()) return;
    const isDone = await act.run(() =>
      paneApi.addTask({
        title: title.trim(),
        note: note.trim(),
        dueDay: dueDay || null,
        ...(assigneeId ? { assigneeId: Number(assigneeId) } : {}),
        companyId: pane.party?.company.id ?? null,
        contactId: pane.party?.contact?.id ?? null,
        recordId: pane.filing?.filings[0]?.record?.id ?? null,
        messageId: pane.message?.id ?? null,
      }),
    );
    if (!isDone) return;
    forget();
    show({ text: t('pane.taskSaved') });
    onClose();
  };
  return (
    <form className={shared.form} noValidate onSubmit={event => void submit(event)}>
      <Field label={t('pane.taskTitle')} required>
        <Input autoFocus value={values.title} maxLength={300} onChange={(_, data) => set({ title: data.value })} />
      </Field>
      <Field label={t('pane.taskDay')}>
        <Input type="date" value={values.dueDay} onChange={(_, data) => set({ dueDay: data.value })} />
      </Field>
      <Field label={t('pane.taskWho')}>
        <Select value={values.assigneeId} onChange={(_, data) => set({ assigneeId: data.value })}>
          <option value="">{session?.user.name ?? ''}</option>
          {(people.data?.people ?? [])
            .filter(one => one.id !== session?.user.id)
            .map(one => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
        </Select>
      </Field>
      <Field label={t('pane.taskNote')}>
        <Textarea value={values.note} maxLength={5000} onChange={(_, data) => set({ note: data.value })} />
      </Field>
      {act.error && <ErrorBar error={act.error} isWrite />}
      <div className={shared.buttons}>
        <Button type="submit" appearance="primary" disabled={!values.title.trim() || act.isBusy}>
          {t('pane.save')}
        </Button>
        <Button onClick={onClose}>{t('pane.cancel')}</Button>
      </div>
    </form>
  );
}
