import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

export const EvidenceReply = Type.Object({
  field: Type.String(),
  text: Type.String(),
  start: Type.Optional(Type.Integer()),
  end: Type.Optional(Type.Integer()),
});
export const ReasonReply = Type.Object({
  /** See ReasonCode in service/filing/reasons.ts; each has a sentence in ui/texts. */
  code: Type.String(),
  values: Type.Record(Type.String(), Type.String()),
  evidence: Type.Optional(Type.Array(EvidenceReply)),
});
export type ReasonReply = Static<typeof ReasonReply>;

export const PartyReply = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  isCustomer: Type.Boolean(),
  isSupplier: Type.Boolean(),
  isAgent: Type.Boolean(),
  isPartner: Type.Boolean(),
  isCompetitor: Type.Boolean(),
  isForwarder: Type.Boolean(),
  /** What its level makes of it: 'new', 'old' or 'barred'. */
  standing: Type.Optional(Type.Union([Type.Literal('new'), Type.Literal('old'), Type.Literal('barred')])),
});
export type PartyReply = Static<typeof PartyReply>;
export const RecordReply = Type.Object({
  id: Type.Integer(),
  kind: Type.String(),
  number: Type.String(),
  title: Type.String(),
  state: Type.String(),
});
export const ContactRef = Type.Object({ id: Type.Integer(), name: Type.String() });

export const FilingReply = Type.Object({
  id: Type.Integer(),
  company: PartyReply,
  contact: Nullable(ContactRef),
  record: Nullable(RecordReply),
  /** 'certain' or 'person' */
  confidence: Type.String(),
  reasons: Type.Array(ReasonReply),
  /** Who decided; null: by itself. */
  decidedBy: Nullable(Type.String()),
  createdAt: Instant,
});
export type FilingReply = Static<typeof FilingReply>;

export const CandidateReply = Type.Object({
  company: PartyReply,
  contact: Nullable(ContactRef),
  record: Nullable(RecordReply),
  likelihood: Type.Union([Type.Literal('likely'), Type.Literal('unsure')]),
  reasons: Type.Array(ReasonReply),
});
export type CandidateReply = Static<typeof CandidateReply>;

/** Where a message stands. Part of every message that is shown. */
export const FilingStatusReply = Type.Object({
  /** 'filed', 'review', 'none' or 'not_business' */
  state: Type.String(),
  category: Nullable(Type.String()),
  /** Why it waits or was left alone. */
  reasons: Type.Array(ReasonReply),
  candidates: Type.Array(CandidateReply),
  filings: Type.Array(FilingReply),
  decidedBy: Nullable(Type.String()),
  decidedAt: Nullable(Instant),
  version: Type.Integer(),
});
export type FilingStatusReply = Static<typeof FilingStatusReply>;

/** One line of the queue. GET /api/review */
export const ReviewItem = Type.Object({
  messageId: Type.Integer(),
  conversationId: Type.Integer(),
  fromName: Type.String(),
  fromAddress: Type.String(),
  subject: Type.String(),
  preview: Type.String(),
  sentAt: Instant,
  category: Type.String(),
  /** Code of the first reason. */
  reason: Nullable(Type.String()),
  version: Type.Integer(),
  /** The gravest open warning: 'high' or 'notice'. */
  warning: Type.Optional(Type.String()),
});
export type ReviewItem = Static<typeof ReviewItem>;
export const ReviewList = Type.Object({
  items: Type.Array(ReviewItem),
  nextCursor: Nullable(Type.String()),
  /** Open items that this person may decide, by category; 'all' is their sum. */
  counts: Type.Record(Type.String(), Type.Integer()),
  decidedToday: Type.Integer(),
});
export type ReviewList = Static<typeof ReviewList>;
export const ReviewQuery = Type.Object({
  category: Type.Optional(Type.String({ maxLength: 20 })),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
});

export const Scope = Type.Union([
  Type.Literal('message'),
  Type.Literal('conversation'),
  /** Everything from this address; also a rule for what comes. */
  Type.Literal('address'),
  /** Everything from this company domain; also a rule for what comes. Refused for free-mail providers. */
  Type.Literal('domain'),
]);
export type Scope = Static<typeof Scope>;

