import type { EntityManager } from 'typeorm';
import { insertRows } from '../platform/database/rows';
import type { Viewer } from '../users/roles';
import type { WorkNoticeKind } from './care.entity';
import { Notice } from './care.entity';
import { LiveSignal } from './live.entity';

/** What one person is told of an activity, of a comment, or of a work log; one of the three is named. */
export interface WorkNotice {
  kind: WorkNoticeKind;
  userId: number;
  activityId?: number;
  commentId?: number;
  workLogId?: number;
}

/** Tells people of activities, comments and work logs, in the transaction of what happened; `byId` null: Tradepost by itself. Never who did it himself. */
export async function notifyOfWork(
  manager: EntityManager,
  byId: number | null,
  told: readonly WorkNotice[],
  now: Date,
): Promise<void> {
  const others = told.filter(one => one.userId !== byId);
  if (others.length === 0) return;
  const nothing = { messageId: null, leadId: null, activityId: null, commentId: null, workLogId: null };
  const rows = others.map(one => ({ ...nothing, ...one, byId, at: now, readAt: null }));
  await insertRows(manager, Notice, rows);
  const subjectIds = [...new Set(others.map(one => one.userId))];
  await manager.insert(LiveSignal, { kind: 'notice', subjectIds, byId: byId ?? 0, at: now });
}

/** What a notice is about, as far as its reader may know it: told as title and place. */
export interface NoticeWork {
  kind: 'activity' | 'work_log' | 'company' | 'opportunity';
  id: number;
  title: string;
}

/** The columns of a notice that name it. */
export type WorkRef = Pick<Notice, 'activityId' | 'commentId' | 'workLogId'>;

/** Names, for each of `refs` in its order, what it is about; null where the viewer may not know it any more. */
export type NameWork = (
  manager: EntityManager,
  viewer: Viewer,
  refs: readonly WorkRef[],
) => Promise<(NoticeWork | null)[]>;
