import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { clockOf, dayOf, instantAt } from '../common/calendarDay';
import { badRequest, conflict, forbidden, notFound } from '../common/errors';
import { Contact } from '../companies/company.entity';
import { visibleIds } from '../companies/similar.service';
import { actorOf, personId } from '../companies/visibility';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import { checkCode } from '../users/dictionary.service';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import { checkMessage, checkPerson, checkSubjects } from './about.service';
import type { ActivityBody, ActivityChange, ActivityReply } from './activities.schema';
import type { ActivityKind } from './activityKinds';
import { Activity } from './activity.entity';
import { finishedValues } from './finishing.service';
import { tellOfActivity } from './activityNotices.service';
import { mayChangeActivity, visibleActivitySql } from './activitySight';
import { openLeads, presentActivities } from './presentingActivities.service';
import { checkPeople, guestIds, peopleIds, writeContacts, writePeople } from './participants.service';
import { isDay } from './taskSight';

const USUAL_REMINDER = 15;
const usualMinutes: Readonly<Record<ActivityKind, number>> = { call: 15, meeting: 60, visit: 120, note: 0 };

type About = Pick<Activity, 'companyId' | 'recordId' | 'leadId'>;

/**
 * Plans an activity, or writes down one that has happened. Colleagues who take part are told.
 *
 * @throws AppError activity.empty, activity.day_invalid, activity.lead_unknown, task.person_unknown, task.company_unknown, task.contact_unknown, task.record_unknown, task.message_unknown,
 *   dictionary.unknown_code, and those of a next step
 */
export async function addActivity(context: Context, viewer: Viewer, body: ActivityBody): Promise<ActivityReply> {
  const now = context.clock();
  return inTransaction(context.database, async manager =>
    replyOf(manager, viewer, await insertActivity(manager, viewer, body, now), now),
  );
}

/** As `addActivity`, in the caller's transaction. */
export async function insertActivity(
  manager: EntityManager,
  viewer: Viewer,
  body: ActivityBody,
  now: Date,
): Promise<Activity> {
  const { kind } = body;
  const ownerId = await checkPerson(manager, body.ownerId ?? viewer.userId);
  const message = await checkMessage(manager, viewer, body.messageId ?? null);
  const contactIds = unique(body.contactIds ?? []);
  const named = { companyId: body.companyId ?? null, recordId: body.recordId ?? null, leadId: body.leadId ?? null };
  const about = await checkAbout(manager, viewer, named, contactIds);
  const startAt = await instantOf(manager, body);
  const isDone = kind === 'note' || body.done !== undefined;
  const remindMinutes = isDone ? null : body.remindMinutes === undefined ? USUAL_REMINDER : body.remindMinutes;
  const activity = await manager.save(
    manager.create(Activity, {
      ...{ kind, subject: readSubject(body.subject), text: (body.text ?? '').trim(), startAt },
      ...{ minutes: body.minutes ?? usualMinutes[kind], place: (body.place ?? '').trim(), remindMinutes },
      ...{ ownerId, createdById: personId(viewer), ...about, messageId: message?.id ?? null },
      ...{ state: 'planned' as const, remindAt: reminderOf(startAt, remindMinutes, now) },
      ...{ outcome: '', result: '', nextTaskId: null, doneAt: null, doneById: null, deletedAt: null },
      ...{ createdAt: now, updatedAt: now, version: 1 },
    }),
  );
  await writePeople(manager, activity, await checkPeople(manager, body.personIds ?? [], ownerId));
  await writeContacts(manager, activity.id, contactIds);
  if (isDone) {
    const values = await finishedValues(manager, viewer, activity, body.done ?? {}, now);
    await manager.update(Activity, { id: activity.id }, values);
    Object.assign(activity, values);
  }
  await noteActivity(manager, viewer, activity, 'activity.created', { kind, state: activity.state }, now);
  if (!isDone) await tellOfActivity(manager, viewer, activity, 'activity_new', now);
  return activity;
}

/**
 * Changes an activity; whoever takes part is told where its time moved.
 *
 * @param version as it was shown
 * @throws AppError activity.not_found, activity.not_yours (403), activity.changed_meanwhile (409, details.current), and those of `addActivity`
 */
