import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { In } from 'typeorm';
import { todayOf } from '../activities/presentingTasks.service';
import { addDays, instantOfDay } from '../common/calendarDay';
import { pageOf, readTimeCursor } from '../common/paging';
import { namesOf } from '../companies/similar.service';
import type { Context } from '../context';
import { instantOf } from '../platform/database/instants';
import type { PlacedId } from '../platform/database/merged';
import { newestOfAll } from '../platform/database/merged';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import { peopleWith } from './assigning.service';
import { Lead } from './lead.entity';
import { wordsSql } from './leadWords.service';
import type { LeadBoard, LeadCounts, LeadList, LeadPeople, LeadQuery } from './leads.schema';
import { openPoolIds } from './pools.service';
import { presentLeads } from './presentingLeads.service';
import { unownedStages } from './stages';
import { visibleLeadSql } from './visibility';

const boardStages = ['new', 'assigned', 'working', 'qualified', 'pool'] as const;
const MOST_COUNTED = 1_000;
const BOARD_PAGE = 30;
// More people than these are asked for in one range.
const MOST_RANGES = 100;
const RETURNS_SOON_MS = 3 * 86_400_000;
// 200 hours of business time (settings.service.ts), and holidays.
const LONGEST_ANSWER_MS = 90 * 86_400_000;

/** What the lists of one request have in common. */
interface Sight {
  viewer: Viewer;
  poolIds: readonly number[];
  now: Date;
  today: string;
  timeZone: string;
}

async function sightOf(manager: EntityManager, viewer: Viewer, now: Date): Promise<Sight> {
  const { timeZone } = await getCompanySettings(manager);
  return { viewer, poolIds: await openPoolIds(manager, viewer), now, today: await todayOf(manager, now), timeZone };
}

/** A page of the leads that the viewer may see, newest first. */
export async function listLeads(context: Context, viewer: Viewer, query: LeadQuery): Promise<LeadList> {
  const { manager } = context.database;
  return pageOfLeads(manager, await sightOf(manager, viewer, context.clock()), query);
}

/** The same as a board: a first page of each open stage, and how many stand there; the pool alone where one is open to him. */
export async function readBoard(context: Context, viewer: Viewer, query: LeadQuery): Promise<LeadBoard> {
  const { manager } = context.database;
  const sight = await sightOf(manager, viewer, context.clock());
  const columns: LeadBoard['columns'] = [];
  for (const stage of boardStages) {
    if (stage === 'pool' && sight.poolIds.length === 0 && !viewer.grants.has('leads.assign')) continue;
    const asked = { ...query, stage, limit: BOARD_PAGE, cursor: undefined };
    const page = await pageOfLeads(manager, sight, asked);
    columns.push({ stage, ...page, count: await countLeads(manager, sight, asked) });
  }
  return { columns };
}

/** What waits for the viewer; each count stops at 1,000. */
export async function readCounts(context: Context, viewer: Viewer): Promise<LeadCounts> {
  const { manager } = context.database;
  const sight = await sightOf(manager, viewer, context.clock());
  const count = (query: LeadQuery) => countLeads(manager, sight, query);
  return {
    mine: await count({ view: 'mine' }),
    nobody: await count({ view: 'nobody' }),
    toCheck: await count({ view: 'mine', toCheck: true }),
    overdue: await count({ view: 'mine', overdue: true }),
    due: await count({ view: 'mine', due: true }),
  };
}

/** To whom leads can be given, by name. */
export async function listPeople(manager: EntityManager): Promise<LeadPeople> {
  const ids = [...(await peopleWith(manager, 'leads.write'))];
  const names = await namesOf(manager, ids);
  const people = ids.map(id => ({ id, name: names.get(id) ?? '' }));
  return { people: people.sort((one, other) => one.name.localeCompare(other.name)) };
}

/** The places of a list, for whoever reads it page by page (an export). */
export async function findLeadPlaces(
  manager: EntityManager,
  viewer: Viewer,
  query: LeadQuery,
  now: Date,
  limit: number,
): Promise<PlacedId[]> {
  return findPlaces(manager, await sightOf(manager, viewer, now), query, limit);
}

/** How many a list has; stops at 1,000. */
export async function countLeadList(
  manager: EntityManager,
  viewer: Viewer,
  query: LeadQuery,
  now: Date,
): Promise<number> {
  return countLeads(manager, await sightOf(manager, viewer, now), query);
}

async function countLeads(manager: EntityManager, sight: Sight, query: LeadQuery): Promise<number> {
  return (await findPlaces(manager, sight, query, MOST_COUNTED)).length;
}

async function pageOfLeads(manager: EntityManager, sight: Sight, query: LeadQuery): Promise<LeadList> {
  const limit = query.limit ?? 50;
  const places = await findPlaces(manager, sight, query, limit + 1);
  const { rows, nextCursor } = pageOf(places, limit, ({ id, at }) => ({ at: instantOf(at), id }));
  const found = await manager.findBy(Lead, { id: In(rows.map(row => row.id)) });
  const leads = new Map(found.map(lead => [lead.id, lead]));
  const inOrder = rows.flatMap(row => leads.get(row.id) ?? []);
  return { leads: await presentLeads(manager, sight.viewer, inOrder, sight.now), nextCursor };
}

