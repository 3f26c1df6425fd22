import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { ActivityReply } from '../activities/activities.schema';
import { Instant, Nullable } from '../common/apiSchema';
import { NoteReply } from '../companies/profile.schema';
import { MessageLine } from '../mail/mail.schema';

/** GET /api/companies/:id/dealings */
export const DealingsQuery = Type.Object({
  /** Of in, out, record, note, change, activity, by commas; absent is all. */
  kinds: Type.Optional(
    Type.String({
      maxLength: 60,
      pattern: '^(in|out|record|note|change|activity)(,(in|out|record|note|change|activity))*$',
    }),
  ),
  /** Only mail with this contact, and what he took part in. */
  contactId: Type.Optional(Type.Integer({ minimum: 1 })),
  /** Companies that stand below it too. */
  group: Type.Optional(Type.Boolean()),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
});
export type DealingsQuery = Static<typeof DealingsQuery>;

/** One line; what its kind has stands in the field of that name, the others are null. */
export const Dealing = Type.Object({
  kind: Type.Union([
    ...[Type.Literal('mail'), Type.Literal('record'), Type.Literal('note'), Type.Literal('change')],
    Type.Literal('activity'),
  ]),
  id: Type.Integer(),
  at: Instant,
  companyId: Type.Integer(),
  /** Of a group: whose it is. */
  company: Nullable(Type.String()),
  mail: Nullable(MessageLine),
  record: Nullable(
    Type.Object({ kind: Type.String(), number: Type.String(), title: Type.String(), state: Type.String() }),
  ),
  note: Nullable(NoteReply),
  activity: Nullable(ActivityReply),
  change: Nullable(
    Type.Object({
      kind: Type.String(),
      /** Codes of levels; names of people. */
      from: Nullable(Type.String()),
      to: Nullable(Type.String()),
      rule: Nullable(Type.String()),
      byName: Nullable(Type.String()),
      reason: Nullable(Type.String()),
    }),
  ),
});
export type Dealing = Static<typeof Dealing>;
export const DealingList = Type.Object({ dealings: Type.Array(Dealing), nextCursor: Nullable(Type.String()) });
export type DealingList = Static<typeof DealingList>;

/** GET /api/companies/:id/documents: attachments that we sent it, newest first. */
export const DocumentQuery = Type.Object({
  group: Type.Optional(Type.Boolean()),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
});
export const DocumentList = Type.Object({
  documents: Type.Array(
    Type.Object({
      /** Of the attachment. */
      id: Type.Integer(),
      name: Type.String(),
      contentType: Type.String(),
      size: Type.Integer(),
      at: Instant,
      messageId: Type.Integer(),
      conversationId: Type.Integer(),
      subject: Type.String(),
    }),
  ),
  nextCursor: Nullable(Type.String()),
});
export type DocumentList = Static<typeof DocumentList>;

/** GET /api/companies/:id/changes: who changed what of it, newest first. */
export const ChangeList = Type.Object({
  changes: Type.Array(
    Type.Object({
      id: Type.Integer(),
      at: Instant,
      byName: Nullable(Type.String()),
      action: Type.String(),
      /** The fields that were changed, by their names in the API. */
      fields: Type.Array(Type.String()),
    }),
  ),
  nextCursor: Nullable(Type.String()),
});
export type ChangeList = Static<typeof ChangeList>;
