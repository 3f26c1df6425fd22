import { Entity } from 'typeorm';
import { ExactText, Flag, Id, Integer, Json, Text, Timestamp } from '../platform/database/columns';

/** A phone of a contact. */
@Entity('contact_phone')
export class ContactPhone {
  @Id() id!: number;
  @Integer() contactId!: number;
  /** 'office', 'mobile', 'fax', 'chat' or 'other' */
  @Text(20) kind!: string;
  @Text(60) value!: string;
  /** Its digits. */
  @Text(40) folded!: string;
  @Flag() isPrimary!: boolean;
}

/** What a contact is at his company, or on one record of it. One primary for each role (two unique keys hold it). */
@Entity('contact_role')
export class ContactRole {
  @Id() id!: number;
  @Integer() contactId!: number;
  @Integer() companyId!: number;
  @Integer({ nullable: true }) recordId!: number | null;
  /** Code of the dictionary. */
  @Text(40) role!: string;
  @Flag() isPrimary!: boolean;
}

/** What a signature told that we did not know. Unique by (companyId, address, field, valueHash), so that what was dismissed never comes again. */
@Entity('contact_suggestion')
export class ContactSuggestion {
  @Id() id!: number;
  @Integer() companyId!: number;
  /** null: a new contact */
  @Integer({ nullable: true }) contactId!: number | null;
  @Text(320) address!: string;
  /** 'new', 'title' or 'phone' */
  @Text(20) field!: string;
  @ExactText(64) valueHash!: string;
  /** What the signature says. */
  @Json() values!: { name?: string; title?: string; phone?: string; before?: string };
  @Integer() messageId!: number;
  /** 'open', 'taken' or 'dismissed' */
  @Text(12) state!: string;
  @Timestamp() createdAt!: Date;
  @Integer({ nullable: true }) decidedById!: number | null;
  @Timestamp({ nullable: true }) decidedAt!: Date | null;
}
