import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../../common/apiSchema';

const Mode = Type.Union([Type.Literal('all'), Type.Literal('any')]);
const Subject = Type.Union([Type.Literal('companies'), Type.Literal('contacts')]);
const Sharing = Type.Union([Type.Literal('mine'), Type.Literal('team'), Type.Literal('all')]);

export const ConditionValue = Type.Object({
  /** 'country', 'lastContact', ... (GET /api/segments/fields); `f_` and the code of an own field of companies, `cf_` of contacts. */
  field: Type.String({ maxLength: 60 }),
  /** 'one_of', 'none_of', 'contains', 'lacks', 'is', 'is_not', 'within', 'older', 'before', 'after', 'at_least', 'at_most', 'empty', 'filled' */
  op: Type.String({ maxLength: 20 }),
  /** Texts: days as YYYY-MM-DD, "within" and "older" in days, money as `1200.50 USD`, people by their number or `me`. */
  values: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 40 }),
});
export const ConditionsValue = Type.Object({
  mode: Mode,
  groups: Type.Array(Type.Object({ mode: Mode, conditions: Type.Array(ConditionValue, { maxItems: 20 }) }), {
    maxItems: 10,
  }),
});

export const SegmentReply = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  kind: Type.Union([Type.Literal('dynamic'), Type.Literal('fixed')]),
  about: Subject,
  conditions: ConditionsValue,
  ownerId: Type.Integer(),
  ownerName: Nullable(Type.String()),
  sharing: Sharing,
  createdAt: Instant,
  updatedAt: Instant,
  version: Type.Integer(),
  /** The viewer may change it. */
  canEdit: Type.Boolean(),
  /** It asks for what the viewer may not see: he is not told who belongs to it. */
  isClosed: Type.Boolean(),
});
export type SegmentReply = Static<typeof SegmentReply>;

/** GET /api/segments, by name */
export const SegmentQuery = Type.Object({
  about: Type.Optional(Subject),
  kind: Type.Optional(Type.Union([Type.Literal('dynamic'), Type.Literal('fixed')])),
  mine: Type.Optional(Type.Boolean()),
  cursor: Type.Optional(Type.String({ maxLength: 2000 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
});
export type SegmentQuery = Static<typeof SegmentQuery>;
export const SegmentList = Type.Object({
  segments: Type.Array(SegmentReply),
  nextCursor: Nullable(Type.String()),
});
export type SegmentList = Static<typeof SegmentList>;

/** GET /api/segments/fields: what conditions may name, as far as the viewer may see it. */
export const SegmentFieldList = Type.Object({
  fields: Type.Array(
    Type.Object({
      name: Type.String(),
      of: Type.Union([Type.Literal('company'), Type.Literal('contact')]),
      kind: Type.String(),
      operators: Type.Array(Type.String()),
      /** The words that it may have, where these are few and fixed. */
      words: Type.Array(Type.String()),
      dictionary: Nullable(Type.String()),
      /** Of an own field, with the names of its choices. */
      nameZh: Nullable(Type.String()),
      nameEn: Nullable(Type.String()),
      choices: Type.Array(Type.Object({ code: Type.String(), nameZh: Type.String(), nameEn: Type.String() })),
    }),
  ),
  teams: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String() })),
});
export type SegmentFieldList = Static<typeof SegmentFieldList>;

/** POST /api/segments */
export const SegmentBody = Type.Object({
  name: Type.String({ maxLength: 100 }),
  kind: Type.Union([Type.Literal('dynamic'), Type.Literal('fixed')]),
  about: Subject,
  conditions: ConditionsValue,
  sharing: Sharing,
  /** Of a fixed one, who is in it from the start. */
  memberIds: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { maxItems: 5000 })),
});
export type SegmentBody = Static<typeof SegmentBody>;
/** PATCH /api/segments/:id?version= */
export const SegmentChange = Type.Partial(Type.Pick(SegmentBody, ['name', 'conditions', 'sharing']));
export type SegmentChange = Static<typeof SegmentChange>;

/** POST /api/segments/preview, GET /api/segments/:id/members/first */
export const SegmentPreviewBody = Type.Pick(SegmentBody, ['about', 'conditions']);
export type SegmentPreviewBody = Static<typeof SegmentPreviewBody>;
export const SegmentPreview = Type.Object({
  /** Of those that the viewer may see. */
  count: Type.Integer(),
  /** There are more: counting stops at 10,000. */
  isMore: Type.Boolean(),
  first: Type.Array(
    Type.Object({
      id: Type.Integer(),
      name: Type.String(),
      country: Nullable(Type.String()),
      /** Of a contact, and its company's number. */
      companyId: Nullable(Type.Integer()),
      companyName: Nullable(Type.String()),
      ownerName: Nullable(Type.String()),
    }),
  ),
});
export type SegmentPreview = Static<typeof SegmentPreview>;

/** POST /api/segments/:id/members, POST /api/segments/:id/members/remove: companies or contacts, as the segment is about. */
export const MembersBody = Type.Object({
  ids: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 5000 }),
});
export const MembersReply = Type.Object({
  changed: Type.Integer(),
  /** Those that were put in, or taken out: what an undo needs. */
  ids: Type.Array(Type.Integer()),
  /** Were there already, or are not to be seen. */
  left: Type.Integer(),
});
export type MembersReply = Static<typeof MembersReply>;
/** POST /api/segments/:id/freeze */
export const FreezeBody = Type.Object({ name: Type.String({ maxLength: 100 }) });
/** GET /api/companies/:id/segments: the fixed ones that it was put into. */
export const CompanySegments = Type.Object({
  segments: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String(), canEdit: Type.Boolean() })),
});
export type CompanySegments = Static<typeof CompanySegments>;
