import {
  Badge,
  Button,
  Checkbox,
  Field,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Select,
  tokens,
} from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';
import type { LeadQuery } from '../../../service/leads/leads.schema';
import { CountryInput } from '../../../ui/filing/CountryInput';
import { DaySpan } from '../../../ui/list/DaySpan';
import { queryString, takeFile } from '../../../ui/http';
import { CampaignField } from '../../../ui/leads/CampaignField';
import { leadsApi } from '../../../ui/leads/leadsApi';
import { setQuery } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { useTexts } from '../../../ui/texts/texts';
import type { Saving } from '../../../ui/useSave';
import { useLoad } from '../../../ui/useLoad';
import { closedStages, filterNames, leadSources, openStages } from './leadQuery';
import { useLeadWord } from '../../../ui/leads/leadWords';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, width: 'min(300px, 80vw)' },
  count: { marginLeft: tokens.spacingHorizontalXS },
});

const languages = ['en', 'zh', 'es', 'ru', 'fr', 'de', 'pt', 'ar', 'it', 'ja', 'ko', 'tr', 'pl', 'nl', 'vi'] as const;
const flags = [
  ['toCheck', 'leads.toCheckOnly'],
  ['overdue', 'leads.overdueOnly'],
  ['due', 'leads.dueOnly'],
  ['missed', 'digest.missedOnly'],
  ['returning', 'digest.returningOnly'],
] as const;

/** The filters beside whose and words; all of them in the address, so that a colleague who opens it sees the same. */
export function LeadFilters({ query, isBoard }: { query: LeadQuery; isBoard: boolean }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { stage, state, source, country, language, ownerId, toCheck, overdue, due, missed, returning, from, to } =
    query;
  const told = [stage, state, source, query.companyId, query.campaignId, country, language, ownerId, from ?? to];
  const set = [...told, toCheck, overdue, due, missed, returning].filter(Boolean).length;
  return (
    <Popover trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button icon={<FilterRegular />}>
          {t('leads.filters')}
          {set > 0 && (
            <Badge className={styles.count} appearance="filled" color="brand">
              {set}
            </Badge>
          )}
        </Button>
      </PopoverTrigger>
      <PopoverSurface aria-label={t('leads.filters')}>
        <div className={styles.form}>
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
          <Button onClick={() => setQuery(Object.fromEntries(filterNames.map(name => [name, null])))}>
            {t('common.clearFilters')}
          </Button>
        </div>
      </PopoverSurface>
    </Popover>
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
  const word = useLeadWord();
  const people = useLoad('leadPeople', signal => leadsApi.people(signal));
  const names = new Intl.DisplayNames([language], { type: 'language' });
  return (
    <>
      <Field label={t('leads.source')}>
        <Select value={query.source ?? ''} onChange={(_, data) => setQuery({ source: data.value || null })}>
          <option value="">{t('leads.all')}</option>
          {leadSources.map(source => (
            <option key={source} value={source}>
              {word('source', source)}
            </option>
          ))}
        </Select>
      </Field>
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
        <Select
          value={query.ownerId ? String(query.ownerId) : ''}
          onChange={(_, data) => setQuery({ ownerId: data.value || null })}
        >
          <option value="">{t('leads.allOwners')}</option>
          {(people.data?.people ?? []).map(person => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}

/** The list as a file, for whoever may take it out of the house; the page tells of a refusal. */
export function LeadExport({ query, taking }: { query: LeadQuery; taking: Saving }) {
  const { t } = useTexts();
  const { can } = useSession();
  if (!can('data.export')) return null;
  const take = (format: 'xlsx' | 'csv') =>
    taking.run(() => takeFile(`/api/leads/export${queryString({ ...query, format })}`));
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<ArrowDownloadRegular />} aria-label={t('leads.export')} title={t('leads.export')} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => take('xlsx')}>{t('leads.exportXlsx')}</MenuItem>
          <MenuItem onClick={() => take('csv')}>{t('leads.exportCsv')}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
