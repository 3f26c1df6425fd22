import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant } from '../common/apiSchema';

const OneId = Type.Integer({ minimum: 1 });

/** On what a comment is written: exactly one is named. `recordId` is an opportunity. */
export const CommentAbout = Type.Object({
  workLogId: Type.Optional(OneId),
  companyId: Type.Optional(OneId),
  recordId: Type.Optional(OneId),
});
export type CommentAbout = Static<typeof CommentAbout>;

export const CommentReply = Type.Object({
  id: Type.Integer(),
  text: Type.String(),
  by: Type.Object({ id: Type.Integer(), name: Type.String() }),
  at: Instant,
  /** It is written to the viewer, and he has not seen it. */
  isNew: Type.Boolean(),
  isMine: Type.Boolean(),
});
export type CommentReply = Static<typeof CommentReply>;

/** GET /api/comments: the oldest first; of more than 200 the newest. */
export const CommentList = Type.Object({ comments: Type.Array(CommentReply) });
export type CommentList = Static<typeof CommentList>;

/** POST /api/comments. Whose thing it is is told; a word of his own goes to who spoke last. */
export const CommentBody = Type.Composite([
  CommentAbout,
  Type.Object({ text: Type.String({ minLength: 1, maxLength: 5_000 }) }),
]);
export type CommentBody = Static<typeof CommentBody>;

/** POST /api/comments/seen: marks those that are written to the viewer. */
export const CommentsSeenBody = Type.Object({ ids: Type.Array(OneId, { maxItems: 200 }) });
export type CommentsSeenBody = Static<typeof CommentsSeenBody>;

/** A comment that waits for the viewer, with what it is about. */
export const WaitingComment = Type.Object({
  id: Type.Integer(),
  text: Type.String(),
  byName: Type.String(),
  at: Instant,
  kind: Type.Union([Type.Literal('work_log'), Type.Literal('company'), Type.Literal('opportunity')]),
  aboutId: Type.Integer(),
  title: Type.String(),
});
export type WaitingComment = Static<typeof WaitingComment>;
