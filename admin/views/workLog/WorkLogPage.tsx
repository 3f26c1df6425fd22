import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useEffect } from 'react';
import type { WorkLogQuery, WorkLogReply } from '../../../service/reports/workLog.schema';
import { activitiesApi } from '../../../ui/activities/activitiesApi';
import { dayOf } from '../../../ui/formats';
import { useLive } from '../../../ui/live/useLive';
import { PageHead, PageScroll } from '../../../ui/Page';
import { navigate, setQuery, useRoute } from '../../../ui/router';
import { StateView } from '../../../ui/StateView';
import { Tabs } from '../../../ui/Tabs';
import { useTexts } from '../../../ui/texts/texts';
import { onNarrow } from '../../../ui/theme/layout';
import { useFormats } from '../../../ui/useFormats';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { Comments } from '../activities/Comments';
import { addDays, addMonths, dayWord, isDay, mondayOf } from '../calendar/days';
import { FactsCard } from './FactsCard';
import { OwnText } from './OwnText';
import { PeopleLogs } from './PeopleLogs';

const useStyles = makeStyles({
  body: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(300px, 2fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    [onNarrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  moves: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
});

const periods = ['day', 'week', 'month'] as const;
type Period = WorkLogQuery['period'];

/** What a person reports of a day, a week or a month: what happened by itself, his own words on top, and what is said to it. */
export default function WorkLogPage() {
  const { query } = useRoute();
  const { t } = useTexts();
  const { place, now } = useFormats();
  const today = dayOf(now, place);
  const period: Period = periods.find(one => one === query.get('period')) ?? 'day';
  const asked = query.get('day') ?? '';
  const day = isDay(asked) ? asked : today;
  const person = Number(query.get('person')) || null;
  const isOfPeople = query.get('view') === 'people' && person === null;
  useNamedLog(Number(query.get('log')) || null);
  const head = useHeadWord(period, day);
  const people = useLoad(`work logs:${period}:${day}`, signal => activitiesApi.workLogPeople({ period, day }, signal));
  useLive(event => event.type === 'notice' || event.type === 'again', people.reload);
  const hasPeople = isOfPeople || person !== null || (people.data?.people.length ?? 0) > 0;
  const addressOf = (userId: number) => `/work-log?period=${period}&day=${day}&person=${userId}`;
  return (
    <>
      <PageHead title={t('workLog.title')}>
        {hasPeople && (
          <Tabs
            label={t('workLog.title')}
            value={isOfPeople || person !== null ? 'people' : 'mine'}
            items={[
              { value: 'mine', word: t('workLog.mine') },
              { value: 'people', word: t('workLog.people') },
            ]}
            onChange={value => setQuery({ view: value === 'people' ? 'people' : null, person: null })}
          />
        )}
        <Tabs
          label={t('workLog.period')}
          value={period}
          items={periods.map(value => ({ value, word: t(`workLog.period_${value}`) }))}
          onChange={value => setQuery({ period: value === 'day' ? null : value })}
        />
        <Moves period={period} day={day} today={today} word={head} />
      </PageHead>
      <PageScroll>
        {isOfPeople ? (
          <StateView load={people}>{data => <PeopleLogs data={data} addressOf={addressOf} />}</StateView>
        ) : (
          <One period={period} day={day} person={person} />
        )}
      </PageScroll>
    </>
  );
}

function Moves({ period, day, today, word }: { period: Period; day: string; today: string; word: string }) {
  const styles = useStyles();
  const { t } = useTexts();
  const go = (count: 1 | -1) =>
    setQuery({ day: period === 'month' ? addMonths(day, count) : addDays(day, period === 'week' ? 7 * count : count) });
  return (
    <div className={styles.moves}>
      <Button
        size="small"
        icon={<ChevronLeftRegular />}
        aria-label={t('workLog.earlier')}
        title={t('workLog.earlier')}
        onClick={() => go(-1)}
      />
      <span>{word}</span>
      <Button
        size="small"
        icon={<ChevronRightRegular />}
        aria-label={t('workLog.later')}
        title={t('workLog.later')}
        onClick={() => go(1)}
      />
      {day !== today && (
        <Button size="small" onClick={() => setQuery({ day: null })}>
          {t('workLog.thisDay')}
        </Button>
      )}
    </div>
  );
}

function useHeadWord(period: Period, day: string): string {
  const { language } = useTexts();
  if (period === 'month') return dayWord(day, language, { year: 'numeric', month: 'long' });
  if (period === 'day')
    return dayWord(day, language, { weekday: 'short', month: 'short', day: 'numeric', year: 'numeric' });
  const monday = mondayOf(day);
  const word = (one: string) => dayWord(one, language, { month: 'short', day: 'numeric' });
  return `${word(monday)} – ${word(addDays(monday, 6))}`;
}

/** A notice names a log by its number: the page goes to its person and its days. */
function useNamedLog(id: number | null): void {
  const load = useLoad(id === null ? null : `work log:${id}`, signal => activitiesApi.workLogOf(id ?? 0, signal));
  const log = load.data;
  useEffect(() => {
    if (!log) return;
    const person = log.isMine ? '' : `&person=${log.person.id}`;
    navigate(`/work-log?period=${log.period}&day=${log.fromDay}${person}`, { replace: true });
  }, [log]);
}

function One({ period, day, person }: { period: Period; day: string; person: number | null }) {
  const asked = { period, day, ...(person ? { userId: person } : {}) };
  const load = useLoad(`work log:${period}:${day}:${person ?? ''}`, signal => activitiesApi.workLog(asked, signal));
  return <StateView load={load}>{log => <Shown log={log} load={load} />}</StateView>;
}

function Shown({ log, load }: { log: WorkLogReply; load: Loaded<WorkLogReply> }) {
  const styles = useStyles();
  const put = (fresh: WorkLogReply) => load.setData(() => fresh);
  return (
    <div className={styles.body}>
      <div className={styles.column}>
        <OwnText key={`${log.person.id}:${log.fromDay}:${log.version}`} log={log} onSaved={put} onStale={load.reload} />
        <FactsCard log={log} />
      </div>
      <div className={styles.column}>
        {log.id !== null && log.submittedAt !== null && <Comments about={{ workLogId: log.id }} />}
      </div>
    </div>
  );
}
