import type { EntityManager } from 'typeorm';
import { In, IsNull, Not } from 'typeorm';
import { badRequest, notFound } from '../common/errors';
import { namesOf } from '../companies/similar.service';
import { getVisibleCompany } from '../companies/visibleCompany.service';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { notifyOfWork } from '../teamwork/workNotices.service';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { findOpenRecords } from './about.service';
import { mayReadLogs, nameWork } from './activityNotices.service';
import type { CommentAbout, CommentBody, CommentList, WaitingComment } from './comments.schema';
import { Comment, WorkLog } from './workLog.entity';

const SHOWN = 200;

/** What a comment is about, and whose it is. */
interface About {
  column: 'workLogId' | 'companyId' | 'recordId';
  id: number;
  ownerId: number | null;
  subject: { type: string; id: number };
}

/**
 * What was said to a work log, a company or an opportunity: to whoever may see that.
 *
 * @throws AppError comment.about_nothing, work_log.not_found, company.not_found, record.not_found
 */
export async function listComments(context: Context, viewer: Viewer, query: CommentAbout): Promise<CommentList> {
  const { manager } = context.database;
  return commentsOf(manager, viewer, await getAbout(manager, viewer, query));
}

async function commentsOf(manager: EntityManager, viewer: Viewer, { column, id }: About): Promise<CommentList> {
  const rows = await manager.find(Comment, {
    where: { [column]: id, endedAt: IsNull() },
    order: { id: 'DESC' },
    take: SHOWN,
  });
  const names = await namesOf(
    manager,
    rows.map(row => row.byId),
  );
  const comments = rows.reverse().map(row => ({
    ...{ id: row.id, text: row.text, by: { id: row.byId, name: names.get(row.byId) ?? '' } },
    at: row.at.toISOString(),
    isNew: row.toId === viewer.userId && row.seenAt === null,
    isMine: row.byId === viewer.userId,
  }));
  return { comments };
}

/**
 * Says something to a work log, a company or an opportunity. Whose it is is told; a word of his own goes to who spoke last.
 *
 * @throws AppError comment.empty, comment.about_nothing, work_log.not_found, company.not_found, record.not_found
 */
export async function addComment(context: Context, viewer: Viewer, body: CommentBody): Promise<CommentList> {
  const text = body.text.trim();
  if (!text) throw badRequest('comment.empty', 'Write something first.');
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const about = await getAbout(manager, viewer, body);
    const { column, id, ownerId, subject } = about;
    const toId = ownerId === viewer.userId ? await lastOther(manager, viewer, about) : ownerId;
    const nothing = { workLogId: null, companyId: null, recordId: null };
    const row = { ...nothing, [column]: id, text, byId: viewer.userId, toId, at: now, seenAt: null, endedAt: null };
    const commentId = Number((await manager.insert(Comment, row)).identifiers[0]?.id);
    if (toId !== null) await notifyOfWork(manager, viewer.userId, [{ kind: 'comment', userId: toId, commentId }], now);
    await audit(manager, viewer, 'comment.added', subject, { commentId, toId }, now);
    return commentsOf(manager, viewer, about);
  });
}

/** Who else spoke last there. */
async function lastOther(manager: EntityManager, viewer: Viewer, { column, id }: About): Promise<number | null> {
  const [last] = await manager.find(Comment, {
    where: { [column]: id, byId: Not(viewer.userId), endedAt: IsNull() },
    order: { id: 'DESC' },
    take: 1,
  });
  return last?.byId ?? null;
}

/** Takes back a comment of one's own; `isBack` puts it there again. @throws AppError comment.not_found */
export async function endComment(context: Context, viewer: Viewer, id: number, isBack: boolean): Promise<object> {
  const now = context.clock();
  await inTransaction(context.database, async manager => {
    const comment = await manager.findOneBy(Comment, { id, byId: viewer.userId });
    if (!comment) throw notFound('comment', { id });
    const { subject } = await getAbout(manager, viewer, {
      workLogId: comment.workLogId ?? undefined,
      companyId: comment.companyId ?? undefined,
      recordId: comment.recordId ?? undefined,
    });
    await manager.update(Comment, { id }, { endedAt: isBack ? null : now });
    if (isBack) await audit(manager, viewer, 'comment.restored', subject, { commentId: id }, now);
    else await audit(manager, viewer, 'comment.removed', subject, { commentId: id }, now);
  });
  return {};
}

/** Marks comments that were written to the viewer as seen. */
export async function seeComments(context: Context, viewer: Viewer, ids: readonly number[]): Promise<object> {
  if (ids.length === 0) return {};
  await inTransaction(context.database, manager =>
    manager.update(Comment, { id: In([...ids]), toId: viewer.userId, seenAt: IsNull() }, { seenAt: context.clock() }),
  );
  return {};
}

/** Comments that wait for the viewer, the newest first; of what he may still see. */
export async function waitingComments(manager: EntityManager, viewer: Viewer, most: number): Promise<WaitingComment[]> {
  const rows = await manager.find(Comment, {
    where: { toId: viewer.userId, seenAt: IsNull(), endedAt: IsNull() },
    order: { id: 'DESC' },
    take: most,
  });
  if (rows.length === 0) return [];
  const refs = rows.map(row => ({ activityId: null, commentId: row.id, workLogId: null }));
  const about = await nameWork(manager, viewer, refs);
  const names = await namesOf(
    manager,
    rows.map(row => row.byId),
  );
  return rows.flatMap((row, index) => {
    const named = about[index];
    if (!named || named.kind === 'activity') return [];
    const told = { kind: named.kind, aboutId: named.id, title: named.title };
    return [{ id: row.id, text: row.text, byName: names.get(row.byId) ?? '', at: row.at.toISOString(), ...told }];
  });
}

async function getAbout(manager: EntityManager, viewer: Viewer, asked: CommentAbout): Promise<About> {
  const { workLogId, companyId, recordId } = asked;
  if (workLogId) {
    const log = await manager.findOneBy(WorkLog, { id: workLogId });
    if (!log || !isOpenLog(viewer, log)) throw notFound('work_log', { id: workLogId });
    return { column: 'workLogId', id: workLogId, ownerId: log.userId, subject: { type: 'work_log', id: workLogId } };
  }
  if (companyId) {
    const { ownerId } = await getVisibleCompany(manager, viewer, companyId);
    return { column: 'companyId', id: companyId, ownerId, subject: { type: 'company', id: companyId } };
  }
  const [record] = recordId ? await findOpenRecords(manager, viewer, [recordId]) : [];
  if (recordId && record?.kind !== 'opportunity') throw notFound('record', { id: recordId });
  if (!record) throw badRequest('comment.about_nothing', 'Name the work log, the company or the opportunity.');
  const { id, ownerId } = record;
  return { column: 'recordId', id, ownerId, subject: { type: 'record', id } };
}

/** A log that was not handed in is its author's alone. */
function isOpenLog(viewer: Viewer, { userId, submittedAt }: WorkLog): boolean {
  return userId === viewer.userId || (submittedAt !== null && mayReadLogs(viewer, userId));
}
