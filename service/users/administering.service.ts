import type { EntityManager } from 'typeorm';
import { AppError, badRequest, conflict } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import type { NewUser } from './accounts.service';
import {
  checkManager,
  checkNotLastAdministrator,
  describeUser,
  getUser,
  insertUser,
  saveRoles,
  voidLinks,
} from './accounts.service';
import type { Actor } from './audit.service';
import { audit } from './audit.service';
import { resetLink } from './links.service';
import { endSessions } from './sessions.service';
import { User } from './user.entity';
import type { Role, UserReply } from './users.schema';
import { rolesOf } from './viewing.service';

/** What an administrator changes on a person; what is absent stays. */
export interface UserChange {
  name?: string;
  roles?: Role[];
  managerId?: number | null;
  isActive?: boolean;
}

/** Makes a person, and the link by which he sets his password. */
export async function createUser(
  context: Context,
  actor: Actor,
  input: NewUser,
): Promise<{ user: UserReply; link: string }> {
  return inTransaction(context.database, async manager => {
    const now = context.clock();
    const user = await insertUser(manager, input, now);
    const details = { roles: [...input.roles], managerId: user.managerId };
    await audit(manager, actor, 'user.created', { type: 'user', id: user.id }, details, now);
    const link = await resetLink(manager, user.id, context.config.publicUrl, now);
    return { user: await describeUser(manager, now, user.id), link };
  });
}

/** A new link for a person who has lost his password. The old one works until the link is used. */
export async function resetUser(
  context: Context,
  actor: Actor,
  userId: number,
): Promise<{ user: UserReply; link: string }> {
  return inTransaction(context.database, async manager => {
    const now = context.clock();
    const user = await getUser(manager, userId);
    if (!user.isActive) throw conflict('users.inactive', 'This person is switched off. Switch the account on first.');
    await audit(manager, actor, 'user.reset', { type: 'user', id: userId }, null, now);
    const link = await resetLink(manager, userId, context.config.publicUrl, now);
    return { user: await describeUser(manager, now, userId), link };
  });
}

/**
 * Changes a person. `version` is that which was read.
 *
 * @throws AppError version.changed, users.own_roles, users.own_account, users.last_administrator, users.manager_cycle
 */
export async function changeUser(
  context: Context,
  actor: Actor,
  userId: number,
  version: number,
  change: UserChange,
): Promise<UserReply> {
  return inTransaction(context.database, async manager => {
    const now = context.clock();
    const user = await getUser(manager, userId);
    const roles = await rolesOf(manager, userId);
    await checkChange(manager, actor, user, roles, change);
    const saved = await manager.update(
      User,
      { id: userId, version },
      {
        name: change.name?.trim() ?? user.name,
        managerId: change.managerId === undefined ? user.managerId : change.managerId,
        isActive: change.isActive ?? user.isActive,
        version: version + 1,
      },
    );
    if (saved.affected !== 1)
      throw conflict('version.changed', 'Somebody else has changed this person meanwhile. Look again.');
    if (change.roles) await saveRoles(manager, userId, change.roles);
    if (change.isActive === false) {
      await endSessions(manager, userId);
      await voidLinks(manager, userId);
    }
    const details = { before: { roles, managerId: user.managerId, isActive: user.isActive }, change };
    await audit(manager, actor, 'user.changed', { type: 'user', id: userId }, details, now);
    return describeUser(manager, now, userId);
  });
}

async function checkChange(
  manager: EntityManager,
  actor: Actor,
  user: User,
  roles: readonly Role[],
  change: UserChange,
): Promise<void> {
  const isOwn = typeof actor !== 'string' && actor.userId === user.id;
  if (change.roles?.length === 0) throw badRequest('users.no_role', 'A person has at least one role.');
  const rolesChange = change.roles !== undefined && !sameRoles(change.roles, roles);
  if (isOwn && rolesChange)
    throw new AppError('users.own_roles', 403, 'Nobody changes his own roles. Ask another administrator.');
  if (isOwn && change.isActive === false)
    throw new AppError('users.own_account', 403, 'Nobody switches himself off. Ask another administrator.');
  const losesOffice = rolesChange && !change.roles?.includes('administrator');
  if (change.isActive === false || losesOffice) await checkNotLastAdministrator(manager, user.id);
  if (change.managerId != null) await checkManager(manager, user.id, change.managerId);
}

function sameRoles(one: readonly Role[], other: readonly Role[]): boolean {
  const set = new Set(one);
  return set.size === new Set(other).size && other.every(role => set.has(role));
}

/** Ends every session of a person. */
export async function signOutUser(context: Context, actor: Actor, userId: number): Promise<void> {
  await inTransaction(context.database, async manager => {
    await getUser(manager, userId);
    await endSessions(manager, userId);
    await audit(manager, actor, 'user.signed_out', { type: 'user', id: userId }, null, context.clock());
  });
}
