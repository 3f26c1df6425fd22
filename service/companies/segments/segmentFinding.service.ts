import { setImmediate } from 'node:timers/promises';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { In } from 'typeorm';
import type { Viewer } from '../../users/roles';
import { Company, Contact } from '../company.entity';
import { namesOf } from '../similar.service';
import type { SqlCondition } from '../visibility';
import { visibleCompanySql } from '../visibility';
import type { SegmentSubject } from './segment.entity';
import type { SegmentPreview, SegmentPreviewBody } from './segments.schema';
import { checkConditions } from './segmentChecking.service';
import { getSegment, membershipSql, worldOf } from './segmentSight.service';
import { segmentSql } from './segmentSql';

/** So many rows are looked at in one statement; others have their turn in between. */
const WINDOW = 5_000;
const MOST_COUNTED = 10_000;
const SHOWN = 10;

/**
 * The companies or contacts that a viewer may see and that fulfil a condition on a row of them, by number, `most` at most. The table is walked in ranges of its key, so that however dear the condition is,
 * the service goes on answering others.
 */
export async function findMembers(
  manager: EntityManager,
  viewer: Viewer,
  about: SegmentSubject,
  condition: SqlCondition,
  most: number,
): Promise<number[]> {
  const found: number[] = [];
  const end = (await manager.maximum(about === 'companies' ? Company : Contact, 'id')) ?? 0;
  for (let from = 0; from < end && found.length < most; from += WINDOW) {
    const rows = await visibleRows(manager, viewer, about)
      .andWhere(condition.sql, condition.parameters)
      .andWhere('row.id > :from AND row.id <= :to', { from, to: from + WINDOW })
      .orderBy('row.id')
      .limit(most - found.length)
      .getRawMany<{ id: number }>();
    found.push(...rows.map(one => one.id));
    await setImmediate();
  }
  return found;
}

function visibleRows(
  manager: EntityManager,
  viewer: Viewer,
  about: SegmentSubject,
): SelectQueryBuilder<Company> | SelectQueryBuilder<Contact> {
  const visible = visibleCompanySql(viewer, about === 'companies' ? 'row' : 'whose');
  if (about === 'companies')
    return manager.createQueryBuilder(Company, 'row').select('row.id', 'id').where(visible.sql, visible.parameters);
  return manager
    .createQueryBuilder(Contact, 'row')
    .select('row.id', 'id')
    .where(
      `EXISTS (SELECT 1 FROM "company" "whose" WHERE "whose"."id" = row.companyId AND ${visible.sql})`,
      visible.parameters,
    );
}

/** How many would belong to a segment, and the first of them. @throws AppError those of `checkConditions` */
export async function previewSegment(
  manager: EntityManager,
  viewer: Viewer,
  { about, conditions }: SegmentPreviewBody,
  now: Date,
): Promise<SegmentPreview> {
  const world = await worldOf(manager, viewer, now);
  await checkConditions(manager, viewer, conditions, world);
  return tell(manager, viewer, about, segmentSql(about, conditions, 'row', world));
}

/** The same of one that is kept. @throws AppError segment.not_found, segment.closed (403) */
export async function countSegment(
  manager: EntityManager,
  viewer: Viewer,
  id: number,
  now: Date,
): Promise<SegmentPreview> {
  const segment = await getSegment(manager, viewer, id);
  return tell(manager, viewer, segment.about, await membershipSql(manager, viewer, segment, 'row', now));
}

/** Who belongs to a segment now, of those that the viewer may see. @throws AppError segment.not_found, segment.closed (403) */
export async function membersOf(
  manager: EntityManager,
  viewer: Viewer,
  id: number,
  now: Date,
  most: number,
): Promise<number[]> {
  const segment = await getSegment(manager, viewer, id);
  return findMembers(manager, viewer, segment.about, await membershipSql(manager, viewer, segment, 'row', now), most);
}

async function tell(
  manager: EntityManager,
  viewer: Viewer,
  about: SegmentSubject,
  condition: SqlCondition,
): Promise<SegmentPreview> {
  const ids = await findMembers(manager, viewer, about, condition, MOST_COUNTED + 1);
  const first = ids.slice(0, SHOWN);
  return {
    count: Math.min(ids.length, MOST_COUNTED),
    isMore: ids.length > MOST_COUNTED,
    first: about === 'companies' ? await companiesOf(manager, first) : await contactsOf(manager, first),
  };
}

async function companiesOf(manager: EntityManager, ids: readonly number[]): Promise<SegmentPreview['first']> {
  const rows = await manager.find(Company, { where: { id: In([...ids]) }, order: { id: 'ASC' } });
  const owners = await namesOf(manager, rows.map(row => row.ownerId)); // prettier-ignore
  return rows.map(({ id, name, country, ownerId }) => ({
    ...{ id, name, country, companyId: null, companyName: null },
    ownerName: owners.get(ownerId ?? 0) ?? null,
  }));
}

async function contactsOf(manager: EntityManager, ids: readonly number[]): Promise<SegmentPreview['first']> {
  const rows = await manager.find(Contact, { where: { id: In([...ids]) }, order: { id: 'ASC' } });
  const companies = await manager.findBy(Company, { id: In(rows.map(row => row.companyId)) });
  const owners = await namesOf(manager, companies.map(row => row.ownerId)); // prettier-ignore
  return rows.map(({ id, name, companyId }) => {
    const company = companies.find(one => one.id === companyId);
    return {
      ...{ id, name, companyId, companyName: company?.name ?? null, country: company?.country ?? null },
      ownerName: owners.get(company?.ownerId ?? 0) ?? null,
    };
  });
}
