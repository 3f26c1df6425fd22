import { Entity } from 'typeorm';
import { ExactText, Id, Integer, Json, Text, Timestamp } from '../database/columns';

export type JobState = 'waiting' | 'running' | 'dead';

/**
 * A job, written in the transaction of what caused it. A finished job is deleted; a dead one stays until somebody runs it
 * again or dismisses it.
 */
@Entity('job')
export class Job {
  @Id() id!: number;
  /** Stable id: a second job of the same name and id while one waits is the same job. Unique by (name, key) while it exists. */
  @Text(100) name!: string;
  @ExactText(200) key!: string;
  @Json() payload!: unknown;
  @Text(20) state!: JobState;
  /** Smaller runs first. */
  @Integer() priority!: number;
  /** Jobs of one lane take turns with those of the others (a mailbox is a lane). */
  @Text(100) lane!: string;
  @Integer() attempts!: number;
  @Integer() maxAttempts!: number;
  @Timestamp() dueAt!: Date;
  /** While running: until when its runner is believed to be alive. */
  @Timestamp({ nullable: true }) leasedUntil!: Date | null;
  @ExactText(60, { nullable: true }) leasedBy!: string | null;
  @Text(1000, { nullable: true }) lastError!: string | null;
  @Timestamp() createdAt!: Date;
}

/** When a scheduled job last ran, so that a restart neither skips nor repeats a turn. */
@Entity('schedule')
export class Schedule {
  @Id() id!: number;
  @Text(100) name!: string;
  @Timestamp() nextAt!: Date;
}
