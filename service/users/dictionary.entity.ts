import { Entity } from 'typeorm';
import { Flag, Id, Integer, Json, Text } from '../platform/database/columns';

/** A word of a list that the administrator keeps: an industry, a region, a level, a role of a contact. Unique by (kind, code). */
@Entity('dictionary_entry')
export class DictionaryEntry {
  @Id() id!: number;
  @Text(30) kind!: string;
  /** What stands in the rows that use it; never changes. */
  @Text(40) code!: string;
  @Text(100) nameZh!: string;
  @Text(100) nameEn!: string;
  @Integer() position!: number;
  /** One that is no longer offered; where it stands it stays. */
  @Flag() isActive!: boolean;
  /** Of levels: what moves a company to it (companies/levels.ts). */
  @Json({ nullable: true }) rule!: Record<string, unknown> | null;
  @Integer() version!: number;
}
