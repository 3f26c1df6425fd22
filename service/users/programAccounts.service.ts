import { IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { forbidden } from '../common/errors';
import type { Viewer } from './roles';
import { User } from './user.entity';

/**
 * Accounts that are no person's: nobody ever set their password. An administrator may make keys and webhooks in their name; never in that of a person,
 * whose mail he would read by them.
 */
export async function programAccounts(manager: EntityManager): Promise<{ id: number; name: string }[]> {
  const where = { passwordHash: IsNull(), lastSignInAt: IsNull(), isActive: true };
  return manager.find(User, { where, select: { id: true, name: true }, order: { name: 'ASC' }, take: 200 });
}

/** Whether the owner of something made by somebody else is still no person: one who was invited becomes one when he sets his password, and then it ends. */
export async function isStillProgram(
  manager: EntityManager,
  { ownerId, createdById }: { ownerId: number; createdById: number },
): Promise<boolean> {
  if (ownerId === createdById) return true;
  return manager.existsBy(User, { id: ownerId, passwordHash: IsNull(), lastSignInAt: IsNull() });
}

/** @throws AppError program.of_a_person where `ownerId` is somebody else who is a person, or the viewer may not act for programs */
export async function checkMayActFor(manager: EntityManager, viewer: Viewer, ownerId: number): Promise<void> {
  if (ownerId === viewer.userId) return;
  const isProgram =
    viewer.grants.has('users.manage') &&
    (await manager.existsBy(User, { id: ownerId, passwordHash: IsNull(), lastSignInAt: IsNull(), isActive: true }));
  if (!isProgram) throw forbidden('program.of_a_person');
}
