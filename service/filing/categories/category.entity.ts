import { Entity, PrimaryColumn } from 'typeorm';
import { Integer, Text, Timestamp } from '../../platform/database/columns';

/** The category of a message: one, given by a person or a rule. A row without one says that a person took it away, so that no rule gives it back. */
@Entity('message_category')
export class MessageCategory {
  @PrimaryColumn({ type: 'int' }) messageId!: number;
  /** A code of the dictionary 'mail_category'. */
  @Text(40, { nullable: true }) category!: string | null;
  /** Who gave it; null where a rule did. */
  @Integer({ nullable: true }) userId!: number | null;
  @Integer({ nullable: true }) ruleId!: number | null;
  /** The message's, so that a list by category is one range of an index. */
  @Timestamp() sentAt!: Date;
  @Timestamp() at!: Date;
  @Integer() version!: number;
}
