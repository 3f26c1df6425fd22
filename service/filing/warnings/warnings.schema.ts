import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../../common/apiSchema';
import { EvidenceReply } from '../filing.schema';

export const WarningReply = Type.Object({
  id: Type.Integer(),
  /** WarningCode; each has a sentence in ui/texts, filled with `values`. */
  code: Type.String(),
  severity: Type.String(),
  values: Type.Record(Type.String(), Type.String()),
  evidence: Type.Array(EvidenceReply),
  /** 'open', 'dismissed', 'confirmed' */
  state: Type.String(),
  note: Type.String(),
  decidedBy: Nullable(Type.String()),
  decidedAt: Nullable(Instant),
  version: Type.Integer(),
  /** Of changed bank details, to whom may see the company: the telephone numbers that are known of it. */
  phones: Type.Array(Type.String()),
  /** Of changed bank details: the viewer may decide on the accounts of the company, and so confirm them. */
  mayConfirm: Type.Boolean(),
});
export type WarningReply = Static<typeof WarningReply>;
/** GET /api/messages/:id/warnings */
export const WarningsReply = Type.Object({ warnings: Type.Array(WarningReply) });
export type WarningsReply = Static<typeof WarningsReply>;

/** POST /api/warnings/:id/dismiss, /confirm; `version` as it was shown. */
export const DismissBody = Type.Object({
  version: Type.Integer(),
  note: Type.String({ minLength: 1, maxLength: 400 }),
});
/** `note`: how it was checked. */
export const ConfirmBody = Type.Object({
  version: Type.Integer(),
  note: Type.Optional(Type.String({ maxLength: 400 })),
});

export const WarningQuery = Type.Object({
  state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('dismissed'), Type.Literal('confirmed')])),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
});
/** GET /api/warnings: newest mail first, of mail that the viewer may see. */
export const WarningList = Type.Object({
  warnings: Type.Array(
    Type.Composite([
      WarningReply,
      Type.Object({
        messageId: Type.Integer(),
        conversationId: Type.Integer(),
        subject: Type.String(),
        fromName: Type.String(),
        fromAddress: Type.String(),
        sentAt: Instant,
      }),
    ]),
  ),
  nextCursor: Nullable(Type.String()),
});
export type WarningList = Static<typeof WarningList>;

export const AccountWarningQuery = Type.Composite([
  WarningQuery,
  Type.Object({ companyId: Type.Optional(Type.Integer({ minimum: 1 })) }),
]);
export type AccountWarningQuery = Static<typeof AccountWarningQuery>;
/** GET /api/accounts/warnings: for whoever keeps the money of all, whether or not he may see the mail. */
export const AccountWarningList = Type.Object({
  warnings: Type.Array(
    Type.Composite([
      WarningReply,
      Type.Object({
        company: Type.Object({ id: Type.Integer(), name: Type.String() }),
        messageId: Type.Integer(),
        /** Null where the viewer may not open the letter. */
        conversationId: Nullable(Type.Integer()),
        sentAt: Instant,
      }),
    ]),
  ),
  nextCursor: Nullable(Type.String()),
});
export type AccountWarningList = Static<typeof AccountWarningList>;
export const AccountCompanyQuery = Type.Object({ q: Type.String({ maxLength: 200 }) });
/** GET /api/accounts/companies: by name, at most 20. */
export const AccountCompanies = Type.Object({
  companies: Type.Array(
    Type.Object({
      id: Type.Integer(),
      name: Type.String(),
      country: Nullable(Type.String()),
      isSupplier: Type.Boolean(),
    }),
  ),
});
export type AccountCompanies = Static<typeof AccountCompanies>;

/** GET /api/companies/:id/bank-details, to whom may see the company or keeps the money of all. */
export const BankDetails = Type.Object({
  company: Type.Object({ id: Type.Integer(), name: Type.String() }),
  /** The viewer may confirm and retire. */
  mayDecide: Type.Boolean(),
  /** The values are whole; else masked in part. */
  isWhole: Type.Boolean(),
  details: Type.Array(
    Type.Object({
      id: Type.Integer(),
      kind: Type.String(),
      value: Type.String(),
      /** 'seen', 'confirmed', 'retired' */
      state: Type.String(),
      firstSeenAt: Instant,
      lastSeenAt: Instant,
      /** The mail that named it first; null where it is gone or the viewer may not see it. */
      message: Nullable(Type.Object({ id: Type.Integer(), conversationId: Type.Integer(), subject: Type.String() })),
      hasMessage: Type.Boolean(),
      note: Nullable(Type.String()),
      confirmedBy: Nullable(Type.String()),
      confirmedAt: Nullable(Instant),
      /** Entered by hand, and named by no mail: it can be taken out. */
      mayRemove: Type.Boolean(),
      version: Type.Integer(),
    }),
  ),
});
export type BankDetails = Static<typeof BankDetails>;
/** POST /api/companies/:id/bank-details: an account from a contract or a call, and how it was checked. */
export const NewAccount = Type.Object({
  account: Type.String({ minLength: 1, maxLength: 100 }),
  note: Type.String({ maxLength: 400 }),
});
export type NewAccount = Static<typeof NewAccount>;
/** POST /api/bank-details/:id; 'seen' takes back what was decided. */
export const BankDecision = Type.Object({
  state: Type.Union([Type.Literal('seen'), Type.Literal('confirmed'), Type.Literal('retired')]),
  version: Type.Integer(),
  note: Type.Optional(Type.String({ maxLength: 400 })),
});
export type BankDecision = Static<typeof BankDecision>;
