import fc from 'fast-check';
import { afterWorking, hoursOf } from '../../service/leads/answerTime';
import { usualHours, workedMinutes } from '../../service/teamwork/waiting';

const own = { hours: usualHours, timeZone: 'Asia/Shanghai' };
const now = new Date('2026-11-16T00:00:00Z');

describe('business hours of a buyer', () => {
  test.each([
    ['DE', 'Europe/Berlin', [1, 2, 3, 4, 5]],
    ['US', 'America/New_York', [1, 2, 3, 4, 5]],
    ['SA', 'Asia/Riyadh', [1, 2, 3, 4, 7]],
    ['', 'Asia/Shanghai', [1, 2, 3, 4, 5]],
    ['ZZ', 'Asia/Shanghai', [1, 2, 3, 4, 5]],
  ])('%s: %s', (country, timeZone, days) => {
    const found = hoursOf(country, own, now);
    expect(found.timeZone).toBe(timeZone);
    expect([...found.hours.days].sort()).toEqual(days);
  });

  test.each([
    // Monday 08:00 in Berlin: the day begins at nine.
    ['2026-11-16T07:00:00Z', 60, '2026-11-16T09:00:00Z'],
    // Friday 17:30 in Berlin: the rest on Monday.
    ['2026-11-20T16:30:00Z', 60, '2026-11-23T08:30:00Z'],
  ])('%s and %d minutes of work is %s', (from, minutes, due) =>
    expect(afterWorking(new Date(from), minutes, hoursOf('DE', own, now))).toEqual(new Date(due)),
  );

  test('it agrees with the count of worked minutes', () => {
    const country = fc.constantFrom('DE', 'US', 'SA', 'JP', 'BR', '');
    const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 1) });
    fc.assert(
      fc.property(country, instant, fc.integer({ min: 1, max: 3000 }), (of, from, minutes) => {
        const place = hoursOf(of, own, now);
        const due = afterWorking(new Date(from), minutes, place);
        expect(workedMinutes(new Date(from), due, place.hours, place.timeZone)).toBe(minutes);
      }),
      { numRuns: 200 },
    );
  });
});
