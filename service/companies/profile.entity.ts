import { Entity } from 'typeorm';
import { Flag, Id, Integer, Json, LongText, Text, Timestamp } from '../platform/database/columns';

/** A postal address of a company. */
@Entity('postal_address')
export class PostalAddress {
  @Id() id!: number;
  @Integer() companyId!: number;
  /** 'registered', 'delivery', 'invoice', 'factory' or 'other' */
  @Text(20) kind!: string;
  @Text(400) street!: string;
  @Text(200) city!: string;
  /** State, province, district. */
  @Text(200) district!: string;
  @Text(20) postCode!: string;
  /** ISO 3166-1, two letters. */
  @Text(2, { nullable: true }) country!: string | null;
  @Integer() position!: number;
}

/** One of several things of a kind that a company has: a phone, a website, a tax number, a language, a preference. */
@Entity('company_detail')
export class CompanyDetail {
  @Id() id!: number;
  @Integer() companyId!: number;
  /** 'phone', 'website', 'tax_number', 'language' or 'preference' */
  @Text(30) kind!: string;
  /** What kind of phone, which tax; of a preference what it is about: 'products', 'payment', 'language', 'channel', 'taboos'. */
  @Text(60) label!: string;
  @Text(1000) value!: string;
  /** By which equal ones are found: the digits of a phone, the host of a website, a tax number without spaces (companies/details.ts). */
  @Text(300) folded!: string;
  @Integer() position!: number;
}

/** A word that people put on a company. Unique by (companyId, folded). */
@Entity('company_tag')
export class CompanyTag {
  @Id() id!: number;
  @Integer() companyId!: number;
  @Text(60) tag!: string;
  @Text(60) folded!: string;
}

/** What somebody wrote about a company. */
@Entity('company_note')
export class CompanyNote {
  @Id() id!: number;
  @Integer() companyId!: number;
  @LongText() text!: string;
  /** To be heeded: stands on top of the page. */
  @Flag() isPrompt!: boolean;
  @Integer({ nullable: true }) createdById!: number | null;
  @Timestamp() createdAt!: Date;
  /** Taken off; it stays on the timeline. */
  @Timestamp({ nullable: true }) endedAt!: Date | null;
  @Integer() version!: number;
}

/** A change of level or owner: its history, and a line of the timeline. Rows are only added. */
@Entity('company_event')
export class CompanyEvent {
  @Id() id!: number;
  @Integer() companyId!: number;
  @Timestamp() at!: Date;
  /** 'level', 'level_held', 'level_released', 'owner' */
  @Text(20) kind!: string;
  /** Codes of levels; numbers of people. */
  @Text(200, { nullable: true }) fromValue!: string | null;
  @Text(200, { nullable: true }) toValue!: string | null;
  /** What moved it: 'two_way_mail', 'intention', 'order'; null where a person did. */
  @Text(30, { nullable: true }) rule!: string | null;
  @Integer({ nullable: true }) userId!: number | null;
  @Text(1000, { nullable: true }) reason!: string | null;
}

/** A company of which mail came, went or moved, or a record changed: its level is due to be reckoned. The job takes the rows away. */
@Entity('company_touch')
export class CompanyTouch {
  @Id() id!: number;
  @Integer() companyId!: number;
  /** Of mail that was added: the newest each way. */
  @Timestamp({ nullable: true }) inAt!: Date | null;
  @Timestamp({ nullable: true }) outAt!: Date | null;
  /** Mail may have gone: the newest each way must be looked for. */
  @Flag() isWhole!: boolean;
}

/** A list as somebody likes to see it: columns, filters, order. */
@Entity('saved_view')
export class SavedView {
  @Id() id!: number;
  @Integer() userId!: number;
  /** 'companies' */
  @Text(30) page!: string;
  @Text(100) name!: string;
  @Json() query!: Record<string, unknown>;
  @Timestamp() createdAt!: Date;
  @Integer() version!: number;
}
