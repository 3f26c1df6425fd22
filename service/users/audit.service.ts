import { In, LessThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { badRequest } from '../common/errors';
import type { Viewer } from './roles';
import { AuditEntry, User } from './user.entity';

/** Who did it: a person, the system by itself, or whoever sits at the command line. */
export type Actor = Pick<Viewer, 'userId'> | 'system' | 'command_line';

/** What it was done to. */
export interface AuditSubject {
  type: string;
  id: number | null;
}

/**
 * Writes one line of the audit log, in the transaction of what it tells of. Nobody can change or delete it.
 *
 * @param action e.g. 'user.locked'
 * @param details no content of mail, no password
 */
export async function audit(
  manager: EntityManager,
  actor: Actor,
  action: string,
  subject: AuditSubject | null,
  details: Record<string, unknown> | null,
  now: Date,
): Promise<void> {
  await manager.insert(AuditEntry, {
    at: now,
    userId: typeof actor === 'string' ? null : actor.userId,
    actor: typeof actor === 'string' ? actor : 'user',
    action,
    subjectType: subject?.type ?? null,
    subjectId: subject?.id ?? null,
    details: (details ?? undefined) as never,
  });
}

/** One line of the log, with the name of who did it. */
export interface AuditLine {
  id: number;
  at: string;
  actor: string;
  userName: string | null;
  action: string;
  subjectType: string | null;
  subjectId: number | null;
  details: Record<string, unknown>;
}

/** The audit log, newest first. `cursor` is that of the page before. */
export async function listAudit(
  manager: EntityManager,
  page: { cursor?: string; limit?: number },
): Promise<{ entries: AuditLine[]; nextCursor: string | null }> {
  const limit = page.limit ?? 50;
  const before = page.cursor === undefined ? null : Number(page.cursor);
  if (before !== null && !Number.isSafeInteger(before))
    throw badRequest('request.invalid', 'The cursor is not one that Tradepost gave.', { field: 'cursor' });
  const rows = await manager.find(AuditEntry, {
    where: before === null ? {} : { id: LessThan(before) },
    order: { id: 'DESC' },
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const userIds = [...new Set(shown.flatMap(row => (row.userId === null ? [] : [row.userId])))];
  const users = await manager.find(User, { where: { id: In(userIds) }, select: { id: true, name: true } });
  const names = new Map(users.map(user => [user.id, user.name]));
  return {
    entries: shown.map(row => ({
      id: row.id,
      at: row.at.toISOString(),
      actor: row.actor,
      userName: row.userId === null ? null : (names.get(row.userId) ?? null),
      action: row.action,
      subjectType: row.subjectType,
      subjectId: row.subjectId,
      details: row.details ?? {},
    })),
    nextCursor: rows.length > limit ? String(shown[shown.length - 1]?.id) : null,
  };
}
