import { In, IsNull, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { notFound } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import type { AlarmList } from './alarms.schema';
import { audit } from './audit.service';
import { Alarm } from './organisation.entity';
import type { Viewer } from './roles';
import { User } from './user.entity';

const SHOWN = 100;

/** Puts something before the administrators and the owner, and into the audit log. */
export async function raiseAlarm(
  manager: EntityManager,
  kind: 'mass_reading' | 'export_refused',
  userId: number,
  details: Record<string, unknown>,
  now: Date,
): Promise<void> {
  await manager.insert(Alarm, { kind, raisedAt: now, userId, details: details as never, seenAt: null, seenById: null });
  await audit(manager, 'system', `alarm.${kind}`, { type: 'user', id: userId }, details, now);
}

/** The newest alarms, those that nobody has seen first. */
export async function listAlarms(manager: EntityManager): Promise<AlarmList> {
  const fresh = await manager.find(Alarm, { where: { seenAt: IsNull() }, order: { id: 'DESC' }, take: SHOWN });
  const seen = await manager.find(Alarm, { where: { seenAt: Not(IsNull()) }, order: { id: 'DESC' }, take: SHOWN });
  const alarms = [...fresh, ...seen].slice(0, SHOWN);
  const ids = alarms.flatMap(alarm => [alarm.userId, alarm.seenById]).filter(id => id !== null);
  const people = new Map((await manager.findBy(User, { id: In(ids) })).map(user => [user.id, user.name]));
  return {
    alarms: alarms.map(alarm => ({
      id: alarm.id,
      kind: alarm.kind,
      raisedAt: alarm.raisedAt.toISOString(),
      person: people.get(alarm.userId ?? 0) ?? null,
      details: alarm.details,
      seenBy: people.get(alarm.seenById ?? 0) ?? null,
      seenAt: alarm.seenAt?.toISOString() ?? null,
    })),
    unseen: await manager.countBy(Alarm, { seenAt: IsNull() }),
  };
}

/** Notes that somebody has looked at an alarm. @throws AppError alarm.not_found */
export async function markSeen(context: Context, viewer: Viewer, id: number): Promise<void> {
  await inTransaction(context.database, async manager => {
    const alarm = await manager.findOneBy(Alarm, { id });
    if (!alarm) throw notFound('alarm', { id });
    if (alarm.seenAt) return;
    await manager.update(Alarm, { id }, { seenAt: context.clock(), seenById: viewer.userId });
  });
}
