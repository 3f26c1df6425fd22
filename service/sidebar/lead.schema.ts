import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';
import { NamedOne } from '../leads/inquiries.schema';
import { AskedItemReply, LeadLine } from '../leads/leads.schema';
import { PanePlace } from './party.schema';

/** Where a value stands in the letter that is open: offsets in the texts of GET /api/messages/:id/inquiry, the end exclusive; `text` is what stands there. */
export const PaneReceipt = Type.Object({
  part: Type.String(),
  /** Position of the attachment, with part 'attachment'. */
  attachment: Nullable(Type.Integer()),
  start: Type.Integer(),
  end: Type.Integer(),
  text: Type.String(),
});
export type PaneReceipt = Static<typeof PaneReceipt>;

/** A value of a lead. What is not known is not among them. */
export const PaneLeadField = Type.Object({
  /**
   * 'contactName', 'contactTitle', 'company', 'email', 'phone', 'website', 'country' (two letters), 'incoterm', 'port', 'paymentTerms', 'delivery', 'certificate' (each its own line),
   * 'samples' and 'catalogue' (without a value).
   */
  key: Type.String(),
  value: Type.String(),
  /** Null where this letter does not say it: a person wrote it, or another letter does. */
  receipt: Nullable(PaneReceipt),
});
export type PaneLeadField = Static<typeof PaneLeadField>;

export const PaneLeadItem = Type.Composite([AskedItemReply, Type.Object({ receipts: Type.Array(PaneReceipt) })]);
export type PaneLeadItem = Static<typeof PaneLeadItem>;

/** The lead that a letter belongs to, as far as the viewer may see it. What is done with it: service/leads/acting.routes.ts, always with `version`. */
export const PaneLead = Type.Composite([
  Type.Pick(LeadLine, [
    ...([
      'id',
      'number',
      'stage',
      'title',
      'source',
      'sourceDetail',
      'isToCheck',
      'isMasked',
      'owner',
      'pool',
    ] as const),
    ...(['score', 'nextAction', 'nextDay', 'nextIn', 'receivedAt', 'answerDueAt', 'answeredAt', 'returnsAt'] as const),
    ...(['closeReason', 'version'] as const),
  ]),
  Type.Object({
    isMine: Type.Boolean(),
    /** Strongest first. */
    scoreReasons: Type.Array(Type.Object({ code: Type.String(), points: Type.Integer() })),
    /** From receipt to the first answer, in the buyer's business hours. */
    answerMinutes: Nullable(Type.Integer()),
    /** Of the buyer's business hours until the answer is due; null where none is, or it is overdue. */
    answerLeftMinutes: Nullable(Type.Integer()),
    place: PanePlace,
    fields: Type.Array(PaneLeadField),
    /** At most 20; how many there are stands in `itemCount`. */
    items: Type.Array(PaneLeadItem),
    itemCount: Type.Integer(),
    can: Type.Object({
      confirm: Type.Boolean(),
      deny: Type.Boolean(),
      /** It is new, nobody has it, and he may have it without anybody's word. */
      take: Type.Boolean(),
      /** It lies in a pool: POST /api/leads/:id/claim. */
      claim: Type.Boolean(),
      /** Somebody else has it, and he may give it to himself. */
      assignToMe: Type.Boolean(),
      qualify: Type.Boolean(),
      reject: Type.Boolean(),
      reopen: Type.Boolean(),
      /** Write the next action. */
      change: Type.Boolean(),
    }),
  }),
]);
export type PaneLead = Static<typeof PaneLead>;

/** A lead that somebody else has: whose it is, since when, and no other fact. */
export const PaneHiddenLead = Type.Object({ ownerName: Nullable(Type.String()), since: Nullable(Instant) });
export type PaneHiddenLead = Static<typeof PaneHiddenLead>;

/** The opportunity that a customer's inquiry became. */
export const PaneInquiry = Type.Object({
  recordId: Type.Integer(),
  number: Type.String(),
  title: Type.String(),
  owner: Nullable(NamedOne),
  /** The recognition was in doubt. */
  isToCheck: Type.Boolean(),
  /** POST /api/messages/:id/inquiry/confirm and /deny. */
  can: Type.Object({ confirm: Type.Boolean(), deny: Type.Boolean() }),
  /** Of the opportunity. */
  version: Type.Integer(),
});
export type PaneInquiry = Static<typeof PaneInquiry>;
