import type { EntityManager } from 'typeorm';
import { AppError, conflict } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import type { DayLimits, DayLimitsReply } from './alarms.schema';
import { raiseAlarm } from './alarms.service';
import { audit } from './audit.service';
import { ReadingCount } from './organisation.entity';
import type { Viewer } from './roles';
import { Setting } from './user.entity';

const KEY = 'limits';
const usual: DayLimitsReply = { exportRows: 5_000, messages: 800, companies: 400, version: 0 };

/** What one person may do on one day; the usual values until an administrator sets others. */
export async function getLimits(manager: EntityManager): Promise<DayLimitsReply> {
  const row = await manager.findOneBy(Setting, { key: KEY });
  return { ...usual, ...(row?.value as Partial<DayLimitsReply> | undefined) };
}

/** Changes the limits; `version` is that which was read. @throws AppError version.changed (409) */
export async function changeLimits(
  context: Context,
  viewer: Viewer,
  version: number,
  limits: DayLimits,
): Promise<DayLimitsReply> {
  return inTransaction(context.database, async manager => {
    const before = await getLimits(manager);
    if (before.version !== version)
      throw conflict('version.changed', 'Somebody else has changed the settings meanwhile. Look again.');
    const after = { ...limits, version: version + 1 };
    const changed = await manager.update(Setting, { key: KEY }, { value: after as never });
    if (changed.affected === 0) await manager.insert(Setting, { key: KEY, value: after as never });
    const details = { before, after };
    await audit(manager, viewer, 'limits.changed', { type: 'settings', id: null }, details, context.clock());
    return after;
  });
}

/** Adds to what a person has done on a day; answers the sum before and after. */
export async function addCount(
  manager: EntityManager,
  userId: number,
  kind: 'message' | 'company' | 'export',
  day: string,
  count: number,
): Promise<{ before: number; after: number }> {
  const key = { day, userId, kind };
  const row = await manager.findOneBy(ReadingCount, key);
  const before = row?.count ?? 0;
  if (row) await manager.increment(ReadingCount, { id: row.id }, 'count', count);
  else await manager.insert(ReadingCount, { ...key, count });
  return { before, after: before + count };
}

/**
 * Called before a list leaves the house as a file: counts its rows against the day's limit of the person and writes the audit log. What is too much is refused as a whole,
 * and the administrators are told.
 *
 * @param what which list, e.g. 'companies'
 * @throws AppError export.limit_reached (403) with `limit` and `left`
 */
export async function allowExport(context: Context, viewer: Viewer, what: string, rows: number): Promise<void> {
  // The command line has no day's limit: whoever sits there has the files.
  if (viewer.userId === 0) return;
  const now = context.clock();
  const refusal = await inTransaction(context.database, async manager => {
    const { exportRows: limit } = await getLimits(manager);
    const day = now.toISOString().slice(0, 10);
    const done = (await manager.findOneBy(ReadingCount, { day, userId: viewer.userId, kind: 'export' }))?.count ?? 0;
    if (done + rows > limit) {
      await raiseAlarm(manager, 'export_refused', viewer.userId, { what, rows, done, limit }, now);
      return { limit, left: Math.max(0, limit - done), rows };
    }
    await addCount(manager, viewer.userId, 'export', day, rows);
    await audit(manager, viewer, 'data.exported', { type: what, id: null }, { rows }, now);
    return null;
  });
  if (!refusal) return;
  const message = `This list has ${rows} rows; you may take out ${refusal.left} more today. Narrow the list, or ask your administrator.`;
  throw new AppError('export.limit_reached', 403, message, { details: refusal });
}
