import { Entity } from 'typeorm';
import { Flag, Id, Integer, LongText, Text, Timestamp } from '../platform/database/columns';
import type { ActivityKind } from './activityKinds';

/** Stands in `Task.dueDay` of what has no date, so that a list by day is one range of an index. */
export const NO_DAY = '9999-12-31';

/** Something that somebody is to do, and what it is about. Whoever gave it, and the managers of whoever is to do it, see it too. */
@Entity('task')
export class Task {
  @Id() id!: number;
  @Text(300) title!: string;
  @LongText() note!: string;
  /** YYYY-MM-DD; NO_DAY where it has none. */
  @Text(10) dueDay!: string;
  @Integer() assigneeId!: number;
  /** null: the command line */
  @Integer({ nullable: true }) createdById!: number | null;
  @Integer({ nullable: true }) companyId!: number | null;
  @Integer({ nullable: true }) contactId!: number | null;
  @Integer({ nullable: true }) recordId!: number | null;
  /** Stays when the lead is qualified; the company and the opportunity stand beside it then. */
  @Integer({ nullable: true }) leadId!: number | null;
  @Integer({ nullable: true }) messageId!: number | null;
  /** Of the message, so that every letter of the conversation shows it. */
  @Integer({ nullable: true }) conversationId!: number | null;
  @Flag() isDone!: boolean;
  @Timestamp({ nullable: true }) doneAt!: Date | null;
  @Integer({ nullable: true }) doneById!: number | null;
  @Timestamp() createdAt!: Date;
  @Timestamp() updatedAt!: Date;
  @Integer() version!: number;
}

/** An attachment of a letter that was saved under a record. Unique by (recordId, attachmentId); taking it off ends it. */
@Entity('record_document')
export class RecordDocument {
  @Id() id!: number;
  @Integer() recordId!: number;
  /** Whose record it is. */
  @Integer() companyId!: number;
  @Integer() attachmentId!: number;
  @Integer() messageId!: number;
  @Text(500) note!: string;
  @Integer({ nullable: true }) savedById!: number | null;
  @Timestamp() savedAt!: Date;
  @Timestamp({ nullable: true }) endedAt!: Date | null;
  @Integer({ nullable: true }) endedById!: number | null;
}

/**
 * A call, a meeting, a visit, or a note that somebody wrote down. Seen by whoever may see the company or the lead that it is about, whoever takes part, and those above them (activitySight.ts).
 */
@Entity('activity')
export class Activity {
  @Id() id!: number;
  @Text(10) kind!: ActivityKind;
  @Text(300) subject!: string;
  @LongText() text!: string;
  @Timestamp() startAt!: Date;
  /** Of a note 0. */
  @Integer() minutes!: number;
  @Text(300) place!: string;
  /** Who does it; whoever else takes part stands in activity_person. */
  @Integer() ownerId!: number;
  @Integer({ nullable: true }) createdById!: number | null;
  @Integer({ nullable: true }) companyId!: number | null;
  @Integer({ nullable: true }) recordId!: number | null;
  @Integer({ nullable: true }) leadId!: number | null;
  @Integer({ nullable: true }) messageId!: number | null;
  @Text(10) state!: 'planned' | 'done' | 'cancelled';
  /** How long before it people are told; null: they are not. */
  @Integer({ nullable: true }) remindMinutes!: number | null;
  /** When they are to be told; null once they were. */
  @Timestamp({ nullable: true }) remindAt!: Date | null;
  /** Of the dictionary 'activity_outcome'; '' where it has none. */
  @Text(40) outcome!: string;
  @LongText() result!: string;
  /** The task that came of it. */
  @Integer({ nullable: true }) nextTaskId!: number | null;
  @Timestamp({ nullable: true }) doneAt!: Date | null;
  @Integer({ nullable: true }) doneById!: number | null;
  @Timestamp({ nullable: true }) deletedAt!: Date | null;
  @Timestamp() createdAt!: Date;
  @Timestamp() updatedAt!: Date;
  @Integer() version!: number;
}

/** A colleague who takes part beside its owner. Unique by (activityId, userId). */
@Entity('activity_person')
export class ActivityPerson {
  @Id() id!: number;
  @Integer() activityId!: number;
  @Integer() userId!: number;
  /** Of the activity, so that a person's calendar is one range of an index. */
  @Timestamp() startAt!: Date;
}

/** A person of the other side who takes part. Unique by (activityId, contactId). */
@Entity('activity_contact')
export class ActivityContact {
  @Id() id!: number;
  @Integer() activityId!: number;
  @Integer() contactId!: number;
}
