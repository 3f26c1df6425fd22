import { Field, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ForecastReply, FunnelReply } from '../../../service/leads/opportunity.schema';
import { queryString } from '../../../ui/http';
import { opportunityApi } from '../../../ui/leads/opportunityApi';
import { Card, PageScroll } from '../../../ui/Page';
import { PageLink, setQuery, useRoute } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { onForcedColors, onNarrow } from '../../../ui/theme/layout';
import { meaning } from '../../../ui/theme/meaning';
import { useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { OwnerSelect } from './DealFilters';
import { useDealWord, useSumWords } from './dealWords';

const useStyles = makeStyles({
  asked: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL, paddingBottom: tokens.spacingVerticalM },
  cards: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  line: { margin: `${tokens.spacingVerticalXXS} 0 ${tokens.spacingVerticalS}`, color: tokens.colorNeutralForeground2 },
  scroll: { overflowX: 'auto' },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': {
      textAlign: 'start',
      padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
      borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
      fontWeight: tokens.fontWeightRegular,
    },
    '& thead th': {
      color: tokens.colorNeutralForeground3,
      fontSize: tokens.fontSizeBase200,
      whiteSpace: 'nowrap',
      verticalAlign: 'bottom',
    },
  },
  end: { textAlign: 'end !important' as 'end', whiteSpace: 'nowrap' },
  name: { whiteSpace: 'nowrap' },
  bars: { width: '28%', minWidth: '96px', [onNarrow]: { width: '20%' } },
  bar: {
    height: '12px',
    minWidth: '2px',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: meaning.tpSeriesFiled,
    [onForcedColors]: { backgroundColor: 'Highlight', forcedColorAdjust: 'none' },
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  late: { color: meaning.tpOverdueText },
});

const periods = [30, 90, 180, 365, 1095] as const;
const USUAL = 365;

/** Where opportunities stand, how many come through, what is expected when, and why some were lost. */
export function Figures() {
  const styles = useStyles();
  const { t } = useTexts();
  const { can } = useSession();
  const { query } = useRoute();
  const days = periods.find(one => String(one) === query.get('days')) ?? USUAL;
  const wanted = Number(query.get('ownerId'));
  const ownerId = Number.isInteger(wanted) && wanted > 0 ? wanted : undefined;
  const owner = ownerId === undefined ? {} : { ownerId };
  const key = String(ownerId ?? '');
  const funnel = useLoad(`funnel:${days}:${key}`, signal => opportunityApi.funnel({ days, ...owner }, signal));
  const forecast = useLoad(`forecast:${key}`, signal => opportunityApi.forecast(owner, signal));
  return (
    <PageScroll>
      <div className={styles.asked}>
        <Field label={t('deals.period')}>
          <Select
            value={String(days)}
            onChange={(_, data) => setQuery({ days: data.value === String(USUAL) ? null : data.value })}
          >
            {periods.map(one => (
              <option key={one} value={one}>
                {t('deals.periodDays', { n: one })}
              </option>
            ))}
          </Select>
        </Field>
        <OwnerSelect ownerId={ownerId} />
      </div>
      {!can('fields.price.view') && <p className={styles.line}>{t('deals.noPrices')}</p>}
      <div className={styles.cards}>
        <StateView load={funnel}>{data => <Funnel funnel={data} days={days} ownerId={ownerId} />}</StateView>
        <StateView load={forecast}>{data => <Forecast forecast={data} />}</StateView>
        <StateView load={funnel}>{data => <Lost funnel={data} />}</StateView>
      </div>
    </PageScroll>
  );
}

interface PartProps {
  label: string;
  line: string;
  children: ReactNode;
}

function Part({ label, line, children }: PartProps) {
  const styles = useStyles();
  return (
    <Card label={label}>
      <h2 className={styles.title}>{label}</h2>
      <p className={styles.line}>{line}</p>
      {children && (
        // What is wider than the window is scrolled with the keys too.
        <div className={styles.scroll} role="group" aria-label={label} tabIndex={0}>
          {children}
        </div>
      )}
    </Card>
  );
}

/** As long as its share of the longest; the number beside it says the same. */
function Bar({ part, most }: { part: number; most: number }) {
  const styles = useStyles();
  if (part <= 0 || most <= 0) return null;
  return <div aria-hidden="true" className={styles.bar} style={{ width: `${Math.round((part / most) * 100)}%` }} />;
}

