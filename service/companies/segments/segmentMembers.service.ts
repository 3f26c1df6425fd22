import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { badRequest } from '../../common/errors';
import type { Context } from '../../context';
import { insertRows, pieces } from '../../platform/database/rows';
import { inTransaction } from '../../platform/database/transaction';
import { audit } from '../../users/audit.service';
import type { Viewer } from '../../users/roles';
import { Contact } from '../company.entity';
import { visibleIds } from '../similar.service';
import { actorOf, personId } from '../visibility';
import { getVisibleCompany } from '../visibleCompany.service';
import { Segment, SegmentMember } from './segment.entity';
import { membersOf } from './segmentFinding.service';
import type { CompanySegments, MembersReply } from './segments.schema';
import { getOwnSegment, getSegment, mayChangeSegment, visibleSegments } from './segmentSight.service';

/** A segment that is frozen has no more members than these. */
export const MOST_FROZEN = 20_000;

const keyOf = { companies: 'companyId', contacts: 'contactId' } as const;

/**
 * Puts companies or contacts into a fixed segment: those that the viewer may see and that are not in it. The key of the table decides where two do it at once.
 *
 * @throws AppError segment.not_found, segment.not_yours, segment.not_fixed
 */
export async function putIn(
  context: Context,
  viewer: Viewer,
  id: number,
  ids: readonly number[],
): Promise<MembersReply> {
  return inTransaction(context.database, async manager => {
    const segment = await getFixed(manager, viewer, id);
    const added = await addMembers(manager, viewer, segment, ids, context.clock());
    return { changed: added.length, ids: added, left: new Set(ids).size - added.length };
  });
}

/** As `putIn`, in the caller's transaction, for a segment that he may change. */
export async function addMembers(
  manager: EntityManager,
  viewer: Viewer,
  segment: Segment,
  ids: readonly number[],
  now: Date,
): Promise<number[]> {
  const key = keyOf[segment.about];
  const open = await openIds(manager, viewer, segment, [...new Set(ids)]);
  const there = new Set<number | null>();
  for (const piece of pieces(open))
    for (const row of await manager.findBy(SegmentMember, { segmentId: segment.id, [key]: In(piece) }))
      there.add(row[key]);
  const added = open.filter(id => !there.has(id));
  const none = { companyId: null, contactId: null };
  const rows = added.map(id => ({
    ...none,
    [key]: id,
    segmentId: segment.id,
    addedById: personId(viewer),
    addedAt: now,
  }));
  await insertRows(manager, SegmentMember, rows);
  if (added.length > 0) await note(manager, viewer, segment, 'segment.filled', added, now);
  return added;
}

/** Takes companies or contacts out of a fixed segment. @throws AppError those of `putIn` */
export async function takeOut(
  context: Context,
  viewer: Viewer,
  id: number,
  ids: readonly number[],
): Promise<MembersReply> {
  return inTransaction(context.database, async manager => {
    const segment = await getFixed(manager, viewer, id);
    const key = keyOf[segment.about];
    const gone: number[] = [];
    for (const piece of pieces(await openIds(manager, viewer, segment, [...new Set(ids)]))) {
      const rows = await manager.findBy(SegmentMember, { segmentId: id, [key]: In(piece) });
      if (rows.length > 0) await manager.delete(SegmentMember, { id: In(rows.map(row => row.id)) });
      gone.push(...rows.flatMap(row => row[key] ?? []));
    }
    if (gone.length > 0) await note(manager, viewer, segment, 'segment.emptied', gone, context.clock());
    return { changed: gone.length, ids: gone, left: new Set(ids).size - gone.length };
  });
}

const MOST_NAMED = 200;

async function note(
  manager: EntityManager,
  viewer: Viewer,
  { id, name }: Segment,
  action: 'segment.filled' | 'segment.emptied',
  ids: readonly number[],
  now: Date,
): Promise<void> {
  const details = { name, count: ids.length, ids: ids.slice(0, MOST_NAMED) };
  await audit(manager, actorOf(viewer), action, { type: 'segment', id }, details, now);
}

async function getFixed(manager: EntityManager, viewer: Viewer, id: number): Promise<Segment> {
  const segment = await getOwnSegment(manager, viewer, id);
  if (segment.kind !== 'fixed')
    throw badRequest('segment.not_fixed', 'Who belongs to this segment follows from its conditions. Freeze it first.');
  return segment;
}

/** Those of them that the viewer may see. */
async function openIds(
  manager: EntityManager,
  viewer: Viewer,
  { about }: Segment,
  ids: readonly number[],
): Promise<number[]> {
  if (about === 'companies') {
    const visible = await visibleIds(manager, viewer, ids);
    return ids.filter(id => visible.has(id));
  }
  const companyOf = new Map<number, number>();
  for (const piece of pieces(ids))
    for (const row of await manager.findBy(Contact, { id: In(piece) })) companyOf.set(row.id, row.companyId);
  const visible = await visibleIds(manager, viewer, [...new Set(companyOf.values())]);
  return ids.filter(id => visible.has(companyOf.get(id) ?? 0));
}

/**
 * Keeps whoever belongs to a dynamic segment now, of those that the viewer may see, as a fixed one of its own; the dynamic one stays.
 *
 * @throws AppError segment.not_found, segment.closed, segment.name_missing, segment.too_large
 */
export async function freezeSegment(
  context: Context,
  viewer: Viewer,
  id: number,
  rawName: string,
): Promise<{ id: number; count: number }> {
  const now = context.clock();
  const { manager: reader } = context.database;
  const name = rawName.replace(/\s+/g, ' ').trim();
  if (!name) throw badRequest('segment.name_missing', 'Give the segment a name.');
  const { about } = await getSegment(reader, viewer, id);
  const ids = await membersOf(reader, viewer, id, now, MOST_FROZEN + 1);
  if (ids.length > MOST_FROZEN)
    throw badRequest('segment.too_large', `More than ${MOST_FROZEN} belong to it. Narrow it first.`, {
      n: MOST_FROZEN,
    });
  return inTransaction(context.database, async manager => {
    const values = { name, kind: 'fixed' as const, about, sharing: 'mine' as const, ownerId: viewer.userId };
    const conditions = { mode: 'all' as const, groups: [] };
    const fixed = await manager.save(
      manager.create(Segment, { ...values, conditions, createdAt: now, updatedAt: now, endedAt: null, version: 1 }),
    );
    const details = { name, fromId: id, count: ids.length };
    await audit(manager, actorOf(viewer), 'segment.frozen', { type: 'segment', id: fixed.id }, details, now);
    const added = await addMembers(manager, viewer, fixed, ids, now);
    return { id: fixed.id, count: added.length };
  });
}

/** The fixed segments that a company was put into, of those that the viewer may use. @throws AppError company.not_found */
export async function segmentsOfCompany(
  manager: EntityManager,
  viewer: Viewer,
  companyId: number,
): Promise<CompanySegments> {
  await getVisibleCompany(manager, viewer, companyId);
  const rows = await visibleSegments(manager, viewer)
    .andWhere('s.id IN (SELECT "m"."segmentId" FROM "segment_member" "m" WHERE "m"."companyId" = :companyId)', {
      companyId,
    })
    .orderBy('s.name')
    .addOrderBy('s.id')
    .take(100)
    .getMany();
  return { segments: rows.map(one => ({ id: one.id, name: one.name, canEdit: mayChangeSegment(viewer, one) })) };
}
