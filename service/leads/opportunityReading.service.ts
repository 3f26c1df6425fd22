import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { In } from 'typeorm';
import { notFound } from '../common/errors';
import { namesOf } from '../companies/similar.service';
import { editableCompanySql, visibleCompanySql } from '../companies/visibility';
import type { Context } from '../context';
import { TradeRecord } from '../records/record.entity';
import { mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { nothingAsked } from './asked';
import { Lead, NO_NEXT_DAY } from './lead.entity';
import type { OpportunityLine, OpportunityReply } from './opportunity.schema';
import type { OpportunityStage } from './opportunityWords';
import { Competitor, Opportunity, OpportunityEvent, Stakeholder } from './opportunity.entity';
import { usualDays, usualProbability } from './opportunityStages';

const DAY = 86_400_000;
const MOST_EVENTS = 100;

/** The records of kind opportunity whose company `viewer` may see, with the company under `c`. */
export function visibleOpportunities(manager: EntityManager, viewer: Viewer): SelectQueryBuilder<TradeRecord> {
  const visible = visibleCompanySql(viewer, 'c');
  return manager
    .createQueryBuilder(TradeRecord, 'r')
    .innerJoin('company', 'c', 'c.id = r.companyId')
    .leftJoin(Opportunity, 'o', 'o.recordId = r.id')
    .where("r.kind = 'opportunity'")
    .andWhere(visible.sql, visible.parameters);
}

/** Records as lines, in their order; the caller has checked that they may be seen. */
export async function presentOpportunities(
  manager: EntityManager,
  viewer: Viewer,
  records: readonly TradeRecord[],
  now: Date,
): Promise<OpportunityLine[]> {
  if (records.length === 0) return [];
  const own = await manager.findBy(Opportunity, { recordId: In(records.map(record => record.id)) });
  const byId = new Map(own.map(one => [one.recordId, one]));
  const people = await namesOf(
    manager,
    records.map(record => record.ownerId),
  );
  const companies = await companyNames(
    manager,
    records.map(record => record.companyId),
  );
  const editable = await editableOf(manager, viewer, [...companies.keys()]);
  const isPriced = mayView(viewer, 'price');
  return records.map(record => {
    const one = byId.get(record.id) ?? opportunityOf(record);
    return {
      ...{ id: record.id, number: record.number, title: record.title },
      company: { id: record.companyId, name: companies.get(record.companyId) ?? '' },
      owner: record.ownerId === null ? null : { id: record.ownerId, name: people.get(record.ownerId) ?? '' },
      ...standing(one, now),
      probability: one.probability,
      amount: isPriced ? one.amount : null,
      currency: one.currency,
      expectedDay: dayOrNull(one.expectedDay),
      nextAction: one.nextAction,
      nextDay: dayOrNull(one.nextDay),
      isToCheck: one.isToCheck,
      createdAt: record.createdAt.toISOString(),
      version: one.version,
      mayChange: editable.has(record.companyId),
    };
  });
}

/** Those of the companies whose opportunities the viewer may work on. */
async function editableOf(manager: EntityManager, viewer: Viewer, ids: readonly number[]): Promise<Set<number>> {
  if (!viewer.grants.has('leads.write')) return new Set();
  const editable = editableCompanySql(viewer, 'c');
  const rows = await manager
    .createQueryBuilder()
    .select('c.id', 'id')
    .from('company', 'c')
    .where('c.id IN (:...ids)', { ids })
    .andWhere(editable.sql, editable.parameters)
    .getRawMany<{ id: number }>();
  return new Set(rows.map(row => row.id));
}

function standing({ stage, stageSince }: Pick<Opportunity, 'stage' | 'stageSince'>, now: Date) {
  const stageDays = Math.max(0, Math.floor((now.getTime() - stageSince.getTime()) / DAY));
  const most: number | undefined = (usualDays as Partial<Record<OpportunityStage, number>>)[stage];
  return { stage, stageSince: stageSince.toISOString(), stageDays, isOverdue: most !== undefined && stageDays > most };
}

/** What stands for a record of this kind that was entered as a number alone. */
export function opportunityOf(record: TradeRecord): Opportunity {
  return {
    ...{ recordId: record.id, stage: 'contact', stageSince: record.createdAt, stageBefore: '' },
    ...{ probability: usualProbability.contact, amount: null, currency: '', expectedDay: NO_NEXT_DAY },
    ...{ asked: nothingAsked, source: 'manual', leadId: null, isToCheck: false, wonRecordId: null },
    ...{ lostReason: '', lostNote: '', nextAction: '', nextDay: NO_NEXT_DAY, closedAt: null },
    ...{ updatedAt: record.createdAt, version: 1 },
  };
}

export const dayOrNull = (day: string): string | null => (day === NO_NEXT_DAY ? null : day);

async function companyNames(manager: EntityManager, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await manager
    .createQueryBuilder()
    .select(['c.id AS "id"', 'c.name AS "name"'])
    .from('company', 'c')
    .where('c.id IN (:...ids)', { ids: [...new Set(ids)] })
    .getRawMany<{ id: number; name: string }>();
  return new Map(rows.map(row => [row.id, row.name]));
}

/** The record of an opportunity, if the viewer may see it. @throws AppError opportunity.not_found */
export async function getVisibleOpportunity(manager: EntityManager, viewer: Viewer, id: number): Promise<TradeRecord> {
  const record = await visibleOpportunities(manager, viewer).andWhere('r.id = :id', { id }).getOne();
  if (!record) throw notFound('opportunity', { id });
  return record;
}

/** Everything about one opportunity. @throws AppError opportunity.not_found */
export async function readOpportunity(context: Context, viewer: Viewer, id: number): Promise<OpportunityReply> {
  const { manager } = context.database;
  const record = await getVisibleOpportunity(manager, viewer, id);
  return describeOpportunity(manager, viewer, record, context.clock());
}

/** As `readOpportunity`, of a record that may be seen. */
export async function describeOpportunity(
  manager: EntityManager,
  viewer: Viewer,
  record: TradeRecord,
  now: Date,
): Promise<OpportunityReply> {
  const [line] = await presentOpportunities(manager, viewer, [record], now);
  const own = (await manager.findOneBy(Opportunity, { recordId: record.id })) ?? opportunityOf(record);
  const lead = own.leadId === null ? null : await manager.findOneBy(Lead, { id: own.leadId });
  const wonBy = own.wonRecordId === null ? null : await manager.findOneBy(TradeRecord, { id: own.wonRecordId });
  return {
    ...(line as OpportunityLine),
    ...{ asked: own.asked, source: own.source, stageBefore: own.stageBefore },
    ...{ lostReason: own.lostReason, lostNote: own.lostNote },
    lead: lead && { id: lead.id, number: lead.number },
    wonBy: wonBy && { id: wonBy.id, kind: wonBy.kind, number: wonBy.number },
    competitors: await competitorsOf(manager, record.id),
    stakeholders: await stakeholdersOf(manager, record.id),
    events: await eventsOf(manager, record.id),
  };
}

async function competitorsOf(manager: EntityManager, recordId: number): Promise<OpportunityReply['competitors']> {
  const rows = await manager.find(Competitor, { where: { recordId }, order: { id: 'ASC' }, take: 50 });
  return rows.map(({ id, name, price, strengths, weaknesses }) => ({ id, name, price, strengths, weaknesses }));
}

async function stakeholdersOf(manager: EntityManager, recordId: number): Promise<OpportunityReply['stakeholders']> {
  const rows = await manager.find(Stakeholder, { where: { recordId }, order: { id: 'ASC' }, take: 50 });
  const people = await namesOf(
    manager,
    rows.map(row => row.byUserId),
  );
  return rows.map(({ id, contactId, name, part, stance, aim, nextStep, nextDay, byUserId }) => ({
    ...{ id, contactId, name, part, stance, aim, nextStep, nextDay: dayOrNull(nextDay) },
    by: byUserId === null ? null : { id: byUserId, name: people.get(byUserId) ?? '' },
  }));
}

async function eventsOf(manager: EntityManager, recordId: number): Promise<OpportunityReply['events']> {
  const rows = await manager.find(OpportunityEvent, {
    where: { recordId },
    order: { id: 'DESC' },
    take: MOST_EVENTS,
  });
  const people = await namesOf(
    manager,
    rows.map(row => row.userId),
  );
  return rows.map(({ kind, at, userId, details }) => ({
    ...{ kind, at: at.toISOString(), details },
    byName: userId === null ? null : (people.get(userId) ?? null),
  }));
}
