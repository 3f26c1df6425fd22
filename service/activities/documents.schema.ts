import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

/** A file of a letter that was saved under a record. */
export const SavedDocument = Type.Object({
  id: Type.Integer(),
  recordId: Type.Integer(),
  kind: Type.String(),
  number: Type.String(),
  attachmentId: Type.Integer(),
  messageId: Type.Integer(),
  name: Type.String(),
  size: Type.Integer(),
  /** 'received' came with a letter to us, 'given' went out with one of ours. */
  direction: Type.Union([Type.Literal('received'), Type.Literal('given')]),
  note: Type.String(),
  savedBy: Nullable(Type.String()),
  savedAt: Instant,
  sentAt: Instant,
  /** The viewer may take it off the record again: POST /api/saved-documents/:id/undo. */
  mayUndo: Type.Boolean(),
});
export type SavedDocument = Static<typeof SavedDocument>;
/** GET /api/records/:id/documents, GET /api/companies/:id/saved-documents: newest saved first. */
export const SavedDocumentList = Type.Object({
  documents: Type.Array(SavedDocument),
  nextCursor: Nullable(Type.String()),
});
export type SavedDocumentList = Static<typeof SavedDocumentList>;
/** POST /api/attachments/:id/documents. Saving it there once more is no second one. */
export const SaveDocumentBody = Type.Object({
  recordId: Type.Integer({ minimum: 1 }),
  note: Type.Optional(Type.String({ maxLength: 500 })),
});
export type SaveDocumentBody = Static<typeof SaveDocumentBody>;
