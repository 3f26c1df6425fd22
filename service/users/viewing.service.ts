import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Grant, Viewer } from './roles';
import { grantsOf } from './roles';
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
    reply?: 'file' | 'events';
  }
}

/** The person as every service sees him; null where there is none or he may not sign in. */
export async function viewerOf(manager: EntityManager, userId: number): Promise<Viewer | null> {
  const user = await manager.findOneBy(User, { id: userId, isActive: true });
  if (!user) return null;
  const roles = await rolesOf(manager, userId);
  const ownerIds = [userId, ...(await findPeopleBelow(manager, userId))];
  return { userId, name: user.name, roles, grants: grantsOf(roles), ownerIds };
}

/** The roles of a person, in order of name. */
export async function rolesOf(manager: EntityManager, userId: number): Promise<Role[]> {
  const rows = await manager.find(UserRole, { where: { userId }, order: { role: 'ASC' } });
  return rows.map(row => row.role as Role);
}

/** Everybody below `userId` in the tree of managers, those who have left too: what they owned must stay visible. */
export async function findPeopleBelow(manager: EntityManager, userId: number): Promise<number[]> {
  const below = new Set<number>();
  let level = [userId];
  while (level.length > 0) {
    const people = await manager.find(User, { where: { managerId: In(level) }, select: { id: true } });
    level = people.map(person => person.id).filter(id => id !== userId && !below.has(id));
    for (const id of level) below.add(id);
  }
  return [...below];
}
