import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

/** PUT /api/settings/cleaning?version= */
export const DeskSettings = Type.Object({
  /** Days within which a transfer or a mass mending can be undone. */
  undoDays: Type.Integer({ minimum: 1, maximum: 365 }),
  /** Questions of one person within an hour that are answered with companies of others. */
  checksPerHour: Type.Integer({ minimum: 5, maximum: 500 }),
  /** After so many days without a word somebody should look at a company's data again. */
  freshDays: Type.Integer({ minimum: 30, maximum: 1095 }),
  /** Which fields count, and how much (companies/completeness.ts); 0 is not at all. */
  weights: Type.Record(Type.String({ maxLength: 60 }), Type.Integer({ minimum: 0, maximum: 10 })),
  /** Which entries a manager looks through afterwards. */
  audit: Type.Union([Type.Literal('off'), Type.Literal('new'), Type.Literal('all')]),
});
export type DeskSettings = Static<typeof DeskSettings>;
/** GET /api/settings/cleaning */
export const DeskSettingsReply = Type.Composite([DeskSettings, Type.Object({ version: Type.Integer() })]);
export type DeskSettingsReply = Static<typeof DeskSettingsReply>;

const Who = Type.Object({ id: Type.Integer(), name: Type.String() });

/** GET /api/cleaning/missing */
export const GapQuery = Type.Object({
  field: Type.String({ maxLength: 60 }),
  ownerId: Type.Optional(Type.Integer()),
  level: Type.Optional(Type.String({ maxLength: 40 })),
  country: Type.Optional(Type.String({ maxLength: 2 })),
  cursor: Type.Optional(Type.String({ maxLength: 20 })),
});
export type GapQuery = Static<typeof GapQuery>;
export const GapList = Type.Object({
  companies: Type.Array(
    Type.Object({
      ...{ id: Type.Integer(), name: Type.String(), ownerName: Nullable(Type.String()) },
      ...{ country: Nullable(Type.String()), level: Type.String(), completeness: Nullable(Type.Integer()) },
      /** All fields that it lacks. */
      missing: Type.Array(Type.String()),
    }),
  ),
  nextCursor: Nullable(Type.String()),
});
export type GapList = Static<typeof GapList>;

/** GET /api/cleaning/people: how well each person's companies are kept, of those that the viewer may see. */
export const PeopleReply = Type.Object({
  people: Type.Array(
    Type.Object({
      ownerId: Nullable(Type.Integer()),
      ownerName: Nullable(Type.String()),
      companies: Type.Integer(),
      /** Mean of their scores, hundredths. */
      completeness: Type.Integer(),
      /** Not looked at for longer than the firm wants. */
      stale: Type.Integer(),
    }),
  ),
  freshDays: Type.Integer(),
});
export type PeopleReply = Static<typeof PeopleReply>;

/** GET /api/companies/:id/quality */
export const QualityReply = Type.Object({
  completeness: Type.Integer(),
  missing: Type.Array(Type.String()),
  confirmedAt: Nullable(Instant),
  confirmedByName: Nullable(Type.String()),
  isStale: Type.Boolean(),
  freshDays: Type.Integer(),
  canConfirm: Type.Boolean(),
  /** What became of what the viewer himself entered last, where a manager looks through it. */
  ownEntry: Nullable(
    Type.Object({ state: Type.String(), note: Nullable(Type.String()), byName: Nullable(Type.String()) }),
  ),
});
export type QualityReply = Static<typeof QualityReply>;

const DeadState = Type.Union([Type.Literal('open'), Type.Literal('kept'), Type.Literal('removed')]);
/** GET /api/cleaning/dead-addresses */
export const DeadQuery = Type.Object({
  state: Type.Optional(DeadState),
  cursor: Type.Optional(Type.String({ maxLength: 60 })),
});
export const DeadLine = Type.Object({
  id: Type.Integer(),
  address: Type.String(),
  contact: Who,
  company: Who,
  ownerName: Nullable(Type.String()),
  bouncedAt: Instant,
  bounces: Type.Integer(),
  state: DeadState,
});
export type DeadLine = Static<typeof DeadLine>;
export const DeadList = Type.Object({ addresses: Type.Array(DeadLine), nextCursor: Nullable(Type.String()) });
export type DeadList = Static<typeof DeadList>;
/** PUT /api/cleaning/dead-addresses/:id: 'removed' takes it off the contact, 'kept' says that it works, 'open' takes either back. */
export const DeadBody = Type.Object({ state: DeadState });

const Person = Type.Object({
  ...{ id: Type.Integer(), name: Type.String(), companyId: Type.Integer(), companyName: Type.String() },
  title: Nullable(Type.String()),
});
/** GET /api/cleaning/contacts */
export const ContactPairLine = Type.Object({
  id: Type.Integer(),
  low: Person,
  high: Person,
  reasons: Type.Array(Type.String()),
  state: Type.String(),
});
export type ContactPairLine = Static<typeof ContactPairLine>;
export const ContactPairList = Type.Object({
  pairs: Type.Array(ContactPairLine),
  nextCursor: Nullable(Type.String()),
});
export type ContactPairList = Static<typeof ContactPairList>;

/** POST /api/contacts/check: a contact that is about to be entered. */
export const ContactCheckBody = Type.Object({
  companyId: Type.Integer(),
  name: Type.String({ maxLength: 200 }),
  phones: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 20 })),
  addresses: Type.Optional(Type.Array(Type.String({ maxLength: 320 }), { maxItems: 20 })),
  exceptId: Type.Optional(Type.Integer()),
});
export type ContactCheckBody = Static<typeof ContactCheckBody>;
export const ContactCheckReply = Type.Object({
  contacts: Type.Array(Type.Composite([Person, Type.Object({ reasons: Type.Array(Type.String()) })])),
});
export type ContactCheckReply = Static<typeof ContactCheckReply>;
