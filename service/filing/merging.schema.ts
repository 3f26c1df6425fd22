import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

const Kind = Type.Union([Type.Literal('company'), Type.Literal('contact')]);
const Choice = Type.Union([Type.Literal('survivor'), Type.Literal('loser')]);
const Value = Nullable(Type.Union([Type.String(), Type.Number(), Type.Boolean()]));
const Party = Type.Object({ id: Type.Integer(), name: Type.String(), more: Type.String() });

/** GET /api/merges/preview */
export const MergePreviewQuery = Type.Object({ kind: Kind, survivorId: Type.Integer(), loserId: Type.Integer() });
export const MergePreview = Type.Object({
  kind: Kind,
  survivor: Party,
  loser: Party,
  /** Fields in which they differ, with the value that stands unless somebody chooses otherwise. */
  fields: Type.Array(
    Type.Object({
      ...{ name: Type.String(), survivor: Value, loser: Value, chosen: Choice },
      /** The person may see the field and not change it: the usual choice stands. */
      isFixed: Type.Boolean(),
    }),
  ),
  /** What goes over, by kind; `hidden` of it the person cannot see. */
  counts: Type.Array(Type.Object({ what: Type.String(), count: Type.Integer(), hidden: Type.Integer() })),
  /** What both have: the same person, the same domain. */
  conflicts: Type.Array(Type.Object({ what: Type.String(), value: Type.String() })),
  /** It will be done in the background. */
  isLarge: Type.Boolean(),
});
export type MergePreview = Static<typeof MergePreview>;

/** POST /api/merges */
export const MergeBody = Type.Object({
  kind: Kind,
  survivorId: Type.Integer(),
  loserId: Type.Integer(),
  choices: Type.Optional(Type.Record(Type.String({ maxLength: 60 }), Choice)),
});
export const MergeReply = Type.Object({
  id: Type.Integer(),
  kind: Kind,
  survivorId: Type.Integer(),
  loserId: Type.Integer(),
  survivorName: Type.String(),
  loserName: Type.String(),
  state: Type.String(),
  errorCode: Nullable(Type.String()),
  byName: Nullable(Type.String()),
  counts: Type.Array(Type.Object({ what: Type.String(), count: Type.Integer() })),
  createdAt: Instant,
  doneAt: Nullable(Instant),
  undoneAt: Nullable(Instant),
  undoneByName: Nullable(Type.String()),
});
export type MergeReply = Static<typeof MergeReply>;
/** GET /api/merges: those of companies that the person may change, newest first. */
export const MergeQuery = Type.Object({
  kind: Type.Optional(Kind),
  survivorId: Type.Optional(Type.Integer()),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
});
export const MergeList = Type.Object({ merges: Type.Array(MergeReply), nextCursor: Nullable(Type.String()) });
export type MergeList = Static<typeof MergeList>;

/** GET /api/merges/:id/undo: what came after the merge and stays with the survivor. */
export const UndoPreview = Type.Object({
  merge: MergeReply,
  /** The merge that must be undone first. */
  laterFirst: Nullable(Type.Object({ id: Type.Integer(), loserName: Type.String(), survivorName: Type.String() })),
  cameAfter: Type.Array(
    Type.Object({
      what: Type.String(),
      count: Type.Integer(),
      hidden: Type.Integer(),
      names: Type.Array(Type.String()),
    }),
  ),
  /** Fields that somebody has changed since; they stay. */
  changedSince: Type.Array(Type.String()),
});
export type UndoPreview = Static<typeof UndoPreview>;
export const UndoReply = Type.Object({
  merge: MergeReply,
  changedSince: Type.Array(Type.String()),
  left: Type.Integer(),
});
