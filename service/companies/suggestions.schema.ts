import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

/** GET /api/companies/:id/suggestions; POST /api/suggestions/:id/take, /dismiss answer what is left. */
export const SuggestionList = Type.Object({
  suggestions: Type.Array(
    Type.Object({
      id: Type.Integer(),
      /** null: a new contact */
      contactId: Nullable(Type.Integer()),
      address: Type.String(),
      field: Type.Union([Type.Literal('new'), Type.Literal('title'), Type.Literal('phone')]),
      values: Type.Object({
        name: Type.Optional(Type.String()),
        title: Type.Optional(Type.String()),
        phone: Type.Optional(Type.String()),
        before: Type.Optional(Type.String()),
      }),
      /** The letter whose signature says so. */
      messageId: Type.Integer(),
      createdAt: Instant,
    }),
  ),
});
export type SuggestionList = Static<typeof SuggestionList>;
