import { Entity } from 'typeorm';
import { Id, Integer, Json, Text, Timestamp } from '../platform/database/columns';

/** A branch or a team; together they make the tree of the company. Whoever manages one stands above all who stand in it or beneath it. */
@Entity('team')
export class Team {
  @Id() id!: number;
  @Integer({ nullable: true }) parentId!: number | null;
  @Text(200) name!: string;
  /** 'branch' or 'team' */
  @Text(10) kind!: string;
  @Integer({ nullable: true }) managerId!: number | null;
  @Timestamp() createdAt!: Date;
  @Integer() version!: number;
}

/** A person stands in one or more teams. Unique by (teamId, userId). */
@Entity('team_member')
export class TeamMember {
  @Id() id!: number;
  @Integer() teamId!: number;
  @Integer() userId!: number;
}

/** A role that the company made for itself, beside the built-in ones of users/roles.ts. Unique by name. */
@Entity('own_role')
export class OwnRole {
  @Id() id!: number;
  @Text(100) name!: string;
  @Timestamp() createdAt!: Date;
  @Integer() version!: number;
}

/** One grant of an own role. Unique by (roleId, grantName). */
@Entity('own_role_grant')
export class OwnRoleGrant {
  @Id() id!: number;
  @Integer() roleId!: number;
  @Text(60) grantName!: string;
}

/** One own role of one person. Unique by (userId, roleId). */
@Entity('user_own_role')
export class UserOwnRole {
  @Id() id!: number;
  @Integer() userId!: number;
  @Integer() roleId!: number;
}

/** What people of one team own is open to those of another. Unique by (subject, fromTeamId, toTeamId). */
@Entity('sharing_rule')
export class SharingRule {
  @Id() id!: number;
  /** The kind of record; 'company' takes its mail and records along. */
  @Text(20) subject!: string;
  @Integer() fromTeamId!: number;
  @Integer() toTeamId!: number;
  /** 'read' or 'write' */
  @Text(10) access!: string;
  @Integer({ nullable: true }) createdById!: number | null;
  @Timestamp() createdAt!: Date;
}

/** Something that administrators and the owner must look at. */
@Entity('alarm')
export class Alarm {
  @Id() id!: number;
  /** e.g. 'mass_reading' */
  @Text(40) kind!: string;
  @Timestamp() raisedAt!: Date;
  /** Whom it is about. */
  @Integer({ nullable: true }) userId!: number | null;
  @Json() details!: Record<string, unknown>;
  @Timestamp({ nullable: true }) seenAt!: Date | null;
  @Integer({ nullable: true }) seenById!: number | null;
}

/** How many things of a kind a person has opened or taken out on a day of UTC. Unique by (day, userId, kind). */
@Entity('reading_count')
export class ReadingCount {
  @Id() id!: number;
  @Text(10) day!: string;
  @Integer() userId!: number;
  /** 'message', 'company' or 'export' (rows) */
  @Text(20) kind!: string;
  @Integer() count!: number;
}
