import { Entity } from 'typeorm';
import { ExactText, Id, Json, Timestamp } from '../database/columns';

/** Which process asks about a mailbox of Exchange, and how much of its ten minutes is spent. One at a time: so no two count for themselves what they may only spend together. */
@Entity('graph_budget')
export class MailboxBudget {
  @Id() id!: number;
  /** As Graph is asked for it: address or object id, in small letters. Unique. */
  @ExactText(320) mailbox!: string;
  /** '' while no process has it. */
  @ExactText(40) holder!: string;
  /** It is believed to live until then. */
  @Timestamp({ nullable: true }) heldUntil!: Date | null;
  /** Another process that waits for it; '' for none. */
  @ExactText(40) askedBy!: string;
  @Timestamp({ nullable: true }) askedAt!: Date | null;
  /** Exchange has asked for patience until then. */
  @Timestamp({ nullable: true }) pausedUntil!: Date | null;
  /** [number of the slice of ten seconds, requests in it]; those that its holder may make without asking again are among them. */
  @Json() used!: [number, number][];
}
