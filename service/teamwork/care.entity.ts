import { Entity, PrimaryColumn } from 'typeorm';
import { Flag, Id, Integer, Json, LongText, Text, Timestamp } from '../platform/database/columns';
import type { AssignRule, CareState } from './moving';

/**
 * How a conversation stands in one mailbox: who takes care of it, and whether it waits for an answer. Unique by (mailboxId, conversationId). A conversation
 * that was over when its mail was taken in has none.
 */
@Entity('mail_care')
export class MailCare {
  @Id() id!: number;
  @Integer() mailboxId!: number;
  @Integer() conversationId!: number;
  @Text(20) state!: CareState;
  /** Who takes care; of a personal mailbox null, since it is its owner. */
  @Integer({ nullable: true }) carerId!: number | null;
  /** When the first letter was sent that has no answer; null where none waits, so that what waits is one index range. */
  @Timestamp({ nullable: true }) waitingSince!: Date | null;
  /** The newest letter that has no answer. */
  @Integer({ nullable: true }) waitingMessageId!: number | null;
  /** The letter that waits reads like advertising (teamwork/advertising.ts); as long as nobody has said whose it is, nobody owes an answer. */
  @Flag({ default: false }) isDoubtful!: boolean;
  /** state = 'done', for the index. */
  @Flag() isDone!: boolean;
  /** Of the newest letter of the conversation that stands in this mailbox. */
  @Timestamp() lastAt!: Date;
  @Integer() lastMessageId!: number;
  /** Who set the state last, when, and the newest letter that was there then; null where it moves by itself. */
  @Integer({ nullable: true }) decidedById!: number | null;
  @Timestamp({ nullable: true }) decidedAt!: Date | null;
  @Integer({ nullable: true }) decidedThroughId!: number | null;
  @Integer() version!: number;
  @Timestamp() updatedAt!: Date;
}

/** What became of a conversation in a mailbox, one step after the other. */
@Entity('care_event')
export class CareEvent {
  @Id() id!: number;
  @Integer() careId!: number;
  @Timestamp() at!: Date;
  /** null: by itself */
  @Integer({ nullable: true }) byId!: number | null;
  /** 'assigned', 'released' or 'state' */
  @Text(20) kind!: 'assigned' | 'released' | 'state';
  @Text(20, { nullable: true }) state!: CareState | null;
  @Integer({ nullable: true }) carerId!: number | null;
  /** What was said at handing over. */
  @Text(2000, { nullable: true }) note!: string | null;
}

/** How a mailbox is worked in. Without a row: nobody is chosen by itself, red after a day's work. */
@Entity('care_setting')
export class CareSetting {
  @PrimaryColumn({ type: 'int' }) mailboxId!: number;
  @Text(20) assignRule!: AssignRule;
  /** Business hours after which a letter without an answer is shown in red. */
  @Integer() redHours!: number;
  /** Whose turn it was last. */
  @Integer({ nullable: true }) lastTurnId!: number | null;
  @Integer() version!: number;
}

/** What a colleague wrote about a letter, for colleagues: seen by whoever may see the letter, and gone with it. */
@Entity('conversation_note')
export class ConversationNote {
  @Id() id!: number;
  @Integer() conversationId!: number;
  @Integer() messageId!: number;
  @Integer() userId!: number;
  @LongText() text!: string;
  @Json() mentionIds!: number[];
  @Timestamp() createdAt!: Date;
}

/** What people are told of a lead: it returns to the pool soon, it has, its first answer is late, it was given to them, a colleague met its party. */
export type LeadNoticeKind = 'lead_returns' | 'lead_returned' | 'lead_late' | 'lead_given' | 'lead_met';

/** What people are told of a customer of theirs and the clock of the pools. */
export type CustomerNoticeKind = 'customer_returns' | 'customer_returned';

/** What people are told of an opportunity: why it needs attention, that it was given to them, that they are in its team, that they are asked to look at it. */
export type DealNoticeKind =
  'deal_stage' | 'deal_closing' | 'deal_action' | 'deal_silent' | 'deal_given' | 'deal_team' | 'deal_escalated';

/** What whoever manages mailboxes is told: one is not being read, and it is again. */
export type MailboxNoticeKind = 'mailbox_stalled' | 'mailbox_read';

/** What people are told of activities, comments and work logs. */
export type WorkNoticeKind =
  'activity_soon' | 'activity_new' | 'activity_moved' | 'activity_off' | 'comment' | 'log_submitted';

/**
 * Something that concerns this person. About a letter it is shown only while he may see that, but for what finance has to know of it; about a lead it names the lead and no more than he may know; about a company only while he may see that.
 */
@Entity('notice')
export class Notice {
  @Id() id!: number;
  @Integer() userId!: number;
  @Text(20) kind!:
    | 'assigned'
    | 'mentioned'
    | 'finance'
    | 'lead'
    | 'entry_returned'
    | 'customer_met'
    | MailboxNoticeKind
    | CustomerNoticeKind
    | LeadNoticeKind
    | DealNoticeKind
    | WorkNoticeKind;
  @Integer({ nullable: true }) messageId!: number | null;
  @Integer({ nullable: true }) leadId!: number | null;
  @Integer({ nullable: true }) companyId!: number | null;
  @Integer({ nullable: true }) recordId!: number | null;
  @Integer({ nullable: true }) activityId!: number | null;
  @Integer({ nullable: true }) commentId!: number | null;
  @Integer({ nullable: true }) workLogId!: number | null;
  @Integer({ nullable: true }) mailboxId!: number | null;
  @Integer({ nullable: true }) byId!: number | null;
  @Timestamp() at!: Date;
  @Timestamp({ nullable: true }) readAt!: Date | null;
}
