import fc from 'fast-check';
import { usualHours, workedMinutes, workedSince } from '../../service/teamwork/waiting';

const zone = 'Asia/Shanghai';
// Written in Shanghai's time, which is eight hours ahead.
const local = (text: string) => new Date(`${text}:00+08:00`);

describe('a letter has waited', () => {
  it.each([
    ['an hour in the morning', '2026-03-02T09:00', '2026-03-02T10:00', 60],
    ['nothing before the office opens', '2026-03-02T05:00', '2026-03-02T09:00', 0],
    ['nothing over night', '2026-03-02T18:00', '2026-03-03T09:00', 0],
    ['an hour of two days', '2026-03-02T17:30', '2026-03-03T09:30', 60],
    ['nothing on Saturday and Sunday', '2026-03-06T18:00', '2026-03-09T09:00', 0],
    ['nine hours from Friday noon to Monday three', '2026-03-06T12:00', '2026-03-09T12:00', 540],
    ['nothing where the clock stands before it', '2026-03-03T12:00', '2026-03-02T12:00', 0],
  ])('%s', (_name, from, to, minutes) => {
    expect(workedMinutes(local(from), local(to), usualHours, zone)).toBe(minutes);
  });

  it('the hours of the summer, where the clock was put forward over night', () => {
    const from = new Date('2026-03-27T16:00:00Z');
    const to = new Date('2026-03-30T08:00:00Z');
    // Friday 17:00 to 18:00 in Berlin, Monday 09:00 to 10:00 of the summer's time.
    expect(workedMinutes(from, to, usualHours, 'Europe/Berlin')).toBe(120);
  });
});

test('the instant from which a letter is late is the one at which it would have waited that long', () => {
  const now = fc.date({ min: new Date('2026-02-01'), max: new Date('2026-04-30'), noInvalidDate: true });
  fc.assert(
    fc.property(now, fc.integer({ min: 1, max: 6000 }), (at, minutes) => {
      const since = workedSince(minutes, at, usualHours, zone);
      expect(workedMinutes(since, at, usualHours, zone)).toBe(minutes);
    }),
    { numRuns: 60 },
  );
});
