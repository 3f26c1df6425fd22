import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { NameLeads } from '../teamwork/notices.service';
import { notify } from '../teamwork/notices.service';
import { Lead } from './lead.entity';
import { isMaskedFor } from './masking';
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
