/** Calendar days as YYYY-MM-DD; they have no time zone. Weeks begin on Monday. */

export type CalendarView = 'month' | 'week' | 'day';

/** The day `count` days after another; negative: before. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** The same day of another month, or the last of that month where it has fewer. */
export function addMonths(day: string, count: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
  const first = `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`;
  const last = addDays(firstOfNext(first), -1);
  const wanted = first.slice(0, 8) + day.slice(8);
  return wanted > last ? last : wanted;
}

function firstOfNext(first: string): string {
  return `${addDays(first, 31).slice(0, 8)}01`;
}

/** The Monday of its week. */
export function mondayOf(day: string): string {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** The days that a view of `day` shows: whole weeks of its month, its week, or itself. */
export function daysOf(view: CalendarView, day: string): string[] {
  if (view === 'day') return [day];
  const from = mondayOf(view === 'month' ? `${day.slice(0, 8)}01` : day);
  const end = view === 'month' ? addDays(firstOfNext(`${day.slice(0, 8)}01`), -1) : addDays(from, 6);
  const days: string[] = [];
  for (let one = from; one <= end || days.length % 7 !== 0; one = addDays(one, 1)) days.push(one);
  return days;
}

/** The day that is shown a page on, or before. */
export function pageOn(view: CalendarView, day: string, count: 1 | -1): string {
  if (view === 'month') return addMonths(day, count);
  return addDays(day, view === 'week' ? 7 * count : count);
}

/** A calendar day that there is. */
export function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day;
}

/** How a day is written. */
export function dayWord(day: string, language: string, options: Intl.DateTimeFormatOptions): string {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN';
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}
