import type { EntityManager } from 'typeorm';
import { In, IsNull, LessThan, LessThanOrEqual, Not } from 'typeorm';
import { ApprovalRequest } from './approval.entity';
import { endRequest } from './asking.service';

const AT_ONCE = 200;
const DAY = 86_400_000;
/** The copy of a mail is kept so many days after it was asked for; what was decided, and by whom, stays. */
export const COPY_DAYS = 90;

/** Ends what nobody decided in time. Answers whether there may be more. */
export async function expireRequests(manager: EntityManager, now: Date): Promise<boolean> {
  const rows = await manager.find(ApprovalRequest, {
    where: { state: 'pending', expiresAt: LessThanOrEqual(now) },
    order: { expiresAt: 'ASC' },
    take: AT_ONCE,
  });
  for (const row of rows) await endRequest(manager, row, now);
  return rows.length === AT_ONCE;
}

/**
 * Empties the copies whose time is over. The house's own rules of retention count in years, so this is always sooner; a letter that is erased takes the request with
 * which it left along by its foreign key. Answers whether there may be more.
 */
export async function clearCopies(manager: EntityManager, now: Date): Promise<boolean> {
  const rows = await manager.find(ApprovalRequest, {
    select: { id: true },
    where: {
      clearedAt: IsNull(),
      requestedAt: LessThan(new Date(now.getTime() - COPY_DAYS * DAY)),
      state: Not('pending'),
    },
    order: { requestedAt: 'ASC' },
    take: AT_ONCE,
  });
  await emptyCopies(
    manager,
    rows.map(row => row.id),
    now,
  );
  return rows.length === AT_ONCE;
}

/** Takes what a mail said out of requests; that they were made, and what was decided, stays. */
export async function emptyCopies(manager: EntityManager, ids: readonly number[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  const empty = { subject: '', text: null, recipients: [], attachments: [], findings: [], note: '', clearedAt: now };
  await manager.update(ApprovalRequest, { id: In([...ids]) }, empty as never);
}
