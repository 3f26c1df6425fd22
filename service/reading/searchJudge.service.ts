import type { EntityManager } from 'typeorm';
import { visibleMessageSql } from '../filing/visibility';
import { Message } from '../mail/message.entity';
import type { Match } from '../platform/database/search';
import { findPlaces } from '../platform/database/search';
import type { Viewer } from '../users/roles';
import { mayView } from '../users/fieldGroups';
import { keepByNames } from './searchNames.service';
import type { SearchPlan } from './searchPlan.service';

/** A mail that was found; `place` is its place in the index, which is the order of time. */
export interface Hit {
  id: number;
  place: number;
}

/** Of these places those that fulfil the conditions of the plan and that the viewer may see, newest first. */
export async function keepHits(
  manager: EntityManager,
  viewer: Viewer,
  plan: SearchPlan,
  places: readonly number[],
): Promise<Hit[]> {
  if (places.length === 0) return [];
  const listed = places.map(place => Math.trunc(place)).join(', ');
  const builder = manager
    .createQueryBuilder(Message, 'm')
    .innerJoin('message_search_place', 'p', '"p"."messageId" = m.id')
    .select('m.id', 'id')
    .addSelect('"p"."place"', 'place')
    .where(`"p"."place" IN (${listed}) AND m.kind <> 'stub'`);
  const visible = visibleMessageSql(viewer, '"m"');
  for (const { sql, parameters } of [...plan.conditions, visible]) builder.andWhere(sql, parameters);
  const rows = await builder.getRawMany<{ id: number; place: number | string }>();
  const hits = rows.map(row => ({ id: row.id, place: Number(row.place) })).sort((a, b) => b.place - a.place);
  if (!mayView(viewer, 'contact')) return keepByNames(manager, viewer, plan, hits);
  const unwanted = await withUnwanted(manager, plan, hits);
  return hits.filter(hit => !unwanted.has(hit.place));
}

/** Where nothing but what must not be there is named, those of the places that hold it. */
async function withUnwanted(manager: EntityManager, plan: SearchPlan, hits: readonly Hit[]): Promise<Set<number>> {
  const [newest, oldest] = [hits[0], hits[hits.length - 1]];
  if (plan.none.length === 0 || !newest || !oldest) return new Set();
  const match: Match = { all: [plan.none], none: [] };
  const range = { floor: oldest.place, below: newest.place + 1, within: hits.map(hit => hit.place) };
  return new Set(await findPlaces(manager, match, range, hits.length));
}
