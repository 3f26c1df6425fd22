import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

const Words = Type.Array(Type.String({ maxLength: 100 }), { maxItems: 300 });

/** Who gets what: the first whose conditions a company fulfils gets it; one without conditions gets the rest. */
export const TransferTarget = Type.Object({
  toId: Type.Integer(),
  countries: Type.Optional(Words),
  regions: Type.Optional(Words),
  tags: Type.Optional(Words),
  companyIds: Type.Optional(Type.Array(Type.Integer(), { maxItems: 5000 })),
});
export type TransferTarget = Static<typeof TransferTarget>;
/** POST /api/transfers/preview, POST /api/transfers */
export const TransferBody = Type.Object({
  fromId: Type.Integer(),
  targets: Type.Array(TransferTarget, { minItems: 1, maxItems: 50 }),
  /** The person leaves: the account is switched off in the same step. */
  isLeaver: Type.Optional(Type.Boolean()),
  /** Whoever gets the rest may also read the personal mailboxes, so that nothing in them is left unanswered. */
  withMailboxes: Type.Optional(Type.Boolean()),
  note: Type.Optional(Type.String({ maxLength: 500 })),
});
export type TransferBody = Static<typeof TransferBody>;

const Count = Type.Object({ what: Type.String(), count: Type.Integer() });
export const TransferPreview = Type.Object({
  fromName: Type.String(),
  targets: Type.Array(
    Type.Object({
      toId: Type.Integer(),
      toName: Type.String(),
      counts: Type.Array(Count),
      companies: Type.Array(Type.String()),
    }),
  ),
  /** Companies for which no condition fits: they stay. */
  staying: Type.Integer(),
  /** What waits for an answer or a decision in his mailboxes. */
  open: Type.Array(Count),
  /** Days within which it can be undone. */
  undoDays: Type.Integer(),
});
export type TransferPreview = Static<typeof TransferPreview>;

export const TransferReply = Type.Object({
  id: Type.Integer(),
  fromName: Type.String(),
  toNames: Type.Array(Type.String()),
  byName: Type.String(),
  note: Nullable(Type.String()),
  isLeaver: Type.Boolean(),
  counts: Type.Array(Count),
  createdAt: Instant,
  undoneAt: Nullable(Instant),
  undoneByName: Nullable(Type.String()),
  /** Until then it can be undone. */
  undoUntil: Instant,
});
export type TransferReply = Static<typeof TransferReply>;
export const TransferQuery = Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 200 })) });
export const TransferList = Type.Object({
  transfers: Type.Array(TransferReply),
  nextCursor: Nullable(Type.String()),
  undoDays: Type.Integer(),
});
export type TransferList = Static<typeof TransferList>;
/** GET /api/transfers/:id/undo */
export const TransferUndoPreview = Type.Object({
  transfer: TransferReply,
  goesBack: Type.Array(Count),
  /** What the new owners have given away, closed or ended since: it stays. */
  stays: Type.Array(Type.Object({ what: Type.String(), name: Type.String() })),
  /** Companies that go back with what the new owner changed in them. */
  changedSince: Type.Array(Type.String()),
});
export type TransferUndoPreview = Static<typeof TransferUndoPreview>;
