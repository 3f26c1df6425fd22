import { Entity } from 'typeorm';
import { ExactText, Flag, Id, Integer, Text, Timestamp } from '../platform/database/columns';

/** A company that we deal with, as customer, supplier, agent, partner, or several of these. */
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
  /** ISO 3166-1, two letters. */
  @Text(2, { nullable: true }) country!: string | null;
  @Text(200, { nullable: true }) city!: string | null;
  @Text(300, { nullable: true }) website!: string | null;
  @Text(60, { nullable: true }) phone!: string | null;
  @Integer({ nullable: true }) ownerId!: number | null;
  @Integer({ nullable: true }) parentId!: number | null;
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
}

/** A company that its owner, or a manager, has shared with another person. Unique by (companyId, userId). */
@Entity('company_share')
export class CompanyShare {
  @Id() id!: number;
  @Integer() companyId!: number;
  @Integer() userId!: number;
}
