import type { EntityManager } from 'typeorm';
import { In, MoreThan } from 'typeorm';
import { notFound } from '../common/errors';
import { normaliseAddress } from '../common/emailAddress';
import { Company } from '../companies/company.entity';
import { Filing } from '../filing/filing.entity';
import { KeptOut, Mailbox, MailboxMessage, Message } from '../mail/message.entity';
import { TradeRecord } from '../records/record.entity';
import { ExchangeFolder, ExchangeItem } from './exchange/exchange.entity';

/** What became of a message of a mailbox. */
export interface MessageLine {
  mailbox: string;
  /** Without brackets; null where it has none, or where nothing but the fact is kept. */
  internetMessageId: string | null;
  folder: string;
  /** 'stored', 'kept_out', 'unreadable'; of a mailbox that is read from Exchange also 'wanted', 'refused' and 'gone'. */
  state: string;
  /** Why it is kept out, or cannot be had. */
  reason: string;
  filedUnder: { company: string; record: string | null }[];
}

const PAGE = 500;

/**
 * Every message of a mailbox, one after the other: what an administrator compares with the server. Of what is kept out no more is told than is kept.
 *
 * @throws AppError mailbox.not_found
 */
export async function* linesOfMailbox(manager: EntityManager, address: string): AsyncGenerator<MessageLine> {
  const mailbox = await manager.findOneBy(Mailbox, { address: normaliseAddress(address) });
  if (!mailbox) throw notFound('mailbox', { address });
  const isExchange = await manager.existsBy(ExchangeItem, { mailboxId: mailbox.id });
  if (isExchange) yield* exchangeLines(manager, mailbox);
  else {
    yield* storedLines(manager, mailbox);
    yield* keptOutLines(manager, mailbox);
  }
}

async function* exchangeLines(manager: EntityManager, mailbox: Mailbox): AsyncGenerator<MessageLine> {
  const folders = await manager.findBy(ExchangeFolder, { mailboxId: mailbox.id });
  const names = new Map(folders.map(folder => [folder.id, folder.name]));
  for (let id = 0; ;) {
    const where = { mailboxId: mailbox.id, id: MoreThan(id) };
    const items = await manager.find(ExchangeItem, { where, order: { id: 'ASC' }, take: PAGE });
    const filed = await filedUnder(
      manager,
      items.flatMap(item => item.messageId ?? []),
    );
    for (const { internetMessageId, folderId, state, reason, messageId } of items)
      yield {
        ...{ mailbox: mailbox.address, internetMessageId, folder: names.get(folderId ?? 0) ?? '', state, reason },
        filedUnder: filed.get(messageId ?? 0) ?? [],
      };
    const last = items[items.length - 1];
    if (!last || items.length < PAGE) return;
    id = last.id;
  }
}

async function* storedLines(manager: EntityManager, mailbox: Mailbox): AsyncGenerator<MessageLine> {
  for (let id = 0; ;) {
    const where = { mailboxId: mailbox.id, id: MoreThan(id) };
    const copies = await manager.find(MailboxMessage, { where, order: { id: 'ASC' }, take: PAGE });
    const ids = copies.map(copy => copy.messageId);
    const messages = await manager.find(Message, {
      select: { id: true, messageId: true, kind: true },
      where: { id: In(ids) },
    });
    const byId = new Map(messages.map(message => [message.id, message]));
    const filed = await filedUnder(manager, ids);
    for (const { messageId, folder } of copies) {
      const message = byId.get(messageId);
      const state = message?.kind === 'unreadable' ? 'unreadable' : 'stored';
      const named = { mailbox: mailbox.address, internetMessageId: message?.messageId ?? null, folder };
      yield { ...named, state, reason: '', filedUnder: filed.get(messageId) ?? [] };
    }
    const last = copies[copies.length - 1];
    if (!last || copies.length < PAGE) return;
    id = last.id;
  }
}

async function* keptOutLines(manager: EntityManager, mailbox: Mailbox): AsyncGenerator<MessageLine> {
  for (let id = 0; ;) {
    const where = { mailboxId: mailbox.id, id: MoreThan(id) };
    const rows = await manager.find(KeptOut, { where, order: { id: 'ASC' }, take: PAGE });
    for (const { folder, reason } of rows)
      yield { mailbox: mailbox.address, internetMessageId: null, folder, state: 'kept_out', reason, filedUnder: [] };
    const last = rows[rows.length - 1];
    if (!last || rows.length < PAGE) return;
    id = last.id;
  }
}

async function filedUnder(
  manager: EntityManager,
  messageIds: readonly number[],
): Promise<Map<number, MessageLine['filedUnder']>> {
  if (messageIds.length === 0) return new Map();
  const rows = await manager
    .createQueryBuilder(Filing, 'f')
    .innerJoin(Company, 'c', 'c.id = f.companyId')
    .leftJoin(TradeRecord, 'r', 'r.id = f.recordId')
    .select(['f.messageId AS "messageId"', 'c.name AS "company"', 'r.number AS "record"'])
    .where('f.endedAt IS NULL AND f.messageId IN (:...ids)', { ids: [...messageIds] })
    .orderBy('f.id')
    .getRawMany<{ messageId: number; company: string; record: string | null }>();
  const filed = new Map<number, MessageLine['filedUnder']>();
  for (const { messageId, company, record } of rows)
    filed.set(messageId, [...(filed.get(messageId) ?? []), { company, record }]);
  return filed;
}
