import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

/** What the page that plays Outlook's part asks its mail server for. */

const Text = (maxLength: number) => Type.String({ maxLength });
const NullableText = (maxLength: number) => Type.Union([Type.String({ maxLength }), Type.Null()]);

export const StandInFolder = Type.Union([Type.Literal('inbox'), Type.Literal('sent')]);
export type StandInFolder = Static<typeof StandInFolder>;

export const StandInAddress = Type.Object({ name: Text(320), address: Text(320) });

export const StandInPerson = Type.Object({
  address: Type.String(),
  name: Type.String(),
  roles: Type.Array(Type.String()),
  language: Type.String(),
  password: Type.String(),
  mailboxes: Type.Array(Type.Object({ address: Type.String(), name: Type.String(), isShared: Type.Boolean() })),
});
export type StandInPerson = Static<typeof StandInPerson>;

export const StandInLine = Type.Object({
  id: Type.String(),
  mailbox: Type.String(),
  folder: StandInFolder,
  subject: Type.String(),
  internetMessageId: Type.Union([Type.String(), Type.Null()]),
  conversationId: Type.String(),
  from: StandInAddress,
  to: Type.Array(StandInAddress),
  sentAt: Type.String(),
  preview: Type.String(),
  hasAttachments: Type.Boolean(),
  /** Where mailboxes live (StandInLive): what it bears there. */
  categories: Type.Optional(Type.Array(Type.String())),
});
export type StandInLine = Static<typeof StandInLine>;

/** Of a mailbox in which others work too; `isLive` false: the page's own memory is all there is. */
export const StandInLive = Type.Object({
  isLive: Type.Boolean(),
  /** Folders below the inbox. */
  places: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), count: Type.Integer() })),
  /** The mailbox's list of categories. */
  categories: Type.Array(Type.String()),
});
export type StandInLive = Static<typeof StandInLive>;

/** POST /outlook/api/letters/:id/categories and …/place: what a person does with a mail. */
export const StandInCategories = Type.Object({ categories: Type.Array(Text(255), { maxItems: 50 }) });
export const StandInPlace = Type.Object({ place: Text(300) });

export const StandInAttachment = Type.Object({
  id: Type.String(),
  position: Type.Integer(),
  name: Type.String(),
  contentType: Type.String(),
  size: Type.Integer(),
  isInline: Type.Boolean(),
});

export const StandInLetter = Type.Composite([
  StandInLine,
  Type.Object({
    cc: Type.Array(StandInAddress),
    text: Type.String(),
    /** Washed as in the admin; for a sandboxed frame. */
    html: Type.Union([Type.String(), Type.Null()]),
    /** Nearest first. */
    references: Type.Array(Type.String()),
    attachments: Type.Array(StandInAttachment),
  }),
]);
export type StandInLetter = Static<typeof StandInLetter>;

/** A file at hand for whoever writes a mail. */
export const StandInFile = Type.Object({
  name: Type.String(),
  /** Name of the company that it is about. */
  about: Type.String(),
  size: Type.Integer(),
  base64: Type.String(),
});
export type StandInFile = Static<typeof StandInFile>;

export const StandInDraft = Type.Object(
  {
    mailbox: Text(320),
    fromName: Text(320),
    to: Type.Array(StandInAddress, { maxItems: 100 }),
    cc: Type.Array(StandInAddress, { maxItems: 100 }),
    bcc: Type.Array(StandInAddress, { maxItems: 100 }),
    subject: Text(1000),
    text: Text(200_000),
    html: NullableText(200_000),
    inReplyTo: NullableText(1000),
    /** Nearest first, as a letter has them. */
    references: Type.Array(Text(1000), { maxItems: 50 }),
    /** What add-ins set with internetHeaders. */
    headers: Type.Record(Type.String({ pattern: '^[xX]-[A-Za-z0-9-]{1,60}$' }), Text(2000)),
    attachments: Type.Array(Type.Object({ name: Text(255), base64: Text(7_000_000) }), { maxItems: 10 }),
  },
  { additionalProperties: false },
);
export type StandInDraft = Static<typeof StandInDraft>;
