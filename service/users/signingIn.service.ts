import type { EntityManager } from 'typeorm';
import { normaliseAddress } from '../common/emailAddress';
import type { AppError } from '../common/errors';
import type { Context } from '../context';
import type { Database } from '../platform/database/dataSource';
import { inTransaction } from '../platform/database/transaction';
import { audit } from './audit.service';
import type { Tries } from './lockOut';
import { countAttempt, refusal } from './lockOut';
import { isPassword } from './secrets';
import { openSession } from './sessions.service';
import { checkMayUsePassword } from './signInSettings.service';
import { User } from './user.entity';

// A refused sign-in is answered no sooner than this, so that its time does not tell whether the address is known.
const REFUSAL_MS = 250;
// Wrong passwords for addresses that nobody has, remembered as if they were known; the oldest are forgotten.
const MAX_STRANGERS = 10_000;
const strangers = new WeakMap<Database, Map<string, Tries>>();

/**
 * Signs a person in and returns the token of his session.
 *
 * @throws AppError users.wrong_password {triesLeft}, users.locked {minutes}; the same, as fast, for addresses that nobody has; users.local_off (403)
 */
export async function signIn(
  context: Context,
  input: { address: string; password: string },
  userAgent: string | null,
): Promise<{ userId: number; token: string }> {
  const started = performance.now();
  const address = normaliseAddress(input.address) || input.address.trim().toLowerCase();
  try {
    const attempt = await inTransaction(context.database, manager => countTry(context, manager, address));
    const isRight = await isPassword(attempt.user?.passwordHash ?? null, input.password);
    const { user, tries } = attempt;
    if (!isRight || !user) throw await refuse(context, user, tries);
    // Only whoever has the password is told that it does not count.
    await checkMayUsePassword(context, user.id);
    const token = await inTransaction(context.database, manager => enter(manager, user.id, userAgent, context.clock()));
    return { userId: user.id, token };
  } catch (error) {
    await new Promise(done => setTimeout(done, Math.max(0, REFUSAL_MS - (performance.now() - started))));
    throw error;
  }
}

async function countTry(
  context: Context,
  manager: EntityManager,
  address: string,
): Promise<{ user: User | null; tries: Tries }> {
  const now = context.clock();
  const user = await manager.findOneBy(User, { address, isActive: true });
  if (!user) return { user: null, tries: countStranger(context.database, address, now) };
  const tries = countAttempt({ failed: user.failedSignIns, lockedUntil: user.lockedUntil }, now);
  await manager.update(User, { id: user.id }, { failedSignIns: tries.failed, lockedUntil: tries.lockedUntil });
  return { user, tries };
}

function countStranger(database: Database, address: string, now: Date): Tries {
  const known = strangers.get(database) ?? new Map<string, Tries>();
  strangers.set(database, known);
  const tries = countAttempt(known.get(address) ?? { failed: 0, lockedUntil: null }, now);
  known.delete(address);
  known.set(address, tries);
  const oldest = known.keys().next().value;
  if (known.size > MAX_STRANGERS && oldest !== undefined) known.delete(oldest);
  return tries;
}

async function refuse(context: Context, user: User | null, tries: Tries): Promise<AppError> {
  const now = context.clock();
  if (user && tries.lockedUntil)
    await inTransaction(context.database, manager =>
      audit(manager, 'system', 'user.locked', { type: 'user', id: user.id }, { tries: tries.failed }, now),
    );
  return refusal(tries, now);
}

/** Clears the count of wrong passwords and opens a session. */
export async function enter(
  manager: EntityManager,
  userId: number,
  userAgent: string | null,
  now: Date,
): Promise<string> {
  await manager.update(User, { id: userId }, { failedSignIns: 0, lockedUntil: null, lastSignInAt: now });
  return openSession(manager, userId, userAgent, now);
}
