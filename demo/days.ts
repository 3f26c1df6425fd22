/** Calendar of the sample: everything is told in working days before "today", each time in the writer's own zone. */

const hour = 3_600_000;
const home = 'Asia/Shanghai';

export interface CalendarParts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** 0 is Sunday */
  weekday: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock on the wall of `zone` (IANA name) shows at `at`. */
export function partsIn(zone: string, at: Date): CalendarParts {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const found: Record<string, number> = {};
  for (const part of format.formatToParts(at)) if (part.type !== 'literal') found[part.type] = Number(part.value);
  const { year, month, day, hour: hours, minute, second } = found;
  return {
    year,
    month,
    day,
    hour: hours,
    minute,
    second,
    weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay(),
  };
}

/** Minutes by which the clock of `zone` is ahead of UTC at `at`. */
export function offsetOf(zone: string, at: Date): number {
  const shown = partsIn(zone, at);
  const asUtc = Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second);
  return Math.round((asUtc - Math.floor(at.getTime() / 1000) * 1000) / 60_000);
}

/** The day on which the sample ends: today in Ningbo, or yesterday while the day there has not begun (before 8 o'clock). */
function baseDay(today: Date): Date {
  const parts = partsIn(home, new Date(today.getTime() - 8 * hour));
  return new Date(Date.UTC(parts.year, parts.month - 1, parts.day));
}

/** The calendar day `offset` working days from the sample's today; 0 is today even on a Sunday. UTC midnight of that day. */
export function workingDay(today: Date, offset: number): Date {
  const day = baseDay(today);
  const step = offset < 0 ? -1 : 1;
  for (let left = Math.abs(offset); left > 0;) {
    day.setUTCDate(day.getUTCDate() + step);
    if (day.getUTCDay() !== 0 && day.getUTCDay() !== 6) left -= 1;
  }
  return day;
}

/** The instant at which clocks in `zone` show `time` ('HH:MM') on the day given by its UTC midnight. */
export function instantOf(day: Date, time: string, zone: string, second: number): Date {
  const [hours, minutes] = time.split(':').map(Number);
  const wall = day.getTime() + hours * hour + minutes * 60_000 + second * 1000;
  const first = wall - offsetOf(zone, new Date(wall)) * 60_000;
  return new Date(wall - offsetOf(zone, new Date(first)) * 60_000);
}

/**
 * The last morning of the sample ends at half past eleven in Ningbo. Whoever starts it earlier gets the same morning,
 * pressed into the hours that have passed, so that nothing comes from the future.
 */
export function pressIntoPast(today: Date, at: Date): Date {
  const start = baseDay(today).getTime() - 8 * hour;
  const end = start + 11.5 * hour;
  const limit = today.getTime() - 120_000;
  if (limit >= end || at.getTime() <= start) return at;
  const share = (at.getTime() - start) / (end - start);
  return new Date(Math.floor((start + share * (limit - start)) / 1000) * 1000);
}

const two = (value: number) => String(value).padStart(2, '0');
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** RFC 5322, section 3.3, with the offset of the writer's zone. */
export function dateHeader(at: Date, zone: string): string {
  const parts = partsIn(zone, at);
  const offset = offsetOf(zone, at);
  const sign = offset < 0 ? '-' : '+';
  const clock = `${two(parts.hour)}:${two(parts.minute)}:${two(parts.second)}`;
  const zoneText = `${sign}${two(Math.floor(Math.abs(offset) / 60))}${two(Math.abs(offset) % 60)}`;
  return `${weekdays[parts.weekday]}, ${two(parts.day)} ${months[parts.month - 1]} ${parts.year} ${clock} ${zoneText}`;
}

/** A day as people of that language jot it down in a mail: '24 Nov', '24.11.', '11月24日'. */
export function shortDay(day: Date, language: string): string {
  const [month, date] = [day.getUTCMonth(), day.getUTCDate()];
  if (language === 'zh' || language === 'ja') return `${month + 1}月${date}日`;
  if (language === 'de' || language === 'ru') return `${two(date)}.${two(month + 1)}.`;
  if (['fr', 'es', 'pt', 'it', 'ar'].includes(language)) return `${two(date)}/${two(month + 1)}`;
  return `${date} ${months[month]}`;
}
