import { Entity } from 'typeorm';
import type { LeadSource } from '../../leads/lead.entity';
import { ExactText, Flag, Id, Integer, Json, Text, Timestamp } from '../../platform/database/columns';
import type { ImportCounts, ImportOptions, Outcome } from './outcomes';
import type { RowDetails } from './rowDetails';

/** 'running' until every row has been looked at, 'stopped' where its file was gone before; 'undoing' until every row that may go has gone. */
export type LeadImportState = 'running' | 'done' | 'stopped' | 'undoing' | 'undone';

/** One list of cards that was taken in. */
@Entity('lead_import')
export class LeadImport {
  @Id() id!: number;
  @Text(20) state!: LeadImportState;
  @Text(200) fileName!: string;
  /** The uploaded file (dataImport/uploads.service.ts); '' of the command line. */
  @ExactText(36) uploadId!: string;
  @Text(20) source!: LeadSource;
  @Integer({ nullable: true }) campaignId!: number | null;
  /** The campaign was made by this import, and goes with it. */
  @Flag() isNewCampaign!: boolean;
  @Json() options!: ImportOptions;
  @Integer() total!: number;
  /** Rows that have been looked at: where a run that was interrupted goes on. */
  @Integer() done!: number;
  /** Rows that an undo has looked at. */
  @Integer() undone!: number;
  @Json() counts!: ImportCounts;
  @Integer({ nullable: true }) createdById!: number | null;
  @Timestamp() createdAt!: Date;
  @Timestamp({ nullable: true }) finishedAt!: Date | null;
  @Timestamp({ nullable: true }) undoneAt!: Date | null;
}

/** What became of one row. Of a person nothing is kept here but, for a month, what could not be read: what was told of him stands in the lead, and goes with it. */
@Entity('lead_import_row')
export class LeadImportRow {
  @Id() id!: number;
  @Integer() importId!: number;
  /** In the order of the file, from 0. */
  @Integer() position!: number;
  @Text(200) sheet!: string;
  /** As people count them. */
  @Integer() row!: number;
  /** Digest of what the row tells (rowKeys.ts); null of rows that were not taken, and of those that were taken back. Unique. */
  @ExactText(64, { nullable: true }) rowKey!: string | null;
  /** The same digest for whatever campaign, of a row of which the person was told that it is a colleague's. */
  @ExactText(64, { nullable: true }) toldKey!: string | null;
  @Text(20) outcome!: Outcome;
  /** '' until an undo has looked at it. */
  @Text(20) undo!: '' | 'undone' | 'kept';
  @Integer({ nullable: true }) leadId!: number | null;
  /** The last event of the lead that the import itself wrote: a later one of a person says that somebody works on it. */
  @Integer({ nullable: true }) lastEventId!: number | null;
  @Integer({ nullable: true }) noteId!: number | null;
  @Integer({ nullable: true }) recordId!: number | null;
  @Json() details!: RowDetails;
}
