import { Entity } from 'typeorm';
import { ExactText, Id, Integer, Timestamp } from '../platform/database/columns';

/**
 * What somebody chose, while he wrote a mail, to have it filed under. The mail carries the key of it and a signature (filing/sentChoices.ts), and nothing that
 * tells an outsider anything. It counts for one letter.
 */
@Entity('sent_choice')
export class SentChoice {
  @Id() id!: number;
  /** Random. Unique. */
  @ExactText(32) key!: string;
  @Integer() userId!: number;
  @Integer() mailboxId!: number;
  @Integer() companyId!: number;
  @Integer({ nullable: true }) recordId!: number | null;
  @Timestamp() createdAt!: Date;
  @Timestamp() expiresAt!: Date;
  /** The letter that brought it. */
  @Integer({ nullable: true }) messageId!: number | null;
}
