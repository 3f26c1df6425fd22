import { Checkbox, Field, Select } from '@fluentui/react-components';
import type { LeadQuery } from '../../../service/leads/leads.schema';
import { CountryInput } from '../../../ui/filing/CountryInput';
import { DaySpan } from '../../../ui/list/DaySpan';
import { ExportMenu } from '../../../ui/list/ExportMenu';
import { FilterPopover } from '../../../ui/list/FilterPopover';
import { PersonSelect } from '../../../ui/list/PersonSelect';
import { CampaignField } from '../../../ui/leads/CampaignField';
import { leadsApi } from '../../../ui/leads/leadsApi';
import { setQuery } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import type { Saving } from '../../../ui/useSave';
import { useLoad } from '../../../ui/useLoad';
import { SourceField } from './LeadFields';
import { closedStages, filterNames, openStages } from './leadQuery';
import { useLeadWord } from '../../../ui/leads/leadWords';

const languages = ['en', 'zh', 'es', 'ru', 'fr', 'de', 'pt', 'ar', 'it', 'ja', 'ko', 'tr', 'pl', 'nl', 'vi'] as const;
const flags = [
  ['toCheck', 'leads.toCheckOnly'],
  ['overdue', 'leads.overdueOnly'],
  ['due', 'leads.dueOnly'],
  ['missed', 'digest.missedOnly'],
  ['returning', 'digest.returningOnly'],
] as const;

/** The filters beside whose and words. */
export function LeadFilters({ query, isBoard }: { query: LeadQuery; isBoard: boolean }) {
  const { t } = useTexts();
  const { stage, state, source, country, language, ownerId, toCheck, overdue, due, missed, returning, from, to } =
    query;
  const told = [stage, state, source, query.companyId, query.campaignId, country, language, ownerId, from ?? to];
  const values = [...told, toCheck, overdue, due, missed, returning];
  return (
    <FilterPopover label={t('leads.filters')} values={values} names={filterNames}>
      {!isBoard && <Stages query={query} />}
      <Origin query={query} />
      <DaySpan label={t(missed ? 'digest.dueSpan' : 'digest.cameSpan')} from={from} to={to} />
      {flags.map(([name, word]) => (
        <Checkbox
          key={name}
          label={t(word)}
          checked={query[name] === true}
          onChange={(_, data) => setQuery({ [name]: data.checked === true ? '1' : null })}
        />
      ))}
    </FilterPopover>
  );
}

function Stages({ query }: { query: LeadQuery }) {
  const { t } = useTexts();
  const word = useLeadWord();
  return (
    <>
      <Field label={t('leads.stage')}>
        <Select value={query.stage ?? ''} onChange={(_, data) => setQuery({ stage: data.value || null, state: null })}>
          <option value="">{t('leads.all')}</option>
          {[...openStages, ...closedStages].map(stage => (
            <option key={stage} value={stage}>
              {word('stage', stage)}
            </option>
          ))}
        </Select>
      </Field>
      {!query.stage && (
        <Field label={t('leads.state')}>
          <Select value={query.state ?? ''} onChange={(_, data) => setQuery({ state: data.value || null })}>
            <option value="">{t('leads.state_open')}</option>
            <option value="closed">{t('leads.state_closed')}</option>
            <option value="all">{t('leads.state_all')}</option>
          </Select>
        </Field>
      )}
    </>
  );
}

function Origin({ query }: { query: LeadQuery }) {
  const { t, language } = useTexts();
  const people = useLoad('leadPeople', signal => leadsApi.people(signal));
  const names = new Intl.DisplayNames([language], { type: 'language' });
  return (
    <>
      <SourceField
        value={query.source}
        none={t('leads.all')}
        onChange={source => setQuery({ source: source ?? null })}
      />
      <CampaignField
        value={query.campaignId ?? null}
        none={t('campaigns.any')}
        onChange={id => setQuery({ campaignId: id === null ? null : String(id) })}
      />
      <Field label={t('leads.country')}>
        <CountryInput value={query.country ?? null} onChange={code => setQuery({ country: code })} />
      </Field>
      <Field label={t('leads.language')}>
        <Select value={query.language ?? ''} onChange={(_, data) => setQuery({ language: data.value || null })}>
          <option value="">{t('leads.anyLanguage')}</option>
          {languages.map(code => (
            <option key={code} value={code}>
              {names.of(code)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('leads.owner')}>
        <PersonSelect
          value={query.ownerId}
          none={t('leads.allOwners')}
          people={people.data?.people}
          onChange={id => setQuery({ ownerId: id || null })}
        />
      </Field>
    </>
  );
}

/** The list as a file. */
export function LeadExport({ query, taking }: { query: LeadQuery; taking: Saving }) {
  const { t } = useTexts();
  const words = { export: t('leads.export'), xlsx: t('leads.exportXlsx'), csv: t('leads.exportCsv') };
  return <ExportMenu address="/api/leads/export" query={query} words={words} isIconOnly taking={taking} />;
}
