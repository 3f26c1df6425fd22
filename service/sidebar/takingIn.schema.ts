import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Nullable } from '../common/apiSchema';

/** POST /api/pane/take-in: imports one item now, as an import would. Twice is once. */
export const PaneTakeInBody = Type.Object({
  mailbox: Type.String({ minLength: 3, maxLength: 320 }),
  /** The MIME source, base64; at most 25 MiB decoded. */
  eml: Type.String({ minLength: 1, maxLength: 35_000_000 }),
  folder: Type.Optional(Type.String({ maxLength: 400 })),
  /** "It is business: take it in": a person overrules what keeps it out. What was erased stays out. */
  isBusiness: Type.Optional(Type.Boolean()),
});
export type PaneTakeInBody = Static<typeof PaneTakeInBody>;
export const PaneTakeInReply = Type.Object({
  result: Type.Union([
    Type.Literal('stored'),
    Type.Literal('already_there'),
    Type.Literal('kept_out'),
    Type.Literal('unreadable'),
  ]),
  /** Null where it was kept out. */
  messageId: Nullable(Type.Integer()),
  keptOut: Nullable(Type.Object({ reason: Type.String() })),
});
export type PaneTakeInReply = Static<typeof PaneTakeInReply>;
