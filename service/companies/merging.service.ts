import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { AppError, conflict, notFound } from '../common/errors';
import type { RawRow } from '../platform/database/rawRows';
import { insertRaw, listed, named, selectRaw, updateRaw } from '../platform/database/rawRows';
import { Company, Contact, ContactAddress } from './company.entity';
import type { Choice, Row } from './merging';
import { changedColumns, chooseFields, restorable, samePeople } from './merging';
import { PartyMerge } from './merging.entity';
import type { Move } from './moving.service';
import { moveRows, presentColumns, restoreRows } from './moving.service';
import type { PartyKind } from './mergePointers.service';
import { findLaterMerge, findSurvivorId } from './mergePointers.service';
import { refreshKeys } from './partyKeys.service';
import type { PartyColumn } from './partyTables';
import { companyColumns, contactColumns } from './partyTables';

/** What a merge keeps so that it can be undone. */
interface Kept {
  /** The whole row that went. */
  loser: RawRow;
  /** The survivor's columns that changed. */
  before: RawRow;
  after: RawRow;
  /** The highest id of each table that hangs on a party: what is above came later. */
  highest: Record<string, number>;
}

/** Two parties that are to become one. */
export interface MergeWish {
  kind: PartyKind;
  survivorId: number;
  loserId: number;
  choices: Readonly<Record<string, Choice>>;
}

/** The columns that name a party of this kind. */
export function columnsOf(manager: EntityManager, kind: PartyKind): PartyColumn[] {
  return presentColumns(manager, kind === 'company' ? companyColumns : contactColumns);
}

/** Both rows, as the database has them. @throws AppError company.not_found, contact.not_found */
export async function loadPair(
  manager: EntityManager,
  { kind, survivorId, loserId }: Omit<MergeWish, 'choices'>,
): Promise<{ survivor: RawRow; loser: RawRow }> {
  const rows = await selectRaw(manager, kind, 'id', [survivorId, loserId]);
  const find = (id: number) => {
    const row = rows.find(one => Number(one.id) === id);
    if (!row) throw notFound(kind, { id });
    return row;
  };
  return { survivor: find(survivorId), loser: find(loserId) };
}

/** People who are in both companies, by their addresses. */
export async function findSamePeople(manager: EntityManager, survivorId: number, loserId: number) {
  const of = (companyId: number) =>
    manager
      .createQueryBuilder(ContactAddress, 'a')
      .innerJoin(Contact, 'c', 'c.id = a.contactId')
      .select(['a.contactId AS "contactId"', 'a.address AS "address"'])
      .where('c.companyId = :companyId', { companyId })
      .orderBy('a.id')
      .getRawMany<{ contactId: number; address: string }>();
  return samePeople(await of(survivorId), await of(loserId));
}

/**
 * Does a merge that is written down already, in the caller's transaction: everything that hangs on the loser names the survivor, the loser's row goes, the
 * survivor's fields become what was chosen. Whoever reads meanwhile sees the state before.
 */
export async function performMerge(manager: EntityManager, merge: PartyMerge, now: Date): Promise<PartyMerge> {
  const { kind, survivorId, loserId, choices } = merge;
  if (kind === 'company') await mergeSamePeople(manager, merge, now);
  const { survivor, loser } = await loadPair(manager, merge);
  const columns = columnsOf(manager, kind);
  const highest = await highestIds(manager, columns);
  const changes: Record<string, unknown> = {
    ...changedColumns(kind, survivor, loser, chooseFields(survivor, loser, choices)),
    ...(kind === 'company' ? await parentAfter(manager, survivor, loser) : {}),
  };
  const before = Object.fromEntries(Object.keys(changes).map(name => [name, survivor[name]]));
  // Until the loser is gone its own key is taken, and a parent that is the loser would move along with its subsidiaries.
  if (kind === 'company') await manager.update(Company, { id: survivorId, parentId: loserId }, { parentId: null });
  const counts: Record<string, number> = {};
  const move: Move = { mergeId: merge.id, loserId, survivorId, now };
  for (const one of columns) {
    const moved = await moveRows(manager, one, move);
    if (one.as) counts[one.as] = (counts[one.as] ?? 0) + moved;
  }
  await manager.query(`DELETE FROM ${named(kind)} WHERE "id" = ${listed([loserId])}`);
  await updateRaw(manager, kind, survivorId, { ...changes, version: Number(survivor.version) + 1 });
  await refreshKeys(manager, await companiesTouched(manager, merge));
  const kept: Kept = { loser, before, after: changes, highest };
  const done = { state: 'done' as const, counts, kept: kept as unknown as Record<string, unknown>, doneAt: now };
  await manager.update(PartyMerge, { id: merge.id }, done as never);
  return { ...merge, ...done };
}

