/** A property line of iCalendar. */
export interface Property {
  name: string;
  parameters: Record<string, string>;
  value: string;
}

/** When the clocks of a zone are put to an offset, each year. */
interface Change {
  /** Minutes from UTC from then on. */
  offset: number;
  month: number;
  /** Which weekday of the month, -1 for the last; 0 where it is a fixed day. */
  nth: number;
  weekday: number;
  day: number;
}
export interface Zone {
  standard: Change | null;
  daylight: Change | null;
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** The zones that a calendar defines (RFC 5545, 3.6.5), by their TZID; of several rules for one zone the last, which is today's. */
export function readZones(properties: readonly Property[]): Map<string, Zone> {
  const zones = new Map<string, Zone>();
  let zone: Zone | null = null;
  let part: Property[] | null = null;
  for (const property of properties) {
    const kind = property.value.toUpperCase();
    if (property.name === 'TZID') zones.set(property.value, (zone = { standard: null, daylight: null }));
    if (property.name === 'BEGIN') part = kind === 'STANDARD' || kind === 'DAYLIGHT' ? [] : null;
    if (property.name === 'END' && zone && part) {
      const change = readChange(part);
      if (change && kind === 'STANDARD') zone.standard = change;
      if (change && kind === 'DAYLIGHT') zone.daylight = change;
      part = null;
    }
    part?.push(property);
  }
  return zones;
}

function readChange(part: readonly Property[]): Change | null {
  const value = (name: string) => part.find(property => property.name === name)?.value ?? '';
  const offset = /^([+-])(\d{2})(\d{2})/.exec(value('TZOFFSETTO'));
  if (!offset) return null;
  const start = /^\d{4}(\d{2})(\d{2})/.exec(value('DTSTART'));
  const rule = value('RRULE').toUpperCase();
  const byDay = /BYDAY=(-?\d)([A-Z]{2})/.exec(rule);
  return {
    offset: (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3])),
    month: Number(/BYMONTH=(\d{1,2})/.exec(rule)?.[1] ?? start?.[1] ?? 1) - 1,
    nth: byDay ? Number(byDay[1]) : 0,
    weekday: byDay ? Math.max(0, weekdays.indexOf(byDay[2]!)) : 0,
    day: Number(start?.[2] ?? 1),
  };
}

/** The offset of a zone on a local day, in minutes from UTC; 0 for a zone that is not defined. */
export function offsetOn(zone: Zone | undefined, year: number, month: number, day: number): number {
  const { standard, daylight } = zone ?? { standard: null, daylight: null };
  if (!standard || !daylight) return (standard ?? daylight)?.offset ?? 0;
  const today = Date.UTC(year, month, day);
  const [summer, winter] = [dayOfChange(daylight, year), dayOfChange(standard, year)];
  const isSummer = summer < winter ? today >= summer && today < winter : today >= summer || today < winter;
  return (isSummer ? daylight : standard).offset;
}

function dayOfChange(change: Change, year: number): number {
  if (change.nth === 0) return Date.UTC(year, change.month, change.day);
  if (change.nth > 0) {
    const first = new Date(Date.UTC(year, change.month, 1)).getUTCDay();
    return Date.UTC(year, change.month, 1 + ((change.weekday - first + 7) % 7) + (change.nth - 1) * 7);
  }
  const last = new Date(Date.UTC(year, change.month + 1, 0));
  return Date.UTC(
    year,
    change.month,
    last.getUTCDate() - ((last.getUTCDay() - change.weekday + 7) % 7) + (change.nth + 1) * 7,
  );
}
