import { Entity } from 'typeorm';
import { ExactText, Id, Integer, Json, Text, Timestamp } from '../platform/database/columns';

/** The words of a mail that was written for one person and one day. */
export interface MailContent {
  subject: string;
  text: string;
  html: string;
}

/** A mail of the service's own to one of its people. Its link is made when it is sent and is kept nowhere. */
@Entity('outgoing_mail')
export class OutgoingMail {
  @Id() id!: number;
  /** 'invitation', 'reset', 'webhook_paused', 'approval_asked', 'approval_decided', 'finance_told', 'exchange_stalled', 'exchange_read', 'digest' or 'test' */
  @Text(20) kind!: string;
  @Integer() userId!: number;
  @Text(320) address!: string;
  /** Stays the same at every attempt. Unique. */
  @ExactText(200) messageId!: string;
  @Text(20) state!: 'waiting' | 'sent' | 'failed';
  @Text(80, { nullable: true }) errorCode!: string | null;
  /** The server's own answer. */
  @Text(300, { nullable: true }) answer!: string | null;
  /** What it says, where that is more than its kind; taken away when it has been sent. */
  @Json({ nullable: true }) content!: MailContent | null;
  @Timestamp() createdAt!: Date;
  @Timestamp({ nullable: true }) sentAt!: Date | null;
}
