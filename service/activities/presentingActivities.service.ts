import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { clockOf, dayOf } from '../common/calendarDay';
import { Company, Contact } from '../companies/company.entity';
import { namesOf, visibleIds } from '../companies/similar.service';
import { visibleMessageSql } from '../filing/visibility';
import { Message } from '../mail/message.entity';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import { findOpenRecords } from './about.service';
import type { ActivityReply } from './activities.schema';
import type { Activity } from './activity.entity';
import { ActivityContact, ActivityPerson, NO_DAY, Task } from './activity.entity';
import { mayChangeActivity, openLeadSql } from './activitySight';
import { visibleTaskSql } from './taskSight';

/** When an activity ends. */
export function endOf({ startAt, minutes }: Pick<Activity, 'startAt' | 'minutes'>): Date {
  return new Date(startAt.getTime() + minutes * 60_000);
}

/** Activities as the viewer may know them, in their order. The caller has checked that he may see the activities. */
export async function presentActivities(
  manager: EntityManager,
  viewer: Viewer,
  activities: readonly Activity[],
  now: Date,
): Promise<ActivityReply[]> {
  if (activities.length === 0) return [];
  const { timeZone } = await getCompanySettings(manager);
  const ids = activities.map(one => one.id);
  const persons = await manager.find(ActivityPerson, { where: { activityId: In(ids) }, order: { id: 'ASC' } });
  const guests = await manager.find(ActivityContact, { where: { activityId: In(ids) }, order: { id: 'ASC' } });
  const about = await loadAbout(manager, viewer, activities, guests);
  const people = activities.flatMap(one => [one.ownerId, one.doneById]);
  const names = await namesOf(manager, [...people, ...persons.map(row => row.userId)]);
  const person = (id: number) => ({ id, name: names.get(id) ?? '' });
  return activities.map(one => {
    const { id, kind, subject, text, startAt, minutes, place, state, remindMinutes, outcome, result, version } = one;
    const endAt = endOf(one);
    return {
      ...{ id, kind, subject, text, minutes, place, state, remindMinutes, outcome, result, version },
      ...{ startAt: startAt.toISOString(), endAt: endAt.toISOString() },
      ...{ day: dayOf(startAt, timeZone), time: clockOf(startAt, timeZone) },
      ...{ endDay: dayOf(endAt, timeZone), endTime: clockOf(endAt, timeZone) },
      owner: person(one.ownerId),
      people: persons.filter(row => row.activityId === id).map(row => person(row.userId)),
      ...about(one),
      doneAt: one.doneAt?.toISOString() ?? null,
      doneByName: one.doneById === null ? null : (names.get(one.doneById) ?? null),
      isLate: state === 'planned' && endAt < now,
      mayChange: mayChangeActivity(viewer, one),
    };
  });
}

type About = Pick<ActivityReply, 'company' | 'contacts' | 'record' | 'lead' | 'message' | 'next'>;

async function loadAbout(
  manager: EntityManager,
  viewer: Viewer,
  activities: readonly Activity[],
  guests: readonly ActivityContact[],
): Promise<(one: Activity) => About> {
  const idsOf = (column: 'companyId' | 'recordId' | 'leadId' | 'messageId' | 'nextTaskId') => [
    ...new Set(activities.flatMap(one => one[column] ?? [])),
  ];
  const contacts = await byIds(manager, Contact, [...new Set(guests.map(row => row.contactId))]);
  const records = new Map((await findOpenRecords(manager, viewer, idsOf('recordId'))).map(one => [one.id, one]));
  const companies = await byIds(manager, Company, idsOf('companyId'));
  const tasks = await openTasks(manager, viewer, idsOf('nextTaskId'));
  const owners = [...contacts.values()].map(one => one.companyId);
  const seen = await visibleIds(manager, viewer, [...new Set([...companies.keys(), ...owners])]);
  const leads = await openLeads(manager, viewer, idsOf('leadId'));
  const messages = await openMessages(manager, viewer, idsOf('messageId'));
  return one => {
    const company = companies.get(one.companyId ?? 0);
    const record = records.get(one.recordId ?? 0);
    const message = messages.get(one.messageId ?? 0);
    const task = tasks.get(one.nextTaskId ?? 0);
    return {
      company: company && seen.has(company.id) ? { id: company.id, name: company.name } : null,
      contacts: guests.flatMap(({ activityId, contactId }) => {
        const contact = activityId === one.id ? contacts.get(contactId) : undefined;
        return contact && seen.has(contact.companyId) ? [{ id: contact.id, name: contact.name }] : [];
      }),
      record: record ? { id: record.id, kind: record.kind, number: record.number } : null,
      lead: leads.get(one.leadId ?? 0) ?? null,
      message: message
        ? { id: message.id, conversationId: message.conversationId, subject: message.subject.slice(0, 200) }
        : null,
      next: task ? { id: task.id, title: task.title, dueDay: task.dueDay === NO_DAY ? null : task.dueDay } : null,
    };
  };
}

async function byIds<T extends { id: number }>(
  manager: EntityManager,
  entity: new () => T,
  ids: readonly number[],
): Promise<Map<number, T>> {
  if (ids.length === 0) return new Map();
  const rows = await manager.createQueryBuilder(entity, 'e').where('e.id IN (:...ids)', { ids }).getMany();
  return new Map(rows.map(row => [row.id, row]));
}

/** Leads that are open to the viewer, by id; the table is named in the text alone, since leads stand above activities. */
export async function openLeads(
  manager: EntityManager,
  viewer: Viewer,
  ids: readonly number[],
): Promise<Map<number, { id: number; number: string; name: string; companyId: number | null }>> {
  if (ids.length === 0) return new Map();
  const rows = await manager
    .createQueryBuilder()
    .select(['l.id AS "id"', 'l.number AS "number"', 'l.companyName AS "companyName"'])
    .addSelect(['l.contactName AS "contactName"', 'l.companyId AS "companyId"'])
    .from('lead', 'l')
    .where('l.id IN (:...ids)', { ids: [...ids] })
    .andWhere(openLeadSql(viewer, 'l'))
    .getRawMany<{ id: number; number: string; companyName: string; contactName: string; companyId: number | null }>();
  return new Map(
    rows.map(({ id, number, companyName, contactName, companyId }) => [
      id,
      { id, number, name: companyName || contactName, companyId },
    ]),
  );
}

/** Next steps, to whoever may see the task: it may have become something else since, or another's. */
async function openTasks(manager: EntityManager, viewer: Viewer, ids: readonly number[]): Promise<Map<number, Task>> {
  if (ids.length === 0) return new Map();
  const visible = visibleTaskSql(viewer, '"t"');
  const rows = await manager
    .createQueryBuilder(Task, 't')
    .where('t.id IN (:...ids)', { ids: [...ids] })
    .andWhere(visible.sql, visible.parameters)
    .getMany();
  return new Map(rows.map(row => [row.id, row]));
}

async function openMessages(
  manager: EntityManager,
  viewer: Viewer,
  ids: readonly number[],
): Promise<Map<number, Message>> {
  if (ids.length === 0 || !viewer.grants.has('mail.read')) return new Map();
  const visible = visibleMessageSql(viewer, '"m"');
  const rows = await manager
    .createQueryBuilder(Message, 'm')
    .where({ id: In([...ids]) })
    .andWhere(visible.sql, visible.parameters)
    .getMany();
  return new Map(rows.map(row => [row.id, row]));
}
