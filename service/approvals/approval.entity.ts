import { Entity } from 'typeorm';
import { ExactText, Flag, Id, Integer, Json, LongText, Text, Timestamp } from '../platform/database/columns';
import type { DraftAttachment, DraftRecipient } from './draft';
import type { Finding } from './finding';
import type { Conditions, Exempt, WhoDecides } from './policies';

/** When a mail must be looked at by somebody before it is sent, and by whom. */
@Entity('approval_policy')
export class ApprovalPolicy {
  @Id() id!: number;
  @Text(200) name!: string;
  /** The first that fits is the one that holds. */
  @Integer() position!: number;
  @Flag() isActive!: boolean;
  /** Since when it is switched on: letters that were sent before are not measured by it. */
  @Timestamp({ nullable: true }) activeSince!: Date | null;
  @Json() conditions!: Conditions;
  @Json() deciders!: WhoDecides;
  @Json() exempt!: Exempt;
  /** How long a request waits, and how long an approval lasts. */
  @Integer() expiresHours!: number;
  @Timestamp() createdAt!: Date;
  @Integer() version!: number;
}

export type ApprovalState = 'pending' | 'approved' | 'rejected' | 'withdrawn' | 'expired';

/**
 * One mail as somebody wants to send it, and what was decided. The copy is bounded, is seen by the asker and those who may decide, and is emptied when its time is
 * over (approvals/clearing.service.ts). One that waits is unique by (requestedById, digest).
 */
@Entity('approval_request')
export class ApprovalRequest {
  @Id() id!: number;
  @Integer({ nullable: true }) policyId!: number | null;
  /** As it was called then. */
  @Text(200) policyName!: string;
  @Integer() requestedById!: number;
  @Text(20) state!: ApprovalState;
  /** Of the whole mail (approvals/draft.ts): it lets exactly this one go. */
  @ExactText(64) digest!: string;
  /** Of recipients and subject: the same mail, written anew. */
  @ExactText(64) mailKey!: string;
  @Text(320) mailbox!: string;
  @Text(1000) subject!: string;
  @Json() recipients!: DraftRecipient[];
  @LongText({ nullable: true }) text!: string | null;
  @Json() attachments!: DraftAttachment[];
  @Json() findings!: Finding[];
  /** What the asker said. */
  @Text(1000) note!: string;
  @Timestamp() requestedAt!: Date;
  @Timestamp() expiresAt!: Date;
  @Integer({ nullable: true }) decidedById!: number | null;
  @Timestamp({ nullable: true }) decidedAt!: Date | null;
  @Text(1000) comment!: string;
  /** The letter that went out with it. */
  @Integer({ nullable: true }) sentMessageId!: number | null;
  /** When the copy was emptied. */
  @Timestamp({ nullable: true }) clearedAt!: Date | null;
  @Integer() version!: number;
}

/** Somebody who may decide on a request. Unique by (requestId, userId). */
@Entity('approval_decider')
export class ApprovalDecider {
  @Id() id!: number;
  @Integer() requestId!: number;
  @Integer() userId!: number;
  /** The request waits: for the index. */
  @Flag() isOpen!: boolean;
}
