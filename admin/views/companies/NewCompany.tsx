import { Button, Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { CompanyReply } from '../../../service/companies/companies.schema';
import { api } from '../../../ui/api';
import type { CompanyBody } from '../../../ui/apiTypes';
import { KnownNow } from '../../../ui/companies/KnownCompanies';
import { CountryInput } from '../../../ui/filing/CountryInput';
import { Sheet } from '../../../ui/filing/Sheet';
import type { ApiError } from '../../../ui/http';
import { navigate } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { TextListField } from '../../../ui/TextListField';
import { useTexts } from '../../../ui/texts/texts';
import { asApiError } from '../../../ui/useLoad';
import { companyTypes } from './query';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  types: { display: 'flex', flexWrap: 'wrap' },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
});

const flags = {
  customer: 'isCustomer',
  supplier: 'isSupplier',
  agent: 'isAgent',
  partner: 'isPartner',
  competitor: 'isCompetitor',
  forwarder: 'isForwarder',
} as const;

/** A company that no mail has brought: what is known of it, and its domains, by which mail is filed. */
export function NewCompany({ onClose, onCreated }: { onClose(): void; onCreated(company: CompanyReply): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { can } = useSession();
  const [body, setBody] = useState<CompanyBody>({ name: '', isCustomer: true, domains: [] });
  const [error, setError] = useState<ApiError | null>(null);
  const [isBusy, setBusy] = useState(false);
  // A refusal is of what was typed then.
  const set = (part: Partial<CompanyBody>) => {
    setBody(old => ({ ...old, ...part }));
    setError(null);
  };
  const isTyped = companyTypes.some(type => body[flags[type]]);
  // Then the way on is the company that is there.
  const isKnown = error?.code === 'company.exists';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!body.name.trim() || !isTyped || isBusy) return;
    setBusy(true);
    setError(null);
    api
      .createCompany(body)
      .then(onCreated, (reason: unknown) => setError(asApiError(reason)))
      .finally(() => setBusy(false));
  };
  return (
    <Sheet title={t('companies.newTitle')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <Field label={t('companies.name')} required>
          <Input autoFocus value={body.name} maxLength={300} onChange={(_, data) => set({ name: data.value })} />
        </Field>
        <Field label={t('companies.otherName')}>
          <Input
            value={body.otherName ?? ''}
            maxLength={300}
            onChange={(_, data) => set({ otherName: data.value || null })}
          />
        </Field>
        <div role="group" aria-label={t('companies.kind')} className={styles.types}>
          {companyTypes
            .filter(type => type !== 'supplier' || can('suppliers.read'))
            .map(type => (
              <Checkbox
                key={type}
                label={t(`common.${type}`)}
                checked={body[flags[type]] === true}
                onChange={(_, data) => set({ [flags[type]]: data.checked === true })}
              />
            ))}
        </div>
        <TextListField
          isWord
          label={t('companies.domains')}
          hint={t('companies.domainsHint')}
          values={body.domains ?? []}
          onChange={domains => set({ domains })}
        />
        <Field label={t('companies.country')}>
          <CountryInput value={body.country ?? null} onChange={country => set({ country })} />
        </Field>
        <Field label={t('companies.website')}>
          <Input
            value={body.website ?? ''}
            maxLength={300}
            onChange={(_, data) => set({ website: data.value || null })}
          />
        </Field>
        <TextListField
          isWord
          label={t('desk.taxNumber')}
          values={body.taxNumbers ?? []}
          onChange={taxNumbers => set({ taxNumbers })}
        />
        <KnownNow body={body} refusal={error} onUse={id => navigate(`/companies/${id}`)} />
        <div className={styles.actions}>
          <Button
            type="submit"
            appearance={isKnown ? 'secondary' : 'primary'}
            disabled={!body.name.trim() || !isTyped || isBusy}
          >
            {t('companies.create')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Sheet>
  );
}
