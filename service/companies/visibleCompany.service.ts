import type { EntityManager } from 'typeorm';
import { badRequest, notFound } from '../common/errors';
import type { Viewer } from '../users/roles';
import { Company } from './company.entity';
import { visibleCompanySql } from './visibility';

/**
 * The company, if `viewer` may see it.
 *
 * @throws AppError company.not_found, or 400 with `code` where it was named by a field
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
  throw notFound('company', { id });
}
