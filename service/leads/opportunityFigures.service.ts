import type { EntityManager } from 'typeorm';
import { todayOf } from '../activities/presentingTasks.service';
import type { Context } from '../context';
import { mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import type { FunnelReply, ForecastReply } from './opportunity.schema';
import type { OpportunityStage } from './opportunityWords';
import { opportunityStages } from './opportunityWords';
import { visibleOpportunities } from './opportunityReading.service';
import { winRate } from './opportunityStages';
import { NO_NEXT_DAY } from './lead.entity';
import { STAGE } from './opportunityNarrowing.service';

const DAY = 86_400_000;

interface StageRow {
  stage: OpportunityStage;
  currency: string;
  count: number | string;
  amount: number | string | null;
  weighted: number | string | null;
}

/** How many opportunities stand where, what they are worth, and how many come through; of those opened within `days`. */
export async function readFunnel(
  context: Context,
  viewer: Viewer,
  days: number,
  ownerId: number | undefined,
): Promise<FunnelReply> {
  const { manager } = context.database;
  const now = context.clock();
  const asked: Asked = { since: new Date(now.getTime() - days * DAY), ownerId };
  const rows = await stagesOf(manager, viewer, asked);
  const came = await cameTo(manager, viewer, asked);
  const isPriced = mayView(viewer, 'price');
  const of = (stage: OpportunityStage) => rows.filter(row => row.stage === stage);
  const count = (stage: OpportunityStage) => of(stage).reduce((sum, row) => sum + Number(row.count), 0);
  return {
    stages: opportunityStages.map(stage => ({
      stage,
      count: count(stage),
      sums: isPriced ? sumsOf(of(stage)) : [],
      ...(came.get(stage) ?? { winRate: null, days: null }),
    })),
    won: count('won'),
    lost: count('lost'),
    winRate: winRate(count('won'), count('lost')),
    daysToClose: await daysToClose(manager, viewer, asked),
    lostReasons: await lostReasonsOf(manager, viewer, asked),
  };
}

interface Asked {
  since: Date;
  ownerId: number | undefined;
}

function within(manager: EntityManager, viewer: Viewer, { since, ownerId }: Asked) {
  const query = visibleOpportunities(manager, viewer).andWhere('r.createdAt >= :since', { since });
  return ownerId ? query.andWhere('r.ownerId = :ownerId', { ownerId }) : query;
}

/** A record that was closed as a number alone, before there were stages, stands in none of them. */
export const PLACED = "(r.state = 'open' OR o.stage IN ('won', 'lost'))";
export const WEIGHTED = 'SUM(o.amount * o.probability / 100)';

function stagesOf(manager: EntityManager, viewer: Viewer, asked: Asked): Promise<StageRow[]> {
  return within(manager, viewer, asked)
    .andWhere(PLACED)
    .select("COALESCE(o.stage, 'contact')", 'stage')
    .addSelect("COALESCE(o.currency, '')", 'currency')
    .addSelect('COUNT(*)', 'count')
    .addSelect('SUM(o.amount)', 'amount')
    .addSelect(WEIGHTED, 'weighted')
    .groupBy("COALESCE(o.stage, 'contact')")
    .addGroupBy("COALESCE(o.currency, '')")
    .getRawMany<StageRow>();
}

export interface SumRow {
  currency: string;
  amount: number | string | null;
  weighted: number | string | null;
}

/** Worth by currency; what has no amount or no currency is in none. */
export function sumsOf(rows: readonly SumRow[]): { currency: string; amount: number; weighted: number }[] {
  return rows
    .filter(row => row.amount !== null && row.currency !== '')
    .map(row => ({
      currency: row.currency,
      amount: Number(row.amount),
      weighted: Math.round(Number(row.weighted ?? 0)),
    }));
}

/** Of each stage that was left: how many per cent of the closed were won, and how long it took; by the history. */
async function cameTo(
  manager: EntityManager,
  viewer: Viewer,
  asked: Asked,
): Promise<Map<OpportunityStage, { winRate: number | null; days: number | null }>> {
  const rows = await within(manager, viewer, asked)
    .innerJoin('opportunity_event', 'e', "e.recordId = r.id AND e.kind = 'moved'")
    .select(['r.id AS "id"', 'o.stage AS "now"', 'e.details AS "details"'])
    .limit(100_000)
    .getRawMany<{ id: number; now: OpportunityStage; details: string }>();
  const left = new Map<OpportunityStage, { won: Set<number>; lost: Set<number>; days: number; times: number }>();
  for (const { id, now, details } of rows) {
    const { from, days } = JSON.parse(details) as { from: OpportunityStage; days: number };
    const one = left.get(from) ?? { won: new Set(), lost: new Set(), days: 0, times: 0 };
    if (now === 'won') one.won.add(id);
    if (now === 'lost') one.lost.add(id);
    one.days += days;
    one.times += 1;
    left.set(from, one);
  }
  return new Map(
    [...left].map(([stage, one]) => [
      stage,
      { winRate: winRate(one.won.size, one.lost.size), days: Math.round(one.days / one.times) },
    ]),
  );
}

async function daysToClose(manager: EntityManager, viewer: Viewer, asked: Asked): Promise<number | null> {
  const rows = await within(manager, viewer, asked)
    .andWhere("o.stage = 'won' AND o.closedAt IS NOT NULL")
    .select(['r.id', 'r.createdAt', 'o.closedAt AS "closedAt"'])
    .limit(10_000)
    .getRawMany<{ r_createdAt: string | Date; closedAt: string | Date }>();
  if (rows.length === 0) return null;
  const days = rows.map(row => (instant(row.closedAt) - instant(row.r_createdAt)) / DAY);
  return Math.round(days.reduce((sum, one) => sum + one, 0) / days.length);
}

const instant = (raw: string | Date): number =>
  raw instanceof Date ? raw.getTime() : new Date(`${raw.replace(' ', 'T')}Z`).getTime();

async function lostReasonsOf(
  manager: EntityManager,
  viewer: Viewer,
  asked: Asked,
): Promise<{ reason: string; count: number }[]> {
  const rows = await within(manager, viewer, asked)
    .andWhere("o.stage = 'lost'")
    .select('o.lostReason', 'reason')
    .addSelect('COUNT(*)', 'count')
    .groupBy('o.lostReason')
    .orderBy('COUNT(*)', 'DESC')
    .getRawMany<{ reason: string; count: number | string }>();
  return rows.map(row => ({ reason: row.reason, count: Number(row.count) }));
}

// A record that was made before there were stages has no day.
const EXPECTED = `COALESCE(o.expectedDay, '${NO_NEXT_DAY}')`;

/** What the open opportunities are expected to bring, by month of their expected day; what is past its day is told apart. */
export async function readForecast(
  context: Context,
  viewer: Viewer,
  ownerId: number | undefined,
): Promise<ForecastReply> {
  const { manager } = context.database;
  const today = await todayOf(manager, context.clock());
  const query = visibleOpportunities(manager, viewer).andWhere(`r.state = 'open' AND ${STAGE} <> 'suspended'`);
  if (ownerId) query.andWhere('r.ownerId = :ownerId', { ownerId });
  const rows = await query
    .select(`SUBSTRING(${EXPECTED}, 1, 7)`, 'month')
    .addSelect("COALESCE(o.currency, '')", 'currency')
    .addSelect('COUNT(*)', 'count')
    .addSelect('SUM(CASE WHEN o.expectedDay < :today THEN 1 ELSE 0 END)', 'overdue')
    .addSelect('SUM(o.amount)', 'amount')
    .addSelect(WEIGHTED, 'weighted')
    .setParameter('today', today)
    .groupBy(`SUBSTRING(${EXPECTED}, 1, 7)`)
    .addGroupBy("COALESCE(o.currency, '')")
    .getRawMany<SumRow & { month: string; count: number | string; overdue: number | string }>();
  const months = [...new Set(rows.map(row => row.month))].sort();
  const isPriced = mayView(viewer, 'price');
  return {
    months: months.map(month => {
      const of = rows.filter(row => row.month === month);
      const sum = (pick: (row: (typeof of)[number]) => number | string) =>
        of.reduce((all, row) => all + Number(pick(row)), 0);
      return {
        month: NO_NEXT_DAY.startsWith(month) ? '' : month,
        count: sum(row => row.count),
        overdue: sum(row => row.overdue),
        sums: isPriced ? sumsOf(of) : [],
      };
    }),
  };
}
