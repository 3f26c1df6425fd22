import { makeStyles, tokens } from '@fluentui/react-components';
import type { CompanyReply } from '../../../service/companies/companies.schema';
import { companyApi } from '../../../ui/companies/companyApi';
import type { Place } from '../../../ui/formats';
import { dayOf } from '../../../ui/formats';
import { PageLink } from '../../../ui/router';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalS}`,
    [onPhone]: { gridTemplateColumns: '1fr 1fr', padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}` },
  },
  group: {
    padding: `0 ${tokens.spacingHorizontalXXL}`,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    [onPhone]: { padding: `0 ${tokens.spacingHorizontalM}` },
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
      number: company.messageCount >= 1000 ? `${count(1000)}+` : count(company.messageCount),
      to: `/mail?company=${company.id}`,
    },
    { label: t('companies.openRecords'), number: count(company.openRecordCount), to: `${base}/records?state=open` },
    { label: t('companies.contacts'), number: count(company.contacts.length), to: `${base}/contacts` },
  ];
  return <Tiles tiles={tiles} />;
}

interface Tile {
  label: string;
  number: string;
  to: string;
  title?: string;
}

function Tiles({ tiles }: { tiles: readonly Tile[] }) {
  const styles = useStyles();
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

/** The figures of the whole group below those of the company; absent where nothing stands below it. */
export function GroupNumbers({ company }: { company: CompanyReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { count, now, full, place } = useFormats();
  const hasGroup = company.subsidiaries.length > 0;
  const load = useLoad(hasGroup ? `group:${company.id}:${company.version}` : null, signal =>
    companyApi.group(company.id, signal),
  );
  if (!load.data) return load.error ? <ErrorBar error={load.error} onRetry={load.reload} /> : null;
  const { companyCount, messageCount, openRecordCount, lastContactAt, lastCompany } = load.data;
  const days = lastContactAt ? daysSince(new Date(lastContactAt), now, place) : null;
  const base = `/companies/${company.id}?group=yes`;
  const tiles = [
    {
      label: t('companyWork.groupLast'),
      number: days === null ? '-' : days < 1 ? t('companies.lastToday') : t('companies.daysAgo', { n: count(days) }),
      to: lastCompany ? `/companies/${lastCompany.id}` : base,
      title: lastContactAt && lastCompany ? `${lastCompany.name} · ${full(lastContactAt)}` : undefined,
    },
    {
      label: t('companyWork.groupMail'),
      number: messageCount >= 1000 ? `${count(1000)}+` : count(messageCount),
      to: `${base}&kind=in`,
    },
    { label: t('companyWork.groupRecords'), number: count(openRecordCount), to: `${base}&kind=record` },
    { label: t('companyWork.groupCompanies'), number: count(companyCount), to: `/companies?groupOf=${company.id}` },
  ];
  return (
    <section aria-label={t('companyWork.group')}>
      <h2 className={styles.group} title={t('companyWork.groupLead', { n: count(companyCount - 1) })}>
        {t('companyWork.group')}
      </h2>
      <Tiles tiles={tiles} />
    </section>
  );
}

/** Days of the calendar, not spans of 24 hours: the lists beside it say "yesterday". */
function daysSince(at: Date, now: Date, place: Place): number {
  return Math.round((Date.parse(dayOf(now, place)) - Date.parse(dayOf(at, place))) / 86_400_000);
}
