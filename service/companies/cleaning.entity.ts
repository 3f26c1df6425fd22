import { Entity } from 'typeorm';
import { Id, Integer, Json, Text, Timestamp } from '../platform/database/columns';

/**
 * Two companies that may be one, as the search over the whole base found them. What somebody has said of a pair is remembered: it never comes again.
 * Unique by (lowId, highId). A pair of which one was merged away stays, for the day on which that is undone, and is not shown.
 */
@Entity('duplicate_pair')
export class DuplicatePair {
  @Id() id!: number;
  /** The smaller of the two ids. */
  @Integer() lowId!: number;
  @Integer() highId!: number;
  /** In hundredths; more is surer. */
  @Integer() score!: number;
  @Json() reasons!: string[];
  /** 'open' or 'dismissed' */
  @Text(10) state!: string;
  @Timestamp() foundAt!: Date;
  @Integer({ nullable: true }) decidedById!: number | null;
  @Timestamp({ nullable: true }) decidedAt!: Date | null;
}

/** Two contacts that may be one person. As DuplicatePair. */
@Entity('contact_pair')
export class ContactPair {
  @Id() id!: number;
  /** The smaller of the two ids. */
  @Integer() lowId!: number;
  @Integer() highId!: number;
  @Integer() score!: number;
  @Json() reasons!: string[];
  /** 'open' or 'dismissed' */
  @Text(10) state!: string;
  @Timestamp() foundAt!: Date;
  @Integer({ nullable: true }) decidedById!: number | null;
  @Timestamp({ nullable: true }) decidedAt!: Date | null;
}

/** A field that counts (companies/completeness.ts) and that a company lacks. Unique by (companyId, field); made anew with the keys of the company. */
@Entity('company_gap')
export class CompanyGap {
  @Id() id!: number;
  @Integer() companyId!: number;
  @Text(60) field!: string;
}

/** An address of a contact from which a letter came back for good. Unique by (contactId, address). Whether it answered since is asked when it is shown. */
@Entity('dead_address')
export class DeadAddress {
  @Id() id!: number;
  @Integer() contactId!: number;
  @Text(320) address!: string;
  /** The last time. */
  @Timestamp() bouncedAt!: Date;
  @Integer() bounces!: number;
  /** 'open', 'kept' (somebody says that it works) or 'removed' from the contact */
  @Text(10) state!: DeadState;
  /** Of one that was removed: kind and rank, to put it back. */
  @Json({ nullable: true }) kept!: { kind: string; isPrimary: boolean } | null;
  @Integer({ nullable: true }) decidedById!: number | null;
  @Timestamp({ nullable: true }) decidedAt!: Date | null;
}
export type DeadState = 'open' | 'kept' | 'removed';

/** One field of many companies set at once. */
@Entity('mend_act')
export class MendAct {
  @Id() id!: number;
  @Integer() userId!: number;
  /** companies/mending.ts */
  @Text(60) field!: string;
  @Json({ nullable: true }) value!: string | null;
  @Text(1000, { nullable: true }) reason!: string | null;
  @Text(10) state!: 'waiting' | 'done' | 'undoing' | 'undone' | 'failed';
  @Integer() total!: number;
  @Integer() changed!: number;
  @Text(80, { nullable: true }) errorCode!: string | null;
  @Timestamp() createdAt!: Date;
  @Timestamp({ nullable: true }) doneAt!: Date | null;
  @Timestamp({ nullable: true }) undoneAt!: Date | null;
  @Integer({ nullable: true }) undoneById!: number | null;
}

/** One company of a mass mending. */
@Entity('mend_row')
export class MendRow {
  @Id() id!: number;
  @Integer() actId!: number;
  @Integer() companyId!: number;
  /** 'waiting', 'done', 'same' (it had the value), 'refused' (not his to change), 'undone', 'stayed' (changed by somebody since) */
  @Text(10) state!: MendState;
  /** What stood there, as companies/mending.ts reads it. */
  @Json({ nullable: true }) before!: string | null;
}
export type MendState = 'waiting' | 'done' | 'same' | 'refused' | 'undone' | 'stayed';

/** What somebody entered or changed of a company, for a manager to look through. It counts at once; the looking comes after. */
@Entity('profile_change')
export class ProfileChange {
  @Id() id!: number;
  @Integer() companyId!: number;
  @Integer() userId!: number;
  /** 'new' or 'changed' */
  @Text(10) kind!: 'new' | 'changed';
  /** Fields by name. */
  @Json() before!: Record<string, unknown>;
  @Json() after!: Record<string, unknown>;
  @Text(10) state!: 'open' | 'accepted' | 'returned';
  @Text(1000, { nullable: true }) note!: string | null;
  @Timestamp() changedAt!: Date;
  @Integer({ nullable: true }) decidedById!: number | null;
  @Timestamp({ nullable: true }) decidedAt!: Date | null;
  @Integer() version!: number;
}
