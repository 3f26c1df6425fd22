import type { EntityManager } from 'typeorm';
import { In, LessThan } from 'typeorm';
import type { AppError } from '../common/errors';
import { conflict, notFound } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { addJob } from '../platform/queue/jobRows';
import { priorities } from '../platform/queue/queue';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import type { MendState as RowState } from './cleaning.entity';
import { MendAct, MendRow } from './cleaning.entity';
import { Company } from './company.entity';
import { getDeskSettings } from './deskSettings.service';

import { sortBefore, sortUndo, stateAfter } from './mending';
import type { MendList, MendReply } from './mending.schema';
import { editableIds, MEND } from './mending.service';
import { readStates, writeState } from './mendStates.service';
import { refreshKeys } from './partyKeys.service';
import { namesOf, visibleIds } from './similar.service';
import { actorOf } from './visibility';

/** So many companies in one transaction. */
const PIECE = 200;
const PAGE = 20;
const DAY = 86_400_000;

/**
 * Does the next piece of a mending, or of its undo, in the caller's transaction; asks for the next one where more is waiting. What was done is marked on its row, so that a
 * piece that runs twice finds nothing to do.
 */
export async function runMend(manager: EntityManager, viewer: Viewer, actId: number, now: Date): Promise<void> {
  const act = await manager.findOneBy(MendAct, { id: actId });
  if (act?.state !== 'waiting' && act?.state !== 'undoing') return;
  const isUndo = act.state === 'undoing';
  const state: RowState = isUndo ? 'done' : 'waiting';
  const rows = await manager.find(MendRow, { where: { actId, state }, order: { id: 'ASC' }, take: PIECE });
  if (rows.length > 0) {
    const ids = isUndo
      ? await undoPiece(manager, viewer, act, rows, now)
      : await doPiece(manager, viewer, act, rows, now);
    await refreshKeys(manager, ids);
    const details = { fields: [act.field], mendId: actId, ...(isUndo ? { isUndo } : {}) };
    for (const id of ids)
      await audit(manager, actorOf(viewer), 'company.changed', { type: 'company', id }, details, now);
  }
  if (rows.length === PIECE) {
    const key = `${actId}:${isUndo ? 'undo:' : ''}${rows.at(-1)?.id}`;
    await addJob(manager, MEND, key, { actId }, { priority: priorities.interactive, lane: MEND });
    return;
  }
  await manager.update(MendAct, { id: actId }, isUndo ? { state: 'undone' } : { state: 'done', doneAt: now });
}

async function mark(
  manager: EntityManager,
  rows: readonly MendRow[],
  companyIds: readonly number[],
  values: Partial<MendRow>,
): Promise<void> {
  const marked = new Set(companyIds);
  const ids = rows.filter(row => marked.has(row.companyId)).map(row => row.id);
  if (ids.length > 0) await manager.update(MendRow, { id: In(ids) }, values as never);
}

async function doPiece(
  manager: EntityManager,
  viewer: Viewer,
  act: MendAct,
  rows: readonly MendRow[],
  now: Date,
): Promise<number[]> {
  const editable = await editableIds(manager, viewer, rows.map(row => row.companyId)); // prettier-ignore
  const after = stateAfter(act.field, act.value);
  const states = await readStates(manager, act, editable);
  const { same, changed } = sortBefore(states, after);
  const ids = [...changed.values()].flat();
  await writeState(manager, act, ids, after, states, now);
  const refused = rows.map(row => row.companyId).filter(id => !states.has(id));
  await mark(manager, rows, refused, { state: 'refused' });
  await mark(manager, rows, same, { state: 'same' });
  for (const [before, own] of changed) await mark(manager, rows, own, { state: 'done', before });
  await manager.update(MendAct, { id: act.id }, { changed: () => `"changed" + ${ids.length}` });
  return ids;
}

async function undoPiece(
  manager: EntityManager,
  viewer: Viewer,
  act: MendAct,
  rows: readonly MendRow[],
  now: Date,
): Promise<number[]> {
  const editable = new Set(await editableIds(manager, viewer, rows.map(row => row.companyId))); // prettier-ignore
  const states = await readStates(manager, act, [...editable]);
  const { back, stays } = sortUndo(rows, states, stateAfter(act.field, act.value));
  for (const [before, ids] of back)
    await writeState(manager, { ...act, userId: viewer.userId }, ids, before, states, now);
  const ids = [...back.values()].flat();
  await mark(manager, rows, ids, { state: 'undone' });
  await mark(manager, rows, stays, { state: 'stayed' });
  return ids;
}

/** A mending of one's own or of one's people. @throws AppError mend.not_found */
export async function getMend(manager: EntityManager, viewer: Viewer, id: number): Promise<MendAct> {
  const act = await manager.findOneBy(MendAct, { id });
  if (!act || !(viewer.grants.has('all.read') || [viewer.userId, ...viewer.ownerIds].includes(act.userId)))
    throw notFound('mend', { id });
  return act;
}

