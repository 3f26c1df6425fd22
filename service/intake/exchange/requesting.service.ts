import type { EntityManager } from 'typeorm';
import { addJob } from '../../platform/queue/jobRows';
import { priorities } from '../../platform/queue/queue';

/** The job that reads what is new in a mailbox; its key is the number of the mailbox. */
export const SYNC = 'exchange.sync';
/** The same for the next slice of a first import: few of these run at once, so that what is new for others need not wait. */
export const FIRST = 'exchange.first';

/** Has a mailbox read: at once, or when it may be asked again. */
export async function requestSync(
  manager: EntityManager,
  mailboxId: number,
  options: { dueAt?: Date; isFirst?: boolean } = {},
): Promise<void> {
  const { dueAt, isFirst = false } = options;
  await addJob(
    manager,
    isFirst ? FIRST : SYNC,
    String(mailboxId),
    { mailboxId },
    {
      // Of a first import the next slice comes behind what is new for others.
      priority: isFirst ? priorities.import : priorities.mail,
      lane: `mailbox:${mailboxId}`,
      ...(dueAt ? { dueAt } : {}),
    },
  );
}
