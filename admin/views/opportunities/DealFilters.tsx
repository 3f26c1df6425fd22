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
import type { OpportunityQuery } from '../../../service/leads/opportunity.schema';
import { api } from '../../../ui/api';
import { DaySpan } from '../../../ui/list/DaySpan';
import { queryString, takeFile } from '../../../ui/http';
import { setQuery } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { useTexts } from '../../../ui/texts/texts';
import type { Saving } from '../../../ui/useSave';
import { useLoad } from '../../../ui/useLoad';
import { allStages, filterNames, flags, sorts } from './dealQuery';
import { useDealWord } from './dealWords';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, width: 'min(300px, 80vw)' },
  count: { marginLeft: tokens.spacingHorizontalXS },
});

const isState = (value: string): boolean => value === 'closed' || value === 'all';
const clear = () => setQuery(Object.fromEntries(filterNames.map(name => [name, null])));

/** The filters beside whose and words; all of them in the address, so that a colleague who opens it sees the same. */
export function DealFilters({ query, isBoard }: { query: OpportunityQuery; isBoard: boolean }) {
  const styles = useStyles();
  const { t } = useTexts();
  const word = useDealWord();
  const stage = isBoard ? undefined : (query.stage ?? query.state);
  const set = [stage, query.ownerId, query.companyId, query.from ?? query.to, ...flags.map(name => query[name])].filter(
    Boolean,
  ).length;
  return (
    <Popover trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button icon={<FilterRegular />}>
          {t('deals.filters')}
          {set > 0 && (
            <Badge className={styles.count} appearance="filled" color="brand">
              {set}
            </Badge>
          )}
        </Button>
      </PopoverTrigger>
      <PopoverSurface aria-label={t('deals.filters')}>
        <div className={styles.form}>
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
          <Button onClick={clear}>{t('common.clearFilters')}</Button>
        </div>
      </PopoverSurface>
    </Popover>
  );
}

/** Whose they are. */
export function OwnerSelect({ ownerId }: { ownerId: number | undefined }) {
  const { t } = useTexts();
  const people = useLoad('people', signal => api.people(signal));
  return (
    <Field label={t('deals.owner')}>
      <Select
        value={ownerId ? String(ownerId) : ''}
        onChange={(_, data) => setQuery({ ownerId: data.value || null, ...(data.value ? { view: 'all' } : {}) })}
      >
        <option value="">{t('deals.allOwners')}</option>
        {(people.data?.people ?? []).map(person => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** The list as a file, for whoever may take it out of the house; the page tells of a refusal. */
export function DealExport({ query, taking }: { query: OpportunityQuery; taking: Saving }) {
  const { t } = useTexts();
  const { can } = useSession();
  if (!can('data.export')) return null;
  const take = (format: 'xlsx' | 'csv') =>
    taking.run(() => takeFile(`/api/opportunities/export${queryString({ ...query, format })}`));
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<ArrowDownloadRegular />} aria-label={t('deals.export')} title={t('deals.export')} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => take('xlsx')}>{t('deals.exportXlsx')}</MenuItem>
          <MenuItem onClick={() => take('csv')}>{t('deals.exportCsv')}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
