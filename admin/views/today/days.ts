/**
 * The instant at which `day` (YYYY-MM-DD) begins in an IANA time zone, as ISO 8601 in UTC.
 *
 * The distance from UTC is taken from what that zone's clock shows; asked twice, so that it is right on the days when the
 * clocks change.
 */
export function startOfDay(day: string, timeZone: string): string {
  const wanted = Date.parse(`${day}T00:00:00Z`);
  let at = wanted;
  for (let turn = 0; turn < 2; turn++) at = wanted - distance(at, timeZone);
  return new Date(at).toISOString();
}

function distance(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(at));
  const value = (type: string) => Number(parts.find(part => part.type === type)?.value ?? 0);
  const shown = Date.UTC(
    value('year'),
    value('month') - 1,
    value('day'),
    value('hour'),
    value('minute'),
    value('second'),
  );
  return shown - Math.floor(at / 1000) * 1000;
}

/** The day after, YYYY-MM-DD. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
