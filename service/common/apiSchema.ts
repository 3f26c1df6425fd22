import type { Static, TSchema } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

/** `T` or null, as JSON Schema that serialises both. */
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** An instant, ISO 8601 in UTC with milliseconds. */
export const Instant = Type.String({ format: 'date-time' });

/** What every refused request answers. `code` is stable; `ref` is to be quoted to the administrator. */
export const ErrorReply = Type.Object({
  error: Type.Object({
    code: Type.String(),
    message: Type.String(),
    details: Type.Record(Type.String(), Type.Unknown()),
    ref: Type.String(),
  }),
});
export type ErrorReply = Static<typeof ErrorReply>;

export const IdParams = Type.Object({ id: Type.Integer({ minimum: 1 }) });

/** Keyset paging: pass `nextCursor` of the last answer as `cursor`. */
export const PageQuery = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
});

export const Nothing = Type.Object({});

/** Answers that every route may give beside its own. */
export const errorReplies = {
  400: ErrorReply,
  401: ErrorReply,
  403: ErrorReply,
  404: ErrorReply,
  409: ErrorReply,
  413: ErrorReply,
  429: ErrorReply,
  500: ErrorReply,
  503: ErrorReply,
};
