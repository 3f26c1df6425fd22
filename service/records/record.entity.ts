import { Entity } from 'typeorm';
import { ExactText, Id, Integer, Text, Timestamp } from '../platform/database/columns';

export const recordKinds = [
  'quote',
  'order',
  'purchase_order',
  'project',
  'service_request',
  'opportunity',
  'shipment',
] as const;
export type RecordKind = (typeof recordKinds)[number];

/**
 * What mail can be about and what a number names: a quotation, an order, a project.
 *
 * It holds what every kind has: number, company, title, state. What one kind has for itself stands in a table of that
 * kind which shares this key.
 */
@Entity('record')
export class TradeRecord {
  @Id() id!: number;
  @Text(30) kind!: RecordKind;
  /** As people write it. */
  @Text(100) number!: string;
  /** Folded for comparing (records/numbers.ts); unique with `kind`. */
  @Text(100) foldedNumber!: string;
  @Integer() companyId!: number;
  @Text(400) title!: string;
  /** 'open' or 'closed' */
  @Text(20) state!: string;
  @Integer({ nullable: true }) ownerId!: number | null;
  /** The order that a purchase order or a shipment serves; the order that a service request is about. */
  @Integer({ nullable: true }) forRecordId!: number | null;
  @ExactText(100, { nullable: true }) externalKey!: string | null;
  @Timestamp() createdAt!: Date;
  @Integer() version!: number;
}

/** Another number of a record: the customer's purchase order, a contract, a booking. Unique by (recordId, foldedNumber). */
@Entity('record_number')
export class RecordNumber {
  @Id() id!: number;
  @Integer() recordId!: number;
  @Text(100) number!: string;
  @Text(100) foldedNumber!: string;
}
