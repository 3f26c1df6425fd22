import type { EntityManager } from 'typeorm';
import { In, IsNull, LessThanOrEqual } from 'typeorm';
import { visibleIds } from '../companies/similar.service';
import { Company } from '../companies/company.entity';
import type { WorkNoticeKind } from '../teamwork/care.entity';
import type { NameWork, NoticeWork, WorkNotice } from '../teamwork/workNotices.service';
import { notifyOfWork } from '../teamwork/workNotices.service';
import type { Viewer } from '../users/roles';
import { findOpenRecords } from './about.service';
import { Activity, ActivityPerson } from './activity.entity';
import { visibleActivitySql } from './activitySight';
import { Comment, WorkLog } from './workLog.entity';

const BATCH = 100;

/** Tells everybody who takes part but the one who did it. */
export async function tellOfActivity(
  manager: EntityManager,
  by: Viewer,
  activity: Pick<Activity, 'id' | 'ownerId'>,
  kind: WorkNoticeKind,
  now: Date,
): Promise<void> {
  const told = await everybodyOf(manager, [activity], kind);
  await notifyOfWork(manager, by.userId > 0 ? by.userId : null, told, now);
}

async function everybodyOf(
  manager: EntityManager,
  activities: readonly Pick<Activity, 'id' | 'ownerId'>[],
  kind: WorkNoticeKind,
): Promise<WorkNotice[]> {
  const persons = await manager.findBy(ActivityPerson, { activityId: In(activities.map(one => one.id)) });
  return activities.flatMap(({ id, ownerId }) => {
    const others = persons.filter(row => row.activityId === id).map(row => row.userId);
    return [...new Set([ownerId, ...others])].map(userId => ({ kind, userId, activityId: id }));
  });
}

/**
 * Tells people of what begins soon. It runs along the index of what is to be told, and what it told is marked in the same transaction, so that nobody is told twice.
 *
 * @returns how many activities it saw; 0 when nothing is due
 */
export async function remindOfActivities(manager: EntityManager, now: Date): Promise<number> {
  const due = await manager.find(Activity, {
    where: { remindAt: LessThanOrEqual(now) },
    order: { remindAt: 'ASC', id: 'ASC' },
    take: BATCH,
  });
  if (due.length === 0) return 0;
  await manager.update(Activity, { id: In(due.map(one => one.id)) }, { remindAt: null });
  // The service was down meanwhile: what is over needs no reminder.
  const ahead = due.filter(one => one.state === 'planned' && one.deletedAt === null && !isOver(one, now));
  await notifyOfWork(manager, null, await everybodyOf(manager, ahead, 'activity_soon'), now);
  return due.length;
}

const isOver = ({ startAt, minutes }: Activity, now: Date) => startAt.getTime() + minutes * 60_000 < now.getTime();

/** What notices of activities, comments and work logs are about, as far as their reader may know it. */
export const nameWork: NameWork = async (manager, viewer, refs) => {
  const activities = await namedActivities(manager, viewer, numbers(refs.map(ref => ref.activityId)));
  const comments = await namedComments(manager, viewer, numbers(refs.map(ref => ref.commentId)));
  const logs = await namedLogs(manager, viewer, numbers(refs.map(ref => ref.workLogId)));
  return refs.map(
    ({ activityId, commentId, workLogId }) =>
      activities.get(activityId ?? 0) ?? comments.get(commentId ?? 0) ?? logs.get(workLogId ?? 0) ?? null,
  );
};

const numbers = (ids: readonly (number | null)[]): number[] => [...new Set(ids.filter(id => id !== null))];

async function namedActivities(
  manager: EntityManager,
  viewer: Viewer,
  ids: readonly number[],
): Promise<Map<number, NoticeWork>> {
  if (ids.length === 0) return new Map();
  const visible = visibleActivitySql(viewer, '"a"');
  const rows = await manager
    .createQueryBuilder(Activity, 'a')
    .where('a.id IN (:...ids)', { ids })
    .andWhere(visible.sql, visible.parameters)
    .getMany();
  return new Map(rows.map(({ id, subject }) => [id, { kind: 'activity', id, title: subject }]));
}

async function namedLogs(
  manager: EntityManager,
  viewer: Viewer,
  ids: readonly number[],
): Promise<Map<number, NoticeWork>> {
  if (ids.length === 0) return new Map();
  const logs = await manager.findBy(WorkLog, { id: In([...ids]) });
  const open = logs.filter(log => mayReadLogs(viewer, log.userId));
  return new Map(open.map(({ id, fromDay }) => [id, { kind: 'work_log', id, title: fromDay }]));
}

/** Whether somebody may read what a person reports: he himself, those above him, whoever sees everything. */
export function mayReadLogs(viewer: Viewer, userId: number): boolean {
  return userId === viewer.userId || viewer.ownerIds.includes(userId) || viewer.grants.has('all.read');
}

async function namedComments(
  manager: EntityManager,
  viewer: Viewer,
  ids: readonly number[],
): Promise<Map<number, NoticeWork>> {
  if (ids.length === 0) return new Map();
  const comments = await manager.findBy(Comment, { id: In([...ids]), endedAt: IsNull() });
  const logs = await namedLogs(manager, viewer, numbers(comments.map(one => one.workLogId)));
  const records = await findOpenRecords(manager, viewer, numbers(comments.map(one => one.recordId)));
  const seen = await visibleIds(manager, viewer, numbers(comments.map(one => one.companyId)));
  const companies = await manager.findBy(Company, { id: In([...seen]) });
  const told = new Map<number, NoticeWork>();
  for (const { id, workLogId, companyId, recordId } of comments) {
    const company = companies.find(one => one.id === companyId);
    const record = records.find(one => one.id === recordId);
    const log = logs.get(workLogId ?? 0);
    if (log) told.set(id, log);
    else if (record) told.set(id, { kind: 'opportunity', id: record.id, title: `${record.number} ${record.title}` });
    else if (company) told.set(id, { kind: 'company', id: company.id, title: company.name });
  }
  return told;
}
