import fc from 'fast-check';
import type { CalendarEntry } from '../../service/activities/calendarFile';
import { calendarFile } from '../../service/activities/calendarFile';

const entry: CalendarEntry = {
  uid: 'activity-7@crm.haitu.example',
  subject: 'Samples',
  text: '',
  place: '',
  startAt: new Date('2026-03-03T02:00:00.000Z'),
  endAt: new Date('2026-03-03T03:00:00.000Z'),
  updatedAt: new Date('2026-03-02T08:00:00.000Z'),
  sequence: 2,
  isCancelled: false,
  remindMinutes: 15,
  url: 'https://crm.haitu.example/calendar?open=7',
};
const file = (part: Partial<CalendarEntry> = {}) => calendarFile({ ...entry, ...part });
/** The lines of a file as a reader gets them: unfolded, each a name and a value. */
const lines = (text: string): string[] =>
  text
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1);
const valueOf = (text: string, name: string): string =>
  lines(text)
    .find(line => line.startsWith(`${name}:`))
    ?.slice(name.length + 1)
    .replace(/\\(n|.)/g, (_, what: string) => (what === 'n' ? '\n' : what)) ?? '';

test('is an event of RFC 5545 that Outlook takes', () => {
  expect(lines(file())).toEqual([
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Tradepost//Tradepost//EN', 'METHOD:PUBLISH', 'BEGIN:VEVENT'],
    ...['UID:activity-7@crm.haitu.example', 'DTSTAMP:20260302T080000Z', 'DTSTART:20260303T020000Z'],
    ...['DTEND:20260303T030000Z', 'SEQUENCE:2', 'SUMMARY:Samples'],
    ...['URL:https://crm.haitu.example/calendar?open=7', 'STATUS:CONFIRMED', 'BEGIN:VALARM', 'ACTION:DISPLAY'],
    ...['DESCRIPTION:Samples', 'TRIGGER:-PT15M', 'END:VALARM', 'END:VEVENT', 'END:VCALENDAR'],
  ]);
});

test('what was called off has no reminder and says so; what takes no time has no end', () => {
  expect(file({ isCancelled: true })).toContain('STATUS:CANCELLED');
  expect(file({ isCancelled: true })).not.toContain('VALARM');
  expect(file({ endAt: entry.startAt })).not.toContain('DTEND');
});

test.each([
  ['commas, semicolons and backslashes', 'a,b;c\\d'],
  ['lines', 'one\ntwo\r\nthree'],
  ['a line that would be a property of its own', 'Samples\r\nATTENDEE:mailto:x@evil.example'],
  ['control characters', 'a\u0000b\u0007c'],
])('%s in a subject stay in its value', (_, subject) => {
  const text = file({ subject });
  expect(valueOf(text, 'SUMMARY')).toBe(subject.replace(/\r\n/g, '\n').replace(/[\u0000\u0007]/g, ''));
  expect(lines(text).some(line => line.startsWith('ATTENDEE'))).toBe(false);
});

test('whatever is written, no line is longer than 75 octets, no character is cut, and it reads back as it was', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 200 }),
      (place, more) => {
        const text = file({ place: `会议室 ${place}`, text: more });
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(text).not.toMatch(/[\ud800-\udbff]\r\n /);
        const told = `会议室 ${place}`
          .replace(/\r\n?|\u2028|\u2029/g, '\n')
          .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
        expect(valueOf(text, 'LOCATION')).toBe(told);
      },
    ),
  );
});
