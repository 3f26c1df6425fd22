import { Button, makeStyles, MessageBar, MessageBarBody, Select, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useMemo, useState } from 'react';
import type { CalendarReply } from '../../../service/reports/calendar.schema';
import { activitiesApi } from '../../../ui/activities/activitiesApi';
import { dayOf } from '../../../ui/formats';
import { useKeys } from '../../../ui/keys';
import { useLive } from '../../../ui/live/useLive';
import { PageHead, PageScroll } from '../../../ui/Page';
import { setQuery, useRoute } from '../../../ui/router';
import { StateView } from '../../../ui/StateView';
import { Tabs } from '../../../ui/Tabs';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { usePhone } from '../../../ui/usePhone';
import { ActivitySheet } from '../activities/ActivitySheet';
import type { ActivityStart } from '../activities/activityWords';
import { OpenedActivity } from '../activities/OpenedActivity';
import { Agenda } from './Agenda';
import type { CalendarView } from './days';
import { addDays, daysOf, dayWord, isDay, pageOn } from './days';
import { entriesByDay } from './entries';
import { MonthGrid } from './MonthGrid';

const useStyles = makeStyles({
  moves: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  bar: { marginBottom: tokens.spacingVerticalS },
});

const views = ['month', 'week', 'day'] as const;

/** What somebody's days hold: activities, tasks, next steps, birthdays, and who is away. */
export default function CalendarPage() {
  const { query } = useRoute();
  const { place, now } = useFormats();
  const asked = query.get('day') ?? '';
  const today = dayOf(now, place);
  const view: CalendarView = views.find(one => one === query.get('view')) ?? 'month';
  const day = isDay(asked) ? asked : today;
  const person = Number(query.get('person')) || null;
  const days = useMemo(() => daysOf(view, day), [view, day]);
  const [from, to] = [days[0], days[days.length - 1]];
  const load = useLoad(`calendar:${from}:${to}:${person ?? ''}`, signal =>
    activitiesApi.calendar({ from, to, ...(person ? { userId: person } : {}) }, signal),
  );
  useLive(event => event.type === 'notice' || event.type === 'again', load.reload);
  const [start, setStart] = useState<ActivityStart | null>(null);
  const plan = (on: string) =>
    setStart({ kind: 'meeting', isLogged: false, day: on, ...(person ? { ownerId: person } : {}) });
  useCalendarKeys(view, day, today, () => plan(day));
  return (
    <>
      <Head view={view} day={day} calendar={load.data} person={person} onPlan={() => plan(day)} />
      <PageScroll>
        <StateView load={load}>
          {calendar => <Shown calendar={calendar} view={view} day={day} days={days} onPlan={plan} />}
        </StateView>
      </PageScroll>
      {start && <ActivitySheet of={start} onClose={() => setStart(null)} onChanged={load.reload} />}
      <OpenedActivity name="open" onChanged={load.reload} />
    </>
  );
}

/** Arrows walk over days, the page keys over months or weeks; T goes to today, N plans. */
function useCalendarKeys(view: CalendarView, day: string, today: string, onPlan: () => void): void {
  const go = (to: string) => {
    setQuery({ day: to === today ? null : to }, { replace: true });
    // After the page has drawn the day: the keys go on from there.
    window.setTimeout(() => document.querySelector<HTMLElement>(`[data-day="${to}"]`)?.focus(), 0);
  };
  const arrow = (code: string, days: number, label?: 'calendar.keyMove') =>
    ({
      code,
      always: true,
      group: 'lists',
      ...(label ? { label, shown: '← ↑ → ↓' } : {}),
      run: () => go(addDays(day, days)),
    }) as const;
  const page = (code: string, count: 1 | -1, label?: 'calendar.keyMonth') =>
    ({
      code,
      always: true,
      group: 'lists',
      ...(label ? { label, shown: 'PgUp PgDn' } : {}),
      run: () => go(pageOn(view, day, count)),
    }) as const;
  useKeys([
    arrow('ArrowLeft', -1, 'calendar.keyMove'),
    arrow('ArrowRight', 1),
    arrow('ArrowUp', -7),
    arrow('ArrowDown', 7),
    page('PageUp', -1, 'calendar.keyMonth'),
    page('PageDown', 1),
    { code: 'KeyT', group: 'lists', label: 'calendar.keyToday', run: () => go(today) },
    { code: 'KeyN', group: 'lists', label: 'calendar.keyAdd', run: onPlan },
  ]);
}

