import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';
import { NamedOne, SimilarCompanyReply } from './inquiries.schema';

const Id = Type.Integer({ minimum: 1 });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Country = Type.String({ pattern: '^([A-Za-z]{2})?$' });
const Text = (maxLength: number) => Type.String({ maxLength });

/** Stages of which leads stand on the board, in its order. */
export const OpenStage = Type.Union([
  Type.Literal('new'),
  Type.Literal('assigned'),
  Type.Literal('working'),
  Type.Literal('qualified'),
  Type.Literal('pool'),
]);
export const Stage = Type.Union([
  OpenStage,
  Type.Literal('converted'),
  Type.Literal('disqualified'),
  Type.Literal('merged'),
]);
export const Source = Type.Union([
  Type.Literal('mail'),
  Type.Literal('platform'),
  Type.Literal('webform'),
  Type.Literal('fair'),
  Type.Literal('campaign'),
  Type.Literal('referral'),
  Type.Literal('import'),
  Type.Literal('manual'),
]);
export const Reason = Type.Union([
  Type.Literal('not_inquiry'),
  Type.Literal('spam'),
  Type.Literal('supplier_promo'),
  Type.Literal('no_need'),
  Type.Literal('out_of_scope'),
  Type.Literal('no_answer'),
  Type.Literal('duplicate'),
  Type.Literal('fraud'),
]);

/** One product that is asked for; what is not known is null. `targetPrice` per unit, in whole units of `currency`. */
export const AskedItemReply = Type.Object({
  product: Text(500),
  quantity: Nullable(Type.Number({ minimum: 0 })),
  quantityMax: Nullable(Type.Number({ minimum: 0 })),
  unit: Nullable(Text(40)),
  targetPrice: Nullable(Type.Number({ minimum: 0 })),
  /** ISO 4217 */
  currency: Nullable(Type.String({ pattern: '^[A-Z]{3}$' })),
});
export const AskedReply = Type.Object({
  items: Type.Array(AskedItemReply, { maxItems: 200 }),
  incoterm: Text(3),
  port: Text(100),
  paymentTerms: Text(300),
  delivery: Text(300),
  certificates: Type.Array(Text(60), { maxItems: 20 }),
  wantsSamples: Type.Boolean(),
  wantsCatalogue: Type.Boolean(),
});
export type AskedReply = Static<typeof AskedReply>;

/** GET /api/leads, newest first. Filters are ANDed. */
export const LeadQuery = Type.Object({
  /** 'mine': the viewer's own; 'people': of those below him; 'nobody': those that nobody has and that lie in no pool. */
  view: Type.Optional(Type.Union([Type.Literal('mine'), Type.Literal('people'), Type.Literal('nobody')])),
  stage: Type.Optional(Stage),
  /** Absent: open ones alone, unless a stage is asked for. */
  state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('closed'), Type.Literal('all')])),
  ownerId: Type.Optional(Id),
  poolId: Type.Optional(Id),
  /** Those of a customer, and those that became one. */
  companyId: Type.Optional(Id),
  country: Type.Optional(Type.String({ pattern: '^[A-Za-z]{2}$' })),
  language: Type.Optional(Text(10)),
  source: Type.Optional(Source),
  campaignId: Type.Optional(Id),
  /** Recognised in doubt, and nobody has said yes or no. */
  toCheck: Type.Optional(Type.Boolean()),
  /** The first answer is due and has not been sent. */
  overdue: Type.Optional(Type.Boolean()),
  /** The next action is due today or before. */
  due: Type.Optional(Type.Boolean()),
  /** The first answer came late, or is late: it was not sent by the instant at which it was due. */
  missed: Type.Optional(Type.Boolean()),
  /** Returns to the pool within three days unless something happens. */
  returning: Type.Optional(Type.Boolean()),
  /** First and last day (the company's) on which it came; with `missed` those on which the answer was due. */
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  /** Number, company, person, product or address. */
  q: Type.Optional(Text(200)),
  cursor: Type.Optional(Text(200)),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
});
export type LeadQuery = Static<typeof LeadQuery>;

/** A lead as a line or a card. Of one in a pool, and to whoever may not see contact details, less is told (`isMasked`). */
export const LeadLine = Type.Object({
  id: Type.Integer(),
  number: Type.String(),
  stage: Stage,
  title: Type.String(),
  contactName: Type.String(),
  companyName: Type.String(),
  email: Type.String(),
  country: Type.String(),
  language: Type.String(),
  source: Source,
  sourceDetail: Type.String(),
  campaign: Nullable(NamedOne),
  /** The first product with its quantity, as far as told. */
  firstItem: Nullable(AskedItemReply),
  itemCount: Type.Integer(),
  score: Type.Integer(),
  isToCheck: Type.Boolean(),
  owner: Nullable(NamedOne),
  pool: Nullable(NamedOne),
  nextAction: Type.String(),
  /** YYYY-MM-DD */
  nextDay: Nullable(Type.String()),
  /** Days until then: negative is overdue. */
  nextIn: Nullable(Type.Integer()),
  receivedAt: Instant,
  /** Until when the first answer is due; null once it was sent, and where none is. */
  answerDueAt: Nullable(Instant),
  answeredAt: Nullable(Instant),
  /** When it returns to the pool unless something happens. */
  returnsAt: Nullable(Instant),
  closeReason: Type.String(),
  version: Type.Integer(),
  /** What may be known of it without having it, and no more. */
  isMasked: Type.Boolean(),
  /** The viewer may work on it. */
  mayWork: Type.Boolean(),
});
export type LeadLine = Static<typeof LeadLine>;
export const LeadList = Type.Object({ leads: Type.Array(LeadLine), nextCursor: Nullable(Type.String()) });
export type LeadList = Static<typeof LeadList>;

