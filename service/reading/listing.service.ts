import type { Static } from '@sinclair/typebox';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { In } from 'typeorm';
import { pageOf, readTimeCursor, timeCursor } from '../common/paging';
import { Company } from '../companies/company.entity';
import { Filing, FilingStatus } from '../filing/filing.entity';
import { findFilings } from '../filing/filing.service';
import { visibleCompanies } from '../filing/presenting.service';
import { ownCopySql, visibleMessageSql } from '../filing/visibility';
import { MailboxMessage, Message, Participant } from '../mail/message.entity';
import type { MessageLine, MessageList, MessageQuery } from '../mail/mail.schema';
import { searchCondition } from '../platform/database/search';
import { TradeRecord } from '../records/record.entity';
import type { Viewer } from '../users/roles';

type Query = Static<typeof MessageQuery>;
type Lines = Static<typeof MessageList>;

/** Messages that the viewer may see, newest first, by mailbox, party, record, state, words; keyset paging. */
export async function listMessages(manager: EntityManager, viewer: Viewer, query: Query): Promise<Lines> {
  const limit = query.limit ?? 50;
  const { source, at, id } = driverOf(query);
  const builder = manager
    .createQueryBuilder(Message, 'm')
    .where("m.kind <> 'stub'")
    .orderBy(at, 'DESC')
    .addOrderBy(id, 'DESC');
  source(builder);
  const visible = query.scope === 'mine' ? ownCopySql(viewer, '"m"') : visibleMessageSql(viewer, '"m"');
  builder.andWhere(visible.sql, visible.parameters);
  if (!narrow(builder, manager, query)) return { messages: [], nextCursor: null };
  if (query.cursor) {
    const place = readTimeCursor(query.cursor);
    builder.andWhere(`(${at} < :at OR (${at} = :at AND ${id} < :id))`, place);
  }
  return pageOfLines(manager, viewer, builder, limit, Boolean(query.companyId ?? query.recordId));
}

/** Everything filed under a company, newest first. The range comes from the filing index, whatever the size of the archive. */
export async function listTimeline(
  manager: EntityManager,
  viewer: Viewer,
  companyId: number,
  cursor: string | undefined,
  limit: number,
): Promise<Lines> {
  if (!(await visibleCompanies(manager, viewer, [companyId])).has(companyId)) return { messages: [], nextCursor: null };
  return listMessages(manager, viewer, { companyId, limit, ...(cursor ? { cursor } : {}) });
}

interface Driver {
  source: (builder: SelectQueryBuilder<Message>) => void;
  /** The columns that the list is sorted by; of the driving table, so that one range of its index is read. */
  at: string;
  id: string;
}

/** The table that a list is read from: the narrowest that the filters allow. Each has an index of its filter, the instant and the message. */
function driverOf(query: Query): Driver {
  const filed = (column: 'companyId' | 'recordId', value: number): Driver => ({
    source: builder =>
      builder.innerJoin(Filing, 'd', `d.messageId = m.id AND d.endedAt IS NULL AND d.${column} = :driver`, {
        driver: value,
      }),
    at: 'd.sentAt',
    id: 'd.messageId',
  });
  if (query.recordId) return filed('recordId', query.recordId);
  if (query.companyId) return filed('companyId', query.companyId);
  if (!query.mailboxId) return { source: () => undefined, at: 'm.sentAt', id: 'm.id' };
  const parameters = { driver: query.mailboxId };
  return {
    source: builder =>
      builder.innerJoin(MailboxMessage, 'd', 'd.messageId = m.id AND d.mailboxId = :driver', parameters),
    at: 'd.sentAt',
    id: 'd.messageId',
  };
}

/** A page of a list. A message that stands under several records of a company comes once for each: it is told once. */
async function pageOfLines(
  manager: EntityManager,
  viewer: Viewer,
  builder: SelectQueryBuilder<Message>,
  limit: number,
  mayRepeat: boolean,
): Promise<Lines> {
  const most = mayRepeat ? limit * 4 : limit + 1;
  const rows = await builder.select('m.id', 'id').limit(most).getRawMany<{ id: number }>();
  const ids = [...new Set(rows.map(row => row.id))];
  const messages = new Map((await manager.findBy(Message, { id: In(ids) })).map(message => [message.id, message]));
  const found = ids.flatMap(id => messages.get(id) ?? []);
  const page = pageOf(found, limit, row => ({ at: row.sentAt, id: row.id }));
  const last = found[found.length - 1];
  // Repeats may have filled the read: what is behind it is on the next page.
  const isCut = page.nextCursor === null && mayRepeat && rows.length === most && last !== undefined;
  const nextCursor = isCut ? timeCursor({ at: last.sentAt, id: last.id }) : page.nextCursor;
  return { messages: await presentLines(manager, viewer, page.rows), nextCursor };
}

