import { addDays } from '../common/calendarDay';

/**
 * The birthdays (MM-DD) that fall on the days of a span, each with the days (YYYY-MM-DD) on which it is kept. Whoever was born on 29 February has his day on the 28th in other years.
 *
 * @param from the first day, YYYY-MM-DD
 * @param to the last day
 */
export function birthDaysOf(from: string, to: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const note = (birthDay: string, day: string) => found.set(birthDay, [...(found.get(birthDay) ?? []), day]);
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const birthDay = day.slice(5);
    note(birthDay, day);
    if (birthDay === '02-28' && !addDays(day, 1).endsWith('-02-29')) note('02-29', day);
  }
  return found;
}
