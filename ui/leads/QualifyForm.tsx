import {
  Button,
  Field,
  Input,
  Link,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  Tab,
  TabList,
  tokens,
} from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { QualifyBody, QualifyReply } from '../../service/leads/acting.schema';
import type { LeadReply } from '../../service/leads/leads.schema';
import { api } from '../api';
import { KnownNow } from '../companies/KnownCompanies';
import { CountryInput } from '../filing/CountryInput';
import { PickBox } from '../filing/PickBox';
import { leadsApi } from './leadsApi';
import { ErrorBar } from '../StateView';
import { useTexts } from '../texts/texts';
import { useLoad } from '../useLoad';
import { useSave } from '../useSave';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  chosen: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'baseline' },
  quiet: { color: tokens.colorNeutralForeground3, margin: 0 },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
});

interface Chosen {
  id: number;
  name: string;
}
interface Typed {
  name: string;
  country: string | null;
  website: string;
  domain: string;
  contactName: string;
  contactTitle: string;
  phone: string;
  address: string;
  title: string;
}

interface Props {
  lead: LeadReply;
  onClose(): void;
  onQualified(reply: QualifyReply): void;
}

/** The customer, the person and the deal, filled in from the lead; a company that is there already is offered at once. */
export function QualifyForm({ lead, onClose, onQualified }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const save = useSave();
  const [isThere, setThere] = useState(lead.company !== null);
  const [company, setCompany] = useState<Chosen | null>(lead.company);
  const [contactId, setContactId] = useState<number | 'new' | 'none'>('new');
  const [typed, setTyped] = useState<Typed>(() => typedOf(lead));
  const set = (part: Partial<Typed>) => {
    setTyped(old => ({ ...old, ...part }));
    save.clear();
  };
  const use = (id: number) => {
    setThere(true);
    setContactId('new');
    save.clear();
    api.company(id).then(
      ({ name }) => setCompany({ id, name }),
      () => setCompany({ id, name: `#${id}` }),
    );
  };
  const isReady = (isThere ? company !== null : typed.name.trim() !== '') && typed.title.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady)
      save.run(async () =>
        onQualified(await leadsApi.qualify(lead.id, bodyOf(lead, typed, isThere ? company : null, contactId))),
      );
  };
  const isKnown = save.error?.code === 'company.exists';
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.quiet}>{t('leads.qualifyLine', { n: lead.letters.length + lead.hiddenLetters })}</p>
      <TabList
        size="small"
        selectedValue={isThere ? 'there' : 'new'}
        onTabSelect={(_, data) => setThere(data.value === 'there')}
      >
        <Tab value="new">{t('leads.companyNew')}</Tab>
        <Tab value="there">{t('leads.companyThere')}</Tab>
      </TabList>
      {isThere && company && (
        <p className={styles.chosen}>
          <strong>{company.name}</strong>
          <Link as="button" type="button" onClick={() => setCompany(null)}>
            {t('leads.changeCompany')}
          </Link>
        </p>
      )}
      {isThere && !company && (
        <PickBox companiesOnly placeholder={t('leads.chooseCompany')} onChoose={choice => use(choice.companyId)} />
      )}
      {!isThere && <NewCompanyFields typed={typed} onChange={set} />}
      {!isThere && (
        <KnownNow
          body={{ name: typed.name, country: typed.country, domains: typed.domain ? [typed.domain] : [] }}
          refusal={isKnown ? save.error : null}
          onUse={use}
        />
      )}
      <ContactPart
        company={isThere ? company : null}
        chosen={contactId}
        typed={typed}
        onChoose={setContactId}
        onChange={set}
      />
      <Field label={t('leads.dealTitle')} required>
        <Input value={typed.title} maxLength={400} onChange={(_, data) => set({ title: data.value })} />
      </Field>
      {save.error && !(isKnown && !isThere) && <ErrorBar error={save.error} isWrite />}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabled={!isReady || save.isSaving}>
          {t('leads.qualifyNow')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}

function typedOf(lead: LeadReply): Typed {
  const at = lead.email.lastIndexOf('@');
  return {
    name: lead.companyName,
    country: lead.country || null,
    website: lead.website,
    domain: lead.scoreReasons.some(({ code }) => code === 'business_domain') ? lead.email.slice(at + 1) : '',
    contactName: lead.contactName || lead.email.slice(0, Math.max(0, at)),
    contactTitle: lead.contactTitle,
    phone: lead.phone,
    address: lead.email,
    title: lead.title || lead.number,
  };
}

