import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { notFound } from '../common/errors';
import { Company, Contact, ContactAddress } from '../companies/company.entity';
import type { Context } from '../context';
import { presentCategories } from '../filing/categories/categories.service';
import { presentStatuses, visibleCompanies } from '../filing/presenting.service';
import { ownMailboxSql, privateWallSql, visibleMessageSql } from '../filing/visibility';
import { getBlobPlace } from '../mail/blobs.service';
import type { MessageContent } from '../mail/mail.schema';
import {
  Attachment,
  ImageConsent,
  Mailbox,
  MailboxMessage,
  Message,
  MessageBody,
  Participant,
} from '../mail/message.entity';
import { sanitise } from '../mail/sanitising';
import type { FilingStatusReply } from '../filing/filing.schema';
import { pieces } from '../platform/database/rows';
import { maskFields } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import type { KnownCopy } from './blindCopies';
import { shownMailboxes } from './blindCopies';
import { countHiddenSuppliers, visibleSubject } from './conversations.service';
import type { ConversationReply, MessageReply } from './reading.schema';

// A page shows at most this many messages of a conversation, the newest; and laid-out text and inline pictures up to this size together. What has no room is shown as
// plain text; opened by itself, a message has all of the room.
const MAX_MESSAGES = 200;
const MAX_INLINE_BYTES = 5 * 1024 * 1024;
const MAX_HTML_CHARACTERS = 6_000_000;

const nowhere: FilingStatusReply = {
  state: 'none',
  category: null,
  reasons: [],
  candidates: [],
  filings: [],
  decidedBy: null,
  decidedAt: null,
  version: 0,
};

/** The messages of `ids` that the viewer may see. */
async function findVisible(manager: EntityManager, viewer: Viewer, ids: readonly number[]): Promise<Message[]> {
  const visible = visibleMessageSql(viewer, '"m"');
  return manager
    .createQueryBuilder(Message, 'm')
    .where('m.id IN (:...ids)', { ids: ids.length > 0 ? ids : [0] })
    .andWhere("m.kind <> 'stub'")
    .andWhere(visible.sql, visible.parameters)
    .getMany();
}

/**
 * One message with its text, sanitised HTML, people, attachments and filing.
 *
 * @param showImages remote pictures this once; else only where the viewer always wants them of this sender
 * @throws AppError 404 where there is none that he may see
 */
export async function readMessage(
  context: Context,
  viewer: Viewer,
  id: number,
  showImages: boolean,
): Promise<MessageReply> {
  const [message] = await findVisible(context.database.manager, viewer, [id]);
  if (!message) throw notFound('message');
  const [reply] = await presentMessages(context, viewer, [message], showImages);
  return reply as MessageReply;
}

/** A conversation as the viewer may see it, over all mailboxes, oldest first. */
export async function readConversation(context: Context, viewer: Viewer, id: number): Promise<ConversationReply> {
  const { manager } = context.database;
  const visible = visibleMessageSql(viewer, '"m"');
  const messages = await manager
    .createQueryBuilder(Message, 'm')
    .where("m.conversationId = :id AND m.kind <> 'stub'", { id })
    .andWhere(visible.sql, visible.parameters)
    .orderBy('m.sentAt', 'DESC')
    .addOrderBy('m.id', 'DESC')
    .limit(MAX_MESSAGES)
    .getMany();
  if (messages.length === 0) throw notFound('conversation');
  return {
    id,
    subject: await visibleSubject(manager, viewer, id),
    messages: await presentMessages(context, viewer, messages.reverse(), false),
    hiddenCount: await countHiddenSuppliers(manager, viewer, id),
  };
}

