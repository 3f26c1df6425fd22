import { Entity } from 'typeorm';
import { Id, Integer, Json, LongText, Text, Timestamp } from '../platform/database/columns';
import type { WorkLogPeriod } from './activityKinds';

/** What a person reports of a day, a week or a month. Unique by (userId, period, fromDay). */
@Entity('work_log')
export class WorkLog {
  @Id() id!: number;
  @Integer() userId!: number;
  @Text(10) period!: WorkLogPeriod;
  /** YYYY-MM-DD, both included. */
  @Text(10) fromDay!: string;
  @Text(10) toDay!: string;
  /** What its author writes himself. */
  @LongText() text!: string;
  /** What had happened when it was submitted (reports/workLog.schema.ts); null before: then it is reckoned anew. */
  @Json({ nullable: true }) facts!: Record<string, unknown> | null;
  @Timestamp({ nullable: true }) submittedAt!: Date | null;
  @Timestamp() createdAt!: Date;
  @Timestamp() updatedAt!: Date;
  @Integer() version!: number;
}

/** What somebody says to a work log, a company or an opportunity. Exactly one of the three is named. */
@Entity('comment')
export class Comment {
  @Id() id!: number;
  @Integer({ nullable: true }) workLogId!: number | null;
  @Integer({ nullable: true }) companyId!: number | null;
  @Integer({ nullable: true }) recordId!: number | null;
  @LongText() text!: string;
  @Integer() byId!: number;
  /** Whose thing it is: he is told, and it waits in his day until he has seen it. */
  @Integer({ nullable: true }) toId!: number | null;
  @Timestamp() at!: Date;
  @Timestamp({ nullable: true }) seenAt!: Date | null;
  /** Taken back. */
  @Timestamp({ nullable: true }) endedAt!: Date | null;
}
