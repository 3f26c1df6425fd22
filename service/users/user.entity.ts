import { Entity, PrimaryColumn } from 'typeorm';
import { ExactText, Flag, Id, Integer, Json, Text, Timestamp } from '../platform/database/columns';

/** A person who signs in. `managerId` makes the tree by which a manager sees what his people own. */
@Entity('user')
export class User {
  @Id() id!: number;
  /** The e-mail address, normalised; what one signs in with. Unique. */
  @Text(320) address!: string;
  @Text(200) name!: string;
  /** Argon2id, encoded; null until the first link was used. */
  @Text(255, { nullable: true }) passwordHash!: string | null;
  @Text(10) language!: string;
  @Text(10) theme!: string;
  @Flag() isActive!: boolean;
  @Integer({ nullable: true }) managerId!: number | null;
  @Integer() failedSignIns!: number;
  @Timestamp({ nullable: true }) lockedUntil!: Date | null;
  @Timestamp() createdAt!: Date;
  @Timestamp({ nullable: true }) lastSignInAt!: Date | null;
  @Integer() version!: number;
}

/** One role of one person; roles are sets of grants (users/roles.ts). Unique by (userId, role). */
@Entity('user_role')
export class UserRole {
  @Id() id!: number;
  @Integer() userId!: number;
  @Text(40) role!: string;
}

/** A signed-in browser. Only the hash of its token is kept. */
@Entity('session')
export class Session {
  @Id() id!: number;
  @ExactText(64) tokenHash!: string;
  @Integer() userId!: number;
  @Timestamp() createdAt!: Date;
  @Timestamp() lastSeenAt!: Date;
  @Timestamp() expiresAt!: Date;
  @Text(400, { nullable: true }) userAgent!: string | null;
  /** What it was begun by: 'local' (our own account) or 'entra' (Microsoft's). */
  @Text(10, { default: 'local' }) startedBy!: string;
  /** It ends then, however much it is used; null: with the usual longest life. */
  @Timestamp({ nullable: true }) endsAt!: Date | null;
}

/** A link that works once: the first administrator's, and those that reset a password. Only the hash of its token is kept. */
@Entity('one_time_link')
export class OneTimeLink {
  @Id() id!: number;
  @ExactText(64) tokenHash!: string;
  /** 'first_administrator' or 'reset' */
  @Text(40) purpose!: string;
  @Integer({ nullable: true }) userId!: number | null;
  @Timestamp() expiresAt!: Date;
  @Timestamp({ nullable: true }) usedAt!: Date | null;
  @Timestamp() createdAt!: Date;
}

/** Who did what, when. Rows are only ever added; a trigger refuses to change or delete them. */
@Entity('audit_entry')
export class AuditEntry {
  @Id() id!: number;
  @Timestamp() at!: Date;
  /** null: the system itself or the command line, see `actor` */
  @Integer({ nullable: true }) userId!: number | null;
  /** 'user', 'system' or 'command_line' */
  @Text(20) actor!: string;
  /** e.g. 'user.locked', 'filing.decided' */
  @Text(80) action!: string;
  @Text(40, { nullable: true }) subjectType!: string | null;
  @Integer({ nullable: true }) subjectId!: number | null;
  @Json({ nullable: true }) details!: Record<string, unknown> | null;
}

/** A value that an administrator sets while the service runs: own company's name and domains, time zone. */
@Entity('setting')
export class Setting {
  @PrimaryColumn({ type: 'varchar', length: 80 }) key!: string;
  @Json() value!: unknown;
}
