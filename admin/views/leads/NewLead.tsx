import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { LeadChange } from '../../../service/leads/leads.schema';
import { Sheet } from '../../../ui/filing/Sheet';
import { CampaignField } from '../../../ui/leads/CampaignField';
import { leadsApi } from '../../../ui/leads/leadsApi';
import { linkTo, navigate } from '../../../ui/router';
import type { ApiError } from '../../../ui/http';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useSave } from '../../../ui/useSave';
import { NewDeal } from '../opportunities/NewDeal';
import type { LeadText } from './LeadFields';
import { LeadOrigin, LeadTextFields, partyTexts } from './LeadFields';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const texts = [...partyTexts, ['title', 'leads.what', 300]] as const satisfies readonly LeadText[];
const details = [['sourceDetail', 'leads.sourceDetail', 200]] as const;

/** A lead that no mail has brought: a card from a fair, a call, a visitor. */
export function NewLead({ onClose, onCreated }: { onClose(): void; onCreated(id: number): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const save = useSave();
  const [isDeal, setDeal] = useState(false);
  const [body, setBody] = useState<LeadChange>({ source: 'manual' });
  const set = (part: LeadChange) => {
    setBody(old => ({ ...old, ...part }));
    save.clear();
  };
  const isTold = [body.companyName, body.contactName, body.email, body.phone].some(text => text?.trim());
  const create = (evenCustomer: boolean) =>
    save.run(async () => {
      const { leadId } = await leadsApi.create(evenCustomer ? { ...body, evenCustomer } : body);
      if (leadId !== null) onCreated(leadId);
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isTold) create(false);
  };
  const customer = customerIn(save.error);
  const knownId = save.error?.code === 'lead.exists' ? save.error.details.id : undefined;
  if (isDeal && customer)
    return (
      <NewDeal
        company={customer}
        title={body.title}
        onClose={onClose}
        onCreated={id => navigate(`/opportunities/${id}`)}
      />
    );
  return (
    <Sheet title={t('leads.newTitle')} onClose={onClose} isDirty={isTold}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <LeadTextFields texts={texts} values={body} onChange={set} isFocused />
        <LeadOrigin values={body} onChange={set} />
        <LeadTextFields texts={details} values={body} onChange={set} />
        <CampaignField
          value={body.campaignId ?? null}
          none={t('campaigns.none')}
          onChange={campaignId => set({ campaignId })}
        />
        {save.error && <ErrorBar error={save.error} isWrite />}
        <div className={styles.actions}>
          {customer ? (
            <>
              <Button appearance="primary" onClick={() => setDeal(true)}>
                {t('leads.ofCustomerDeal')}
              </Button>
              <Button as="a" {...linkTo(`/companies/${customer.id}`)}>
                {t('leads.ofCustomerOpen')}
              </Button>
              <Button disabled={save.isSaving} onClick={() => create(true)}>
                {t('leads.ofCustomerEven')}
              </Button>
            </>
          ) : (
            <Button type="submit" appearance="primary" disabled={!isTold || save.isSaving}>
              {t('leads.create')}
            </Button>
          )}
          {typeof knownId === 'number' && (
            <Button as="a" {...linkTo(`/leads/${knownId}`)}>
              {t('leads.existing')}
            </Button>
          )}
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Sheet>
  );
}

/** The own customer whose address was typed, as the refusal names him. */
function customerIn(error: ApiError | null): { id: number; name: string } | null {
  if (error?.code !== 'lead.of_customer') return null;
  const { companyId, name } = error.details;
  return typeof companyId === 'number' && typeof name === 'string' ? { id: companyId, name } : null;
}
