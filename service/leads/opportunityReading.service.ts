import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { In } from 'typeorm';
import { todayOf } from '../activities/presentingTasks.service';
import { forbidden, notFound } from '../common/errors';
import { namesOf } from '../companies/similar.service';
import { editableCompanySql, visibleCompanySql } from '../companies/visibility';
import type { Context } from '../context';
import { instantOf } from '../platform/database/instants';
import { TradeRecord } from '../records/record.entity';
import { mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { campaignNames } from './campaignNames.service';
import { nothingAsked } from './asked';
import { Lead, NO_NEXT_DAY } from './lead.entity';
import type { OpportunityLine, OpportunityReply } from './opportunity.schema';
import type { MemberPart, OpportunityStage } from './opportunityWords';
import { workingParts } from './opportunityWords';
import { Competitor, Opportunity, OpportunityEvent, OpportunityMember, Stakeholder } from './opportunity.entity';
import type { AlertLimits } from './opportunityAlerts';
import { alertsOf } from './opportunityAlerts';
import { getOpportunitySettings } from './opportunitySettings.service';
import { usualProbability } from './opportunityStages';

const DAY = 86_400_000;
const MOST_EVENTS = 100;

/** The records of kind opportunity whose company `viewer` may see, or in whose team he or one of his people is; with the company under `c`. */
export function visibleOpportunities(manager: EntityManager, viewer: Viewer): SelectQueryBuilder<TradeRecord> {
  const visible = visibleCompanySql(viewer, 'c');
  return manager
    .createQueryBuilder(TradeRecord, 'r')
    .innerJoin('company', 'c', 'c.id = r.companyId')
    .leftJoin(Opportunity, 'o', 'o.recordId = r.id')
    .where("r.kind = 'opportunity'")
    .andWhere(`(${visible.sql} OR ${inTeamSql(viewer, 'r')})`, visible.parameters);
}

/** That the viewer, or one of his people, is in the team of the record under `alias`; `parts` narrows it to what he is there for. */
function inTeamSql(viewer: Viewer, alias: string, parts?: readonly MemberPart[]): string {
  const people = [...new Set([viewer.userId, ...viewer.ownerIds])].map(id => Math.trunc(id)).join(', ');
  const of = parts ? ` AND "part" IN (${parts.map(part => `'${part}'`).join(', ')})` : '';
  return `${alias}.id IN (SELECT "recordId" FROM "opportunity_member" WHERE "userId" IN (${people})${of})`;
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
  const companies = await companiesOf(
    manager,
    viewer,
    records.map(record => record.companyId),
  );
  const editable = await editableOf(manager, viewer, records);
  const limits = await getOpportunitySettings(manager);
  const today = await todayOf(manager, now);
  const isPriced = mayView(viewer, 'price');
  return records.map(record => {
    const one = byId.get(record.id) ?? opportunityOf(record);
    const company = companies.get(record.companyId);
    const facts = { ...one, lastContactAt: company?.lastContactAt ?? null, createdAt: record.createdAt };
    return {
      ...{ id: record.id, number: record.number, title: record.title },
      company: { id: record.companyId, name: company?.name ?? '', isOpen: company?.isOpen ?? false },
      owner: record.ownerId === null ? null : { id: record.ownerId, name: people.get(record.ownerId) ?? '' },
      ...standing(one, limits, now),
      probability: one.probability,
      amount: isPriced ? one.amount : null,
      currency: one.currency,
      expectedDay: dayOrNull(one.expectedDay),
      nextAction: one.nextAction,
      nextDay: dayOrNull(one.nextDay),
      isToCheck: one.isToCheck,
      attention: record.state === 'open' ? alertsOf(facts, limits, now, today) : [],
      createdAt: record.createdAt.toISOString(),
      version: one.version,
      mayChange: editable.has(record.id),
    };
  });
}

/** Those of the records that the viewer may work on: he may change the customer, or works on it in its team. */
async function editableOf(
  manager: EntityManager,
  viewer: Viewer,
  records: readonly TradeRecord[],
): Promise<Set<number>> {
  if (!viewer.grants.has('leads.write')) return new Set();
  const editable = editableCompanySql(viewer, 'c');
  const rows = await manager
    .createQueryBuilder(TradeRecord, 'r')
    .innerJoin('company', 'c', 'c.id = r.companyId')
    .select('r.id', 'id')
    .where({ id: In(records.map(record => record.id)) })
    .andWhere(`(${editable.sql} OR ${inTeamSql(viewer, 'r', workingParts)})`, editable.parameters)
    .getRawMany<{ id: number }>();
  return new Set(rows.map(row => row.id));
}

/** The record, if the viewer may work on it. @throws AppError opportunity.not_found, company.read_only */
export async function getWorkable(manager: EntityManager, viewer: Viewer, id: number): Promise<TradeRecord> {
  const record = await getVisibleOpportunity(manager, viewer, id);
  if ((await editableOf(manager, viewer, [record])).has(id)) return record;
  throw forbidden('company.read_only');
}

function standing({ stage, stageSince }: Pick<Opportunity, 'stage' | 'stageSince'>, limits: AlertLimits, now: Date) {
  const stageDays = Math.max(0, Math.floor((now.getTime() - stageSince.getTime()) / DAY));
  const most: number | undefined = (limits.stageDays as Partial<Record<OpportunityStage, number>>)[stage];
  return { stage, stageSince: stageSince.toISOString(), stageDays, isOverdue: most !== undefined && stageDays > most };
}

/** What stands for a record of this kind that was entered as a number alone. */
export function opportunityOf(record: TradeRecord): Opportunity {
  return {
    ...{ recordId: record.id, stage: 'contact', stageSince: record.createdAt, stageBefore: '' },
    ...{ probability: usualProbability.contact, amount: null, currency: '', expectedDay: NO_NEXT_DAY },
    ...{ asked: nothingAsked, source: 'manual', leadId: null, campaignId: null, isToCheck: false, wonRecordId: null },
    ...{ lostReason: '', lostNote: '', nextAction: '', nextDay: NO_NEXT_DAY, closedAt: null },
    ...{ updatedAt: record.createdAt, version: 1 },
  };
}

export const dayOrNull = (day: string): string | null => (day === NO_NEXT_DAY ? null : day);

interface CompanyOfIt {
  name: string;
  /** The viewer may open its page. */
  isOpen: boolean;
  /** Null where there was none. */
  lastContactAt: Date | null;
}

async function companiesOf(
  manager: EntityManager,
  viewer: Viewer,
  ids: readonly number[],
): Promise<Map<number, CompanyOfIt>> {
  const visible = visibleCompanySql(viewer, 'c');
  const rows = await manager
    .createQueryBuilder()
    .select(['c.id AS "id"', 'c.name AS "name"', 'c.lastContactAt AS "at"'])
    .addSelect(`CASE WHEN ${visible.sql} THEN 1 ELSE 0 END`, 'isOpen')
    .from('company', 'c')
    .where('c.id IN (:...ids)', { ids: [...new Set(ids)] })
    .setParameters(visible.parameters)
    .getRawMany<{ id: number; name: string; at: string | Date; isOpen: number | string }>();
  return new Map(
    rows.map(({ id, name, at, isOpen }) => {
      const lastContactAt = instantOf(at);
      return [
        id,
        { name, isOpen: Number(isOpen) === 1, lastContactAt: lastContactAt.getTime() > 0 ? lastContactAt : null },
      ];
    }),
  );
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
  const { campaignId } = own;
  const campaign = campaignId === null ? undefined : (await campaignNames(manager, [campaignId])).get(campaignId);
  const wonBy = own.wonRecordId === null ? null : await manager.findOneBy(TradeRecord, { id: own.wonRecordId });
  return {
    ...(line as OpportunityLine),
    ...{ asked: own.asked, source: own.source, stageBefore: own.stageBefore },
    ...{ lostReason: own.lostReason, lostNote: own.lostNote },
    campaign: campaignId !== null && campaign ? { id: campaignId, name: campaign } : null,
    lead: lead && { id: lead.id, number: lead.number },
    wonBy: wonBy && { id: wonBy.id, kind: wonBy.kind, number: wonBy.number },
    competitors: await competitorsOf(manager, record.id),
    stakeholders: await stakeholdersOf(manager, record.id),
    members: await membersOf(manager, record.id),
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

async function membersOf(manager: EntityManager, recordId: number): Promise<OpportunityReply['members']> {
  const rows = await manager.find(OpportunityMember, { where: { recordId }, order: { id: 'ASC' }, take: 50 });
  const people = await namesOf(
    manager,
    rows.map(row => row.userId),
  );
  return rows.map(({ id, userId, part }) => ({ id, user: { id: userId, name: people.get(userId) ?? '' }, part }));
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
