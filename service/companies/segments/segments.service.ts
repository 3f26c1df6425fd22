import type { EntityManager } from 'typeorm';
import { badRequest, conflict, notFound } from '../../common/errors';
import type { Context } from '../../context';
import { inTransaction } from '../../platform/database/transaction';
import { audit } from '../../users/audit.service';
import { listTeamNames } from '../../users/teams.service';
import type { Viewer } from '../../users/roles';
import { cursorOf, readCursor } from '../paging';
import { namesOf } from '../similar.service';
import { actorOf } from '../visibility';
import { checkConditions } from './segmentChecking.service';
import { Segment } from './segment.entity';
import type { SegmentConditions } from './segmentFields';
import { conditionsIn, operatorsFor } from './segmentFields';
import { addMembers } from './segmentMembers.service';
import type {
  SegmentBody,
  SegmentChange,
  SegmentFieldList,
  SegmentList,
  SegmentQuery,
  SegmentReply,
} from './segments.schema';
import {
  getOwnSegment,
  getSegment,
  lackedRights,
  mayChangeSegment,
  visibleSegments,
  worldOf,
} from './segmentSight.service';
import type { SegmentWorld } from './segmentWorld';

const MOST_OWN = 300;
const none: SegmentConditions = { mode: 'all', groups: [] };

/** What conditions may name, as far as the viewer may see it, in the order in which it is offered. */
export async function listFields(manager: EntityManager, viewer: Viewer, now: Date): Promise<SegmentFieldList> {
  const { fields } = await worldOf(manager, viewer, now);
  const open = [...fields].filter(([, field]) => (field.needs ?? []).every(grant => viewer.grants.has(grant)));
  return {
    fields: open.map(([name, field]) => ({
      ...{ name, of: field.of, kind: field.kind, operators: [...operatorsFor(field)], words: [...(field.words ?? [])] },
      dictionary: field.dictionary ?? null,
      ...{ nameZh: field.own?.nameZh ?? null, nameEn: field.own?.nameEn ?? null },
      choices: (field.own?.choices ?? []).map(({ code, nameZh, nameEn }) => ({ code, nameZh, nameEn })),
    })),
    teams: (await listTeamNames(manager)).teams.map(({ id, name }) => ({ id, name })),
  };
}

/** The segments that the viewer may use, by name. @throws AppError page.cursor_invalid */
export async function listSegments(
  manager: EntityManager,
  viewer: Viewer,
  query: SegmentQuery,
  now: Date,
): Promise<SegmentList> {
  const { about, kind, mine, cursor, limit = 50 } = query;
  const builder = visibleSegments(manager, viewer);
  if (about) builder.andWhere('s.about = :about', { about });
  if (kind) builder.andWhere('s.kind = :kind', { kind });
  if (mine) builder.andWhere('s.ownerId = :mine', { mine: viewer.userId });
  if (cursor) {
    const { value, id } = readCursor(cursor);
    builder.andWhere('s.name >= :value AND (s.name > :value OR (s.name = :value AND s.id > :id))', { value, id });
  }
  const rows = await builder
    .orderBy('s.name')
    .addOrderBy('s.id')
    .take(limit + 1)
    .getMany();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    segments: await present(manager, viewer, page, now),
    nextCursor: rows.length > limit && last ? cursorOf({ value: last.name, id: last.id }) : null,
  };
}

/** @throws AppError segment.not_found */
export async function readSegment(
  manager: EntityManager,
  viewer: Viewer,
  id: number,
  now: Date,
): Promise<SegmentReply> {
  return presentOne(manager, viewer, await getSegment(manager, viewer, id), now);
}

async function presentOne(manager: EntityManager, viewer: Viewer, segment: Segment, now: Date): Promise<SegmentReply> {
  const [reply] = await present(manager, viewer, [segment], now);
  if (!reply) throw notFound('segment', { id: segment.id });
  return reply;
}

async function present(
  manager: EntityManager,
  viewer: Viewer,
  segments: readonly Segment[],
  now: Date,
): Promise<SegmentReply[]> {
  const owners = await namesOf(manager, segments.map(one => one.ownerId)); // prettier-ignore
  const world = await worldOf(manager, viewer, now);
  return segments.map(segment => {
    const { id, name, kind, about, conditions, ownerId, sharing, version } = segment;
    return {
      ...{ id, name, kind, about, conditions, ownerId, sharing, version },
      ownerName: owners.get(ownerId) ?? null,
      createdAt: segment.createdAt.toISOString(),
      updatedAt: segment.updatedAt.toISOString(),
      canEdit: mayChangeSegment(viewer, segment),
      isClosed: lackedRights(viewer, conditions, world).length > 0,
    };
  });
}

