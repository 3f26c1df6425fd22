import {
  Button,
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
import { useState } from 'react';
import type { ContactListQuery } from '../../../service/companies/contactList.schema';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { PickBox } from '../../../ui/filing/PickBox';
import { ListSearch } from '../../../ui/list/ListSearch';
import { setQuery } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { useTexts } from '../../../ui/texts/texts';
import { languageName, usualLanguages } from './languages';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
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
  const { can } = useSession();
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
      <ListSearch
        key={query.q ?? ''}
        q={query.q ?? ''}
        // Addresses are sought for those who may see them.
        label={t(can('fields.contact.view') ? 'contactList.searchReach' : 'contactList.search')}
      />
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
