import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

/** One line of what came in and where it went. GET /api/today/feed, and each event of GET /api/today/stream (SSE, event "line"). */
export const FeedLine = Type.Object({
  messageId: Nullable(Type.Integer()),
  conversationId: Nullable(Type.Integer()),
  /** 'filed', 'review', 'kept_out', 'none', 'not_business' */
  state: Type.String(),
  fromName: Nullable(Type.String()),
  subject: Nullable(Type.String()),
  company: Nullable(Type.String()),
  record: Nullable(Type.String()),
  /** Code of the first reason, or the reason it was kept out. */
  reason: Nullable(Type.String()),
  candidateCount: Type.Integer(),
  at: Instant,
});
export type FeedLine = Static<typeof FeedLine>;

/** GET /api/today?scope=mine|all. Counts are of mail that arrived (was imported) since midnight in the company's time zone and that this person may see. */
export const TodayReply = Type.Object({
  day: Type.String(),
  cameIn: Type.Integer(),
  filed: Type.Integer(),
  toReview: Type.Integer(),
  keptOut: Type.Integer(),
  /** All that waits in review, whenever it came. */
  reviewTotal: Type.Integer(),
  /** Of these, what came in today. */
  reviewToday: Type.Integer(),
  days: Type.Array(
    Type.Object({ day: Type.String(), filed: Type.Integer(), review: Type.Integer(), keptOut: Type.Integer() }),
  ),
  feed: Type.Array(FeedLine),
});
export type TodayReply = Static<typeof TodayReply>;

/** GET /api/search?q= */
export const SearchReply = Type.Object({
  companies: Type.Array(
    Type.Object({
      id: Type.Integer(),
      name: Type.String(),
      ownerName: Nullable(Type.String()),
      isVisible: Type.Boolean(),
    }),
  ),
  records: Type.Array(
    Type.Object({
      id: Type.Integer(),
      kind: Type.String(),
      number: Type.String(),
      title: Type.String(),
      companyId: Type.Integer(),
      company: Type.String(),
    }),
  ),
  people: Type.Array(
    Type.Object({
      id: Type.Integer(),
      name: Type.String(),
      address: Nullable(Type.String()),
      companyId: Type.Integer(),
      company: Type.String(),
    }),
  ),
  messages: Type.Array(
    Type.Object({
      id: Type.Integer(),
      conversationId: Type.Integer(),
      fromName: Type.String(),
      subject: Type.String(),
      /** Part of the text with the words between \u0002 and \u0003. */
      excerpt: Type.String(),
      sentAt: Instant,
    }),
  ),
});
export type SearchReply = Static<typeof SearchReply>;
