import { Entity } from 'typeorm';
import { ExactText, Flag, Id, Integer, LongText, Money, Text, Timestamp } from '../platform/database/columns';
import type { Standing } from './levels';

/** A company that we deal with, as customer, supplier, agent, partner, forwarder, or several of these; or a competitor. */
@Entity('company')
export class Company {
  @Id() id!: number;
  @Text(300) name!: string;
  /** Its name in another script, or a former or short one. */
  @Text(300, { nullable: true }) otherName!: string | null;
  /** Folded for comparing: lower case, without accents, legal forms and punctuation (companies/names.ts). */
  @Text(300) foldedName!: string;
  @Flag() isCustomer!: boolean;
  @Flag() isSupplier!: boolean;
  /** Writes on behalf of other companies (AgencyFor). */
  @Flag() isAgent!: boolean;
  /** Forwarder, inspector, bank, broker: works on records of others. */
  @Flag() isPartner!: boolean;
  @Flag({ default: false }) isCompetitor!: boolean;
  @Flag({ default: false }) isForwarder!: boolean;
  /** ISO 3166-1, two letters. */
  @Text(2, { nullable: true }) country!: string | null;
  @Text(200, { nullable: true }) city!: string | null;
  @Text(300, { nullable: true }) website!: string | null;
  @Text(60, { nullable: true }) phone!: string | null;
  /** Codes of the dictionary. */
  @Text(40, { nullable: true }) industry!: string | null;
  @Text(40, { nullable: true }) region!: string | null;
  @Text(40, { nullable: true }) source!: string | null;
  @Integer({ nullable: true }) staffCount!: number | null;
  /** A year's turnover in whole units of its currency; nobody knows it to the cent. */
  @Money({ nullable: true }) turnover!: number | null;
  @Text(3, { nullable: true }) turnoverCurrency!: string | null;
  /** What it buys of our kind of goods in a year, in whole units. */
  @Money({ nullable: true }) buyingVolume!: number | null;
  @Text(3, { nullable: true }) buyingCurrency!: string | null;
  /** IANA, e.g. Europe/Berlin. */
  @Text(60, { nullable: true }) timeZone!: string | null;
  /** Code of the dictionary of levels (companies/levels.ts). */
  @Text(40, { default: 'general' }) level!: string;
  /** 'new', 'old' or 'barred': what its level makes of it. Kept here, so that every list can show it. */
  @Text(10, { default: 'new' }) standing!: Standing;
  /** A person has set the level: no rule moves it until it is released. */
  @Flag({ default: false }) isLevelHeld!: boolean;
  /** The newest letter from it and to it, reckoned by a job (companies/standing.service.ts). */
  @Timestamp({ nullable: true }) lastInAt!: Date | null;
  @Timestamp({ nullable: true }) lastOutAt!: Date | null;
  /** The later of the two; 1970 where there was none, so that it can be sorted by. */
  @Timestamp({ default: '1970-01-01 00:00:00.000' }) lastContactAt!: Date;
  /** In hundredths, by the weights of the company's settings (companies/completeness.ts); null until it is reckoned. */
  @Integer({ nullable: true }) completeness!: number | null;
  /** When somebody last said that what stands here is right. */
  @Timestamp({ nullable: true }) confirmedAt!: Date | null;
  @Integer({ nullable: true }) confirmedById!: number | null;
  @Integer({ nullable: true }) ownerId!: number | null;
  @Integer({ nullable: true }) parentId!: number | null;
  /** The pool in which it lies while nobody has it (leads/customerPool.service.ts). */
  @Integer({ nullable: true }) poolId!: number | null;
  /** When the clock of the pools looks at it again: it returns then, unless something has happened since that was reckoned. */
  @Timestamp({ nullable: true }) returnsAt!: Date | null;
  @Timestamp({ nullable: true }) returnWarnedAt!: Date | null;
  /** Who let it return to the pool, and until when he may not claim it. */
  @Integer({ nullable: true }) formerOwnerId!: number | null;
  @Timestamp({ nullable: true }) formerUntil!: Date | null;
  /** Its key in the system that it was imported from; unique where given. */
  @ExactText(100, { nullable: true }) externalKey!: string | null;
  @Timestamp() createdAt!: Date;
  @Integer({ nullable: true }) createdById!: number | null;
  @Integer() version!: number;
}

/** A mail domain of a company, normalised to ASCII. Two companies may claim one: then nothing is filed by it. Unique by (domain, companyId). */
@Entity('company_domain')
export class CompanyDomain {
  @Id() id!: number;
  @Integer() companyId!: number;
  @Text(255) domain!: string;
}

/**
 * A key by which a look-alike of a company's domain is found: its label with confusable characters folded, and each way
 * of leaving one character out (companies/lookAlike.ts). Two domains one slip apart share a key.
 */
@Entity('domain_key')
export class DomainKey {
  @Id() id!: number;
  @Integer() companyDomainId!: number;
  @Text(80) value!: string;
}

/** `agentId` writes for `principalId`. Unique by both. */
@Entity('agency')
export class Agency {
  @Id() id!: number;
  @Integer() agentId!: number;
  @Integer() principalId!: number;
}

/** A person at a company. */
@Entity('contact')
export class Contact {
  @Id() id!: number;
  @Integer() companyId!: number;
  @Text(200) name!: string;
  /** companies/names.ts; indexed, for people who write from another address. */
  @Text(200) foldedName!: string;
  @Text(200, { nullable: true }) title!: string | null;
  @Text(60, { nullable: true }) phone!: string | null;
  @Text(200, { nullable: true }) department!: string | null;
  @Text(10, { nullable: true }) language!: string | null;
  /** MM-DD; the year is often not known. */
  @Text(5, { nullable: true }) birthDay!: string | null;
  @Integer({ nullable: true }) birthYear!: number | null;
  @LongText({ nullable: true }) preferences!: string | null;
  /** Has left the company. Mail of his is still filed under it. */
  @Timestamp({ nullable: true }) leftAt!: Date | null;
  @ExactText(100, { nullable: true }) externalKey!: string | null;
  @Timestamp() createdAt!: Date;
  @Integer({ nullable: true }) createdById!: number | null;
  @Integer() version!: number;
}

/** An address of a contact, normalised. Unique by (address, contactId). */
@Entity('contact_address')
export class ContactAddress {
  @Id() id!: number;
  @Integer() contactId!: number;
  @Text(320) address!: string;
  /** 'work', 'private' or 'other' */
  @Text(20, { default: 'work' }) kind!: string;
  @Flag({ default: false }) isPrimary!: boolean;
}

/** A company that its owner, or a manager, has shared with another person. Unique by (companyId, userId). */
@Entity('company_share')
export class CompanyShare {
  @Id() id!: number;
  @Integer() companyId!: number;
  @Integer() userId!: number;
  /** 'read' or 'write' */
  @Text(10, { default: 'write' }) access!: string;
  @Integer({ nullable: true }) sharedById!: number | null;
  @Timestamp({ nullable: true }) sharedAt!: Date | null;
}

/** A company that is shared with a team and all beneath it. Unique by (companyId, teamId). */
@Entity('company_team_share')
export class CompanyTeamShare {
  @Id() id!: number;
  @Integer() companyId!: number;
  @Integer() teamId!: number;
  /** 'read' or 'write' */
  @Text(10) access!: string;
  @Integer({ nullable: true }) sharedById!: number | null;
  @Timestamp() sharedAt!: Date;
}
