import { Entity } from 'typeorm';
import { ExactText, Flag, Id, Integer, Json, Text, Timestamp } from '../platform/database/columns';

/** A program outside that wants to be told what happens. */
@Entity('webhook')
export class Webhook {
  @Id() id!: number;
  @Text(100) name!: string;
  @Text(1000) url!: string;
  /** Of `happeningKinds`. */
  @Json() kinds!: string[];
  /** What requests are signed with; shown once. It must be known to sign, so it cannot be hashed. */
  @ExactText(100) secret!: string;
  /** Only what he may see is told. */
  @Integer() ownerId!: number;
  @Integer() createdById!: number;
  @Flag() isActive!: boolean;
  /** Why it is not active: 'person', or 'failures' where its receiver has not answered for long. */
  @Text(20, { nullable: true }) pauseReason!: 'person' | 'failures' | null;
  /** Attempts that failed one after the other. */
  @Integer() failures!: number;
  @Timestamp() createdAt!: Date;
  @Timestamp({ nullable: true }) lastDeliveredAt!: Date | null;
  @Integer() version!: number;
}

/** Something that happened while there were webhooks; written in its transaction, gone when it was handed on. One row for a batch of mail. */
@Entity('happening')
export class Happening {
  @Id() id!: number;
  @Text(60) kind!: string;
  @Json() subjectIds!: number[];
  @Timestamp() at!: Date;
}

/** What one webhook is told, and what came of it. Unique by (webhookId, happeningId). */
@Entity('webhook_delivery')
export class WebhookDelivery {
  @Id() id!: number;
  @Integer() webhookId!: number;
  /** null for a test. */
  @Integer({ nullable: true }) happeningId!: number | null;
  @Text(60) kind!: string;
  @Json() subjectIds!: number[];
  @Timestamp() at!: Date;
  @Text(20) state!: 'waiting' | 'delivered' | 'dead';
  @Integer() attempts!: number;
  /** HTTP status of the last answer; null where there was none. */
  @Integer({ nullable: true }) status!: number | null;
  @Integer({ nullable: true }) ms!: number | null;
  /** Code of the last error. */
  @Text(300, { nullable: true }) error!: string | null;
  @Timestamp({ nullable: true }) triedAt!: Date | null;
}