/** GET /api/leads/board: the filters of the list, a first page of each open stage. `count` stops at 1,000. */
export const LeadBoard = Type.Object({
  columns: Type.Array(Type.Composite([LeadList, Type.Object({ stage: OpenStage, count: Type.Integer() })])),
});
export type LeadBoard = Static<typeof LeadBoard>;

/** GET /api/leads/counts: what waits for the viewer; each stops at 1,000. */
export const LeadCounts = Type.Object({
  mine: Type.Integer(),
  nobody: Type.Integer(),
  toCheck: Type.Integer(),
  overdue: Type.Integer(),
  due: Type.Integer(),
});
export type LeadCounts = Static<typeof LeadCounts>;

/** GET /api/leads/people: to whom leads can be given, by name. */
export const LeadPeople = Type.Object({ people: Type.Array(NamedOne) });
export type LeadPeople = Static<typeof LeadPeople>;

/** A letter of a lead that the viewer may see. */
export const LeadLetterReply = Type.Object({
  messageId: Type.Integer(),
  conversationId: Type.Integer(),
  /** 'inquiry', 'in', 'out' */
  role: Type.String(),
  subject: Type.String(),
  fromName: Type.String(),
  preview: Type.String(),
  sentAt: Instant,
  hasWarnings: Type.Boolean(),
});
export const LeadEventReply = Type.Object({
  id: Type.Integer(),
  /** Each has a sentence in ui/texts, filled with `details`. */
  kind: Type.String(),
  /** null: Tradepost by itself. */
  userName: Nullable(Type.String()),
  details: Type.Record(Type.String(), Type.Unknown()),
  at: Instant,
});

/** An open lead that is like another; of one that the viewer may not see only whose it is. */
export const SimilarLead = Type.Object({
  id: Nullable(Type.Integer()),
  number: Nullable(Type.String()),
  /** The firm or the person, as the viewer may know it. */
  name: Type.String(),
  ownerName: Nullable(Type.String()),
  why: Type.Union([
    Type.Literal('address'),
    Type.Literal('domain'),
    Type.Literal('phone'),
    Type.Literal('conversation'),
    Type.Literal('company'),
  ]),
  isOpen: Type.Boolean(),
  version: Nullable(Type.Integer()),
});
/** GET /api/leads/:id/similar */
export const LeadSimilarReply = Type.Object({
  companies: Type.Array(SimilarCompanyReply),
  leads: Type.Array(SimilarLead),
});
export type LeadSimilarReply = Static<typeof LeadSimilarReply>;

/** GET /api/leads/:id */
export const LeadReply = Type.Composite([
  LeadLine,
  Type.Object({
    contactTitle: Type.String(),
    phone: Type.String(),
    website: Type.String(),
    asked: AskedReply,
    scoreReasons: Type.Array(Type.Object({ code: Type.String(), points: Type.Integer() })),
    closeNote: Type.String(),
    closedAt: Nullable(Instant),
    company: Nullable(NamedOne),
    contact: Nullable(NamedOne),
    /** The opportunity that it became. */
    record: Nullable(Type.Object({ id: Type.Integer(), number: Type.String() })),
    mergedInto: Nullable(Type.Object({ id: Type.Integer(), number: Type.String() })),
    answerMinutes: Nullable(Type.Integer()),
    lastInAt: Nullable(Instant),
    lastOutAt: Nullable(Instant),
    assignedAt: Nullable(Instant),
    protectedUntil: Nullable(Instant),
    createdBy: Nullable(Type.String()),
    /** It was made of a mail, wherever that is now. */
    isFromMail: Type.Boolean(),
    letters: Type.Array(LeadLetterReply),
    /** Letters that the viewer may not see. */
    hiddenLetters: Type.Integer(),
    history: Type.Array(LeadEventReply),
    /** What may be done with it now; see LeadAct of service/leads/stages.ts, and more. */
    acts: Type.Array(Type.String()),
    canAssign: Type.Boolean(),
  }),
]);
export type LeadReply = Static<typeof LeadReply>;

/** PATCH /api/leads/:id?version= : what is absent stays; '' and null take away. */
export const LeadChange = Type.Partial(
  Type.Object({
    title: Text(300),
    contactName: Text(200),
    contactTitle: Text(200),
    email: Text(320),
    phone: Text(100),
    companyName: Text(300),
    website: Text(300),
    country: Country,
    language: Text(10),
    source: Source,
    sourceDetail: Text(200),
    campaignId: Nullable(Id),
    asked: AskedReply,
    nextAction: Text(300),
    nextDay: Nullable(Day),
  }),
);
export type LeadChange = Static<typeof LeadChange>;

/** POST /api/leads: by hand, or of a letter that was not recognised. */
export const NewLeadBody = Type.Union([
  Type.Object({ messageId: Id }, { additionalProperties: false }),
  Type.Composite(
    [
      LeadChange,
      Type.Object({
        ownerId: Type.Optional(Nullable(Id)),
        /** True: the address is that of a customer whom the person sees, and a lead is wanted all the same. */
        evenCustomer: Type.Optional(Type.Boolean()),
      }),
    ],
    { additionalProperties: false },
  ),
]);
export type NewLeadBody = Static<typeof NewLeadBody>;
/** What became of a letter: a lead, or an opportunity of the customer whose it is. */
export const OpenedReply = Type.Object({
  leadId: Nullable(Type.Integer()),
  recordId: Nullable(Type.Integer()),
  companyId: Nullable(Type.Integer()),
  /** False: it was added to a lead that was open already. */
  isNew: Type.Boolean(),
});
export type OpenedReply = Static<typeof OpenedReply>;
