import type { Static } from '@sinclair/typebox';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { CompanyRecords } from '../companies/companies.schema';
import { getVisibleCompany } from '../companies/visibleCompany.service';
import type { Context } from '../context';
import { pieces } from '../platform/database/rows';
import type { Viewer } from '../users/roles';
import { RecordNumber, TradeRecord } from './record.entity';

const MAX_RECORDS = 1_000;

/**
 * The records of a company, open ones first, newest first; at most a thousand.
 *
 * @throws AppError company.not_found
 */
export async function listCompanyRecords(
  context: Context,
  viewer: Viewer,
  companyId: number,
): Promise<Static<typeof CompanyRecords>> {
  const { manager } = context.database;
  await getVisibleCompany(manager, viewer, companyId);
  const records = await manager.find(TradeRecord, {
    where: { companyId },
    order: { state: 'DESC', id: 'DESC' },
    take: MAX_RECORDS,
  });
  const ids = records.map(record => record.id);
  const numbers = await otherNumbersOf(manager, ids);
  const counts = await messageCounts(manager, ids);
  return {
    records: records.map(({ id, kind, number, title, state, version }) => ({
      ...{ id, kind, number, title, state, version },
      otherNumbers: numbers.get(id) ?? [],
      messageCount: counts.get(id) ?? 0,
    })),
  };
}

async function otherNumbersOf(manager: EntityManager, ids: readonly number[]): Promise<Map<number, string[]>> {
  const numbers = new Map<number, string[]>();
  for (const piece of pieces(ids)) {
    const rows = await manager.find(RecordNumber, { where: { recordId: In(piece) }, order: { id: 'ASC' } });
    for (const row of rows) numbers.set(row.recordId, [...(numbers.get(row.recordId) ?? []), row.number]);
  }
  return numbers;
}

/** Letters that stand under each record now; stubs are none. Filings are above records on the ladder, and are only counted here. */
async function messageCounts(manager: EntityManager, ids: readonly number[]): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  for (const piece of pieces(ids)) {
    const rows = await manager
      .createQueryBuilder()
      .select('filing.recordId', 'recordId')
      .addSelect('COUNT(DISTINCT filing.messageId)', 'count')
      .from('filing', 'filing')
      .innerJoin('message', 'message', 'message.id = filing.messageId AND message.kind <> :stub', { stub: 'stub' })
      .where('filing.recordId IN (:...piece) AND filing.endedAt IS NULL', { piece })
      .groupBy('filing.recordId')
      .getRawMany<{ recordId: number; count: number | string }>();
    for (const row of rows) counts.set(row.recordId, Number(row.count));
  }
  return counts;
}
