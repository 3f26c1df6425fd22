import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../../common/apiSchema';

const Stage = Type.Union([
  Type.Literal('inquiry'),
  Type.Literal('quotation'),
  Type.Literal('sample'),
  Type.Literal('order'),
  Type.Literal('shipment'),
  Type.Literal('payment'),
  Type.Literal('complaint'),
  Type.Literal('greeting'),
  Type.Literal('other'),
]);

/** POST /api/templates; PUT /api/templates/:id?version= */
export const TemplateBody = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  folder: Type.String({ maxLength: 100 }),
  tags: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 20 }),
  /** ISO 639-1 */
  language: Type.String({ pattern: '^[a-z]{2}$' }),
  stage: Stage,
  subject: Type.String({ maxLength: 400 }),
  body: Type.String({ minLength: 1, maxLength: 20_000 }),
  /** Seen by colleagues; else by him alone. */
  isShared: Type.Boolean(),
  /** Of a shared one: only by this team. */
  teamId: Type.Optional(Nullable(Type.Integer({ minimum: 1 }))),
});
export type TemplateBody = Static<typeof TemplateBody>;
export const TemplateReply = Type.Composite([
  TemplateBody,
  Type.Object({
    id: Type.Integer(),
    byName: Type.String(),
    updatedAt: Instant,
    version: Type.Integer(),
    mayChange: Type.Boolean(),
  }),
]);
export type TemplateReply = Static<typeof TemplateReply>;
/** GET /api/templates: his own and the shared ones, by folder and name. */
export const TemplateList = Type.Object({ templates: Type.Array(TemplateReply), fields: Type.Array(Type.String()) });
export type TemplateList = Static<typeof TemplateList>;

/** POST /api/messages/:id/filled-template: of a template, or of a text that is not kept yet. */
export const FillBody = Type.Object({
  templateId: Type.Optional(Type.Integer({ minimum: 1 })),
  subject: Type.Optional(Type.String({ maxLength: 400 })),
  body: Type.Optional(Type.String({ maxLength: 20_000 })),
});
export type FillBody = Static<typeof FillBody>;
/** POST /api/templates/:id/filled: for a mail that is being written. What is named and the viewer may not see counts as nothing. */
export const DraftFillBody = Type.Object({
  /** The letter that it answers. */
  messageId: Type.Optional(Nullable(Type.Integer({ minimum: 1 }))),
  /** Whom it addresses. */
  to: Type.Optional(
    Nullable(Type.Object({ address: Type.String({ maxLength: 320 }), name: Type.String({ maxLength: 320 }) })),
  ),
  companyId: Type.Optional(Nullable(Type.Integer({ minimum: 1 }))),
  recordId: Type.Optional(Nullable(Type.Integer({ minimum: 1 }))),
  subject: Type.Optional(Type.String({ maxLength: 2000 })),
});
export type DraftFillBody = Static<typeof DraftFillBody>;
const Piece = Type.Object({
  text: Type.String(),
  field: Nullable(Type.String()),
  problem: Nullable(Type.Union([Type.Literal('unknown'), Type.Literal('empty')])),
});
export const FilledReply = Type.Object({
  /** To whom the answer goes. */
  to: Type.Array(Type.String()),
  subject: Type.String(),
  text: Type.String(),
  html: Type.String(),
  subjectPieces: Type.Array(Piece),
  pieces: Type.Array(Piece),
  missing: Type.Array(
    Type.Object({ field: Type.String(), problem: Type.Union([Type.Literal('unknown'), Type.Literal('empty')]) }),
  ),
  /** Of the letter that is answered. */
  language: Nullable(Type.String()),
});
export type FilledReply = Static<typeof FilledReply>;
