import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { pageOf, readTimeCursor } from '../../common/paging';
import { Company } from '../../companies/company.entity';
import { listed, rowsThatMay, soughtWords } from '../../companies/inside.service';
import { Message } from '../../mail/message.entity';
import type { Viewer } from '../../users/roles';
import { visibleMessageSql } from '../visibility';
import { accountCodes } from './money.service';
import { MessageWarning } from './warning.entity';
import type { AccountCompanies, AccountWarningList, AccountWarningQuery, WarningReply } from './warnings.schema';
import { presentWarnings } from './warnings.service';

const PAGE = 50;
const FOUND = 20;

const wallOf = (viewer: Viewer) => (viewer.grants.has('suppliers.read') ? '1 = 1' : 'company.isSupplier = 0');

/**
 * Warnings of accounts for whoever keeps the money of all, newest mail first: what the mail said of the account and whose it was to be; the letter itself opens only to
 * whom may see it.
 */
export async function listAccountWarnings(
  manager: EntityManager,
  viewer: Viewer,
  query: AccountWarningQuery,
): Promise<AccountWarningList> {
  const builder = manager
    .createQueryBuilder(MessageWarning, 'w')
    .innerJoin(Company, 'company', 'company.id = w.companyId')
    .where('w.state = :state AND w.code IN (:...codes)', { state: query.state ?? 'open', codes: [...accountCodes] })
    .andWhere(wallOf(viewer))
    .orderBy('w.sentAt', 'DESC')
    .addOrderBy('w.id', 'DESC')
    .limit(PAGE + 1);
  if (query.companyId) builder.andWhere('w.companyId = :companyId', { companyId: query.companyId });
  if (query.cursor) {
    const place = readTimeCursor(query.cursor);
    builder.andWhere('(w.sentAt < :at OR (w.sentAt = :at AND w.id < :id))', place);
  }
  const page = pageOf(await builder.getMany(), PAGE, row => ({ at: row.sentAt, id: row.id }));
  const told = await presentWarnings(manager, viewer, page.rows);
  const names = await namesOf(manager, page.rows);
  const open = await openLetters(manager, viewer, page.rows);
  return {
    warnings: page.rows.map((row, at) => ({
      ...(told[at] as WarningReply),
      company: { id: row.companyId as number, name: names.get(row.companyId as number) ?? '' },
      messageId: row.messageId,
      conversationId: open.get(row.messageId) ?? null,
      sentAt: row.sentAt.toISOString(),
    })),
    nextCursor: page.nextCursor,
  };
}

async function namesOf(manager: EntityManager, rows: readonly MessageWarning[]): Promise<Map<number, string>> {
  const where = { id: In(rows.flatMap(row => row.companyId ?? [])) };
  const companies = await manager.find(Company, { select: { id: true, name: true }, where });
  return new Map(companies.map(({ id, name }) => [id, name]));
}

/** The conversations of those letters that the viewer may open. */
async function openLetters(
  manager: EntityManager,
  viewer: Viewer,
  rows: readonly MessageWarning[],
): Promise<Map<number, number>> {
  if (rows.length === 0 || !viewer.grants.has('mail.read')) return new Map();
  const visible = visibleMessageSql(viewer, '"m"');
  const letters = await manager
    .createQueryBuilder(Message, 'm')
    .where('m.id IN (:...ids)', { ids: rows.map(row => row.messageId) })
    .andWhere(visible.sql, visible.parameters)
    .getMany();
  return new Map(letters.map(({ id, conversationId }) => [id, conversationId]));
}

/** Companies of all whose name holds the words, by name, for whoever keeps the money of all; at most 20, and of each no more than whose name it is. */
export async function findAccountCompanies(
  manager: EntityManager,
  viewer: Viewer,
  text: string,
): Promise<AccountCompanies> {
  if (text.trim() === '') return { companies: [] };
  const sought = soughtWords(text.trim());
  const query = manager
    .createQueryBuilder(Company, 'company')
    .where(sought.sql, sought.parameters)
    .andWhere(wallOf(viewer))
    .orderBy('company.foldedName')
    .addOrderBy('company.id')
    .limit(FOUND);
  const ids = await rowsThatMay(manager, 'company', sought.groups);
  if (ids) query.andWhere(`company.id IN (${listed(ids)})`);
  const companies = await query.getMany();
  return { companies: companies.map(({ id, name, country, isSupplier }) => ({ id, name, country, isSupplier })) };
}
