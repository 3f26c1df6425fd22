import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../../common/apiSchema';

/** GET /api/exchange/:id/history: what happened to the reading of a mailbox, the newest first. */
export const HistoryReply = Type.Object({
  happenings: Type.Array(
    Type.Object({
      id: Type.Integer(),
      /** history.entity.ts has them. */
      kind: Type.String(),
      at: Instant,
      /** What came again and again is told once, with when it came last. */
      lastAt: Instant,
      times: Type.Integer(),
      details: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
    }),
  ),
  nextCursor: Nullable(Type.String()),
});
export type HistoryReply = Static<typeof HistoryReply>;

/** Opaque to the reader; a number here. */
export const NumberPageQuery = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 15, pattern: '^[0-9]+$' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
});

/** One thing that was tried; the sentences of its code are those of the doctor. */
export const ProbeReply = Type.Object({
  level: Type.Union([Type.Literal('ok'), Type.Literal('note'), Type.Literal('warning'), Type.Literal('problem')]),
  code: Type.String(),
  values: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
});
/** POST /api/exchange/:id/test: each step of the connection in its order; behind one that fails those that need it are left out. */
export const ConnectionTestReply = Type.Object({ at: Instant, steps: Type.Array(ProbeReply) });
export type ConnectionTestReply = Static<typeof ConnectionTestReply>;

const counts = {
  onServer: Type.Integer(),
  stored: Type.Integer(),
  keptOut: Type.Integer(),
  open: Type.Integer(),
};
/** GET /api/exchange/:id/days: the days of a folder, or of all folders together, the newest first. */
export const DaysQuery = Type.Object({
  folderId: Type.Optional(Type.Integer({ minimum: 1 })),
  /** The last day of the page before. */
  cursor: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 30 })),
});
export const DaysReply = Type.Object({
  days: Type.Array(Type.Object({ day: Type.String(), ...counts })),
  nextCursor: Nullable(Type.String()),
});
export type DaysReply = Static<typeof DaysReply>;

/** GET /api/exchange/:id/open: messages that are being fetched, or cannot be; those that were tried most come first. */
export const OpenReply = Type.Object({
  messages: Type.Array(
    Type.Object({
      id: Type.Integer(),
      folder: Type.String(),
      receivedAt: Instant,
      /** '' where the server names none. */
      internetMessageId: Type.String(),
      state: Type.String(),
      /** Why it could not be fetched, by code; '' where it was not tried. */
      reason: Type.String(),
      tries: Type.Integer(),
      dueAt: Instant,
    }),
  ),
  /** How many there are beside these. */
  more: Type.Integer(),
});
export type OpenReply = Static<typeof OpenReply>;

/** GET /api/exchange/:id/jobs, POST /api/exchange/:id/jobs/retry */
export const MailboxJobsReply = Type.Object({
  jobs: Type.Array(
    Type.Object({ id: Type.Integer(), attempts: Type.Integer(), lastError: Type.String(), createdAt: Instant }),
  ),
});
export type MailboxJobsReply = Static<typeof MailboxJobsReply>;
