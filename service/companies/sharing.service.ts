import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { badRequest, forbidden } from '../common/errors';
import type { Context } from '../context';
import { insertRows } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { User } from '../users/user.entity';
import { CompanyShare } from './company.entity';
import { actorOf, mayTransfer } from './visibility';
import { getVisibleCompany } from './visibleCompany.service';

/**
 * Sets with whom a company is shared, the whole list.
 *
 * @throws AppError company.not_yours where it is somebody else's
 */
export async function shareCompany(
  context: Context,
  viewer: Viewer,
  id: number,
  userIds: readonly number[],
): Promise<{ userIds: number[] }> {
  return inTransaction(context.database, async manager => {
    const company = await getVisibleCompany(manager, viewer, id);
    if (!mayTransfer(viewer, company.ownerId)) throw forbidden('company.not_yours');
    const wanted = [...new Set(userIds)];
    for (const userId of wanted) await checkPerson(manager, userId);
    const rows = await manager.findBy(CompanyShare, { companyId: id });
    const gone = rows.filter(row => !wanted.includes(row.userId)).map(row => row.id);
    if (gone.length > 0) await manager.delete(CompanyShare, { id: In(gone) });
    const there = new Set(rows.map(row => row.userId));
    const fresh = wanted.filter(userId => !there.has(userId));
    await insertRows(
      manager,
      CompanyShare,
      fresh.map(userId => ({ companyId: id, userId })),
    );
    const details = { userIds: wanted };
    await audit(manager, actorOf(viewer), 'company.shared', { type: 'company', id }, details, context.clock());
    return { userIds: wanted };
  });
}

/** With whom a company is shared. */
export async function readShares(context: Context, viewer: Viewer, id: number): Promise<{ userIds: number[] }> {
  const { manager } = context.database;
  await getVisibleCompany(manager, viewer, id);
  const rows = await manager.find(CompanyShare, { where: { companyId: id }, order: { id: 'ASC' } });
  return { userIds: rows.map(row => row.userId) };
}

/** @throws AppError user.unknown where there is nobody of this id who may sign in */
export async function checkPerson(manager: EntityManager, userId: number): Promise<void> {
  const isThere = await manager.existsBy(User, { id: userId, isActive: true });
  if (!isThere) throw badRequest('user.unknown', 'There is no such person. Choose one from the list.', { userId });
}
