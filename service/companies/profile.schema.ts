import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

const labelled = (kindLength: number, valueLength: number) =>
  Type.Object({ label: Type.String({ maxLength: kindLength }), value: Type.String({ maxLength: valueLength }) });

export const PostalAddressValue = Type.Object({
  kind: Type.Union([
    Type.Literal('registered'),
    Type.Literal('delivery'),
    Type.Literal('invoice'),
    Type.Literal('factory'),
    Type.Literal('other'),
  ]),
  street: Type.String({ maxLength: 400 }),
  city: Type.String({ maxLength: 200 }),
  district: Type.String({ maxLength: 200 }),
  postCode: Type.String({ maxLength: 20 }),
  country: Nullable(Type.String({ maxLength: 2 })),
});
export type PostalAddressValue = Static<typeof PostalAddressValue>;

/** What is known of a company beside its names: each list is whole. */
export const ProfileValues = Type.Object({
  industry: Nullable(Type.String({ maxLength: 40 })),
  region: Nullable(Type.String({ maxLength: 40 })),
  source: Nullable(Type.String({ maxLength: 40 })),
  staffCount: Nullable(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
  /** Whole units of the currency beside it. */
  turnover: Nullable(Type.Integer({ minimum: 0, maximum: 9_000_000_000_000 })),
  turnoverCurrency: Nullable(Type.String({ maxLength: 3 })),
  buyingVolume: Nullable(Type.Integer({ minimum: 0, maximum: 9_000_000_000_000 })),
  buyingCurrency: Nullable(Type.String({ maxLength: 3 })),
  timeZone: Nullable(Type.String({ maxLength: 60 })),
  addresses: Type.Array(PostalAddressValue, { maxItems: 50 }),
  phones: Type.Array(labelled(60, 60), { maxItems: 50 }),
  websites: Type.Array(labelled(60, 300), { maxItems: 20 }),
  taxNumbers: Type.Array(labelled(60, 60), { maxItems: 20 }),
  /** ISO 639-1. */
  languages: Type.Array(Type.String({ maxLength: 10 }), { maxItems: 10 }),
  preferences: Type.Object({
    products: Type.String({ maxLength: 1000 }),
    payment: Type.String({ maxLength: 1000 }),
    language: Type.String({ maxLength: 1000 }),
    channel: Type.String({ maxLength: 1000 }),
    taboos: Type.String({ maxLength: 1000 }),
  }),
  tags: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 50 }),
});
export type ProfileValues = Static<typeof ProfileValues>;

/** PATCH /api/companies/:id/profile?version= */
export const ProfileBody = Type.Partial(ProfileValues);
export type ProfileBody = Static<typeof ProfileBody>;

/** GET /api/companies/:id/profile */
export const ProfileReply = Type.Composite([
  ProfileValues,
  Type.Object({ version: Type.Integer(), canEdit: Type.Boolean() }),
]);
export type ProfileReply = Static<typeof ProfileReply>;

/** POST /api/companies/:id/notes, PATCH /api/notes/:id?version= */
export const NoteBody = Type.Object({
  text: Type.String({ minLength: 1, maxLength: 5000 }),
  isPrompt: Type.Boolean(),
});
export const NoteChange = Type.Object({
  text: Type.Optional(Type.String({ minLength: 1, maxLength: 5000 })),
  isPrompt: Type.Optional(Type.Boolean()),
  /** Takes it off, or puts it back. */
  isEnded: Type.Optional(Type.Boolean()),
});
export type NoteChange = Static<typeof NoteChange>;
export const NoteReply = Type.Object({
  id: Type.Integer(),
  text: Type.String(),
  isPrompt: Type.Boolean(),
  byName: Nullable(Type.String()),
  createdAt: Instant,
  endedAt: Nullable(Instant),
  version: Type.Integer(),
});
export type NoteReply = Static<typeof NoteReply>;

/** PUT /api/companies/:id/level */
export const LevelBody = Type.Object({
  /** null: release it, and the rules move it again */
  level: Nullable(Type.String({ maxLength: 40 })),
  /** The level that was seen, so that two people do not overwrite each other. */
  before: Type.String({ maxLength: 40 }),
  /** Needed to put on the blacklist and to take off it. */
  reason: Type.Optional(Type.String({ maxLength: 1000 })),
});
export type LevelBody = Static<typeof LevelBody>;

/** GET /api/companies/:id/level */
export const LevelReply = Type.Object({
  level: Type.String(),
  standing: Type.Union([Type.Literal('new'), Type.Literal('old'), Type.Literal('barred')]),
  isHeld: Type.Boolean(),
  history: Type.Array(
    Type.Object({
      at: Instant,
      kind: Type.String(),
      from: Nullable(Type.String()),
      to: Nullable(Type.String()),
      rule: Nullable(Type.String()),
      byName: Nullable(Type.String()),
      reason: Nullable(Type.String()),
    }),
  ),
});
export type LevelReply = Static<typeof LevelReply>;
