import { readCalendar } from '../../service/mail/calendar';

const zone = (name: string, standard: string, daylight: string) => `BEGIN:VTIMEZONE
TZID:${name}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETTO:${standard}
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETTO:${daylight}
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE`;
const event = (start: string, zones = '') =>
  `BEGIN:VCALENDAR\nMETHOD:REQUEST\n${zones}\nBEGIN:VEVENT\nUID:1\nSUMMARY:Audit\n${start}\nEND:VEVENT\nEND:VCALENDAR`;

it.each<[string, string, string]>([
  ['in UTC', event('DTSTART:20260608T080000Z'), '2026-06-08T08:00:00.000Z'],
  [
    'in summer time',
    event('DTSTART;TZID=Berlin:20260608T100000', zone('Berlin', '+0100', '+0200')),
    '2026-06-08T08:00:00.000Z',
  ],
  [
    'in winter time',
    event('DTSTART;TZID=Berlin:20261208T100000', zone('Berlin', '+0100', '+0200')),
    '2026-12-08T09:00:00.000Z',
  ],
  [
    'on the day when the clocks change',
    event('DTSTART;TZID=Berlin:20260329T100000', zone('Berlin', '+0100', '+0200')),
    '2026-03-29T08:00:00.000Z',
  ],
  ['of a whole day', event('DTSTART;VALUE=DATE:20260608'), '2026-06-08T00:00:00.000Z'],
])('an event %s', (_what, text, start) => {
  expect(readCalendar(text)?.part.start?.toISOString()).toBe(start);
});

it('reads folded lines, escaped text and an organizer with a quoted name', () => {
  const text = event(
    'ORGANIZER;CN="Holm: Lars":mailto:LARS@nordtex.example\nDESCRIPTION:one\\n two\\, thr\n ee\nLOCATION:Hall 4\\; door 2',
  );
  const found = readCalendar(text);
  expect([found?.part.organizer, found?.part.location, found?.description]).toEqual([
    'lars@nordtex.example',
    'Hall 4; door 2',
    'one\n two, three',
  ]);
});

it('is null for what is no calendar', () => {
  expect(readCalendar('hello')).toBeNull();
});
