import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { LeadImport, LeadImportRow } from './leadImport.entity';

const KEPT_MS = 30 * 86_400_000;
const PIECE = 200;

/**
 * Forgets what was wrong with rows of imports that ended a month ago: it quotes names and addresses that were never taken in. That there were such rows stays.
 *
 * @returns of how many imports
 */
export async function forgetMistakes(manager: EntityManager, now: Date): Promise<number> {
  const runs = await manager
    .createQueryBuilder(LeadImportRow, 'r')
    .innerJoin(LeadImport, 'i', 'i.id = r.importId')
    .select('DISTINCT r.importId', 'importId')
    .where("r.outcome = 'failed' AND r.details <> '{}'")
    .andWhere('i.finishedAt < :before', { before: new Date(now.getTime() - KEPT_MS) })
    .limit(PIECE)
    .getRawMany<{ importId: number }>();
  const ids = runs.map(row => row.importId);
  if (ids.length > 0) await manager.update(LeadImportRow, { importId: In(ids), outcome: 'failed' }, { details: {} });
  return ids.length;
}
