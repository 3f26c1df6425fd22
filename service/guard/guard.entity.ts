import { Entity } from 'typeorm';
import type { Finding } from '../approvals/finding';
import { ExactText, Id, Integer, Json, Text, Timestamp } from '../platform/database/columns';

/** Why a person sends a mail all the same. Unique by (userId, mailKey, findingKey). */
@Entity('guard_answer')
export class GuardAnswer {
  @Id() id!: number;
  @Integer() userId!: number;
  @ExactText(64) mailKey!: string;
  @ExactText(64) findingKey!: string;
  @Text(40) code!: string;
  @Text(400) reason!: string;
  @Timestamp() at!: Date;
}

/** Something about a letter that has left all the same, for those above its sender. Unique by (messageId, key). */
@Entity('sent_finding')
export class SentFinding {
  @Id() id!: number;
  @Integer() messageId!: number;
  /** Who sent it; of a shared mailbox, who manages it. */
  @Integer({ nullable: true }) userId!: number | null;
  @Text(40) code!: string;
  @ExactText(64) key!: string;
  @Json() finding!: Finding;
  @Timestamp() sentAt!: Date;
  /** 'open', or 'settled' by somebody with a note. */
  @Text(10) state!: 'open' | 'settled';
  @Text(400) note!: string;
  @Integer({ nullable: true }) decidedById!: number | null;
  @Timestamp({ nullable: true }) decidedAt!: Date | null;
  @Integer() version!: number;
}