async function companiesTouched(manager: EntityManager, merge: PartyMerge): Promise<number[]> {
  if (merge.kind === 'company') return [merge.survivorId];
  const rows = await manager.find(Contact, {
    select: { id: true, companyId: true },
    where: { id: In([merge.survivorId, merge.loserId]) },
  });
  return rows.map(row => row.companyId);
}

async function highestIds(manager: EntityManager, columns: readonly PartyColumn[]): Promise<Record<string, number>> {
  const highest: Record<string, number> = {};
  for (const { table, key = 'id' } of columns) {
    const [row] = await manager.query(`SELECT MAX(${named(key)}) AS "id" FROM ${named(table)}`);
    highest[table] = Number(row.id ?? 0);
  }
  return highest;
}

/** Contacts with an address in common become one, as part of the merge of their companies. */
async function mergeSamePeople(manager: EntityManager, merge: PartyMerge, now: Date): Promise<void> {
  for (const { survivorId, loserId } of await findSamePeople(manager, merge.survivorId, merge.loserId)) {
    const part = await noteMerge(
      manager,
      { kind: 'contact', survivorId, loserId, choices: {} },
      { userId: merge.userId, partOfId: merge.id },
      now,
    );
    await performMerge(manager, part, now);
  }
}

/**
 * The survivor's parent: its own, else the loser's. Where the survivor stands below the loser it moves up to the loser's parent: with the loser's
 * subsidiaries it would otherwise come to stand below itself.
 */
async function parentAfter(manager: EntityManager, survivor: RawRow, loser: RawRow): Promise<RawRow> {
  const [own, other] = [idOrNull(survivor.parentId), idOrNull(loser.parentId)];
  const isBelow = await standsBelow(manager, Number(survivor.id), Number(loser.id));
  const parentId = isBelow || own === null ? other : own;
  // The loser may stand below the survivor.
  const isFree = parentId !== null && !isBelow && (await standsBelow(manager, parentId, Number(survivor.id)));
  const next = isFree || parentId === survivor.id ? own : parentId;
  return next === own ? {} : { parentId: next };
}

const idOrNull = (value: unknown) => (value === null || value === undefined ? null : Number(value));
const MAX_PARENTS = 50;

async function standsBelow(manager: EntityManager, id: number, aboveId: number): Promise<boolean> {
  let at: number | null = id;
  for (let steps = 0; at !== null && steps < MAX_PARENTS; steps += 1) {
    if (at === aboveId) return true;
    const row: Company | null = await manager.findOne(Company, {
      select: { id: true, parentId: true },
      where: { id: at },
    });
    at = row?.parentId ?? null;
  }
  return false;
}

