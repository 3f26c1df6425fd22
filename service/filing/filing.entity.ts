import { Entity, PrimaryColumn } from 'typeorm';
import { Id, Integer, Json, Text, Timestamp } from '../platform/database/columns';
import type { Candidate, Reason } from './reasons';

/**
 * A message stands under a party, and perhaps under a contact and a record of it. A message can stand under several.
 * Rows are never deleted: undoing ends them (`endedAt`), so that the history of a message is told by its filings.
 */
@Entity('filing')
export class Filing {
  @Id() id!: number;
  @Integer() messageId!: number;
  @Integer() companyId!: number;
  @Integer({ nullable: true }) contactId!: number | null;
  @Integer({ nullable: true }) recordId!: number | null;
  /** 'certain' (by itself) or 'person' (decided) */
  @Text(20) confidence!: string;
  @Json() reasons!: Reason[];
  /** Who decided; null where Tradepost did by itself. */
  @Integer({ nullable: true }) userId!: number | null;
  @Integer({ nullable: true }) ruleId!: number | null;
  /** The sentAt of the message, so that a timeline is one index range. */
  @Timestamp() sentAt!: Date;
  @Timestamp() createdAt!: Date;
  @Timestamp({ nullable: true }) endedAt!: Date | null;
}

export type FilingState =
  | 'filed'
  /** waits for a person in the review queue */
  | 'review'
  /** stored and nobody's business: a stub, an unread system mail */
  | 'none'
  /** of somebody who is no customer yet: it stands under his lead (service/leads) */
  | 'lead'
  /** a person said: not business */
  | 'not_business';

export type ReviewCategory = 'which_party' | 'unknown_sender' | 'suspicious' | 'unreadable';

/**
 * Where a message stands in the filing. One row a message; `version` settles who was first when two people decide at once.
 */
@Entity('filing_status')
export class FilingStatus {
  @PrimaryColumn({ type: 'int' }) messageId!: number;
  @Text(20) state!: FilingState;
  /** Set while in review. */
  @Text(20, { nullable: true }) category!: ReviewCategory | null;
  /** Why it waits, or why it was left alone. */
  @Json() reasons!: Reason[];
  /** Ranked, best first; at most nine. */
  @Json() candidates!: Candidate[];
  /** A person has decided; nothing changes it by itself any more. */
  @Integer({ nullable: true }) decidedById!: number | null;
  @Timestamp({ nullable: true }) decidedAt!: Date | null;
  /** "Later": hidden from the queue until then. */
  @Timestamp({ nullable: true }) postponedUntil!: Date | null;
  @Timestamp() sentAt!: Date;
  @Timestamp() updatedAt!: Date;
  @Integer() version!: number;
}

/**
 * The copies of mail that waits in the review queue, so that the queue of a mailbox is one range of an index. Triggers of the database keep it; nothing writes it.
 */
@Entity('review_copy')
export class ReviewCopy {
  @PrimaryColumn({ type: 'int' }) messageId!: number;
  @PrimaryColumn({ type: 'int' }) mailboxId!: number;
  @Timestamp() sentAt!: Date;
  @Text(20, { nullable: true }) category!: ReviewCategory | null;
}

/** What "always" made: mail of this address, domain or conversation goes to this party. A person's decision on a message outranks it. */
@Entity('filing_rule')
export class FilingRule {
  @Id() id!: number;
  /** 'address', 'domain' or 'conversation' */
  @Text(20) scope!: string;
  /** The address, the domain, or the number of the conversation. */
  @Text(320) value!: string;
  /** null: not business */
  @Integer({ nullable: true }) companyId!: number | null;
  @Integer({ nullable: true }) recordId!: number | null;
  @Integer() userId!: number;
  @Timestamp() createdAt!: Date;
  @Timestamp({ nullable: true }) endedAt!: Date | null;
}

/** One act of a person on the filing, with what stood before, so that it can be taken back at any time. */
@Entity('filing_act')
export class FilingAct {
  @Id() id!: number;
  @Integer() userId!: number;
  /** 'file', 'not_business', 'create_company' */
  @Text(30) kind!: string;
  /** 'message', 'conversation', 'address' or 'domain' */
  @Text(20) scope!: string;
  @Json() details!: Record<string, unknown>;
  @Integer({ nullable: true }) ruleId!: number | null;
  @Integer() messageCount!: number;
  @Timestamp() createdAt!: Date;
  @Timestamp({ nullable: true }) undoneAt!: Date | null;
  @Integer({ nullable: true }) undoneById!: number | null;
}

/** What an act changed on one message: the status as it was before. */
@Entity('filing_act_message')
export class FilingActMessage {
  @Id() id!: number;
  @Integer() actId!: number;
  @Integer() messageId!: number;
  /** FilingStatus (state, category, reasons, candidates, decided) and the ids of the filings that stood. */
  @Json() before!: Record<string, unknown>;
  /** Version of the status that the act left; undo leaves alone what was decided again since. */
  @Integer() versionAfter!: number;
}
