import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ActivityReply } from '../../../service/activities/activities.schema';
import { useTexts } from '../../../ui/texts/texts';
import { onForcedColors } from '../../../ui/theme/layout';
import { dayWord } from './days';
import type { Entry } from './entries';
import { EntryChip } from './EntryChip';

const useStyles = makeStyles({
  table: {
    width: '100%',
    minHeight: '100%',
    tableLayout: 'fixed',
    borderCollapse: 'collapse',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: {
    padding: tokens.spacingVerticalXS,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'start',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  cell: {
    height: '104px',
    verticalAlign: 'top',
    padding: tokens.spacingHorizontalXXS,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    cursor: 'pointer',
  },
  tall: { height: '440px' },
  other: { backgroundColor: tokens.colorNeutralBackground2 },
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, minWidth: 0 },
  number: {
    alignSelf: 'flex-start',
    minWidth: '28px',
    minHeight: '24px',
    padding: `0 ${tokens.spacingHorizontalXS}`,
    border: 'none',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  chosen: { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: '-2px' },
  today: {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontWeight: tokens.fontWeightSemibold,
    ':hover': { backgroundColor: tokens.colorBrandBackgroundHover },
    [onForcedColors]: { outline: '2px solid Highlight' },
  },
  more: {
    alignSelf: 'flex-start',
    minHeight: '24px',
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorBrandForegroundLink,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    cursor: 'pointer',
  },
});

/** Of a day in a month; more stand behind one click. */
const SHOWN = 4;

/** The ground of a day, and nothing that is pressed by itself. */
const isGround = (target: EventTarget) => target instanceof Element && target.closest('button, a') === null;

export interface DaysProps {
  days: readonly string[];
  entries: ReadonlyMap<string, readonly Entry[]>;
  /** Where the keys stand. */
  chosen: string;
  today: string;
  onOpen(activity: ActivityReply): void;
  onPlan(day: string): void;
  onDay(day: string): void;
}

interface Props extends DaysProps {
  label: string;
  /** YYYY-MM of the month that is shown; null: a week, whose days show all that they hold. */
  month: string | null;
}

/** Weeks under one another, a column for each weekday. A click on a day plans something there. */
export function MonthGrid({ label, days, entries, chosen, today, month, onOpen, onPlan, onDay }: Props) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const weeks = Array.from({ length: days.length / 7 }, (_, at) => days.slice(at * 7, at * 7 + 7));
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          {days.slice(0, 7).map(day => (
            <th key={day} scope="col" className={styles.head}>
              {dayWord(day, language, { weekday: 'short' })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map(week => (
          <tr key={week[0]}>
            {week.map(day => {
              const all = entries.get(day) ?? [];
              const shown = month === null || all.length <= SHOWN ? all : all.slice(0, SHOWN - 1);
              return (
                <td
                  key={day}
                  className={mergeClasses(
                    styles.cell,
                    month === null && styles.tall,
                    month !== null && !day.startsWith(month) && styles.other,
                  )}
                  onClick={event => isGround(event.target) && onPlan(day)}
                >
                  <div className={styles.stack}>
                    <button
                      type="button"
                      data-day={day}
                      tabIndex={day === chosen ? 0 : -1}
                      aria-current={day === today ? 'date' : undefined}
                      aria-label={t('calendar.addOn', { day: dayWord(day, language, { dateStyle: 'full' }) })}
                      className={mergeClasses(
                        styles.number,
                        day === chosen && styles.chosen,
                        day === today && styles.today,
                      )}
                      onClick={() => onPlan(day)}
                    >
                      {Number(day.slice(8))}
                    </button>
                    {shown.map(entry => (
                      <EntryChip key={entry.key} entry={entry} onOpen={onOpen} />
                    ))}
                    {shown.length < all.length && (
                      <button type="button" className={styles.more} onClick={() => onDay(day)}>
                        {t('calendar.more', { n: all.length - shown.length })}
                      </button>
                    )}
                  </div>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
