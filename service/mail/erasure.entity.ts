import { Entity } from 'typeorm';
import { ExactText, Id, Integer, Json, Text, Timestamp } from '../platform/database/columns';

/** What is to be erased, or was: who asked, why, under which reference, and how much went. It is the tombstone, and stays. */
@Entity('erasure')
export class Erasure {
  @Id() id!: number;
  /** Of the letter or case that asks for it. */
  @Text(100) reference!: string;
  /** 'contact', 'company' or 'messages' */
  @Text(20) kind!: string;
  /** Ids alone; names go with what is erased. */
  @Json() selection!: { companyId?: number; contactId?: number; messageIds?: number[] };
  @Text(1000) reason!: string;
  /** 'proposed', 'confirmed', 'done' or 'withdrawn' */
  @Text(20) state!: string;
  @Json() counts!: Record<string, number>;
  @Integer({ nullable: true }) requestedById!: number | null;
  @Timestamp() requestedAt!: Date;
  @Integer({ nullable: true }) confirmedById!: number | null;
  @Timestamp({ nullable: true }) confirmedAt!: Date | null;
  @Timestamp({ nullable: true }) doneAt!: Date | null;
  @Integer() version!: number;
}

/** The identity of a letter that was erased, so that no import brings it back. Unique by identity. */
@Entity('erased_letter')
export class ErasedLetter {
  @Id() id!: number;
  @ExactText(64) identity!: string;
  @ExactText(64, { nullable: true }) contentHash!: string | null;
  /** Null where a rule of retention erased it. */
  @Integer({ nullable: true }) erasureId!: number | null;
  @Timestamp() erasedAt!: Date;
}
