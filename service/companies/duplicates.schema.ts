import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

const Texts = Type.Array(Type.String({ maxLength: 320 }), { maxItems: 50 });

/** POST /api/companies/check: what is about to be entered. */
export const DuplicateBody = Type.Object({
  name: Type.Optional(Type.String({ maxLength: 300 })),
  otherName: Type.Optional(Nullable(Type.String({ maxLength: 300 }))),
  country: Type.Optional(Nullable(Type.String({ maxLength: 2 }))),
  domains: Type.Optional(Texts),
  addresses: Type.Optional(Texts),
  phones: Type.Optional(Texts),
  website: Type.Optional(Nullable(Type.String({ maxLength: 300 }))),
  taxNumbers: Type.Optional(Texts),
  /** The company that is being changed. */
  exceptId: Type.Optional(Type.Integer()),
});
export type DuplicateBody = Static<typeof DuplicateBody>;

/** A company that may be the one. Masked (no id, the name as it was typed) where the person may not see it. */
export const DuplicateLine = Type.Object({
  id: Nullable(Type.Integer()),
  /** By which access to a masked one is asked for, with the number of the check. */
  place: Type.Integer(),
  name: Type.String(),
  ownerName: Nullable(Type.String()),
  why: Type.String(),
  reasons: Type.Array(Type.String()),
  grade: Type.String(),
  since: Type.String(),
  lastContact: Type.String(),
});
export type DuplicateLine = Static<typeof DuplicateLine>;
export const DuplicateReply = Type.Object({
  /** Null where nothing of others was told. */
  checkId: Nullable(Type.Integer()),
  companies: Type.Array(DuplicateLine),
});
export type DuplicateReply = Static<typeof DuplicateReply>;

/** POST /api/access-requests: of a company whose address one has, or of a masked one in the answer to a check. */
export const AccessRequestBody = Type.Object({
  companyId: Type.Optional(Type.Integer()),
  checkId: Type.Optional(Type.Integer()),
  place: Type.Optional(Type.Integer()),
  note: Type.Optional(Type.String({ maxLength: 500 })),
});
export const AccessRequestAnswerBody = Type.Object({
  isShared: Type.Boolean(),
  answer: Type.Optional(Type.String({ maxLength: 500 })),
});
export const AccessRequestLine = Type.Object({
  id: Type.Integer(),
  /** Null to whoever may not see the company. */
  companyId: Nullable(Type.Integer()),
  companyName: Nullable(Type.String()),
  ownerName: Nullable(Type.String()),
  askedBy: Type.String(),
  isMine: Type.Boolean(),
  note: Nullable(Type.String()),
  state: Type.String(),
  answer: Nullable(Type.String()),
  answeredBy: Nullable(Type.String()),
  createdAt: Instant,
  answeredAt: Nullable(Instant),
});
export type AccessRequestLine = Static<typeof AccessRequestLine>;
/** GET /api/access-requests: those that wait for the person's answer, and his own of the last 30 days. */
export const AccessRequestList = Type.Object({
  toAnswer: Type.Array(AccessRequestLine),
  mine: Type.Array(AccessRequestLine),
});
export type AccessRequestList = Static<typeof AccessRequestList>;
