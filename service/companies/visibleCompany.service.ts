import type { EntityManager } from 'typeorm';
import { AppError, badRequest, forbidden, notFound } from '../common/errors';
import type { Viewer } from '../users/roles';
import { User } from '../users/user.entity';
import { Company } from './company.entity';
import { findSurvivorId } from './mergePointers.service';
import { editableCompanySql, visibleCompanySql } from './visibility';

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
  throw await nowhereOrMerged(manager, viewer, id);
}

/**
 * The company, if `viewer` may see and change it, as far as his grants let him change companies at all.
 *
 * @throws AppError those of `getVisibleCompany`; company.read_only (403) where it is shared with him for reading alone
 */
export async function getEditableCompany(manager: EntityManager, viewer: Viewer, id: number): Promise<Company> {
  const company = await getVisibleCompany(manager, viewer, id);
  if (!(await isEditable(manager, viewer, id))) throw forbidden('company.read_only', { id });
  return company;
}

/** Whether a company is open to `viewer` for more than reading. */
export async function isEditable(manager: EntityManager, viewer: Viewer, id: number): Promise<boolean> {
  const editable = editableCompanySql(viewer, 'company');
  return manager
    .createQueryBuilder(Company, 'company')
    .where('company.id = :id', { id })
    .andWhere(editable.sql, editable.parameters)
    .getExists();
}

/** Old links to a company that was merged away lead to the survivor, as far as that may be told. */
async function nowhereOrMerged(manager: EntityManager, viewer: Viewer, id: number): Promise<AppError> {
  const survivorId = await findSurvivorId(manager, 'company', id);
  if (survivorId === null) return notFound('company', { id, ...(await ownerOf(manager, viewer, id)) });
  const visible = visibleCompanySql(viewer, 'company');
  const survivor = await manager
    .createQueryBuilder(Company, 'company')
    .where('company.id = :survivorId', { survivorId })
    .andWhere(visible.sql, visible.parameters)
    .getOne();
  if (!survivor) return notFound('company', { id, ...(await ownerOf(manager, viewer, survivorId)) });
  const details = { id: survivorId, name: survivor.name };
  return new AppError('company.merged', 404, `This company was merged into "${survivor.name}".`, { details });
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
