import { believableDate, readDate } from '../../service/mail/sentDate';

it.each<[string, string | null]>([
  ['Wed, 08 Apr 2026 10:00:00 +0200', '2026-04-08T08:00:00.000Z'],
  ['8 Apr 2026 10:00 GMT', '2026-04-08T10:00:00.000Z'],
  ['Wed, 8 Apr 26 10:00:00 -0700 (PDT)', '2026-04-08T17:00:00.000Z'],
  ['Mon, 12 Jul 99 10:00:00 EST', '1999-07-12T15:00:00.000Z'],
  ['Wed, 08 Apr 2026 10:00:00', '2026-04-08T10:00:00.000Z'],
  ['Wed Apr  8 10:00:00 2026', '2026-04-08T10:00:00.000Z'],
  ['2026-04-08T10:00:00+08:00', '2026-04-08T02:00:00.000Z'],
  ['Wed, 08-Apr-2026 10.00.00 +0000', '2026-04-08T10:00:00.000Z'],
  ['Wed, 45 Apr 2026 10:00:00 +0000', null],
  ['yesterday', null],
  ['', null],
])('%j is %s', (text, instant) => {
  expect(readDate(text)?.toISOString() ?? null).toBe(instant);
});

it('does not believe a date before 1980 or two days after the arrival', () => {
  const received = new Date('2026-04-08T00:00:00Z');
  expect(believableDate(new Date('1970-01-01T00:00:00Z'), received)).toBeNull();
  expect(believableDate(new Date('2026-04-11T00:00:00Z'), received)).toBeNull();
  expect(believableDate(new Date('2026-04-09T00:00:00Z'), received)).not.toBeNull();
});
