import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { OwnerTransferPart } from '../companies/transfer.entity';
import { namesOf } from '../companies/similar.service';
import { Mailbox, MailboxMember } from '../mail/message.entity';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import type { TransferBody } from './transfer.schema';
import { takesRest } from './transferring';

/** A row of mailbox_member that a transfer made, as it is remembered for its undo. */
type Opened = Pick<OwnerTransferPart, 'tableName' | 'rowId' | 'toId' | 'versionAfter'>;

/**
 * Opens the personal mailboxes of whoever leaves to whoever gets the rest: what is in them and what still comes, but for private letters (`privateWallSql`). Each is a line
 * of the audit log that names the mailbox and both people. The caller has checked that it may be done.
 */
export async function openMailboxes(
  manager: EntityManager,
  viewer: Viewer,
  { fromId, targets }: TransferBody,
  transferId: number,
  now: Date,
): Promise<Opened[]> {
  const toId = targets.find(takesRest)?.toId;
  if (toId === undefined) return [];
  const mailboxes = await manager.findBy(Mailbox, { ownerId: fromId, isShared: false });
  const people = await namesOf(manager, [fromId, toId]);
  const opened: Opened[] = [];
  for (const { id: mailboxId, address } of mailboxes) {
    if (await manager.existsBy(MailboxMember, { mailboxId, userId: toId })) continue;
    const added = await manager.insert(MailboxMember, { mailboxId, userId: toId });
    opened.push({ tableName: 'mailbox_member', rowId: Number(added.identifiers[0]?.id), toId, versionAfter: null });
    const told = { transferId, address, fromId, from: people.get(fromId) ?? '', toId, to: people.get(toId) ?? '' };
    await audit(manager, viewer, 'mailbox.handed_over', { type: 'mailbox', id: mailboxId }, told, now);
  }
  return opened;
}

/** Closes the mailboxes again that a transfer opened, each with its line of the audit log. */
export async function closeMailboxes(
  manager: EntityManager,
  viewer: Viewer,
  transferId: number,
  now: Date,
): Promise<void> {
  const parts = await manager.findBy(OwnerTransferPart, { transferId, tableName: 'mailbox_member' });
  const members = await manager.findBy(MailboxMember, { id: In(parts.map(part => part.rowId)) });
  const mailboxes = await manager.findBy(Mailbox, { id: In(members.map(member => member.mailboxId)) });
  const people = await namesOf(manager, [
    ...members.map(member => member.userId),
    ...mailboxes.map(mailbox => mailbox.ownerId),
  ]);
  for (const { id, mailboxId, userId } of members) {
    const mailbox = mailboxes.find(one => one.id === mailboxId);
    await manager.delete(MailboxMember, { id });
    const { address = '', ownerId = null } = mailbox ?? {};
    const told = { transferId, address, fromId: userId, from: people.get(userId) ?? '', toId: ownerId };
    const to = ownerId === null ? '' : (people.get(ownerId) ?? '');
    await audit(manager, viewer, 'mailbox.taken_back', { type: 'mailbox', id: mailboxId }, { ...told, to }, now);
  }
}
