import { Button, Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import { useState } from 'react';
import type { NewCompanyProposal } from '../../service/filing/filing.schema';
import type { NewCompanyBody } from '../apiTypes';
import type { ApiError } from '../http';
import { ErrorBar } from '../StateView';
import { useTexts } from '../texts/texts';
import { CountryInput } from './CountryInput';
import { SimilarCompanies } from './SimilarCompanies';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  group: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  wide: { gridColumn: '1 / -1' },
  types: { display: 'flex', flexDirection: 'row', flexWrap: 'wrap' },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center', flexWrap: 'wrap' },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const companyTypes = ['customer', 'supplier', 'agent', 'partner', 'forwarder', 'competitor'] as const;
type Values = Omit<NewCompanyBody, 'version'>;

function valuesOf(proposal: NewCompanyProposal): Values {
  return { company: { ...proposal.company, type: 'customer' }, contact: { ...proposal.contact } };
}

interface Props {
  proposal: NewCompanyProposal;
  canBeSupplier: boolean;
  error: ApiError | null;
  isBusy: boolean;
  onCreate(values: Values): void;
  /** The company is one that exists: file there instead. */
  onUseSimilar(companyId: number, name: string): void;
  /** How access to a company of somebody else's is asked for. */
  hidden?: (ownerName: string) => ReactNode;
  onCancel(): void;
}

/** A company and its contact as signature and address give them: look once, press Enter. */
export function NewCompanyForm(props: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const [values, setValues] = useState<Values>(() => valuesOf(props.proposal));
  const isFilled = values.company.name.trim() !== '' && values.contact.name.trim() !== '';
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (isFilled && !props.isBusy) props.onCreate(values);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
  };
  return (
    <form className={styles.form} onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      <SimilarCompanies similar={props.proposal.similar} onUse={props.onUseSimilar} hidden={props.hidden} />
      <CompanyFields values={values} onChange={setValues} canBeSupplier={props.canBeSupplier} />
      <ContactFields values={values} onChange={setValues} />
      <p className={styles.hint}>{t('reasons.newCompanyHint')}</p>
      {props.error && <ErrorBar error={props.error} isWrite />}
      <div className={styles.actions}>
        <Button
          type="submit"
          appearance="primary"
          disabled={!isFilled || props.isBusy}
          autoFocus={props.proposal.company.name !== ''}
        >
          {t('reasons.createAndFile')}
        </Button>
        <Button onClick={props.onCancel}>{t('common.cancel')}</Button>
        {props.isBusy && <span className={styles.hint}>{t('common.saving')}</span>}
      </div>
    </form>
  );
}

interface FieldsProps {
  values: Values;
  onChange(values: Values): void;
}

function CompanyFields({ values, onChange, canBeSupplier }: FieldsProps & { canBeSupplier: boolean }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { company } = values;
  const set = (part: Partial<Values['company']>) => onChange({ ...values, company: { ...company, ...part } });
  return (
    <section className={styles.group} aria-label={t('companies.name')}>
      <Field className={styles.wide} label={t('companies.name')} required>
        <Input
          autoFocus={company.name === ''}
          value={company.name}
          maxLength={300}
          onChange={(_, data) => set({ name: data.value })}
        />
      </Field>
      <Field className={styles.wide} label={t('companies.kind')}>
        <RadioGroup
          layout="horizontal"
          className={styles.types}
          value={company.type}
          onChange={(_, data) => set({ type: data.value as Values['company']['type'] })}
        >
          {companyTypes
            .filter(type => canBeSupplier || type !== 'supplier')
            .map(type => (
              <Radio key={type} value={type} label={t(`common.${type}`)} />
            ))}
        </RadioGroup>
      </Field>
      <Field label={t('companies.domains')} hint={company.domain ? undefined : t('reasons.freeMailHint')}>
        <Input
          value={company.domain ?? ''}
          maxLength={255}
          onChange={(_, data) => set({ domain: data.value || null })}
        />
      </Field>
      <Field label={t('companies.country')}>
        <CountryInput value={company.country ?? null} onChange={country => set({ country })} />
      </Field>
      <Field label={t('companies.website')}>
        <Input
          value={company.website ?? ''}
          maxLength={300}
          onChange={(_, data) => set({ website: data.value || null })}
        />
      </Field>
      <Field label={t('companies.phone')}>
        <Input value={company.phone ?? ''} maxLength={60} onChange={(_, data) => set({ phone: data.value || null })} />
      </Field>
    </section>
  );
}

function ContactFields({ values, onChange }: FieldsProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const { contact } = values;
  const set = (part: Partial<Values['contact']>) => onChange({ ...values, contact: { ...contact, ...part } });
  return (
    <section className={styles.group} aria-label={t('companies.contact')}>
      <Field label={t('companies.contact')} required>
        <Input value={contact.name} maxLength={200} onChange={(_, data) => set({ name: data.value })} />
      </Field>
      <Field label={t('companies.jobTitle')}>
        <Input value={contact.title ?? ''} maxLength={200} onChange={(_, data) => set({ title: data.value || null })} />
      </Field>
      <Field label={t('companies.address')}>
        <Input value={contact.address} maxLength={320} onChange={(_, data) => set({ address: data.value })} />
      </Field>
      <Field label={t('companies.phone')}>
        <Input value={contact.phone ?? ''} maxLength={60} onChange={(_, data) => set({ phone: data.value || null })} />
      </Field>
    </section>
  );
}
