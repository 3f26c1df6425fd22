import {
  Button,
  Input,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Select,
  Tab,
  TabList,
  tokens,
} from '@fluentui/react-components';
import { BuildingRegular } from '@fluentui/react-icons/svg/building';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useEffect, useRef, useState } from 'react';
import type { ContactListQuery } from '../../../service/companies/contactList.schema';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { PickBox } from '../../../ui/filing/PickBox';
import { useKeys } from '../../../ui/keys';
import { setQuery } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { languageName, usualLanguages } from './languages';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  search: { width: '236px', [onPhone]: { width: '100%' } },
  pick: { width: 'min(420px, 80vw)' },
  company: { maxWidth: '260px', overflow: 'hidden' },
});

interface Props {
  query: ContactListQuery;
  /** Of the one that the list is narrowed to, where it is known. */
  companyName?: string;
}

/** Mine or all, words, company, role and language; all of it in the address. */
export function ContactFilters({ query, companyName }: Props) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const dictionary = useDictionary();
  const languages = [...new Set([...usualLanguages, ...(query.language ? [query.language] : [])])];
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
      <OfCompany isSet={query.companyId !== undefined} name={companyName} />
      <Select
        aria-label={t('profile.roles')}
        value={query.role ?? ''}
        onChange={(_, data) => setQuery({ role: data.value || null })}
      >
        <option value="">{t('contactList.allRoles')}</option>
        {dictionary.words('contact_role', query.role).map(word => (
          <option key={word.code} value={word.code}>
            {word.name}
          </option>
        ))}
      </Select>
      <Select
        aria-label={t('contactList.language')}
        value={query.language ?? ''}
        onChange={(_, data) => setQuery({ language: data.value || null })}
      >
        <option value="">{t('contactList.allLanguages')}</option>
        {languages.map(code => (
          <option key={code} value={code}>
            {languageName(code, language)}
          </option>
        ))}
      </Select>
    </div>
  );
}

/** The one company whose people are shown, taken away by its cross, chosen by a search. */
function OfCompany({ isSet, name }: { isSet: boolean; name: string | undefined }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const shown = name ?? t('contactList.thatCompany');
  if (isSet)
    return (
      <Button
        className={styles.company}
        icon={<DismissRegular />}
        iconPosition="after"
        aria-label={t('contactList.withoutCompany', { name: shown })}
        onClick={() => setQuery({ company: null })}
      >
        {shown}
      </Button>
    );
  return (
    <Popover open={isOpen} onOpenChange={(_, data) => setOpen(data.open)} trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button icon={<BuildingRegular />}>{t('contactList.anyCompany')}</Button>
      </PopoverTrigger>
      <PopoverSurface aria-label={t('contactList.chooseCompany')} className={styles.pick}>
        <PickBox
          companiesOnly
          placeholder={t('companies.name')}
          onChoose={choice => {
            setOpen(false);
            setQuery({ company: String(choice.companyId) });
          }}
        />
      </PopoverSurface>
    </Popover>
  );
}

function SearchBox({ q }: { q: string }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { can } = useSession();
  const [typed, setTyped] = useState(q);
  const input = useRef<HTMLInputElement>(null);
  const wasTyping = useRef(false);
  useKeys([{ code: 'KeyF', group: 'lists', label: 'mail.keyFilter', run: () => input.current?.focus() }]);
  useEffect(() => {
    if (typed.trim() === q || !wasTyping.current) return;
    const timer = window.setTimeout(() => setQuery({ q: typed.trim() || null }, { replace: true }), 300);
    return () => window.clearTimeout(timer);
  }, [typed, q]);
  // Addresses are sought for those who may see them.
  const label = t(can('fields.contact.view') ? 'contactList.searchReach' : 'contactList.search');
  return (
    <Input
      ref={input}
      type="search"
      className={styles.search}
      aria-label={label}
      placeholder={label}
      contentBefore={<SearchRegular />}
      value={typed}
      onChange={(_, data) => {
        wasTyping.current = true;
        setTyped(data.value);
      }}
    />
  );
}
