import { Entity } from 'typeorm';
import { ExactText, Id, Integer, Json, Text, Timestamp } from '../../platform/database/columns';
import type { Evidence } from '../reasons';
import type { BankKind } from './bankDetails';

export type WarningCode =
  | 'look_alike'
  | 'own_domain_look_alike'
  | 'unproven'
  | 'display_name'
  | 'reply_to'
  | 'new_address_in_thread'
  /** {company, since, known, found}: masked in part; since is YYYY-MM-DD. */
  | 'bank_details'
  /** {since, found}: an account that somebody has retired on that day. */
  | 'bank_retired';

/** Something about a message that may be fraud. It hides, moves and deletes nothing. Unique by (messageId, key). */
@Entity('message_warning')
export class MessageWarning {
  @Id() id!: number;
  @Integer() messageId!: number;
  @Text(40) code!: WarningCode;
  /** SHA-256 of what it says: the same warning computed again is the same row. */
  @ExactText(64) key!: string;
  /** 'high' or 'notice' */
  @Text(10) severity!: 'high' | 'notice';
  /** Of bank details: whose they were to be. */
  @Integer({ nullable: true }) companyId!: number | null;
  /** What its sentence is filled with, as Reason.values. */
  @Json() values!: Record<string, string>;
  @Json() evidence!: Evidence[];
  /** 'open', 'dismissed' (with a note), 'confirmed' (of bank details: they are right) */
  @Text(10) state!: 'open' | 'dismissed' | 'confirmed';
  @Text(400) note!: string;
  @Integer({ nullable: true }) decidedById!: number | null;
  @Timestamp({ nullable: true }) decidedAt!: Date | null;
  @Timestamp() sentAt!: Date;
  @Integer() version!: number;
}

/** An account that is known of a company, or of ours where companyId is null. */
@Entity('bank_detail')
export class BankDetail {
  @Id() id!: number;
  @Integer({ nullable: true }) companyId!: number | null;
  @Text(20) kind!: BankKind;
  /** Normalised: capital letters and digits. */
  @ExactText(64) value!: string;
  /** 'seen' in earlier mail, 'confirmed' by a person, or 'retired' by one: not to be paid to any more. */
  @Text(10) state!: 'seen' | 'confirmed' | 'retired';
  @Timestamp() firstSeenAt!: Date;
  @Timestamp() lastSeenAt!: Date;
  /** The message that named it first. */
  @Integer({ nullable: true }) messageId!: number | null;
  /** How it was checked, or why it was retired. */
  @Text(400, { nullable: true }) note!: string | null;
  @Integer({ default: 1 }) version!: number;
  @Integer({ nullable: true }) decidedById!: number | null;
  @Timestamp({ nullable: true }) decidedAt!: Date | null;
}