interface HeadProps {
  view: CalendarView;
  day: string;
  calendar: CalendarReply | null;
  person: number | null;
  onPlan(): void;
}

function Head({ view, day, calendar, person, onPlan }: HeadProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const title = useTitle(view, day);
  const go = (to: string | null) => setQuery({ day: to });
  return (
    <PageHead
      title={title}
      tools={
        <>
          {calendar && (calendar.people.length > 0 || person !== null) && (
            <Select
              size="small"
              aria-label={t('calendar.person')}
              value={person === null ? '' : String(person)}
              onChange={(_, data) => setQuery({ person: data.value || null })}
            >
              <option value="">{t('calendar.mine')}</option>
              {calendar.people.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
          <Button appearance="primary" size="small" icon={<AddRegular />} onClick={onPlan}>
            {t('calendar.add')}
          </Button>
        </>
      }
    >
      <div className={styles.moves}>
        <Button
          size="small"
          icon={<ChevronLeftRegular />}
          aria-label={t('calendar.earlier')}
          title={t('calendar.earlier')}
          onClick={() => go(pageOn(view, day, -1))}
        />
        <Button size="small" onClick={() => go(null)}>
          {t('calendar.today')}
        </Button>
        <Button
          size="small"
          icon={<ChevronRightRegular />}
          aria-label={t('calendar.later')}
          title={t('calendar.later')}
          onClick={() => go(pageOn(view, day, 1))}
        />
      </div>
      <Tabs
        label={t('calendar.view')}
        value={view}
        items={views.map(value => ({ value, word: t(`calendar.${value}`) }))}
        onChange={value => setQuery({ view: value === 'month' ? null : value })}
      />
    </PageHead>
  );
}

function useTitle(view: CalendarView, day: string): string {
  const { language } = useTexts();
  if (view === 'month') return dayWord(day, language, { year: 'numeric', month: 'long' });
  if (view === 'day')
    return dayWord(day, language, { weekday: 'short', year: 'numeric', month: 'long', day: 'numeric' });
  const days = daysOf('week', day);
  const word = (one: string) => dayWord(one, language, { year: 'numeric', month: 'short', day: 'numeric' });
  return `${word(days[0])} – ${word(days[6])}`;
}

interface ShownProps {
  calendar: CalendarReply;
  view: CalendarView;
  day: string;
  days: readonly string[];
  onPlan(day: string): void;
}

function Shown({ calendar, view, day, days, onPlan }: ShownProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const isPhone = usePhone();
  const title = useTitle(view, day);
  const entries = useMemo(() => entriesByDay(calendar, days), [calendar, days]);
  const props = {
    ...{ days, entries, chosen: day, today: calendar.today, onPlan },
    onOpen: ({ id }: { id: number }) => setQuery({ open: id }),
    onDay: (to: string) => setQuery({ day: to, view: 'day' }),
  };
  return (
    <>
      {calendar.isCut && (
        <MessageBar intent="warning" className={styles.bar}>
          <MessageBarBody>{t('calendar.cut')}</MessageBarBody>
        </MessageBar>
      )}
      {isPhone || view === 'day' ? (
        <Agenda {...props} isShort={view !== 'day'} />
      ) : (
        <MonthGrid {...props} label={t('calendar.grid', { title })} month={view === 'month' ? day.slice(0, 7) : null} />
      )}
    </>
  );
}
