import type { EntityManager } from 'typeorm';
import { personId } from '../companies/visibility';
import { checkCode } from '../users/dictionary.service';
import type { Viewer } from '../users/roles';
import type { ActivityResult } from './activities.schema';
import type { Activity } from './activity.entity';
import { Task } from './activity.entity';
import { insertTask } from './tasks.service';

/**
 * What an activity has for itself once it is done; its next step is a task by then.
 *
 * @throws AppError dictionary.unknown_code, and those of `insertTask`
 */
export async function finishedValues(
  manager: EntityManager,
  viewer: Viewer,
  activity: Activity,
  { outcome = '', result = '', next = null }: ActivityResult,
  now: Date,
): Promise<Partial<Activity>> {
  await checkCode(manager, 'activity_outcome', outcome || null);
  const { companyId, recordId, leadId, messageId } = activity;
  const about = { companyId, recordId, leadId, messageId };
  const task = next && (await insertTask(manager, viewer, { ...next, ...about }, now));
  return {
    ...{ state: 'done', outcome, result: result.trim(), nextTaskId: task?.id ?? null },
    ...{ doneAt: now, doneById: personId(viewer), remindAt: null },
  };
}

/** Takes back the task that came of an activity, unless somebody has touched it since. @returns its number; null where it stays */
export async function dropNextStep(manager: EntityManager, { nextTaskId }: Activity): Promise<number | null> {
  if (nextTaskId === null) return null;
  const { affected } = await manager.delete(Task, { id: nextTaskId, version: 1, isDone: false });
  return affected ? nextTaskId : null;
}
