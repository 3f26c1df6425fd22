import { Entity, PrimaryColumn } from 'typeorm';
import { ExactText, Flag, Id, Integer, LongText, Money, Text, Timestamp } from '../platform/database/columns';

/** A mailbox that is watched: a person's own, or one that several share. */
@Entity('mailbox')
export class Mailbox {
  @Id() id!: number;
  /** Normalised address, unique. */
  @Text(320) address!: string;
  @Text(200) name!: string;
  @Flag() isShared!: boolean;
  /** Whose it is; of a shared mailbox, who manages it. */
  @Integer({ nullable: true }) ownerId!: number | null;
  /** A folder on this machine that is watched for .eml and .msg files. */
  @Text(1000, { nullable: true }) watchedFolder!: string | null;
  @Flag() isActive!: boolean;
  /** Counts the changes, those of its members too. */
  @Integer({ default: 1 }) version!: number;
  @Timestamp() createdAt!: Date;
}

/** A person who works in a shared mailbox. Unique by (mailboxId, userId). */
@Entity('mailbox_member')
export class MailboxMember {
  @Id() id!: number;
  @Integer() mailboxId!: number;
  @Integer() userId!: number;
}

/** What belongs together as one exchange of letters, over all mailboxes. */
@Entity('conversation')
export class Conversation {
  @Id() id!: number;
  /** Random; by it the ids of a batch of new rows are told apart. */
  @ExactText(36) key!: string;
  /** Subject of the first message without Re:, Fw: and their like (mail/threading.ts). */
  @Text(400) subject!: string;
  /** The subject in small letters, cut: by it an answer without references finds what it answers. */
  @Text(200) foldedSubject!: string;
  /** What its letters have in common in their Exchange Thread-Index, where they have one (mail/threading.ts). */
  @ExactText(44, { nullable: true }) threadRoot!: string | null;
  @Timestamp() firstAt!: Date;
  @Timestamp() lastAt!: Date;
}

export type Direction = 'in' | 'out' | 'internal';
export type MessageKind =
  | 'normal'
  | 'calendar'
  | 'auto_reply'
  | 'bounce'
  | 'system'
  /** could not be parsed: the source is kept, the envelope is a best effort */
  | 'unreadable'
  /** never imported; a record or a reply names its Message-ID, so that later mail threads to it */
  | 'stub';

/**
 * One letter, however many mailboxes hold a copy.
 *
 * `identity` is what makes it one: see mail/identity.ts. Unique.
 */
@Entity('message')
export class Message {
  @Id() id!: number;
  @ExactText(64) identity!: string;
  /** SHA-256 of the normalised Message-ID; null where there was none. Not unique: two letters may claim one id. Looked up by `findByMessageIds`: it has no index of its own. */
  @ExactText(64, { nullable: true }) messageIdHash!: string | null;
  /** The Message-ID without brackets, cut at 998 characters. */
  @ExactText(998, { nullable: true }) messageId!: string | null;
  /** SHA-256 over From, Date, subject, recipients and body: finds the same letter without or with another id. */
  @ExactText(64, { nullable: true }) contentHash!: string | null;
  @Integer() conversationId!: number;
  @Text(20) kind!: MessageKind;
  @Text(10) direction!: Direction;
  @Text(1000) subject!: string;
  @Text(320) fromName!: string;
  @Text(320) fromAddress!: string;
  /** As the header says; the time of arrival where it says nothing or nonsense. */
  @Timestamp() sentAt!: Date;
  /** First 300 characters of the new text, in one line. */
  @Text(300) preview!: string;
  @Flag() hasAttachments!: boolean;
  @Money() size!: number;
  /** Language of the text, ISO 639-1, or null where it is too short to tell. */
  @Text(10, { nullable: true }) language!: string | null;
  /** A second letter that claims a Message-ID that another already has. */
  @Flag() isIdReused!: boolean;
  /** Of bounces and auto-replies: the message that they answer. */
  @Integer({ nullable: true }) answersMessageId!: number | null;
  @Timestamp() importedAt!: Date;
}

/** The text of a message; apart, so that lists need not read it. */
@Entity('message_body')
export class MessageBody {
  @PrimaryColumn({ type: 'int' }) messageId!: number;
  @LongText() text!: string;
  /** As it came, never shown without mail/sanitising.ts. */
  @LongText({ nullable: true }) html!: string | null;
  /** How many characters of `text` the sender wrote himself, before quoted history. */
  @Integer() newTextLength!: number;
  /** What else was read of it and is needed to file it again (mail/facts.ts), JSON, bounded. */
  @LongText({ nullable: true }) facts!: string | null;
}

