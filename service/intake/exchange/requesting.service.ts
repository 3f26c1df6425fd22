import type { EntityManager } from 'typeorm';
import { LessThanOrEqual } from 'typeorm';
import { Job } from '../../platform/queue/job.entity';
import { addJob, withdrawJob } from '../../platform/queue/jobRows';
import { priorities } from '../../platform/queue/queue';

/** The job that reads what is new in a mailbox; its key is the number of the mailbox. */
export const SYNC = 'exchange.sync';
/** The same for the next slice of a first import: few of these run at once, so that what is new for others need not wait. */
export const FIRST = 'exchange.first';

/** What the job is told. */
export interface SyncPayload {
  mailboxId: number;
  /** Something was told of new mail: its changes are read, and nothing else is looked at. */
  isTold?: boolean;
}

/** Has a mailbox read: at once, or when it may be asked again. Where a job waits already, its time stays, unless a person `isAsking`. */
export async function requestSync(
  manager: EntityManager,
  mailboxId: number,
  options: { dueAt?: Date; isFirst?: boolean; isTold?: boolean; isAsking?: boolean } = {},
): Promise<void> {
  const { dueAt, isFirst = false, isTold = false, isAsking = false } = options;
  if (isAsking) await withdrawJob(manager, SYNC, String(mailboxId));
  const payload: SyncPayload = { mailboxId, ...(isTold ? { isTold } : {}) };
  await addJob(manager, isFirst ? FIRST : SYNC, String(mailboxId), payload, {
    // Of a first import the next slice comes behind what is new for others.
    priority: isFirst ? priorities.import : priorities.mail,
    lane: `mailbox:${mailboxId}`,
    ...(dueAt ? { dueAt } : {}),
  });
}

/** Asks for the next, when what changes at once has changed. */
export const LATER = 'exchange.later';
const LATER_MS = 3_000;

/** Has a mailbox read in a moment: mail that is there was changed, most often by ourselves (outlook/marking.service), and no new mail is to wait for that. */
export async function requestLater(manager: EntityManager, mailboxId: number, now: Date): Promise<void> {
  await addJob(
    manager,
    LATER,
    String(mailboxId),
    { mailboxId },
    { priority: priorities.refile, lane: `mailbox:${mailboxId}`, dueAt: new Date(now.getTime() + LATER_MS) },
  );
}

/** Whether somebody waits for what is new in a mailbox, and would begin by `by`. */
export function isSyncWaiting(manager: EntityManager, mailboxId: number, by: Date): Promise<boolean> {
  return manager.existsBy(Job, { name: SYNC, key: String(mailboxId), state: 'waiting', dueAt: LessThanOrEqual(by) });
}
