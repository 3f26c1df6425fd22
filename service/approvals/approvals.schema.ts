import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';
import { Role } from '../users/users.schema';

const Id = Type.Integer({ minimum: 1 });
const Words = Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { minItems: 1, maxItems: 50 });

export const ConditionsBody = Type.Object(
  {
    quotation: Type.Optional(
      Type.Object({ words: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 50 }) }),
    ),
    newcomerDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    firstMails: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
    levels: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { minItems: 1, maxItems: 30 })),
    tags: Type.Optional(Words),
    companyIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 200 })),
    attachmentTypes: Type.Optional(
      Type.Array(Type.String({ pattern: '^[a-z0-9]{1,10}$' }), { minItems: 1, maxItems: 30 }),
    ),
    amount: Type.Optional(Type.Boolean()),
    words: Type.Optional(Words),
  },
  { additionalProperties: false },
);
const People = Type.Array(Id, { maxItems: 100 });
const Roles = Type.Array(Role, { maxItems: 8 });

/** POST and PATCH /api/approval-policies */
export const PolicyBody = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  isActive: Type.Boolean(),
  conditions: ConditionsBody,
  deciders: Type.Object({ managers: Type.Boolean(), userIds: People, roles: Roles }),
  exempt: Type.Object({ userIds: People, roles: Roles }),
  expiresHours: Type.Integer({ minimum: 1, maximum: 720 }),
});
export type PolicyBody = Static<typeof PolicyBody>;
export const PolicyReply = Type.Composite([
  PolicyBody,
  Type.Object({ id: Id, position: Type.Integer(), version: Type.Integer() }),
]);
export type PolicyReply = Static<typeof PolicyReply>;
export const PolicyList = Type.Object({
  policies: Type.Array(PolicyReply),
  /** Names of the companies that conditions name and this reader may know. */
  companies: Type.Array(Type.Object({ id: Id, name: Type.String() })),
  /** Everybody who works here: who may be named. */
  people: Type.Array(Type.Object({ id: Id, name: Type.String() })),
});
export type PolicyList = Static<typeof PolicyList>;
/** PUT /api/approval-policies/order: all of them, the first first. */
export const OrderBody = Type.Object({ ids: Type.Array(Id, { maxItems: 200 }) });

export const FindingReply = Type.Object({
  code: Type.String(),
  strength: Type.String(),
  key: Type.String(),
  values: Type.Record(Type.String(), Type.String()),
  /** By part; null where this reader may not know the company. */
  companies: Type.Record(Type.String(), Nullable(Type.String())),
  places: Type.Array(
    Type.Object({
      field: Type.String(),
      text: Type.String(),
      start: Type.Optional(Type.Integer()),
      end: Type.Optional(Type.Integer()),
    }),
  ),
  remedies: Type.Array(Type.String()),
});
export type FindingReply = Static<typeof FindingReply>;

const Line = Type.Object({
  id: Id,
  policy: Type.String(),
  askedBy: Type.String(),
  /** Whether the reader asked for it himself. */
  isMine: Type.Boolean(),
  subject: Type.String(),
  /** The first of the recipients, as the mail names them, and how many there are. */
  to: Type.String(),
  recipientCount: Type.Integer(),
  state: Type.String(),
  requestedAt: Instant,
  expiresAt: Instant,
  decidedBy: Nullable(Type.String()),
  decidedAt: Nullable(Instant),
  comment: Type.String(),
  findingCount: Type.Integer(),
  attachmentCount: Type.Integer(),
  isSent: Type.Boolean(),
  version: Type.Integer(),
});
export const ApprovalLine = Line;
export type ApprovalLine = Static<typeof ApprovalLine>;
export const ApprovalQuery = Type.Object({
  /** 'waiting': for this person's decision; 'mine': what he asked for; 'decided': what others asked him and is over. */
  list: Type.Union([Type.Literal('waiting'), Type.Literal('mine'), Type.Literal('decided')]),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
});
export type ApprovalQuery = Static<typeof ApprovalQuery>;
export const ApprovalList = Type.Object({ approvals: Type.Array(Line), nextCursor: Nullable(Type.String()) });
export type ApprovalList = Static<typeof ApprovalList>;
/** GET /api/approvals/count */
export const ApprovalCount = Type.Object({ waiting: Type.Integer() });
export type ApprovalCount = Static<typeof ApprovalCount>;

const Recipient = Type.Object({
  kind: Type.Union([Type.Literal('to'), Type.Literal('cc'), Type.Literal('bcc')]),
  address: Type.String(),
  name: Type.String(),
});
/** GET /api/approvals/:id */
export const ApprovalReply = Type.Composite([
  Line,
  Type.Object({
    mailbox: Type.String(),
    recipients: Type.Array(Recipient),
    /** null where the copy was emptied. */
    text: Nullable(Type.String()),
    attachments: Type.Array(
      Type.Object({ name: Type.String(), size: Type.Integer(), sha256: Nullable(Type.String()) }),
    ),
    findings: Type.Array(FindingReply),
    note: Type.String(),
    deciders: Type.Array(Type.String()),
    canDecide: Type.Boolean(),
    canWithdraw: Type.Boolean(),
    /** The letter that went out with it, for whoever may see it. */
    sentConversationId: Nullable(Id),
    /** What became of it and of earlier requests for the same mail, oldest first. */
    history: Type.Array(
      Type.Object({
        requestId: Id,
        at: Instant,
        what: Type.String(),
        by: Nullable(Type.String()),
        words: Type.String(),
      }),
    ),
  }),
]);
export type ApprovalReply = Static<typeof ApprovalReply>;

/** POST /api/approvals/:id/approve, /reject, /withdraw */
export const DecisionBody = Type.Object({ comment: Type.Optional(Type.String({ maxLength: 1000 })) });
export type DecisionBody = Static<typeof DecisionBody>;
