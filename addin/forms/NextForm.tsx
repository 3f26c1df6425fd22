import { Button, Field, Input } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { leadsApi } from '../../ui/leads/leadsApi';
import { ErrorBar } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import { useToasts } from '../../ui/toasts/toasts';
import { useCard } from '../paneContext';
import { useAct } from '../useAct';
import { usePaneStyles } from '../views/paneStyles';
import { usePaneDraft } from './usePaneDraft';

/** What comes next with the lead of this mail, and when. */
export default function NextForm({ onClose }: { onClose(): void }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { pane } = useCard();
  const { show } = useToasts();
  const act = useAct();
  const { id = 0, version = 0, nextAction = '', nextDay = null } = pane.lead ?? {};
  const [values, set, forget] = usePaneDraft('next', { nextAction, nextDay: nextDay ?? '' });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const next = { nextAction: values.nextAction.trim(), nextDay: values.nextDay || null };
    if (!(await act.run(() => leadsApi.change(id, version, next)))) return;
    forget();
    show({ text: t('leads.nextSaved') });
    onClose();
  };
  return (
    <form className={shared.form} noValidate onSubmit={event => void submit(event)}>
      <Field label={t('leads.nextAction')}>
        <Input
          autoFocus
          value={values.nextAction}
          maxLength={300}
          onChange={(_, data) => set({ nextAction: data.value })}
        />
      </Field>
      <Field label={t('leads.nextDay')}>
        <Input type="date" value={values.nextDay} onChange={(_, data) => set({ nextDay: data.value })} />
      </Field>
      {act.error && <ErrorBar error={act.error} isWrite />}
      <div className={shared.buttons}>
        <Button type="submit" appearance="primary" disabled={act.isBusy}>
          {t('pane.save')}
        </Button>
        <Button onClick={onClose}>{t('pane.cancel')}</Button>
      </div>
    </form>
  );
}
