import type { EntityManager } from 'typeorm';
import { In, IsNull, LessThanOrEqual } from 'typeorm';
import { Company, CompanyDomain } from '../companies/company.entity';
import { isHiddenSupplier } from '../companies/similar.service';
import { visibleCompanySql } from '../companies/visibility';
import type { Context } from '../context';
import { visibleMessageSql } from '../filing/visibility';
import { bookedCompanies } from '../filing/warnings/money.service';
import { MessageWarning } from '../filing/warnings/warning.entity';
import { Mailbox, Message } from '../mail/message.entity';
import { instantOf } from '../platform/database/instants';
import { insertRows } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import type { Viewer } from '../users/roles';
import type { DealNoticeKind, LeadNoticeKind } from './care.entity';
import { Notice } from './care.entity';
import type { NoticeList } from './care.schema';
import { LiveSignal } from './live.entity';
import { peopleNames } from './presentingCare.service';
import type { NameWork, WorkRef } from './workNotices.service';

const SHOWN = 50;
const MOST_COUNTED = 100;

/** Tells people that something concerns them, in the transaction of it; never who did it himself. */
export async function notify(
  manager: EntityManager,
  by: Viewer,
  kind: Notice['kind'],
  userIds: readonly number[],
  messageId: number,
  now: Date,
): Promise<void> {
  const others = [...new Set(userIds)].filter(id => id !== by.userId);
  if (others.length === 0) return;
  const rows = others.map(userId => ({ userId, kind, messageId, byId: by.userId, at: now, readAt: null }));
  await insertRows(manager, Notice, rows);
  await manager.insert(LiveSignal, { kind: 'notice', subjectIds: others, byId: by.userId, at: now });
}

/** Tells whoever entered something in the profile of a company that it was sent back, in the transaction of it. */
export async function notifyOfEntry(
  manager: EntityManager,
  by: Viewer,
  { userId, companyId }: { userId: number; companyId: number },
  now: Date,
): Promise<void> {
  const row = { userId, companyId, kind: 'entry_returned' as const, messageId: null, leadId: null };
  await insertRows(manager, Notice, [{ ...row, byId: by.userId, at: now, readAt: null }]);
  await manager.insert(LiveSignal, { kind: 'notice', subjectIds: [userId], byId: by.userId, at: now });
}

/** What one person is told of one lead. */
export interface LeadNotice {
  kind: LeadNoticeKind;
  userId: number;
  leadId: number;
}

/** Tells people of leads, in the transaction of what happened to them; `byId` null: Tradepost by itself. */
export async function notifyOfLeads(
  manager: EntityManager,
  byId: number | null,
  told: readonly LeadNotice[],
  now: Date,
): Promise<void> {
  const others = told.filter(one => one.userId !== byId);
  if (others.length === 0) return;
  const rows = others.map(one => ({ ...one, messageId: null, byId, at: now, readAt: null }));
  await insertRows(manager, Notice, rows);
  const subjectIds = [...new Set(others.map(one => one.userId))];
  await manager.insert(LiveSignal, { kind: 'notice', subjectIds, byId: byId ?? 0, at: now });
}

/** What one person is told of one opportunity. */
export interface DealNotice {
  kind: DealNoticeKind;
  userId: number;
  recordId: number;
}

/** Tells people of opportunities, as `notifyOfLeads` of leads. */
export async function notifyOfDeals(
  manager: EntityManager,
  byId: number | null,
  told: readonly DealNotice[],
  now: Date,
): Promise<void> {
  const others = told.filter(one => one.userId !== byId);
  if (others.length === 0) return;
  const rows = others.map(one => ({ ...one, messageId: null, leadId: null, byId, at: now, readAt: null }));
  await insertRows(manager, Notice, rows);
  const subjectIds = [...new Set(others.map(one => one.userId))];
  await manager.insert(LiveSignal, { kind: 'notice', subjectIds, byId: byId ?? 0, at: now });
}

/** Names of what notices are about and a higher floor knows. */
export interface NoticeNames {
  leads: NameLeads;
  deals: NameLeads;
  work: NameWork;
}

/** Of leads, or of opportunities, what the viewer may know of them: the number, and the party where it is open to him. */
export type NameLeads = (
  manager: EntityManager,
  viewer: Viewer,
  ids: readonly number[],
) => Promise<Map<number, { id: number; number: string; name: string; isOpen: boolean }>>;

