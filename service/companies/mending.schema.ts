import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';
import { CompanyTypeWord } from './companies.schema';

const Word = Type.String({ maxLength: 60 });
/** Which companies: a chosen list, or all that a filter finds. */
export const MendFilter = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200 })),
  type: Type.Optional(CompanyTypeWord),
  ownerId: Type.Optional(Type.Integer()),
  level: Type.Optional(Word),
  country: Type.Optional(Type.String({ maxLength: 2 })),
  industry: Type.Optional(Word),
  region: Type.Optional(Word),
  source: Type.Optional(Word),
  tag: Type.Optional(Word),
  mine: Type.Optional(Type.Boolean()),
  segment: Type.Optional(Type.Integer({ minimum: 1 })),
  /** Without a letter either way for so many days. */
  silentDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  /** That lack this field (companies/completeness.ts). */
  missing: Type.Optional(Word),
});
/** POST /api/mends/preview, POST /api/mends */
export const MendBody = Type.Object({
  /** 'country', 'industry', 'region', 'source', 'addTag', 'removeTag', 'level', or `f_` and the code of an own field */
  field: Word,
  /** Null empties a field. */
  value: Nullable(Type.String({ maxLength: 2000 })),
  /** Needed for a level. */
  reason: Type.Optional(Type.String({ maxLength: 1000 })),
  ids: Type.Optional(Type.Array(Type.Integer(), { minItems: 1, maxItems: 5000 })),
  filter: Type.Optional(MendFilter),
});
export type MendBody = Static<typeof MendBody>;

const Change = Type.Object({
  ...{ id: Type.Integer(), name: Type.String(), from: Nullable(Type.String()), to: Nullable(Type.String()) },
});
export const MendPreview = Type.Object({
  total: Type.Integer(),
  changes: Type.Integer(),
  /** Have the value already. */
  same: Type.Integer(),
  /** Not his to change. */
  refused: Type.Integer(),
  /** The first that would change. */
  lines: Type.Array(Change),
});
export type MendPreview = Static<typeof MendPreview>;

export const MendReply = Type.Object({
  id: Type.Integer(),
  field: Type.String(),
  value: Nullable(Type.String()),
  reason: Nullable(Type.String()),
  state: Type.String(),
  byName: Type.String(),
  total: Type.Integer(),
  counts: Type.Object({
    ...{ waiting: Type.Integer(), done: Type.Integer(), same: Type.Integer(), refused: Type.Integer() },
    ...{ undone: Type.Integer(), stayed: Type.Integer() },
  }),
  /** Companies that somebody has changed since: an undo leaves them as they are. Filled once it is undone. */
  stayed: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String() })),
  errorCode: Nullable(Type.String()),
  createdAt: Instant,
  doneAt: Nullable(Instant),
  undoneAt: Nullable(Instant),
  undoneByName: Nullable(Type.String()),
  undoUntil: Instant,
});
export type MendReply = Static<typeof MendReply>;
/** GET /api/mends: one's own, and those of one's people, newest first. */
export const MendQuery = Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 20 })) });
export const MendList = Type.Object({ mends: Type.Array(MendReply), nextCursor: Nullable(Type.String()) });
export type MendList = Static<typeof MendList>;
