import { Button, Checkbox, Field, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { companyApi } from '../../ui/companies/companyApi';
import { ErrorBar } from '../../ui/StateView';
import { teamworkApi } from '../../ui/teamwork/teamworkApi';
import { useTexts } from '../../ui/texts/texts';
import { useToasts } from '../../ui/toasts/toasts';
import { useCard } from '../paneContext';
import { useAct } from '../useAct';
import { usePaneStyles } from '../views/paneStyles';
import { usePaneDraft } from './usePaneDraft';

/** A note for colleagues, about this mail or about the company. */
export default function NoteForm({ onClose }: { onClose(): void }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { pane } = useCard();
  const { show } = useToasts();
  const act = useAct();
  const companyId = pane.party?.canEdit ? pane.party.company.id : null;
  const [values, set, forget] = usePaneDraft('note', { text: '', isCompany: companyId !== null, isPrompt: false });
  const { message } = pane;
  const isCompany = values.isCompany && companyId !== null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const text = values.text.trim();
    if (!text || !message) return;
    const isDone = await act.run(() =>
      isCompany
        ? companyApi.addNote(companyId, { text, isPrompt: values.isPrompt })
        : teamworkApi.addNote(message.conversationId, { messageId: message.id, text }),
    );
    if (!isDone) return;
    forget();
    show({ text: t('pane.noteSaved') });
    onClose();
  };
  return (
    <form className={shared.form} noValidate onSubmit={event => void submit(event)}>
      <Field label={t('pane.noteText')} required>
        <Textarea
          autoFocus
          rows={5}
          value={values.text}
          maxLength={4000}
          onChange={(_, data) => set({ text: data.value })}
        />
      </Field>
      {companyId !== null && (
        <RadioGroup
          aria-label={t('pane.note')}
          value={isCompany ? 'company' : 'mail'}
          onChange={(_, data) => set({ isCompany: data.value === 'company' })}
        >
          <Radio value="company" label={t('pane.noteAboutCompany')} />
          <Radio value="mail" label={t('pane.noteAboutMail')} />
        </RadioGroup>
      )}
      {isCompany && (
        <Checkbox
          label={t('pane.noteHeed')}
          checked={values.isPrompt}
          onChange={(_, data) => set({ isPrompt: data.checked === true })}
        />
      )}
      {act.error && <ErrorBar error={act.error} isWrite />}
      <div className={shared.buttons}>
        <Button type="submit" appearance="primary" disabled={!values.text.trim() || act.isBusy}>
          {t('pane.save')}
        </Button>
        <Button onClick={onClose}>{t('pane.cancel')}</Button>
      </div>
    </form>
  );
}
