import { Entity, PrimaryColumn } from 'typeorm';
import { Flag, Id, Integer, Json, Money, Text, Timestamp } from '../platform/database/columns';
import type { Asked } from './asked';
import type { AlertCause } from './opportunityAlerts';
import type { MemberPart, OpportunityStage, StakeholderPart, Stance } from './opportunityWords';

/** What a record of kind 'opportunity' has for itself; shares the key of its record. */
@Entity('opportunity')
export class Opportunity {
  @PrimaryColumn({ type: 'int' }) recordId!: number;
  @Text(20) stage!: OpportunityStage;
  @Timestamp() stageSince!: Date;
  /** Where it goes on after 'suspended'; '' else. */
  @Text(20) stageBefore!: OpportunityStage | '';
  /** Per cent. */
  @Integer() probability!: number;
  /** Minor units of `currency`; null where nobody has said. */
  @Money({ nullable: true }) amount!: number | null;
  /** ISO 4217, or ''. */
  @Text(3) currency!: string;
  /** YYYY-MM-DD, '9999-12-31' where nobody has said. */
  @Text(10) expectedDay!: string;
  @Json() asked!: Asked;
  @Text(20) source!: string;
  /** The campaign that brought it (campaign.entity.ts). */
  @Integer({ nullable: true }) campaignId!: number | null;
  /** The lead that it was. */
  @Integer({ nullable: true }) leadId!: number | null;
  /** The recognition was in doubt; a person has not said yes yet. */
  @Flag() isToCheck!: boolean;
  /** The quotation or order by which it was won. */
  @Integer({ nullable: true }) wonRecordId!: number | null;
  @Text(30) lostReason!: string;
  @Text(1000) lostNote!: string;
  @Text(300) nextAction!: string;
  /** YYYY-MM-DD, '9999-12-31' where there is none. */
  @Text(10) nextDay!: string;
  @Timestamp({ nullable: true }) closedAt!: Date | null;
  @Timestamp() updatedAt!: Date;
  @Integer() version!: number;
}

/** What happened to an opportunity; only added to. */
@Entity('opportunity_event')
export class OpportunityEvent {
  @Id() id!: number;
  @Integer() recordId!: number;
  @Text(30) kind!: string;
  /** null: Tradepost by itself */
  @Integer({ nullable: true }) userId!: number | null;
  @Json() details!: Record<string, unknown>;
  @Timestamp() at!: Date;
}

/** Whoever else offers. */
@Entity('opportunity_competitor')
export class Competitor {
  @Id() id!: number;
  @Integer() recordId!: number;
  @Text(200) name!: string;
  /** As told, with its currency. */
  @Text(100) price!: string;
  @Text(500) strengths!: string;
  @Text(500) weaknesses!: string;
  @Timestamp() createdAt!: Date;
}

/** A person on the buyer's side, where he stands, and what is planned with him. */
@Entity('opportunity_stakeholder')
export class Stakeholder {
  @Id() id!: number;
  @Integer() recordId!: number;
  /** null: somebody who is no contact yet */
  @Integer({ nullable: true }) contactId!: number | null;
  @Text(200) name!: string;
  @Text(30) part!: StakeholderPart;
  @Text(20) stance!: Stance;
  @Text(500) aim!: string;
  @Text(300) nextStep!: string;
  /** YYYY-MM-DD, '9999-12-31' where there is none. */
  @Text(10) nextDay!: string;
  /** Who of us does it. */
  @Integer({ nullable: true }) byUserId!: number | null;
  @Timestamp() createdAt!: Date;
}

/** Somebody of ours who works on an opportunity beside its owner, or watches it. Unique by (recordId, userId). */
@Entity('opportunity_member')
export class OpportunityMember {
  @Id() id!: number;
  @Integer() recordId!: number;
  @Integer() userId!: number;
  @Text(20) part!: MemberPart;
  @Integer({ nullable: true }) addedById!: number | null;
  @Timestamp() createdAt!: Date;
}

/** That somebody was told why an opportunity needs attention: once for what it is about. Unique by (recordId, cause, about). */
@Entity('opportunity_alert')
export class OpportunityAlert {
  @Id() id!: number;
  @Integer() recordId!: number;
  @Text(10) cause!: AlertCause;
  /** The day or the instant that it is about (opportunityAlerts.ts). */
  @Text(40) about!: string;
  @Timestamp() at!: Date;
}
