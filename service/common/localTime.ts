import { addDays, dayOf, instantOfDay } from './calendarDay';

/** What the data of Unicode (CLDR), which Node brings along, tells of a country. */
interface Region {
  timeZones?: string[];
  weekInfo?: { weekend: number[] };
}

/** How it stands with the hours at somebody's place. */
export interface LocalTime {
  /** HH:MM */
  localTime: string;
  isOpen: boolean;
  /** HH:MM, where it is closed. */
  opensAt: string | null;
  opensInDays: number | null;
  /** Until it opens, or closes. */
  changesInMinutes: number;
}

const OPENS = 9 * 60;
const CLOSES = 18 * 60;
const MINUTE = 60_000;
const DAY = 1_440;

// Countries with far islands or an unofficial time, whose business all runs on one clock.
const mainZones: Readonly<Record<string, string>> = {
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  NZ: 'Pacific/Auckland',
  PT: 'Europe/Lisbon',
};

function regionOf(country: string): Region {
  try {
    return new Intl.Locale(`und-${country}`) as unknown as Region;
  } catch {
    return {};
  }
}

function minutesOf(at: Date, timeZone: string): number {
  return Math.floor((at.getTime() - instantOfDay(dayOf(at, timeZone), timeZone).getTime()) / MINUTE);
}

/** True for an IANA name that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * The time zone of a place: what somebody entered; else the only one of the country (or one of several with the same clock now), or that which is named after the city. Null where
 * only a guess would be left, as for a town in the United States.
 *
 * @param country ISO 3166-1, two letters
 */
export function zoneOf(
  place: { timeZone: string | null; country: string | null; city: string | null },
  now: Date,
): string | null {
  if (place.timeZone && isTimeZone(place.timeZone)) return place.timeZone;
  const country = (place.country ?? '').toUpperCase();
  if (!/^[A-Z]{2}$/.test(country)) return null;
  if (mainZones[country]) return mainZones[country];
  const zones = (regionOf(country).timeZones ?? []).filter(isTimeZone);
  const city = (place.city ?? '').trim().toLowerCase().replace(/\s+/g, '_');
  const named = city ? zones.find(zone => zone.toLowerCase().endsWith(`/${city}`)) : undefined;
  if (named) return named;
  const clocks = new Set(zones.map(zone => `${dayOf(now, zone)} ${minutesOf(now, zone)}`));
  return clocks.size === 1 ? (zones[0] as string) : null;
}

/** Days of the week that are worked there, 1 (Monday) to 7. */
export function workingDays(country: string | null): number[] {
  const region = country && /^[A-Za-z]{2}$/.test(country) ? regionOf(country.toUpperCase()) : {};
  const weekend = region.weekInfo?.weekend ?? [6, 7];
  return [1, 2, 3, 4, 5, 6, 7].filter(day => !weekend.includes(day));
}

/**
 * The time at a place, and whether people there are at work: nine to six on the working days of the country. Public holidays are not known.
 *
 * @param days 1 (Monday) to 7
 */
export function localTimeOf(timeZone: string, days: readonly number[], now: Date): LocalTime {
  const today = dayOf(now, timeZone);
  const minutes = minutesOf(now, timeZone);
  const localTime = clock(minutes);
  const isWorked = (day: string) => days.includes(new Date(`${day}T00:00:00.000Z`).getUTCDay() || 7);
  if (isWorked(today) && minutes >= OPENS && minutes < CLOSES)
    return { localTime, isOpen: true, opensAt: null, opensInDays: null, changesInMinutes: CLOSES - minutes };
  let opensInDays = isWorked(today) && minutes < OPENS ? 0 : 1;
  while (opensInDays < 7 && !isWorked(addDays(today, opensInDays))) opensInDays += 1;
  const changesInMinutes = opensInDays * DAY + OPENS - minutes;
  return { localTime, isOpen: false, opensAt: clock(OPENS), opensInDays, changesInMinutes };
}

function clock(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}
