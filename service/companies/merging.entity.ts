import { Entity } from 'typeorm';
import { ExactText, Id, Integer, Json, Text, Timestamp } from '../platform/database/columns';

/**
 * Two companies, or two contacts, that became one. The row is also the pointer by which old links to `loserId` lead to the survivor, and holds what undoing
 * needs.
 */
@Entity('party_merge')
export class PartyMerge {
  @Id() id!: number;
  /** 'company' or 'contact' */
  @Text(10) kind!: 'company' | 'contact';
  @Integer() survivorId!: number;
  @Integer() loserId!: number;
  @Text(300) survivorName!: string;
  @Text(300) loserName!: string;
  /** Its key in the system that it was imported from, so that a later import finds the survivor. */
  @ExactText(100, { nullable: true }) loserKey!: string | null;
  /** Contacts that became one because their companies did. */
  @Integer({ nullable: true }) partOfId!: number | null;
  /** 'waiting' (a large one, in the queue), 'done', 'undone' or 'failed' */
  @Text(10) state!: 'waiting' | 'done' | 'undone' | 'failed';
  /** The fields for which the person chose, by name: 'survivor' or 'loser'. */
  @Json() choices!: Record<string, 'survivor' | 'loser'>;
  /** The whole row that went, as the database had it; the survivor's fields that changed, before and after; the highest ids of all tables. */
  @Json() kept!: Record<string, unknown>;
  /** How many rows moved, by what they are. */
  @Json() counts!: Record<string, number>;
  @Text(80, { nullable: true }) errorCode!: string | null;
  @Integer({ nullable: true }) userId!: number | null;
  @Timestamp() createdAt!: Date;
  @Timestamp({ nullable: true }) doneAt!: Date | null;
  @Timestamp({ nullable: true }) undoneAt!: Date | null;
  @Integer({ nullable: true }) undoneById!: number | null;
}

/** One row that a merge moved, ended or set aside. */
@Entity('party_move')
export class PartyMove {
  @Id() id!: number;
  @Integer() mergeId!: number;
  @Text(60) tableName!: string;
  @Text(60) columnName!: string;
  @Integer() rowId!: number;
  /** 'moved', 'ended', or 'removed' with the row itself */
  @Text(10) kind!: string;
  @Json({ nullable: true }) row!: Record<string, unknown> | null;
}
