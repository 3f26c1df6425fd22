import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Nullable } from '../common/apiSchema';

const Side = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  ownerName: Nullable(Type.String()),
  country: Nullable(Type.String()),
});
export const DuplicatePairLine = Type.Object({
  id: Type.Integer(),
  low: Side,
  high: Side,
  reasons: Type.Array(Type.String()),
  state: Type.String(),
});
export type DuplicatePairLine = Static<typeof DuplicatePairLine>;
/** GET /api/cleaning/duplicates: pairs of companies of which the person sees both, the surest first. */
export const DuplicatePairQuery = Type.Object({
  state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('dismissed')])),
  cursor: Type.Optional(Type.String({ maxLength: 60 })),
});
export const DuplicatePairList = Type.Object({
  pairs: Type.Array(DuplicatePairLine),
  nextCursor: Nullable(Type.String()),
});
export type DuplicatePairList = Static<typeof DuplicatePairList>;
/** PUT /api/cleaning/duplicates/:id */
export const DuplicatePairBody = Type.Object({
  state: Type.Union([Type.Literal('open'), Type.Literal('dismissed')]),
});
