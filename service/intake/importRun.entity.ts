import { Entity } from 'typeorm';
import { ExactText, Flag, Id, Integer, Json, Money, Text, Timestamp } from '../platform/database/columns';

export type ImportState = 'waiting' | 'running' | 'paused' | 'stopped' | 'done' | 'failed';

/**
 * One import of a file or folder into a mailbox. Counts and `cursor` change in the transaction that stores the
 * messages they count, so that the sum holds after a crash at any point:
 * found = stored + alreadyThere + keptOut + unreadable + failed.
 */
@Entity('import_run')
export class ImportRun {
  @Id() id!: number;
  @Integer() mailboxId!: number;
  /** Path on this machine, absolute; '' where it was an upload whose files have been removed before its end. */
  @Text(1000) source!: string;
  /** What the person called it: the name of the uploaded file. */
  @Text(400) label!: string;
  @Text(20) state!: ImportState;
  /** What a person asked of a run that was running, and is not done yet. */
  @Text(10) request!: '' | 'pause' | 'stop';
  /** How many items of the source are done; where to go on. */
  @Json() cursor!: { items: number; bytes: number; file: string | null; number?: number };
  /** Items of the source, where they can be counted beforehand. */
  @Integer({ nullable: true }) totalItems!: number | null;
  /** Bytes of the source on disk, where they tell how far it is (an mbox), and how many are read. */
  @Money({ nullable: true }) totalBytes!: number | null;
  @Money() readBytes!: number;
  @Integer() found!: number;
  @Integer() stored!: number;
  @Integer() alreadyThere!: number;
  @Integer() keptOut!: number;
  @Integer() unreadable!: number;
  @Integer() failed!: number;
  /** Kept out, by reason. */
  @Json() keptOutReasons!: Record<string, number>;
  /** The source is a copy that Tradepost made (an upload) and removes afterwards. */
  @Flag() isTemporary!: boolean;
  @Integer({ nullable: true }) userId!: number | null;
  /** Why it failed: the code that pages translate by, and the sentence. */
  @Text(80, { nullable: true }) errorCode!: string | null;
  @Text(400, { nullable: true }) error!: string | null;
  /** While running: who runs it, and until when that one is believed to be alive (intake/leasing.service.ts). */
  @ExactText(120, { nullable: true }) leasedBy!: string | null;
  @Timestamp({ nullable: true }) leasedUntil!: Date | null;
  @Timestamp() createdAt!: Date;
  @Timestamp({ nullable: true }) startedAt!: Date | null;
  @Timestamp({ nullable: true }) finishedAt!: Date | null;
}

/** An item of an import that could not be stored, and why. */
@Entity('import_failure')
export class ImportFailure {
  @Id() id!: number;
  @Integer() runId!: number;
  /** File, and in an mbox the number of the message in it. */
  @Text(1200) item!: string;
  @Text(80) code!: string;
  @Text(1000) message!: string;
}
