import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { addDays, dayOf } from '../common/calendarDay';
import { badRequest, conflict, forbidden, notFound } from '../common/errors';
import { cursorOf, readCursor } from '../companies/paging';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { peopleNames } from '../teamwork/presentingCare.service';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import { User } from '../users/user.entity';
import { Absence } from './assignment.entity';
import type { AbsenceBody, AbsenceList, AbsenceReply } from './assignment.schema';

const PAGE = 100;
// Longer is no leave: then somebody else gets the work for good.
const MOST_DAYS = 366;

/** Whether somebody may say when a person is away: he himself, whoever he works under, and whoever manages people. */
function maySet(viewer: Viewer, userId: number): boolean {
  if (userId === viewer.userId || viewer.ownerIds.includes(userId)) return true;
  return viewer.grants.has('users.manage') || viewer.grants.has('all.read');
}

const seesAll = (viewer: Viewer) => viewer.grants.has('users.manage') || viewer.grants.has('all.read');

/** The leave of the viewer and of his people: what is to come, the next first; or what is over, the last first. */
export async function listAbsences(
  manager: EntityManager,
  viewer: Viewer,
  query: { past?: boolean; cursor?: string },
  now: Date,
): Promise<AbsenceList> {
  const { timeZone } = await getCompanySettings(manager);
  const today = dayOf(now, timeZone);
  const rows = await pageOf(manager, viewer, query, today);
  const shown = rows.slice(0, PAGE);
  const last = shown[shown.length - 1];
  return {
    absences: await describe(manager, shown, today),
    people: await peopleOf(manager, viewer),
    today,
    nextCursor: rows.length > PAGE && last ? cursorOf({ value: last.toDay, id: last.id }) : null,
  };
}

async function pageOf(
  manager: EntityManager,
  viewer: Viewer,
  { past = false, cursor }: { past?: boolean; cursor?: string },
  today: string,
): Promise<Absence[]> {
  const builder = manager
    .createQueryBuilder(Absence, 'a')
    .where(past ? 'a.toDay < :today' : 'a.toDay >= :today', { today });
  if (!seesAll(viewer)) builder.andWhere({ userId: In([viewer.userId, ...viewer.ownerIds]) });
  if (cursor !== undefined) {
    const { value, id } = readCursor(cursor);
    const sign = past ? '<' : '>';
    builder.andWhere(`(a.toDay ${sign} :value OR (a.toDay = :value AND a.id ${sign} :id))`, { value, id });
  }
  const order = past ? 'DESC' : 'ASC';
  return builder
    .orderBy('a.toDay', order)
    .addOrderBy('a.id', order)
    .take(PAGE + 1)
    .getMany();
}

async function describe(manager: EntityManager, rows: readonly Absence[], today: string): Promise<AbsenceReply[]> {
  const names = await peopleNames(
    manager,
    rows.flatMap(row => [row.userId, row.createdById]),
  );
  return rows.map(({ id, userId, fromDay, toDay, note, createdById, version }) => ({
    ...{ id, userId, fromDay, toDay, note, version },
    userName: names.get(userId) ?? '',
    isNow: fromDay <= today && toDay >= today,
    createdBy: createdById === null ? null : (names.get(createdById) ?? null),
  }));
}

async function peopleOf(manager: EntityManager, viewer: Viewer): Promise<{ id: number; name: string }[]> {
  const which = seesAll(viewer) ? {} : { id: In([viewer.userId, ...viewer.ownerIds]) };
  const users = await manager.find(User, {
    select: { id: true, name: true },
    where: { ...which, isActive: true },
    order: { name: 'ASC', id: 'ASC' },
  });
  const isSelf = (user: { id: number }) => user.id === viewer.userId;
  return [...users.filter(isSelf), ...users.filter(user => !isSelf(user))].map(({ id, name }) => ({ id, name }));
}

