import type { Static, TSchema } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Nullable } from '../common/apiSchema';

/** Somebody or something by its name. */
export const NamedOne = Type.Object({ id: Type.Integer(), name: Type.String() });

/** Where a value was read: offsets in the text of that part (`InquiryReply.texts`), the end exclusive. */
const Span = Type.Object({
  part: Type.Union([
    Type.Literal('subject'),
    Type.Literal('body'),
    Type.Literal('forwarded'),
    Type.Literal('sender'),
    Type.Literal('attachment'),
  ]),
  /** Position of the attachment, with part 'attachment'. */
  attachment: Type.Optional(Type.Integer()),
  start: Type.Integer(),
  end: Type.Integer(),
});
const found = <T extends TSchema>(value: T) => Type.Object({ value, text: Type.String(), span: Span });
const FoundText = found(Type.String());
const FoundNumber = found(Type.Number());
const FoundPhone = Type.Object({ ...FoundText.properties, e164: Nullable(Type.String()) });

/** What was read, each value with its receipt; null or an empty list is "not in the mail". service/leads/inquiry/inquiry.ts */
export const InquiryFieldsReply = Type.Object({
  contactName: Nullable(FoundText),
  contactTitle: Nullable(FoundText),
  contactEmail: Nullable(FoundText),
  company: Nullable(FoundText),
  phone: Nullable(FoundPhone),
  messenger: Nullable(Type.Object({ ...FoundPhone.properties, service: Type.String() })),
  website: Nullable(FoundText),
  country: Nullable(FoundText),
  items: Type.Array(
    Type.Object({
      product: FoundText,
      quantity: Nullable(FoundNumber),
      quantityMax: Nullable(FoundNumber),
      unit: Nullable(FoundText),
      targetPrice: Nullable(FoundNumber),
      currency: Nullable(FoundText),
    }),
  ),
  incoterm: Nullable(FoundText),
  port: Nullable(FoundText),
  paymentTerms: Nullable(FoundText),
  delivery: Nullable(FoundText),
  certificates: Type.Array(FoundText),
  samples: Nullable(FoundText),
  catalogue: Nullable(FoundText),
});

/** GET /api/messages/:id/inquiry: what a letter asks for, why it was taken for an inquiry, and the texts that the receipts point into. */
export const InquiryReply = Type.Object({
  messageId: Type.Integer(),
  /** 'waiting', 'lead', 'opportunity', 'left', 'denied' */
  state: Type.String(),
  isToCheck: Type.Boolean(),
  kind: Type.String(),
  language: Nullable(Type.String()),
  reasons: Type.Array(Type.Object({ code: Type.String(), weight: Type.Number(), words: Type.Optional(Type.String()) })),
  fields: Nullable(InquiryFieldsReply),
  /** Addresses and numbers are not told to this viewer. */
  isContactHidden: Type.Boolean(),
  texts: Type.Object({
    subject: Type.String(),
    sender: Type.String(),
    body: Type.String(),
    forwarded: Nullable(Type.String()),
    attachments: Type.Array(Type.Object({ position: Type.Integer(), name: Type.String(), text: Type.String() })),
  }),
  leadId: Nullable(Type.Integer()),
  recordId: Nullable(Type.Integer()),
});
export type InquiryReply = Static<typeof InquiryReply>;

/** A company that is like a lead; masked (no id) where the viewer may not see it. service/companies/similar.service.ts */
export const SimilarCompanyReply = Type.Object({
  id: Nullable(Type.Integer()),
  name: Type.String(),
  ownerName: Nullable(Type.String()),
  why: Type.String(),
  reasons: Type.Array(Type.String()),
  grade: Type.String(),
  since: Type.String(),
  lastContact: Type.String(),
});
