import type { EntityManager } from 'typeorm';
import { Between, In } from 'typeorm';
import { Contact } from '../companies/company.entity';
import { FilingActMessage } from '../filing/filing.entity';
import { visibleCompanies } from '../filing/presenting.service';
import { visibleMessageSql } from '../filing/visibility';
import { Message } from '../mail/message.entity';
import { TradeRecord } from '../records/record.entity';
import type { Viewer } from '../users/roles';
import { AuditEntry } from '../users/user.entity';
import { LiveSignal } from './live.entity';
import type { LiveChange } from './live.schema';
import { peopleNames } from './presentingCare.service';

/** How far the three tables have been read that tell of every change: of people, of new mail, of what else open pages show. */
export interface LivePlace {
  auditId: number;
  messageId: number;
  signalId: number;
}

/** What has happened between two places, before anybody's rights are looked at. */
export interface Burst {
  changes: LiveChange[];
  messageIds: number[];
  hasPresence: boolean;
  /** Who has a notice. */
  noticed: number[];
  /** Leads and opportunities of which something became. */
  leadIds: number[];
  dealIds: number[];
}

// Of a burst that is longer (an import, a change of thousands) only the end is told one by one.
const MOST_ROWS = 500;

/** Where the tables end now: one statement. */
export async function liveEnd(manager: EntityManager): Promise<LivePlace> {
  const last = (table: string) => `COALESCE((SELECT MAX("id") FROM "${table}"), 0)`;
  const [row] = (await manager.query(
    `SELECT ${last('audit_entry')} AS "auditId", ${last('message')} AS "messageId", ${last('live_signal')} AS "signalId"`,
  )) as LivePlace[];
  return row as LivePlace;
}

/** Reads what stands between two places. */
export async function readBurst(manager: EntityManager, from: LivePlace, to: LivePlace): Promise<Burst> {
  const between = (last: number, end: number) => Between(Math.max(last + 1, end - MOST_ROWS), end);
  const entries =
    to.auditId > from.auditId ? await manager.findBy(AuditEntry, { id: between(from.auditId, to.auditId) }) : [];
  const signals =
    to.signalId > from.signalId ? await manager.findBy(LiveSignal, { id: between(from.signalId, to.signalId) }) : [];
  const messageIds: number[] = [];
  for (let id = Math.max(from.messageId + 1, to.messageId - MOST_ROWS); id <= to.messageId; id += 1)
    messageIds.push(id);
  const cared = signals.filter(signal => signal.kind === 'care');
  const changes = [
    ...(await changesOf(manager, entries)),
    ...cared.flatMap(({ subjectIds, byId }) =>
      subjectIds.map(id => ({ kind: 'conversation' as const, id, byId, byName: null })),
    ),
  ];
  return {
    changes: distinct(changes),
    messageIds,
    hasPresence: signals.some(signal => signal.kind === 'presence'),
    noticed: signals.filter(signal => signal.kind === 'notice').flatMap(signal => signal.subjectIds),
    leadIds: idsOf(entries, 'lead'),
    dealIds: await dealsOf(manager, idsOf(entries, 'record')),
  };
}

/** The leads and opportunities of a burst that somebody may see. A higher floor knows. */
export type SeeLeads = (
  manager: EntityManager,
  viewer: Viewer,
  burst: Pick<Burst, 'leadIds' | 'dealIds'>,
) => Promise<Pick<Burst, 'leadIds' | 'dealIds'>>;

function idsOf(entries: readonly AuditEntry[], type: string): number[] {
  return [...new Set(entries.flatMap(one => (one.subjectType === type ? (one.subjectId ?? []) : [])))];
}

async function dealsOf(manager: EntityManager, recordIds: readonly number[]): Promise<number[]> {
  if (recordIds.length === 0) return [];
  const rows = await manager.find(TradeRecord, {
    select: { id: true },
    where: { id: In([...recordIds]), kind: 'opportunity' },
  });
  return rows.map(row => row.id);
}

function distinct(changes: readonly LiveChange[]): LiveChange[] {
  return [...new Map(changes.map(one => [`${one.kind}:${one.id}:${one.byId}`, one])).values()];
}