export async function changeActivity(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  change: ActivityChange,
): Promise<ActivityReply> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const before = await getChangeable(manager, viewer, id);
    const values = await valuesOf(manager, viewer, before, change, now);
    const after = await writeActivity(manager, viewer, before, version, values, now);
    if (change.personIds || after.ownerId !== before.ownerId || after.startAt.getTime() !== before.startAt.getTime()) {
      const known = await peopleIds(manager, id);
      const wanted = change.personIds ?? known;
      await writePeople(manager, after, await checkPeople(manager, wanted, after.ownerId, known));
    }
    if (change.contactIds) await writeContacts(manager, id, unique(change.contactIds));
    await noteActivity(manager, viewer, after, 'activity.changed', { fields: Object.keys(change).sort() }, now);
    const hasMoved = after.startAt.getTime() !== before.startAt.getTime() || after.ownerId !== before.ownerId;
    if (after.state === 'planned' && (hasMoved || change.personIds))
      await tellOfActivity(manager, viewer, after, 'activity_moved', now);
    return replyOf(manager, viewer, after, now);
  });
}

async function valuesOf(
  manager: EntityManager,
  viewer: Viewer,
  before: Activity,
  change: ActivityChange,
  now: Date,
): Promise<Partial<Activity>> {
  const values: Partial<Activity> = {};
  if (change.kind !== undefined) values.kind = change.kind;
  if (change.subject !== undefined) values.subject = readSubject(change.subject);
  for (const name of ['text', 'place', 'result'] as const)
    if (change[name] !== undefined) values[name] = change[name].trim();
  if (change.minutes !== undefined) values.minutes = change.minutes;
  if (change.outcome !== undefined) {
    await checkCode(manager, 'activity_outcome', change.outcome || null);
    values.outcome = change.outcome;
  }
  if (change.ownerId !== undefined && change.ownerId !== before.ownerId)
    values.ownerId = await checkPerson(manager, change.ownerId);
  const contactIds = unique(change.contactIds ?? (await guestIds(manager, before.id)));
  const { companyId = before.companyId, recordId = before.recordId, leadId = before.leadId } = change;
  const isMoved = companyId !== before.companyId || recordId !== before.recordId || leadId !== before.leadId;
  if (isMoved || change.contactIds)
    Object.assign(values, await checkAbout(manager, viewer, { companyId, recordId, leadId }, contactIds));
  Object.assign(values, await timesOf(manager, before, change, now));
  // A note tells of what has happened: nothing of it is planned any more.
  if (change.kind === 'note' && before.state === 'planned')
    Object.assign(values, { state: 'done', doneAt: now, doneById: personId(viewer), remindAt: null });
  return values;
}

/** A new time or reminder is told anew; one that stays is not told twice. */
async function timesOf(
  manager: EntityManager,
  before: Activity,
  change: ActivityChange,
  now: Date,
): Promise<Partial<Activity>> {
  if (change.day === undefined && change.time === undefined && change.remindMinutes === undefined) return {};
  const startAt = await startOf(manager, before, change);
  const remindMinutes = change.remindMinutes === undefined ? before.remindMinutes : change.remindMinutes;
  if (startAt.getTime() === before.startAt.getTime() && remindMinutes === before.remindMinutes) return {};
  const remindAt = before.state === 'planned' ? reminderOf(startAt, remindMinutes, now) : null;
  return { startAt, remindMinutes, remindAt };
}

/** A day alone keeps its hour, an hour alone its day. */
async function startOf(manager: EntityManager, { startAt }: Activity, change: ActivityChange): Promise<Date> {
  if (change.day === undefined && change.time === undefined) return startAt;
  const { timeZone } = await getCompanySettings(manager);
  const { day = dayOf(startAt, timeZone), time = clockOf(startAt, timeZone) } = change;
  return instantOf(manager, { day, time });
}

/** When people are to be told; null where its beginning is past. */
export function reminderOf(startAt: Date, minutes: number | null, now: Date): Date | null {
  if (minutes === null || startAt <= now) return null;
  return new Date(startAt.getTime() - minutes * 60_000);
}

