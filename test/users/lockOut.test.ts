import { countAttempt, refusal } from '../../service/users/lockOut';
import type { Tries } from '../../service/users/lockOut';

const start = new Date('2026-03-02T08:00:00Z');
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const fresh: Tries = { failed: 0, lockedUntil: null };

function fail(times: number, from: Tries = fresh): Tries {
  let tries = from;
  for (let n = 0; n < times; n += 1) tries = countAttempt(tries, start);
  return tries;
}

describe('wrong passwords', () => {
  it.each([
    [1, 4],
    [2, 3],
    [3, 2],
    [4, 1],
  ])('after %i of them %i tries are left', (times, triesLeft) => {
    expect(refusal(fail(times), start)).toMatchObject({ code: 'users.wrong_password', details: { triesLeft } });
  });

  it('lock the account with the fifth, for fifteen minutes', () => {
    const tries = fail(5);
    expect(tries.lockedUntil).toEqual(later(15));
    expect(refusal(tries, start)).toMatchObject({ code: 'users.locked', details: { minutes: 15 } });
  });

  it('are not even looked at while the lock stands', () => {
    expect(() => countAttempt(fail(5), later(14))).toThrow(
      expect.objectContaining({ code: 'users.locked', details: { minutes: 1 } }),
    );
  });

  it('are counted afresh once the lock has ended', () => {
    expect(countAttempt(fail(5), later(15))).toEqual({ failed: 1, lockedUntil: null });
  });
});
