import { addDays, dayOf, instantOfDay } from '../common/calendarDay';

/** When the company works. Minutes since midnight; days 1 (Monday) to 7. */
export interface WorkingHours {
  days: number[];
  from: number;
  to: number;
}

/** Until somebody sets others: Monday to Friday, nine to six. */
export const usualHours: WorkingHours = { days: [1, 2, 3, 4, 5], from: 540, to: 1080 };

const MINUTE = 60_000;
// Beyond this nobody asks how much longer it was.
const MOST_DAYS = 366;

/** Minutes of the company's working time between two instants, in its time zone. Stops counting after a year. */
export function workedMinutes(from: Date, to: Date, hours: WorkingHours, timeZone: string): number {
  let worked = 0;
  const last = dayOf(to, timeZone);
  let day = dayOf(from, timeZone);
  for (let count = 0; day <= last && count < MOST_DAYS; count += 1, day = addDays(day, 1)) {
    if (!hours.days.includes(weekday(day))) continue;
    const midnight = instantOfDay(day, timeZone).getTime();
    const start = Math.max(from.getTime(), midnight + hours.from * MINUTE);
    const end = Math.min(to.getTime(), midnight + hours.to * MINUTE);
    if (end > start) worked += end - start;
  }
  return Math.floor(worked / MINUTE);
}

/**
 * The instant before which a letter must have come to wait for `minutes` of working time or more; by it a thousand letters are told apart without counting each. Goes back
 * a year at most.
 */
export function workedSince(minutes: number, now: Date, hours: WorkingHours, timeZone: string): Date {
  let left = minutes * MINUTE;
  let day = dayOf(now, timeZone);
  for (let count = 0; count < MOST_DAYS; count += 1, day = addDays(day, -1)) {
    if (!hours.days.includes(weekday(day))) continue;
    const midnight = instantOfDay(day, timeZone).getTime();
    const start = midnight + hours.from * MINUTE;
    const end = Math.min(now.getTime(), midnight + hours.to * MINUTE);
    if (end <= start) continue;
    if (end - start >= left) return new Date(end - left);
    left -= end - start;
  }
  return instantOfDay(day, timeZone);
}

function weekday(day: string): number {
  return new Date(`${day}T00:00:00.000Z`).getUTCDay() || 7;
}