/** Writes down that two are to become one. @throws AppError merge.already (409) */
export async function noteMerge(
  manager: EntityManager,
  wish: MergeWish,
  by: { userId: number | null; partOfId: number | null },
  now: Date,
): Promise<PartyMerge> {
  const { kind, survivorId, loserId } = wish;
  const { survivor, loser } = await loadPair(manager, wish);
  const waiting = await manager.findOneBy(PartyMerge, [
    { kind, state: 'waiting', loserId: In([survivorId, loserId]) },
    { kind, state: 'waiting', survivorId: In([survivorId, loserId]) },
  ]);
  if (waiting && waiting.id !== by.partOfId)
    throw conflict('merge.already', 'One of the two is being merged already. Wait until that is done.', {
      id: waiting.id,
    });
  return manager.save(
    manager.create(PartyMerge, {
      ...{ kind, survivorId, loserId, choices: wish.choices, ...by, state: 'waiting', createdAt: now },
      survivorName: String(survivor.name),
      loserName: String(loser.name),
      loserKey: loser.externalKey === null ? null : String(loser.externalKey),
      ...{ kept: {}, counts: {}, errorCode: null, doneAt: null, undoneAt: null, undoneById: null },
    }),
  );
}

/** What an undo did, or would do. */
export interface Undone {
  /** Fields of the survivor that somebody has changed since; they stay. */
  changedSince: string[];
  /** Rows that have gone elsewhere or away since; they stay where they are. */
  left: number;
}

/**
 * Takes a merge back, in the caller's transaction: the loser is there again with all that it had; what came after the merge stays with the survivor.
 *
 * @throws AppError merge.not_done, merge.later_first (409) where a later merge must be undone before
 */
export async function performUndo(
  manager: EntityManager,
  merge: PartyMerge,
  userId: number | null,
  now: Date,
): Promise<Undone> {
  const { kind, survivorId, loserId } = merge;
  await refuseUnderLater(manager, merge);
  const kept = merge.kept as unknown as Kept;
  const [survivor] = await selectRaw(manager, kind, 'id', [survivorId]);
  if (!survivor) throw notFound(kind, { id: survivorId });
  const { columns: back, changedSince } = restorable(survivor as Row, kept.before, kept.after);
  await updateRaw(manager, kind, survivorId, { ...withoutParent(back), version: Number(survivor.version) + 1 });
  await insertRaw(manager, kind, [
    { ...(await withLivingParent(manager, kept.loser)), version: Number(kept.loser.version) + 1 },
  ]);
  const { left } = await restoreRows(manager, columnsOf(manager, kind), {
    ...{ mergeId: merge.id, loserId, survivorId, now, highest: kept.highest },
  });
  // The survivor may have stood below the loser, who is there only now.
  if (back.parentId !== undefined) await updateRaw(manager, kind, survivorId, { parentId: back.parentId });
  await manager.update(PartyMerge, { id: merge.id }, { state: 'undone', undoneAt: now, undoneById: userId });
  for (const part of await partsOf(manager, merge.id)) await performUndo(manager, part, userId, now);
  await refreshKeys(manager, kind === 'company' ? [survivorId, loserId] : await companiesTouched(manager, merge));
  return { changedSince, left };
}

function withoutParent({ parentId: _parentId, ...rest }: Row): RawRow {
  return rest;
}

/** The row with its parent, or without one where that is gone meanwhile. */
async function withLivingParent(manager: EntityManager, row: RawRow): Promise<RawRow> {
  if (row.parentId === undefined || row.parentId === null) return row;
  const isThere = await manager.existsBy(Company, { id: Number(row.parentId) });
  return isThere ? row : { ...row, parentId: await findSurvivorId(manager, 'company', Number(row.parentId)) };
}

/** Contacts that became one with their companies, the last first. */
async function partsOf(manager: EntityManager, mergeId: number): Promise<PartyMerge[]> {
  return manager.find(PartyMerge, { where: { partOfId: mergeId, state: 'done' }, order: { id: 'DESC' } });
}

async function refuseUnderLater(manager: EntityManager, merge: PartyMerge): Promise<void> {
  if (merge.state !== 'done')
    throw conflict('merge.not_done', 'This merge is not in force, so there is nothing to undo.');
  const later = await findLaterMerge(manager, merge);
  if (!later) return;
  throw new AppError(
    'merge.later_first',
    409,
    `"${later.loserName}" was merged into "${later.survivorName}" after this. Undo that merge first.`,
    { details: { id: later.id, loser: later.loserName, survivor: later.survivorName } },
  );
}
