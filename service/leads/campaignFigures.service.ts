import type { EntityManager } from 'typeorm';
import type { Viewer } from '../users/roles';
import type { CampaignFigures } from './campaigns.schema';
import { Lead } from './lead.entity';
import { visibleOpportunities } from './opportunityReading.service';
import { openPoolIds } from './pools.service';
import { visibleLeadSql } from './visibility';

type Counted = Omit<CampaignFigures, 'costPerLead'> & {
  /** Leads that came, whoever may see them. */
  total: number;
};

/** What came of campaigns: two queries, each a range of an index for a campaign. */
export async function figuresOf(
  manager: EntityManager,
  viewer: Viewer,
  ids: readonly number[],
): Promise<Map<number, Counted>> {
  if (ids.length === 0) return new Map();
  const leads = await countLeads(manager, viewer, ids);
  const deals = await countDeals(manager, viewer, ids);
  return new Map(
    ids.map(id => {
      const { opportunities = 0, won = 0 } = deals.get(id) ?? {};
      return [id, { ...(leads.get(id) ?? none), opportunities, won }];
    }),
  );
}

const none = { leads: 0, answersDue: 0, answeredInTime: 0, qualified: 0, total: 0 };

async function countLeads(manager: EntityManager, viewer: Viewer, ids: readonly number[]) {
  const visible = visibleLeadSql(viewer, '"lead"', await openPoolIds(manager, viewer));
  const sum = (condition: string) => `SUM(CASE WHEN ${visible.sql} AND ${condition} THEN 1 ELSE 0 END)`;
  const rows = await manager
    .createQueryBuilder(Lead, 'lead')
    .select('lead.campaignId', 'id')
    .addSelect('COUNT(*)', 'total')
    .addSelect(sum('1 = 1'), 'leads')
    .addSelect(sum('lead.answerDueAt IS NOT NULL'), 'answersDue')
    .addSelect(sum('lead.answeredAt <= lead.answerDueAt'), 'answeredInTime')
    .addSelect(sum("lead.stage IN ('qualified', 'converted')"), 'qualified')
    .where('lead.campaignId IN (:...ids)', { ids })
    .setParameters(visible.parameters)
    .groupBy('lead.campaignId')
    .getRawMany<Record<'id' | 'total' | 'leads' | 'answersDue' | 'answeredInTime' | 'qualified', number | string>>();
  return new Map(
    rows.map(row => [
      Number(row.id),
      {
        ...{ total: Number(row.total), leads: Number(row.leads), answersDue: Number(row.answersDue) },
        ...{ answeredInTime: Number(row.answeredInTime), qualified: Number(row.qualified) },
      },
    ]),
  );
}

async function countDeals(manager: EntityManager, viewer: Viewer, ids: readonly number[]) {
  const rows = await visibleOpportunities(manager, viewer)
    .select('o.campaignId', 'id')
    .addSelect('COUNT(*)', 'opportunities')
    .addSelect("SUM(CASE WHEN o.stage = 'won' THEN 1 ELSE 0 END)", 'won')
    .andWhere('o.campaignId IN (:...ids)', { ids: [...ids] })
    .groupBy('o.campaignId')
    .getRawMany<Record<'id' | 'opportunities' | 'won', number | string>>();
  return new Map(rows.map(row => [Number(row.id), { opportunities: Number(row.opportunities), won: Number(row.won) }]));
}
