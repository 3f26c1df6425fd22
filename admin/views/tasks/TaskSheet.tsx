import { Button, Field, Input, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import type { TaskBody, TaskReply } from '../../../service/activities/tasks.schema';
import { Sheet } from '../../../ui/filing/Sheet';
import { paneApi } from '../../../ui/paneApi';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useDraft } from '../../../ui/useDraft';
import { asApiError } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  /** Null: a new one. */
  task: TaskReply | null;
  /** Of a new one: about which company, which record of it, or which lead. */
  about: Pick<TaskBody, 'companyId' | 'recordId' | 'leadId'>;
  people: readonly { id: number; name: string }[];
  viewerId: number;
  onClose(): void;
  onChanged(): void;
}

/** Writes a task down, or changes it. */
export function TaskSheet({ task, about, people, viewerId, onClose, onChanged }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const { values, set } = useDraft({
    title: task?.title ?? '',
    note: task?.note ?? '',
    dueDay: task?.dueDay ?? '',
    assigneeId: task?.assignee.id ?? viewerId,
  });
  const mayChange = task?.mayChange ?? true;
  const save = () =>
    saving.run(async () => {
      const body: TaskBody = { ...values, title: values.title.trim(), dueDay: values.dueDay || null };
      const write = task ? paneApi.changeTask(task.id, task.version, body) : paneApi.addTask({ ...body, ...about });
      await write.catch((reason: unknown) => {
        if (asApiError(reason).code === 'task.changed_meanwhile') onChanged();
        throw reason;
      });
      show({ text: t('tasks.saved', { title: body.title }) });
      onChanged();
      onClose();
    });
  return (
    <Sheet title={task?.title ?? t('tasks.add')} onClose={onClose}>
      <div className={styles.form}>
        {!mayChange && <span className={styles.quiet}>{t('tasks.notYours')}</span>}
        <Field label={t('tasks.what')} required>
          <Input
            value={values.title}
            maxLength={300}
            readOnly={!mayChange}
            onChange={(_, data) => set({ title: data.value })}
          />
        </Field>
        <Field label={t('tasks.due')}>
          <Input
            type="date"
            value={values.dueDay}
            readOnly={!mayChange}
            onChange={(_, data) => set({ dueDay: data.value })}
          />
        </Field>
        <Field label={t('tasks.assignee')}>
          <Select
            value={String(values.assigneeId)}
            disabled={!mayChange}
            onChange={(_, data) => set({ assigneeId: Number(data.value) })}
          >
            {people.map(one => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('tasks.note')}>
          <Textarea
            value={values.note}
            rows={5}
            maxLength={5000}
            readOnly={!mayChange}
            onChange={(_, data) => set({ note: data.value })}
          />
        </Field>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        {mayChange && (
          <div>
            <Button appearance="primary" disabled={saving.isSaving || !values.title.trim()} onClick={save}>
              {t('tasks.save')}
            </Button>
          </div>
        )}
      </div>
    </Sheet>
  );
}
