import type { EntityManager } from 'typeorm';
import { notFound } from '../../common/errors';
import type { Context } from '../../context';
import { ExchangeCount, ExchangeFolder, ExchangeItem, ExchangeMailbox } from './exchange.entity';
import type { ExchangeMailboxReply, LedgerReply } from './exchange.schema';
import { gapsOf } from './ledger.service';
import { readStanding } from './standing.service';

/** @throws AppError exchange.not_found */
export async function readExchange(context: Context, mailboxId: number): Promise<ExchangeMailboxReply> {
  return readStanding(context, await getExchange(context.database.manager, mailboxId));
}

/** @throws AppError exchange.not_found */
export async function getExchange(manager: EntityManager, mailboxId: number): Promise<ExchangeMailbox> {
  const row = await manager.findOneBy(ExchangeMailbox, { mailboxId });
  if (!row) throw notFound('exchange', { mailboxId });
  return row;
}

/** The ledger of one mailbox: what the server has and what became of it, by folder, and the days that differ. */
export async function readLedger(context: Context, mailboxId: number): Promise<LedgerReply> {
  const { manager } = context.database;
  await getExchange(manager, mailboxId);
  const folders = await manager.find(ExchangeFolder, {
    where: { mailboxId, isGone: false },
    order: { name: 'ASC', id: 'ASC' },
  });
  const onServer = await sumsOf(manager, mailboxId);
  const settled = await settledOf(manager, mailboxId);
  const countsOf = (id: number) => ({
    onServer: onServer.get(id) ?? 0,
    stored: (settled.get(`${id} stored`) ?? 0) + (settled.get(`${id} unreadable`) ?? 0),
    keptOut: settled.get(`${id} kept_out`) ?? 0,
    open: (settled.get(`${id} wanted`) ?? 0) + (settled.get(`${id} refused`) ?? 0),
  });
  const names = new Map(folders.map(folder => [folder.id, folder.name]));
  const gaps = await gapsOf(manager, mailboxId);
  return {
    folders: folders.map(({ id, name, role, isTaken }) => ({ id, name, role, isTaken, ...countsOf(id) })),
    gaps: gaps.map(gap => ({ ...gap, folder: names.get(gap.folderId) ?? '' })),
  };
}

async function sumsOf(manager: EntityManager, mailboxId: number): Promise<Map<number, number>> {
  const rows = await manager
    .createQueryBuilder(ExchangeCount, 'c')
    .select(['c.folderId AS "folderId"', 'SUM(c.onServer) AS "n"'])
    .where('c.mailboxId = :mailboxId', { mailboxId })
    .groupBy('c.folderId')
    .getRawMany<{ folderId: number; n: number | string }>();
  return new Map(rows.map(row => [Number(row.folderId), Number(row.n)]));
}

async function settledOf(manager: EntityManager, mailboxId: number): Promise<Map<string, number>> {
  const rows = await manager
    .createQueryBuilder(ExchangeItem, 'i')
    .select(['i.folderId AS "folderId"', 'i.state AS "state"', 'COUNT(*) AS "n"'])
    .where('i.mailboxId = :mailboxId AND i.folderId IS NOT NULL', { mailboxId })
    .groupBy('i.folderId')
    .addGroupBy('i.state')
    .getRawMany<{ folderId: number; state: string; n: number | string }>();
  return new Map(rows.map(row => [`${row.folderId} ${row.state}`, Number(row.n)]));
}
