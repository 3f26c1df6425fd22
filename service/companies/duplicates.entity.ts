import { Entity } from 'typeorm';
import { Id, Integer, Json, Text, Timestamp } from '../platform/database/columns';

/**
 * A key by which a company, or one of its contacts, is found again when somebody enters it a second time (companies/partyKeys.ts). Made anew whenever the
 * company changes; never the place where a fact is kept.
 */
@Entity('party_key')
export class PartyKey {
  @Id() id!: number;
  @Integer() companyId!: number;
  /** Set where it is a contact's. */
  @Integer({ nullable: true }) contactId!: number | null;
  /** 'name', 'phone', 'web' or 'person' */
  @Text(10) kind!: string;
  @Text(80) value!: string;
}

/** That somebody asked whether a company is known already: asking too often is fishing. Rows older than a month are swept. */
@Entity('duplicate_check')
export class DuplicateCheck {
  @Id() id!: number;
  @Integer() userId!: number;
  @Timestamp() at!: Date;
  /** The name that was asked for. */
  @Text(300) asked!: string;
  /** The companies of the answer, in its order. */
  @Json() companyIds!: number[];
  /** How many companies of others the answer told of. */
  @Integer() maskedCount!: number;
}

/** Somebody asks the owner of a company to share it. One open request for each company and person. */
@Entity('access_request')
export class AccessRequest {
  @Id() id!: number;
  @Integer() companyId!: number;
  /** Who asks. */
  @Integer() userId!: number;
  @Text(500, { nullable: true }) note!: string | null;
  /** 'open', 'shared' or 'declined' */
  @Text(20) state!: string;
  @Timestamp() createdAt!: Date;
  @Integer({ nullable: true }) answeredById!: number | null;
  @Text(500, { nullable: true }) answer!: string | null;
  @Timestamp({ nullable: true }) answeredAt!: Date | null;
}
