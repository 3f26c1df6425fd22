import type { Static } from '@sinclair/typebox';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { In } from 'typeorm';
import { pageOf, readTimeCursor, timeCursor } from '../common/paging';
import { Company } from '../companies/company.entity';
import { hasLevel } from '../companies/levels';
import type { MessageCategory } from '../filing/categories/category.entity';
import { categoryRows } from '../filing/categories/rows.service';
import type { Filing } from '../filing/filing.entity';
import { FilingStatus } from '../filing/filing.entity';
import { findFilings } from '../filing/filing.service';
import { ownMailboxIds } from '../filing/ownMailboxes.service';
import { visibleCompanies } from '../filing/presenting.service';
import { ownCopySql, visibleMessageSql } from '../filing/visibility';
import { findWarned } from '../filing/warnings/warnings.service';
import { Message, Participant } from '../mail/message.entity';
import type { MessageLine, MessageList, MessageQuery } from '../mail/mail.schema';
import type { PlacedId } from '../platform/database/merged';
import { newestOfAll } from '../platform/database/merged';
import { TradeRecord } from '../records/record.entity';
import { HIDDEN, mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { driversOf } from './driving.service';
import { findForList } from './findingList.service';

type Query = Static<typeof MessageQuery>;
type Lines = Static<typeof MessageList>;

/** Messages that the viewer may see, newest first, by mailbox, party, record, state, words; keyset paging. */
export async function listMessages(
  manager: EntityManager,
  viewer: Viewer,
  query: Query,
  now = new Date(),
): Promise<Lines> {
  // That somebody else has a copy is not for him to find out: it may be a blind one.
  if (query.mailboxId && !(await ownMailboxIds(manager, viewer)).includes(query.mailboxId))
    return { messages: [], nextCursor: null };
  if (query.q?.trim()) {
    const { messages, nextCursor } = await findForList(manager, viewer, query, now);
    return { messages: await presentLines(manager, viewer, messages), nextCursor };
  }
  const limit = query.limit ?? 50;
  const mayRepeat = Boolean(query.companyId ?? query.recordId ?? query.warned);
  const visible = query.scope === 'mine' ? ownCopySql(viewer, '"m"') : visibleMessageSql(viewer, '"m"');
  const lists = (await driversOf(manager, viewer, query)).map(({ source, at, id }) => {
    const builder = manager.createQueryBuilder(Message, 'm').select(id, 'id').addSelect(at, 'at');
    source(builder);
    builder.where("m.kind <> 'stub'").andWhere(visible.sql, visible.parameters);
    narrow(builder, query);
    if (!query.cursor) return builder;
    return builder.andWhere(`(${at} < :at OR (${at} = :at AND ${id} < :id))`, readTimeCursor(query.cursor));
  });
  const most = mayRepeat ? limit * 4 : limit + 1;
  const rows = await newestOfAll(manager, lists, most);
  return pageOfLines(manager, viewer, rows, limit, mayRepeat && rows.length === most);
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

/** A page of a list out of its `rows`; `isCut` where they may have been filled by repeats, so that more stands behind them. */
async function pageOfLines(
  manager: EntityManager,
  viewer: Viewer,
  rows: readonly PlacedId[],
  limit: number,
  isCut: boolean,
): Promise<Lines> {
  const ids = [...new Set(rows.map(row => row.id))];
  const messages = new Map((await manager.findBy(Message, { id: In(ids) })).map(message => [message.id, message]));
  const found = ids.flatMap(id => messages.get(id) ?? []);
  const page = pageOf(found, limit, row => ({ at: row.sentAt, id: row.id }));
  const last = found[found.length - 1];
  const nextCursor =
    page.nextCursor === null && isCut && last ? timeCursor({ at: last.sentAt, id: last.id }) : page.nextCursor;
  return { messages: await presentLines(manager, viewer, page.rows), nextCursor };
}

/** Adds the filters that no driver has taken. */
function narrow(builder: SelectQueryBuilder<Message>, query: Query): void {
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
  if (query.warned) {
    const warned = `SELECT 1 FROM "message_warning" "lw" WHERE "lw"."messageId" = m.id AND "lw"."state" = 'open'`;
    builder.andWhere(`EXISTS (${warned})`);
  }
  if (query.category) {
    const given = `SELECT 1 FROM "message_category" "lg" WHERE "lg"."messageId" = m.id AND "lg"."category" = :category`;
    builder.andWhere(`EXISTS (${given})`, { category: query.category });
  }
  if (query.direction) builder.andWhere('m.direction = :direction', { direction: query.direction });
  if (query.since) builder.andWhere('m.sentAt >= :since', { since: new Date(query.since) });
  if (query.before) builder.andWhere('m.sentAt < :before', { before: new Date(query.before) });
  if (query.arrivedSince) builder.andWhere('m.importedAt >= :arrived', { arrived: new Date(query.arrivedSince) });
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
  const own = mayView(viewer, 'contact') ? null : await ownCopyIds(manager, viewer, ids);
  const warned = await findWarned(manager, ids);
  const categories = await categoryRows(manager, ids);
  const recipients = await firstRecipients(manager, ids, id => own !== null && !own.has(id));
  return messages.map(message => ({
    id: message.id,
    conversationId: message.conversationId,
    kind: message.kind,
    direction: message.direction,
    fromName: message.fromName,
    fromAddress: own === null || own.has(message.id) ? message.fromAddress : HIDDEN,
    toLine: recipients.get(message.id) ?? '',
    subject: message.subject,
    preview: message.preview,
    sentAt: message.sentAt.toISOString(),
    hasAttachments: message.hasAttachments,
    state: statuses.get(message.id)?.state ?? 'none',
    filedUnder: (filings.get(message.id) ?? []).flatMap(targets),
    ...(warned.has(message.id) ? { warning: warned.get(message.id) } : {}),
    ...categoryOf(categories.get(message.id)),
  }));
}

const categoryOf = (row: MessageCategory | undefined) => (row?.category ? { category: row.category } : {});

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
      {
        ...{ companyId: company.id, company: company.name },
        ...(visible.has(company.id) && (hasLevel(company) || company.standing === 'barred')
          ? { standing: company.standing }
          : {}),
        ...{ recordId: shown?.id ?? null, record: shown?.number ?? null },
      },
    ];
  };
}

