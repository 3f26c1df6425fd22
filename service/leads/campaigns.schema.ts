import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Nullable } from '../common/apiSchema';
import { campaignKinds } from './campaignKinds';
import { NamedOne } from './inquiries.schema';

const Id = Type.Integer({ minimum: 1 });
const Kind = Type.Union(campaignKinds.map(kind => Type.Literal(kind)));
const Day = Type.Union([Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), Type.Literal('')]);

/** What leads of a campaign came to, of those that the viewer may see. Each number is that of a list: of leads, of opportunities. */
export const CampaignFigures = Type.Object({
  leads: Type.Integer(),
  /** Of how many a first answer was or is due, and how many were answered by then. */
  answersDue: Type.Integer(),
  answeredInTime: Type.Integer(),
  /** The demand is real: qualified, or an opportunity by now. */
  qualified: Type.Integer(),
  opportunities: Type.Integer(),
  won: Type.Integer(),
  /** Minor units: the budget over all leads that came; null where there is none, and for whoever may not see the budget. */
  costPerLead: Nullable(Type.Integer()),
});
export type CampaignFigures = Static<typeof CampaignFigures>;

export const CampaignReply = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  kind: Kind,
  /** YYYY-MM-DD, or '' */
  fromDay: Type.String(),
  toDay: Type.String(),
  place: Type.String(),
  /** Minor units of `currency`; null where nobody has said, and for whoever may not see it. */
  budget: Nullable(Type.Integer()),
  currency: Type.String(),
  isBudgetHidden: Type.Boolean(),
  note: Type.String(),
  owner: Nullable(NamedOne),
  isActive: Type.Boolean(),
  version: Type.Integer(),
  mayChange: Type.Boolean(),
  figures: CampaignFigures,
});
export type CampaignReply = Static<typeof CampaignReply>;

/** GET /api/campaigns: the latest first, those without a day last. */
export const CampaignQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200 })),
  kind: Type.Optional(Kind),
  /** Absent: running ones alone. */
  state: Type.Optional(Type.Union([Type.Literal('active'), Type.Literal('over'), Type.Literal('all')])),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
});
export type CampaignQuery = Static<typeof CampaignQuery>;
export const CampaignList = Type.Object({
  campaigns: Type.Array(CampaignReply),
  nextCursor: Nullable(Type.String()),
});
export type CampaignList = Static<typeof CampaignList>;

/** GET /api/campaigns/names: for choosing one; the running ones first. */
export const CampaignNames = Type.Object({
  campaigns: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String(), isActive: Type.Boolean() })),
});
export type CampaignNames = Static<typeof CampaignNames>;

/** PATCH /api/campaigns/:id?version= : what is absent stays; '' and null take away. */
export const CampaignChange = Type.Partial(
  Type.Object({
    name: Type.String({ minLength: 1, maxLength: 200 }),
    kind: Kind,
    fromDay: Day,
    toDay: Day,
    place: Type.String({ maxLength: 200 }),
    budget: Nullable(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
    currency: Type.String({ pattern: '^([A-Za-z]{3})?$' }),
    note: Type.String({ maxLength: 2000 }),
    ownerId: Nullable(Id),
    isActive: Type.Boolean(),
  }),
);
export type CampaignChange = Static<typeof CampaignChange>;

/** POST /api/campaigns */
export const NewCampaignBody = Type.Composite([
  CampaignChange,
  Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }) }),
]);
export type NewCampaignBody = Static<typeof NewCampaignBody>;