/** @throws AppError absence.not_yours (403), absence.days_wrong, absence.overlaps (409), user.not_found */
export async function createAbsence(context: Context, viewer: Viewer, body: AbsenceBody): Promise<AbsenceReply> {
  return inTransaction(context.database, async manager => {
    const now = context.clock();
    const values = await checked(manager, viewer, body, null);
    const createdById = viewer.userId > 0 ? viewer.userId : null;
    const row = await manager.save(manager.create(Absence, { ...values, createdById, createdAt: now, version: 1 }));
    await audit(manager, viewer, 'absence.created', { type: 'absence', id: row.id }, told(row), now);
    return replyOf(manager, row, now);
  });
}

/** @throws AppError absence.not_found, version.changed, and those of `createAbsence` */
export async function changeAbsence(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  body: AbsenceBody,
): Promise<AbsenceReply> {
  return inTransaction(context.database, async manager => {
    const now = context.clock();
    const before = await getAbsence(manager, viewer, id);
    const values = await checked(manager, viewer, body, id);
    const done = await manager.update(Absence, { id, version }, { ...values, version: version + 1 });
    if (!done.affected) throw conflict('version.changed', 'Somebody else has changed this meanwhile. Look again.');
    const after = await manager.findOneByOrFail(Absence, { id });
    const details = { before: told(before), after: told(after) };
    await audit(manager, viewer, 'absence.changed', { type: 'absence', id }, details, now);
    return replyOf(manager, after, now);
  });
}

/** Takes leave back. @throws AppError absence.not_found, version.changed */
export async function removeAbsence(context: Context, viewer: Viewer, id: number, version: number): Promise<object> {
  return inTransaction(context.database, async manager => {
    const row = await getAbsence(manager, viewer, id);
    const done = await manager.delete(Absence, { id, version });
    if (!done.affected) throw conflict('version.changed', 'Somebody else has changed this meanwhile. Look again.');
    await audit(manager, viewer, 'absence.removed', { type: 'absence', id }, told(row), context.clock());
    return {};
  });
}

async function getAbsence(manager: EntityManager, viewer: Viewer, id: number): Promise<Absence> {
  const row = await manager.findOneBy(Absence, { id });
  if (!row || !maySet(viewer, row.userId)) throw notFound('absence', { id });
  return row;
}

type Values = Pick<Absence, 'userId' | 'fromDay' | 'toDay' | 'note'>;

async function checked(
  manager: EntityManager,
  viewer: Viewer,
  { userId, fromDay, toDay, note = '' }: AbsenceBody,
  ownId: number | null,
): Promise<Values> {
  if (!maySet(viewer, userId)) throw forbidden('absence.not_yours');
  if (!(await manager.existsBy(User, { id: userId }))) throw notFound('user', { id: userId });
  const isDay = (day: string) => {
    const at = Date.parse(`${day}T00:00:00.000Z`);
    return !Number.isNaN(at) && addDays(day, 0) === day;
  };
  if (!isDay(fromDay) || !isDay(toDay) || toDay < fromDay || toDay > addDays(fromDay, MOST_DAYS - 1))
    throw badRequest('absence.days_wrong', 'The last day comes after the first, within a year.');
  const over = await manager
    .createQueryBuilder(Absence, 'a')
    .where('a.userId = :userId AND a.toDay >= :fromDay AND a.fromDay <= :toDay', { userId, fromDay, toDay })
    .andWhere('a.id <> :ownId', { ownId: ownId ?? 0 })
    .getOne();
  if (over)
    throw conflict('absence.overlaps', 'These days are entered already. Change that entry.', {
      ...{ fromDay: over.fromDay, toDay: over.toDay },
    });
  return { userId, fromDay, toDay, note: note.trim() };
}

async function replyOf(manager: EntityManager, row: Absence, now: Date): Promise<AbsenceReply> {
  const { timeZone } = await getCompanySettings(manager);
  const [reply] = await describe(manager, [row], dayOf(now, timeZone));
  return reply as AbsenceReply;
}

// Why somebody is away is nobody's business in the log.
const told = ({ userId, fromDay, toDay }: Absence) => ({ userId, fromDay, toDay });
