import type { WorkLogPeriod } from '../activities/activityKinds';
import { addDays } from '../common/calendarDay';

/**
 * The days of the log in which a day lies: itself, its week from Monday to Sunday, or its month.
 *
 * @param day YYYY-MM-DD
 */
export function spanOf(period: WorkLogPeriod, day: string): { fromDay: string; toDay: string } {
  if (period === 'day') return { fromDay: day, toDay: day };
  if (period === 'week') {
    const monday = addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
    return { fromDay: monday, toDay: addDays(monday, 6) };
  }
  const fromDay = `${day.slice(0, 8)}01`;
  const next = addDays(fromDay, 31);
  return { fromDay, toDay: addDays(`${next.slice(0, 8)}01`, -1) };
}