async function presentMessages(
  context: Context,
  viewer: Viewer,
  messages: readonly Message[],
  showImages: boolean,
): Promise<MessageReply[]> {
  const { manager } = context.database;
  const ids = messages.map(message => message.id);
  const statuses = await presentStatuses(manager, viewer, ids);
  const categoryOf = await presentCategories(manager, ids);
  const parts = await loadParts(manager, viewer, ids);
  const senders = messages.map(message => message.fromAddress);
  const agreed = await manager.find(ImageConsent, { where: { userId: viewer.userId, address: In(senders) } });
  const consents = new Set(agreed.map(one => one.address));
  const replies = new Map<number, MessageReply>();
  // The newest first: what they leave is for those before.
  for (const message of [...messages].sort((a, b) => b.sentAt.getTime() - a.sentAt.getTime())) {
    const allowImages = showImages || consents.has(message.fromAddress);
    replies.set(message.id, {
      message: await presentMessage(context, viewer, message, parts, allowImages),
      filing: statuses.get(message.id) ?? nowhere,
      category: categoryOf(message.id),
    });
  }
  return messages.flatMap(message => replies.get(message.id) ?? []);
}

interface Parts {
  bodies: Map<number, MessageBody>;
  participants: Participant[];
  attachments: Attachment[];
  mailboxes: KnownCopy[];
  ownCopies: Set<number>;
  companies: Map<string, { id: number; name: string }>;
  room: Room;
}

/** What is left on a page: bytes of inline pictures, characters of HTML. */
interface Room {
  pictures: number;
  html: number;
}

async function loadParts(manager: EntityManager, viewer: Viewer, ids: readonly number[]): Promise<Parts> {
  const where = { messageId: In([...ids]) };
  const participants = await manager.find(Participant, { where, order: { messageId: 'ASC', position: 'ASC' } });
  const own = ownMailboxSql(viewer, '"b"');
  const copies = await manager
    .createQueryBuilder(MailboxMessage, 'c')
    .innerJoin(Mailbox, 'b', 'b.id = c.mailboxId')
    .select(['c.messageId AS messageId', 'b.address AS address'])
    .addSelect(`CASE WHEN ${own.sql} THEN 1 ELSE 0 END`, 'isOwn')
    .where('c.messageId IN (:...ids)', { ids: ids.length > 0 ? ids : [0] })
    .setParameters(own.parameters)
    .getRawMany<{ messageId: number; address: string; isOwn: number }>();
  return {
    room: { pictures: MAX_INLINE_BYTES, html: MAX_HTML_CHARACTERS },
    bodies: new Map((await manager.find(MessageBody, { where })).map(body => [body.messageId, body])),
    participants,
    attachments: await manager.find(Attachment, { where, order: { messageId: 'ASC', position: 'ASC' } }),
    mailboxes: copies.map(copy => ({ ...copy, isOwn: Number(copy.isOwn) === 1 })),
    ownCopies: new Set(copies.filter(copy => Number(copy.isOwn) === 1).map(copy => copy.messageId)),
    companies: await knownParties(
      manager,
      viewer,
      participants.map(one => one.address),
    ),
  };
}

/** Companies of addresses, where the viewer may see them. */
async function knownParties(
  manager: EntityManager,
  viewer: Viewer,
  addresses: readonly string[],
): Promise<Parts['companies']> {
  const found = new Map<string, { id: number; name: string }>();
  for (const piece of pieces([...new Set(addresses)], 500)) {
    const rows = await manager
      .createQueryBuilder(ContactAddress, 'a')
      .innerJoin(Contact, 'p', 'p.id = a.contactId')
      .innerJoin(Company, 'c', 'c.id = p.companyId')
      .select(['a.address AS address', 'c.id AS id', 'c.name AS name'])
      .where('a.address IN (:...piece)', { piece })
      .getRawMany<{ address: string; id: number; name: string }>();
    const visible = await visibleCompanies(
      manager,
      viewer,
      rows.map(row => row.id),
    );
    for (const { address, id, name } of rows) if (visible.has(id)) found.set(address, { id, name });
  }
  return found;
}

