import { addDays, dayOf, instantAt } from '../common/calendarDay';

/** On which mornings somebody gets a digest. */
export interface DigestPlan {
  /** 0 to 23 */
  hour: number;
  /** 1 (Monday) to 7 */
  days: readonly number[];
  timeZone: string;
}

/** Days of the company on which nobody gets one: from, to, both YYYY-MM-DD and both included. */
export interface Holiday {
  from: string;
  to: string;
}

const MOST_DAYS = 400;
/** A digest tells of no more days than these, however long the holidays were. */
export const MOST_COVERED = 14;

/** 1 (Monday) to 7 */
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** Whether a digest goes out on the morning of a day. */
export function isSendingDay(day: string, { days }: Pick<DigestPlan, 'days'>, holidays: readonly Holiday[]): boolean {
  return days.includes(weekdayOf(day)) && !holidays.some(({ from, to }) => from <= day && day <= to);
}

/** The instant of the next digest after `now`; null where no day of the coming year has one. */
export function nextSending(plan: DigestPlan, holidays: readonly Holiday[], now: Date): Date | null {
  const time = `${String(plan.hour).padStart(2, '0')}:00`;
  let day = dayOf(now, plan.timeZone);
  for (let count = 0; count < MOST_DAYS; count += 1, day = addDays(day, 1)) {
    if (!isSendingDay(day, plan, holidays)) continue;
    const at = instantAt(day, time, plan.timeZone);
    if (at > now) return at;
  }
  return null;
}

/** Days that the digest of the morning of `day` tells of: all since the one before it, so that on Monday nothing of the weekend, nor of Friday, is missed. */
export function coveredDays(
  day: string,
  plan: Pick<DigestPlan, 'days'>,
  holidays: readonly Holiday[],
): { from: string; to: string } {
  const to = addDays(day, -1);
  for (let back = 1; back <= MOST_COVERED; back += 1)
    if (isSendingDay(addDays(day, -back), plan, holidays)) return { from: addDays(day, -back), to };
  return { from: addDays(day, -MOST_COVERED), to };
}

/**
 * As `coveredDays`, in days of the company, which are what lists are asked by: those that were over there when the person's morning came, since the one before it. West of the company its next day may have begun by then.
 *
 * @param companyZone IANA name
 */
export function companyDays(
  day: string,
  plan: DigestPlan,
  holidays: readonly Holiday[],
  companyZone: string,
  now: Date,
): { from: string; to: string } {
  const time = `${String(plan.hour).padStart(2, '0')}:00`;
  const from = dayOf(instantAt(coveredDays(day, plan, holidays).from, time, plan.timeZone), companyZone);
  const to = addDays(dayOf(now, companyZone), -1);
  // Where the clock has changed since, no day may be over that was not told.
  return { from: from < to ? from : to, to };
}
