import type { Static } from '@sinclair/typebox';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { In } from 'typeorm';
import { pageOf, readTimeCursor } from '../common/paging';
import { Company } from '../companies/company.entity';
import { Filing, FilingStatus } from '../filing/filing.entity';
import { findFilings } from '../filing/filing.service';
import { visibleCompanies } from '../filing/presenting.service';
import { visibleMessageSql } from '../filing/visibility';
import { Message, Participant } from '../mail/message.entity';
import type { MessageLine, MessageList, MessageQuery } from '../mail/mail.schema';
import { searchCondition } from '../platform/database/search';
import { TradeRecord } from '../records/record.entity';
import type { Viewer } from '../users/roles';

type Query = Static<typeof MessageQuery>;
type Lines = Static<typeof MessageList>;

/** Messages that the viewer may see, newest first, by mailbox, party, record, state, words; keyset paging. */
export async function listMessages(manager: EntityManager, viewer: Viewer, query: Query): Promise<Lines> {
  const limit = query.limit ?? 50;
  const builder = manager
    .createQueryBuilder(Message, 'm')
    .where("m.kind <> 'stub'")
    .orderBy('m.sentAt', 'DESC')
    .addOrderBy('m.id', 'DESC')
    .limit(limit + 1);
  const visible = visibleMessageSql(viewer, '"m"');
  builder.andWhere(visible.sql, visible.parameters);
  if (!narrow(builder, manager, query)) return { messages: [], nextCursor: null };
  if (query.cursor) {
    const { at, id } = readTimeCursor(query.cursor);
    builder.andWhere('(m.sentAt < :at OR (m.sentAt = :at AND m.id < :id))', { at, id });
  }
  const page = pageOf(await builder.getMany(), limit, row => ({ at: row.sentAt, id: row.id }));
  return { messages: await presentLines(manager, viewer, page.rows), nextCursor: page.nextCursor };
}

/** Adds the filters; false where nothing can match. */
function narrow(builder: SelectQueryBuilder<Message>, manager: EntityManager, query: Query): boolean {
  if (query.mailboxId) {
    builder.andWhere(
      'EXISTS (SELECT 1 FROM "mailbox_message" "lc" WHERE "lc"."messageId" = m.id AND "lc"."mailboxId" = :mailboxId)',
      { mailboxId: query.mailboxId },
    );
  }
  if (query.companyId || query.recordId) {
    const parts = [
      query.companyId ? '"lf"."companyId" = :companyId' : '',
      query.recordId ? '"lf"."recordId" = :recordId' : '',
    ].filter(Boolean);
    builder.andWhere(
      `EXISTS (SELECT 1 FROM "filing" "lf" WHERE "lf"."messageId" = m.id AND "lf"."endedAt" IS NULL AND ${parts.join(' AND ')})`,
      {
        companyId: query.companyId,
        recordId: query.recordId,
      },
    );
  }
  if (query.state) {
    builder.innerJoin(FilingStatus, 'ls', 'ls.messageId = m.id').andWhere('ls.state = :state', { state: query.state });
  }
  if (query.direction) builder.andWhere('m.direction = :direction', { direction: query.direction });
  if (query.since) builder.andWhere('m.sentAt >= :since', { since: new Date(query.since) });
  if (query.before) builder.andWhere('m.sentAt < :before', { before: new Date(query.before) });
  if (query.q?.trim()) {
    const found = searchCondition(manager, 'm', query.q);
    if (!found) return false;
    builder.andWhere(found.sql, found.parameters);
  }
  return true;
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
  const visible = visibleMessageSql(viewer, '"m"');
  const builder = manager
    .createQueryBuilder(Filing, 'f')
    .innerJoin(Message, 'm', 'm.id = f.messageId')
    .select('f.messageId', 'messageId')
    .addSelect('MAX(f.sentAt)', 'at')
    .where('f.companyId = :companyId AND f.endedAt IS NULL', { companyId })
    .andWhere("m.kind <> 'stub'")
    .andWhere(visible.sql, visible.parameters)
    .groupBy('f.sentAt')
    .addGroupBy('f.messageId')
    .orderBy('f.sentAt', 'DESC')
    .addOrderBy('f.messageId', 'DESC')
    .limit(limit + 1);
  if (cursor) {
    const { at, id } = readTimeCursor(cursor);
    builder.andWhere('(f.sentAt < :at OR (f.sentAt = :at AND f.messageId < :id))', { at, id });
  }
  const ids = (await builder.getRawMany<{ messageId: number }>()).map(row => row.messageId);
  const rows = await manager.find(Message, { where: { id: In(ids) } });
  rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  const page = pageOf(rows, limit, row => ({ at: row.sentAt, id: row.id }));
  return { messages: await presentLines(manager, viewer, page.rows), nextCursor: page.nextCursor };
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
  const visible = await visibleCompanies(manager, viewer, companyIds);
  const recordIds = [...new Set(filings.flatMap(filing => filing.recordId ?? []))];
  const numbers = new Map(
    (await manager.find(TradeRecord, { where: { id: In(recordIds) } })).map(record => [record.id, record.number]),
  );
  return (filing: Filing) => {
    const company = companies.get(filing.companyId);
    if (!company || (company.isSupplier && !viewer.grants.has('suppliers.read'))) return [];
    const record = visible.has(company.id) && filing.recordId ? (numbers.get(filing.recordId) ?? null) : null;
    return [
      { companyId: company.id, company: company.name, recordId: record === null ? null : filing.recordId, record },
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