/** POST /api/messages/:id/file */
export const FileBody = Type.Object({
  companyId: Type.Integer(),
  contactId: Type.Optional(Nullable(Type.Integer())),
  recordIds: Type.Optional(Type.Array(Type.Integer(), { maxItems: 20 })),
  scope: Scope,
  /** FilingStatusReply.version as it was shown; somebody else's decision meanwhile answers 409 filing.already_decided with details.by and details.to. */
  version: Type.Integer(),
  /** A suspicious mail is filed only by somebody who has checked with the sender by another way. */
  isChecked: Type.Optional(Type.Boolean()),
});
/** POST /api/messages/:id/not-business */
export const NotBusinessBody = Type.Object({ scope: Scope, version: Type.Integer() });
/** POST /api/messages/:id/later */
export const LaterBody = Type.Object({
  hours: Type.Integer({ minimum: 1, maximum: 24 * 30 }),
  version: Type.Integer(),
});
/** GET /api/messages/:id/scope: what each scope would touch, before anybody chooses it. */
export const ScopePreview = Type.Object({
  conversation: Type.Integer(),
  address: Type.Integer(),
  /** null: the domain is a free-mail provider's, or our own */
  domain: Nullable(Type.Integer()),
  addressValue: Type.String(),
  domainValue: Type.String(),
});
export type ScopePreview = Static<typeof ScopePreview>;

/** Answer to every act. `actId` undoes it: POST /api/filing-acts/:id/undo */
export const ActReply = Type.Object({
  actId: Type.Integer(),
  messageCount: Type.Integer(),
  /** A rule was made, and older mail is being re-filed by a job. */
  isRule: Type.Boolean(),
  /** Messages of the conversation that were left as they are: suspicious or unreadable, or decided by somebody else. */
  leftOut: Type.Integer(),
  /** Where the message stands now; null where the person may not see it, or not any more. */
  status: Nullable(FilingStatusReply),
});
export type ActReply = Static<typeof ActReply>;

/** GET /api/messages/:id/new-company: what the signature and the addresses give, for one click. */
export const NewCompanyProposal = Type.Object({
  company: Type.Object({
    name: Type.String(),
    country: Nullable(Type.String()),
    website: Nullable(Type.String()),
    phone: Nullable(Type.String()),
    /** Company domain of the address; null for free mail. */
    domain: Nullable(Type.String()),
  }),
  contact: Type.Object({
    name: Type.String(),
    title: Nullable(Type.String()),
    phone: Nullable(Type.String()),
    address: Type.String(),
  }),
  /** Companies that look like it. Masked (no id) where the person may not see them. */
  similar: Type.Array(
    Type.Object({
      id: Nullable(Type.Integer()),
      name: Type.String(),
      ownerName: Nullable(Type.String()),
      why: Type.String(),
    }),
  ),
});
export type NewCompanyProposal = Static<typeof NewCompanyProposal>;
/** POST /api/messages/:id/company: makes company and contact and files the message (and past mail of the address) under them. */
export const NewCompanyBody = Type.Object({
  company: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 300 }),
    type: Type.Union([
      Type.Literal('customer'),
      Type.Literal('supplier'),
      Type.Literal('agent'),
      Type.Literal('partner'),
      Type.Literal('competitor'),
      Type.Literal('forwarder'),
    ]),
    country: Type.Optional(Nullable(Type.String({ maxLength: 2 }))),
    website: Type.Optional(Nullable(Type.String({ maxLength: 300 }))),
    phone: Type.Optional(Nullable(Type.String({ maxLength: 60 }))),
    domain: Type.Optional(Nullable(Type.String({ maxLength: 255 }))),
  }),
  contact: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 200 }),
    title: Type.Optional(Nullable(Type.String({ maxLength: 200 }))),
    phone: Type.Optional(Nullable(Type.String({ maxLength: 60 }))),
    address: Type.String({ minLength: 3, maxLength: 320 }),
  }),
  version: Type.Integer(),
  /** As in FileBody: of a suspicious mail only after a check with the sender. */
  isChecked: Type.Optional(Type.Boolean()),
});

/** GET /api/messages/:id/history */
export const HistoryReply = Type.Object({
  entries: Type.Array(
    Type.Object({
      at: Instant,
      /** 'filed', 'ended', 'act', 'undone' */
      kind: Type.String(),
      by: Nullable(Type.String()),
      company: Nullable(Type.String()),
      record: Nullable(Type.String()),
      reasons: Type.Array(ReasonReply),
      actId: Nullable(Type.Integer()),
      canUndo: Type.Boolean(),
    }),
  ),
});
/** GET /api/filing-acts: this person's last decisions, newest first. */
export const ActList = Type.Object({
  acts: Type.Array(
    Type.Object({
      id: Type.Integer(),
      kind: Type.String(),
      scope: Type.String(),
      messageCount: Type.Integer(),
      company: Nullable(Type.String()),
      record: Nullable(Type.String()),
      subject: Nullable(Type.String()),
      createdAt: Instant,
      isUndone: Type.Boolean(),
    }),
  ),
});
