import { Button, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import type { DigestLine, DigestReply } from '../../../service/reports/digest.schema';
import { digestApi } from '../../../ui/digestApi';
import { ListCard } from '../../../ui/ListCard';
import { PageHead, PageScroll } from '../../../ui/Page';
import { linkTo, PageLink, setQuery, useRoute } from '../../../ui/router';
import { isDayText } from '../../../ui/list/DaySpan';
import { StateView } from '../../../ui/StateView';
import { Tabs } from '../../../ui/Tabs';
import { useTexts } from '../../../ui/texts/texts';
import { layout, onPhone } from '../../../ui/theme/layout';
import { meaning } from '../../../ui/theme/meaning';
import { useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useDayStyles } from '../myDay/dayParts';
import { dayLabel } from '../tasks/due';
import { DigestMail } from './DigestMail';

const useStyles = makeStyles({
  days: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    display: 'flex',
    alignItems: 'baseline',
    gap: tokens.spacingHorizontalM,
    minHeight: `${layout.rowHeight}px`,
    [onPhone]: { minHeight: '48px' },
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: meaning.tpRowHover },
    ':focus-visible': { outlineOffset: '-2px' },
  },
  count: {
    minWidth: '40px',
    textAlign: 'end',
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums lining-nums',
  },
  nought: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  late: { color: meaning.tpOverdueText },
  word: { flex: '1 1 0', minWidth: 0, overflowWrap: 'anywhere' },
  sums: { color: tokens.colorNeutralForeground2, textAlign: 'end', overflowWrap: 'anywhere' },
});

/** A calendar day (YYYY-MM-DD) some days on. */
const daysOn = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** What happened yesterday, or on other days, and what waits: every number opens the list that it counts. */
export default function DigestPage() {
  const styles = useDayStyles();
  const { t } = useTexts();
  const { query: address } = useRoute();
  const day = (name: string) => (isDayText(address.get(name) ?? '') ? (address.get(name) ?? undefined) : undefined);
  const scope = (['mine', 'team'] as const).find(one => one === address.get('scope'));
  const query = { from: day('from'), to: day('to'), scope };
  const load = useLoad(`digest:${JSON.stringify(query)}`, signal => digestApi.read(query, signal));
  return (
    <>
      <PageHead
        title={t('digest.title')}
        tools={
          <Button size="small" as="a" {...linkTo('/my-day')}>
            {t('myDay.title')}
          </Button>
        }
      >
        {load.data && <Days digest={load.data} />}
        {load.data?.hasTeam && (
          <Tabs
            label={t('digest.scope')}
            value={load.data.scope}
            items={(['team', 'mine'] as const).map(value => ({ value, word: t(`digest.scope_${value}`) }))}
            onChange={value => setQuery({ scope: value === 'team' ? null : value })}
          />
        )}
      </PageHead>
      <PageScroll>
        <StateView load={load}>
          {digest => (
            <div className={styles.columns}>
              <div className={styles.column}>
                <Happened digest={digest} />
                <Late digest={digest} />
              </div>
              <div className={styles.column}>
                <Waits digest={digest} />
                <DigestMail />
              </div>
            </div>
          )}
        </StateView>
      </PageScroll>
    </>
  );
}

/** The day that is told of; a click goes one back or on. */
function Days({ digest: { from, to, today } }: { digest: DigestReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const go = (day: string) => setQuery({ from: day === daysOn(today, -1) ? null : day, to: null });
  return (
    <div className={styles.days}>
      <Button
        appearance="subtle"
        icon={<ChevronLeftRegular />}
        aria-label={t('digest.dayBefore')}
        title={t('digest.dayBefore')}
        onClick={() => go(daysOn(from, -1))}
      />
      <Input
        type="date"
        aria-label={t('digest.day')}
        value={to}
        max={today}
        onChange={(_, data) => isDayText(data.value) && data.value <= today && go(data.value)}
      />
      <Button
        appearance="subtle"
        icon={<ChevronRightRegular />}
        aria-label={t('digest.dayAfter')}
        title={t('digest.dayAfter')}
        disabled={to >= today}
        onClick={() => go(daysOn(to, 1))}
      />
    </div>
  );
}

interface Part {
  digest: DigestReply;
}

function useDaysWord(): (digest: DigestReply) => string {
  const { language } = useTexts();
  return ({ from, to }) =>
    from === to ? dayLabel(to, language) : `${dayLabel(from, language)} – ${dayLabel(to, language)}`;
}

function Happened({ digest }: Part) {
  const { t } = useTexts();
  const days = useDaysWord();
  if (digest.happened.length === 0) return null;
  return <Section title={t('digest.happened', { days: days(digest) })} lines={digest.happened} />;
}

function Waits({ digest }: Part) {
  const { t } = useTexts();
  if (digest.waits.length === 0) return null;
  return <Section title={t('digest.waits')} lines={digest.waits} />;
}

// What nobody wants to see above nought.
const bad: readonly DigestLine['key'][] = ['missed', 'unanswered', 'tasks', 'peopleTasks', 'closing', 'attention'];

function Section({ title, lines }: { title: string; lines: readonly DigestLine[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { count, money } = useFormats();
  return (
    <ListCard title={title}>
      <ul className={styles.list}>
        {lines.map(line => (
          <li key={line.key}>
            <PageLink to={line.address} className={styles.line}>
              <span
                className={mergeClasses(
                  styles.count,
                  line.count === 0 && styles.nought,
                  line.count > 0 && bad.includes(line.key) && styles.late,
                )}
              >
                {line.isMore ? `${count(line.count)}+` : count(line.count)}
              </span>
              <span className={styles.word}>{t(`digest.key_${line.key}`)}</span>
              {line.sums.length > 0 && (
                <span className={styles.sums}>
                  {line.sums.map(({ currency, amount }) => money(amount, currency)).join(' + ')}
                </span>
              )}
            </PageLink>
          </li>
        ))}
      </ul>
    </ListCard>
  );
}

function Late({ digest }: Part) {
  const styles = useStyles();
  const day = useDayStyles();
  const { t } = useTexts();
  const { count } = useFormats();
  if (digest.scope === 'mine' || digest.happened.length === 0) return null;
  return (
    <ListCard title={t('digest.late')}>
      {digest.late.length === 0 ? (
        <p className={day.none}>{t('digest.lateNone')}</p>
      ) : (
        <ul className={styles.list}>
          {digest.late.map(one => (
            <li key={one.person?.id ?? 0}>
              <PageLink to={one.address} className={styles.line}>
                <span className={mergeClasses(styles.count, styles.late)}>{count(one.count)}</span>
                <span className={styles.word}>{one.person?.name ?? t('digest.nobody')}</span>
              </PageLink>
            </li>
          ))}
        </ul>
      )}
    </ListCard>
  );
}
