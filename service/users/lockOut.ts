import { AppError } from '../common/errors';

/** Wrong passwords in a row before an account is locked, and for how long. */
export const MAX_TRIES = 5;
export const LOCK_MINUTES = 15;

/** The memory of wrong passwords for one address, known or not. */
export interface Tries {
  failed: number;
  lockedUntil: Date | null;
}

/**
 * Counts an attempt before its password is looked at, so that many at once gain nothing. The last one locks; a right
 * password clears all.
 *
 * @throws AppError users.locked while the lock stands
 */
export function countAttempt(tries: Tries, now: Date): Tries {
  if (tries.lockedUntil !== null && tries.lockedUntil > now) throw locked(tries.lockedUntil, now);
  // A lock that has ended starts the count afresh.
  const failed = (tries.lockedUntil === null ? tries.failed : 0) + 1;
  return { failed, lockedUntil: failed >= MAX_TRIES ? new Date(now.getTime() + LOCK_MINUTES * 60_000) : null };
}

/** What the person is told after a wrong password. */
export function refusal(tries: Tries, now: Date): AppError {
  if (tries.lockedUntil) return locked(tries.lockedUntil, now);
  const triesLeft = MAX_TRIES - tries.failed;
  return new AppError(
    'users.wrong_password',
    401,
    `Address or password is wrong. ${triesLeft} more ${triesLeft === 1 ? 'try' : 'tries'}, then the account is locked for ${LOCK_MINUTES} minutes.`,
    { details: { triesLeft } },
  );
}

function locked(until: Date, now: Date): AppError {
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000));
  return new AppError('users.locked', 429, `Too many wrong passwords. Try again in ${minutes} minutes.`, {
    details: { minutes },
  });
}
