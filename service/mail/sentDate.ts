const months: Record<string, number> = {
  jan: 0,
  feb: 1,
  mar: 2,
  apr: 3,
  may: 4,
  jun: 5,
  jul: 6,
  aug: 7,
  sep: 8,
  oct: 9,
  nov: 10,
  dec: 11,
};
/** Minutes from UTC of the zone names of RFC 5322, 4.3, and of those that servers write. */
const zones: Record<string, number> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  bst: 60,
  cet: 60,
  cest: 120,
  met: 60,
  mest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  jst: 540,
  kst: 540,
  hkt: 480,
  sgt: 480,
};
const rfc5322 =
  /(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]*\.?[\s-]+(\d{2,4})(?:,?\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?)?\s*(?:\(?(?:(?:GMT|UTC)?\s*([+-]\d{1,2}):?(\d{2})?|([A-Za-z]{1,5})\b))?/;
const asctime = /([A-Za-z]{3})\s+(\d{1,2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s+(?:([A-Z]{1,5}|[+-]\d{4})\s+)?(\d{4})/;
const iso = /(\d{4})-(\d{2})-(\d{2})[T\s]+(\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?/;

/** An instant as a Date or Received header gives it (RFC 5322, and the older forms); null for what is none. No zone means UTC. */
export function readDate(text: string): Date | null {
  if (!text || text.length > 1000) return null;
  const match = rfc5322.exec(text);
  if (match && months[match[2]!.toLowerCase()] !== undefined) {
    const offset = match[7] ? zoneOffset(match[7], match[8]) : (zones[(match[9] ?? 'z').toLowerCase()] ?? 0);
    return instant(
      fullYear(match[3]!),
      months[match[2]!.toLowerCase()]!,
      match[1]!,
      match[4],
      match[5],
      match[6],
      offset,
    );
  }
  return readOlderDate(text);
}

function readOlderDate(text: string): Date | null {
  const old = asctime.exec(text);
  if (old && months[old[1]!.toLowerCase()] !== undefined) {
    const zone = old[6] ?? 'z';
    const offset = /^[+-]/.test(zone) ? zoneOffset(zone.slice(0, 3), zone.slice(3)) : (zones[zone.toLowerCase()] ?? 0);
    return instant(Number(old[7]), months[old[1]!.toLowerCase()]!, old[2]!, old[3], old[4], old[5], offset);
  }
  const modern = iso.exec(text);
  if (!modern) return null;
  const zone = modern[7] ?? 'Z';
  const offset = zone === 'Z' ? 0 : zoneOffset(zone.slice(0, 3), zone.slice(-2));
  return instant(Number(modern[1]), Number(modern[2]) - 1, modern[3]!, modern[4], modern[5], modern[6], offset);
}

function fullYear(text: string): number {
  const year = Number(text);
  // RFC 5322, 4.3: two digits below 50 are of this century, others and three digits are counted from 1900.
  if (text.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return text.length === 3 ? 1900 + year : year;
}

function zoneOffset(hours: string, minutes: string | undefined): number {
  const sign = hours.startsWith('-') ? -1 : 1;
  const whole = Math.abs(Number(hours));
  return whole > 14 ? 0 : sign * (whole * 60 + Number(minutes ?? 0));
}

function instant(
  year: number,
  month: number,
  day: string,
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  offset: number,
): Date | null {
  const time = Date.UTC(
    year,
    month,
    Number(day),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Math.min(Number(second ?? 0), 59),
  );
  const date = new Date(time - offset * 60_000);
  const isPossible = Number(day) >= 1 && Number(day) <= 31 && month >= 0 && month <= 11 && Number(hour ?? 0) < 25;
  return isPossible && !Number.isNaN(date.getTime()) ? date : null;
}

/** A sending date that can be true: after 1980 and at most two days ahead of the arrival. Others count as unknown. */
export function believableDate(sent: Date | null, received: Date | null): Date | null {
  if (!sent || sent.getTime() < Date.UTC(1980, 0, 1)) return null;
  const latest = received ? received.getTime() + 2 * 86_400_000 : Date.UTC(2100, 0, 1);
  return sent.getTime() > latest ? null : sent;
}
