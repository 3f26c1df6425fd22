import fc from 'fast-check';
import { addDays, dayOf } from '../../service/common/calendarDay';
import { companyDays, coveredDays, isSendingDay, nextSending } from '../../service/reports/digestDays';

const working = { hour: 8, days: [1, 2, 3, 4, 5], timeZone: 'Asia/Shanghai' };

test.each([
  ['a Tuesday tells of Monday', '2026-03-03', [], '2026-03-02', '2026-03-02'],
  ['a Monday tells of Friday and the weekend', '2026-03-02', [], '2026-02-27', '2026-03-01'],
  [
    'the first day after a holiday tells of it and of the day before it',
    '2026-10-08',
    [{ from: '2026-10-01', to: '2026-10-07' }],
    '2026-09-30',
    '2026-10-07',
  ],
])('%s', (_name, day, holidays, from, to) => {
  expect(coveredDays(day, working, holidays)).toEqual({ from, to });
});

test('after long holidays a digest tells of a fortnight and no more', () => {
  const holidays = [{ from: '2026-01-01', to: '2026-03-01' }];
  expect(coveredDays('2026-03-02', working, holidays)).toEqual({ from: '2026-02-16', to: '2026-03-01' });
});

test.each([
  ['before the hour it is today', '2026-03-02T07:59:00+08:00', '2026-03-02T08:00:00+08:00'],
  ['at the hour it is the next day', '2026-03-02T08:00:00+08:00', '2026-03-03T08:00:00+08:00'],
  ['on Friday evening it is Monday', '2026-03-06T20:00:00+08:00', '2026-03-09T08:00:00+08:00'],
])('%s', (_name, now, next) => {
  expect(nextSending(working, [], new Date(now))).toEqual(new Date(next));
});

test('the hour is that of the clocks, also on the day on which they change', () => {
  const plan = { hour: 8, days: [1, 2, 3, 4, 5, 6, 7], timeZone: 'Europe/Berlin' };
  const next = (now: string) => nextSending(plan, [], new Date(now))?.toISOString();
  expect(next('2026-03-28T12:00:00Z')).toBe('2026-03-29T06:00:00.000Z');
  expect(next('2026-10-24T12:00:00Z')).toBe('2026-10-25T07:00:00.000Z');
});

test('whatever days are chosen, no day is told of twice and none is left out', () => {
  const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 365 }), (chosen, start) => {
      const plan = { days: chosen };
      const told: string[] = [];
      const first = addDays('2026-01-01', start);
      for (let count = 0; count < 40; count += 1) {
        const day = addDays(first, count);
        if (!isSendingDay(day, plan, [])) continue;
        const { from, to } = coveredDays(day, plan, []);
        for (let one = from; one <= to; one = addDays(one, 1)) told.push(one);
      }
      expect(new Set(told).size).toBe(told.length);
      expect(told).toEqual([...told].sort());
      for (const day of told.slice(1)) expect(told).toContain(addDays(day, -1));
    }),
  );
});

test('in another time zone than the company no day of the company is left out, on whatever day a clock changes', () => {
  const zones = ['America/Los_Angeles', 'America/New_York', 'Europe/Berlin', 'Asia/Shanghai', 'Pacific/Auckland'];
  const zone = fc.constantFrom(...zones);
  const start = fc.integer({ min: 0, max: 365 });
  fc.assert(
    fc.property(zone, zone, fc.integer({ min: 0, max: 23 }), start, (timeZone, companyZone, hour, count) => {
      const plan = { hour, days: [1, 2, 3, 4, 5], timeZone };
      let now = new Date(Date.parse('2026-01-05T00:00:00Z') + count * 86_400_000);
      let last = '';
      for (let turn = 0; turn < 12; turn += 1) {
        now = nextSending(plan, [], now) as Date;
        const { from, to } = companyDays(dayOf(now, timeZone), plan, [], companyZone, now);
        expect(to).toBe(addDays(dayOf(now, companyZone), -1));
        if (last) expect(from <= addDays(last, 1)).toBe(true);
        last = to;
      }
    }),
  );
});
