import { Entity } from 'typeorm';
import { Id, Integer, Text, Timestamp } from '../platform/database/columns';

/** A search that a person keeps, as text in the query language. Unique by (userId, name). */
@Entity('saved_search')
export class SavedSearch {
  @Id() id!: number;
  @Integer() userId!: number;
  @Text(100) name!: string;
  @Text(1000) query!: string;
  @Timestamp() createdAt!: Date;
  @Timestamp() updatedAt!: Date;
  @Integer() version!: number;
}
