import { Entity } from 'typeorm';
import { ExactText, Id, Integer, Text, Timestamp } from '../platform/database/columns';

/** A mail of the service's own to one of its people. Its link is made when it is sent and is kept nowhere. */
@Entity('outgoing_mail')
export class OutgoingMail {
  @Id() id!: number;
  /** 'invitation', 'reset', 'webhook_paused', 'approval_asked', 'approval_decided' or 'finance_told' */
  @Text(20) kind!: string;
  @Integer() userId!: number;
  @Text(320) address!: string;
  /** Stays the same at every attempt. Unique. */
  @ExactText(200) messageId!: string;
  @Text(20) state!: 'waiting' | 'sent' | 'failed';
  @Text(80, { nullable: true }) errorCode!: string | null;
  /** The server's own answer. */
  @Text(300, { nullable: true }) answer!: string | null;
  @Timestamp() createdAt!: Date;
  @Timestamp({ nullable: true }) sentAt!: Date | null;
}
