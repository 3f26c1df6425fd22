import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { badRequest } from '../common/errors';
import { readTimeCursor, timeCursor } from '../common/paging';
import type { Context } from '../context';
import { instantOf } from '../platform/database/instants';
import type { PlacedId } from '../platform/database/merged';
import { firstOfAll } from '../platform/database/merged';
import { TradeRecord } from '../records/record.entity';
import { mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { NO_NEXT_DAY } from './lead.entity';
import type { OpportunityBoard, OpportunityList, OpportunityQuery } from './opportunity.schema';
import type { SumRow } from './opportunityFigures.service';
import { PLACED, sumsOf, WEIGHTED } from './opportunityFigures.service';
import { presentOpportunities, visibleOpportunities } from './opportunityReading.service';
import type { Sight } from './opportunityNarrowing.service';
import { narrow, rangesOf, sightOf, SINCE, STAGE, stateOf } from './opportunityNarrowing.service';
import { openStages } from './opportunityStages';
import type { OpportunityStage } from './opportunityWords';

const BOARD_PAGE = 30;
const MOST_COUNTED = 1_000;

/**
 * A page of the opportunities that the viewer may see, the newest first or as `sort` says.
 *
 * @throws AppError page.cursor_invalid
 */
export async function listOpportunities(
  context: Context,
  viewer: Viewer,
  query: OpportunityQuery,
): Promise<OpportunityList> {
  const { manager } = context.database;
  return pageOfOpportunities(manager, await sightOf(manager, viewer, context.clock()), query);
}

/** The same as a board: a first page of each open stage, with counts and sums of all stages by one query. */
export async function readOpportunityBoard(
  context: Context,
  viewer: Viewer,
  query: OpportunityQuery,
): Promise<OpportunityBoard> {
  const { manager } = context.database;
  const sight = await sightOf(manager, viewer, context.clock());
  const sums = await sumsByStage(manager, sight, query);
  const columns: OpportunityBoard['columns'] = [];
  for (const stage of openStages) {
    const asked = { ...query, stage, state: undefined, cursor: undefined, limit: BOARD_PAGE };
    const page = sums(stage).count === 0 ? nothing : await pageOfOpportunities(manager, sight, asked);
    columns.push({ ...sums(stage), ...page });
  }
  return { columns, others: (['suspended', 'won', 'lost'] as const).map(sums) };
}

const nothing = { opportunities: [], nextCursor: null };

type StageSum = OpportunityBoard['others'][number];

async function sumsByStage(
  manager: EntityManager,
  sight: Sight,
  query: OpportunityQuery,
): Promise<(stage: OpportunityStage) => StageSum> {
  const { stage: _stage, state: _state, ...asked } = query;
  const builder = visibleOpportunities(manager, sight.viewer);
  narrow(builder, sight, asked);
  const ranges = rangesOf(sight.viewer, asked);
  if (ranges.length === 0) return stage => ({ stage, count: 0, sums: [] });
  const rows = await builder
    .andWhere(`(${ranges.join(' OR ')})`)
    .andWhere(PLACED)
    .select(STAGE, 'stage')
    .addSelect("COALESCE(o.currency, '')", 'currency')
    .addSelect('COUNT(*)', 'count')
    .addSelect('SUM(o.amount)', 'amount')
    .addSelect(WEIGHTED, 'weighted')
    .groupBy(STAGE)
    .addGroupBy("COALESCE(o.currency, '')")
    .getRawMany<SumRow & { stage: OpportunityStage; count: number | string }>();
  const isPriced = mayView(sight.viewer, 'price');
  return stage => {
    const of = rows.filter(row => row.stage === stage);
    const count = of.reduce((sum, row) => sum + Number(row.count), 0);
    return { stage, count, sums: isPriced ? sumsOf(of) : [] };
  };
}

/** How many a list has, for whoever takes it out of the house. */
export async function countOpportunities(context: Context, viewer: Viewer, query: OpportunityQuery): Promise<number> {
  const { manager } = context.database;
  const ranges = rangesOf(viewer, query);
  if (ranges.length === 0) return 0;
  const builder = visibleOpportunities(manager, viewer).andWhere(`(${ranges.join(' OR ')})`);
  narrow(builder, await sightOf(manager, viewer, context.clock()), { ...query, state: stateOf(query) });
  return builder.getCount();
}

/** How many of a list need attention; stops at 1,000. */
export async function countAttention(context: Context, viewer: Viewer, query: OpportunityQuery): Promise<number> {
  const { manager } = context.database;
  const sight = await sightOf(manager, viewer, context.clock());
  const asked = { ...query, attention: true, cursor: undefined, sort: undefined };
  return (await findPlaces(manager, sight, asked, MOST_COUNTED)).length;
}

/** How many a list has, and what they are worth by currency where the viewer may see prices. */
export async function sumOpportunities(
  manager: EntityManager,
  sight: Sight,
  query: OpportunityQuery,
): Promise<{ count: number; sums: { currency: string; amount: number }[] }> {
  const ranges = rangesOf(sight.viewer, query);
  if (ranges.length === 0) return { count: 0, sums: [] };
  const builder = visibleOpportunities(manager, sight.viewer).andWhere(`(${ranges.join(' OR ')})`);
  narrow(builder, sight, { ...query, state: stateOf(query) });
  const rows = await builder
    .select("COALESCE(o.currency, '')", 'currency')
    .addSelect('COUNT(*)', 'count')
    .addSelect('SUM(o.amount)', 'amount')
    .addSelect(WEIGHTED, 'weighted')
    .groupBy("COALESCE(o.currency, '')")
    .getRawMany<SumRow & { count: number | string }>();
  return {
    count: rows.reduce((sum, row) => sum + Number(row.count), 0),
    sums: mayView(sight.viewer, 'price') ? sumsOf(rows).map(({ currency, amount }) => ({ currency, amount })) : [],
  };
}

async function pageOfOpportunities(
  manager: EntityManager,
  sight: Sight,
  query: OpportunityQuery,
): Promise<OpportunityList> {
  const limit = query.limit ?? 50;
  const places = await findPlaces(manager, sight, query, limit + 1);
  const kept = places.slice(0, limit);
  const found = await manager.findBy(TradeRecord, { id: In(kept.map(place => place.id)) });
  const records = new Map(found.map(record => [record.id, record]));
  const inOrder = kept.flatMap(({ id }) => records.get(id) ?? []);
  const last = kept.at(-1);
  return {
    opportunities: await presentOpportunities(manager, sight.viewer, inOrder, sight.now),
    nextCursor: places.length > limit && last ? cursorOf(last, query.sort) : null,
  };
}

type Sort = OpportunityQuery['sort'];

/** What the list is ordered by: an instant, or a day. */
const placeSql = (sort: Sort): string => {
  if (sort === 'stage') return SINCE;
  if (sort === undefined) return 'r.createdAt';
  return `COALESCE(o.${sort === 'next' ? 'nextDay' : 'expectedDay'}, '${NO_NEXT_DAY}')`;
};

/** Each part of what is asked for is a range of an index, and their first are taken together: a page costs what stands on it. */
async function findPlaces(
  manager: EntityManager,
  sight: Sight,
  query: OpportunityQuery,
  limit: number,
): Promise<PlacedId[]> {
  const at = placeSql(query.sort);
  const isNewest = query.sort === undefined;
  const lists = rangesOf(sight.viewer, query).map(range => {
    const builder = visibleOpportunities(manager, sight.viewer)
      .select('r.id', 'id')
      .addSelect(at, 'at')
      .andWhere(range);
    narrow(builder, sight, { ...query, state: stateOf(query) });
    const sign = isNewest ? '<' : '>';
    if (query.cursor)
      builder.andWhere(
        `(${at} ${sign} :at OR (${at} = :at AND r.id ${sign} :id))`,
        readCursor(query.cursor, query.sort),
      );
    return builder;
  });
  return firstOfAll(manager, lists, limit, isNewest ? 'newest' : 'oldest');
}

const isByDay = (sort: Sort): boolean => sort === 'expected' || sort === 'next';

function cursorOf({ at, id }: PlacedId, sort: Sort): string {
  if (!isByDay(sort)) return timeCursor({ at: instantOf(at), id });
  return Buffer.from(`${String(at)}.${id}`).toString('base64url');
}

function readCursor(cursor: string, sort: Sort): { at: Date | string; id: number } {
  if (!isByDay(sort)) return readTimeCursor(cursor);
  const match = /^(\d{4}-\d{2}-\d{2})\.(\d{1,10})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  if (!match) throw badRequest('page.cursor_invalid', 'This page cannot be continued; begin again at the first page.');
  return { at: match[1] as string, id: Number(match[2]) };
}
