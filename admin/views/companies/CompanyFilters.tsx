import { Input, makeStyles, Select, Tab, TabList, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useEffect, useRef, useState } from 'react';
import type { CompanyQuery } from '../../../ui/apiTypes';
import { useKeys } from '../../../ui/keys';
import { setQuery } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { MoreFilters } from './MoreFilters';
import { companyTypes } from './query';

const sortNames: Readonly<Record<string, string>> = { last_mail: '-lastMail', created: '-created' };

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  search: { width: '200px', [onPhone]: { width: '100%' } },
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
      <SearchBox key={query.q ?? ''} q={query.q ?? ''} />
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

function SearchBox({ q }: { q: string }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [typed, setTyped] = useState(q);
  const input = useRef<HTMLInputElement>(null);
  const wasTyping = useRef(false);
  useKeys([{ code: 'KeyF', group: 'lists', label: 'mail.keyFilter', run: () => input.current?.focus() }]);
  useEffect(() => {
    if (typed.trim() === q || !wasTyping.current) return;
    const timer = window.setTimeout(() => setQuery({ q: typed.trim() || null }, { replace: true }), 300);
    return () => window.clearTimeout(timer);
  }, [typed, q]);
  return (
    <Input
      ref={input}
      type="search"
      className={styles.search}
      aria-label={t('companies.searchPlaceholder')}
      placeholder={t('companies.searchPlaceholder')}
      contentBefore={<SearchRegular />}
      value={typed}
      onChange={(_, data) => {
        wasTyping.current = true;
        setTyped(data.value);
      }}
    />
  );
}
