import { Button, Field, Input } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import type { NewCompanyProposal } from '../../service/filing/filing.schema';
import { api } from '../../ui/api';
import { ErrorBar, StateView } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import { useToasts } from '../../ui/toasts/toasts';
import { useLoad } from '../../ui/useLoad';
import { useCard } from '../paneContext';
import { useAct } from '../useAct';
import { usePaneStyles } from '../views/paneStyles';
import { usePaneDraft } from './usePaneDraft';

/** Who writes for a company that is known becomes its contact, filled in from the signature. */
export default function ContactForm({ onClose }: { onClose(): void }) {
  const { pane } = useCard();
  const messageId = pane.message?.id ?? 0;
  const load = useLoad(`new-contact:${messageId}`, signal => api.newCompany(messageId, signal));
  return <StateView load={load}>{proposal => <Fields proposed={proposal.contact} onClose={onClose} />}</StateView>;
}

const fields = ['name', 'title', 'address', 'phone'] as const;
const labels = {
  name: 'companies.contact',
  title: 'companies.jobTitle',
  address: 'companies.address',
  phone: 'companies.phone',
} as const;

function Fields({ proposed, onClose }: { proposed: NewCompanyProposal['contact']; onClose(): void }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { pane } = useCard();
  const { show } = useToasts();
  const act = useAct();
  const { name, address } = proposed;
  const first = { name, address, title: proposed.title ?? '', phone: proposed.phone ?? '' };
  const [values, set, forget] = usePaneDraft('contact', first);
  const companyId = pane.party?.company.id ?? 0;
  const isFilled = values.name.trim() !== '' && values.address.trim() !== '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isFilled) return;
    const { title, phone } = values;
    const body = { name: values.name.trim(), title: title.trim() || null, phone: phone.trim() || null };
    if (!(await act.run(() => api.createContact(companyId, { ...body, addresses: [values.address.trim()] })))) return;
    forget();
    show({ text: t('pane.contactSaved', { name: body.name }) });
    onClose();
  };
  return (
    <form className={shared.form} noValidate onSubmit={event => void submit(event)}>
      {fields.map(field => (
        <Field key={field} label={t(labels[field])} required={field === 'name' || field === 'address'}>
          <Input
            autoFocus={field === 'name'}
            value={values[field]}
            maxLength={field === 'phone' ? 60 : 200}
            onChange={(_, data) => set({ [field]: data.value })}
          />
        </Field>
      ))}
      {act.error && <ErrorBar error={act.error} isWrite />}
      <div className={shared.buttons}>
        <Button type="submit" appearance="primary" disabled={!isFilled || act.isBusy}>
          {t('pane.save')}
        </Button>
        <Button onClick={onClose}>{t('pane.cancel')}</Button>
      </div>
    </form>
  );
}
