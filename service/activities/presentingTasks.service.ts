import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { dayOf } from '../common/calendarDay';
import { Company, Contact } from '../companies/company.entity';
import { namesOf, visibleIds } from '../companies/similar.service';
import { visibleMessageSql } from '../filing/visibility';
import { Message } from '../mail/message.entity';
import { TradeRecord } from '../records/record.entity';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import type { Task } from './activity.entity';
import { NO_DAY } from './activity.entity';
import { openLeads } from './presentingActivities.service';
import { daysUntil, mayChangeTask } from './taskSight';
import type { TaskReply } from './tasks.schema';

/** Today in the company's time zone, YYYY-MM-DD. */
export async function todayOf(manager: EntityManager, now: Date): Promise<string> {
  return dayOf(now, (await getCompanySettings(manager)).timeZone);
}

/** Tasks as the viewer may know them, in their order; what they are about is named as far as he may see it. The caller has checked that he may see the tasks. */
export async function presentTasks(
  manager: EntityManager,
  viewer: Viewer,
  tasks: readonly Task[],
  today: string,
): Promise<TaskReply[]> {
  if (tasks.length === 0) return [];
  const about = await loadSubjects(manager, viewer, tasks);
  const names = await namesOf(
    manager,
    tasks.flatMap(task => [task.assigneeId, task.createdById, task.doneById]),
  );
  const person = (id: number) => ({ id, name: names.get(id) ?? '' });
  return tasks.map(task => ({
    ...{ id: task.id, title: task.title, note: task.note, version: task.version },
    dueDay: task.dueDay === NO_DAY ? null : task.dueDay,
    dueIn: task.dueDay === NO_DAY ? null : daysUntil(task.dueDay, today),
    assignee: person(task.assigneeId),
    createdBy: task.createdById === null ? null : person(task.createdById),
    ...about(task),
    state: task.isDone ? ('done' as const) : ('open' as const),
    doneAt: task.doneAt?.toISOString() ?? null,
    doneByName: task.doneById === null ? null : (names.get(task.doneById) ?? null),
    createdAt: task.createdAt.toISOString(),
    mayChange: mayChangeTask(viewer, task),
  }));
}

type Subjects = Pick<TaskReply, 'company' | 'contact' | 'record' | 'lead' | 'message'>;

async function loadSubjects(
  manager: EntityManager,
  viewer: Viewer,
  tasks: readonly Task[],
): Promise<(task: Task) => Subjects> {
  const contacts = await rowsOf(manager, Contact, tasks, 'contactId');
  const records = await rowsOf(manager, TradeRecord, tasks, 'recordId');
  const companies = await rowsOf(manager, Company, tasks, 'companyId');
  const owners = [...contacts.values(), ...records.values()].map(one => one.companyId);
  const visible = await visibleIds(manager, viewer, [...new Set([...companies.keys(), ...owners])]);
  const messages = await visibleMessages(manager, viewer, tasks);
  const leads = await openLeads(manager, viewer, [...new Set(tasks.flatMap(task => task.leadId ?? []))]);
  return task => {
    const company = companies.get(task.companyId ?? 0);
    const contact = contacts.get(task.contactId ?? 0);
    const record = records.get(task.recordId ?? 0);
    const message = messages.get(task.messageId ?? 0);
    const lead = leads.get(task.leadId ?? 0);
    return {
      company: company && visible.has(company.id) ? { id: company.id, name: company.name } : null,
      contact: contact && visible.has(contact.companyId) ? { id: contact.id, name: contact.name } : null,
      record:
        record && visible.has(record.companyId) ? { id: record.id, kind: record.kind, number: record.number } : null,
      lead: lead ? { id: lead.id, number: lead.number, name: lead.name } : null,
      message: message
        ? { id: message.id, conversationId: message.conversationId, subject: message.subject.slice(0, 200) }
        : null,
    };
  };
}

async function rowsOf<T extends { id: number }>(
  manager: EntityManager,
  entity: new () => T,
  tasks: readonly Task[],
  column: 'companyId' | 'contactId' | 'recordId',
): Promise<Map<number, T>> {
  const ids = [...new Set(tasks.flatMap(task => task[column] ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await manager.createQueryBuilder(entity, 'e').where('e.id IN (:...ids)', { ids }).getMany();
  return new Map(rows.map(row => [row.id, row]));
}

async function visibleMessages(
  manager: EntityManager,
  viewer: Viewer,
  tasks: readonly Task[],
): Promise<Map<number, Message>> {
  const ids = [...new Set(tasks.flatMap(task => task.messageId ?? []))];
  if (ids.length === 0) return new Map();
  const visible = visibleMessageSql(viewer, '"m"');
  const rows = await manager
    .createQueryBuilder(Message, 'm')
    .where({ id: In(ids) })
    .andWhere(visible.sql, visible.parameters)
    .getMany();
  return new Map(rows.map(row => [row.id, row]));
}
