import { Entity } from 'typeorm';
import { Flag, Id, Integer, Json, LongText, Money, Text } from '../platform/database/columns';
import type { FieldChoice, FieldKind, FieldRule } from './fieldKinds';

/** A field that an administrator has made for companies or contacts. Unique by (subject, code). */
@Entity('custom_field')
export class CustomField {
  @Id() id!: number;
  /** 'company' or 'contact' */
  @Text(20) subject!: 'company' | 'contact';
  /** Its name in the API and in files; never changes. */
  @Text(40) code!: string;
  @Text(100) nameZh!: string;
  @Text(100) nameEn!: string;
  @Text(20) kind!: FieldKind;
  /** Heading under which it stands; '' is the first. */
  @Text(100) section!: string;
  @Integer() position!: number;
  @Flag() isRequired!: boolean;
  @Flag() isInList!: boolean;
  @Flag() isActive!: boolean;
  @Json() rule!: FieldRule;
  @Json() choices!: FieldChoice[];
  @Integer() version!: number;
}

/** A value of a field: one row, of several choices one each. The column that its kind uses is filled, so that a filter is one range of an index. */
@Entity('custom_value')
export class CustomValue {
  @Id() id!: number;
  @Integer() fieldId!: number;
  @Integer({ nullable: true }) companyId!: number | null;
  @Integer({ nullable: true }) contactId!: number | null;
  /** Text, link, code of a choice; of money its currency. */
  @Text(400, { nullable: true }) text!: string | null;
  @LongText({ nullable: true }) longText!: string | null;
  /** Number and money in ten-thousandths; yes is 1 and no 0. */
  @Money({ nullable: true }) number!: number | null;
  /** YYYY-MM-DD */
  @Text(10, { nullable: true }) date!: string | null;
  @Integer() position!: number;
}
