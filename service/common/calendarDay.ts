const formats = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string): Intl.DateTimeFormat {
  let found = formats.get(timeZone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, found);
  }
  return found;
}

/** Minutes by which the wall clock of `timeZone` is ahead of UTC at an instant. */
function offsetMs(at: Date, timeZone: string): number {
  const parts = Object.fromEntries(
    format(timeZone)
      .formatToParts(at)
      .map(part => [part.type, Number(part.value)]),
  );
  const wall = Date.UTC(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day, parts.hour, parts.minute, parts.second);
  return wall - Math.floor(at.getTime() / 1000) * 1000;
}

/** The calendar day of an instant in a time zone, YYYY-MM-DD. */
export function dayOf(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offsetMs(at, timeZone)).toISOString().slice(0, 10);
}

/** The instant at which the day of `at` began in a time zone. Right on days when the clock changes, too. */
export function startOfDay(at: Date, timeZone: string): Date {
  return instantOfDay(dayOf(at, timeZone), timeZone);
}

/** The instant at which a calendar day (YYYY-MM-DD) begins in a time zone. */
export function instantOfDay(day: string, timeZone: string): Date {
  // Where the clock goes forward at midnight the day begins at one.
  return instantAt(day, '00:00', timeZone);
}

/** The day `days` after a calendar day; negative: before. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * The instant at which the clocks of a time zone show `time` (HH:MM) on a calendar day. A time that a day leaves out, because the clock goes forward, is read as the same time later; of one that it
 * has twice the first is meant.
 */
export function instantAt(day: string, time: string, timeZone: string): Date {
  const wall = Date.parse(`${day}T${time}:00.000Z`);
  const before = new Date(wall - offsetMs(new Date(wall - 86_400_000), timeZone));
  const after = new Date(wall - offsetMs(new Date(wall + 86_400_000), timeZone));
  const shows = (at: Date) => at.getTime() + offsetMs(at, timeZone) === wall;
  return shows(before) || !shows(after) ? before : after;
}

/** What the clocks of a time zone show at an instant, HH:MM. */
export function clockOf(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offsetMs(at, timeZone)).toISOString().slice(11, 16);
}
