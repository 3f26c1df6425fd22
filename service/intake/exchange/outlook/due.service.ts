import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { pieces } from '../../../platform/database/rows';
import { addJob } from '../../../platform/queue/jobRows';
import { priorities } from '../../../platform/queue/queue';
import type { ExchangeItem } from '../exchange.entity';
import { OutlookDue } from './outlook.entity';

/** Writes on messages what is due of a mailbox; its key is the number of the mailbox. Triggers of the database add both (migration CreateOutlookMarks). */
export const MARK = 'exchange.mark';
/** The same for what is old: when there is time, and never before what is new. */
export const MARK_OLD = 'exchange.mark_old';

/** Has what is due in a mailbox written: at once, or when it may be tried again. */
export async function requestMarking(
  manager: EntityManager,
  mailboxId: number,
  { isUrgent, dueAt }: { isUrgent: boolean; dueAt?: Date },
): Promise<void> {
  await addJob(
    manager,
    isUrgent ? MARK : MARK_OLD,
    String(mailboxId),
    { mailboxId },
    {
      priority: isUrgent ? priorities.mail : priorities.import,
      lane: `mailbox:${mailboxId}`,
      ...(dueAt ? { dueAt } : {}),
    },
  );
}

/** Has messages looked at in Outlook, because a person may have changed something there. */
export async function dueNow(
  manager: EntityManager,
  items: readonly Pick<ExchangeItem, 'id' | 'mailboxId' | 'receivedAt'>[],
) {
  for (const piece of pieces(items)) {
    const known = await manager.findBy(OutlookDue, { itemId: In(piece.map(item => item.id)) });
    const there = new Map(known.map(row => [row.itemId, row]));
    for (const { id, mailboxId, receivedAt } of piece) {
      const turn = there.get(id)?.turn ?? 0;
      const row = { itemId: id, mailboxId, isUrgent: true, receivedAt, turn: turn + 1, tries: 0, dueAt: new Date(0) };
      if (turn > 0) await manager.update(OutlookDue, { itemId: id }, row);
      else await manager.insert(OutlookDue, row);
    }
  }
}

const SELECT =
  `SELECT i."id", i."mailboxId", 0, i."receivedAt", 1, 0, '1970-01-01 00:00:00.000' FROM "exchange_item" i` +
  ` WHERE i."state" = 'stored' AND i."messageId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "outlook_due" d WHERE d."itemId" = i."id")` +
  ` AND EXISTS (SELECT 1 FROM "filing" f WHERE f."messageId" = i."messageId" AND f."endedAt" IS NULL)`;

/** Has all filed mail of a mailbox looked at, when there is time: its settings were changed. */
export async function dueAgain(manager: EntityManager, mailboxId: number): Promise<void> {
  await manager.query(
    `INSERT INTO "outlook_due" ("itemId", "mailboxId", "isUrgent", "receivedAt", "turn", "tries", "dueAt") ${SELECT} AND i."mailboxId" = ${Math.trunc(mailboxId)}`,
  );
  await manager.update(OutlookDue, { mailboxId }, { dueAt: new Date(0), tries: 0 });
  await requestMarking(manager, mailboxId, { isUrgent: false });
}
