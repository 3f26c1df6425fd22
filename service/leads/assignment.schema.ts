import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable, PageQuery } from '../common/apiSchema';
import { CustomerRules } from './customerPool.schema';
import { Source } from './leads.schema';

const Id = Type.Integer({ minimum: 1 });
const Ids = (maxItems: number) => Type.Array(Id, { maxItems, uniqueItems: true });
const Days = (maximum = 3_650) => Type.Integer({ minimum: 0, maximum });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Name = Type.String({ minLength: 1, maxLength: 100 });
const Named = Type.Object({ id: Type.Integer(), name: Type.String() });

/** POST /api/pools and PATCH /api/pools/:id?version=; 0 days and 0 of a limit: none. */
export const PoolBody = Type.Object({
  name: Name,
  returnDays: Days(),
  warnDays: Days(),
  claimsPerDay: Type.Integer({ minimum: 0, maximum: 1_000 }),
  mostOpen: Type.Integer({ minimum: 0, maximum: 10_000 }),
  cooldownDays: Days(),
  showsStory: Type.Boolean(),
  teamIds: Ids(100),
  isDefault: Type.Boolean(),
  isActive: Type.Boolean(),
  /** Absent: as it is; of a new pool, for leads alone. */
  isForLeads: Type.Optional(Type.Boolean()),
  customers: Type.Optional(CustomerRules),
});
export type PoolBody = Static<typeof PoolBody>;
export const PoolReply = Type.Composite([
  PoolBody,
  Type.Object({
    id: Id,
    version: Type.Integer(),
    isForLeads: Type.Boolean(),
    customers: CustomerRules,
    /** Customers that lie in it. */
    lyingCustomers: Type.Integer(),
    /** Leads that lie in it. */
    lying: Type.Integer(),
    /** Leads of people that return to it unless something happens. */
    bound: Type.Integer(),
  }),
]);
export type PoolReply = Static<typeof PoolReply>;
export const PoolList = Type.Object({ pools: Type.Array(PoolReply), teams: Type.Array(Named) });
export type PoolList = Static<typeof PoolList>;
/** PUT .../order: all of them, the first first. */
export const OrderBody = Type.Object({ ids: Ids(200) });

export const ConditionsBody = Type.Object(
  {
    countries: Type.Array(Type.String({ pattern: '^[A-Z]{2}$' }), { maxItems: 250, uniqueItems: true }),
    languages: Type.Array(Type.String({ pattern: '^[a-z]{2,3}$' }), { maxItems: 50, uniqueItems: true }),
    sources: Type.Array(Source, { maxItems: 8, uniqueItems: true }),
    products: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 100, uniqueItems: true }),
    mailboxIds: Ids(200),
  },
  { additionalProperties: false },
);
export const RuleMode = Type.Union([Type.Literal('turn'), Type.Literal('load'), Type.Literal('pool')]);
/** POST /api/lead-rules and PATCH /api/lead-rules/:id?version= */
export const LeadRuleBody = Type.Object({
  name: Name,
  conditions: ConditionsBody,
  mode: RuleMode,
  /** In the order of their turn; with mode 'pool' none. */
  userIds: Ids(100),
  /** With mode 'pool' where leads go; else where they return to, null for the default pool. */
  poolId: Nullable(Id),
  protectionDays: Nullable(Type.Integer({ minimum: 1, maximum: 3_650 })),
  isActive: Type.Boolean(),
});
export type LeadRuleBody = Static<typeof LeadRuleBody>;
export const LeadRuleReply = Type.Composite([
  LeadRuleBody,
  Type.Object({ id: Id, version: Type.Integer(), lastUserId: Nullable(Id) }),
]);
export type LeadRuleReply = Static<typeof LeadRuleReply>;
export const LeadRuleList = Type.Object({
  rules: Type.Array(LeadRuleReply),
  /** Who may be named: everybody who works on leads, and who is away today. */
  people: Type.Array(
    Type.Object({ id: Id, name: Type.String(), openLeads: Type.Integer(), awayUntil: Nullable(Type.String()) }),
  ),
  pools: Type.Array(Named),
  mailboxes: Type.Array(Named),
  /** People that rules name and who cannot be given leads any more. */
  gone: Type.Array(Named),
});
export type LeadRuleList = Static<typeof LeadRuleList>;

/** POST /api/lead-rules/trial: all rules as they would stand, in their order; absent: as they stand. */
export const TrialBody = Type.Object({
  days: Type.Integer({ minimum: 1, maximum: 365 }),
  rules: Type.Optional(Type.Array(LeadRuleBody, { maxItems: 100 })),
});
export type TrialBody = Static<typeof TrialBody>;
const Who = Nullable(Type.String());
export const TrialReply = Type.Object({
  /** Leads that were looked at; the newest 2,000 at most. */
  leads: Type.Integer(),
  /** Leads of these days that were entered by hand or imported: no rule is tried on them. */
  leftOut: Type.Integer(),
  isCut: Type.Boolean(),
  /** Leads that would have gone to somebody else. */
  changed: Type.Integer(),
  /** People and pools (`isPool`), and at last nobody (name null): how many they would have got, and got. */
  shares: Type.Array(Type.Object({ name: Who, isPool: Type.Boolean(), would: Type.Integer(), got: Type.Integer() })),
  /** How many leads each rule would have decided, in their order. */
  hits: Type.Array(Type.Object({ name: Type.String(), count: Type.Integer() })),
  /** The newest 100 that would have gone elsewhere, as far as the viewer may see them. */
  lines: Type.Array(
    Type.Object({
      id: Type.Integer(),
      number: Type.String(),
      label: Type.String(),
      country: Type.String(),
      receivedAt: Instant,
      rule: Who,
      would: Who,
      got: Who,
    }),
  ),
});
export type TrialReply = Static<typeof TrialReply>;