/** Those of `ids` of which a copy is the viewer's own: what stands in his mailbox is not masked. */
async function ownCopyIds(manager: EntityManager, viewer: Viewer, ids: readonly number[]): Promise<Set<number>> {
  const own = ownCopySql(viewer, '"m"');
  const rows = await manager
    .createQueryBuilder(Message, 'm')
    .select('m.id', 'id')
    .where('m.id IN (:...ids)', { ids: ids.length > 0 ? ids : [0] })
    .andWhere(own.sql, own.parameters)
    .getRawMany<{ id: number }>();
  return new Set(rows.map(row => row.id));
}

async function firstRecipients(
  manager: EntityManager,
  ids: readonly number[],
  isMasked: (messageId: number) => boolean,
): Promise<Map<number, string>> {
  const rows = await manager.find(Participant, {
    select: { messageId: true, name: true, address: true, position: true },
    where: { messageId: In([...ids]), role: 'to' },
    order: { messageId: 'ASC', position: 'ASC' },
    take: 5000,
  });
  const names = new Map<number, string[]>();
  for (const { messageId, name, address } of rows)
    names.set(messageId, [...(names.get(messageId) ?? []), name || (isMasked(messageId) ? HIDDEN : address)]);
  return new Map(
    [...names].map(([id, list]) => [
      id,
      list.length > 3 ? `${list.slice(0, 3).join(', ')} +${list.length - 3}` : list.join(', '),
    ]),
  );
}
