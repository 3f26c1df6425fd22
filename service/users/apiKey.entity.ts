import { Entity } from 'typeorm';
import { ExactText, Id, Integer, Json, Text, Timestamp } from '../platform/database/columns';
import type { Grant } from './roles';

/** By a key a program does what its owner may do, and no more. Only the hash of the key is kept. */
@Entity('api_key')
export class ApiKey {
  @Id() id!: number;
  @Text(100) name!: string;
  @ExactText(64) tokenHash!: string;
  /** The first letters, by which a person knows it again. */
  @ExactText(12) beginning!: string;
  @Integer() ownerId!: number;
  @Integer() createdById!: number;
  /** 'read' answers requests that change nothing; 'write' all. */
  @Text(10) scope!: 'read' | 'write';
  /** Which of the owner's grants; null for all that he has at the moment of a call. */
  @Json({ nullable: true }) grants!: Grant[] | null;
  @Timestamp() createdAt!: Date;
  @Timestamp({ nullable: true }) expiresAt!: Date | null;
  @Timestamp({ nullable: true }) lastUsedAt!: Date | null;
  @Timestamp({ nullable: true }) revokedAt!: Date | null;
}
