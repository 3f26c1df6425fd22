import fc from 'fast-check';
import { lanesInTurn, nextTurn, retryDelayMs } from '../../../service/platform/queue/timing';

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test.each([
  [1, 0, 5_000],
  [1, 0.999999, 7_500],
  [2, 0, 10_000],
  [4, 0.5, 50_000],
  [30, 0, 3_600_000],
])('after attempt %i a job waits (random %d) %i ms', (attempt, chance, ms) => {
  expect(retryDelayMs(attempt, chance)).toBe(ms);
});

test('the delay grows with each attempt whatever chance says, and stays below an hour and a half', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), random, random, (attempt, one, other) => {
      expect(retryDelayMs(attempt + 1, one)).toBeGreaterThan(retryDelayMs(attempt, other));
      expect(retryDelayMs(attempt * 100, one)).toBeLessThanOrEqual(5_400_000);
    }),
  );
});

test('the next turn is the first of the grid after now', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e8 }), fc.integer({ min: 0, max: 1e10 }), (everyMs, late) => {
      const due = new Date(Date.UTC(2030, 0, 1));
      const now = new Date(due.getTime() + late);
      const next = nextTurn(due, everyMs, now).getTime();
      expect(next).toBeGreaterThan(now.getTime());
      expect(next - now.getTime()).toBeLessThanOrEqual(everyMs);
      expect((next - due.getTime()) % everyMs).toBe(0);
    }),
  );
});

test.each([
  [['b', 'a'], {}, ['a', 'b']],
  [['b', 'a'], { a: 1 }, ['b', 'a']],
  [['a', 'b', 'c'], { a: 3, b: 1, c: 2 }, ['b', 'c', 'a']],
  [['a'], { a: 9, z: 1 }, ['a']],
  [[], { a: 1 }, []],
])('the lanes %j, served at %j, take turns as %j', (lanes, served, order) => {
  expect(lanesInTurn(lanes, new Map(Object.entries(served)))).toEqual(order);
});
