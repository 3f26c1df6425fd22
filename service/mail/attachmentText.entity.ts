import { Entity } from 'typeorm';
import { ExactText, Id, LongText, Text, Timestamp } from '../platform/database/columns';

/**
 * What became of reading a content: its text is in the index; it has none (a scan); it is of a kind that is not read; too large; broken, or cost more time
 * or memory than it may; locked with a password.
 */
export type ReadingState = 'read' | 'empty' | 'unsupported' | 'too_large' | 'not_readable' | 'locked';

/** The text inside an attachment, once for each content however often it came. Unique by blobHash. */
@Entity('attachment_text')
export class AttachmentText {
  @Id() id!: number;
  @ExactText(64) blobHash!: string;
  @Text(20) state!: ReadingState;
  /** Cut at 200,000 characters. */
  @LongText() text!: string;
  @Timestamp() readAt!: Date;
}
