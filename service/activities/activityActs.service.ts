import { conflict, notFound } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import type { Viewer } from '../users/roles';
import type { ActivityReply, ActivityResult } from './activities.schema';
import { Activity } from './activity.entity';
import { tellOfActivity } from './activityNotices.service';
import { mayChangeActivity } from './activitySight';
import { getChangeable, noteActivity, reminderOf, replyOf, writeActivity } from './activityWriting.service';
import { dropNextStep, finishedValues } from './finishing.service';

/**
 * Says that an activity has happened and what came of it; the next step becomes a task.
 *
 * @param version as it was shown
 * @throws AppError activity.not_found, activity.not_yours (403), activity.not_now (409), activity.changed_meanwhile (409), dictionary.unknown_code, and those of tasks
 */
export async function finishActivity(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  body: ActivityResult,
): Promise<ActivityReply> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const before = await getChangeable(manager, viewer, id);
    if (before.state !== 'planned') throw notNow(before);
    const values = await finishedValues(manager, viewer, before, body, now);
    const after = await writeActivity(manager, viewer, before, version, values, now);
    await noteActivity(manager, viewer, after, 'activity.done', { outcome: after.outcome, kind: after.kind }, now);
    return replyOf(manager, viewer, after, now);
  });
}

/**
 * Calls an activity off, or plans it again: what was called off, and what was done by mistake. The next step that came of it goes, unless somebody has touched it.
 *
 * @throws AppError activity.not_found, activity.not_yours (403), activity.not_now (409), activity.changed_meanwhile (409)
 */
export async function moveActivity(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  state: 'planned' | 'cancelled',
): Promise<ActivityReply> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const before = await getChangeable(manager, viewer, id);
    const isFitting = state === 'cancelled' ? before.state === 'planned' : before.state !== 'planned';
    if (!isFitting || before.kind === 'note') throw notNow(before);
    const remindAt = state === 'planned' ? reminderOf(before.startAt, before.remindMinutes, now) : null;
    const open = { outcome: '', result: '', nextTaskId: null, doneAt: null, doneById: null };
    const values = { state, remindAt, ...(before.state === 'done' ? open : {}) };
    const after = await writeActivity(manager, viewer, before, version, values, now);
    const droppedTaskId = before.state === 'done' ? await dropNextStep(manager, before) : null;
    if (state === 'cancelled') {
      await noteActivity(manager, viewer, after, 'activity.cancelled', { kind: after.kind }, now);
      await tellOfActivity(manager, viewer, after, 'activity_off', now);
    } else {
      const details = { from: before.state, ...(droppedTaskId === null ? {} : { droppedTaskId }) };
      await noteActivity(manager, viewer, after, 'activity.reopened', details, now);
    }
    return replyOf(manager, viewer, after, now);
  });
}

function notNow({ state, kind }: Activity) {
  const message = 'This cannot be done with it as it stands now. Look at it and try again.';
  return conflict('activity.not_now', message, { state, kind });
}

/**
 * Takes an activity away; `restoreActivity` puts it back.
 *
 * @throws AppError activity.not_found, activity.not_yours (403), activity.changed_meanwhile (409)
 */
export async function removeActivity(context: Context, viewer: Viewer, id: number, version: number): Promise<object> {
  const now = context.clock();
  await inTransaction(context.database, async manager => {
    const before = await getChangeable(manager, viewer, id);
    const values = { deletedAt: now, remindAt: null };
    const after = await writeActivity(manager, viewer, before, version, values, now);
    await noteActivity(manager, viewer, after, 'activity.removed', { kind: after.kind }, now);
    if (before.state === 'planned') await tellOfActivity(manager, viewer, after, 'activity_off', now);
  });
  return {};
}

/**
 * Puts back what was taken away, with its reminder where it is still to come.
 *
 * @throws AppError activity.not_found
 */
export async function restoreActivity(context: Context, viewer: Viewer, id: number): Promise<ActivityReply> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const before = await manager.findOneBy(Activity, { id });
    // Who may not change it is not told that it was there.
    if (!before || !mayChangeActivity(viewer, before)) throw notFound('activity', { id });
    if (before.deletedAt === null) return replyOf(manager, viewer, before, now);
    const isOpen = before.state === 'planned';
    const remindAt = isOpen ? reminderOf(before.startAt, before.remindMinutes, now) : null;
    const after = await writeActivity(manager, viewer, before, before.version, { deletedAt: null, remindAt }, now);
    await noteActivity(manager, viewer, after, 'activity.restored', { kind: after.kind }, now);
    if (isOpen) await tellOfActivity(manager, viewer, after, 'activity_new', now);
    return replyOf(manager, viewer, after, now);
  });
}
