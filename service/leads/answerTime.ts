import { addDays, dayOf, instantOfDay } from '../common/calendarDay';
import { workingDays, zoneOf } from '../common/localTime';
import type { WorkingHours } from '../teamwork/waiting';
import { usualHours } from '../teamwork/waiting';

// Countries of several clocks: that of the city where most of its trade is done. Of all others the clock is known (common/localTime.ts).
const tradeZones: Readonly<Record<string, string>> = {
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CD: 'Africa/Kinshasa',
  ID: 'Asia/Jakarta',
  KZ: 'Asia/Almaty',
  MN: 'Asia/Ulaanbaatar',
  MX: 'America/Mexico_City',
  RU: 'Europe/Moscow',
  US: 'America/New_York',
};

/** When business is done in a country, and by which clock. */
export interface CountryHours {
  hours: WorkingHours;
  timeZone: string;
}

/**
 * Business hours of a buyer's country: nine to six on its working days, by the clock of its place of trade. Of a country that is not known those of `fallback`.
 *
 * @param country ISO 3166-1, two letters, or ''
 */
export function hoursOf(country: string, fallback: CountryHours, now: Date): CountryHours {
  if (country === '') return fallback;
  const timeZone = tradeZones[country] ?? zoneOf({ country, city: null, timeZone: null }, now);
  if (!timeZone) return fallback;
  return { hours: { ...usualHours, days: workingDays(country) }, timeZone };
}

const MINUTE = 60_000;
const MOST_DAYS = 366;

/** The instant at which `minutes` of working time have passed since `from`. Looks a year ahead at most. */
export function afterWorking(from: Date, minutes: number, { hours, timeZone }: CountryHours): Date {
  let left = minutes * MINUTE;
  let day = dayOf(from, timeZone);
  for (let count = 0; count < MOST_DAYS; count += 1, day = addDays(day, 1)) {
    if (!hours.days.includes(isoWeekday(day))) continue;
    const midnight = instantOfDay(day, timeZone).getTime();
    const start = Math.max(from.getTime(), midnight + hours.from * MINUTE);
    const end = midnight + hours.to * MINUTE;
    if (end <= start) continue;
    if (end - start >= left) return new Date(start + left);
    left -= end - start;
  }
  return new Date(from.getTime() + minutes * MINUTE);
}

/** 1 (Monday) to 7 */
function isoWeekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
