import { Entity, PrimaryColumn } from 'typeorm';
import { ExactText, Flag, Id, Integer, Json, Text, Timestamp } from '../../../platform/database/columns';
import type { OutlookLanguage } from './naming';

/** What a mailbox shows in Outlook. Without a row the usual holds (options.service.ts): categories, no moving, and what a person does there is his own. */
@Entity('outlook_options')
export class OutlookOptions {
  @PrimaryColumn({ type: 'int' }) mailboxId!: number;
  /** Anything at all is to be done there; the triggers ask it. */
  @Flag() isActive!: boolean;
  @Flag() hasCategories!: boolean;
  /** Of the words of the categories. */
  @Text(10) language!: OutlookLanguage;
  @Flag() movesMail!: boolean;
  /** Graph's id of the folder under which customers have theirs; '' for the inbox. */
  @ExactText(300) parentId!: string;
  @Flag() takesChanges!: boolean;
  /** Why nothing can be written, by code; '' for nothing. */
  @Text(60) troubleCode!: string;
  @Timestamp({ nullable: true }) troubleAt!: Date | null;
  /** Why the list of categories, and with it their colours, cannot be kept. */
  @Text(60) listCode!: string;
  @Timestamp({ nullable: true }) listAt!: Date | null;
  @Integer() version!: number;
}

/** A message that is to be looked at in Outlook. Triggers of the database add it with its job, whoever changes a filing. */
@Entity('outlook_due')
export class OutlookDue {
  @PrimaryColumn({ type: 'int' }) itemId!: number;
  @Integer() mailboxId!: number;
  /** It is new, or a person decided: before the rest. */
  @Flag() isUrgent!: boolean;
  @Timestamp() receivedAt!: Date;
  /** Counts what made it due: what comes while it is being looked at is looked at again. */
  @Integer() turn!: number;
  @Integer() tries!: number;
  @Timestamp() dueAt!: Date;
}

/** What we know of a message in Outlook. */
@Entity('outlook_mark')
export class OutlookMark {
  @PrimaryColumn({ type: 'int' }) itemId!: number;
  @Integer() mailboxId!: number;
  /** Categories of ours that it bore when we last looked, or that we wrote then. */
  @Json() seen!: string[];
  /** Names that look like ours and came with the mail: nobody here put them there, so they say nothing and are left alone. */
  @Json() strange!: string[];
  /** Counts our writings; the stamp on the message has the same number. */
  @Integer() turn!: number;
  /** The wanted categories (as a hash) against which a person's change stands; they are not written. '' for none. */
  @ExactText(64) heldFor!: string;
  /** Those that were written once after a change that could not be taken. */
  @ExactText(64) mendedFor!: string;
  /** Graph's id of the folder where it stood last; '' where that was not noted. */
  @ExactText(300) folderId!: string;
  /** Where it stood before it was moved to a customer; '' where it was not moved. */
  @ExactText(300) homeId!: string;
  /** The wanted folder against which a person's move stands. */
  @Text(40) folderHeldFor!: string;
  @Timestamp({ nullable: true }) writtenAt!: Date | null;
}

/** A category that was written in a mailbox, and what it stands for. Unique by (mailboxId, foldedName). */
@Entity('outlook_category')
export class OutlookCategory {
  @Id() id!: number;
  @Integer() mailboxId!: number;
  @Text(255) name!: string;
  @ExactText(255) foldedName!: string;
  /** null: it names nobody, because who reads the mailbox may not see the party. */
  @Integer({ nullable: true }) companyId!: number | null;
  @Integer({ nullable: true }) recordId!: number | null;
  /** On how many messages it stands. */
  @Integer() uses!: number;
  @Timestamp() usedAt!: Date;
}

/** An entry of ours in a mailbox's list of categories. Unique by (mailboxId, foldedName). */
@Entity('outlook_master')
export class OutlookMaster {
  @Id() id!: number;
  @Integer() mailboxId!: number;
  @ExactText(200) masterId!: string;
  @ExactText(255) foldedName!: string;
  @Timestamp() usedAt!: Date;
}

/** A customer's folder in a mailbox. Unique by (mailboxId, folderId); after a merge a company may have several, and the first counts. */
@Entity('outlook_folder')
export class OutlookFolder {
  @Id() id!: number;
  @Integer() mailboxId!: number;
  @ExactText(300) folderId!: string;
  @Integer() companyId!: number;
  /** As we named it; a person may have renamed it since. */
  @Text(255) name!: string;
}
