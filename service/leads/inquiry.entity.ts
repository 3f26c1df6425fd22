import { Entity, PrimaryColumn } from 'typeorm';
import { Flag, Integer, Json, LongText, Text, Timestamp } from '../platform/database/columns';
import type { InquiryKind, InquiryReason } from './inquiry/inquiry';

export type InquiryState =
  /** waits for its job */
  | 'waiting'
  | 'lead'
  /** of a customer: an opportunity of his */
  | 'opportunity'
  /** in doubt, and in a running matter of a customer; or made none by what people said of mail like it: nothing is opened */
  | 'left'
  /** a person said: no inquiry */
  | 'denied';

/** A message that was recognised as an inquiry, what spoke for it, and what was read in it. One row a message. */
@Entity('inquiry')
export class Inquiry {
  @PrimaryColumn({ type: 'int' }) messageId!: number;
  @Text(20) state!: InquiryState;
  @Flag() isToCheck!: boolean;
  @Integer() score!: number;
  @Text(30) kind!: InquiryKind;
  @Text(10, { nullable: true }) language!: string | null;
  @Json() reasons!: InquiryReason[];
  /** InquiryFields with their places in the mail, as JSON, bounded; null until read. */
  @LongText({ nullable: true }) fields!: string | null;
  @Integer({ nullable: true }) leadId!: number | null;
  @Integer({ nullable: true }) recordId!: number | null;
  @Integer({ nullable: true }) decidedById!: number | null;
  @Timestamp({ nullable: true }) decidedAt!: Date | null;
  @Timestamp() sentAt!: Date;
  @Timestamp() createdAt!: Date;
  @Integer() version!: number;
}

/** How often a feature of mail (inquiry/lessons.ts) stood in what people called an inquiry, and in what they did not. */
@Entity('inquiry_lesson')
export class InquiryLesson {
  @PrimaryColumn({ type: 'varchar', length: 200 }) feature!: string;
  @Integer() yes!: number;
  @Integer() no!: number;
}
