import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { conflict } from '../common/errors';
import type { Context } from '../context';
import { FilingStatus } from '../filing/filing.entity';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { Setting } from '../users/user.entity';
import { eraseAndScrub } from './carryingOut.service';
import { PIECE } from './erasing.service';
import type { RetentionPreview, RetentionReply, RetentionRules } from './retention.schema';

const KEY = 'mail.retention';
const unset: RetentionReply = { unfiledYears: null, filedYears: null, version: 0 };
type Kind = 'unfiled' | 'filed';
const statesOf: Record<Kind, string[]> = { unfiled: ['review', 'none', 'not_business'], filed: ['filed', 'lead'] };

/** How long mail is kept; for ever until somebody says otherwise. */
export async function getRetention(manager: EntityManager): Promise<RetentionReply> {
  const row = await manager.findOneBy(Setting, { key: KEY });
  return { ...unset, ...(row?.value as Partial<RetentionReply> | undefined) };
}

/** Changes how long mail is kept; `version` is that which was read. @throws AppError version.changed (409) */
export async function changeRetention(
  context: Context,
  viewer: Viewer,
  version: number,
  rules: RetentionRules,
): Promise<RetentionReply> {
  return inTransaction(context.database, async manager => {
    const before = await getRetention(manager);
    if (before.version !== version)
      throw conflict('version.changed', 'Somebody else has changed the settings meanwhile. Look again.');
    const after = { ...rules, version: version + 1 };
    const changed = await manager.update(Setting, { key: KEY }, { value: after as never });
    if (changed.affected === 0) await manager.insert(Setting, { key: KEY, value: after as never });
    const subject = { type: 'settings', id: null };
    await audit(manager, viewer, 'mail_retention.changed', subject, { before, after }, context.clock());
    return after;
  });
}

/** What such rules would erase at this moment; nothing is erased. */
export async function previewRetention(
  manager: EntityManager,
  rules: RetentionRules,
  now: Date,
): Promise<RetentionPreview> {
  const count = async (kind: Kind) => (await expired(manager, kind, rules, now)?.getCount()) ?? 0;
  return { unfiled: await count('unfiled'), filed: await count('filed') };
}

/** The mail of a kind that is older than its years; null where it is kept for ever. */
function expired(
  manager: EntityManager,
  kind: Kind,
  rules: RetentionRules,
  now: Date,
): SelectQueryBuilder<FilingStatus> | null {
  const years = kind === 'filed' ? rules.filedYears : rules.unfiledYears;
  if (years === null) return null;
  const before = new Date(now);
  before.setUTCFullYear(before.getUTCFullYear() - years);
  return manager
    .createQueryBuilder(FilingStatus, 's')
    .where('s.state IN (:...states) AND s.sentAt < :before', { states: statesOf[kind], before });
}

/** Erases what has outlived its years, a piece a transaction; the rest another day when the process stops. */
export async function sweepRetention(context: Context, signal: AbortSignal): Promise<number> {
  let erased = 0;
  for (const kind of ['unfiled', 'filed'] as const) {
    for (let isMore = true; isMore && !signal.aborted;) {
      const done = await inTransaction(context.database, manager => sweepPiece(manager, kind, context.clock()));
      erased += done;
      isMore = done === PIECE;
    }
  }
  if (erased === 0) return 0;
  await inTransaction(context.database, manager =>
    audit(manager, 'system', 'retention.swept', { type: 'settings', id: null }, { messages: erased }, context.clock()),
  );
  context.queue.wake();
  return erased;
}

async function sweepPiece(manager: EntityManager, kind: Kind, now: Date): Promise<number> {
  const rows = await expired(manager, kind, await getRetention(manager), now)
    ?.select('s.messageId', 'id')
    .orderBy('s.sentAt')
    .limit(PIECE)
    .getRawMany<{ id: number }>();
  const ids = (rows ?? []).map(row => Number(row.id));
  if (ids.length > 0) await eraseAndScrub(manager, ids, null, now);
  return ids.length;
}
