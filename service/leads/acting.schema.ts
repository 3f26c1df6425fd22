import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Nullable } from '../common/apiSchema';
import { Reason } from './leads.schema';

const Id = Type.Integer({ minimum: 1 });
const Version = Type.Integer({ minimum: 1 });

/** What an act says of the lead that was shown. */
export const VersionBody = Type.Object({ version: Version });
/** POST /api/messages/:id/inquiry/confirm and /deny; the version is that of the opportunity. */
export const InquiryDecided = Type.Object({ messageId: Type.Integer() });
/** POST /api/leads/:id/assign; null: nobody has it. */
export const AssignBody = Type.Object({
  version: Version,
  userId: Nullable(Id),
  note: Type.Optional(Type.String({ maxLength: 1000 })),
});
export type AssignBody = Static<typeof AssignBody>;
/** POST /api/leads/:id/stage */
export const StageBody = Type.Object({
  version: Version,
  stage: Type.Union([Type.Literal('working'), Type.Literal('qualified')]),
});
export type StageBody = Static<typeof StageBody>;
/** POST /api/leads/:id/reject */
export const RejectBody = Type.Object({
  version: Version,
  reason: Reason,
  note: Type.Optional(Type.String({ maxLength: 1000 })),
});
export type RejectBody = Static<typeof RejectBody>;
/** POST /api/leads/:id/merge: the other lead goes into this one. */
export const MergeBody = Type.Object({ version: Version, otherId: Id, otherVersion: Version });
export type MergeBody = Static<typeof MergeBody>;
/** POST /api/leads/:id/notes */
export const NoteBody = Type.Object({ text: Type.String({ minLength: 1, maxLength: 5000 }) });

const NewCompanyPart = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 300 }),
  country: Type.Optional(Nullable(Type.String({ maxLength: 2 }))),
  website: Type.Optional(Nullable(Type.String({ maxLength: 300 }))),
  phone: Type.Optional(Nullable(Type.String({ maxLength: 100 }))),
  domain: Type.Optional(Nullable(Type.String({ maxLength: 255 }))),
});
const NewContactPart = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  title: Type.Optional(Nullable(Type.String({ maxLength: 200 }))),
  phone: Type.Optional(Nullable(Type.String({ maxLength: 100 }))),
  address: Type.Optional(Type.String({ maxLength: 320 })),
});
/**
 * POST /api/leads/:id/qualify: the customer, the person and the deal, in one step. A company or a contact is named by its id, or made; without a contact there is none.
 */
export const QualifyBody = Type.Object({
  version: Version,
  company: Type.Union([Type.Object({ id: Id }), NewCompanyPart]),
  contact: Nullable(Type.Union([Type.Object({ id: Id }), NewContactPart])),
  opportunity: Type.Object({ title: Type.String({ minLength: 1, maxLength: 400 }) }),
});
export type QualifyBody = Static<typeof QualifyBody>;
export const QualifyReply = Type.Object({
  leadId: Type.Integer(),
  companyId: Type.Integer(),
  contactId: Nullable(Type.Integer()),
  recordId: Type.Integer(),
  number: Type.String(),
  /** Letters that stand under them now. */
  messageCount: Type.Integer(),
  /** Letters that somebody has decided on, or that look like a fraud: they stay. */
  leftOut: Type.Integer(),
});
export type QualifyReply = Static<typeof QualifyReply>;
/** POST /api/leads/:id/qualify/undo */
export const UnqualifyReply = Type.Object({
  leadId: Type.Integer(),
  restored: Type.Integer(),
  /** The company that was made is gone again; false where more has come to hang on it, and where it was there before. */
  isCompanyRemoved: Type.Boolean(),
});
export type UnqualifyReply = Static<typeof UnqualifyReply>;

/** POST /api/leads/bulk: at most 200; what may not be done with one is counted, not told. */
export const BulkLeadsBody = Type.Object({
  ids: Type.Array(Id, { minItems: 1, maxItems: 200 }),
  assign: Type.Optional(Type.Object({ userId: Nullable(Id) })),
  reject: Type.Optional(Type.Object({ reason: Reason, note: Type.Optional(Type.String({ maxLength: 1000 })) })),
  /** Opens rejected ones again. */
  reopen: Type.Optional(Type.Literal(true)),
});
export type BulkLeadsBody = Static<typeof BulkLeadsBody>;
export const BulkLeadsReply = Type.Object({
  changed: Type.Integer(),
  refused: Type.Integer(),
  /** Those that were changed. */
  changedIds: Type.Array(Type.Integer()),
});
export type BulkLeadsReply = Static<typeof BulkLeadsReply>;
