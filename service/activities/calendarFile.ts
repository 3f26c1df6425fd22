/** One appointment, as a calendar file tells it. */
export interface CalendarEntry {
  /** Unique in the world and always the same for one activity, so that a second file changes the entry of the first. */
  uid: string;
  subject: string;
  text: string;
  place: string;
  startAt: Date;
  endAt: Date;
  updatedAt: Date;
  /** Counts the changes. */
  sequence: number;
  isCancelled: boolean;
  /** Null: no reminder. */
  remindMinutes: number | null;
  /** Where it is read in Tradepost. */
  url: string;
}

/** An iCalendar file of one event (RFC 5545), in UTC, with CRLF and folded lines. */
export function calendarFile(entry: CalendarEntry): string {
  const { uid, subject, text, place, startAt, endAt, updatedAt, sequence, isCancelled, remindMinutes, url } = entry;
  const alarm =
    remindMinutes === null || isCancelled
      ? []
      : [
          'BEGIN:VALARM',
          'ACTION:DISPLAY',
          `DESCRIPTION:${escaped(subject)}`,
          `TRIGGER:-PT${remindMinutes}M`,
          'END:VALARM',
        ];
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Tradepost//Tradepost//EN', 'METHOD:PUBLISH', 'BEGIN:VEVENT'],
    ...[`UID:${escaped(uid)}`, `DTSTAMP:${utc(updatedAt)}`, `DTSTART:${utc(startAt)}`],
    // 3.8.2.2: an end comes after the beginning, or is not told.
    ...(endAt > startAt ? [`DTEND:${utc(endAt)}`] : []),
    ...[`SEQUENCE:${sequence}`, `SUMMARY:${escaped(subject)}`],
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    ...(text ? [`DESCRIPTION:${escaped(text)}`] : []),
    ...[`URL:${url.replace(/[\u0000-\u0020\u007f]/g, '')}`, `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`],
    ...[...alarm, 'END:VEVENT', 'END:VCALENDAR'],
  ];
  return lines.map(line => `${folded(line)}\r\n`).join('');
}

/** RFC 5545, 3.3.5: a date with UTC time, 20260302T080000Z. */
function utc(at: Date): string {
  return at.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** RFC 5545, 3.3.11: backslash, semicolon, comma and line ends are escaped; other control characters may not stand in a text. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');
}

const MOST_OCTETS = 75;

/** RFC 5545, 3.1: no line is longer than 75 octets without its end; a longer one goes on after CRLF and a blank. No character is cut in two. */
function folded(line: string): string {
  let out = '';
  let length = 0;
  for (const character of line) {
    const size = utf8Length(character);
    if (length + size > MOST_OCTETS) {
      out += '\r\n ';
      length = 1;
    }
    out += character;
    length += size;
  }
  return out;
}

function utf8Length(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
