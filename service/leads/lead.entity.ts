import { Entity } from 'typeorm';
import { ExactText, Flag, Id, Integer, Json, Text, Timestamp } from '../platform/database/columns';
import type { Asked } from './asked';
import type { ScoreReason } from './scoring';

export const leadStages = [
  'new',
  'assigned',
  'working',
  'qualified',
  'pool',
  'converted',
  'disqualified',
  'merged',
] as const;
/** Where a lead stands (stages.ts); the last three are closed. */
export type LeadStage = (typeof leadStages)[number];

export const leadSources = ['mail', 'platform', 'webform', 'fair', 'campaign', 'referral', 'import', 'manual'] as const;
export type LeadSource = (typeof leadSources)[number];

/** Stands in `Lead.nextDay` of what has no next action, so that a list by day is one range of an index. */
export const NO_NEXT_DAY = '9999-12-31';

/**
 * Somebody who asks for an offer and is no customer yet. Texts that are not known are '', never null, so that lists sort.
 *
 * Of each conversation, address, business domain and telephone number one lead is open at a time: `lead_key` holds it.
 */
@Entity('lead')
export class Lead {
  @Id() id!: number;
  /** L-2026-0001; unique. */
  @Text(40) number!: string;
  @Text(20) stage!: LeadStage;
  @Integer({ nullable: true }) ownerId!: number | null;
  /** In which pool it lies, with stage 'pool'; else the one that it returns to, null for none. */
  @Integer({ nullable: true }) poolId!: number | null;
  /** What it is about, in a line. */
  @Text(300) title!: string;
  @Text(200) contactName!: string;
  @Text(200) contactTitle!: string;
  /** Normalised. */
  @Text(320) email!: string;
  /** As written. */
  @Text(100) phone!: string;
  /** Digits by which numbers are compared (companies/partyKeys.ts). */
  @Text(40) phoneKey!: string;
  @Text(300) companyName!: string;
  /** companies/names.ts */
  @Text(300) foldedCompany!: string;
  @Text(300) website!: string;
  /** The registrable business domain; '' where the address is of a free mail service or of a platform. */
  @Text(255) domain!: string;
  /** ISO 3166-1, two letters. */
  @Text(2) country!: string;
  /** ISO 639-1 */
  @Text(10) language!: string;
  @Text(20) source!: LeadSource;
  /** The platform, the fair, the campaign. */
  @Text(200) sourceDetail!: string;
  /** The campaign that brought it (campaign.entity.ts). */
  @Integer({ nullable: true }) campaignId!: number | null;
  /** Names of the products that are asked for, for lists, rules and search. */
  @Text(1000) products!: string;
  /** What is asked for (asked.ts). */
  @Json() asked!: Asked;
  /** 0 to 100 */
  @Integer() score!: number;
  @Json() scoreReasons!: ScoreReason[];
  /** The recognition was in doubt; a person has not said yes yet. */
  @Flag() isToCheck!: boolean;
  /** The customer that it belongs to, or became. */
  @Integer({ nullable: true }) companyId!: number | null;
  @Integer({ nullable: true }) contactId!: number | null;
  /** The opportunity that it became. */
  @Integer({ nullable: true }) recordId!: number | null;
  @Integer({ nullable: true }) mergedIntoId!: number | null;
  /** Why it was rejected (stages.ts); '' while it is open. */
  @Text(30) closeReason!: string;
  @Text(1000) closeNote!: string;
  @Text(300) nextAction!: string;
  /** YYYY-MM-DD; NO_NEXT_DAY where there is none. */
  @Text(10) nextDay!: string;
  @Integer({ nullable: true }) firstMessageId!: number | null;
  @Integer({ nullable: true }) conversationId!: number | null;
  /** Who let it return to the pool, and until when he may not claim it. */
  @Integer({ nullable: true }) formerOwnerId!: number | null;
  @Timestamp({ nullable: true }) formerUntil!: Date | null;
  @Timestamp() receivedAt!: Date;
  @Timestamp({ nullable: true }) assignedAt!: Date | null;
  /** Until when the first answer is due, in the buyer's business hours. */
  @Timestamp({ nullable: true }) answerDueAt!: Date | null;
  /** When the first answer was sent: the sent mail says so. */
  @Timestamp({ nullable: true }) answeredAt!: Date | null;
  /** From receipt to the first answer, in the buyer's business hours. */
  @Integer({ nullable: true }) answerMinutes!: number | null;
  @Timestamp({ nullable: true }) lastInAt!: Date | null;
  @Timestamp({ nullable: true }) lastOutAt!: Date | null;
  /** The last proof of work: mail in or out, an assignment. Typed notes are none (AHEAD-10). */
  @Timestamp() evidenceAt!: Date;
  /** Until then it does not return to the pool whatever happens (保护期). */
  @Timestamp({ nullable: true }) protectedUntil!: Date | null;
  /** When it returns to the pool unless something happens; null where it does not. */
  @Timestamp({ nullable: true }) returnsAt!: Date | null;
  /** When its owner was told that it returns soon; null again once it has been worked on. */
  @Timestamp({ nullable: true }) warnedAt!: Date | null;
  /** When its owner was told that the first answer is late: once. */
  @Timestamp({ nullable: true }) lateToldAt!: Date | null;
  /** Claimed from a pool that hides the story: letters and events before it are not shown to the new owner. */
  @Timestamp({ nullable: true }) storyFrom!: Date | null;
  /** The rule that gave it to its owner; null where a person did, and for what nobody has. */
  @Integer({ nullable: true }) ruleId!: number | null;
  @Flag() isOpen!: boolean;
  @Timestamp({ nullable: true }) closedAt!: Date | null;
  @Integer({ nullable: true }) createdById!: number | null;
  @Timestamp() createdAt!: Date;
  @Timestamp() updatedAt!: Date;
  @Integer() version!: number;
}

/** By what an open lead is known (openKeys.ts). `key` is unique: the database decides which of two that arrive at once opens the lead. */
@Entity('lead_key')
export class LeadKey {
  @Id() id!: number;
  @ExactText(340) key!: string;
  @Integer() leadId!: number;
}

/** A letter of a lead. Unique by (messageId, leadId). */
@Entity('lead_message')
export class LeadMessage {
  @Id() id!: number;
  @Integer() leadId!: number;
  @Integer() messageId!: number;
  /** 'inquiry', 'in' (what they wrote later), 'out' (what we wrote) */
  @Text(20) role!: string;
  @Timestamp() sentAt!: Date;
}

/** What happened to a lead; only added to. */
@Entity('lead_event')
export class LeadEvent {
  @Id() id!: number;
  @Integer() leadId!: number;
  @Text(30) kind!: string;
  /** null: Tradepost by itself */
  @Integer({ nullable: true }) userId!: number | null;
  @Json() details!: Record<string, unknown>;
  @Timestamp() at!: Date;
}