async function presentMessage(
  context: Context,
  viewer: Viewer,
  message: Message,
  parts: Parts,
  allowImages: boolean,
): Promise<MessageContent> {
  const body = parts.bodies.get(message.id);
  const text = body?.text ?? '';
  const attachments = parts.attachments.filter(one => one.messageId === message.id);
  const hasRoom = (body?.html?.length ?? 0) <= parts.room.html;
  const html =
    body?.html && hasRoom ? await presentHtml(context, body.html, attachments, allowImages, parts.room) : null;
  const isOwnCopy = parts.ownCopies.has(message.id);
  return {
    id: message.id,
    conversationId: message.conversationId,
    kind: message.kind,
    direction: message.direction,
    subject: message.subject,
    sentAt: message.sentAt.toISOString(),
    participants: parts.participants
      // Blind copies are seen by owners of a copy alone.
      .filter(one => one.messageId === message.id && (one.role !== 'bcc' || isOwnCopy))
      .map(({ role, name, address }) => ({
        role,
        name,
        // In his own mailbox he reads them anyway.
        address: isOwnCopy ? address : maskFields(viewer, 'person', { address }).address,
        companyId: parts.companies.get(address)?.id ?? null,
        companyName: parts.companies.get(address)?.name ?? null,
      })),
    attachments: attachments.map(({ id, name, contentType, size, isInline }) => ({
      id,
      name,
      contentType,
      size,
      isInline,
    })),
    newText: text.slice(0, body?.newTextLength ?? text.length),
    quotedText: text.slice(body?.newTextLength ?? text.length),
    html: html?.html ?? null,
    hasBlockedImages: html?.hasBlockedImages ?? false,
    language: message.language,
    mailboxes: shownMailboxes(message.id, parts.mailboxes, parts.participants),
    canSeeSource: isOwnCopy,
    isIdReused: message.isIdReused,
    answersMessageId: message.answersMessageId,
  };
}

/** HTML for the sandboxed frame: inline pictures become data: URLs, since the frame may fetch nothing. */
async function presentHtml(
  context: Context,
  html: string,
  attachments: readonly Attachment[],
  allowImages: boolean,
  room: Room,
) {
  const inline = new Map<string, string>();
  room.html -= html.length;
  for (const attachment of attachments) {
    const isPicture = /^image\/(png|jpe?g|gif|webp|bmp)$/i.test(attachment.contentType);
    if (!attachment.contentId || !isPicture || attachment.size > room.pictures || !html.includes(attachment.contentId))
      continue;
    room.pictures -= attachment.size;
    const bytes = await context.blobs.read(await getBlobPlace(context.database.manager, attachment.blobHash));
    inline.set(attachment.contentId, `data:${attachment.contentType.toLowerCase()};base64,${bytes.toString('base64')}`);
  }
  return sanitise(html, { allowImages, inline: contentId => inline.get(contentId) ?? null });
}

/** An attachment of a message that the viewer may see, and where its bytes stand. */
export async function getAttachment(
  manager: EntityManager,
  viewer: Viewer,
  id: number,
): Promise<{ attachment: Attachment; place: string }> {
  const attachment = await manager.findOneBy(Attachment, { id });
  const [message] = attachment ? await findVisible(manager, viewer, [attachment.messageId]) : [];
  if (!attachment || !message) throw notFound('attachment');
  return { attachment, place: await getBlobPlace(manager, attachment.blobHash) };
}

/** The raw source of the viewer's own copy; a copy of somebody else's is not shown, whatever else of the message he may see. */
export async function getSource(manager: EntityManager, viewer: Viewer, messageId: number): Promise<{ place: string }> {
  const own = ownMailboxSql(viewer, '"b"');
  const copy = await manager
    .createQueryBuilder(MailboxMessage, 'c')
    .innerJoin(Mailbox, 'b', 'b.id = c.mailboxId')
    .where('c.messageId = :messageId', { messageId })
    .andWhere(own.sql, own.parameters)
    .andWhere(privateWallSql(viewer, '"b"', 'c.messageId'))
    .orderBy('c.id')
    .getOne();
  if (!copy) throw notFound('message');
  return { place: await getBlobPlace(manager, copy.sourceHash) };
}

/** "Always show pictures of this sender." */
export async function consentToImages(manager: EntityManager, viewer: Viewer, messageId: number): Promise<void> {
  const [message] = await findVisible(manager, viewer, [messageId]);
  if (!message) throw notFound('message');
  const consent = { userId: viewer.userId, address: message.fromAddress };
  if (!(await manager.existsBy(ImageConsent, consent))) await manager.insert(ImageConsent, consent);
}
