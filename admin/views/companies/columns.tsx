import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { CompanyLine } from '../../../service/companies/companies.schema';
import { useTypes } from '../../../ui/filing/PartyName';
import type { Column } from '../../../ui/list/List';
import { useTexts } from '../../../ui/texts/texts';
import { DateText, useFormats } from '../../../ui/useFormats';
import { namesInOrder } from './names';

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', display: 'block', minWidth: 0 },
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  line: { display: 'flex', gap: tokens.spacingHorizontalS, minWidth: 0 },
  grow: { flex: 1, minWidth: 0 },
  small: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** Both names, the one in the reader's script first. */
export function CompanyNames({ company }: { company: { name: string; otherName: string | null } }) {
  const styles = useStyles();
  const { language } = useTexts();
  const [first, second] = namesInOrder(company, language);
  return (
    <span className={styles.cut} title={second ? `${first} ${second}` : first}>
      <span className={styles.name}>{first}</span>
      {second && <span className={styles.quiet}> {second}</span>}
    </span>
  );
}

/** Columns of the list; unknown is empty. */
export function useCompanyColumns(): readonly Column<CompanyLine>[] {
  const { t } = useTexts();
  const types = useTypes();
  const formats = useFormats();
  return useMemo(
    () => [
      {
        key: 'name',
        head: t('companies.name'),
        width: 'minmax(0, 3fr)',
        cell: company => <CompanyNames company={company} />,
      },
      { key: 'type', head: t('companies.kind'), width: 'minmax(0, 1fr)', cell: company => types(company) },
      {
        key: 'country',
        head: t('companies.country'),
        width: 'minmax(0, 1fr)',
        cell: company => (company.country ? formats.country(company.country) : ''),
      },
      { key: 'owner', head: t('companies.owner'), width: 'minmax(0, 1fr)', cell: company => company.ownerName ?? '' },
      {
        key: 'contacts',
        head: t('companies.contacts'),
        width: '80px',
        isEnd: true,
        cell: company => (company.contactCount > 0 ? formats.count(company.contactCount) : ''),
      },
      {
        key: 'records',
        head: t('companies.openRecords'),
        width: '104px',
        isEnd: true,
        cell: company => (company.openRecordCount > 0 ? formats.count(company.openRecordCount) : ''),
      },
      {
        key: 'last',
        head: t('companies.lastMail'),
        width: '120px',
        isEnd: true,
        cell: company => company.lastMessageAt && <DateText at={company.lastMessageAt} />,
      },
    ],
    // `types` is made anew with the texts.
    [t, formats],
  );
}

/** The same in two lines, for a phone. */
export function CompanyCard({ company }: { company: CompanyLine }) {
  const styles = useStyles();
  const types = useTypes();
  const { country } = useFormats();
  return (
    <div className={styles.card}>
      <span className={styles.line}>
        <span className={styles.grow}>
          <CompanyNames company={company} />
        </span>
        {company.lastMessageAt && (
          <DateText at={company.lastMessageAt} className={mergeClasses(styles.quiet, styles.small)} />
        )}
      </span>
      <span className={mergeClasses(styles.cut, styles.small, styles.quiet)}>
        {[types(company), company.country && country(company.country), company.ownerName].filter(Boolean).join(' · ')}
      </span>
    </div>
  );
}
