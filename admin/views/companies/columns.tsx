import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import type { CompanyLine } from '../../../service/companies/companies.schema';
import type { FieldReply } from '../../../service/companies/customFields.schema';
import { companyApi } from '../../../ui/companies/companyApi';
import { StandingMark } from '../../../ui/companies/StandingMark';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { useTypes } from '../../../ui/filing/PartyName';
import type { Column } from '../../../ui/list/List';
import { useTexts } from '../../../ui/texts/texts';
import { DateText, useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import type { InlineField } from './InlineCell';
import { InlineCell } from './InlineCell';
import { LevelCell } from './LevelCell';
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

export interface ColumnChoice {
  key: string;
  head: string;
}
const standard = ['type', 'level', 'country', 'owner', 'records', 'last'];
// The list takes eight; the name and the box always stand.
const MOST = 6;

/** The columns that can be shown beside the name, and those that are: as the address says, else the usual ones. */
export function useCompanyColumns(asked: string | null): {
  columns: readonly Column<CompanyLine>[];
  choices: readonly ColumnChoice[];
  chosen: readonly string[];
} {
  const { t } = useTexts();
  const all = useAllColumns();
  return useMemo(() => {
    const wanted = asked === null ? standard : asked.split('-');
    const shown = all.filter(column => wanted.includes(column.key)).slice(0, MOST);
    const name: Column<CompanyLine> = {
      key: 'name',
      head: t('companies.name'),
      width: 'minmax(0, 3fr)',
      cell: company => <NameCell company={company} />,
    };
    return { columns: [name, ...shown], choices: all, chosen: shown.map(column => column.key) };
  }, [all, asked, t]);
}

function NameCell({ company }: { company: CompanyLine }) {
  const styles = useStyles();
  return (
    <span className={styles.line}>
      <CompanyNames company={company} />
      {company.standing === 'barred' && <StandingMark standing="barred" />}
    </span>
  );
}

function useAllColumns(): readonly Column<CompanyLine>[] {
  const { t, language } = useTexts();
  const types = useTypes();
  const formats = useFormats();
  const dictionary = useDictionary();
  const fields = useLoad('customFields', signal => companyApi.fields(signal));
  const own = fields.data?.fields;
  return useMemo(() => {
    const text = (key: string, head: string, cell: (company: CompanyLine) => ReactNode): Column<CompanyLine> => ({
      ...{ key, head, cell },
      width: 'minmax(0, 1fr)',
    });
    const inline = (key: string, field: InlineField, head: string) =>
      text(key, head, company => <InlineCell company={company} field={field} head={head} />);
    const figure = (key: string, head: string, of: (company: CompanyLine) => number): Column<CompanyLine> => ({
      ...{ key, head, width: '88px', isEnd: true },
      cell: company => (of(company) > 0 ? formats.count(of(company)) : ''),
    });
    const day = (key: string, head: string, of: (company: CompanyLine) => string | null): Column<CompanyLine> => ({
      ...{ key, head, width: '120px', isEnd: true },
      cell: company => <DateCell at={of(company)} />,
    });
    const shown = (own ?? []).filter(field => field.isActive && field.isInList && field.subject === 'company');
    return [
      { ...text('type', t('companies.kind'), company => types(company)), width: 'minmax(0, 0.8fr)' },
      text('level', t('profile.level'), company => <LevelCell company={company} />),
      inline('country', 'country', t('companies.country')),
      text('city', t('companies.city'), company => company.city ?? ''),
      // A name of two scripts has room at 1,280 px.
      { ...inline('owner', 'owner', t('companies.owner')), width: 'minmax(128px, 1fr)' },
      inline('industry', 'industry', t('profile.industry')),
      ...(['region', 'source'] as const).map(kind =>
        text(kind, t(`profile.${kind}`), company => dictionary.name(kind, company[kind])),
      ),
      inline('tags', 'tags', t('profile.tags')),
      ...shown.map(field =>
        text(`f_${field.code}`, language === 'zh-CN' ? field.nameZh : field.nameEn, company =>
          inWords(field, company.fields[field.code], language === 'zh-CN'),
        ),
      ),
      figure('contacts', t('companies.contacts'), company => company.contactCount),
      figure('records', t('companies.openRecords'), company => company.openRecordCount),
      {
        ...{ key: 'complete', head: t('desk.complete'), width: '88px', isEnd: true },
        cell: company => (company.completeness === null ? '' : t('desk.percent', { n: company.completeness })),
      },
      day('created', t('profile.column_created'), company => company.createdAt),
      day('last', t('companies.lastContact'), company => company.lastContactAt),
    ];
    // `types` is made anew with the texts.
  }, [t, language, formats, dictionary, own]);
}

function DateCell({ at }: { at: string | null }) {
  return at && <DateText at={at} />;
}

/** A value as people read it: choices by their names. */
function inWords(field: FieldReply, value: string | undefined, isChinese: boolean): string {
  if (value === undefined || (field.kind !== 'choice' && field.kind !== 'choices')) return value ?? '';
  return value
    .split('; ')
    .map(code => {
      const choice = field.choices.find(one => one.code === code);
      return choice ? (isChinese ? choice.nameZh : choice.nameEn) : code;
    })
    .join(', ');
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
