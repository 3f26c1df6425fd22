import { makeStyles, tokens } from '@fluentui/react-components';
import type { CompanyReply } from '../../../service/companies/companies.schema';
import type { Place } from '../../../ui/formats';
import { dayOf } from '../../../ui/formats';
import { PageLink } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { useFormats } from '../../../ui/useFormats';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalS}`,
    [onPhone]: { gridTemplateColumns: '1fr 1fr', padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}` },
  },
  tile: {
    display: 'flex',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalS,
    [onPhone]: { flexDirection: 'column' },
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    textDecoration: 'none',
    minWidth: 0,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  label: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'nowrap',
  },
  number: {
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
  },
});

/** The numbers of a company, each of which opens what it counts. */
export function Numbers({ company }: { company: CompanyReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { count, now, full, place } = useFormats();
  const days = company.lastMessageAt ? daysSince(new Date(company.lastMessageAt), now, place) : null;
  const base = `/companies/${company.id}`;
  const tiles = [
    {
      label: t('companies.lastContact'),
      number: days === null ? '-' : days < 1 ? t('companies.lastToday') : t('companies.daysAgo', { n: count(days) }),
      to: base,
      title: company.lastMessageAt ? full(company.lastMessageAt) : t('companies.noTimeline'),
    },
    {
      label: t('companies.mails'),
      number: company.messageCount >= 1000 ? '1,000+' : count(company.messageCount),
      to: `/mail?company=${company.id}`,
    },
    { label: t('companies.openRecords'), number: count(company.openRecordCount), to: `${base}/records?state=open` },
    { label: t('companies.contacts'), number: count(company.contacts.length), to: `${base}/contacts` },
  ];
  return (
    <div className={styles.row}>
      {tiles.map(tile => (
        <PageLink key={tile.label} to={tile.to} className={styles.tile} title={tile.title}>
          <span className={styles.label}>{tile.label}</span>
          <span className={styles.number}>{tile.number}</span>
        </PageLink>
      ))}
    </div>
  );
}

/** Days of the calendar, not spans of 24 hours: the lists beside it say "yesterday". */
function daysSince(at: Date, now: Date, place: Place): number {
  return Math.round((Date.parse(dayOf(now, place)) - Date.parse(dayOf(at, place))) / 86_400_000);
}
