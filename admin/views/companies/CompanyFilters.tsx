import { makeStyles, Select, Tab, TabList, tokens } from '@fluentui/react-components';
import type { CompanyQuery } from '../../../ui/apiTypes';
import { ListSearch } from '../../../ui/list/ListSearch';
import { setQuery } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { MoreFilters } from './MoreFilters';
import { companyTypes } from './query';

const sortNames: Readonly<Record<string, string>> = { last_mail: '-lastMail', created: '-created' };

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

/** Mine or all, type, words, and the order; all of it in the address. */
export function CompanyFilters({ query }: { query: CompanyQuery }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={styles.bar}>
      <TabList
        size="small"
        selectedValue={query.mine ? 'mine' : 'all'}
        onTabSelect={(_, data) => setQuery({ view: data.value === 'mine' ? 'mine' : null })}
      >
        <Tab value="all">{t('common.all')}</Tab>
        <Tab value="mine">{t('common.mine')}</Tab>
      </TabList>
      <ListSearch key={query.q ?? ''} q={query.q ?? ''} label={t('companies.searchPlaceholder')} />
      <Select
        aria-label={t('companies.kind')}
        value={query.type ?? ''}
        onChange={(_, data) => setQuery({ type: data.value || null })}
      >
        <option value="">{t('companies.allTypes')}</option>
        {companyTypes.map(type => (
          <option key={type} value={type}>
            {t(`common.${type}`)}
          </option>
        ))}
      </Select>
      <Select
        aria-label={t('companies.order')}
        value={query.sort ?? 'name'}
        onChange={(_, data) => setQuery({ sort: sortNames[data.value] ?? null })}
      >
        <option value="name">{t('companies.byName')}</option>
        <option value="last_mail">{t('companies.byLastMail')}</option>
        <option value="created">{t('profile.byCreated')}</option>
      </Select>
      <MoreFilters query={query} />
    </div>
  );
}