/** POST /api/pools/preview and /api/lead-rules/preview: a change that is not saved yet. */
export const PoolPreviewBody = Type.Object({ poolId: Id, returnDays: Days(), warnDays: Days() });
export type PoolPreviewBody = Static<typeof PoolPreviewBody>;
export const RulePreviewBody = Type.Object({
  ruleId: Id,
  protectionDays: Nullable(Type.Integer({ minimum: 1, maximum: 3_650 })),
});
export type RulePreviewBody = Static<typeof RulePreviewBody>;
export const ReturnPreview = Type.Object({
  /** So many days are looked ahead. */
  days: Type.Integer(),
  /** Leads that would return within them, and how many of these would as things are; stops at 1,000. */
  count: Type.Integer(),
  already: Type.Integer(),
  /** The first 50 to return, as far as the viewer may see them. */
  lines: Type.Array(
    Type.Object({
      id: Type.Integer(),
      number: Type.String(),
      label: Type.String(),
      owner: Who,
      returnsAt: Instant,
    }),
  ),
});
export type ReturnPreview = Static<typeof ReturnPreview>;

/** POST /api/absences, PATCH /api/absences/:id?version= */
export const AbsenceBody = Type.Object({
  userId: Id,
  fromDay: Day,
  toDay: Day,
  note: Type.Optional(Type.String({ maxLength: 200 })),
});
export type AbsenceBody = Static<typeof AbsenceBody>;
export const AbsenceQuery = Type.Object({
  /** Those that are over, too, newest first. */
  past: Type.Optional(Type.Boolean()),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
});
export const AbsenceReply = Type.Object({
  id: Type.Integer(),
  userId: Type.Integer(),
  userName: Type.String(),
  fromDay: Type.String(),
  toDay: Type.String(),
  note: Type.String(),
  /** He is away today. */
  isNow: Type.Boolean(),
  createdBy: Nullable(Type.String()),
  version: Type.Integer(),
});
export type AbsenceReply = Static<typeof AbsenceReply>;
export const AbsenceList = Type.Object({
  absences: Type.Array(AbsenceReply),
  /** For whom the viewer may enter one; himself first. */
  people: Type.Array(Named),
  today: Type.String(),
  nextCursor: Nullable(Type.String()),
});
export type AbsenceList = Static<typeof AbsenceList>;

export const LeadSettingsBody = Type.Object({
  freshDays: Type.Integer({ minimum: 1, maximum: 3_650 }),
  answerHours: Type.Integer({ minimum: 1, maximum: 200 }),
});
export const LeadSettingsReply = Type.Composite([LeadSettingsBody, Type.Object({ version: Type.Integer() })]);
export type LeadSettingsReply = Static<typeof LeadSettingsReply>;

/** GET /api/pool: the pools that are open to the viewer, and what he may take out of each today. */
export const PoolStanding = Type.Object({
  pools: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String(),
      /** Leads that lie in it; stops at 1,000. */
      lying: Type.Integer(),
      returnDays: Type.Integer(),
      cooldownDays: Type.Integer(),
      claimsPerDay: Type.Integer(),
      claimedToday: Type.Integer(),
      mostOpen: Type.Integer(),
      showsStory: Type.Boolean(),
    }),
  ),
  /** Open leads of the viewer. */
  openLeads: Type.Integer(),
  /** To whom the viewer may give a lead; empty where he gives none. */
  people: Type.Array(Named),
});
export type PoolStanding = Static<typeof PoolStanding>;

/** GET /api/pool/leads, newest first. Looks for what the list shows and for nothing that it hides. */
export const PoolLeadQuery = Type.Composite([
  PageQuery,
  Type.Object({
    poolId: Id,
    country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
    source: Type.Optional(Source),
    /** A word of the products. */
    product: Type.Optional(Type.String({ maxLength: 100 })),
  }),
]);
export type PoolLeadQuery = Static<typeof PoolLeadQuery>;
/** A lead as everybody sees it who may claim it: no name, no address, nothing of the mail. */
export const PoolLeadLine = Type.Object({
  id: Type.Integer(),
  number: Type.String(),
  /** First letter of the firm; '' where none is named. */
  initial: Type.String(),
  /** The firm, or the person: for those who give leads to people; null for everybody else. */
  name: Nullable(Type.String()),
  country: Type.String(),
  language: Type.String(),
  products: Type.String(),
  source: Source,
  score: Type.Integer(),
  version: Type.Integer(),
  receivedAt: Instant,
  isAnswered: Type.Boolean(),
  formerOwner: Nullable(Type.String()),
  /** Until when the viewer may not claim it, since he had it; null where he may. */
  coolsUntil: Nullable(Instant),
});
export type PoolLeadLine = Static<typeof PoolLeadLine>;
export const PoolLeadList = Type.Object({ leads: Type.Array(PoolLeadLine), nextCursor: Nullable(Type.String()) });
export type PoolLeadList = Static<typeof PoolLeadList>;

/** POST /api/leads/:id/return */
export const ReturnBody = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  /** Absent: the pool that it belongs to, else the default one. */
  poolId: Type.Optional(Id),
  reason: Type.String({ minLength: 1, maxLength: 1_000 }),
});
export type ReturnBody = Static<typeof ReturnBody>;
export const Moved = Type.Object({ leadId: Type.Integer() });
