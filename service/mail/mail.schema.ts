import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

export const MailboxReply = Type.Object({
  id: Type.Integer(),
  address: Type.String(),
  name: Type.String(),
  isShared: Type.Boolean(),
  ownerId: Nullable(Type.Integer()),
  memberIds: Type.Array(Type.Integer()),
  watchedFolder: Nullable(Type.String()),
  isActive: Type.Boolean(),
  messages: Type.Integer(),
  keptOut: Type.Integer(),
  version: Type.Integer(),
});
export type MailboxReply = Static<typeof MailboxReply>;
export const MailboxList = Type.Object({ mailboxes: Type.Array(MailboxReply) });
export const MailboxBody = Type.Object({
  address: Type.String({ minLength: 3, maxLength: 320 }),
  name: Type.String({ minLength: 1, maxLength: 200 }),
  isShared: Type.Boolean(),
  ownerId: Type.Optional(Nullable(Type.Integer())),
  memberIds: Type.Optional(Type.Array(Type.Integer(), { maxItems: 500 })),
  watchedFolder: Type.Optional(Nullable(Type.String({ maxLength: 1000 }))),
});
/** PATCH /api/mailboxes/:id?version= : what is absent stays as it is. */
export const ChangeMailboxBody = Type.Partial(
  Type.Composite([Type.Omit(MailboxBody, ['address']), Type.Object({ isActive: Type.Boolean() })]),
);

/** A message in a list. */
export const MessageLine = Type.Object({
  id: Type.Integer(),
  conversationId: Type.Integer(),
  kind: Type.String(),
  direction: Type.String(),
  fromName: Type.String(),
  fromAddress: Type.String(),
  /** The first recipients, as people read them. */
  toLine: Type.String(),
  subject: Type.String(),
  preview: Type.String(),
  sentAt: Instant,
  hasAttachments: Type.Boolean(),
  /** 'filed', 'review', 'none', 'not_business' */
  state: Type.String(),
  /** Where it is filed, in short, e.g. "Nordlicht Küchen GmbH / Q-2026-0031"; empty while it is not. */
  filedUnder: Type.Array(
    Type.Object({
      companyId: Type.Integer(),
      company: Type.String(),
      /** What its level makes of it: 'new', 'old' or 'barred'. */
      standing: Type.Optional(Type.Union([Type.Literal('new'), Type.Literal('old'), Type.Literal('barred')])),
      recordId: Nullable(Type.Integer()),
      record: Nullable(Type.String()),
    }),
  ),
  /** The gravest open warning: 'high' or 'notice'. */
  warning: Type.Optional(Type.String()),
  /** A code of the dictionary 'mail_category'. */
  category: Type.Optional(Type.String()),
});
export type MessageLine = Static<typeof MessageLine>;
export const MessageList = Type.Object({ messages: Type.Array(MessageLine), nextCursor: Nullable(Type.String()) });
export const MessageQuery = Type.Object({
  state: Type.Optional(Type.String({ maxLength: 20 })),
  mailboxId: Type.Optional(Type.Integer()),
  companyId: Type.Optional(Type.Integer()),
  recordId: Type.Optional(Type.Integer()),
  direction: Type.Optional(Type.String({ maxLength: 10 })),
  /** Since / before this instant. */
  since: Type.Optional(Instant),
  before: Type.Optional(Instant),
  /** Taken in since this instant, whenever it was sent. */
  arrivedSince: Type.Optional(Instant),
  /** 'mine': copies in own mailboxes alone. */
  scope: Type.Optional(Type.Union([Type.Literal('mine'), Type.Literal('all')])),
  /** With open warnings alone. */
  warned: Type.Optional(Type.Boolean()),
  /** Of this category alone. */
  category: Type.Optional(Type.String({ maxLength: 40 })),
  /** Words to find; newest first all the same. */
  q: Type.Optional(Type.String({ maxLength: 400 })),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
});

export const ParticipantReply = Type.Object({
  role: Type.String(),
  name: Type.String(),
  address: Type.String(),
  /** Where known: the contact or company that this address belongs to, if the reader may see it. */
  companyId: Nullable(Type.Integer()),
  companyName: Nullable(Type.String()),
});
export const AttachmentReply = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  contentType: Type.String(),
  size: Type.Integer(),
  isInline: Type.Boolean(),
});

/** One message to read: everything but the filing, which filing.schema adds. GET /api/messages/:id */
export const MessageContent = Type.Object({
  id: Type.Integer(),
  conversationId: Type.Integer(),
  kind: Type.String(),
  direction: Type.String(),
  subject: Type.String(),
  sentAt: Instant,
  participants: Type.Array(ParticipantReply),
  attachments: Type.Array(AttachmentReply),
  /** The part that the sender wrote. */
  newText: Type.String(),
  /** Quoted history, folded by the page. */
  quotedText: Type.String(),
  /** Sanitised, for a sandboxed frame with no script and no network; null where the mail has none. Inline pictures are data: URLs. */
  html: Nullable(Type.String()),
  /** The HTML wants pictures from outside, and they were left out. */
  hasBlockedImages: Type.Boolean(),
  language: Nullable(Type.String()),
  mailboxes: Type.Array(Type.String()),
  /** The raw source may be read (own copy). */
  canSeeSource: Type.Boolean(),
  /** Message-ID of which another letter exists too. */
  isIdReused: Type.Boolean(),
  answersMessageId: Nullable(Type.Integer()),
});
export type MessageContent = Static<typeof MessageContent>;
