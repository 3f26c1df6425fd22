import type { EntityManager } from 'typeorm';
import { personId } from '../../companies/visibility';
import { Lead } from '../../leads/lead.entity';
import { notifyOfLeads } from '../../teamwork/notices.service';
import type { Viewer } from '../../users/roles';
import { LeadImportRow } from './leadImport.entity';

/** Tells each person to whom an import gave leads, once, by the first of them: a list of a fair is no hundred notices. */
export async function tellGivenLeads(
  manager: EntityManager,
  viewer: Viewer,
  importId: number,
  now: Date,
): Promise<void> {
  const given = await manager
    .createQueryBuilder(LeadImportRow, 'r')
    .innerJoin(Lead, 'l', 'l.id = r.leadId')
    .select(['l.ownerId AS "userId"', 'MIN(l.id) AS "leadId"'])
    .where("r.importId = :importId AND r.outcome = 'new' AND l.ownerId IS NOT NULL", { importId })
    .groupBy('l.ownerId')
    .getRawMany<{ userId: number; leadId: number }>();
  const told = given.map(({ userId, leadId }) => ({ kind: 'lead_given' as const, userId, leadId: Number(leadId) }));
  await notifyOfLeads(manager, personId(viewer), told, now);
}
