import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { AppError, forbidden, notFound } from '../../common/errors';
import { dialectFor } from '../../platform/database/rows';
import { loadOrganisation } from '../../users/organisation.service';
import { teamsBeneath } from '../../users/organisation';
import type { Viewer } from '../../users/roles';
import { getCompanySettings } from '../../users/settings.service';
import { listed } from '../../platform/database/rawRows';
import { activeFields } from '../customFields.service';
import type { SqlCondition } from '../visibility';
import { isOfHis } from '../visibility';
import { Segment } from './segment.entity';
import type { SegmentConditions } from './segmentFields';
import { fieldsWith, rightsFor } from './segmentFields';
import { segmentSql } from './segmentSql';
import type { SegmentWorld } from './segmentWorld';

/** The segments that a viewer may use: his own and those of his people, what a team of his shares, what is for all. */
export function visibleSegments(manager: EntityManager, viewer: Viewer): SelectQueryBuilder<Segment> {
  const query = manager.createQueryBuilder(Segment, 's').where('s.endedAt IS NULL');
  if (viewer.grants.has('all.read')) return query;
  const owners = listed([...new Set([viewer.userId, ...viewer.ownerIds])]);
  const teams = viewer.teamIds ?? [];
  const ofTeam =
    teams.length > 0
      ? ` OR (s.sharing = 'team' AND s.ownerId IN (SELECT "t"."userId" FROM "team_member" "t" WHERE "t"."teamId" IN (${listed(teams)})))`
      : '';
  return query.andWhere(`(s.ownerId IN (${owners}) OR s.sharing = 'all'${ofTeam})`);
}

/** @throws AppError segment.not_found */
export async function getSegment(manager: EntityManager, viewer: Viewer, id: number): Promise<Segment> {
  const segment = await visibleSegments(manager, viewer).andWhere('s.id = :id', { id }).getOne();
  if (!segment) throw notFound('segment', { id });
  return segment;
}

/** Its owner, whoever stands above him, and who sees everything. */
export function mayChangeSegment(viewer: Viewer, segment: Pick<Segment, 'ownerId'>): boolean {
  return viewer.grants.has('companies.write') && (viewer.grants.has('all.read') || isOfHis(viewer, segment.ownerId));
}

/** @throws AppError segment.not_found, segment.not_yours (403) */
export async function getOwnSegment(manager: EntityManager, viewer: Viewer, id: number): Promise<Segment> {
  const segment = await getSegment(manager, viewer, id);
  if (!mayChangeSegment(viewer, segment)) throw forbidden('segment.not_yours');
  return segment;
}

/** What conditions are read against for a viewer. */
export async function worldOf(manager: EntityManager, viewer: Viewer, now: Date): Promise<SegmentWorld> {
  const own = [...(await activeFields(manager, 'company')), ...(await activeFields(manager, 'contact'))];
  const { map } = await loadOrganisation(manager);
  const { timeZone } = await getCompanySettings(manager);
  const { userId } = viewer;
  const fields = fieldsWith(own);
  return { fields, dialect: dialectFor(manager), now, timeZone, userId, teamsBeneath: id => teamsBeneath(map, id) };
}

/** The rights that conditions ask for and a viewer lacks: who belongs to a group tells what stands in the fields that it asks for. */
export function lackedRights(viewer: Viewer, conditions: SegmentConditions, world: SegmentWorld): string[] {
  return [...rightsFor(conditions, world.fields)].filter(grant => !viewer.grants.has(grant));
}

/** @throws AppError segment.closed (403) */
export function refuseClosed(viewer: Viewer, conditions: SegmentConditions, world: SegmentWorld): void {
  const lacked = lackedRights(viewer, conditions, world);
  if (lacked.length === 0) return;
  const message = 'This segment asks for what you may not see. Ask your administrator for the right.';
  throw new AppError('segment.closed', 403, message, { details: { grants: lacked } });
}

/**
 * The condition that a row of company or contact, under that alias, belongs to a segment; what a viewer may see of them is asked beside it. Contacts belong to a segment of companies with their company,
 * and a company to one of contacts with any of its own.
 *
 * @throws AppError segment.not_found, segment.closed (403)
 */
export async function inSegmentSql(
  manager: EntityManager,
  viewer: Viewer,
  id: number,
  of: 'company' | 'contact',
  now: Date,
): Promise<SqlCondition> {
  const segment = await getSegment(manager, viewer, id);
  const isDirect = (segment.about === 'companies') === (of === 'company');
  const inner = await membershipSql(manager, viewer, segment, isDirect ? of : 'within', now);
  if (isDirect) return inner;
  const [table, key, mine] =
    of === 'company' ? ['contact', 'companyId', 'id'] : (['company', 'id', 'companyId'] as const);
  return {
    ...inner,
    sql: `EXISTS (SELECT 1 FROM "${table}" "within" WHERE "within"."${key}" = "${of}"."${mine}" AND ${inner.sql})`,
  };
}

/** As `inSegmentSql`, on a row of what the segment is about, under any alias. @throws AppError segment.closed (403) */
export async function membershipSql(
  manager: EntityManager,
  viewer: Viewer,
  segment: Segment,
  alias: string,
  now: Date,
): Promise<SqlCondition> {
  if (segment.kind === 'fixed') {
    const key = segment.about === 'companies' ? 'companyId' : 'contactId';
    const sql = `"${alias}"."id" IN (SELECT "sm"."${key}" FROM "segment_member" "sm" WHERE "sm"."segmentId" = :segmentId AND "sm"."${key}" IS NOT NULL)`;
    return { sql, parameters: { segmentId: segment.id } };
  }
  const world = await worldOf(manager, viewer, now);
  refuseClosed(viewer, segment.conditions, world);
  return segmentSql(segment.about, known(segment.conditions, world), alias, world);
}

/** An own field that was switched off since asks for nothing any more. */
export function known(conditions: SegmentConditions, world: SegmentWorld): SegmentConditions {
  return {
    ...conditions,
    groups: conditions.groups.map(group => ({
      ...group,
      conditions: group.conditions.filter(one => world.fields.has(one.field)),
    })),
  };
}
