import { Entity } from 'typeorm';
import { ExactText, Id, Integer, Json, LongText, Money, Text, Timestamp } from '../../platform/database/columns';
import type { OutboxState } from './outboxStates';

export interface OutboxRecipient {
  kind: 'to' | 'cc' | 'bcc';
  /** Normalised. */
  address: string;
  name: string;
}

/**
 * A mail that a person writes here and that leaves from a mailbox of the company. What it says is taken away once its sent copy is here: the letter itself has it. `state` moves by
 * mail/send/outboxStates.ts alone.
 */
@Entity('outbox_mail')
export class OutboxMail {
  @Id() id!: number;
  /** Random; the mark by which it is found again on the server, whatever happened on the way. Unique. */
  @ExactText(36) key!: string;
  @Integer() mailboxId!: number;
  @Integer() askedById!: number;
  @Text(20) state!: OutboxState;
  /** By which road it goes, once that is known. */
  @Text(10) road!: 'graph' | 'smtp' | '';
  /** Why it stands where it stands, by code; '' where nothing is wrong. */
  @Text(60) reason!: string;
  /** The server's own words. */
  @Text(300, { nullable: true }) answer!: string | null;
  @Json() recipients!: OutboxRecipient[];
  @Text(1000) subject!: string;
  @LongText() text!: string;
  /** What it answers, quoted below it; null for nothing. */
  @LongText({ nullable: true }) quoted!: string | null;
  /** The letter that it answers, and the conversation of that. */
  @Integer({ nullable: true }) answersMessageId!: number | null;
  @Integer({ nullable: true }) conversationId!: number | null;
  /** Message-ID of that letter, without brackets, and those before it, the oldest first (RFC 5322, 3.6.4). */
  @ExactText(998, { nullable: true }) inReplyTo!: string | null;
  @Json() references!: string[];
  /** Under what its writer wants it filed. */
  @Integer({ nullable: true }) companyId!: number | null;
  @Integer({ nullable: true }) recordId!: number | null;
  /** The request that holds it, or let it go. */
  @Integer({ nullable: true }) approvalId!: number | null;
  /** Its own Message-ID, without brackets; as the server keeps it, where that is another. */
  @ExactText(998) messageId!: string;
  @ExactText(64) messageIdHash!: string;
  /** The mailbox and the item as Graph knows them. The id stays when the draft becomes the sent copy. */
  @Text(320, { nullable: true }) graphUser!: string | null;
  @ExactText(300, { nullable: true }) graphId!: string | null;
  /** By SMTP: the mail as it is handed over, in the blob store. */
  @ExactText(64, { nullable: true }) sourceHash!: string | null;
  /** It does not leave before. */
  @Timestamp({ nullable: true }) dueAt!: Date | null;
  /** When it was last handed to a server: sending is counted by it. */
  @Timestamp({ nullable: true }) triedAt!: Date | null;
  @Timestamp({ nullable: true }) sentAt!: Date | null;
  @Integer() tries!: number;
  /** The letter that its sent copy became. */
  @Integer({ nullable: true }) seenMessageId!: number | null;
  /** Which process hands it over, and how long it is believed to live. */
  @ExactText(40) leasedBy!: string;
  @Timestamp({ nullable: true }) leasedUntil!: Date | null;
  @Timestamp() createdAt!: Date;
  @Timestamp() changedAt!: Date;
  @Integer() version!: number;
}

/** A file that goes with it; its bytes stand once in the blob store. */
@Entity('outbox_file')
export class OutboxFile {
  @Id() id!: number;
  @Integer() outboxId!: number;
  @Integer() position!: number;
  @Text(400) name!: string;
  @Text(200) contentType!: string;
  @Money() size!: number;
  @ExactText(64) blobHash!: string;
}
