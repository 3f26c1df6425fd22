import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable, PageQuery } from '../common/apiSchema';
import { VersionQuery } from '../users/users.schema';
import { opportunityStages, stakeholderParts, stances } from './opportunityWords';
import { alertCauses } from './opportunityAlerts';
import { lostReasons } from './opportunityStages';
import { MemberReply } from './opportunityTeam.schema';

const literals = <T extends string>(values: readonly T[]) => Type.Union(values.map(value => Type.Literal(value)));
const Stage = literals(opportunityStages);
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

export const AskedItem = Type.Object({
  product: Type.String({ minLength: 1, maxLength: 500 }),
  quantity: Nullable(Type.Number({ minimum: 0 })),
  quantityMax: Nullable(Type.Number({ minimum: 0 })),
  unit: Nullable(Type.String({ maxLength: 40 })),
  targetPrice: Nullable(Type.Number({ minimum: 0 })),
  currency: Nullable(Type.String({ maxLength: 3 })),
});

/** What is asked for (leads/asked.ts). */
export const AskedReply = Type.Object({
  items: Type.Array(AskedItem, { maxItems: 200 }),
  incoterm: Type.String({ maxLength: 10 }),
  port: Type.String({ maxLength: 100 }),
  paymentTerms: Type.String({ maxLength: 300 }),
  delivery: Type.String({ maxLength: 300 }),
  certificates: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 20 }),
  wantsSamples: Type.Boolean(),
  wantsCatalogue: Type.Boolean(),
});

const Named = Type.Object({ id: Type.Integer(), name: Type.String() });

/** A line of the list and a card of the board. */
export const OpportunityLine = Type.Object({
  id: Type.Integer(),
  number: Type.String(),
  title: Type.String(),
  /** `isOpen`: its page may be opened; whoever is in the team of the deal alone knows the name and no more. */
  company: Type.Composite([Named, Type.Object({ isOpen: Type.Boolean() })]),
  owner: Nullable(Named),
  stage: Stage,
  stageSince: Instant,
  /** Days in the stage; overdue beyond what is usual. */
  stageDays: Type.Integer(),
  isOverdue: Type.Boolean(),
  probability: Type.Integer(),
  /** Minor units of `currency`; null where nobody has said, or the viewer may not see prices. */
  amount: Nullable(Type.Integer()),
  currency: Type.String(),
  /** YYYY-MM-DD */
  expectedDay: Nullable(Type.String()),
  nextAction: Type.String(),
  nextDay: Nullable(Type.String()),
  isToCheck: Type.Boolean(),
  /** Why somebody has to look at it (opportunityAlerts.ts); empty where nothing presses. */
  attention: Type.Array(literals(alertCauses)),
  createdAt: Instant,
  version: Type.Integer(),
  mayChange: Type.Boolean(),
});
export type OpportunityLine = Static<typeof OpportunityLine>;

export const OpportunityQuery = Type.Composite([
  PageQuery,
  Type.Object({
    stage: Type.Optional(Stage),
    /** Where absent that of `stage`, else 'open'. */
    state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('closed'), Type.Literal('all')])),
    /** 'mine': the viewer's; 'people': of those below him; absent: all that he may see. */
    view: Type.Optional(Type.Union([Type.Literal('mine'), Type.Literal('people')])),
    ownerId: Type.Optional(Type.Integer()),
    companyId: Type.Optional(Type.Integer()),
    campaignId: Type.Optional(Type.Integer()),
    q: Type.Optional(Type.String({ maxLength: 200 })),
    /** Longer in its stage than is usual. */
    overdue: Type.Optional(Type.Boolean()),
    /** Open, and the day on which it was to be closed is past. */
    late: Type.Optional(Type.Boolean()),
    /** Its next action is due today or was before. */
    due: Type.Optional(Type.Boolean()),
    /** A person is to say whether it is an inquiry. */
    toCheck: Type.Optional(Type.Boolean()),
    /** Open, and at least one of `attention` holds. */
    attention: Type.Optional(Type.Boolean()),
    /** First and last day (the company's) on which it was opened; of closed ones, on which it was closed. */
    from: Type.Optional(Day),
    to: Type.Optional(Day),
    /** The newest first where absent; by the expected day, by the day of the next action, by how long it stands in its stage. */
    sort: Type.Optional(Type.Union([Type.Literal('expected'), Type.Literal('next'), Type.Literal('stage')])),
  }),
]);
export type OpportunityQuery = Static<typeof OpportunityQuery>;

export const OpportunityList = Type.Object({
  opportunities: Type.Array(OpportunityLine),
  nextCursor: Nullable(Type.String()),
});
export type OpportunityList = Static<typeof OpportunityList>;

const Sum = Type.Object({ currency: Type.String(), amount: Type.Integer(), weighted: Type.Integer() });

/** How many stand in a stage, and their worth by currency; without sums where the viewer may not see prices. */
const StageSums = Type.Object({ stage: Stage, count: Type.Integer(), sums: Type.Array(Sum) });

/** GET /api/opportunities/board: the open stages with a first page each, and the counts of all others. */
export const OpportunityBoard = Type.Object({
  columns: Type.Array(Type.Composite([StageSums, OpportunityList])),
  others: Type.Array(StageSums),
});
export type OpportunityBoard = Static<typeof OpportunityBoard>;

export const StakeholderReply = Type.Object({
  id: Type.Integer(),
  contactId: Nullable(Type.Integer()),
  name: Type.String(),
  part: literals(stakeholderParts),
  stance: literals(stances),
  aim: Type.String(),
  nextStep: Type.String(),
  nextDay: Nullable(Type.String()),
  by: Nullable(Named),
});
export type StakeholderReply = Static<typeof StakeholderReply>;

