import { AppError } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { getUser, setPassword } from './accounts.service';
import { audit } from './audit.service';
import type { Tries } from './lockOut';
import { countAttempt, refusal } from './lockOut';
import { endEntraTokens } from './entra.service';
import { checkPassword } from './passwords';
import type { Viewer } from './roles';
import { hashPassword, isPassword } from './secrets';
import { endSession, endSessions } from './sessions.service';
import { getCompanySettings } from './settings.service';
import { User } from './user.entity';
import type { SessionReply } from './users.schema';

/** Who is signed in, what he may do, and where. */
export async function describeSession(context: Context, viewer: Viewer): Promise<SessionReply> {
  const { manager } = context.database;
  const user = await getUser(manager, viewer.userId);
  const { name, timeZone, numberStyle } = await getCompanySettings(manager);
  return {
    user: {
      id: user.id,
      name: user.name,
      address: user.address,
      language: user.language as SessionReply['user']['language'],
      theme: user.theme as SessionReply['user']['theme'],
      roles: [...viewer.roles],
      grants: [...viewer.grants],
    },
    company: { name, timeZone, numberStyle },
    isDemo: context.config.isDemo,
  };
}

/** Signs out here. */
export async function signOut(context: Context, sessionId: number): Promise<void> {
  await inTransaction(context.database, manager => endSession(manager, sessionId));
}

/** Signs out on every computer. */
export async function signOutEverywhere(context: Context, viewer: Viewer): Promise<void> {
  await inTransaction(context.database, async manager => {
    await endSessions(manager, viewer.userId);
    await endEntraTokens(manager, viewer.userId, context.clock());
    await audit(manager, viewer, 'user.signed_out', { type: 'user', id: viewer.userId }, null, context.clock());
  });
}

/** Language and colours. */
export async function setPreferences(
  context: Context,
  viewer: Viewer,
  wanted: { language?: SessionReply['user']['language']; theme?: SessionReply['user']['theme'] },
): Promise<SessionReply> {
  await inTransaction(context.database, async manager => {
    const user = await getUser(manager, viewer.userId);
    await manager.update(
      User,
      { id: user.id },
      { language: wanted.language ?? user.language, theme: wanted.theme ?? user.theme },
    );
  });
  return describeSession(context, viewer);
}

/**
 * Changes the own password and signs out on every other computer. Wrong tries count as they do at the sign-in.
 *
 * @throws AppError users.wrong_password, users.locked, users.weak_password, users.same_password
 */
export async function changePassword(
  context: Context,
  viewer: Viewer,
  sessionId: number,
  input: { current: string; password: string },
): Promise<void> {
  const { address } = await getUser(context.database.manager, viewer.userId);
  checkPassword(input.password, address);
  if (input.password === input.current)
    throw new AppError('users.same_password', 400, 'This is your password already. Take another one.');
  const { user, tries } = await countTry(context, viewer.userId);
  if (!(await isPassword(user.passwordHash, input.current))) {
    const told = refusal(tries, context.clock());
    // He is signed in; 401 would send him to the sign-in page.
    throw new AppError(told.code, told.status === 401 ? 400 : told.status, told.message, { details: told.details });
  }
  const passwordHash = await hashPassword(input.password);
  await inTransaction(context.database, async manager => {
    await setPassword(manager, user.id, passwordHash);
    await endSessions(manager, user.id, sessionId);
    await audit(manager, viewer, 'user.password_changed', { type: 'user', id: user.id }, null, context.clock());
  });
}

async function countTry(context: Context, userId: number): Promise<{ user: User; tries: Tries }> {
  return inTransaction(context.database, async manager => {
    const user = await getUser(manager, userId);
    const tries = countAttempt({ failed: user.failedSignIns, lockedUntil: user.lockedUntil }, context.clock());
    await manager.update(User, { id: user.id }, { failedSignIns: tries.failed, lockedUntil: tries.lockedUntil });
    return { user, tries };
  });
}