/** @throws AppError activity.not_found */
export async function getVisibleActivity(manager: EntityManager, viewer: Viewer, id: number): Promise<Activity> {
  const visible = visibleActivitySql(viewer, '"a"');
  const activity = await manager
    .createQueryBuilder(Activity, 'a')
    .where('a.id = :id AND a.deletedAt IS NULL', { id })
    .andWhere(visible.sql, visible.parameters)
    .getOne();
  if (!activity) throw notFound('activity', { id });
  return activity;
}

/** @throws AppError activity.not_found, activity.not_yours (403) */
export async function getChangeable(manager: EntityManager, viewer: Viewer, id: number): Promise<Activity> {
  const activity = await getVisibleActivity(manager, viewer, id);
  if (!mayChangeActivity(viewer, activity)) throw forbidden('activity.not_yours');
  return activity;
}

/** Writes the next version. @throws AppError activity.changed_meanwhile (409) */
export async function writeActivity(
  manager: EntityManager,
  viewer: Viewer,
  before: Activity,
  version: number,
  values: Partial<Activity>,
  now: Date,
): Promise<Activity> {
  const { id } = before;
  const next = { ...values, updatedAt: now, version: version + 1 };
  const done = await manager.update(Activity, { id, version }, next);
  if (done.affected !== 1) {
    const current = await replyOf(manager, viewer, before, now);
    throw conflict('activity.changed_meanwhile', 'Somebody has changed this meanwhile. Look at it and try again.', {
      current,
    });
  }
  return manager.findOneByOrFail(Activity, { id });
}

/** The line in the audit log; what is written in it is no matter of the log. */
export async function noteActivity(
  manager: EntityManager,
  viewer: Viewer,
  { id, companyId, recordId, leadId }: Activity,
  action: string,
  details: Record<string, unknown>,
  now: Date,
): Promise<void> {
  const told = { ...details, companyId, recordId, leadId };
  await audit(manager, actorOf(viewer), action, { type: 'activity', id }, told, now);
}

export async function replyOf(
  manager: EntityManager,
  viewer: Viewer,
  activity: Activity,
  now: Date,
): Promise<ActivityReply> {
  const [shown] = await presentActivities(manager, viewer, [activity], now);
  return shown as ActivityReply;
}

async function checkAbout(
  manager: EntityManager,
  viewer: Viewer,
  named: About,
  contactIds: readonly number[],
): Promise<About> {
  const lead = named.leadId === null ? null : (await openLeads(manager, viewer, [named.leadId])).get(named.leadId);
  if (named.leadId !== null && !lead)
    throw badRequest('activity.lead_unknown', 'There is no such lead, or you may not see it.');
  const [firstId = null] = contactIds;
  const { companyId, recordId } = await checkSubjects(manager, viewer, { ...named, contactId: firstId });
  const contacts = contactIds.length > 1 ? await manager.findBy(Contact, { id: In([...contactIds]) }) : [];
  if (contactIds.length > 1 && contacts.filter(one => one.companyId === companyId).length !== contactIds.length)
    throw badRequest('task.contact_unknown', 'This contact is not one of the company. Choose one from the list.');
  const ofLead = lead?.companyId ?? null;
  const isSeen = companyId === null && ofLead !== null && (await visibleIds(manager, viewer, [ofLead])).has(ofLead);
  return { companyId: isSeen ? ofLead : companyId, recordId, leadId: named.leadId };
}

async function instantOf(manager: EntityManager, { day, time }: Pick<ActivityBody, 'day' | 'time'>): Promise<Date> {
  if (!isDay(day))
    throw badRequest('activity.day_invalid', `"${day}" is no day; choose one from the calendar.`, { day });
  return instantAt(day, time, (await getCompanySettings(manager)).timeZone);
}

function readSubject(raw: string): string {
  const subject = raw.replace(/\s+/g, ' ').trim();
  if (!subject) throw badRequest('activity.empty', 'Write what it is about.');
  return subject;
}

const unique = (ids: readonly number[]): number[] => [...new Set(ids)];
