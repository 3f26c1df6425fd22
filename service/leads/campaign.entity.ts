import { Entity } from 'typeorm';
import { Flag, Id, Integer, Money, Text, Timestamp } from '../platform/database/columns';
import type { CampaignKind } from './campaignKinds';

/** What brings leads in and costs money: a fair, a mailing. Leads and opportunities name it. */
@Entity('lead_campaign')
export class Campaign {
  @Id() id!: number;
  @Text(200) name!: string;
  /** By which two of one name are one; unique. */
  @Text(200) foldedName!: string;
  @Text(20) kind!: CampaignKind;
  /** YYYY-MM-DD, or ''. */
  @Text(10) fromDay!: string;
  /** YYYY-MM-DD, or ''. */
  @Text(10) toDay!: string;
  @Text(200) place!: string;
  /** Minor units of `currency`; null where nobody has said. */
  @Money({ nullable: true }) budget!: number | null;
  /** ISO 4217, or ''. */
  @Text(3) currency!: string;
  @Text(2000) note!: string;
  @Integer({ nullable: true }) ownerId!: number | null;
  /** False: it is over, and is not offered any more. */
  @Flag() isActive!: boolean;
  @Integer({ nullable: true }) createdById!: number | null;
  @Timestamp() createdAt!: Date;
  @Timestamp() updatedAt!: Date;
  @Integer() version!: number;
}
