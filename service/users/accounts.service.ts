import { In, IsNull, MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { normaliseAddress } from '../common/emailAddress';
import type { AppError } from '../common/errors';
import { badRequest, conflict, notFound } from '../common/errors';
import { isUniqueViolation } from '../platform/database/rows';
import { TeamMember, UserOwnRole } from './organisation.entity';
import { touchOrganisation } from './organisation.service';
import { EntraIdentity } from './paneAccess.entity';
import { makesCycle } from './reporting';
import { getCompanySettings } from './settings.service';
import { OneTimeLink, Session, User, UserRole } from './user.entity';
import type { Role, UserReply } from './users.schema';

/** A person to be made. */
export interface NewUser {
  address: string;
  name: string;
  roles: readonly Role[];
  managerId?: number | null;
  /** That of the company's settings where absent. */
  language?: 'zh-CN' | 'en';
  /** Encoded; without it the person needs a link before he can sign in. */
  passwordHash?: string | null;
}

/**
 * Makes a person with his roles.
 *
 * @throws AppError users.bad_address, users.address_taken, user.not_found (the manager)
 */
export async function insertUser(manager: EntityManager, input: NewUser, now: Date): Promise<User> {
  const address = normaliseAddress(input.address);
  if (!address)
    throw badRequest('users.bad_address', `"${input.address}" is no mail address.`, { address: input.address });
  if (input.managerId != null) await getUser(manager, input.managerId);
  if (await manager.existsBy(User, { address })) throw addressTaken(address);
  const user = manager.create(User, {
    address,
    name: input.name.trim(),
    passwordHash: input.passwordHash ?? null,
    language: input.language ?? (await getCompanySettings(manager)).defaultLanguage,
    theme: 'system',
    isActive: true,
    managerId: input.managerId ?? null,
    failedSignIns: 0,
    lockedUntil: null,
    createdAt: now,
    lastSignInAt: null,
    version: 1,
  });
  try {
    await manager.insert(User, user);
  } catch (error) {
    throw isUniqueViolation(error) ? addressTaken(address) : error;
  }
  await saveRoles(manager, user.id, input.roles);
  await touchOrganisation(manager);
  return user;
}

function addressTaken(address: string): AppError {
  return conflict('users.address_taken', `Somebody has the address ${address} already.`, { address });
}

/** Gives a person exactly these roles. */
export async function saveRoles(manager: EntityManager, userId: number, roles: readonly Role[]): Promise<void> {
  await manager.delete(UserRole, { userId });
  for (const role of new Set(roles)) await manager.insert(UserRole, { userId, role });
}

/** Sets a password and takes the lock away. */
export async function setPassword(manager: EntityManager, userId: number, passwordHash: string): Promise<void> {
  await manager.update(User, { id: userId }, { passwordHash, failedSignIns: 0, lockedUntil: null });
}

/** @throws AppError user.not_found */
export async function getUser(manager: EntityManager, userId: number): Promise<User> {
  const user = await manager.findOneBy(User, { id: userId });
  if (!user) throw notFound('user', { id: userId });
  return user;
}

/** The person with this address. @throws AppError user.not_found */
export async function getUserByAddress(manager: EntityManager, raw: string): Promise<User> {
  const user = await manager.findOneBy(User, { address: normaliseAddress(raw) });
  if (!user) throw notFound('user', { address: raw });
  return user;
}

/** @throws AppError users.manager_cycle, user.not_found */
export async function checkManager(manager: EntityManager, userId: number, managerId: number): Promise<void> {
  await getUser(manager, managerId);
  const people = await manager.find(User, { select: { id: true, managerId: true } });
  const managers = new Map(people.map(person => [person.id, person.managerId]));
  if (makesCycle(managers, userId, managerId))
    throw conflict('users.manager_cycle', 'This person would stand above himself. Choose another manager.');
}

/** Whether anybody but `userId` could still administer. @throws AppError users.last_administrator where not */
export async function checkNotLastAdministrator(manager: EntityManager, userId: number): Promise<void> {
  const rows = await manager.findBy(UserRole, { role: 'administrator' });
  const ids = rows.map(row => row.userId);
  if (!ids.includes(userId)) return;
  const others = await manager.countBy(User, { id: In(ids.filter(id => id !== userId)), isActive: true });
  if (others === 0)
    throw conflict('users.last_administrator', 'This is the last administrator. Make another one first.');
}

/** Whether an administrator has a way in: a password, or a linked Microsoft account while those count. @throws AppError sign_in.last_way (409) where none has */
export async function checkSomebodyAdministers(manager: EntityManager, countsMicrosoft = true): Promise<void> {
  const rows = await manager.findBy(UserRole, { role: 'administrator' });
  const ids = rows.map(row => row.userId);
  const administrators = await manager.findBy(User, { id: In(ids), isActive: true });
  if (administrators.length === 0 || administrators.some(user => user.passwordHash !== null)) return;
  if (countsMicrosoft && (await manager.existsBy(EntraIdentity, { userId: In(administrators.map(user => user.id)) })))
    return;
  const message = 'No administrator could sign in any more. Let one of them set a password first.';
  throw conflict('sign_in.last_way', message);
}

/** People as the administrator sees them, all or the one with `userId`, in order of name. */
export async function describeUsers(manager: EntityManager, now: Date, userId?: number): Promise<UserReply[]> {
  const users = await manager.find(User, {
    where: userId === undefined ? {} : { id: userId },
    order: { name: 'ASC', id: 'ASC' },
  });
  const of = userId === undefined ? {} : { userId };
  const roles = await manager.find(UserRole, { where: of, order: { role: 'ASC' } });
  const ownRoles = await manager.find(UserOwnRole, { where: of, order: { roleId: 'ASC' } });
  const teams = await manager.find(TeamMember, { where: of, order: { teamId: 'ASC' } });
  const sessions = await manager.find(Session, {
    where: { ...of, expiresAt: MoreThan(now) },
    select: { userId: true },
  });
  return users.map(user => ({
    id: user.id,
    address: user.address,
    name: user.name,
    roles: roles.filter(row => row.userId === user.id).map(row => row.role as Role),
    ownRoleIds: ownRoles.filter(row => row.userId === user.id).map(row => row.roleId),
    teamIds: teams.filter(row => row.userId === user.id).map(row => row.teamId),
    managerId: user.managerId,
    isActive: user.isActive,
    isLocked: user.lockedUntil !== null && user.lockedUntil > now,
    hasPassword: user.passwordHash !== null,
    sessions: sessions.filter(session => session.userId === user.id).length,
    lastSignInAt: user.lastSignInAt?.toISOString() ?? null,
    version: user.version,
  }));
}

/** As `describeUsers`, of one. @throws AppError user.not_found */
export async function describeUser(manager: EntityManager, now: Date, userId: number): Promise<UserReply> {
  const [user] = await describeUsers(manager, now, userId);
  if (!user) throw notFound('user', { id: userId });
  return user;
}

/** The people who work here, for pickers. */
export async function listPeople(manager: EntityManager): Promise<{ id: number; name: string }[]> {
  const users = await manager.find(User, {
    where: { isActive: true },
    select: { id: true, name: true },
    order: { name: 'ASC', id: 'ASC' },
  });
  return users.map(({ id, name }) => ({ id, name }));
}

/** Makes every link void that a person was given and has not used. */
export async function voidLinks(manager: EntityManager, userId: number): Promise<void> {
  await manager.delete(OneTimeLink, { userId, usedAt: IsNull() });
}
