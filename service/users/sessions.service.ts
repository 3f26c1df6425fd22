import { LessThan, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import type { Viewer } from './roles';
import { hashToken, newToken } from './secrets';
import { Session } from './user.entity';
import { viewerOf } from './viewing.service';

const HOUR = 3_600_000;
/** A session ends after this long without a request, and after this long in any case. */
export const IDLE_MS = 12 * HOUR;
export const ABSOLUTE_MS = 30 * 24 * HOUR;
// Prolonging is a write; once in a while is enough.
const TOUCH_MS = 5 * 60_000;

/**
 * Opens a session for a person and returns its token, which is kept nowhere but in his cookie.
 *
 * @param entraMs of one that Microsoft's sign-in began: how long it lasts, milliseconds
 */
export async function openSession(
  manager: EntityManager,
  userId: number,
  userAgent: string | null,
  now: Date,
  entraMs: number | null = null,
): Promise<string> {
  const token = newToken();
  const endsAt = entraMs === null ? null : new Date(now.getTime() + entraMs);
  await manager.delete(Session, { userId, expiresAt: LessThan(now) });
  await manager.insert(Session, {
    tokenHash: hashToken(token),
    userId,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(Math.min(now.getTime() + IDLE_MS, endsAt?.getTime() ?? Infinity)),
    startedBy: endsAt ? 'entra' : 'local',
    endsAt,
    userAgent: userAgent?.slice(0, 400) ?? null,
  });
  return token;
}

/** Who holds `token`, or null; using a session keeps it alive. */
export async function findSession(
  context: Context,
  token: string,
): Promise<{ sessionId: number; caller: Viewer } | null> {
  const { database } = context;
  const session = await database.manager.findOneBy(Session, { tokenHash: hashToken(token) });
  if (!session || session.expiresAt <= context.clock()) return null;
  const caller = await viewerOf(database.manager, session.userId);
  if (!caller) return null;
  await keepAlive(context, session);
  return { sessionId: session.id, caller };
}

/** Notes that a session is used, so that it does not end for want of it. */
export async function keepAlive(context: Context, session: Session): Promise<void> {
  const now = context.clock();
  if (now.getTime() - session.lastSeenAt.getTime() < TOUCH_MS) return;
  const last = session.endsAt?.getTime() ?? session.createdAt.getTime() + ABSOLUTE_MS;
  const until = Math.min(now.getTime() + IDLE_MS, last);
  await inTransaction(context.database, manager =>
    manager.update(Session, { id: session.id }, { lastSeenAt: now, expiresAt: new Date(until) }),
  );
}

/** A session that has not ended; null for any other. */
export async function findOpenSession(manager: EntityManager, sessionId: number, now: Date): Promise<Session | null> {
  const session = await manager.findOneBy(Session, { id: sessionId });
  return session && session.expiresAt > now ? session : null;
}

/** Who holds a session that is still open, with the rights of now; null where it has ended. Asking does not prolong it. */
export async function findSignedIn(manager: EntityManager, sessionId: number, now: Date): Promise<Viewer | null> {
  const session = await findOpenSession(manager, sessionId, now);
  return session ? viewerOf(manager, session.userId) : null;
}

/** Ends one session. */
export async function endSession(manager: EntityManager, sessionId: number): Promise<void> {
  await manager.delete(Session, { id: sessionId });
}

/** Ends all sessions of a person, but the one that is `kept`. */
export async function endSessions(manager: EntityManager, userId: number, kept: number | null = null): Promise<void> {
  await manager.delete(Session, kept === null ? { userId } : { userId, id: Not(kept) });
}

/** Ends those sessions of a person that Microsoft's sign-in began. */
export async function endEntraSessions(manager: EntityManager, userId: number): Promise<void> {
  await manager.delete(Session, { userId, startedBy: 'entra' });
}

/** Removes sessions that have ended. */
export async function sweepSessions(manager: EntityManager, now: Date): Promise<void> {
  await manager.delete(Session, { expiresAt: LessThan(now) });
}