/**
 * Takes a whole mending back, by a job. What somebody has changed since stays and is listed.
 *
 * @throws AppError mend.not_found, mend.not_done (409), mend.too_late (409)
 */
export async function undoMend(context: Context, viewer: Viewer, id: number): Promise<void> {
  const now = context.clock();
  await inTransaction(context.database, async manager => {
    const act = await getMend(manager, viewer, id);
    if (act.state !== 'done') throw conflict('mend.not_done', 'This is not done, or was undone already.');
    const { undoDays: days } = await getDeskSettings(manager);
    if (act.createdAt.getTime() + days * DAY < now.getTime())
      throw conflict('mend.too_late', `It is more than ${days} days ago. Set the field anew instead.`, { days });
    const undone = { state: 'undoing' as const, undoneAt: now, undoneById: viewer.userId };
    await manager.update(MendAct, { id, state: 'done' }, undone);
    await audit(manager, actorOf(viewer), 'companies.mend_undone', { type: 'mend', id }, { field: act.field }, now);
    await addJob(manager, MEND, `${id}:undo`, { actId: id }, { priority: priorities.interactive, lane: MEND });
  });
  context.queue.wake();
}

/** Says of a mending that it could not be done, and why; what was done of it can be undone. */
export async function failMend(manager: EntityManager, actId: number, error: AppError, now: Date): Promise<void> {
  const failed = { errorCode: error.code, state: 'done' as const };
  await manager.update(MendAct, { id: actId, state: 'waiting' }, { ...failed, doneAt: now });
  await manager.update(MendAct, { id: actId, state: 'undoing' }, { ...failed, undoneAt: null, undoneById: null });
}

/** Mendings of one's own and of one's people, newest first. */
export async function listMends(manager: EntityManager, viewer: Viewer, cursor?: string): Promise<MendList> {
  const whose = viewer.grants.has('all.read') ? {} : { userId: In([viewer.userId, ...viewer.ownerIds]) };
  const before = cursor && /^\d{1,10}$/.test(cursor) ? { id: LessThan(Number(cursor)) } : {};
  const rows = await manager.find(MendAct, { where: { ...whose, ...before }, order: { id: 'DESC' }, take: PAGE + 1 });
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    mends: await describeMends(manager, viewer, page),
    nextCursor: rows.length > PAGE && last ? String(last.id) : null,
  };
}

/** Mendings as the page shows them. */
export async function describeMends(
  manager: EntityManager,
  viewer: Viewer,
  acts: readonly MendAct[],
): Promise<MendReply[]> {
  const ids = [0, ...acts.map(act => act.id)];
  const counted = await manager
    .createQueryBuilder(MendRow, 'r')
    .select(['r.actId AS "actId"', 'r.state AS "state"', 'COUNT(*) AS "count"'])
    .where('r.actId IN (:...ids)', { ids })
    .groupBy('r.actId')
    .addGroupBy('r.state')
    .getRawMany<{ actId: number; state: RowState; count: number }>();
  const stayed = await stayedOf(manager, viewer, ids);
  const people = await namesOf(manager, acts.flatMap(act => [act.userId, act.undoneById])); // prettier-ignore
  const { undoDays } = await getDeskSettings(manager);
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return acts.map(act => {
    const { id, field, value, reason, state, total, errorCode, undoneById, createdAt } = act;
    const counts = { waiting: 0, done: 0, same: 0, refused: 0, undone: 0, stayed: 0 };
    for (const row of counted) if (row.actId === id) counts[row.state] = Number(row.count);
    return {
      ...{ id, field, value, reason, state, total, errorCode, counts, stayed: stayed.get(id) ?? [] },
      byName: people.get(act.userId) ?? '',
      ...{ createdAt: createdAt.toISOString(), doneAt: iso(act.doneAt), undoneAt: iso(act.undoneAt) },
      undoneByName: undoneById === null ? null : (people.get(undoneById) ?? null),
      undoUntil: new Date(createdAt.getTime() + undoDays * DAY).toISOString(),
    };
  });
}

/** Companies that an undo left as they are, of those that the viewer may see. */
async function stayedOf(
  manager: EntityManager,
  viewer: Viewer,
  actIds: readonly number[],
): Promise<Map<number, { id: number; name: string }[]>> {
  const rows = await manager.find(MendRow, {
    where: { actId: In([...actIds]), state: 'stayed' },
    order: { id: 'ASC' },
    take: 200,
  });
  const visible = await visibleIds(manager, viewer, rows.map(row => row.companyId)); // prettier-ignore
  const companies = await manager.findBy(Company, { id: In([...visible]) });
  const names = new Map(companies.map(company => [company.id, company.name]));
  const found = new Map<number, { id: number; name: string }[]>();
  for (const { actId, companyId: id } of rows)
    if (names.has(id)) found.set(actId, [...(found.get(actId) ?? []), { id, name: names.get(id) ?? '' }]);
  return found;
}
