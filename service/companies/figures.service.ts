import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { pieces } from '../platform/database/rows';
import { Company, Contact } from './company.entity';

/** A count stops here, and is shown as "1,000+". */
export const MAX_COUNT = 1_000;

/** What hangs on a company, counted. */
export interface CompanyFigures {
  contactCount: number;
  openRecordCount: number;
  /** Letters that stand under it now, each once, up to `MAX_COUNT`; stubs are none. */
  messageCount: number;
  lastMessageAt: Date | null;
}

/*
 * Records and filings stand above companies on the ladder, and point to them. Counting them needs no more than their keys, so they are read by
 * the name of their table.
 */

/** The figures of `ids`, which are those of one page at most. */
export async function companyFigures(
  manager: EntityManager,
  ids: readonly number[],
): Promise<ReadonlyMap<number, CompanyFigures>> {
  const figures = new Map<number, CompanyFigures>();
  for (const id of ids) figures.set(id, { contactCount: 0, openRecordCount: 0, messageCount: 0, lastMessageAt: null });
  for (const piece of pieces([...new Set(ids)])) {
    const contacts = manager.createQueryBuilder(Contact, 'x').select('x.companyId', 'companyId');
    for (const row of await counted(contacts, piece)) set(figures, row.companyId, { contactCount: Number(row.count) });
    const records = from(manager, 'record').andWhere('x.state = :state', { state: 'open' });
    for (const row of await counted(records, piece))
      set(figures, row.companyId, { openRecordCount: Number(row.count) });
    // Each by itself: of a company with a hundred thousand letters a thousand are counted, and the newest is the end of an index.
    for (const id of piece) set(figures, id, await lettersOf(manager, id));
  }
  return figures;
}

/** As `companyFigures`, without the mail: what a list tells, whose companies may have a hundred thousand letters each. */
export async function companyCounts(
  manager: EntityManager,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Pick<CompanyFigures, 'contactCount' | 'openRecordCount'>>> {
  const counts = new Map<number, Pick<CompanyFigures, 'contactCount' | 'openRecordCount'>>();
  for (const piece of pieces([...new Set(ids)])) {
    const contacts = manager.createQueryBuilder(Contact, 'x').select('x.companyId', 'companyId');
    for (const row of await counted(contacts, piece))
      counts.set(row.companyId, { contactCount: Number(row.count), openRecordCount: 0 });
    const records = from(manager, 'record').andWhere('x.state = :state', { state: 'open' });
    for (const row of await counted(records, piece)) {
      const contactCount = counts.get(row.companyId)?.contactCount ?? 0;
      counts.set(row.companyId, { contactCount, openRecordCount: Number(row.count) });
    }
  }
  return counts;
}

/** How many lines other than letters the timeline of a company has: records, notes, calls and visits, changes of level and owner. */
export async function otherDealings(manager: EntityManager, companyId: number): Promise<number> {
  let sum = 0;
  for (const table of ['record', 'company_note', 'company_event', 'activity'])
    for (const row of await counted(
      from(manager, table).where(table === 'activity' ? 'x.deletedAt IS NULL' : '1 = 1'),
      [companyId],
    ))
      sum += Number(row.count);
  return sum;
}

/** How many service requests of a company are open: complaints and the like, which whoever writes to it should know of. */
export async function openRequests(manager: EntityManager, companyId: number): Promise<number> {
  const requests = from(manager, 'record')
    .andWhere('x.state = :state', { state: 'open' })
    .andWhere('x.kind = :kind', { kind: 'service_request' });
  const [row] = await counted(requests, [companyId]);
  return Number(row?.count ?? 0);
}

function from(manager: EntityManager, table: string): SelectQueryBuilder<ObjectLiteral> {
  return manager.createQueryBuilder().from(table, 'x').select('x.companyId', 'companyId');
}

function counted(
  query: SelectQueryBuilder<ObjectLiteral>,
  ids: readonly number[],
): Promise<{ companyId: number; count: number | string }[]> {
  return query
    .addSelect('COUNT(*)', 'count')
    .andWhere('x.companyId IN (:...ids)', { ids })
    .groupBy('x.companyId')
    .getRawMany();
}

function lettersUnder(manager: EntityManager, companyIds: readonly number[]): SelectQueryBuilder<ObjectLiteral> {
  const letters = manager
    .createQueryBuilder()
    .from('filing', 'x')
    .innerJoin('message', 'm', 'm.id = x.messageId AND m.kind <> :stub', { stub: 'stub' })
    .where('x.endedAt IS NULL');
  // One company is one range of an index, already in its order.
  return companyIds.length === 1
    ? letters.andWhere('x.companyId = :companyId', { companyId: companyIds[0] })
    : letters.andWhere('x.companyId IN (:...companyIds)', { companyIds });
}

/**
 * How many letters stand under some companies, each once, up to `MAX_COUNT`.
 *
 * @param companyIds at most those of one group
 */
export async function countLetters(manager: EntityManager, companyIds: readonly number[]): Promise<number> {
  const [sql, parameters] = lettersUnder(manager, companyIds)
    .select('x.messageId', 'messageId')
    .distinct(true)
    .limit(MAX_COUNT)
    .getQueryAndParameters();
  const [row] = (await manager.query(`SELECT COUNT(*) AS "n" FROM (${sql}) AS "letters"`, parameters)) as {
    n: number | string;
  }[];
  return Number(row?.n ?? 0);
}

/** How many letters stand under a company, and the instant of the newest: the end of an index. */
async function lettersOf(
  manager: EntityManager,
  companyId: number,
): Promise<Pick<CompanyFigures, 'messageCount' | 'lastMessageAt'>> {
  const newest = await lettersUnder(manager, [companyId])
    .select('x.sentAt', 'at')
    .orderBy('x.sentAt', 'DESC')
    .limit(1)
    .getRawOne<{ at: string | Date | null }>();
  const messageCount = await countLetters(manager, [companyId]);
  return { messageCount, lastMessageAt: instantOf(manager, newest?.at ?? null) };
}

function set(figures: Map<number, CompanyFigures>, id: number, part: Partial<CompanyFigures>): void {
  const before = figures.get(id);
  if (before) figures.set(id, { ...before, ...part });
}

/** An instant out of an aggregate, which TypeORM leaves as the database gives it. */
export function instantOf(manager: EntityManager, raw: string | Date | null): Date | null {
  if (raw === null || raw instanceof Date) return raw;
  const metadata = manager.connection.getMetadata(Company);
  const column = metadata.findColumnWithPropertyName('createdAt');
  return column ? (manager.connection.driver.prepareHydratedValue(raw, column) as Date) : null;
}
