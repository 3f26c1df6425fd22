import { Entity, PrimaryColumn } from 'typeorm';
import { Id, Integer, Json, Text, Timestamp } from '../../platform/database/columns';

export const happeningKinds = [
  ...(['connected', 'disconnected', 'import_begun', 'import_ended', 'resynced'] as const),
  ...(['subscribed', 'subscription_renewed', 'subscription_lost', 'subscription_refused'] as const),
  ...(['gap_found', 'gap_repaired', 'throttled', 'refused', 'unreachable', 'stalled', 'works_again'] as const),
] as const;
export type HappeningKind = (typeof happeningKinds)[number];

/** Something that happened to the reading of a mailbox, for whoever asks later why it was red. What comes again and again is one row with a count. */
@Entity('exchange_happening')
export class ExchangeHappening {
  @Id() id!: number;
  @Integer() mailboxId!: number;
  @Text(30) kind!: HappeningKind;
  @Timestamp() at!: Date;
  /** When it came last. */
  @Timestamp() lastAt!: Date;
  @Integer() times!: number;
  /** Numbers and codes that the sentence of the kind names. */
  @Json() details!: Record<string, string | number>;
}

/** What was reckoned of a mailbox when it was last looked at: the list of all of them costs as much as it shows. Never set by hand; whoever opens one mailbox has it reckoned anew. */
@Entity('exchange_standing')
export class ExchangeStanding {
  @PrimaryColumn({ type: 'int' }) mailboxId!: number;
  @Timestamp() countedAt!: Date;
  /** As of then: exchange.schema.ts has the names. */
  @Json() counts!: StandingCounts;
  /** How it stood, and since when. */
  @Text(20) state!: string;
  @Timestamp() since!: Date;
  /** Since when something is missing; null: nothing is. */
  @Timestamp({ nullable: true }) gapSince!: Date | null;
  /** When the first import was over; null: it is not. */
  @Timestamp({ nullable: true }) importedAt!: Date | null;
  /** How many were settled at an earlier time: by how many more there are now is known how fast it goes. */
  @Integer() sampleSettled!: number;
  @Timestamp() sampleAt!: Date;
  /** Settled in a minute; 0: not known. */
  @Integer() speed!: number;
}

/** Numbers of a mailbox, by real counts. */
export interface StandingCounts {
  onServer: number;
  /** Of what is on the server, as the two next ones: the three and `missing` make `onServer`. */
  stored: number;
  keptOut: number;
  unreadable: number;
  /** To be fetched. */
  wanted: number;
  /** Of these, tried at least once in vain. */
  failing: number;
  refused: number;
  /** Days of folders that differ. */
  gaps: number;
  /** On the server, and neither stored nor kept out here. */
  missing: number;
  /** Kept here, and thrown away or moved aside on the server since. */
  away: number;
  /** All that are newer than this are settled, in a first import; ISO 8601, null: all are. */
  reachedAt: string | null;
}
