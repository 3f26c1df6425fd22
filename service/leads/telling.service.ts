import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { SeeLeads } from '../teamwork/liveRows.service';
import type { NameLeads } from '../teamwork/notices.service';
import { notify } from '../teamwork/notices.service';
import { TradeRecord } from '../records/record.entity';
import { Lead } from './lead.entity';
import { isMaskedFor } from './masking';
import { visibleOpportunities } from './opportunityReading.service';
import { openPoolIds } from './pools.service';
import { visibleLeadSql } from './visibility';

// Nobody: what Tradepost tells by itself.
const nobody = { userId: 0, name: '', roles: [], grants: new Set<never>(), ownerIds: [] };

/** Tells whoever has the lead or the customer that a mail about it came. */
export async function tellOwner(
  manager: EntityManager,
  ownerId: number | null,
  messageId: number | null,
  now: Date,
): Promise<void> {
  if (ownerId === null || messageId === null) return;
  await notify(manager, nobody, 'lead', [ownerId], messageId, now);
}

/** Leads that a page of notices names: the number to whoever was told, the party to whom the lead is open now. */
export const nameLeads: NameLeads = async (manager, viewer, ids) => {
  if (ids.length === 0) return new Map();
  const leads = await manager.findBy(Lead, { id: In([...new Set(ids)]) });
  const visible = visibleLeadSql(viewer, '"lead"', await openPoolIds(manager, viewer));
  const open = await manager
    .createQueryBuilder(Lead, 'lead')
    .select('lead.id', 'id')
    .where({ id: In(leads.map(lead => lead.id)) })
    .andWhere(visible.sql, visible.parameters)
    .getRawMany<{ id: number }>();
  const seen = new Set(open.map(row => row.id));
  return new Map(
    leads.map(lead => {
      const { id, number } = lead;
      const isOpen = seen.has(id);
      const name = isOpen && !isMaskedFor(viewer, lead) ? lead.companyName || lead.contactName : '';
      return [id, { id, number, name, isOpen }];
    }),
  );
};

/** Of leads and opportunities of which something became, those that the viewer may see now. */
export const seeLeads: SeeLeads = async (manager, viewer, { leadIds, dealIds }) => {
  const visible = visibleLeadSql(viewer, '"lead"', leadIds.length > 0 ? await openPoolIds(manager, viewer) : []);
  const leads = manager
    .createQueryBuilder(Lead, 'lead')
    .select('lead.id', 'id')
    .where({ id: In([...leadIds]) })
    .andWhere(visible.sql, visible.parameters);
  const deals = visibleOpportunities(manager, viewer)
    .select('r.id', 'id')
    .andWhere({ id: In([...dealIds]) });
  const idsOf = async (query: { getRawMany<T>(): Promise<T[]> }) =>
    (await query.getRawMany<{ id: number }>()).map(row => row.id);
  return {
    leadIds: leadIds.length > 0 ? await idsOf(leads) : [],
    dealIds: dealIds.length > 0 ? await idsOf(deals) : [],
  };
};

/** Opportunities that a page of notices names; one that he may not see any more without its name. */
export const nameDeals: NameLeads = async (manager, viewer, ids) => {
  if (ids.length === 0) return new Map();
  const which = { id: In([...new Set(ids)]) };
  const records = await manager.findBy(TradeRecord, which);
  const visible = await visibleOpportunities(manager, viewer).andWhere(which).getMany();
  const seen = new Set(visible.map(record => record.id));
  return new Map(
    records.map(({ id, number, title }) => {
      const isOpen = viewer.grants.has('leads.read') && seen.has(id);
      return [id, { id, number, name: isOpen ? title : '', isOpen }];
    }),
  );
};
