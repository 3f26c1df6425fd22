import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { ContactLine } from '../../../service/companies/contactList.schema';
import { useDictionary } from '../../../ui/companies/useDictionary';
import type { Column } from '../../../ui/list/List';
import { useTexts } from '../../../ui/texts/texts';
import type { ColumnChoice } from '../companies/columns';
import { namesInOrder } from '../companies/names';
import { languageName } from './languages';

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', display: 'block', minWidth: 0 },
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  small: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

// Language and birthday stay empty for most, and addresses need the room at 1,280 px.
const usual = ['role', 'company', 'address', 'phone', 'owner'];

/** The columns that can be shown beside the name, and those that are: as the address says, else the usual ones. */
export function useContactColumns(asked: string | null): {
  columns: readonly Column<ContactLine>[];
  choices: readonly ColumnChoice[];
  chosen: readonly string[];
} {
  const all = useAllColumns();
  return useMemo(() => {
    const wanted = asked === null ? usual : asked.split('-');
    const [name, ...choices] = all as [Column<ContactLine>, ...Column<ContactLine>[]];
    const shown = choices.filter(column => wanted.includes(column.key));
    return { columns: [name, ...shown], choices, chosen: shown.map(column => column.key) };
  }, [all, asked]);
}

/** Who, what he is and where, how he is reached, and whose company it is. */
function useAllColumns(): readonly Column<ContactLine>[] {
  const { t, language } = useTexts();
  const roleOf = useStanding();
  return useMemo(() => {
    const text = (
      key: string,
      head: string,
      width: string,
      of: (contact: ContactLine) => string | null,
    ): Column<ContactLine> => ({
      ...{ key, head, width: `minmax(${width})` },
      cell: contact => <span title={of(contact) ?? undefined}>{of(contact)}</span>,
    });
    // Numbers are never cut, and a colleague's name of two scripts has room at 1,280 px.
    return [
      {
        ...{ key: 'name', head: t('contactList.name'), width: 'minmax(0, 1.5fr)' },
        cell: contact => <NameCell contact={contact} />,
      },
      text('role', t('contactList.titleRole'), '0, 1.3fr', roleOf),
      text('department', t('contactList.department'), '0, 1fr', contact => contact.department),
      text(
        'company',
        t('companies.name'),
        '0, 1.8fr',
        ({ company }) => namesInOrder(company, language)[0] ?? company.name,
      ),
      text('address', t('contactList.address'), '0, 2fr', contact => contact.addresses.join(', ')),
      text('phone', t('contactList.phone'), '136px, 1.3fr', contact => contact.phone),
      text('owner', t('companies.owner'), '116px, 1fr', contact => contact.company.ownerName),
      text('language', t('contactList.language'), '72px, 0.6fr', contact =>
        contact.language ? languageName(contact.language, language) : null,
      ),
      {
        ...text('birthday', t('contactList.birthday'), '0, 1fr', contact => contact.birthDay),
        width: '64px',
        isEnd: true,
      },
    ];
  }, [t, language, roleOf]);
}

/** "Head of purchasing · Buyer, Finance" */
function useStanding(): (contact: ContactLine) => string {
  const dictionary = useDictionary();
  return useMemo(
    () =>
      ({ title, roles }: ContactLine) =>
        [title, ...roles.map(({ role }) => dictionary.name('contact_role', role))].filter(Boolean).join(' · '),
    [dictionary],
  );
}

function NameCell({ contact }: { contact: ContactLine }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <span className={styles.cut} title={contact.name}>
      <span className={styles.name}>{contact.name}</span>
      {contact.leftAt && <span className={styles.quiet}> · {t('profile.left')}</span>}
    </span>
  );
}

/** The same in two lines, for a phone. */
export function ContactCard({ contact }: { contact: ContactLine }) {
  const styles = useStyles();
  const roleOf = useStanding();
  return (
    <div className={styles.card}>
      <NameCell contact={contact} />
      <span className={mergeClasses(styles.cut, styles.small, styles.quiet)}>
        {[roleOf(contact), contact.company.name, contact.addresses[0]].filter(Boolean).join(' · ')}
      </span>
    </div>
  );
}
