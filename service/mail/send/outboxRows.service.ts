import type { EntityManager } from 'typeorm';
import { In, IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import { conflict } from '../../common/errors';
import { addJob } from '../../platform/queue/jobRows';
import { priorities } from '../../platform/queue/queue';
import { OutboxMail } from './outbox.entity';
import type { OutboxState } from './outboxStates';
import { MOST_A_MINUTE, movingStates, nextTurn, statesBefore } from './outboxStates';

/** The job that hands one mail over; its key is the number of the mail. */
export const SEND_OUTBOX = 'outbox.send';
/** The job that looks whether the sent copy of a mail is here already; handled by outbox/outbox.jobs.ts. */
export const RECOGNISE_SENT = 'outbox.recognise';
/** The job that takes in the copy of a mail which left: from Exchange, or, by SMTP, of which no mailbox keeps one, our own; handled by intake/outbox.jobs.ts. */
export const TAKE_IN_SENT = 'outbox.take_in';

/** Sees to it that a mail is handed over when it is due, in the transaction that makes it so. */
export async function askSending(manager: EntityManager, mail: Pick<OutboxMail, 'id' | 'mailboxId'>, dueAt: Date) {
  const options = { priority: priorities.interactive, lane: `outbox:${mail.mailboxId}`, dueAt };
  await addJob(manager, SEND_OUTBOX, String(mail.id), { outboxId: mail.id }, options);
}

/** Has it looked for the letter that a sent mail became. */
export async function askRecognising(manager: EntityManager, outboxId: number): Promise<void> {
  await addJob(manager, RECOGNISE_SENT, String(outboxId), { outboxId }, { lane: 'outbox' });
}

export async function askTakingIn(manager: EntityManager, outboxId: number): Promise<void> {
  await addJob(manager, TAKE_IN_SENT, String(outboxId), { outboxId }, { lane: 'outbox' });
}

const LEASE_MS = 180_000;

/** Takes a mail for this process; null where it is not due, or another process has it. */
export async function leaseMail(
  manager: EntityManager,
  id: number,
  process: string,
  now: Date,
): Promise<OutboxMail | null> {
  const lease = { leasedBy: process, leasedUntil: new Date(now.getTime() + LEASE_MS) };
  const open = { id, state: In([...movingStates]), dueAt: LessThanOrEqual(now) };
  const free = [
    { ...open, leasedUntil: IsNull() },
    { ...open, leasedUntil: LessThanOrEqual(now) },
  ];
  for (const where of free) if ((await manager.update(OutboxMail, where, lease)).affected) break;
  return manager.findOneBy(OutboxMail, { id, leasedBy: process, leasedUntil: lease.leasedUntil });
}

/** Goes on holding it: a large mail takes its time. @throws AppError outbox.taken where another process has it since */
export async function renewMail(manager: EntityManager, mail: OutboxMail, now: Date): Promise<void> {
  const leasedUntil = new Date(now.getTime() + LEASE_MS);
  const kept = await manager.update(OutboxMail, { id: mail.id, leasedBy: mail.leasedBy }, { leasedUntil });
  if (!kept.affected) throw conflict('outbox.taken', 'Another process has this mail.');
}

export type Change = Partial<Omit<OutboxMail, 'id' | 'state' | 'version'>>;

/**
 * Moves a mail that this process holds on, and counts the change. Whatever comes next is done only where this was.
 *
 * @throws AppError outbox.taken (409) where it is held no more, or is not where it may go from
 */
export async function moveHeld(
  manager: EntityManager,
  mail: OutboxMail,
  to: OutboxState,
  change: Change,
  now: Date,
): Promise<void> {
  const where = { id: mail.id, leasedBy: mail.leasedBy, state: In(mail.state === to ? [to] : statesBefore(to)) };
  const values = { ...change, state: to, changedAt: now, version: mail.version + 1 };
  const done = await manager.update(OutboxMail, where, values as never);
  if (!done.affected) throw conflict('outbox.taken', 'Another process has this mail.');
  Object.assign(mail, values);
}

/** Gives a mail back. */
export async function releaseMail(manager: EntityManager, { id, leasedBy }: OutboxMail): Promise<void> {
  await manager.update(OutboxMail, { id, leasedBy }, { leasedBy: '', leasedUntil: null });
}

/** When this mailbox may hand its next mail over, by what all processes handed over in the last minute. */
export async function turnOf(manager: EntityManager, mailboxId: number, now: Date): Promise<Date> {
  const rows = await manager.find(OutboxMail, {
    select: { triedAt: true },
    where: { mailboxId, triedAt: MoreThan(new Date(now.getTime() - 60_000)) },
    order: { triedAt: 'DESC' },
    take: MOST_A_MINUTE,
  });
  return nextTurn(
    rows.flatMap(row => row.triedAt ?? []),
    now,
  );
}

const AT_ONCE = 200;

/** Asks once more for what is due and may have lost its job: after a hold, or the end of a process. */
export async function askAllDue(manager: EntityManager, now: Date): Promise<void> {
  const rows = await manager.find(OutboxMail, {
    where: { state: In([...movingStates]), dueAt: LessThanOrEqual(now) },
    order: { dueAt: 'ASC', id: 'ASC' },
    take: AT_ONCE,
  });
  for (const row of rows) await askSending(manager, row, now);
}

/** How the mailbox is known in Exchange; null where it is not there. The table is intake's, which knows more of it. */
export async function exchangeUserOf(manager: EntityManager, mailboxId: number): Promise<string | null> {
  const row = await manager
    .createQueryBuilder()
    .select('"x"."user"', 'user')
    .from('exchange_mailbox', 'x')
    .where('"x"."mailboxId" = :mailboxId AND "x"."isOn" = :yes', { mailboxId, yes: true })
    .getRawOne<{ user: string }>();
  return row?.user ?? null;
}

const DAY = 86_400_000;
const KEPT_DAYS = 90;

/** Takes away what was sent long ago; the letters stay. Answers whether there may be more. */
export async function sweepOutbox(manager: EntityManager, now: Date): Promise<boolean> {
  const before = LessThanOrEqual(new Date(now.getTime() - KEPT_DAYS * DAY));
  const where = { state: In(['seen', 'sent']), changedAt: before };
  const rows = await manager.find(OutboxMail, { select: { id: true }, where, take: AT_ONCE });
  if (rows.length > 0) await manager.delete(OutboxMail, { id: In(rows.map(row => row.id)) });
  return rows.length === AT_ONCE;
}
