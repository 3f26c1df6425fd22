import type { EntityManager } from 'typeorm';
import { notFound } from '../common/errors';
import { Mailbox } from '../mail/message.entity';
import type { Viewer } from '../users/roles';

/** Who may send from a mailbox: whose own it is; of a shared one, who works in it or manages it. Nobody else, whatever he may read. */
const MAY_SEND =
  'b.isActive = :yes AND (b.ownerId = :userId OR (b.isShared = :yes AND EXISTS' +
  ' (SELECT 1 FROM "mailbox_member" "bm" WHERE "bm"."mailboxId" = b.id AND "bm"."userId" = :userId)))';

/** The mailboxes from which somebody may send, his own first. */
export async function sendableMailboxes(manager: EntityManager, viewer: Viewer): Promise<Mailbox[]> {
  return manager
    .createQueryBuilder(Mailbox, 'b')
    .where(MAY_SEND, { yes: true, userId: viewer.userId })
    .orderBy('b.isShared')
    .addOrderBy('b.address')
    .take(100)
    .getMany();
}

/** @throws AppError mailbox.not_found where he may not send from it */
export async function getSendable(manager: EntityManager, viewer: Viewer, id: number): Promise<Mailbox> {
  const mailbox = await manager
    .createQueryBuilder(Mailbox, 'b')
    .where(`b.id = :id AND ${MAY_SEND}`, { id, yes: true, userId: viewer.userId })
    .getOne();
  if (!mailbox) throw notFound('mailbox', { id });
  return mailbox;
}
