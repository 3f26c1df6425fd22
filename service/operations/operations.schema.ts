import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

const days = Type.Integer({ minimum: 1, maximum: 3650 });

/** How long bookkeeping is kept, in days; the audit log and mail are not among it. */
export const Retention = Type.Object({
  /** Copies of the database from before its changes. */
  migrationCopies: Type.Integer({ minimum: 1, maximum: 20 }),
  deadJobDays: days,
  importFailureDays: days,
  sentMailDays: days,
  deliveryDays: days,
  endedKeyDays: days,
});
export type Retention = Static<typeof Retention>;
export const RetentionReply = Type.Composite([Retention, Type.Object({ version: Type.Integer() })]);
export type RetentionReply = Static<typeof RetentionReply>;

/** GET /api/settings/backup */
export const BackupStatus = Type.Object({
  last: Nullable(
    Type.Object({
      at: Instant,
      target: Type.String(),
      files: Type.Integer(),
      bytes: Type.Integer(),
      written: Type.Integer(),
      messages: Type.Integer(),
      missingContents: Type.Integer(),
    }),
  ),
  /** Made before the database was changed for a new version, newest first. */
  copies: Type.Array(Type.Object({ name: Type.String(), bytes: Type.Integer(), at: Instant })),
});
export type BackupStatus = Static<typeof BackupStatus>;

export const FindingReply = Type.Object({
  code: Type.String(),
  level: Type.Union([Type.Literal('ok'), Type.Literal('note'), Type.Literal('warning'), Type.Literal('problem')]),
  values: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  canMend: Type.Boolean(),
  /** In English; pages have their own sentences by `code`. */
  message: Type.String(),
  advice: Type.String(),
});

/** POST /api/findings/mend: a finding that can be put right, by its code. */
export const MendBody = Type.Object({ code: Type.String({ maxLength: 60 }) });

/** GET /api/settings/sending: whether a restored copy stands still, and what waits in it. */
export const SendingStatus = Type.Object({
  hold: Nullable(Type.Object({ since: Instant, backupOf: Instant })),
  mails: Type.Integer(),
  deliveries: Type.Integer(),
});
export type SendingStatus = Static<typeof SendingStatus>;
/** POST /api/settings/sending/release: with what has waited, or giving it up. */
export const ReleaseBody = Type.Object({ withWaiting: Type.Boolean() });

/** GET /api/findings: what the last examination found; `at` is null where there was none. */
export const FindingList = Type.Object({
  at: Nullable(Instant),
  findings: Type.Array(FindingReply),
  /** What is being mended now. */
  mending: Nullable(Type.Object({ code: Type.String(), since: Instant })),
});
export type FindingList = Static<typeof FindingList>;
