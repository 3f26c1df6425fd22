import type { EntityManager } from 'typeorm';
import { conflict } from '../../common/errors';
import type { Context } from '../../context';
import { inTransaction } from '../../platform/database/transaction';
import { audit } from '../../users/audit.service';
import type { Viewer } from '../../users/roles';
import { lockSetting, readSetting, saveSetting } from '../../users/settings.service';
import type { Retention, RetentionReply } from '../operations.schema';

const KEY = 'retention';
const DAY = 86_400_000;
// Rows a transaction: mail that comes meanwhile waits no longer than for these.
const PIECE = 500;

const unset: RetentionReply = {
  migrationCopies: 3,
  deadJobDays: 90,
  importFailureDays: 180,
  sentMailDays: 90,
  deliveryDays: 30,
  endedKeyDays: 365,
  version: 0,
};

/** How long bookkeeping is kept. */
export async function getRetention(manager: EntityManager): Promise<RetentionReply> {
  return { ...unset, ...(await readSetting<Partial<RetentionReply>>(manager, KEY)) };
}

/** Changes how long bookkeeping is kept. @throws AppError version.changed */
export async function changeRetention(
  context: Context,
  viewer: Viewer,
  version: number,
  values: Retention,
): Promise<RetentionReply> {
  return inTransaction(context.database, async manager => {
    await lockSetting(manager, KEY);
    const before = await getRetention(manager);
    if (before.version !== version)
      throw conflict('version.changed', 'Somebody else has changed the settings meanwhile. Look again.');
    const after = { ...values, version: version + 1 };
    await saveSetting(manager, KEY, after);
    const details = { before, after };
    await audit(manager, viewer, 'retention.changed', { type: 'settings', id: null }, details, context.clock());
    return after;
  });
}

interface Old {
  table: string;
  /** Which rows are old; the instant is the statement's only parameter. */
  where: string;
  before: Date;
}

/**
 * Removes bookkeeping that nobody looks at any more, in pieces, so that it may be interrupted and never holds the database for long. Never of the audit
 * log, never of mail. Answers how many rows of each table.
 */
export async function removeOld(context: Context, signal: AbortSignal): Promise<Record<string, number>> {
  const kept = await getRetention(context.database.manager);
  const now = context.clock().getTime();
  const before = (days: number) => new Date(now - days * DAY);
  const all: Old[] = [
    { table: 'job', where: `"state" = 'dead' AND "createdAt" < ?`, before: before(kept.deadJobDays) },
    {
      table: 'import_failure',
      where: `"runId" IN (SELECT "id" FROM "import_run" WHERE "finishedAt" < ?)`,
      before: before(kept.importFailureDays),
    },
    { table: 'outgoing_mail', where: `"state" <> 'waiting' AND "createdAt" < ?`, before: before(kept.sentMailDays) },
    { table: 'webhook_delivery', where: `"state" <> 'waiting' AND "at" < ?`, before: before(kept.deliveryDays) },
    { table: 'api_key', where: `coalesce("revokedAt", "expiresAt") < ?`, before: before(kept.endedKeyDays) },
    { table: 'session', where: `"expiresAt" < ?`, before: before(1) },
    { table: 'one_time_link', where: `"expiresAt" < ?`, before: before(30) },
  ];
  const removed: Record<string, number> = {};
  for (const old of all) removed[old.table] = await removePieces(context, old, signal);
  return removed;
}

async function removePieces(context: Context, { table, where, before }: Old, signal: AbortSignal): Promise<number> {
  const isServer = context.database.dialect === 'mssql';
  const condition = isServer ? where.replace('?', '@0') : where;
  const find = isServer
    ? `SELECT TOP ${PIECE} "id" AS "id" FROM "${table}" WHERE ${condition}`
    : `SELECT "id" AS "id" FROM "${table}" WHERE ${condition} LIMIT ${PIECE}`;
  // As TypeORM keeps an instant in SQLite.
  const instant = isServer ? before : before.toISOString().replace('T', ' ').replace('Z', '');
  let removed = 0;
  while (!signal.aborted) {
    const done = await inTransaction(context.database, async manager => {
      const rows = (await manager.query(find, [instant])) as { id: number }[];
      const ids = rows.map(row => Number(row.id)).join(', ');
      if (ids !== '') await manager.query(`DELETE FROM "${table}" WHERE "id" IN (${ids})`);
      return rows.length;
    });
    removed += done;
    if (done < PIECE) break;
  }
  return removed;
}
