import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Grant } from './roles';
import { grantsOfRole } from './roles';
import { User } from './user.entity';
import type { Role } from './users.schema';

/** Everybody who may sign in and has `grant`, by a role that Tradepost brings along or by one of the company's own, under the alias "user". */
export function holders(manager: EntityManager, grant: Grant): SelectQueryBuilder<User> {
  const roles = (Object.keys(grantsOfRole) as Role[]).filter(role => grantsOfRole[role].includes(grant));
  const own =
    'SELECT "uo"."userId" FROM "user_own_role" "uo" INNER JOIN "own_role_grant" "og" ON "og"."roleId" = "uo"."roleId"' +
    ' WHERE "og"."grantName" = :grant';
  const builtIn = 'SELECT "ur"."userId" FROM "user_role" "ur" WHERE "ur"."role" IN (:...roles)';
  return manager
    .createQueryBuilder(User, 'user')
    .where({ isActive: true })
    .andWhere(`(user.id IN (${builtIn}) OR user.id IN (${own}))`, { grant, roles });
}

/** The first `most` of them, by their id. */
export async function holdersOf(manager: EntityManager, grant: Grant, most: number): Promise<number[]> {
  const users = await holders(manager, grant).orderBy('user.id').limit(most).getMany();
  return users.map(user => user.id);
}
