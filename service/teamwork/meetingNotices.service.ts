import type { EntityManager } from 'typeorm';
import { insertRows } from '../platform/database/rows';
import type { CustomerNoticeKind } from './care.entity';
import { Notice } from './care.entity';
import { LiveSignal } from './live.entity';

/** Tells the owners of customers that a colleague met somebody of theirs, in the transaction of it; what he was told stands in a note on the customer. */
export async function notifyOfMeetings(
  manager: EntityManager,
  byId: number | null,
  met: readonly { userId: number; companyId: number }[],
  now: Date,
): Promise<void> {
  const others = met.filter(one => one.userId !== byId);
  if (others.length === 0) return;
  const row = { kind: 'customer_met' as const, messageId: null, leadId: null, byId, at: now, readAt: null };
  await insertRows(
    manager,
    Notice,
    others.map(one => ({ ...one, ...row })),
  );
  const subjectIds = [...new Set(others.map(one => one.userId))];
  await manager.insert(LiveSignal, { kind: 'notice', subjectIds, byId: byId ?? 0, at: now });
}

/** Tells owners, and who manages them, of customers that return to a pool or have, in the transaction of it. */
export async function notifyOfCustomers(
  manager: EntityManager,
  told: readonly { kind: CustomerNoticeKind; userId: number; companyId: number }[],
  now: Date,
): Promise<void> {
  if (told.length === 0) return;
  const rows = told.map(one => ({ ...one, messageId: null, leadId: null, byId: null, at: now, readAt: null }));
  await insertRows(manager, Notice, rows);
  const subjectIds = [...new Set(told.map(one => one.userId))];
  await manager.insert(LiveSignal, { kind: 'notice', subjectIds, byId: 0, at: now });
}
