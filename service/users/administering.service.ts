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
import { endEntraTokens } from './entra.service';
import { resetLink } from './links.service';
import { writeTo } from './outgoingMail.service';
import { touchOrganisation } from './organisation.service';
import { saveOwnRolesOf } from './ownRoles.service';
import { endSessions } from './sessions.service';
import { mayUsePassword } from './signInSettings.service';
import { saveTeamsOf } from './teams.service';
import { User } from './user.entity';
import type { Role, UserReply } from './users.schema';

/** What an administrator changes on a person; what is absent stays. */
export interface UserChange {
  name?: string;
  roles?: Role[];
  /** The whole lists of the company's own roles and of the teams he stands in. */
  ownRoleIds?: number[];
  teamIds?: number[];
  managerId?: number | null;
  isActive?: boolean;
}

/** What a new person gets beside what makes the account. */
export type NewPerson = NewUser & Pick<UserChange, 'ownRoleIds' | 'teamIds'>;

/** Makes a person, and the link by which he sets his password. */
export async function createUser(
  context: Context,
  actor: Actor,
  input: NewPerson,
): Promise<{ user: UserReply; link: string }> {
  return inTransaction(context.database, async manager => {
    const now = context.clock();
    const { ownRoleIds = [], teamIds = [] } = input;
    if (input.roles.length + ownRoleIds.length === 0) throw noRole();
    const user = await insertUser(manager, input, now);
    await saveBelonging(manager, user.id, { ownRoleIds, teamIds });
    const details = { roles: [...input.roles], ownRoleIds, teamIds, managerId: user.managerId };
    await writeTo(manager, 'invitation', user.id, now);
    await audit(manager, actor, 'user.created', { type: 'user', id: user.id }, details, now);
    const link = await resetLink(manager, user.id, context.config.publicUrl, now);
    return { user: await describeUser(manager, now, user.id), link };
  });
}

/**
 * A new link for a person who has lost his password. The old one works until the link is used.
 *
 * @throws AppError users.inactive, users.local_off_link (409: he signs in by Microsoft alone; from the command line it is given all the same)
 */
export async function resetUser(
  context: Context,
  actor: Actor,
  userId: number,
): Promise<{ user: UserReply; link: string }> {
  return inTransaction(context.database, async manager => {
    const now = context.clock();
    const user = await getUser(manager, userId);
    if (!user.isActive) throw conflict('users.inactive', 'This person is switched off. Switch the account on first.');
    if (actor !== 'command_line' && !(await mayUsePassword(context, userId)))
      throw conflict('users.local_off_link', 'This person signs in by Microsoft, and passwords are switched off.');
    await audit(manager, actor, 'user.reset', { type: 'user', id: userId }, null, now);
    await writeTo(manager, 'reset', userId, now);
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
    const { roles, ownRoleIds, teamIds } = await describeUser(manager, now, userId);
    await checkChange(manager, actor, user, { roles, ownRoleIds }, change);
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
    await saveBelonging(manager, userId, change);
    if (change.isActive === false) {
      await endSessions(manager, userId);
      await voidLinks(manager, userId);
    }
    const { managerId, isActive } = user;
    const details = { before: { roles, ownRoleIds, teamIds, managerId, isActive }, change };
    await audit(manager, actor, 'user.changed', { type: 'user', id: userId }, details, now);
    return describeUser(manager, now, userId);
  });
}

async function checkChange(
  manager: EntityManager,
  actor: Actor,
  user: User,
  held: Pick<UserReply, 'roles' | 'ownRoleIds'>,
  change: UserChange,
): Promise<void> {
  const isOwn = typeof actor !== 'string' && actor.userId === user.id;
  const { roles = held.roles, ownRoleIds = held.ownRoleIds } = change;
  if (roles.length + ownRoleIds.length === 0) throw noRole();
  const rolesChange = !sameSet(roles, held.roles);
  if (isOwn && (rolesChange || !sameSet(ownRoleIds, held.ownRoleIds)))
    throw new AppError('users.own_roles', 403, 'Nobody changes his own roles. Ask another administrator.');
  if (isOwn && change.isActive === false)
    throw new AppError('users.own_account', 403, 'Nobody switches himself off. Ask another administrator.');
  const losesOffice = rolesChange && !roles.includes('administrator');
  if (change.isActive === false || losesOffice) await checkNotLastAdministrator(manager, user.id);
  if (change.managerId != null) await checkManager(manager, user.id, change.managerId);
}

function noRole(): AppError {
  return badRequest('users.no_role', 'A person has at least one role.');
}

async function saveBelonging(
  manager: EntityManager,
  userId: number,
  { ownRoleIds, teamIds }: Pick<UserChange, 'ownRoleIds' | 'teamIds'>,
): Promise<void> {
  if (ownRoleIds) await saveOwnRolesOf(manager, userId, ownRoleIds);
  if (teamIds) await saveTeamsOf(manager, userId, teamIds);
  await touchOrganisation(manager);
}

function sameSet<T>(one: readonly T[], other: readonly T[]): boolean {
  const set = new Set(one);
  return set.size === new Set(other).size && other.every(role => set.has(role));
}

/** Ends every session of a person. */
export async function signOutUser(context: Context, actor: Actor, userId: number): Promise<void> {
  await inTransaction(context.database, async manager => {
    await getUser(manager, userId);
    await endSessions(manager, userId);
    await endEntraTokens(manager, userId, context.clock());
    await audit(manager, actor, 'user.signed_out', { type: 'user', id: userId }, null, context.clock());
  });
}
