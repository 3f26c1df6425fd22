import { In } from 'typeorm';
import { badRequest } from '../common/errors';
import { Company } from '../companies/company.entity';
import { visibleIds } from '../companies/similar.service';
import { actorOf, personId } from '../companies/visibility';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { LiveSignal } from '../teamwork/live.entity';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { User } from '../users/user.entity';
import { NO_DAY, Task } from './activity.entity';
import type { BulkTasksBody, BulkTasksReply } from './bulkTasks.schema';
import { isDay } from './taskSight';

/**
 * One task for each company that the viewer may see, all or none; whoever gets one is told.
 *
 * @throws AppError task.empty, task.day_invalid
 */
export async function addTasks(context: Context, viewer: Viewer, body: BulkTasksBody): Promise<BulkTasksReply> {
  const now = context.clock();
  const title = body.title.replace(/\s+/g, ' ').trim();
  if (!title) throw badRequest('task.empty', 'Write what is to be done.');
  const dueDay = body.dueDay ?? NO_DAY;
  if (dueDay !== NO_DAY && !isDay(dueDay))
    throw badRequest('task.day_invalid', `"${dueDay}" is no day; choose one from the calendar.`, { day: dueDay });
  const ids = [...new Set(body.companyIds)];
  return inTransaction(context.database, async manager => {
    const visible = await visibleIds(manager, viewer, ids);
    const companies = await manager.find(Company, {
      select: { id: true, ownerId: true },
      where: { id: In([...visible]) },
      order: { id: 'ASC' },
    });
    const owners = await manager.findBy(User, { id: In(companies.flatMap(one => one.ownerId ?? [])), isActive: true });
    const working = new Set(owners.map(owner => owner.id));
    const tasks = companies.map(({ id: companyId, ownerId }) =>
      manager.create(Task, {
        ...{ title, note: (body.note ?? '').trim(), dueDay, companyId, createdById: personId(viewer) },
        // Of whom has left, and what nobody has, is one's own to do.
        assigneeId: body.assignee === 'owner' && ownerId !== null && working.has(ownerId) ? ownerId : viewer.userId,
        ...{ contactId: null, recordId: null, leadId: null, messageId: null, conversationId: null, isDone: false },
        ...{ doneAt: null, doneById: null, createdAt: now, updatedAt: now, version: 1 },
      }),
    );
    for (const { id, assigneeId, companyId } of await manager.save(tasks)) {
      const details = { assigneeId, companyId, bulk: true };
      await audit(manager, actorOf(viewer), 'task.created', { type: 'task', id }, details, now);
    }
    const told = [...new Set(tasks.map(task => task.assigneeId))].filter(id => id !== viewer.userId);
    if (told.length > 0)
      await manager.insert(LiveSignal, { kind: 'notice', subjectIds: told, byId: personId(viewer), at: now });
    return { made: tasks.length, refused: ids.length - tasks.length };
  });
}
