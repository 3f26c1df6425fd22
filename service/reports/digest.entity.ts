import { Entity, PrimaryColumn } from 'typeorm';
import { Flag, Id, Integer, Json, Text, Timestamp } from '../platform/database/columns';

/** How somebody gets the morning digest by mail. Without a row: not at all. */
@Entity('digest_setting')
export class DigestSetting {
  @PrimaryColumn({ type: 'int' }) userId!: number;
  @Flag() isOn!: boolean;
  /** 0 to 23, by the clocks of `timeZone`. */
  @Integer() hour!: number;
  /** Days of the week, 1 (Monday) to 7. */
  @Json() days!: number[];
  /** IANA name; '': the company's. */
  @Text(60) timeZone!: string;
  @Text(10) scope!: DigestScope;
  /** When the next one is due; null while it is off. */
  @Timestamp({ nullable: true }) nextAt!: Date | null;
  @Integer() version!: number;
}

/** Whose work it tells of. */
export type DigestScope = 'mine' | 'team';

/** That the digest of a day was dealt with for somebody. Unique by (userId, day): nobody gets two. */
@Entity('digest_sent')
export class DigestSent {
  @Id() id!: number;
  @Integer() userId!: number;
  /** YYYY-MM-DD, of the morning. */
  @Text(10) day!: string;
  /** 'written': handed to the outgoing mail; 'nothing': there was nothing to say; 'none': outgoing mail is not set up */
  @Text(10) state!: 'written' | 'nothing' | 'none';
  @Timestamp() at!: Date;
}