/** What the lines of the audit log are about: the company or the conversation that a page shows. */
async function changesOf(manager: EntityManager, entries: readonly AuditEntry[]): Promise<LiveChange[]> {
  const named = (type: string) => idsOf(entries, type);
  const contacts = await pairs(manager.find(Contact, { where: { id: In(named('contact')) } }));
  const records = await pairs(manager.find(TradeRecord, { where: { id: In(named('record')) } }));
  const acts = await actMessages(manager, named('filing_act'));
  const messages = await manager.find(Message, {
    select: { id: true, conversationId: true },
    where: { id: In([...named('message'), ...[...acts.values()].flat()]) },
  });
  const conversations = new Map(messages.map(one => [one.id, one.conversationId]));
  const names = await peopleNames(
    manager,
    entries.map(entry => entry.userId),
  );
  return entries.flatMap(({ subjectType, subjectId, userId }): LiveChange[] => {
    if (subjectId === null) return [];
    const by = { byId: userId, byName: names.get(userId ?? 0) ?? null };
    const told = (kind: LiveChange['kind'], ids: readonly (number | undefined)[]) =>
      ids.flatMap(id => (id ? [{ kind, id, ...by }] : []));
    switch (subjectType) {
      case 'company':
        return told('company', [subjectId]);
      case 'contact':
        return told('company', [contacts.get(subjectId)]);
      case 'record':
        return told('company', [records.get(subjectId)]);
      case 'conversation':
        return told('conversation', [subjectId]);
      case 'message':
        return told('conversation', [conversations.get(subjectId)]);
      case 'filing_act':
        return told(
          'conversation',
          (acts.get(subjectId) ?? []).map(id => conversations.get(id)),
        );
      default:
        return [];
    }
  });
}

/** The letters that acts of filing changed, by act; of large ones some. */
async function actMessages(manager: EntityManager, actIds: readonly number[]): Promise<Map<number, number[]>> {
  const found = new Map<number, number[]>();
  if (actIds.length === 0) return found;
  for (const { actId, messageId } of await manager.find(FilingActMessage, {
    where: { actId: In([...actIds]) },
    take: MOST_ROWS,
  }))
    found.set(actId, [...(found.get(actId) ?? []), messageId]);
  return found;
}

async function pairs(rows: Promise<{ id: number; companyId: number }[]>): Promise<Map<number, number>> {
  return new Map((await rows).map(row => [row.id, row.companyId]));
}

/** Those changes of a burst that somebody may see, and the conversations to which new mail came that is his to see. */
export async function visibleBurst(
  manager: EntityManager,
  viewer: Viewer,
  burst: Burst,
): Promise<{ changes: LiveChange[]; mailOf: number[] }> {
  const idsOf = (kind: LiveChange['kind']) => [
    ...new Set(burst.changes.flatMap(one => (one.kind === kind ? one.id : []))),
  ];
  const companies = viewer.grants.has('companies.read')
    ? await visibleCompanies(manager, viewer, idsOf('company'))
    : new Set<number>();
  const conversations = await visibleConversations(manager, viewer, idsOf('conversation'));
  const seen = { company: companies, conversation: conversations };
  return {
    changes: burst.changes.filter(one => seen[one.kind].has(one.id)),
    mailOf: burst.messageIds.length > 0 ? await conversationsOfMail(manager, viewer, burst.messageIds) : [],
  };
}

function visibleMail(manager: EntityManager, viewer: Viewer) {
  const visible = visibleMessageSql(viewer, '"m"');
  return manager.createQueryBuilder(Message, 'm').where(visible.sql, visible.parameters).andWhere("m.kind <> 'stub'");
}

async function visibleConversations(
  manager: EntityManager,
  viewer: Viewer,
  ids: readonly number[],
): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await visibleMail(manager, viewer)
    .select('DISTINCT m.conversationId', 'id')
    .andWhere('m.conversationId IN (:...ids)', { ids })
    .getRawMany<{ id: number }>();
  return new Set(rows.map(row => row.id));
}

/** The conversations of new letters, of those letters that he may see. */
async function conversationsOfMail(manager: EntityManager, viewer: Viewer, ids: readonly number[]): Promise<number[]> {
  const rows = await visibleMail(manager, viewer)
    .select('m.conversationId', 'id')
    .distinct(true)
    .andWhere('m.id IN (:...ids)', { ids })
    .getRawMany<{ id: number }>();
  return rows.map(row => row.id);
}
