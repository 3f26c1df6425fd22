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