function bodyOf(
  lead: LeadReply,
  typed: Typed,
  company: Chosen | null,
  contactId: number | 'new' | 'none',
): QualifyBody {
  const made = {
    ...{ name: typed.name.trim(), country: typed.country, website: typed.website.trim() || null },
    domain: typed.domain.trim() || null,
  };
  const person = {
    ...{ name: typed.contactName.trim(), title: typed.contactTitle.trim() || null },
    ...(typed.phone.trim() ? { phone: typed.phone.trim() } : {}),
    ...(typed.address.trim() ? { address: typed.address.trim() } : {}),
  };
  const isNobody = contactId === 'none' || (contactId === 'new' && !person.name);
  return {
    version: lead.version,
    company: company ? { id: company.id } : made,
    contact: isNobody ? null : typeof contactId === 'number' ? { id: contactId } : person,
    opportunity: { title: typed.title.trim() },
  };
}

interface FieldsProps {
  typed: Typed;
  onChange(part: Partial<Typed>): void;
}

function NewCompanyFields({ typed, onChange }: FieldsProps) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={styles.part}>
      <Field label={t('leads.companyName')} required>
        <Input value={typed.name} maxLength={300} onChange={(_, data) => onChange({ name: data.value })} />
      </Field>
      <Field label={t('leads.country')}>
        <CountryInput value={typed.country} onChange={country => onChange({ country })} />
      </Field>
      <Field label={t('leads.domain')}>
        <Input value={typed.domain} maxLength={255} onChange={(_, data) => onChange({ domain: data.value })} />
      </Field>
      <Field label={t('leads.website')}>
        <Input value={typed.website} maxLength={300} onChange={(_, data) => onChange({ website: data.value })} />
      </Field>
    </div>
  );
}

interface ContactProps extends FieldsProps {
  company: Chosen | null;
  chosen: number | 'new' | 'none';
  onChoose(chosen: number | 'new' | 'none'): void;
}

function ContactPart({ company, chosen, typed, onChoose, onChange }: ContactProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const load = useLoad(company ? `company:${company.id}` : null, signal => api.company(company?.id ?? 0, signal));
  const contacts = company ? (load.data?.contacts ?? []) : [];
  const way = typeof chosen === 'number' ? 'there' : chosen;
  const first = contacts[0]?.id;
  return (
    <div className={styles.part}>
      <h3 className={styles.title}>{t('leads.contactName')}</h3>
      <RadioGroup
        layout="horizontal"
        aria-label={t('leads.contactName')}
        value={way}
        onChange={(_, data) =>
          onChoose(data.value === 'there' ? (first ?? 'new') : data.value === 'none' ? 'none' : 'new')
        }
      >
        <Radio value="new" label={t('leads.contactNew')} />
        {contacts.length > 0 && <Radio value="there" label={t('leads.contactThere')} />}
        <Radio value="none" label={t('leads.contactNone')} />
      </RadioGroup>
      {way === 'there' && (
        <Select
          aria-label={t('leads.contactThere')}
          value={String(chosen)}
          onChange={(_, data) => onChoose(Number(data.value))}
        >
          {contacts.map(contact => (
            <option key={contact.id} value={contact.id}>
              {contact.name}
            </option>
          ))}
        </Select>
      )}
      {way === 'new' && (
        <>
          <Field label={t('leads.contactName')}>
            <Input
              value={typed.contactName}
              maxLength={200}
              onChange={(_, data) => onChange({ contactName: data.value })}
            />
          </Field>
          <Field label={t('leads.contactTitle')}>
            <Input
              value={typed.contactTitle}
              maxLength={200}
              onChange={(_, data) => onChange({ contactTitle: data.value })}
            />
          </Field>
          <Field label={t('leads.contactAddress')}>
            <Input value={typed.address} maxLength={320} onChange={(_, data) => onChange({ address: data.value })} />
          </Field>
          <Field label={t('leads.phone')}>
            <Input value={typed.phone} maxLength={100} onChange={(_, data) => onChange({ phone: data.value })} />
          </Field>
        </>
      )}
    </div>
  );
}
