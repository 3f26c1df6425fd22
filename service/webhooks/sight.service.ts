import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { Company, Contact } from '../companies/company.entity';
import { visibleCompanySql } from '../companies/visibility';
import { visibleMessageSql } from '../filing/visibility';
import { Lead } from '../leads/lead.entity';
import { openPoolIds } from '../leads/pools.service';
import { visibleLeadSql } from '../leads/visibility';
import { Message } from '../mail/message.entity';
import { pieces } from '../platform/database/rows';
import { TradeRecord } from '../records/record.entity';
import { happeningKinds, type HappeningKind } from '../users/happenings';
import type { Viewer } from '../users/roles';

/** Which of the subjects of a kind the viewer may see now: the same conditions as behind every list. */
export async function visibleSubjects(
  manager: EntityManager,
  viewer: Viewer,
  kind: HappeningKind,
  ids: readonly number[],
): Promise<Set<number>> {
  const visible = new Set<number>();
  for (const piece of pieces([...new Set(ids)], 500)) {
    const rows = await (
      await subjectsOf(manager, viewer, kind)
    )
      .select('s.id', 'id')
      .andWhere('s.id IN (:...piece)', { piece })
      .getRawMany<{ id: number }>();
    for (const { id } of rows) visible.add(Number(id));
  }
  return visible;
}

async function subjectsOf(
  manager: EntityManager,
  viewer: Viewer,
  kind: HappeningKind,
): Promise<SelectQueryBuilder<Message | Company | Contact | TradeRecord | Lead>> {
  const subject = happeningKinds[kind];
  if (subject === 'lead') {
    const { sql, parameters } = visibleLeadSql(viewer, '"s"', await openPoolIds(manager, viewer));
    return manager.createQueryBuilder(Lead, 's').where(sql, parameters);
  }
  if (subject === 'message') {
    const { sql, parameters } = viewer.grants.has('mail.read')
      ? visibleMessageSql(viewer, '"s"')
      : { sql: '1 = 0', parameters: {} };
    return manager.createQueryBuilder(Message, 's').where(sql, parameters);
  }
  if (subject === 'company') {
    const { sql, parameters } = visibleCompanySql(viewer, '"s"');
    return manager.createQueryBuilder(Company, 's').where(sql, parameters);
  }
  const { sql, parameters } = visibleCompanySql(viewer, '"c"');
  return manager
    .createQueryBuilder<Contact | TradeRecord>(subject === 'contact' ? Contact : TradeRecord, 's')
    .innerJoin(Company, 'c', 'c.id = s.companyId')
    .where(sql, parameters);
}
