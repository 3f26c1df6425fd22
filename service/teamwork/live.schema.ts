import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

/** What a browser calls one of its tabs: random, known to nobody else. */
export const TabName = Type.String({ minLength: 8, maxLength: 36, pattern: '^[A-Za-z0-9-]+$' });
export const LiveQuery = Type.Object({ tab: TabName });

/** POST /api/live/place */
export const PlaceBody = Type.Object({
  tab: TabName,
  conversationId: Nullable(Type.Integer({ minimum: 1 })),
  isAnswering: Type.Optional(Type.Boolean()),
});
export type PlaceBody = Static<typeof PlaceBody>;

/** A colleague who has a conversation open. */
export const PresenceReply = Type.Object({
  userId: Type.Integer(),
  name: Type.String(),
  conversationId: Type.Integer(),
  companyIds: Type.Array(Type.Integer()),
  isAnswering: Type.Boolean(),
  since: Instant,
});
export type PresenceReply = Static<typeof PresenceReply>;
export const PresenceList = Type.Object({ presence: Type.Array(PresenceReply) });

/** GET /api/live, event 'change': something that he may see is not as it was. */
export const LiveChange = Type.Object({
  kind: Type.Union([Type.Literal('company'), Type.Literal('conversation')]),
  id: Type.Integer(),
  /** Null: by itself. */
  byId: Nullable(Type.Integer()),
  byName: Nullable(Type.String()),
});
export type LiveChange = Static<typeof LiveChange>;