function Heads({ start, ends, bars }: { start: string; ends: readonly string[]; bars: string }) {
  const styles = useStyles();
  return (
    <thead>
      <tr>
        <th scope="col">{start}</th>
        <th scope="col" className={styles.bars}>
          {bars}
        </th>
        {ends.map(head => (
          <th key={head} scope="col" className={styles.end}>
            {head}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function useFunnelLine(): (funnel: FunnelReply, days: number) => string {
  const { t, language } = useTexts();
  return ({ won, lost, winRate, daysToClose }, days) => {
    const first = t('deals.funnelLine', { days, won, lost });
    const rate =
      winRate === null
        ? t('deals.funnelNoRate')
        : daysToClose === null
          ? t('deals.funnelRateOnly', { rate: winRate })
          : t('deals.funnelRate', { rate: winRate, days: daysToClose });
    return language === 'zh-CN' ? first + rate : `${first} ${rate}`;
  };
}

interface FunnelProps {
  funnel: FunnelReply;
  days: number;
  ownerId: number | undefined;
}

function Funnel({ funnel, days, ownerId }: FunnelProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const { count } = useFormats();
  const word = useDealWord();
  const sums = useSumWords();
  const line = useFunnelLine();
  const most = Math.max(...funnel.stages.map(stage => stage.count));
  const heads = [t('deals.now'), t('deals.worth'), t('deals.weighted'), t('deals.winRate'), t('deals.avgDays')];
  const percent = (rate: number | null) => (rate === null ? <None /> : t('deals.percent', { n: rate }));
  return (
    <Part label={t('deals.funnel')} line={line(funnel, days)}>
      <table className={styles.table} aria-label={t('deals.funnel')}>
        <Heads start={t('deals.stage')} bars={t('deals.bars')} ends={heads} />
        <tbody>
          {funnel.stages.map(({ stage, count: n, sums: worth, winRate, days: stay }) => (
            <tr key={stage}>
              <th scope="row" className={styles.name}>
                <PageLink to={`/opportunities${queryString({ show: 'list', view: 'all', stage, ownerId })}`}>
                  {word('stage', stage)}
                </PageLink>
              </th>
              <td>
                <Bar part={n} most={most} />
              </td>
              <td className={styles.end}>{count(n)}</td>
              <td className={styles.end}>{sums(worth)}</td>
              <td className={styles.end}>{sums(worth, 'weighted')}</td>
              <td className={styles.end}>{percent(winRate)}</td>
              <td className={styles.end}>{stay === null ? <None /> : count(stay)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

function None() {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <span className={styles.quiet} title={t('deals.noData')} aria-label={t('deals.noData')} role="img">
      -
    </span>
  );
}

function Forecast({ forecast }: { forecast: ForecastReply }) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const { count } = useFormats();
  const sums = useSumWords();
  const most = Math.max(...forecast.months.map(month => month.count), 0);
  const name = (month: string) => {
    if (!month) return t('deals.noMonth');
    const options = { year: 'numeric', month: 'long', timeZone: 'UTC' } as const;
    return new Intl.DateTimeFormat(language, options).format(new Date(`${month}-01T00:00:00Z`));
  };
  if (forecast.months.length === 0)
    return (
      <Part label={t('deals.forecast')} line={t('deals.forecastNone')}>
        {null}
      </Part>
    );
  return (
    <Part label={t('deals.forecast')} line={t('deals.forecastLine')}>
      <table className={styles.table} aria-label={t('deals.forecast')}>
        <Heads
          start={t('deals.month')}
          bars={t('deals.bars')}
          ends={[t('deals.deals'), t('deals.lateCount'), t('deals.worth'), t('deals.weighted')]}
        />
        <tbody>
          {forecast.months.map(({ month, count: n, overdue, sums: worth }) => (
            <tr key={month}>
              <th scope="row" className={styles.name}>
                {name(month)}
              </th>
              <td>
                <Bar part={n} most={most} />
              </td>
              <td className={styles.end}>{count(n)}</td>
              <td className={mergeClasses(styles.end, overdue > 0 && styles.late)}>{count(overdue)}</td>
              <td className={styles.end}>{sums(worth)}</td>
              <td className={styles.end}>{sums(worth, 'weighted')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

function Lost({ funnel }: { funnel: FunnelReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { count } = useFormats();
  const word = useDealWord();
  const { lostReasons, lost } = funnel;
  const most = Math.max(...lostReasons.map(one => one.count), 0);
  if (lostReasons.length === 0)
    return (
      <Part label={t('deals.lostReasons')} line={t('deals.lostNone')}>
        {null}
      </Part>
    );
  const share = (n: number) => (lost === 0 ? '' : t('deals.percent', { n: Math.round((n * 100) / lost) }));
  return (
    <Part label={t('deals.lostReasons')} line={`${word('stage', 'lost')} ${count(lost)}`}>
      <table className={styles.table} aria-label={t('deals.lostReasons')}>
        <Heads start={t('deals.reason')} bars={t('deals.bars')} ends={[t('deals.deals'), '%']} />
        <tbody>
          {lostReasons.map(({ reason, count: n }) => (
            <tr key={reason}>
              <th scope="row" className={styles.name}>
                {reason ? word('lost', reason) : t('deals.none')}
              </th>
              <td>
                <Bar part={n} most={most} />
              </td>
              <td className={styles.end}>{count(n)}</td>
              <td className={styles.end}>{share(n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}
