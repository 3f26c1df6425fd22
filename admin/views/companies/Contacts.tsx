import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { useState } from 'react';
import { useRoute } from '../../../ui/router';
import type { CompanyReply, ContactReply } from '../../../service/companies/companies.schema';
import { PersonAvatar } from '../../../ui/Marks';
import { Card } from '../../../ui/Page';
import { Empty } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { meaning } from '../../../ui/theme/meaning';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { ContactSheet } from './ContactSheet';
import { Suggestions } from './Suggestions';
import { MergeContactsLink } from './MergeLinks';

const useStyles = makeStyles({
  head: { display: 'flex', justifyContent: 'flex-end', padding: `0 0 ${tokens.spacingVerticalS}` },
  row: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1.2fr) minmax(0, 1fr) minmax(0, 1fr) minmax(0, 2fr) auto',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '44px',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
    [onPhone]: { gridTemplateColumns: 'auto minmax(0, 1fr) auto' },
  },
  asked: { backgroundColor: meaning.tpRowChosen },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  more: { [onPhone]: { gridColumn: '2 / -1', ':empty': { display: 'none' } } },
  edit: { [onPhone]: { gridColumn: '3', gridRow: '1' } },
  address: {
    color: tokens.colorBrandForegroundLink,
    textDecoration: 'none',
    ':hover': { textDecoration: 'underline' },
    display: 'block',
  },
});

/** Brings the one whom the address names into view. */
const showRow = (row: HTMLLIElement | null) => row?.scrollIntoView({ block: 'nearest' });

/** The people of a company and the addresses by which their mail is filed. */
export function Contacts({ company, onChanged }: { company: CompanyReply; onChanged(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [open, setOpen] = useState<ContactReply | 'new' | null>(null);
  const asked = Number(useRoute().query.get('contact'));
  const add = company.canEdit && (
    <Button icon={<AddRegular />} onClick={() => setOpen('new')}>
      {t('companies.addContact')}
    </Button>
  );
  return (
    <>
      <Suggestions company={company} onChanged={onChanged} />
      {company.contacts.length === 0 ? (
        <Empty icon={<PeopleRegular />} line={t('companies.noContacts')} action={add} />
      ) : (
        <>
          <div className={styles.head}>
            {add}
            <MergeContactsLink company={company} />
          </div>
          <Card isPadded={false} label={t('companies.contacts')}>
            <ul>
              {company.contacts.map(contact => (
                <li
                  key={contact.id}
                  ref={contact.id === asked ? showRow : undefined}
                  aria-current={contact.id === asked || undefined}
                  className={mergeClasses(styles.row, contact.id === asked && styles.asked)}
                >
                  <PersonAvatar name={contact.name} size={28} />
                  <span>
                    <span className={styles.name}>{contact.name}</span>
                    {contact.leftAt && <span className={styles.quiet}> · {t('profile.left')}</span>}
                  </span>
                  <span className={`${styles.quiet} ${styles.more}`}>
                    {[contact.title, contact.department].filter(Boolean).join(' · ')}
                    <RolesOf contact={contact} />
                  </span>
                  <span className={`${styles.quiet} ${styles.more}`}>{contact.phone}</span>
                  <span className={styles.more}>
                    {contact.addresses.map(address => (
                      <a key={address} className={styles.address} href={`mailto:${encodeURIComponent(address)}`}>
                        {address}
                      </a>
                    ))}
                  </span>
                  {company.canEdit && (
                    <Button
                      appearance="subtle"
                      className={styles.edit}
                      icon={<EditRegular />}
                      aria-label={t('companies.editContact', { name: contact.name })}
                      onClick={() => setOpen(contact)}
                    />
                  )}
                </li>
              ))}
            </ul>
          </Card>
        </>
      )}
      {open && (
        <ContactSheet
          companyId={company.id}
          contact={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          onChanged={onChanged}
          onSaved={() => {
            setOpen(null);
            onChanged();
          }}
        />
      )}
    </>
  );
}

/** "Buyer, Finance"; the first choice of a role is marked. */
function RolesOf({ contact }: { contact: ContactReply }) {
  const { t } = useTexts();
  const dictionary = useDictionary();
  if (contact.roles.length === 0) return null;
  return (
    <span style={{ display: 'block' }}>
      {contact.roles
        .map(({ role, isPrimary }) => {
          const name = dictionary.name('contact_role', role);
          return isPrimary ? t('profile.primaryOf', { role: name }) : name;
        })
        .join(' · ')}
    </span>
  );
}
