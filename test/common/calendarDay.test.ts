import fc from 'fast-check';
import { addDays, clockOf, dayOf, instantOfDay } from '../../service/common/calendarDay';

test.each([
  // The clock goes from 24:00 to 01:00: the day begins at one.
  ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00.000Z', '01:00'],
  ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z', '01:00'],
  // It goes from 24:00 back to 23:00: the day begins once.
  ['America/Santiago', '2026-04-05', '2026-04-05T04:00:00.000Z', '00:00'],
  // It goes from 01:00 back to 00:00: the first midnight is meant.
  ['America/Havana', '2026-11-01', '2026-11-01T04:00:00.000Z', '00:00'],
  ['Asia/Shanghai', '2026-03-02', '2026-03-01T16:00:00.000Z', '00:00'],
])('in %s the day %s begins', (timeZone, day, begins, clock) => {
  const at = instantOfDay(day, timeZone);
  expect(at.toISOString()).toBe(begins);
  expect([dayOf(at, timeZone), clockOf(at, timeZone)]).toEqual([day, clock]);
});

test('a day begins on itself, and a millisecond before it is the day before', () => {
  const zones = ['America/Santiago', 'Africa/Cairo', 'Asia/Beirut', 'Europe/Berlin', 'Pacific/Auckland'];
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 1_500 }), (timeZone, count) => {
      const day = addDays('2024-01-01', count);
      const at = instantOfDay(day, timeZone);
      expect(dayOf(at, timeZone)).toBe(day);
      expect(dayOf(new Date(at.getTime() - 1), timeZone)).toBe(addDays(day, -1));
    }),
    { numRuns: 500 },
  );
});
