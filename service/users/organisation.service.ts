import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { mapOrganisation, standingOf } from './organisation';
import type { OrganisationMap, Standing } from './organisation';
import { OwnRoleGrant, SharingRule, Team, TeamMember, UserOwnRole } from './organisation.entity';
import type { Grant } from './roles';
import { grants } from './roles';
import { Setting, User } from './user.entity';

/** The whole organisation as of one instant. */
export interface LoadedOrganisation {
  map: OrganisationMap;
  standingOf(userId: number): Standing;
  ownGrantsOf(userId: number): ReadonlySet<Grant>;
}

const STAMP = 'organisation';
const kept = new WeakMap<object, { stamp: string; organisation: LoadedOrganisation }>();

/**
 * The organisation. Its tables are small and change seldom, while every request needs them, so they are read again only where their stamp has changed: a request costs
 * the look at one row.
 */
export async function loadOrganisation(manager: EntityManager): Promise<LoadedOrganisation> {
  const row = await manager.findOneBy(Setting, { key: STAMP });
  const stamp = (row?.value as { stamp: string } | undefined)?.stamp ?? '';
  const last = kept.get(manager.connection);
  if (last && stamp !== '' && last.stamp === stamp) return last.organisation;
  const organisation = await readOrganisation(manager);
  kept.set(manager.connection, { stamp, organisation });
  return organisation;
}

/** Called in the transaction of each change of who stands where, or of what an own role grants. The stamp is random: two changes never have one alike, rolled back or not. */
export async function touchOrganisation(manager: EntityManager): Promise<void> {
  const value = { stamp: randomUUID() } as never;
  const changed = await manager.update(Setting, { key: STAMP }, { value });
  if (changed.affected === 0) await manager.insert(Setting, { key: STAMP, value });
}

async function readOrganisation(manager: EntityManager): Promise<LoadedOrganisation> {
  const people = await manager.find(User, { select: { id: true, managerId: true } });
  const teams = await manager.find(Team, { select: { id: true, parentId: true, managerId: true } });
  const members = await manager.find(TeamMember);
  const rules = await manager.find(SharingRule, { where: { subject: 'company' } });
  const map = mapOrganisation({ people, teams, members, rules });
  const standings = new Map<number, Standing>();
  const ownGrants = await readOwnGrants(manager);
  return {
    map,
    standingOf: userId => {
      const standing = standings.get(userId) ?? standingOf(map, userId);
      standings.set(userId, standing);
      return standing;
    },
    ownGrantsOf: userId => ownGrants.get(userId) ?? new Set(),
  };
}

async function readOwnGrants(manager: EntityManager): Promise<Map<number, Set<Grant>>> {
  const granted = await manager.find(OwnRoleGrant);
  const holders = await manager.find(UserOwnRole);
  const known = new Set<string>(grants);
  const byRole = new Map<number, Grant[]>();
  for (const { roleId, grantName } of granted)
    if (known.has(grantName)) byRole.set(roleId, [...(byRole.get(roleId) ?? []), grantName as Grant]);
  const byUser = new Map<number, Set<Grant>>();
  for (const { userId, roleId } of holders)
    byUser.set(userId, new Set([...(byUser.get(userId) ?? []), ...(byRole.get(roleId) ?? [])]));
  return byUser;
}
