import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { badRequest } from '../common/errors';
import { happeningOf } from './happenings';
import { announce } from './happenings.service';
import type { Viewer } from './roles';
import { AuditEntry, User } from './user.entity';

/** Who did it: a person, the system by itself, or whoever sits at the command line. */
export type Actor = Pick<Viewer, 'userId' | 'keyId'> | 'system' | 'command_line';

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
  const keyId = typeof actor === 'string' ? undefined : actor.keyId;
  const told = keyId === undefined ? details : { ...details, keyId };
  await manager.insert(AuditEntry, {
    at: now,
    userId: typeof actor === 'string' ? null : actor.userId,
    actor: typeof actor === 'string' ? actor : 'user',
    action,
    subjectType: subject?.type ?? null,
    subjectId: subject?.id ?? null,
    details: (told ?? undefined) as never,
  });
  const kind = happeningOf(action, subject?.type ?? null);
  if (kind && subject?.id) await announce(manager, [[kind, [subject.id]]], now);
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

/** What of the audit log is asked for. */
export interface AuditQuestion {
  cursor?: string;
  limit?: number;
  userId?: number;
  /** The first part of actions, e.g. 'user' for 'user.locked'. */
  kind?: string;
  subjectType?: string;
  subjectId?: number;
  /** ISO 8601. */
  from?: string;
  to?: string;
}

// '/' is the character behind '.'.
const kindRange = (kind: string) => ({ first: `${kind}.`, last: `${kind}/` });

/** The audit log, newest first. `cursor` is that of the page before. */
export async function listAudit(
  manager: EntityManager,
  page: AuditQuestion,
): Promise<{ entries: AuditLine[]; nextCursor: string | null }> {
  const limit = page.limit ?? 50;
  const before = page.cursor === undefined ? null : Number(page.cursor);
  if (before !== null && !Number.isSafeInteger(before))
    throw badRequest('request.invalid', 'The cursor is not one that Tradepost gave.', { field: 'cursor' });
  const builder = manager
    .createQueryBuilder(AuditEntry, 'e')
    .orderBy('e.id', 'DESC')
    .take(limit + 1);
  if (before !== null) builder.andWhere('e.id < :before', { before });
  if (page.userId !== undefined) builder.andWhere('e.userId = :userId', { userId: page.userId });
  // A range, not LIKE: it is served by the index whatever the database thinks of small and capital letters.
  if (page.kind) builder.andWhere('e.action >= :first AND e.action < :last', kindRange(page.kind));
  if (page.subjectType) builder.andWhere('e.subjectType = :type', { type: page.subjectType });
  if (page.subjectId !== undefined) builder.andWhere('e.subjectId = :id', { id: page.subjectId });
  if (page.from) builder.andWhere('e.at >= :from', { from: new Date(page.from) });
  if (page.to) builder.andWhere('e.at < :to', { to: new Date(page.to) });
  const rows = await builder.getMany();
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
