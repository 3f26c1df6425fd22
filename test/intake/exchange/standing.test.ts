import fc from 'fast-check';
import type { Counted } from '../../../service/intake/exchange/standing';
import { minutesLeft, nextSample, STALE_MS, stateNow } from '../../../service/intake/exchange/standing';

const now = new Date('2026-11-22T10:00:00Z');
const ago = (ms: number) => new Date(now.getTime() - ms);
const HOUR = 3_600_000;
const good: Counted = {
  isOn: true,
  state: 'complete',
  syncedAt: ago(30_000),
  startedAt: ago(HOUR),
  sweptAt: ago(HOUR),
};

test.each<[string, Partial<Counted>, Counted['state']]>([
  ['was just read and compared', {}, 'complete'],
  ['lacks mail', { state: 'incomplete' }, 'incomplete'],
  ['was switched off', { isOn: false, state: 'complete' }, 'off'],
  ['was not read for a quarter of an hour', { syncedAt: ago(15 * 60_000) }, 'stalled'],
  ['never was read since it was connected an hour ago', { syncedAt: null }, 'stalled'],
  ['was connected again just now', { syncedAt: ago(9 * HOUR), startedAt: ago(1_000) }, 'complete'],
  ['is read again and not counted yet', { state: 'stalled' }, 'reading'],
  ['was compared too long ago', { sweptAt: ago(9 * HOUR) }, 'reading'],
  ['was never compared', { sweptAt: null }, 'reading'],
])('a mailbox that %s', (_, values, state) => {
  expect(stateNow({ ...good, ...values }, now)).toBe(state);
});

test('somebody knows of a stalled mailbox within a quarter of an hour, with a minute for the look and one for the mail', () => {
  expect(STALE_MS + 2 * 60_000).toBeLessThanOrEqual(15 * 60_000);
});

test('no mailbox is green that was not read, or not compared', () => {
  const past = fc.option(fc.integer({ min: 0, max: 48 * HOUR }).map(ago), { nil: null });
  const states = fc.constantFrom<Counted['state']>('off', 'reading', 'complete', 'incomplete', 'stalled');
  fc.assert(
    fc.property(states, past, past, fc.boolean(), (state, syncedAt, sweptAt, isOn) => {
      const told = stateNow({ ...good, state, syncedAt, sweptAt, isOn }, now);
      if (told !== 'complete') return;
      expect(isOn && state === 'complete' && sweptAt !== null).toBe(true);
    }),
  );
});

test('the speed is that of the last stretch, and what is left is told in minutes', () => {
  const first = nextSample(null, 100, ago(60_000));
  expect(first).toMatchObject({ speed: 0 });
  const second = nextSample(first, 1_300, now);
  expect(second.speed).toBe(1_200);
  // Too soon to say anything new.
  expect(nextSample(second, 1_400, new Date(now.getTime() + 5_000))).toBe(second);
  expect(minutesLeft(6_000, second.speed)).toBe(5);
  expect(minutesLeft(6_000, 0)).toBeNull();
  expect(minutesLeft(0, 900)).toBeNull();
});