/** @throws AppError segment.name_missing, segment.too_many, and those of `checkConditions` and `addMembers` */
export async function createSegment(context: Context, viewer: Viewer, body: SegmentBody): Promise<SegmentReply> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const world = await worldOf(manager, viewer, now);
    const { kind, about, sharing } = body;
    const conditions = kind === 'fixed' ? none : body.conditions;
    await checkConditions(manager, viewer, conditions, world);
    if ((await manager.countBy(Segment, { ownerId: viewer.userId })) >= MOST_OWN)
      throw conflict('segment.too_many', 'You have 300 segments. Change one of them.', { n: MOST_OWN });
    const values = { name: readName(body.name), kind, about, conditions, sharing, ownerId: viewer.userId };
    const segment = await manager.save(
      manager.create(Segment, { ...values, createdAt: now, updatedAt: now, endedAt: null, version: 1 }),
    );
    const { name } = segment;
    await audit(
      manager,
      actorOf(viewer),
      'segment.created',
      subjectOf(segment.id),
      { name, kind, about, sharing },
      now,
    );
    if (kind === 'fixed' && body.memberIds?.length) await addMembers(manager, viewer, segment, body.memberIds, now);
    return presentOne(manager, viewer, segment, now);
  });
}

/**
 * Changes name, conditions or sharing.
 *
 * @param version as it was shown
 * @throws AppError segment.not_found, segment.not_yours, version.changed (409), segment.name_missing, and those of `checkConditions`
 */
export async function changeSegment(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  change: SegmentChange,
): Promise<SegmentReply> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const before = await getOwnSegment(manager, viewer, id);
    const values = await checkedChange(manager, viewer, before, change, await worldOf(manager, viewer, now));
    await write(manager, before, version, values, now);
    const details = { fields: Object.keys(values).sort(), name: before.name };
    await audit(manager, actorOf(viewer), 'segment.changed', subjectOf(id), details, now);
    return readSegment(manager, viewer, id, now);
  });
}

async function checkedChange(
  manager: EntityManager,
  viewer: Viewer,
  before: Segment,
  { name, conditions, sharing }: SegmentChange,
  world: SegmentWorld,
): Promise<Partial<Segment>> {
  const isAsked = before.kind === 'dynamic' && conditions !== undefined;
  if (isAsked) await checkConditions(manager, viewer, conditions, world);
  return {
    ...(name === undefined ? {} : { name: readName(name) }),
    ...(isAsked ? { conditions } : {}),
    ...(sharing === undefined ? {} : { sharing }),
  };
}

async function write(
  manager: EntityManager,
  before: Segment,
  version: number,
  values: Partial<Segment>,
  now: Date,
): Promise<void> {
  const next = { ...values, updatedAt: now, version: version + 1 };
  const done = await manager.update(Segment, { id: before.id, version }, next as never);
  if (!done.affected)
    throw conflict('version.changed', 'Somebody else has changed this meanwhile. Look again.', {
      current: { name: before.name, version: before.version },
    });
}

/** Deletes a segment; `restoreSegment` takes it back. @throws AppError segment.not_found, segment.not_yours, version.changed (409), segment.in_use (409) */
export async function removeSegment(context: Context, viewer: Viewer, id: number, version: number): Promise<void> {
  const now = context.clock();
  await inTransaction(context.database, async manager => {
    const before = await getOwnSegment(manager, viewer, id);
    await refuseUsed(manager, viewer, before);
    await write(manager, before, version, { endedAt: now }, now);
    await audit(manager, actorOf(viewer), 'segment.removed', subjectOf(id), { name: before.name }, now);
  });
}

/** Segments are few: all that ask for membership are looked through. Those of others that the viewer may not use keep it, and are not named. */
async function refuseUsed(manager: EntityManager, viewer: Viewer, { id, kind }: Segment): Promise<void> {
  if (kind !== 'fixed') return;
  const others = await manager
    .createQueryBuilder(Segment, 's')
    .where("s.endedAt IS NULL AND s.kind = 'dynamic' AND s.conditions LIKE :segment", { segment: '%"segment"%' })
    .getMany();
  const users = others.filter(other =>
    conditionsIn(other.conditions).some(one => one.field === 'segment' && one.values.includes(String(id))),
  );
  if (users.length === 0) return;
  const named = await visibleSegments(manager, viewer)
    .andWhere('s.id IN (:...ids)', { ids: users.map(one => one.id) })
    .orderBy('s.name')
    .getMany();
  const hidden = users.length > named.length ? ['…'] : [];
  throw conflict('segment.in_use', 'Conditions of other segments name this one. Change those first.', {
    names: [...named.map(one => one.name), ...hidden].join(', '),
  });
}

/** Takes a deletion back. @throws AppError segment.not_found */
export async function restoreSegment(context: Context, viewer: Viewer, id: number): Promise<SegmentReply> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const gone = await manager.findOneBy(Segment, { id });
    if (!gone?.endedAt || !mayChangeSegment(viewer, gone)) throw notFound('segment', { id });
    await write(manager, gone, gone.version, { endedAt: null }, now);
    await audit(manager, actorOf(viewer), 'segment.restored', subjectOf(id), { name: gone.name }, now);
    return readSegment(manager, viewer, id, now);
  });
}

function readName(raw: string): string {
  const name = raw.replace(/\s+/g, ' ').trim();
  if (!name) throw badRequest('segment.name_missing', 'Give the segment a name.');
  return name;
}

const subjectOf = (id: number) => ({ type: 'segment', id });