const nameless: NoticeNames = {
  leads: async () => new Map(),
  deals: async () => new Map(),
  work: async (_manager, _viewer, refs) => refs.map(() => null),
};

/** The viewer's notices, newest first; those about letters that he may not see are left out, but for what finance is told. */
export async function listNotices(
  manager: EntityManager,
  viewer: Viewer,
  naming: NoticeNames = nameless,
): Promise<NoticeList> {
  const rows = await visibleNotices(manager, viewer)
    .select(['n.id AS id', 'n.kind AS kind', 'n.byId AS byId', 'n.at AS at', 'n.readAt AS readAt'])
    .addSelect(['n.leadId AS leadId', 'n.recordId AS recordId', 'n.companyId AS companyId'])
    .addSelect(['n.activityId AS activityId', 'n.commentId AS commentId', 'n.workLogId AS workLogId'])
    .addSelect(['n.mailboxId AS mailboxId', 'b.address AS mailbox'])
    .addSelect(['m.id AS messageId', 'm.conversationId AS conversationId', 'm.subject AS subject'])
    .addSelect(`CASE WHEN ${visibleMessageSql(viewer, '"m"').sql} THEN 1 ELSE 0 END`, 'isOpen')
    .orderBy('n.id', 'DESC')
    .limit(SHOWN)
    .getRawMany<RawNotice>();
  const names = await peopleNames(
    manager,
    rows.map(row => row.byId),
  );
  const companies = await warnedOf(manager, viewer, rows);
  const entered = await companiesOfEntries(manager, rows);
  const leads = await naming.leads(
    manager,
    viewer,
    rows.flatMap(row => row.leadId ?? []),
  );
  const deals = await naming.deals(
    manager,
    viewer,
    rows.flatMap(row => row.recordId ?? []),
  );
  const work = await naming.work(manager, viewer, rows);
  return {
    notices: rows.map(
      ({ id, kind, byId, at, readAt, messageId, conversationId, subject, isOpen, ...about }, index) => ({
        ...{
          id,
          kind,
          messageId,
          lead: leads.get(about.leadId ?? 0) ?? null,
          deal: deals.get(about.recordId ?? 0) ?? null,
          work: work[index] ?? null,
          mailbox: about.mailboxId === null ? null : { id: about.mailboxId, address: about.mailbox ?? '' },
        },
        conversationId: Number(isOpen) === 1 ? conversationId : null,
        subject: Number(isOpen) === 1 ? (subject ?? '') : '',
        ...((kind === 'finance' && companies.get(messageId ?? 0)) || entered.get(about.companyId ?? 0) || nobody),
        byName: names.get(byId ?? 0) ?? null,
        at: instantOf(at).toISOString(),
        isRead: readAt !== null,
      }),
    ),
    unread: await countUnread(manager, viewer),
  };
}

interface RawNotice extends WorkRef {
  id: number;
  kind: string;
  byId: number | null;
  at: string | Date;
  readAt: string | null;
  messageId: number | null;
  leadId: number | null;
  recordId: number | null;
  companyId: number | null;
  mailboxId: number | null;
  mailbox: string | null;
  conversationId: number | null;
  subject: string | null;
  isOpen: number | string;
}

type Warned = Pick<NoticeList['notices'][number], 'company' | 'companyOf'>;
const nobody: Warned = { company: null, companyOf: null };

/** The companies in whose profile something was sent back; the query has left out those that he may not see. */
async function companiesOfEntries(manager: EntityManager, rows: readonly RawNotice[]): Promise<Map<number, Warned>> {
  const ids = [...new Set(rows.flatMap(row => row.companyId ?? []))];
  const companies = ids.length > 0 ? await manager.findBy(Company, { id: In(ids) }) : [];
  return new Map(companies.map(({ id, name }) => [id, { company: { id, name }, companyOf: null }]));
}

