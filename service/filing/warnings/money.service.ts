import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Company } from '../../companies/company.entity';
import { pieces } from '../../platform/database/rows';
import { mayEdit } from '../../users/fieldGroups';
import type { Viewer } from '../../users/roles';
import { visibleCompanies } from '../presenting.service';
import type { WarningCode } from './warning.entity';

/** Warnings that are about an account, and not about who wrote. */
export const accountCodes: readonly WarningCode[] = ['bank_details', 'bank_retired'];

/** Whether somebody keeps the money of all (product, section 3): the accounts of every company are his to check, and no mail for that. */
export function keepsMoney(viewer: Viewer): boolean {
  return mayEdit(viewer, 'finance');
}

/**
 * Of these companies those whose names and accounts the viewer may know: he sees them, or he keeps the money of all; of factories, as ever, only with the right to
 * see suppliers.
 */
export async function bookedCompanies(
  manager: EntityManager,
  viewer: Viewer,
  ids: readonly number[],
): Promise<Set<number>> {
  if (!keepsMoney(viewer)) return visibleCompanies(manager, viewer, ids);
  const wall = viewer.grants.has('suppliers.read') ? {} : { isSupplier: false };
  const booked = new Set<number>();
  for (const piece of pieces(ids))
    for (const { id } of await manager.find(Company, { select: { id: true }, where: { id: In(piece), ...wall } }))
      booked.add(id);
  return booked;
}
