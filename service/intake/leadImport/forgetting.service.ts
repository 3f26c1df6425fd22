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
    .createQueryBuilder(LeadImport, 'i')
    .select('i.id', 'id')
    .where('i.finishedAt < :before', { before: new Date(now.getTime() - KEPT_MS) })
    .andWhere(
      `EXISTS (SELECT 1 FROM "lead_import_row" "r" WHERE "r"."importId" = i.id AND "r"."outcome" = 'failed' AND "r"."details" <> '{}')`,
    )
    .orderBy('i.id')
    .limit(PIECE)
    .getRawMany<{ id: number }>();
  const ids = runs.map(row => row.id);
  if (ids.length > 0) await manager.update(LeadImportRow, { importId: In(ids), outcome: 'failed' }, { details: {} });
  return ids.length;
}
