import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

const Scope = Type.Union([Type.Literal('read'), Type.Literal('write')]);

/** A key as lists show it; the key itself is nowhere. */
export const ApiKeyReply = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  beginning: Type.String(),
  ownerId: Type.Integer(),
  ownerName: Type.String(),
  scope: Scope,
  /** null: all that the owner has. */
  grants: Nullable(Type.Array(Type.String())),
  createdAt: Instant,
  expiresAt: Nullable(Instant),
  lastUsedAt: Nullable(Instant),
  revokedAt: Nullable(Instant),
  state: Type.Union([Type.Literal('active'), Type.Literal('expired'), Type.Literal('revoked'), Type.Literal('idle')]),
});
export type ApiKeyReply = Static<typeof ApiKeyReply>;

export const ApiKeyList = Type.Object({
  keys: Type.Array(ApiKeyReply),
  /** For whom the asker may make keys: himself, and for an administrator the accounts of programs. */
  owners: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String(), grants: Type.Array(Type.String()) })),
});
export type ApiKeyList = Static<typeof ApiKeyList>;

export const NewApiKeyBody = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  scope: Scope,
  ownerId: Type.Optional(Type.Integer()),
  grants: Type.Optional(Nullable(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 200 }))),
  /** Days until it ends; null for none. */
  days: Nullable(Type.Integer({ minimum: 1, maximum: 3650 })),
});
export type NewApiKeyBody = Static<typeof NewApiKeyBody>;

/** The one time that the key is shown. */
export const NewApiKeyReply = Type.Object({ key: ApiKeyReply, token: Type.String() });
export type NewApiKeyReply = Static<typeof NewApiKeyReply>;
