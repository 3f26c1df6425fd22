import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

/** POST /api/access/explain: why, or why not, a person can see something. */
export const AccessQuestion = Type.Object({
  userId: Type.Integer({ minimum: 1 }),
  kind: Type.Union([Type.Literal('company'), Type.Literal('message'), Type.Literal('record')]),
  id: Type.Integer({ minimum: 1 }),
});
export type AccessQuestion = Static<typeof AccessQuestion>;

export const AccessReason = Type.Object({
  /** Stable; the page has a sentence for each. */
  code: Type.String(),
  /** Names for the sentence; '***' where whoever asks may not know one. */
  values: Type.Record(Type.String(), Type.String()),
  /** 1: it is why the reason before it holds. */
  depth: Type.Integer(),
});
export type AccessReason = Static<typeof AccessReason>;

export const AccessReply = Type.Object({
  person: Type.String(),
  /** The company's name, the record's number, the day of the message. */
  subject: Type.String(),
  isVisible: Type.Boolean(),
  /** Why he can; empty where he cannot. */
  reasons: Type.Array(AccessReason),
  /** Why he cannot; empty where he can. */
  missing: Type.Array(AccessReason),
});
export type AccessReply = Static<typeof AccessReply>;