export const StakeholderBody = Type.Object({
  contactId: Type.Optional(Nullable(Type.Integer())),
  name: Type.Optional(Type.String({ maxLength: 200 })),
  part: Type.Optional(literals(stakeholderParts)),
  stance: Type.Optional(literals(stances)),
  aim: Type.Optional(Type.String({ maxLength: 500 })),
  nextStep: Type.Optional(Type.String({ maxLength: 300 })),
  nextDay: Type.Optional(Nullable(Day)),
  byUserId: Type.Optional(Nullable(Type.Integer())),
});
export type StakeholderBody = Static<typeof StakeholderBody>;

export const CompetitorReply = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  price: Type.String(),
  strengths: Type.String(),
  weaknesses: Type.String(),
});
export type CompetitorReply = Static<typeof CompetitorReply>;

export const CompetitorBody = Type.Object({
  name: Type.String({ pattern: '\\S', maxLength: 200 }),
  price: Type.Optional(Type.String({ maxLength: 100 })),
  strengths: Type.Optional(Type.String({ maxLength: 500 })),
  weaknesses: Type.Optional(Type.String({ maxLength: 500 })),
});
export type CompetitorBody = Static<typeof CompetitorBody>;

/** GET /api/opportunities/:id */
export const OpportunityReply = Type.Composite([
  OpportunityLine,
  Type.Object({
    asked: AskedReply,
    source: Type.String(),
    campaign: Nullable(Named),
    lead: Nullable(Type.Object({ id: Type.Integer(), number: Type.String() })),
    wonBy: Nullable(Type.Object({ id: Type.Integer(), kind: Type.String(), number: Type.String() })),
    lostReason: Type.String(),
    lostNote: Type.String(),
    stageBefore: Type.String(),
    competitors: Type.Array(CompetitorReply),
    stakeholders: Type.Array(StakeholderReply),
    members: Type.Array(MemberReply),
    /** Newest first, at most 100. */
    events: Type.Array(
      Type.Object({
        kind: Type.String(),
        at: Instant,
        byName: Nullable(Type.String()),
        details: Type.Record(Type.String(), Type.Unknown()),
      }),
    ),
  }),
]);
export type OpportunityReply = Static<typeof OpportunityReply>;

/** PATCH /api/opportunities/:id?version= : what is absent stays as it is. */
export const OpportunityChange = Type.Partial(
  Type.Object({
    title: Type.String({ pattern: '\\S', maxLength: 400 }),
    probability: Type.Integer({ minimum: 0, maximum: 100 }),
    amount: Nullable(Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 })),
    currency: Type.String({ pattern: '^([A-Z]{3})?$' }),
    expectedDay: Nullable(Day),
    nextAction: Type.String({ maxLength: 300 }),
    nextDay: Nullable(Day),
    ownerId: Nullable(Type.Integer()),
    /** Why it goes to another owner. */
    note: Type.String({ maxLength: 1000 }),
    asked: AskedReply,
    /** A person looked: it is an inquiry. */
    isToCheck: Type.Literal(false),
  }),
);
export type OpportunityChange = Static<typeof OpportunityChange>;

/** POST /api/opportunities/:id/stage?version= */
export const MoveBody = Type.Object({
  to: Stage,
  reason: Type.Optional(Type.String({ maxLength: 1000 })),
  lostReason: Type.Optional(literals(lostReasons)),
  competitor: Type.Optional(Type.String({ maxLength: 200 })),
  /** The quotation or order of the same company by which it was won. */
  wonRecordId: Type.Optional(Type.Integer()),
});
export type MoveBody = Static<typeof MoveBody>;

export const NewOpportunityBody = Type.Object({
  companyId: Type.Integer(),
  title: Type.String({ pattern: '\\S', maxLength: 400 }),
  amount: Type.Optional(Nullable(Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 }))),
  currency: Type.Optional(Type.String({ pattern: '^([A-Z]{3})?$' })),
  expectedDay: Type.Optional(Nullable(Day)),
});
export type NewOpportunityBody = Static<typeof NewOpportunityBody>;

/** For a competitor or stakeholder: the version of the opportunity that was read; without it nothing is compared. */
export const PartQuery = Type.Partial(VersionQuery);
export type PartQuery = Static<typeof PartQuery>;

export const FunnelQuery = Type.Object({
  /** Opened since, days. */
  days: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650, default: 365 })),
  ownerId: Type.Optional(Type.Integer()),
});

/** GET /api/opportunities/funnel: of those that the viewer may see. */
export const FunnelReply = Type.Object({
  stages: Type.Array(
    Type.Object({
      stage: Stage,
      /** How many stand there now. */
      count: Type.Integer(),
      sums: Type.Array(Sum),
      /** Of those that ever came to this stage, how many per cent of the closed were won; null where none is closed. */
      winRate: Nullable(Type.Integer()),
      /** Days in the stage, on average, of those that left it; null where none has. */
      days: Nullable(Type.Integer()),
    }),
  ),
  won: Type.Integer(),
  lost: Type.Integer(),
  winRate: Nullable(Type.Integer()),
  /** From opening to closing, on average. */
  daysToClose: Nullable(Type.Integer()),
  lostReasons: Type.Array(Type.Object({ reason: Type.String(), count: Type.Integer() })),
});
export type FunnelReply = Static<typeof FunnelReply>;

/** GET /api/opportunities/forecast: what is expected, by month and currency. */
export const ForecastReply = Type.Object({
  months: Type.Array(
    Type.Object({
      /** YYYY-MM; '' where nobody has said when. */
      month: Type.String(),
      count: Type.Integer(),
      /** Its expected day is past. */
      overdue: Type.Integer(),
      sums: Type.Array(Sum),
    }),
  ),
});
export type ForecastReply = Static<typeof ForecastReply>;
