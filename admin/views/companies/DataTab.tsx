import { Checkbox, makeStyles, Select } from '@fluentui/react-components';
import type { CompanyReply } from '../../../service/companies/companies.schema';
import { api } from '../../../ui/api';
import { CountryInput } from '../../../ui/filing/CountryInput';
import { useTypes } from '../../../ui/filing/PartyName';
import { Card } from '../../../ui/Page';
import { useSession } from '../../../ui/session';
import { TextListField } from '../../../ui/TextListField';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { FieldRow } from './FieldRow';
import { CompaniesRow } from './CompaniesRow';
import { companyTypes } from './query';
import { Shares } from './Shares';
import { TextRow } from './TextRow';
import { useFieldSaving } from './useCompanyFields';

const useStyles = makeStyles({
  card: { maxWidth: '720px' },
  types: { display: 'flex', flexWrap: 'wrap' },
  // The row names the field already; the label stays for readers of the screen.
  labelled: {
    '& label': { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  },
});

const flags = {
  customer: 'isCustomer',
  supplier: 'isSupplier',
  agent: 'isAgent',
  partner: 'isPartner',
  competitor: 'isCompetitor',
  forwarder: 'isForwarder',
} as const;

interface Props {
  company: CompanyReply;
  onSaved(fresh: CompanyReply): void;
}

/** Everything that is known of a company, each field edited where it stands. */
export function DataTab({ company, onSaved }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const common = { company, onSaved };
  return (
    <Card className={styles.card} label={t('companies.tab_data')}>
      <TextRow {...common} field="name" label={t('companies.name')} maxLength={300} />
      <TextRow {...common} field="otherName" label={t('companies.otherName')} maxLength={300} />
      <TypesRow {...common} />
      <CountryRow {...common} />
      <TextRow {...common} field="city" label={t('companies.city')} maxLength={200} />
      <TextRow {...common} field="website" label={t('companies.website')} maxLength={300} />
      <TextRow {...common} field="phone" label={t('companies.phone')} maxLength={60} />
      <OwnerRow {...common} />
      <DomainsRow {...common} />
      <CompaniesRow {...common} field="parent" />
      {company.isAgent && <CompaniesRow {...common} field="principals" />}
      <Shares companyId={company.id} />
    </Card>
  );
}

function TypesRow({ company, onSaved }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { can } = useSession();
  const typesOf = useTypes();
  const seen = (of: CompanyReply) => typesOf(of);
  const saving = useFieldSaving(company, seen, onSaved);
  const chosen = companyTypes.filter(type => company[flags[type]]);
  return (
    <FieldRow label={t('companies.kind')} saving={saving} seen={seen}>
      {company.canEdit ? (
        <div className={styles.types} role="group" aria-label={t('companies.kind')}>
          {companyTypes
            .filter(type => type !== 'supplier' || can('suppliers.read') || company.isSupplier)
            .map(type => (
              <Checkbox
                key={type}
                label={t(`common.${type}`)}
                checked={company[flags[type]]}
                // The last one stays: a company is something to us.
                disabled={saving.isSaving || (chosen.length === 1 && company[flags[type]])}
                onChange={(_, data) => void saving.save({ [flags[type]]: data.checked === true })}
              />
            ))}
        </div>
      ) : (
        typesOf(company)
      )}
    </FieldRow>
  );
}

function CountryRow({ company, onSaved }: Props) {
  const { t } = useTexts();
  const { country } = useFormats();
  const seen = (of: CompanyReply) => of.country;
  const saving = useFieldSaving(company, seen, onSaved);
  return (
    <FieldRow label={t('companies.country')} saving={saving} seen={seen}>
      {company.canEdit ? (
        <CountryInput
          label={t('companies.country')}
          value={company.country}
          onChange={code => void saving.save({ country: code })}
        />
      ) : company.country ? (
        country(company.country)
      ) : (
        t('common.notKnown')
      )}
    </FieldRow>
  );
}

function OwnerRow({ company, onSaved }: Props) {
  const { t } = useTexts();
  const seen = (of: CompanyReply) => of.ownerName;
  const saving = useFieldSaving(company, seen, onSaved);
  const people = useLoad(company.canEdit ? 'people' : null, signal => api.people(signal));
  return (
    <FieldRow label={t('companies.owner')} saving={saving} seen={seen}>
      {company.canEdit && people.data ? (
        <Select
          aria-label={t('companies.owner')}
          value={company.ownerId === null ? '' : String(company.ownerId)}
          disabled={saving.isSaving}
          onChange={(_, data) => void saving.save({ ownerId: data.value ? Number(data.value) : null })}
        >
          <option value="">{t('companies.nobody')}</option>
          {company.ownerId !== null && !people.data.people.some(person => person.id === company.ownerId) && (
            <option value={company.ownerId}>{company.ownerName}</option>
          )}
          {people.data.people.map(person => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </Select>
      ) : (
        (company.ownerName ?? t('common.notKnown'))
      )}
    </FieldRow>
  );
}

function DomainsRow({ company, onSaved }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const seen = (of: CompanyReply) => of.domains;
  const saving = useFieldSaving(company, seen, onSaved);
  return (
    <FieldRow label={t('companies.domains')} saving={saving} seen={seen}>
      {company.canEdit ? (
        <div className={styles.labelled}>
          <TextListField
            isWord
            label={t('companies.domains')}
            hint={t('companies.domainsHint')}
            values={company.domains}
            onChange={domains => void saving.save({ domains })}
          />
        </div>
      ) : (
        company.domains.join(', ') || t('common.notKnown')
      )}
    </FieldRow>
  );
}