/** Adds the filters that no driver has taken; false where nothing can match. */
function narrow(builder: SelectQueryBuilder<Message>, manager: EntityManager, query: Query): boolean {
  const isFiled = query.companyId ?? query.recordId;
  if (query.mailboxId && isFiled) {
    builder.andWhere(
      'EXISTS (SELECT 1 FROM "mailbox_message" "lc" WHERE "lc"."messageId" = m.id AND "lc"."mailboxId" = :mailboxId)',
      { mailboxId: query.mailboxId },
    );
  }
  if (query.companyId && query.recordId) builder.andWhere('d.companyId = :companyId', { companyId: query.companyId });
  if (query.state) {
    builder.innerJoin(FilingStatus, 'ls', 'ls.messageId = m.id').andWhere('ls.state = :state', { state: query.state });
  }
  if (query.direction) builder.andWhere('m.direction = :direction', { direction: query.direction });
  if (query.since) builder.andWhere('m.sentAt >= :since', { since: new Date(query.since) });
  if (query.before) builder.andWhere('m.sentAt < :before', { before: new Date(query.before) });
  if (query.arrivedSince) builder.andWhere('m.importedAt >= :arrived', { arrived: new Date(query.arrivedSince) });
  if (query.q?.trim()) {
    const found = searchCondition(manager, 'm', query.q);
    if (!found) return false;
    builder.andWhere(found.sql, found.parameters);
  }
  return true;
}

/** Messages as lines of a list; the caller has checked that the viewer may see them. */
export async function presentLines(
  manager: EntityManager,
  viewer: Viewer,
  messages: readonly Message[],
): Promise<MessageLine[]> {
  const ids = messages.map(message => message.id);
  const statuses = new Map(
    (await manager.find(FilingStatus, { where: { messageId: In(ids) } })).map(status => [status.messageId, status]),
  );
  const filings = await findFilings(manager, ids);
  const targets = await loadTargets(manager, viewer, [...filings.values()].flat());
  const recipients = await firstRecipients(manager, ids);
  return messages.map(message => ({
    id: message.id,
    conversationId: message.conversationId,
    kind: message.kind,
    direction: message.direction,
    fromName: message.fromName,
    fromAddress: message.fromAddress,
    toLine: recipients.get(message.id) ?? '',
    subject: message.subject,
    preview: message.preview,
    sentAt: message.sentAt.toISOString(),
    hasAttachments: message.hasAttachments,
    state: statuses.get(message.id)?.state ?? 'none',
    filedUnder: (filings.get(message.id) ?? []).flatMap(targets),
  }));
}

/** A function that names the target of a filing as far as the viewer may know it: others' customers by name, suppliers only with the right. */
async function loadTargets(manager: EntityManager, viewer: Viewer, filings: readonly Filing[]) {
  const companyIds = [...new Set(filings.map(filing => filing.companyId))];
  const companies = new Map(
    (await manager.find(Company, { where: { id: In(companyIds) } })).map(company => [company.id, company]),
  );
  const recordIds = [...new Set(filings.flatMap(filing => filing.recordId ?? []))];
  const records = new Map(
    (await manager.find(TradeRecord, { where: { id: In(recordIds) } })).map(record => [record.id, record]),
  );
  // The record may be of another company than the one that the mail stands under.
  const owners = [...records.values()].map(record => record.companyId);
  const visible = await visibleCompanies(manager, viewer, [...new Set([...companyIds, ...owners])]);
  return (filing: Filing) => {
    const company = companies.get(filing.companyId);
    if (!company || (company.isSupplier && !viewer.grants.has('suppliers.read'))) return [];
    const record = records.get(filing.recordId ?? 0);
    const shown = record && visible.has(company.id) && visible.has(record.companyId) ? record : null;
    return [
      { companyId: company.id, company: company.name, recordId: shown?.id ?? null, record: shown?.number ?? null },
    ];
  };
}

async function firstRecipients(manager: EntityManager, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await manager.find(Participant, {
    select: { messageId: true, name: true, address: true, position: true },
    where: { messageId: In([...ids]), role: 'to' },
    order: { messageId: 'ASC', position: 'ASC' },
    take: 5000,
  });
  const names = new Map<number, string[]>();
  for (const { messageId, name, address } of rows)
    names.set(messageId, [...(names.get(messageId) ?? []), name || address]);
  return new Map(
    [...names].map(([id, list]) => [
      id,
      list.length > 3 ? `${list.slice(0, 3).join(', ')} +${list.length - 3}` : list.join(', '),
    ]),
  );
}
