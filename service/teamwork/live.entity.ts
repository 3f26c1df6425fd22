import { Entity } from 'typeorm';
import { ExactText, Flag, Id, Integer, Json, Text, Timestamp } from '../platform/database/columns';

/** Who has which conversation open in which tab of his browser. It ends by itself at `until`. Unique by (userId, tab). */
@Entity('presence')
export class Presence {
  @Id() id!: number;
  @ExactText(36) tab!: string;
  @Integer() userId!: number;
  @Integer() conversationId!: number;
  @Flag() isAnswering!: boolean;
  /** Since when he has it open, or is answering. */
  @Timestamp() since!: Date;
  @Timestamp() until!: Date;
}

/** Something that open pages are told of and that neither the audit log nor a new letter tells. Kept for an hour. */
@Entity('live_signal')
export class LiveSignal {
  @Id() id!: number;
  @Text(20) kind!: 'presence' | 'care' | 'notice';
  /** Of 'presence' and 'care' conversations, of 'notice' people. */
  @Json() subjectIds!: number[];
  @Integer({ nullable: true }) byId!: number | null;
  @Timestamp() at!: Date;
}
