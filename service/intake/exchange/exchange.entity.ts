import { Entity, PrimaryColumn } from 'typeorm';
import { ExactText, Flag, Id, Integer, LongText, Text, Timestamp } from '../../platform/database/columns';

/** A mailbox that is read from Exchange through Microsoft Graph. How it stands is reckoned from its items and counts, never set. */
@Entity('exchange_mailbox')
export class ExchangeMailbox {
  @PrimaryColumn({ type: 'int' }) mailboxId!: number;
  /** Address or object id by which Graph knows it. */
  @Text(320) user!: string;
  @Flag() isOn!: boolean;
  /** Where the list of folders was read to; null: it is read from its beginning. */
  @LongText({ nullable: true }) folderLink!: string | null;
  @Timestamp() startedAt!: Date;
  /** When all changes were last read to their end. */
  @Timestamp({ nullable: true }) syncedAt!: Date | null;
  /** When the list of folders, and how many messages each has, was last asked for. */
  @Timestamp({ nullable: true }) lookedAt!: Date | null;
  /** When all folders were last compared with the server. */
  @Timestamp({ nullable: true }) sweptAt!: Date | null;
  /** What stands in the way, by code; '' for nothing. */
  @Text(60) errorCode!: string;
  /** Since when it does. */
  @Timestamp({ nullable: true }) errorAt!: Date | null;
  /** When its administrators were told that it is not being read; null again once it is. */
  @Timestamp({ nullable: true }) toldAt!: Date | null;
  /** One process at a time reads a mailbox: which, and how long it is believed to live. */
  @ExactText(40) leasedBy!: string;
  @Timestamp({ nullable: true }) leasedUntil!: Date | null;
  @Integer() version!: number;
}

/** A folder of such a mailbox. Unique by (mailboxId, folderId). */
@Entity('exchange_folder')
export class ExchangeFolder {
  @Id() id!: number;
  @Integer() mailboxId!: number;
  /** As Graph names it. */
  @ExactText(300) folderId!: string;
  @ExactText(300) parentId!: string;
  @Text(400) name!: string;
  /** Its name in every language ('inbox'); '' for others. */
  @Text(20) role!: string;
  /** Its mail is taken in. */
  @Flag() isTaken!: boolean;
  @Flag() isGone!: boolean;
  /** Where its changes were read to; null: from the beginning. */
  @LongText({ nullable: true }) link!: string | null;
  /** How many messages the server said that it has, when it was last asked; null: it was not. */
  @Integer({ nullable: true }) total!: number | null;
  /** By how many that is more than the mail that a comparison found there one by one: drafts, and what is believed to be no mail. */
  @Integer() apart!: number;
  /** By how many more it is than that: mail that the server does not show, or things that are no mail. */
  @Integer() short!: number;
  /** Since when it is by so many; null: it is by none. */
  @Timestamp({ nullable: true }) shortAt!: Date | null;
}

export const itemStates = ['wanted', 'stored', 'kept_out', 'unreadable', 'refused', 'gone'] as const;
/** What became of a message on the server; 'refused' will be tried again by a person alone. */
export type ItemState = (typeof itemStates)[number];

/** A message in such a mailbox. Unique by (mailboxId, graphId); the id stays when it moves. */
@Entity('exchange_item')
export class ExchangeItem {
  @Id() id!: number;
  @Integer() mailboxId!: number;
  @ExactText(300) graphId!: string;
  /** exchange_folder.id; null: it left a folder, and nobody has said where it went. */
  @Integer({ nullable: true }) folderId!: number | null;
  /** Its normalised Message-ID, as Graph tells it: what the ledger is checked against from outside. */
  @ExactText(998, { nullable: true }) internetMessageId!: string | null;
  /** SHA-256 of that. */
  @ExactText(64, { nullable: true }) messageIdHash!: string | null;
  /** As Graph tells them; by these and its Message-ID a letter is known that another mailbox brought. */
  @Text(320) fromAddress!: string;
  @Timestamp({ nullable: true }) sentAt!: Date | null;
  @Timestamp() receivedAt!: Date;
  /** YYYY-MM-DD of `receivedAt`, UTC: the ledger counts by it. */
  @Text(10) day!: string;
  @Text(20) state!: ItemState;
  /** Why it is kept out, or cannot be stored. */
  @Text(60) reason!: string;
  @Integer({ nullable: true }) messageId!: number | null;
  @Integer() tries!: number;
  /** Not fetched before. */
  @Timestamp() dueAt!: Date;
}

/** By which Graph tells of changes in a mailbox. */
@Entity('exchange_subscription')
export class ExchangeSubscription {
  @PrimaryColumn({ type: 'int' }) mailboxId!: number;
  @ExactText(200) subscriptionId!: string;
  /** SHA-256 of the secret that comes with each notification, hex. */
  @ExactText(64) stateHash!: string;
  @Timestamp() expiresAt!: Date;
}

/** How many messages the server has in a folder on a day: as it was last compared, and what it told of since. Unique by (folderId, day). */
@Entity('exchange_count')
export class ExchangeCount {
  @Id() id!: number;
  @Integer() mailboxId!: number;
  @Integer() folderId!: number;
  @Text(10) day!: string;
  @Integer() onServer!: number;
}
