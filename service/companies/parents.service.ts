import type { EntityManager } from 'typeorm';
import { badRequest } from '../common/errors';
import { Company } from './company.entity';

// Longer chains of parents than this exist in no group.
const MAX_PARENTS = 50;

/** @throws AppError company.parent_cycle where `parentId` is the company itself or stands below it */
export async function refuseParentCycle(manager: EntityManager, id: number, parentId: number): Promise<void> {
  let above: number | null = parentId;
  for (let steps = 0; above !== null && steps < MAX_PARENTS; steps += 1) {
    if (above === id) {
      throw badRequest('company.parent_cycle', 'A company cannot stand below itself. Choose another parent.', {
        parentId,
      });
    }
    const row: Company | null = await manager.findOne(Company, {
      select: { id: true, parentId: true },
      where: { id: above },
    });
    above = row?.parentId ?? null;
  }
}
