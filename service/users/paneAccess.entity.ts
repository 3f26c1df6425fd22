import { Entity } from 'typeorm';
import { ExactText, Id, Integer, Json, LongText, Text, Timestamp } from '../platform/database/columns';

/** Who a person is at Microsoft Entra ID. One of each for the other: unique by userId, and by (tid, oid). */
@Entity('entra_identity')
export class EntraIdentity {
  @Id() id!: number;
  @Integer() userId!: number;
  /** The tenant, a GUID in small letters. */
  @ExactText(36) tid!: string;
  /** The person in it, a GUID in small letters; unlike his address it never changes. */
  @ExactText(36) oid!: string;
  @Timestamp() linkedAt!: Date;
  /** An administrator, or the person himself. */
  @Integer() linkedById!: number;
  @Timestamp({ nullable: true }) lastSeenAt!: Date | null;
  /** Tokens that were given out before count no more: he was signed out everywhere. */
  @Timestamp({ nullable: true }) signedOutAt!: Date | null;
}

/** A sign-in by Microsoft that is on its way, or one that came and belongs to nobody yet; it counts once, for minutes, in the browser that began it. Unique by stateHash. */
@Entity('entra_sign_in')
export class EntraSignIn {
  @Id() id!: number;
  @ExactText(64) stateHash!: string;
  /** Of the browser's own cookie. */
  @ExactText(64) browserHash!: string;
  /** 'sign_in', or 'link': (tid, oid) has shown that it is he, and waits for whose account it is */
  @Text(10) purpose!: string;
  @ExactText(64) nonce!: string;
  @ExactText(128) verifier!: string;
  /** A page of ours. */
  @LongText() returnTo!: string;
  @ExactText(36, { nullable: true }) tid!: string | null;
  @ExactText(36, { nullable: true }) oid!: string | null;
  @Timestamp() expiresAt!: Date;
}

/** A key by which tokens of the pane are signed. Unique by kid. */
@Entity('pane_key')
export class PaneKey {
  @Id() id!: number;
  @ExactText(40) kid!: string;
  /** JSON Web Key. */
  @Json() publicKey!: object;
  /** Sealed by users/vault; null where the environment has no key to seal it: then only the process that made it signs by it. */
  @LongText({ nullable: true }) privateKey!: string | null;
  @Timestamp() createdAt!: Date;
  /** No token is signed by it from then on. */
  @Timestamp() endsAt!: Date;
}
