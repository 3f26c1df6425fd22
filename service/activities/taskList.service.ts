import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { badRequest } from '../common/errors';
import { pageOf, readTimeCursor } from '../common/paging';
import { getVisibleCompany } from '../companies/visibleCompany.service';
import type { Context } from '../context';
import { listPeople } from '../users/accounts.service';
import type { Viewer } from '../users/roles';
import { Task } from './activity.entity';
import { presentTasks, todayOf } from './presentingTasks.service';
import { visibleTaskSql } from './taskSight';
import type { TaskList, TaskQuery, TaskReply } from './tasks.schema';

const MOST_COUNTED = 1_000;

/**
 * Tasks that the viewer may see: open ones by their day, those without one last; done ones by the day on which they were done, newest first. Each list is one range of an index.
 *
 * @throws AppError company.not_found, page.cursor_invalid
 */
export async function listTasks(context: Context, viewer: Viewer, query: TaskQuery): Promise<TaskList> {
  const { manager } = context.database;
  if (query.companyId) await getVisibleCompany(manager, viewer, query.companyId);
  const today = await todayOf(manager, context.clock());
  const page =
    query.state === 'done' ? await doneTasks(manager, viewer, query) : await openTasks(manager, viewer, query, today);
  return {
    tasks: await presentTasks(manager, viewer, page.rows, today),
    nextCursor: page.nextCursor,
    counts: await countTasks(manager, viewer, today),
    people: (await listPeople(manager)).map(({ id, name }) => ({ id, name })),
    today,
  };
}

function narrowed(manager: EntityManager, viewer: Viewer, query: TaskQuery): SelectQueryBuilder<Task> {
  const builder = manager.createQueryBuilder(Task, 't');
  const visible = visibleTaskSql(viewer, '"t"');
  const me = viewer.userId;
  const people = viewer.ownerIds.filter(id => id !== me);
  if (query.recordId) return builder.where('t.recordId = :recordId', query).andWhere(visible.sql, visible.parameters);
  if (query.leadId) return builder.where('t.leadId = :leadId', query).andWhere(visible.sql, visible.parameters);
  if (query.companyId)
    return builder.where('t.companyId = :companyId', query).andWhere(visible.sql, visible.parameters);
  switch (query.view ?? 'mine') {
    case 'mine':
      return builder.where('t.assigneeId = :me', { me });
    case 'given':
      return builder.where('t.createdById = :me AND t.assigneeId <> :me', { me });
    case 'people':
      return builder.where('t.assigneeId IN (:...people)', { people: people.length > 0 ? people : [0] });
    case 'all':
      return builder.where(visible.sql, visible.parameters);
  }
}

interface Page {
  rows: Task[];
  nextCursor: string | null;
}

/** Open tasks of a list, as it asks for them. */
function openOnes(manager: EntityManager, viewer: Viewer, query: TaskQuery, today: string): SelectQueryBuilder<Task> {
  const builder = narrowed(manager, viewer, query).andWhere('t.isDone = :isDone', { isDone: false });
  return query.overdue ? builder.andWhere('t.dueDay < :today', { today }) : builder;
}

/** How many open ones a list has; stops at 1,000. */
export async function countOpenTasks(
  manager: EntityManager,
  viewer: Viewer,
  query: TaskQuery,
  today: string,
): Promise<number> {
  const rows = await openOnes(manager, viewer, query, today)
    .select('t.id', 'id')
    .limit(MOST_COUNTED)
    .getRawMany<{ id: number }>();
  return rows.length;
}

async function openTasks(manager: EntityManager, viewer: Viewer, query: TaskQuery, today: string): Promise<Page> {
  const limit = query.limit ?? 50;
  const builder = openOnes(manager, viewer, query, today)
    .orderBy('t.dueDay', 'ASC')
    .addOrderBy('t.id', 'ASC')
    .limit(limit + 1);
  if (query.cursor) {
    const place = readDayCursor(query.cursor);
    builder.andWhere('(t.dueDay > :day OR (t.dueDay = :day AND t.id > :id))', place);
  }
  const found = await builder.getMany();
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const nextCursor =
    found.length > limit && last ? Buffer.from(`${last.dueDay}.${last.id}`).toString('base64url') : null;
  return { rows, nextCursor };
}

function readDayCursor(cursor: string): { day: string; id: number } {
  const match = /^(\d{4}-\d{2}-\d{2})\.(\d{1,10})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  if (!match) throw badRequest('page.cursor_invalid', 'This page cannot be continued; begin again at the first page.');
  return { day: match[1] as string, id: Number(match[2]) };
}

async function doneTasks(manager: EntityManager, viewer: Viewer, query: TaskQuery): Promise<Page> {
  const limit = query.limit ?? 50;
  const builder = narrowed(manager, viewer, query)
    .andWhere('t.doneAt IS NOT NULL')
    .orderBy('t.doneAt', 'DESC')
    .addOrderBy('t.id', 'DESC')
    .limit(limit + 1);
  if (query.cursor)
    builder.andWhere('(t.doneAt < :at OR (t.doneAt = :at AND t.id < :id))', readTimeCursor(query.cursor));
  return pageOf(await builder.getMany(), limit, row => ({ at: row.doneAt as Date, id: row.id }));
}

/** The viewer's own open tasks: how many are overdue, due today, open. */
async function countTasks(manager: EntityManager, viewer: Viewer, today: string): Promise<TaskList['counts']> {
  const days = await manager
    .createQueryBuilder(Task, 't')
    .select('t.dueDay', 'day')
    .where('t.assigneeId = :me AND t.isDone = :no', { me: viewer.userId, no: false })
    .orderBy('t.dueDay', 'ASC')
    .limit(MOST_COUNTED)
    .getRawMany<{ day: string }>();
  return {
    overdue: days.filter(({ day }) => day < today).length,
    today: days.filter(({ day }) => day === today).length,
    open: days.length,
  };
}

/** What a pane shows tasks of. */
export interface TaskSubject {
  companyId: number | null;
  conversationId: number | null;
}

/** Open tasks about a company or a conversation that the viewer may see, by their day; at most `most`. */
export async function findOpenTasks(
  manager: EntityManager,
  viewer: Viewer,
  subject: TaskSubject,
  most: number,
  today: string,
): Promise<TaskReply[]> {
  const visible = visibleTaskSql(viewer, '"t"');
  const found = new Map<number, Task>();
  // Each along its own index; one statement with OR would read both.
  for (const [column, id] of Object.entries(subject) as [keyof TaskSubject, number | null][]) {
    if (id === null) continue;
    const rows = await manager
      .createQueryBuilder(Task, 't')
      .where(`t.${column} = :id AND t.isDone = :no`, { id, no: false })
      .andWhere(visible.sql, visible.parameters)
      .orderBy('t.dueDay', 'ASC')
      .limit(most)
      .getMany();
    for (const row of rows) found.set(row.id, row);
  }
  const tasks = [...found.values()].sort((a, b) => (a.dueDay < b.dueDay ? -1 : a.dueDay > b.dueDay ? 1 : a.id - b.id));
  return presentTasks(manager, viewer, tasks.slice(0, most), today);
}
