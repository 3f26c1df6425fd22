import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { todayOf } from '../activities/presentingTasks.service';
import { addDays, instantOfDay } from '../common/calendarDay';
import type { TradeRecord } from '../records/record.entity';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import type { OpportunityQuery } from './opportunity.schema';
import type { AlertLimits } from './opportunityAlerts';
import { getOpportunitySettings } from './opportunitySettings.service';
import { isOpenOpportunity, openStages } from './opportunityStages';

const DAY = 86_400_000;
// More people than these are asked for in one range.
const MOST_RANGES = 100;
export const STAGE = "COALESCE(o.stage, 'contact')";
// A record that was made before there were stages stands at the first since it began.
export const SINCE = 'COALESCE(o.stageSince, r.createdAt)';

/** What all lists of one request have in common. */
export interface Sight {
  viewer: Viewer;
  now: Date;
  today: string;
  timeZone: string;
  limits: AlertLimits;
}

export async function sightOf(manager: EntityManager, viewer: Viewer, now: Date): Promise<Sight> {
  const { timeZone } = await getCompanySettings(manager);
  const limits = await getOpportunitySettings(manager);
  return { viewer, now, today: await todayOf(manager, now), timeZone, limits };
}

export const stateOf = ({ stage, state }: OpportunityQuery): 'open' | 'closed' | 'all' =>
  state ?? (stage === undefined || isOpenOpportunity(stage) ? 'open' : 'closed');

/** The ranges in which all that is asked for stands; no opportunity in two of them. */
export function rangesOf(viewer: Viewer, query: OpportunityQuery): string[] {
  const owned = ownedBy(viewer, query);
  if (stateOf(query) !== 'all') return owned;
  return owned.flatMap(range => ["r.state = 'open'", "r.state = 'closed'"].map(state => `${range} AND ${state}`));
}

function ownedBy(viewer: Viewer, query: OpportunityQuery): string[] {
  if (query.ownerId) return [`r.ownerId = ${Math.trunc(query.ownerId)}`];
  if (query.view === 'mine') return [`r.ownerId = ${Math.trunc(viewer.userId)}`];
  if (query.view !== 'people') return ['1 = 1'];
  const people = [...new Set(viewer.ownerIds)].filter(id => id !== viewer.userId).map(id => Math.trunc(id));
  return people.length > MOST_RANGES ? [`r.ownerId IN (${people.join(', ')})`] : people.map(id => `r.ownerId = ${id}`);
}

/** What is asked for beside whose they are. */
export function narrow(
  builder: SelectQueryBuilder<TradeRecord>,
  sight: Sight,
  query: Omit<OpportunityQuery, 'cursor' | 'limit'>,
): void {
  const { today } = sight;
  if (query.state && query.state !== 'all') builder.andWhere('r.state = :state', { state: query.state });
  if (query.stage) builder.andWhere(`${STAGE} = :stage`, { stage: query.stage });
  if (query.campaignId) builder.andWhere('o.campaignId = :campaignId', { campaignId: query.campaignId });
  if (query.companyId) builder.andWhere('r.companyId = :companyId', { companyId: query.companyId });
  if (query.overdue) andWhereAny(builder, [stageOverdue(sight)]);
  if (query.attention) andWhereAny(builder, attentionSql(sight));
  narrowDays(builder, sight, query);
  if (query.late) builder.andWhere("r.state = 'open' AND o.expectedDay < :today", { today });
  if (query.due) builder.andWhere("r.state = 'open' AND o.nextDay <= :today", { today });
  if (query.toCheck) builder.andWhere('o.isToCheck = :yes', { yes: true });
  const words = query.q?.trim();
  if (words)
    builder.andWhere('(LOWER(r.title) LIKE :words OR LOWER(c.name) LIKE :words OR LOWER(r.number) LIKE :words)', {
      words: `%${words.toLowerCase().replace(/[%_[]/g, '')}%`,
    });
}

/** A condition with its values. */
interface Way {
  sql: string;
  values: Record<string, unknown>;
}

function andWhereAny(builder: SelectQueryBuilder<TradeRecord>, ways: readonly Way[]): void {
  const sql = ways.map(way => `(${way.sql})`).join(' OR ');
  builder.andWhere(`(${sql})`, Object.assign({}, ...ways.map(way => way.values)) as Record<string, unknown>);
}

/** Longer in its stage than is set; days are counted whole, as the lines show them. */
function stageOverdue({ now, limits }: Sight): Way {
  const ways = openStages.map(stage => `(${STAGE} = '${stage}' AND ${SINCE} <= :since_${stage})`);
  const since = openStages.map(stage => [
    `since_${stage}`,
    new Date(now.getTime() - (limits.stageDays[stage] + 1) * DAY),
  ]);
  return { sql: ways.join(' OR '), values: Object.fromEntries(since) as Record<string, Date> };
}

/** The same as `alertsOf` says of one opportunity; test/leads/opportunityAlerts.test.ts holds both together. */
function attentionSql(sight: Sight): Way[] {
  const { now, today, limits } = sight;
  const stages = openStages.map(stage => `'${stage}'`).join(', ');
  const isWorked = `${STAGE} IN (${stages})`;
  const ways: Way[] = [
    stageOverdue(sight),
    { sql: `${isWorked} AND o.expectedDay < :pastDay`, values: { pastDay: today } },
    { sql: `${isWorked} AND o.nextDay < :pastDay`, values: { pastDay: today } },
  ];
  if (limits.silentDays > 0)
    ways.push({
      sql: `${isWorked} AND r.createdAt <= :silentSince AND c.lastContactAt <= :silentSince`,
      values: { silentSince: new Date(now.getTime() - limits.silentDays * DAY) },
    });
  return ways;
}

/** Opened in a span of days; where closed ones are asked for, closed in it. */
function narrowDays(builder: SelectQueryBuilder<TradeRecord>, { timeZone }: Sight, query: OpportunityQuery): void {
  const column = stateOf(query) === 'closed' ? 'o.closedAt' : 'r.createdAt';
  if (query.from) builder.andWhere(`${column} >= :from`, { from: instantOfDay(query.from, timeZone) });
  if (query.to) builder.andWhere(`${column} < :until`, { until: instantOfDay(addDays(query.to, 1), timeZone) });
}