export type ParticipantRole =
  'from' | 'sender' | 'reply_to' | 'to' | 'cc' | 'bcc' | 'forwarded_from' | 'failed_recipient';

/** An address that some letter names, once for all of them. Unique by address; nothing is left of one that no letter names any more. */
@Entity('mail_address')
export class MailAddress {
  @Id() id!: number;
  /** Normalised. */
  @Text(320) address!: string;
  /** The registrable domain of the address, in ASCII: all sub-domains of a company stand together in the index. */
  @Text(255) domain!: string;
}

/** Who stands in a letter in which role, by the number of the address: an archive has ten times as many of these as letters, so they are kept short. */
@Entity('message_participant')
export class MessageParticipant {
  @Id() id!: number;
  @Integer() messageId!: number;
  @Text(20) role!: ParticipantRole;
  @Integer() position!: number;
  @Text(320) name!: string;
  @Integer() addressId!: number;
}

/** An address that a message names, and in which role. A view of the two tables above, to be read only: `insertParticipants` writes them. */
@Entity('participant')
export class Participant {
  @Id() id!: number;
  @Integer() messageId!: number;
  @Text(20) role!: ParticipantRole;
  @Integer() position!: number;
  @Text(320) name!: string;
  /** Normalised. */
  @Text(320) address!: string;
  /** The registrable domain of the address. */
  @Text(255) domain!: string;
}

/** A Message-ID that a message refers to (In-Reply-To, References). */
@Entity('message_reference')
export class MessageReference {
  @Id() id!: number;
  @Integer() messageId!: number;
  @ExactText(64) referencedHash!: string;
  /** 0 is the message answered (In-Reply-To or the last of References), then backwards. */
  @Integer() position!: number;
}

/** One mailbox's copy of a message. Unique by (mailboxId, messageId). */
@Entity('mailbox_message')
export class MailboxMessage {
  @Id() id!: number;
  @Integer() mailboxId!: number;
  @Integer() messageId!: number;
  @Text(400) folder!: string;
  /** SHA-256 of this copy's MIME source in the blob store. */
  @ExactText(64) sourceHash!: string;
  /** The sentAt of the message, so that a list of a mailbox is one index range. */
  @Timestamp() sentAt!: Date;
  @Timestamp() importedAt!: Date;
}

/** A file that came with a message; its bytes stand once in the blob store, however often they came. */
@Entity('attachment')
export class Attachment {
  @Id() id!: number;
  @Integer() messageId!: number;
  @Integer() position!: number;
  /** As the sender named it, without path and control characters; never used as a path. */
  @Text(400) name!: string;
  @Text(200) contentType!: string;
  @Money() size!: number;
  @ExactText(64) blobHash!: string;
  @Text(400, { nullable: true }) contentId!: string | null;
  @Flag() isInline!: boolean;
}

/** What MAIL-6 keeps out leaves this and nothing more. Unique by (mailboxId, identity). */
@Entity('kept_out')
export class KeptOut {
  @Id() id!: number;
  @Integer() mailboxId!: number;
  @ExactText(64) identity!: string;
  @Text(400) folder!: string;
  /** YYYY-MM-DD */
  @Text(10) day!: string;
  /** 'internal', 'private', 'excluded_folder', 'newsletter', 'mailing_list' or 'system' */
  @Text(30) reason!: string;
  /** Of newsletters and mailing lists only. */
  @Text(320, { nullable: true }) sender!: string | null;
  @Text(400, { nullable: true }) subject!: string | null;
  @Timestamp() importedAt!: Date;
}

/** Where the blob store keeps a content. Written in the transaction of what refers to it. */
@Entity('blob')
export class Blob {
  @Id() id!: number;
  /** SHA-256 of the plain content, hex. Unique. */
  @ExactText(64) hash!: string;
  @Money() size!: number;
  /** Opaque to everybody but platform/blobs. */
  @ExactText(200) place!: string;
}

/** "Always show remote images of this sender", per person. Unique by (userId, address). */
@Entity('image_consent')
export class ImageConsent {
  @Id() id!: number;
  @Integer() userId!: number;
  @Text(320) address!: string;
}
