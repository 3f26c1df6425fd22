import { Entity } from 'typeorm';
import { Flag, Id, Integer, Json, Text, Timestamp } from '../platform/database/columns';

/** What one person had and others got, in one step (CRM-7, AHEAD-12). */
@Entity('owner_transfer')
export class OwnerTransfer {
  @Id() id!: number;
  @Integer() fromId!: number;
  @Integer() byUserId!: number;
  @Text(500, { nullable: true }) note!: string | null;
  /** The person left: the account was switched off with it. */
  @Flag() isLeaver!: boolean;
  /** How many of what, by what it is. */
  @Json() counts!: Record<string, number>;
  @Timestamp() createdAt!: Date;
  @Timestamp({ nullable: true }) undoneAt!: Date | null;
  @Integer({ nullable: true }) undoneById!: number | null;
}

/** One thing that changed hands. */
@Entity('owner_transfer_part')
export class OwnerTransferPart {
  @Id() id!: number;
  @Integer() transferId!: number;
  @Text(60) tableName!: string;
  @Integer() rowId!: number;
  @Integer() toId!: number;
  /** Version that the transfer left, where the table counts them: a later change by hand shows by it. */
  @Integer({ nullable: true }) versionAfter!: number | null;
}
