import { Entity } from 'typeorm';
import { Id, Integer, Json, LongText, Text, Timestamp } from '../../platform/database/columns';

/** A reply written beforehand, with fields such as {contact.name}. */
@Entity('reply_template')
export class ReplyTemplate {
  @Id() id!: number;
  /** Whose alone it is; null: shared. */
  @Integer({ nullable: true }) personId!: number | null;
  /** Of a shared one: the team that has it; null: everybody. */
  @Integer({ nullable: true }) teamId!: number | null;
  @Text(200) name!: string;
  @Text(100) folder!: string;
  @Json() tags!: string[];
  /** ISO 639-1 */
  @Text(10) language!: string;
  @Text(20) stage!: string;
  @Text(400) subject!: string;
  /** Plain text. */
  @LongText() body!: string;
  @Integer() createdById!: number;
  @Timestamp() createdAt!: Date;
  @Timestamp() updatedAt!: Date;
  @Integer() version!: number;
}
