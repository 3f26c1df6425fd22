import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

const Id = Type.Integer({ minimum: 1 });

/** POST /api/erasures: what is to be erased, and why. Exactly one of the three is given, as `kind` says. */
export const ErasureBody = Type.Object({
  kind: Type.Union([Type.Literal('contact'), Type.Literal('company'), Type.Literal('messages')]),
  companyId: Type.Optional(Id),
  contactId: Type.Optional(Id),
  messageIds: Type.Optional(Type.Array(Id, { maxItems: 1_000 })),
  /** Of the letter or case that asks for it. */
  reference: Type.String({ minLength: 1, maxLength: 100 }),
  reason: Type.String({ minLength: 1, maxLength: 1_000 }),
});
export type ErasureBody = Static<typeof ErasureBody>;

/** POST /api/erasures/:id/confirm */
export const ErasureConfirmBody = Type.Object({ typed: Type.Optional(Type.String({ maxLength: 400 })) });

export const ErasureReply = Type.Object({
  id: Id,
  kind: Type.String(),
  /** Whom it is about, as long as it is not decided: a person with his addresses and company, or a company; empty for messages, and afterwards. */
  about: Type.String(),
  /** What is typed to confirm it, as long as it is not decided: the company's name, an address of the person (his name, where he has none); null for messages. */
  toType: Nullable(Type.String()),
  reference: Type.String(),
  reason: Type.String(),
  /** 'proposed', 'confirmed', 'done' or 'withdrawn' */
  state: Type.String(),
  /** messages, attachments, mailboxes, contacts; of one that is done, what was erased. */
  counts: Type.Record(Type.String(), Type.Integer()),
  requestedBy: Nullable(Type.String()),
  requestedAt: Instant,
  confirmedBy: Nullable(Type.String()),
  doneAt: Nullable(Instant),
  /** Whether the one who asks may confirm it: a second person must, where there is one. */
  canConfirm: Type.Boolean(),
  version: Type.Integer(),
});
export type ErasureReply = Static<typeof ErasureReply>;
export const ErasureList = Type.Object({
  erasures: Type.Array(ErasureReply),
  nextCursor: Nullable(Type.String()),
});
export type ErasureList = Static<typeof ErasureList>;

const Years = Nullable(Type.Integer({ minimum: 1, maximum: 100 }));
/** How many years mail is kept; null: for ever. */
export const RetentionRules = Type.Object({ unfiledYears: Years, filedYears: Years });
export type RetentionRules = Static<typeof RetentionRules>;
export const RetentionReply = Type.Composite([RetentionRules, Type.Object({ version: Type.Integer() })]);
export type RetentionReply = Static<typeof RetentionReply>;
/** POST /api/settings/mail-retention/preview: what the rules would erase today. */
export const RetentionPreview = Type.Object({ unfiled: Type.Integer(), filed: Type.Integer() });
export type RetentionPreview = Static<typeof RetentionPreview>;
