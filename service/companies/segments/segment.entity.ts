import { Entity } from 'typeorm';
import { Id, Integer, Json, Text, Timestamp } from '../../platform/database/columns';
import type { SegmentConditions } from './segmentFields';

export type SegmentKind = 'dynamic' | 'fixed';
export type SegmentSubject = 'companies' | 'contacts';
export type SegmentSharing = 'mine' | 'team' | 'all';

/** A group of companies or of contacts (客户分组): whoever fulfils conditions, or whoever was put into it. */
@Entity('segment')
export class Segment {
  @Id() id!: number;
  @Text(100) name!: string;
  @Text(10) kind!: SegmentKind;
  @Text(10) about!: SegmentSubject;
  /** Of a dynamic one; a fixed one has none. */
  @Json() conditions!: SegmentConditions;
  @Integer() ownerId!: number;
  /** Who beside the owner, and those above him, may use it. */
  @Text(10) sharing!: SegmentSharing;
  @Timestamp() createdAt!: Date;
  @Timestamp() updatedAt!: Date;
  /** Deleted; it can be taken back. */
  @Timestamp({ nullable: true }) endedAt!: Date | null;
  @Integer() version!: number;
}

/** A member of a fixed segment. Unique by (segmentId, companyId) and by (segmentId, contactId). */
@Entity('segment_member')
export class SegmentMember {
  @Id() id!: number;
  @Integer() segmentId!: number;
  @Integer({ nullable: true }) companyId!: number | null;
  @Integer({ nullable: true }) contactId!: number | null;
  @Integer({ nullable: true }) addedById!: number | null;
  @Timestamp() addedAt!: Date;
}
