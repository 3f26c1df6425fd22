import { Checkbox, Field, Select } from '@fluentui/react-components';
import type { OpportunityQuery } from '../../../service/leads/opportunity.schema';
import { api } from '../../../ui/api';
import { DaySpan } from '../../../ui/list/DaySpan';
import { ExportMenu } from '../../../ui/list/ExportMenu';
import { FilterPopover } from '../../../ui/list/FilterPopover';
import { PersonSelect } from '../../../ui/list/PersonSelect';
import { setQuery } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import type { Saving } from '../../../ui/useSave';
import { useLoad } from '../../../ui/useLoad';
import { allStages, filterNames, flags, sorts } from './dealQuery';
import { useDealWord } from './dealWords';

const isState = (value: string): boolean => value === 'closed' || value === 'all';

/** The filters beside whose and words. */
export function DealFilters({ query, isBoard }: { query: OpportunityQuery; isBoard: boolean }) {
  const { t } = useTexts();
  const word = useDealWord();
  const stage = isBoard ? undefined : (query.stage ?? query.state);
  const values = [stage, query.ownerId, query.companyId, query.from ?? query.to, ...flags.map(name => query[name])];
  return (
    <FilterPopover label={t('deals.filters')} values={values} names={filterNames}>
      {!isBoard && (
        <>
          <Field label={t('deals.stage')}>
            <Select
              value={query.stage ?? query.state ?? ''}
              onChange={(_, { value }) =>
                setQuery(isState(value) ? { stage: null, state: value } : { stage: value || null, state: null })
              }
            >
              <option value="">{t('deals.openStages')}</option>
              <option value="closed">{t('digest.closedStages')}</option>
              <option value="all">{t('digest.allStages')}</option>
              {allStages.map(one => (
                <option key={one} value={one}>
                  {word('stage', one)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t('deals.sort')}>
            <Select value={query.sort ?? ''} onChange={(_, data) => setQuery({ sort: data.value || null })}>
              <option value="">{t('deals.sort_newest')}</option>
              {sorts.map(one => (
                <option key={one} value={one}>
                  {word('sort', one)}
                </option>
              ))}
            </Select>
          </Field>
        </>
      )}
      <OwnerSelect ownerId={query.ownerId} />
      {!isBoard && <DaySpan label={t('digest.dealSpan')} from={query.from} to={query.to} />}
      {flags.map(name => (
        <Checkbox
          key={name}
          label={t(name === 'attention' ? 'digest.attentionOnly' : `deals.${name}Only`)}
          checked={query[name] === true}
          onChange={(_, data) => setQuery({ [name]: data.checked === true ? '1' : null })}
        />
      ))}
    </FilterPopover>
  );
}

/** Whose they are. */
export function OwnerSelect({ ownerId }: { ownerId: number | undefined }) {
  const { t } = useTexts();
  const people = useLoad('people', signal => api.people(signal));
  return (
    <Field label={t('deals.owner')}>
      <PersonSelect
        value={ownerId}
        none={t('deals.allOwners')}
        people={people.data?.people}
        onChange={id => setQuery({ ownerId: id || null, ...(id ? { view: 'all' } : {}) })}
      />
    </Field>
  );
}

/** The list as a file. */
export function DealExport({ query, taking }: { query: OpportunityQuery; taking: Saving }) {
  const { t } = useTexts();
  const words = { export: t('deals.export'), xlsx: t('deals.exportXlsx'), csv: t('deals.exportCsv') };
  return <ExportMenu address="/api/opportunities/export" query={query} words={words} isIconOnly taking={taking} />;
}
