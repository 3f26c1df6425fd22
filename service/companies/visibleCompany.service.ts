import type { EntityManager } from 'typeorm';
import { badRequest, notFound } from '../common/errors';
import type { Viewer } from '../users/roles';
import { User } from '../users/user.entity';
import { Company } from './company.entity';
import { visibleCompanySql } from './visibility';

/**
 * The company, if `viewer` may see it.
 *
 * @throws AppError company.not_found (with the owner's name where it may be told), or 400 with `code` where it was named by a field
 */
export async function getVisibleCompany(
  manager: EntityManager,
  viewer: Viewer,
  id: number,
  code?: string,
): Promise<Company> {
  const visible = visibleCompanySql(viewer, 'company');
  const company = await manager
    .createQueryBuilder(Company, 'company')
    .where('company.id = :id', { id })
    .andWhere(visible.sql, visible.parameters)
    .getOne();
  if (company) return company;
  if (code)
    throw badRequest(code, 'There is no such company, or you may not see it. Choose one from the list.', { id });
  throw notFound('company', { id, ...(await ownerOf(manager, viewer, id)) });
}

/**
 * Whose the company is, so that he can be asked (CRM-6): that it exists and its owner may be known to whoever works with companies, and nothing else. Of
 * a supplier nothing is told without the right to see suppliers.
 */
async function ownerOf(manager: EntityManager, viewer: Viewer, id: number): Promise<{ ownerName?: string }> {
  if (!viewer.grants.has('companies.read')) return {};
  const row = await manager
    .createQueryBuilder(Company, 'company')
    .innerJoin(User, 'owner', 'owner.id = company.ownerId')
    .select('owner.name', 'ownerName')
    .where('company.id = :id', { id })
    .andWhere(viewer.grants.has('suppliers.read') ? '1 = 1' : 'company.isSupplier = :no', { no: false })
    .getRawOne<{ ownerName: string }>();
  return row ? { ownerName: row.ownerName } : {};
}