/** Each part of what he may see is a range of an index, and their newest are taken together: a page costs what stands on it. */
async function findPlaces(manager: EntityManager, sight: Sight, query: LeadQuery, limit: number): Promise<PlacedId[]> {
  const { viewer, poolIds } = sight;
  const visible = visibleLeadSql(viewer, '"lead"', poolIds);
  const words = query.q?.trim() ? await wordsSql(manager, viewer, query.q.trim()) : null;
  const lists = rangesOf(sight, query).map(range => {
    const builder = manager
      .createQueryBuilder(Lead, 'lead')
      .select('lead.id', 'id')
      .addSelect('lead.receivedAt', 'at')
      .where(range)
      .andWhere(visible.sql, visible.parameters);
    narrow(builder, sight, query);
    if (words) builder.andWhere(words.sql, words.parameters);
    if (query.cursor)
      builder.andWhere(
        '(lead.receivedAt < :at OR (lead.receivedAt = :at AND lead.id < :id))',
        readTimeCursor(query.cursor),
      );
    return builder;
  });
  return newestOfAll(manager, lists, limit);
}

/** The ranges in which all that he may see, and asks for, stands; no lead in two of them. */
function rangesOf({ viewer, poolIds }: Sight, query: LeadQuery): string[] {
  const me = Math.trunc(viewer.userId);
  const people = [...new Set(viewer.ownerIds)].filter(id => id !== viewer.userId).map(id => Math.trunc(id));
  if (query.companyId) return [`lead.companyId = ${Math.trunc(query.companyId)}`];
  if (query.ownerId) return [`lead.ownerId = ${Math.trunc(query.ownerId)}`];
  if (query.poolId) return [`lead.stage = 'pool' AND lead.poolId = ${Math.trunc(query.poolId)}`];
  if (query.view === 'mine') return [`lead.ownerId = ${me}`];
  if (query.view === 'people') return ownedBy(people);
  if (query.view === 'nobody') return ownerless(unownedStages);
  if (viewer.grants.has('all.read')) return ['1 = 1'];
  const isOpenOnly = query.state === 'open' || (!query.state && !query.stage);
  const stages = isOpenOnly ? unownedStages : [...unownedStages, 'disqualified', 'merged'];
  return [
    ...ownedBy([me, ...people]),
    ...poolIds.map(id => `lead.stage = 'pool' AND lead.poolId = ${Math.trunc(id)}`),
    ...ownerless(stages),
  ];
}

const ownerless = (stages: readonly string[]): string[] =>
  stages.map(stage => `lead.stage = '${stage}' AND lead.ownerId IS NULL`);

function ownedBy(ids: readonly number[]): string[] {
  return ids.length > MOST_RANGES ? [`lead.ownerId IN (${ids.join(', ')})`] : ids.map(id => `lead.ownerId = ${id}`);
}

/** What a column of the lead says by itself. */
function narrow(builder: SelectQueryBuilder<Lead>, sight: Sight, query: LeadQuery): void {
  const { now, today } = sight;
  const state = query.state ?? (query.stage ? 'all' : 'open');
  if (state !== 'all') builder.andWhere('lead.isOpen = :isOpen', { isOpen: state === 'open' });
  const { stage, language, source } = query;
  for (const [name, value] of Object.entries({ stage, language, source, country: query.country?.toUpperCase() }))
    if (value !== undefined) builder.andWhere(`lead.${name} = :${name}`, { [name]: value });
  if (query.campaignId) builder.andWhere('lead.campaignId = :campaignId', { campaignId: query.campaignId });
  if (query.toCheck) builder.andWhere('lead.isToCheck = :yes', { yes: true });
  if (query.overdue)
    builder.andWhere('lead.answerDueAt < :now AND lead.answeredAt IS NULL AND lead.isOpen = 1', { now });
  if (query.due) builder.andWhere('lead.nextDay <= :today AND lead.isOpen = 1', { today });
  if (query.returning)
    builder.andWhere("lead.returnsAt <= :soon AND lead.stage IN ('assigned', 'working')", {
      soon: new Date(now.getTime() + RETURNS_SOON_MS),
    });
  narrowDays(builder, sight, query);
}

/** What came, or was to be answered, in a span of days; and what was not answered in time. What was closed before its answer was due needed none. */
function narrowDays(builder: SelectQueryBuilder<Lead>, { now, timeZone }: Sight, query: LeadQuery): void {
  if (query.missed)
    builder.andWhere(
      '(lead.answeredAt > lead.answerDueAt OR (lead.answeredAt IS NULL AND lead.answerDueAt < COALESCE(lead.closedAt, :now)))',
      { now },
    );
  const column = query.missed ? 'answerDueAt' : 'receivedAt';
  if (query.from) {
    const from = instantOfDay(query.from, timeZone);
    builder.andWhere(`lead.${column} >= :from`, { from });
    // An answer is due within weeks: what is older is in no list of these days, and is not looked at.
    if (query.missed)
      builder.andWhere('lead.receivedAt >= :oldest', { oldest: new Date(from.getTime() - LONGEST_ANSWER_MS) });
  }
  if (query.to) builder.andWhere(`lead.${column} < :until`, { until: instantOfDay(addDays(query.to, 1), timeZone) });
}
