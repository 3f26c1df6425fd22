import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AppError, badRequest, conflict, notFound } from '../common/errors';
import type { Context } from '../context';
import { insertRows } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import type { Viewer } from './roles';
import { audit } from './audit.service';
import { OwnRole, OwnRoleGrant, UserOwnRole } from './organisation.entity';
import type { RoleBody, RoleList, RoleReply } from './organisation.schema';
import { touchOrganisation } from './organisation.service';
import type { Grant } from './roles';
import { grants, grantsOfRole } from './roles';
import { UserRole } from './user.entity';
import type { Role } from './users.schema';

/** Which role may do what: those that Tradepost brings along, then the company's own by name. */
export async function listRoles(manager: EntityManager): Promise<RoleList> {
  const held = await manager
    .createQueryBuilder(UserRole, 'row')
    .select('row.role', 'role')
    .addSelect('COUNT(*)', 'count')
    .groupBy('row.role')
    .getRawMany<{ role: string; count: number | string }>();
  const counts = new Map(held.map(row => [row.role, Number(row.count)]));
  const builtIn = (Object.keys(grantsOfRole) as Role[]).map(name => ({
    id: null,
    name,
    grants: [...grantsOfRole[name]],
    holders: counts.get(name) ?? 0,
    version: 0,
  }));
  return { roles: [...builtIn, ...(await readOwnRoles(manager))], grants: [...grants] };
}

async function readOwnRoles(manager: EntityManager, id?: number): Promise<RoleReply[]> {
  const of = id === undefined ? {} : { roleId: id };
  const roles = await manager.find(OwnRole, { where: id === undefined ? {} : { id }, order: { name: 'ASC' } });
  const granted = await manager.findBy(OwnRoleGrant, of);
  const holders = await manager.findBy(UserOwnRole, of);
  return roles.map(role => {
    const mine = new Set(granted.filter(row => row.roleId === role.id).map(row => row.grantName));
    return {
      id: role.id,
      name: role.name,
      grants: grants.filter(grant => mine.has(grant)),
      holders: holders.filter(row => row.roleId === role.id).length,
      version: role.version,
    };
  });
}

async function readOwnRole(manager: EntityManager, id: number): Promise<RoleReply> {
  const [role] = await readOwnRoles(manager, id);
  if (!role) throw notFound('role', { id });
  return role;
}

/** Makes a role of the company's own. @throws AppError role.name_missing, role.name_taken, role.grant_unknown */
export async function createRole(context: Context, viewer: Viewer, body: RoleBody): Promise<RoleReply> {
  return inTransaction(context.database, async manager => {
    const now = context.clock();
    const name = await checkName(manager, body.name, null);
    const wanted = checkGrants(body.grants);
    const role = await manager.save(manager.create(OwnRole, { name, createdAt: now, version: 1 }));
    await saveGrants(manager, role.id, wanted);
    const after = await readOwnRole(manager, role.id);
    await audit(manager, viewer, 'role.created', { type: 'role', id: role.id }, { name, grants: after.grants }, now);
    return after;
  });
}

/**
 * Changes an own role, for everybody who has it; `version` is that which was read.
 *
 * @throws AppError role.not_found, version.changed, role.held_by_yourself, and those of `createRole`
 */
export async function changeRole(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  body: Partial<RoleBody>,
): Promise<RoleReply> {
  return inTransaction(context.database, async manager => {
    const before = await readOwnRole(manager, id);
    await refuseOwn(manager, viewer, id);
    const name = await checkName(manager, body.name ?? before.name, id);
    const done = await manager.update(OwnRole, { id, version }, { name, version: version + 1 });
    if (!done.affected) throw conflict('version.changed', 'Somebody else has changed this role meanwhile. Look again.');
    await saveGrants(manager, id, checkGrants(body.grants ?? before.grants));
    const after = await readOwnRole(manager, id);
    const details = { before: { ...before }, after: { ...after } };
    await audit(manager, viewer, 'role.changed', { type: 'role', id }, details, context.clock());
    return after;
  });
}

/** @throws AppError role.not_found, version.changed, role.in_use */
export async function deleteRole(context: Context, viewer: Viewer, id: number, version: number): Promise<void> {
  await inTransaction(context.database, async manager => {
    const before = await readOwnRole(manager, id);
    if (before.version !== version)
      throw conflict('version.changed', 'Somebody else has changed this role meanwhile. Look again.');
    if (before.holders > 0)
      throw conflict('role.in_use', `${before.holders} people have this role. Take it from them first.`, {
        n: before.holders,
      });
    await manager.delete(OwnRoleGrant, { roleId: id });
    await manager.delete(OwnRole, { id });
    await touchOrganisation(manager);
    const details = { name: before.name, grants: before.grants };
    await audit(manager, viewer, 'role.deleted', { type: 'role', id }, details, context.clock());
  });
}

async function refuseOwn(manager: EntityManager, viewer: Viewer, roleId: number): Promise<void> {
  if (await manager.existsBy(UserOwnRole, { userId: viewer.userId, roleId }))
    throw new AppError('role.held_by_yourself', 403, 'You have this role yourself. Ask another administrator.');
}

async function checkName(manager: EntityManager, raw: string, exceptId: number | null): Promise<string> {
  const name = raw.replace(/\s+/g, ' ').trim();
  if (!name) throw badRequest('role.name_missing', 'Enter the name of the role.');
  const same = await manager.findOneBy(OwnRole, { name });
  if (same && same.id !== exceptId)
    throw conflict('role.name_taken', `There is a role "${name}" already. Choose another name.`, { name });
  return name;
}

function checkGrants(wanted: readonly string[]): Grant[] {
  const unknown = wanted.find(grant => !(grants as readonly string[]).includes(grant));
  if (unknown !== undefined)
    throw badRequest('role.grant_unknown', `There is no right "${unknown}".`, { grant: unknown });
  return grants.filter(grant => wanted.includes(grant));
}

async function saveGrants(manager: EntityManager, roleId: number, wanted: readonly Grant[]): Promise<void> {
  await manager.delete(OwnRoleGrant, { roleId });
  await insertRows(
    manager,
    OwnRoleGrant,
    wanted.map(grantName => ({ roleId, grantName })),
  );
  await touchOrganisation(manager);
}

/** Gives a person exactly these own roles. @throws AppError role.not_found */
export async function saveOwnRolesOf(
  manager: EntityManager,
  userId: number,
  roleIds: readonly number[],
): Promise<void> {
  const wanted = [...new Set(roleIds)];
  const there = await manager.countBy(OwnRole, { id: In(wanted) });
  if (there !== wanted.length) throw notFound('role');
  await manager.delete(UserOwnRole, { userId });
  await insertRows(
    manager,
    UserOwnRole,
    wanted.map(roleId => ({ userId, roleId })),
  );
}
