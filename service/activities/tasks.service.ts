import type { EntityManager } from 'typeorm';
import { badRequest, conflict, forbidden, notFound } from '../common/errors';
import { actorOf, personId } from '../companies/visibility';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { LiveSignal } from '../teamwork/live.entity';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { checkMessage, checkPerson, checkSubjects } from './about.service';
import { NO_DAY, Task } from './activity.entity';
import { openLeads } from './presentingActivities.service';
import { presentTasks, todayOf } from './presentingTasks.service';
import { isDay, mayChangeTask, visibleTaskSql } from './taskSight';
import type { TaskBody, TaskChange, TaskReply } from './tasks.schema';

/**
 * Writes down a task, of one's own or for a colleague, who is told.
 *
 * @throws AppError task.empty, task.day_invalid, task.person_unknown, task.company_unknown, task.contact_unknown, task.record_unknown, task.lead_unknown, task.message_unknown
 */
export async function addTask(context: Context, viewer: Viewer, body: TaskBody): Promise<TaskReply> {
  const now = context.clock();
  return inTransaction(context.database, async manager =>
    reply(manager, viewer, await insertTask(manager, viewer, body, now), now),
  );
}

/** As `addTask`, in the caller's transaction. */
export async function insertTask(manager: EntityManager, viewer: Viewer, body: TaskBody, now: Date): Promise<Task> {
  const assigneeId = await checkPerson(manager, body.assigneeId ?? viewer.userId);
  const message = await checkMessage(manager, viewer, body.messageId ?? null);
  const about = await checkSubjects(manager, viewer, {
    companyId: body.companyId ?? null,
    contactId: body.contactId ?? null,
    recordId: body.recordId ?? null,
  });
  const leadId = body.leadId ?? null;
  if (leadId !== null && !(await openLeads(manager, viewer, [leadId])).has(leadId))
    throw badRequest('task.lead_unknown', 'There is no such lead, or you may not see it.');
  const task = await manager.save(
    manager.create(Task, {
      ...{ title: readTitle(body.title), note: (body.note ?? '').trim(), dueDay: readDay(body.dueDay ?? null) },
      ...{ assigneeId, createdById: personId(viewer), ...about, leadId },
      ...{ messageId: message?.id ?? null, conversationId: message?.conversationId ?? null },
      ...{ isDone: false, doneAt: null, doneById: null, createdAt: now, updatedAt: now, version: 1 },
    }),
  );
  const subject = { type: 'task', id: task.id };
  const { companyId, recordId, messageId } = task;
  const details = { assigneeId, companyId, recordId, leadId, messageId };
  await audit(manager, actorOf(viewer), 'task.created', subject, details, now);
  await tell(manager, viewer, [assigneeId], now);
  return task;
}

/**
 * Changes a task, finishes it or opens it again.
 *
 * @param version as it was shown
 * @throws AppError task.not_found, task.not_yours (403), task.changed_meanwhile (409, details.current), and those of `addTask`
 */
export async function changeTask(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  change: TaskChange,
): Promise<TaskReply> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const before = await getVisibleTask(manager, viewer, id);
    if (!mayChangeTask(viewer, before)) throw forbidden('task.not_yours');
    const values = await valuesOf(manager, viewer, before, change, now);
    const done = await manager.update(Task, { id, version }, { ...values, updatedAt: now, version: version + 1 });
    if (done.affected !== 1)
      throw conflict('task.changed_meanwhile', 'Somebody has changed this task meanwhile. Look at it and try again.', {
        current: await reply(manager, viewer, before, now),
      });
    const after = await manager.findOneByOrFail(Task, { id });
    const action =
      before.isDone === after.isDone ? 'task.changed' : after.isDone ? ('task.done' as const) : 'task.reopened';
    const details = { fields: Object.keys(change).sort(), assigneeId: after.assigneeId, companyId: after.companyId };
    await noteChange(manager, viewer, action, id, details, now);
    await tell(manager, viewer, [before.assigneeId, after.assigneeId, after.createdById ?? 0], now);
    return reply(manager, viewer, after, now);
  });
}

/** Each act by its own name, so that the log can be searched for it. */
async function noteChange(
  manager: EntityManager,
  viewer: Viewer,
  action: 'task.changed' | 'task.done' | 'task.reopened',
  id: number,
  details: Record<string, unknown>,
  now: Date,
): Promise<void> {
  const subject = { type: 'task', id };
  const actor = actorOf(viewer);
  if (action === 'task.done') await audit(manager, actor, 'task.done', subject, details, now);
  else if (action === 'task.reopened') await audit(manager, actor, 'task.reopened', subject, details, now);
  else await audit(manager, actor, 'task.changed', subject, details, now);
}

/** The task, if the viewer may see it. @throws AppError task.not_found */
async function getVisibleTask(manager: EntityManager, viewer: Viewer, id: number): Promise<Task> {
  const visible = visibleTaskSql(viewer, '"t"');
  const task = await manager
    .createQueryBuilder(Task, 't')
    .where('t.id = :id', { id })
    .andWhere(visible.sql, visible.parameters)
    .getOne();
  if (!task) throw notFound('task', { id });
  return task;
}

async function valuesOf(
  manager: EntityManager,
  viewer: Viewer,
  before: Task,
  change: TaskChange,
  now: Date,
): Promise<Partial<Task>> {
  const values: Partial<Task> = {};
  if (change.title !== undefined) values.title = readTitle(change.title);
  if (change.note !== undefined) values.note = change.note.trim();
  if (change.dueDay !== undefined) values.dueDay = readDay(change.dueDay);
  if (change.assigneeId !== undefined && change.assigneeId !== before.assigneeId)
    values.assigneeId = await checkPerson(manager, change.assigneeId);
  const { companyId = before.companyId, contactId = before.contactId, recordId = before.recordId } = change;
  const isMoved = companyId !== before.companyId || contactId !== before.contactId || recordId !== before.recordId;
  if (isMoved) Object.assign(values, await checkSubjects(manager, viewer, { companyId, contactId, recordId }));
  if (change.state !== undefined && (change.state === 'done') !== before.isDone) {
    const isDone = change.state === 'done';
    Object.assign(values, { isDone, doneAt: isDone ? now : null, doneById: isDone ? personId(viewer) : null });
  }
  return values;
}

function readTitle(raw: string): string {
  const title = raw.replace(/\s+/g, ' ').trim();
  if (!title) throw badRequest('task.empty', 'Write what is to be done.');
  return title;
}

function readDay(day: string | null): string {
  if (day === null) return NO_DAY;
  if (!isDay(day)) throw badRequest('task.day_invalid', `"${day}" is no day; choose one from the calendar.`, { day });
  return day;
}

/** Open pages of those whom it concerns look again. */
async function tell(manager: EntityManager, by: Viewer, userIds: readonly number[], now: Date): Promise<void> {
  const subjectIds = [...new Set(userIds)].filter(id => id > 0);
  await manager.insert(LiveSignal, { kind: 'notice', subjectIds, byId: personId(by), at: now });
}

async function reply(manager: EntityManager, viewer: Viewer, task: Task, now: Date): Promise<TaskReply> {
  const [shown] = await presentTasks(manager, viewer, [task], await todayOf(manager, now));
  return shown as TaskReply;
}
