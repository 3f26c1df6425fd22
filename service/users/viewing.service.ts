import type { EntityManager } from 'typeorm';
import type { Grant, Viewer } from './roles';
import { grantsOf } from './roles';
import { loadOrganisation } from './organisation.service';
import { User, UserRole } from './user.entity';
import type { Role } from './users.schema';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks. Throws 401 on routes that are public. */
    readonly viewer: Viewer;
  }
  interface FastifyContextConfig {
    /** What one must be allowed to do; the service does not start while a route lacks it. */
    permission?: Grant | 'signed-in' | 'public';
    /** Why a route is public. */
    reason?: string;
    /** The answer is no JSON and so has no schema. */
    reply?: 'file' | 'events' | 'redirect';
  }
}

/** The person as every service sees him; null where there is none or he may not sign in. */
export async function viewerOf(manager: EntityManager, userId: number): Promise<Viewer | null> {
  const user = await manager.findOneBy(User, { id: userId, isActive: true });
  if (!user) return null;
  const roles = await rolesOf(manager, userId);
  const organisation = await loadOrganisation(manager);
  const standing = organisation.standingOf(userId);
  return {
    userId,
    name: user.name,
    roles,
    grants: new Set([...grantsOf(roles), ...organisation.ownGrantsOf(userId)]),
    ownerIds: [userId, ...standing.below],
    teamIds: standing.teamIds,
    ruleOwnerIds: { read: standing.readOwnerIds, write: standing.writeOwnerIds },
  };
}

/** The roles of a person, in order of name. */
export async function rolesOf(manager: EntityManager, userId: number): Promise<Role[]> {
  const rows = await manager.find(UserRole, { where: { userId }, order: { role: 'ASC' } });
  return rows.map(row => row.role as Role);
}