/** The companies that the warnings of these letters name: by name to whom may know their accounts, else by whose they are. */
async function warnedOf(
  manager: EntityManager,
  viewer: Viewer,
  rows: readonly RawNotice[],
): Promise<Map<number, Warned>> {
  const messageIds = rows.flatMap(row => (row.kind === 'finance' ? (row.messageId ?? []) : []));
  if (messageIds.length === 0) return new Map();
  const warnings = await manager.find(MessageWarning, {
    where: { messageId: In(messageIds) },
    order: { id: 'ASC' },
    take: SHOWN * 10,
  });
  const ofDomain = await ownersOfDomains(manager, warnings);
  const companyOf = (one: MessageWarning) => one.companyId ?? ofDomain.get(one.values.known ?? '') ?? 0;
  const ids = [...new Set(warnings.map(companyOf))];
  const visible = await bookedCompanies(manager, viewer, ids);
  const known = ids.length > 0 ? await manager.findBy(Company, { id: In(ids) }) : [];
  const owners = await peopleNames(
    manager,
    known.map(company => company.ownerId),
  );
  const told = new Map(known.map(company => [company.id, tellOf(viewer, company, visible, owners)]));
  return new Map(
    warnings.flatMap(warning => {
      const one = told.get(companyOf(warning));
      return one ? [[warning.messageId, one] as const] : [];
    }),
  );
}

/** Whose domains the senders of these letters came near to: a look-alike names no company of ours by number. */
async function ownersOfDomains(
  manager: EntityManager,
  warnings: readonly MessageWarning[],
): Promise<Map<string, number>> {
  const domains = [...new Set(warnings.flatMap(one => (one.code === 'look_alike' ? (one.values.known ?? []) : [])))];
  if (domains.length === 0) return new Map();
  const rows = await manager.find(CompanyDomain, { where: { domain: In(domains) }, order: { id: 'DESC' } });
  return new Map(rows.map(({ domain, companyId }) => [domain, companyId]));
}

/** As in the answer to who enters a company again: that it is there, and whose it is; of a factory only to whoever sees factories. */
function tellOf(
  viewer: Viewer,
  company: Company,
  visible: ReadonlySet<number>,
  owners: ReadonlyMap<number, string>,
): Warned {
  const { id, name, ownerId } = company;
  if (visible.has(id)) return { company: { id, name }, companyOf: null };
  const ownerName = owners.get(ownerId ?? 0);
  if (!ownerName || isHiddenSupplier(viewer, company, false)) return nobody;
  return { company: null, companyOf: { ownerName, isSupplier: company.isSupplier && !company.isCustomer } };
}

function visibleNotices(manager: EntityManager, viewer: Viewer) {
  const visible = visibleMessageSql(viewer, '"m"');
  const seen = visibleCompanySql(viewer, 'company').sql;
  const ofCompany = `n.companyId IS NOT NULL AND EXISTS (SELECT 1 FROM "company" WHERE "company"."id" = n.companyId AND ${seen})`;
  const ofMailbox = viewer.grants.has('mailboxes.manage') ? 'n.mailboxId IS NOT NULL' : '1 = 0';
  const ofWork = 'n.activityId IS NOT NULL OR n.commentId IS NOT NULL OR n.workLogId IS NOT NULL';
  return manager
    .createQueryBuilder(Notice, 'n')
    .leftJoin(Message, 'm', 'm.id = n.messageId')
    .leftJoin(Mailbox, 'b', 'b.id = n.mailboxId')
    .where('n.userId = :userId', { userId: viewer.userId })
    .andWhere(
      `(n.leadId IS NOT NULL OR n.recordId IS NOT NULL OR ${ofWork} OR n.kind = 'finance' OR n.kind = 'customer_returned' OR ${ofMailbox} OR (${ofCompany}) OR ${visible.sql})`,
      visible.parameters,
    );
}

/** How many he has not read; stops at 100. */
export async function countUnread(manager: EntityManager, viewer: Viewer): Promise<number> {
  const rows = await visibleNotices(manager, viewer)
    .select('n.id', 'id')
    .andWhere('n.readAt IS NULL')
    .limit(MOST_COUNTED)
    .getRawMany<{ id: number }>();
  return rows.length;
}

/** Marks what he has looked at as read. */
export async function readNotices(
  context: Context,
  viewer: Viewer,
  throughId: number,
  naming?: NoticeNames,
): Promise<NoticeList> {
  const mine = { userId: viewer.userId, readAt: IsNull(), id: LessThanOrEqual(throughId) };
  return inTransaction(context.database, async manager => {
    await manager.update(Notice, mine, { readAt: context.clock() });
    return listNotices(manager, viewer, naming);
  });
}
