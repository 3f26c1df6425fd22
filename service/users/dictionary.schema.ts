import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Nullable } from '../common/apiSchema';

export const dictionaryKinds = [
  'industry',
  'region',
  'source',
  'level',
  'contact_role',
  'mail_category',
  'activity_outcome',
] as const;
export const DictionaryKind = Type.Union(dictionaryKinds.map(kind => Type.Literal(kind)));
export type DictionaryKind = (typeof dictionaryKinds)[number];

/** Of a level: what it makes of a company, and what moves one to it. */
export const LevelRule = Type.Object({
  standing: Type.Union([Type.Literal('new'), Type.Literal('old'), Type.Literal('barred')]),
  moves: Type.Optional(
    Type.Union([Type.Literal('two_way_mail'), Type.Literal('intention'), Type.Literal('order'), Type.Null()]),
  ),
  fromOrders: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
});

export const DictionaryReply = Type.Object({
  id: Type.Integer(),
  kind: Type.String(),
  code: Type.String(),
  nameZh: Type.String(),
  nameEn: Type.String(),
  position: Type.Integer(),
  isActive: Type.Boolean(),
  rule: Nullable(LevelRule),
  version: Type.Integer(),
});
export type DictionaryReply = Static<typeof DictionaryReply>;

/** GET /api/dictionary: every list, each in its order. */
export const DictionaryList = Type.Object({ entries: Type.Array(DictionaryReply) });
export type DictionaryList = Static<typeof DictionaryList>;

/** PATCH /api/dictionary/:id?version= */
export const DictionaryChange = Type.Object({
  nameZh: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  nameEn: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  position: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  isActive: Type.Optional(Type.Boolean()),
  rule: Type.Optional(LevelRule),
});
export type DictionaryChange = Static<typeof DictionaryChange>;

/** POST /api/dictionary */
export const DictionaryBody = Type.Object({
  kind: DictionaryKind,
  code: Type.String({ pattern: '^[a-z0-9][a-z0-9_]{0,39}$' }),
  nameZh: Type.String({ minLength: 1, maxLength: 100 }),
  nameEn: Type.String({ minLength: 1, maxLength: 100 }),
  rule: Type.Optional(LevelRule),
});
export type DictionaryBody = Static<typeof DictionaryBody>;
