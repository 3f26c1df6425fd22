import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { FindingReply } from '../approvals/approvals.schema';
import { Instant, Nullable } from '../common/apiSchema';

const Id = Type.Integer({ minimum: 1 });
const Address = Type.String({ maxLength: 400 });

const mail = {
  /** Of the mailbox that the mail is written in. */
  mailbox: Address,
  from: Type.Optional(Address),
  recipients: Type.Array(
    Type.Object({
      kind: Type.Union([Type.Literal('to'), Type.Literal('cc'), Type.Literal('bcc')]),
      address: Address,
      name: Type.Optional(Type.String({ maxLength: 400 })),
    }),
    { maxItems: 500 },
  ),
  subject: Type.String({ maxLength: 2_000 }),
  /** What is written, the quoted part included; what is longer is cut by the mail program's side. */
  text: Type.String({ maxLength: 100_000 }),
  attachments: Type.Array(
    Type.Object({
      name: Type.String({ maxLength: 400 }),
      size: Type.Optional(Type.Integer({ minimum: 0 })),
      sha256: Type.Optional(Nullable(Type.String({ pattern: '^[0-9a-f]{64}$' }))),
    }),
    { maxItems: 500 },
  ),
  /** Message-ID of the letter that it answers. */
  inReplyTo: Type.Optional(Nullable(Type.String({ maxLength: 1_000 }))),
  /** The header `x-tradepost-ref` that the mail carries: under what its writer chose to file it. One that is not his counts nothing. */
  ref: Type.Optional(Nullable(Type.String({ maxLength: 400 }))),
};

/** POST /api/guard/verdict */
export const VerdictBody = Type.Object({
  ...mail,
  /** Why the sender sends it all the same, by finding. */
  answers: Type.Optional(
    Type.Array(
      Type.Object({
        code: Type.String({ maxLength: 40 }),
        /** Of one finding; without it all of the code. */
        key: Type.Optional(Type.String({ maxLength: 64 })),
        reason: Type.String({ minLength: 1, maxLength: 400 }),
      }),
      { maxItems: 30 },
    ),
  ),
  /** Keys of findings whose reason the sender takes back: they speak against the mail again. */
  withdrawn: Type.Optional(Type.Array(Type.String({ maxLength: 64 }), { maxItems: 30 })),
  /** 'compose': somebody is still writing: the verdict is not noted. Reasons that come with it are kept. */
  moment: Type.Optional(Type.Union([Type.Literal('send'), Type.Literal('compose')])),
});
export type VerdictBody = Static<typeof VerdictBody>;

export const GuardFinding = Type.Composite([
  FindingReply,
  Type.Object({
    /** A reason was given for it. */
    isAnswered: Type.Boolean(),
  }),
]);
const Both = Type.Object({ 'zh-CN': Type.String(), en: Type.String() });
export const VerdictApproval = Type.Object({
  policyId: Id,
  policy: Type.String(),
  deciders: Type.Array(Type.String()),
  requestId: Nullable(Id),
  /** 'needed', 'pending', 'approved' or 'rejected' */
  state: Type.String(),
});
export const VerdictReply = Type.Object({
  verdict: Type.Union([Type.Literal('send'), Type.Literal('ask'), Type.Literal('hold')]),
  findings: Type.Array(GuardFinding),
  approval: Nullable(VerdictApproval),
  /** For the dialog of the mail program: at most 500 characters each; empty where the mail may go. */
  message: Both,
  /** To be set on the mail that goes, where the house has a gate that asks for it (docs/send-guard.md). */
  header: Nullable(Type.Object({ name: Type.String(), value: Type.String() })),
});
export type VerdictReply = Static<typeof VerdictReply>;

/** POST /api/guard/approval: asks for this mail to be approved. */
export const ApprovalBody = Type.Object({ ...mail, note: Type.Optional(Type.String({ maxLength: 1_000 })) });
export type ApprovalBody = Static<typeof ApprovalBody>;

const Account = Type.Object({
  number: Type.String({ minLength: 1, maxLength: 60 }),
  label: Type.String({ maxLength: 100 }),
});
/** PUT /api/settings/own-accounts */
export const OwnAccountsBody = Type.Object({ accounts: Type.Array(Account, { maxItems: 100 }) });
export type OwnAccountsBody = Static<typeof OwnAccountsBody>;
export const OwnAccountsReply = Type.Object({
  accounts: Type.Array(Account),
  /** Named in our letters, and not in the list. */
  seen: Type.Array(Type.Object({ number: Type.String(), kind: Type.String(), lastSeenAt: Instant })),
  version: Type.Integer(),
});
export type OwnAccountsReply = Static<typeof OwnAccountsReply>;

/** POST /api/settings/send-guard/key */
export const HeaderKeyReply = Type.Object({ key: Type.String() });
/** GET /api/settings/send-guard */
export const GuardSettingsReply = Type.Object({ hasHeaderKey: Type.Boolean() });

const SentLine = Type.Object({
  id: Id,
  messageId: Id,
  /** null, and no subject, where the reader may not open the letter. */
  conversationId: Nullable(Id),
  subject: Type.String(),
  to: Type.String(),
  sentBy: Nullable(Type.String()),
  sentAt: Instant,
  finding: FindingReply,
  state: Type.String(),
  note: Type.String(),
  decidedBy: Nullable(Type.String()),
  decidedAt: Nullable(Instant),
  /** His own letters a person does not settle. */
  canSettle: Type.Boolean(),
  /** What was settled by mistake can be opened again. */
  canReopen: Type.Boolean(),
  version: Type.Integer(),
});
export type SentFindingLine = Static<typeof SentLine>;
export const SentFindingQuery = Type.Object({
  state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('settled')])),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
});
export type SentFindingQuery = Static<typeof SentFindingQuery>;
export const SentFindingList = Type.Object({
  findings: Type.Array(SentLine),
  nextCursor: Nullable(Type.String()),
});
export type SentFindingList = Static<typeof SentFindingList>;
export const SentFindingReply = SentLine;
/** GET /api/messages/:id/guard */
export const MessageGuardReply = Type.Object({ findings: Type.Array(SentLine) });
export type MessageGuardReply = Static<typeof MessageGuardReply>;
/** POST /api/guard/sent/:id/settle */
export const SettleBody = Type.Object({ note: Type.String({ minLength: 1, maxLength: 400 }) });
