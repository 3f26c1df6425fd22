import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { normaliseAddress } from '../common/emailAddress';
import { ownCopySql, ownMailboxSql, visibleMessageSql } from '../filing/visibility';
import { findByMessageIds } from '../mail/byMessageId.service';
import { messageIdHash, normaliseMessageId } from '../mail/identity';
import { KeptOut, Mailbox, MailboxMessage, Message } from '../mail/message.entity';
import { normaliseSubject } from '../mail/subjects';
import type { Viewer } from '../users/roles';
import { User } from '../users/user.entity';
import type { PaneAsk } from './sidebar.schema';

/** The mailbox that the pane named, as far as we look after it. */
export interface FoundMailbox {
  mailbox: Mailbox | null;
  /** Its copies are the viewer's own. */
  isOwn: boolean;
}

/** What the item of the pane is to us. */
export type Found =
  { kind: 'message'; message: Message; isOwnCopy: boolean } | { kind: 'kept_out'; row: KeptOut } | { kind: 'nothing' };

// Outlook's time of a sent item may differ from the Date header by how long it lay in the outbox.
const WINDOW_MS = 5 * 60_000;
const MOST = 50;

/** The mailbox of an address, and whether the viewer has a right in it. */
export async function findMailbox(manager: EntityManager, viewer: Viewer, address: string): Promise<FoundMailbox> {
  const own = ownMailboxSql(viewer, '"b"');
  const { entities, raw } = await manager
    .createQueryBuilder(Mailbox, 'b')
    .addSelect(`CASE WHEN ${own.sql} THEN 1 ELSE 0 END`, 'isOwn')
    .where('b.address = :address', { address: normaliseAddress(address) })
    .setParameters(own.parameters)
    .getRawAndEntities<{ isOwn: number | string }>();
  return { mailbox: entities[0] ?? null, isOwn: Number(raw[0]?.isOwn ?? 0) === 1 };
}

/** Whose a mailbox is: of a shared one who manages it. */
export async function ownerNameOf(manager: EntityManager, mailbox: Mailbox): Promise<string | null> {
  if (mailbox.ownerId === null) return null;
  return (await manager.findOneBy(User, { id: mailbox.ownerId }))?.name ?? null;
}

/**
 * Finds what Outlook shows: by its Message-ID, the copy in this mailbox before any other; where it has none, by sender and time within the mailbox. Only what the viewer may see is found:
 * whoever names a mailbox or a Message-ID of somebody else's learns nothing by it.
 */
export async function findItem(
  manager: EntityManager,
  viewer: Viewer,
  { mailbox, isOwn }: FoundMailbox,
  ask: PaneAsk,
): Promise<Found> {
  const id = normaliseMessageId(ask.internetMessageId ?? '');
  const candidates = id
    ? await byMessageId(manager, messageIdHash(id))
    : mailbox && isOwn
      ? await byPlace(manager, mailbox.id, ask)
      : [];
  const message = await chooseVisible(manager, viewer, mailbox?.id ?? 0, candidates, ask);
  if (message) return { kind: 'message', ...message };
  if (!id || !mailbox || !isOwn) return { kind: 'nothing' };
  const row = await manager.findOneBy(KeptOut, { mailboxId: mailbox.id, identity: messageIdHash(id) });
  return row ? { kind: 'kept_out', row } : { kind: 'nothing' };
}

async function byMessageId(manager: EntityManager, hash: string): Promise<number[]> {
  const rows = await findByMessageIds(manager, [hash], {});
  return rows.slice(0, MOST).map(row => row.id);
}

/** Letters of a mailbox around a time; one range of an index. */
async function byPlace(manager: EntityManager, mailboxId: number, ask: PaneAsk): Promise<number[]> {
  const from = normaliseAddress(ask.from?.address ?? '');
  if (!ask.sentAt || !from) return [];
  const at = new Date(ask.sentAt).getTime();
  const rows = await manager
    .createQueryBuilder(MailboxMessage, 'c')
    .innerJoin(Message, 'm', 'm.id = c.messageId')
    .select('m.id', 'id')
    .addSelect('m.subject', 'subject')
    .where('c.mailboxId = :mailboxId AND c.sentAt BETWEEN :start AND :end', {
      ...{ mailboxId, start: new Date(at - WINDOW_MS), end: new Date(at + WINDOW_MS) },
    })
    .andWhere('m.fromAddress = :from', { from })
    .limit(MOST)
    .getRawMany<{ id: number; subject: string }>();
  const subject = normaliseSubject(ask.subject ?? '');
  return rows.filter(row => normaliseSubject(row.subject) === subject).map(row => row.id);
}

async function chooseVisible(
  manager: EntityManager,
  viewer: Viewer,
  mailboxId: number,
  ids: readonly number[],
  ask: PaneAsk,
): Promise<{ message: Message; isOwnCopy: boolean } | null> {
  if (ids.length === 0) return null;
  const visible = visibleMessageSql(viewer, '"m"');
  const own = ownCopySql(viewer, '"m"');
  const { entities, raw } = await manager
    .createQueryBuilder(Message, 'm')
    .addSelect(`CASE WHEN ${own.sql} THEN 1 ELSE 0 END`, 'isOwnCopy')
    .where({ id: In([...ids]) })
    .andWhere("m.kind <> 'stub'")
    .andWhere(visible.sql, { ...visible.parameters, ...own.parameters })
    .getRawAndEntities<{ isOwnCopy: number | string }>();
  const copies = entities.length > 1 ? await heldIn(manager, mailboxId, entities) : new Set<number>();
  const found = entities
    .map((message, at) => ({ message, isOwnCopy: Number(raw[at]?.isOwnCopy ?? 0) === 1 }))
    .sort((a, b) => likeness(b.message, copies, ask) - likeness(a.message, copies, ask) || b.message.id - a.message.id);
  return found[0] ?? null;
}

async function heldIn(manager: EntityManager, mailboxId: number, messages: readonly Message[]): Promise<Set<number>> {
  const where = { mailboxId, messageId: In(messages.map(message => message.id)) };
  return new Set(
    (await manager.find(MailboxMessage, { select: { messageId: true }, where })).map(one => one.messageId),
  );
}

/** Two letters may claim one Message-ID: the one of this mailbox, of this sender, of this time. */
function likeness(message: Message, copies: ReadonlySet<number>, ask: PaneAsk): number {
  const isFrom = message.fromAddress === normaliseAddress(ask.from?.address ?? '');
  const apart = ask.sentAt ? Math.abs(new Date(ask.sentAt).getTime() - message.sentAt.getTime()) : Infinity;
  return Number(copies.has(message.id)) * 4 + Number(isFrom) * 2 + Number(apart <= WINDOW_MS);
}
