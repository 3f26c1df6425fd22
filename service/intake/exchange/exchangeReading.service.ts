import type { EntityManager } from 'typeorm';
import { notFound } from '../../common/errors';
import type { Context } from '../../context';
import { Mailbox } from '../../mail/message.entity';
import { ExchangeCount, ExchangeFolder, ExchangeItem, ExchangeMailbox } from './exchange.entity';
import type { ExchangeList, ExchangeMailboxReply, LedgerReply } from './exchange.schema';
import { stateOf } from './exchange.service';
import { gapsOf } from './ledger.service';

/** All mailboxes that are read from Exchange, with how they stand. A company has tens of them. */
export async function listExchange(context: Context): Promise<ExchangeList> {
  const { manager } = context.database;
  const rows = await manager.find(ExchangeMailbox, { order: { mailboxId: 'ASC' } });
  const mailboxes: ExchangeMailboxReply[] = [];
  for (const row of rows) mailboxes.push(await replyOf(context, row));
  return { isSetUp: Boolean(context.graph), mailboxes };
}

/** @throws AppError exchange.not_found */
export async function readExchange(context: Context, mailboxId: number): Promise<ExchangeMailboxReply> {
  return replyOf(context, await getExchange(context.database.manager, mailboxId));
}

/** @throws AppError exchange.not_found */
export async function getExchange(manager: EntityManager, mailboxId: number): Promise<ExchangeMailbox> {
  const row = await manager.findOneBy(ExchangeMailbox, { mailboxId });
  if (!row) throw notFound('exchange', { mailboxId });
  return row;
}

async function replyOf(context: Context, row: ExchangeMailbox): Promise<ExchangeMailboxReply> {
  const { manager } = context.database;
  const { mailboxId, user, isOn, version } = row;
  const { address, name } = await manager.findOneByOrFail(Mailbox, { id: mailboxId });
  const standing = await stateOf(manager, mailboxId, context.clock());
  if (!standing) throw notFound('exchange', { mailboxId });
  const states = await countStates(manager, mailboxId);
  const of = (...names: string[]) => names.reduce((sum, one) => sum + (states.get(one) ?? 0), 0);
  const { sum } = (await manager
    .createQueryBuilder(ExchangeCount, 'c')
    .select('SUM(c.onServer)', 'sum')
    .where('c.mailboxId = :mailboxId', { mailboxId })
    .getRawOne<{ sum: number | string | null }>()) ?? { sum: 0 };
  return {
    ...{ mailboxId, address, name, user, isOn, version },
    ...{ state: standing.state, gaps: standing.gaps, wanted: standing.wanted, errorCode: standing.errorCode },
    ...{
      onServer: Number(sum ?? 0),
      stored: of('stored', 'unreadable'),
      keptOut: of('kept_out'),
      refused: of('refused'),
    },
    syncedAt: standing.syncedAt?.toISOString() ?? null,
    sweptAt: standing.sweptAt?.toISOString() ?? null,
    errorAt: row.errorAt?.toISOString() ?? null,
  };
}

async function countStates(manager: EntityManager, mailboxId: number): Promise<Map<string, number>> {
  const rows = await manager
    .createQueryBuilder(ExchangeItem, 'i')
    .select(['i.state AS "state"', 'COUNT(*) AS "n"'])
    .where('i.mailboxId = :mailboxId', { mailboxId })
    .groupBy('i.state')
    .getRawMany<{ state: string; n: number | string }>();
  return new Map(rows.map(row => [row.state, Number(row.n)]));
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
