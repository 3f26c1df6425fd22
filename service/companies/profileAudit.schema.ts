import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

/** GET /api/profile-changes: 'queue' is what waits for the viewer, the oldest first; 'mine' what he entered himself, the newest first. */
export const ChangeQuery = Type.Object({
  view: Type.Optional(Type.Union([Type.Literal('queue'), Type.Literal('mine')])),
  cursor: Type.Optional(Type.String({ maxLength: 20 })),
});
export const ProfileChangeLine = Type.Object({
  id: Type.Integer(),
  company: Type.Object({ id: Type.Integer(), name: Type.String() }),
  byName: Type.String(),
  kind: Type.String(),
  /** What stood there and what stands now, each as one text; fields that the reader may not see are left out. */
  fields: Type.Array(
    Type.Object({ name: Type.String(), before: Nullable(Type.String()), after: Nullable(Type.String()) }),
  ),
  state: Type.String(),
  note: Nullable(Type.String()),
  changedAt: Instant,
  decidedByName: Nullable(Type.String()),
  decidedAt: Nullable(Instant),
  version: Type.Integer(),
});
export type ProfileChangeLine = Static<typeof ProfileChangeLine>;
export const ProfileChangeList = Type.Object({
  changes: Type.Array(ProfileChangeLine),
  nextCursor: Nullable(Type.String()),
});
export type ProfileChangeList = Static<typeof ProfileChangeList>;
/** PUT /api/profile-changes/:id?version= */
export const DecisionBody = Type.Object({
  state: Type.Union([Type.Literal('accepted'), Type.Literal('returned')]),
  /** Needed where it is sent back. */
  note: Type.Optional(Type.String({ maxLength: 1000 })),
});
export type DecisionBody = Static<typeof DecisionBody>;
