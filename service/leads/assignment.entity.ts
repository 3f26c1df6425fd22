import { Entity } from 'typeorm';
import { Flag, Id, Integer, Json, Text, Timestamp } from '../platform/database/columns';
import type { RuleConditions, RuleMode } from './assignment';

/** A shared pool (公海) of leads, of customers or of both that nobody has, and its clocks. */
@Entity('lead_pool')
export class LeadPool {
  @Id() id!: number;
  @Text(100) name!: string;
  /** Days without mail in or out after which a lead returns; 0: never. */
  @Integer() returnDays!: number;
  @Integer() warnDays!: number;
  /** How many a person may claim a day; 0: as many as he likes. */
  @Integer() claimsPerDay!: number;
  /** How many open leads a person may have who claims one more; 0: as many as he likes. */
  @Integer() mostOpen!: number;
  @Integer() cooldownDays!: number;
  /** Whoever claims a lead is shown what happened before. */
  @Flag() showsStory!: boolean;
  /** Whose people see it and claim; empty: everybody who works on leads. */
  @Json() teamIds!: number[];
  /** Where leads go that no rule binds to another pool. */
  @Flag() isDefault!: boolean;
  @Flag() isActive!: boolean;
  @Integer() position!: number;
  @Flag({ default: true }) isForLeads!: boolean;
  /** Customers return to it; off until an administrator says otherwise. */
  @Flag({ default: false }) isForCustomers!: boolean;
  /** Days without mail both ways, quotation or order after which a customer returns; 0: never. */
  @Integer({ default: 90 }) customerDays!: number;
  @Integer({ default: 7 }) customerWarnDays!: number;
  /** Days from the day on which somebody got a customer in which it does not return. */
  @Integer({ default: 30 }) customerProtectionDays!: number;
  /** How many customers a person may have who claims one more; 0: as many as he likes. */
  @Integer({ default: 0 }) mostCustomers!: number;
  /** Levels of which no customer returns: codes of the dictionary; null is none. */
  @Json({ nullable: true }) exemptLevels!: string[] | null;
  @Timestamp() createdAt!: Date;
  @Integer() version!: number;
}

/** Who gets which leads; asked in the order of `position`. */
@Entity('lead_rule')
export class LeadRule {
  @Id() id!: number;
  @Integer() position!: number;
  @Text(100) name!: string;
  @Json() conditions!: RuleConditions;
  @Text(20) mode!: RuleMode;
  /** In the order of their turn. */
  @Json() userIds!: number[];
  /** With mode 'pool' where it goes; else the pool that its leads return to, null for the default one. */
  @Integer({ nullable: true }) poolId!: number | null;
  /** Days from the assignment on in which it does not return (保护期). */
  @Integer({ nullable: true }) protectionDays!: number | null;
  @Integer({ nullable: true }) lastUserId!: number | null;
  @Flag() isActive!: boolean;
  @Timestamp() createdAt!: Date;
  @Integer() version!: number;
}

/** A lead taken out of a pool. Unique by (poolId, userId, day, turn): the key holds the limit of the day. */
@Entity('lead_claim')
export class LeadClaim {
  @Id() id!: number;
  @Integer() poolId!: number;
  @Integer() userId!: number;
  /** YYYY-MM-DD in the company's time zone. */
  @Text(10) day!: string;
  /** 1, 2, 3 ... within the day. */
  @Integer() turn!: number;
  @Integer() leadId!: number;
  @Timestamp() at!: Date;
}

/** A customer taken out of a pool. Unique by (poolId, userId, day, turn): the key holds the limit of the day. */
@Entity('company_claim')
export class CompanyClaim {
  @Id() id!: number;
  @Integer() poolId!: number;
  @Integer() userId!: number;
  /** YYYY-MM-DD in the company's time zone. */
  @Text(10) day!: string;
  /** 1, 2, 3 ... within the day. */
  @Integer() turn!: number;
  @Integer() companyId!: number;
  @Timestamp() at!: Date;
}

/** A person is on leave, both days included. */
@Entity('absence')
export class Absence {
  @Id() id!: number;
  @Integer() userId!: number;
  @Text(10) fromDay!: string;
  @Text(10) toDay!: string;
  @Text(200) note!: string;
  @Integer({ nullable: true }) createdById!: number | null;
  @Timestamp() createdAt!: Date;
  @Integer() version!: number;
}
