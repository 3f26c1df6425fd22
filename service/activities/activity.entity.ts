import { Entity } from 'typeorm';
import { Flag, Id, Integer, LongText, Text, Timestamp } from '../platform/database/columns';

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
