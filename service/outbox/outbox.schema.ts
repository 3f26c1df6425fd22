import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

const Id = Type.Integer({ minimum: 1 });
const Person = Type.Object({
  kind: Type.Union([Type.Literal('to'), Type.Literal('cc'), Type.Literal('bcc')]),
  address: Type.String({ minLength: 1, maxLength: 400 }),
  name: Type.String({ maxLength: 320 }),
});
const File = Type.Object({
  id: Id,
  name: Type.String(),
  contentType: Type.String(),
  size: Type.Integer(),
});

/** What somebody writes. */
const words = {
  mailboxId: Id,
  recipients: Type.Array(Person, { maxItems: 200 }),
  subject: Type.String({ maxLength: 900 }),
  text: Type.String({ maxLength: 100_000 }),
  /** What it answers, below it; null for nothing. */
  quoted: Nullable(Type.String({ maxLength: 100_000 })),
  /** Under what its sent copy is to be filed. */
  companyId: Nullable(Id),
  recordId: Nullable(Id),
};

/** POST /api/outbox */
export const NewMailBody = Type.Object({ ...words, answersMessageId: Nullable(Id) });
export type NewMailBody = Static<typeof NewMailBody>;
/** PUT /api/outbox/:id?version= */
export const MailBody = Type.Object(words);
export type MailBody = Static<typeof MailBody>;

export const OutboxReply = Type.Object({
  ...words,
  id: Id,
  mailbox: Type.String(),
  state: Type.String(),
  /** Why it stands there, by code; '' where nothing is wrong. */
  reason: Type.String(),
  /** The server's own words. */
  answer: Nullable(Type.String()),
  recordNumber: Nullable(Type.String()),
  companyName: Nullable(Type.String()),
  files: Type.Array(File),
  answersMessageId: Nullable(Id),
  conversationId: Nullable(Id),
  approvalId: Nullable(Id),
  dueAt: Nullable(Instant),
  sentAt: Nullable(Instant),
  changedAt: Instant,
  version: Type.Integer(),
});
export type OutboxReply = Static<typeof OutboxReply>;

const MailboxChoice = Type.Object({ id: Id, address: Type.String(), name: Type.String() });

/** GET /api/messages/:id/answer: what an answer begins with. */
export const AnswerReply = Type.Object({
  /** From which he may send; the first is the one that the letter came to. None: he cannot answer here. */
  mailboxes: Type.Array(MailboxChoice),
  reply: Type.Array(Person),
  all: Type.Array(Person),
  subject: Type.String(),
  quoted: Type.String(),
  companyId: Nullable(Id),
  companyName: Nullable(Type.String()),
  recordId: Nullable(Id),
  recordNumber: Nullable(Type.String()),
  /** Files of the letter, which can go with the answer. */
  files: Type.Array(Type.Object({ attachmentId: Id, name: Type.String(), size: Type.Integer() })),
  /** Documents that were saved under its record. */
  documents: Type.Array(Type.Object({ attachmentId: Id, name: Type.String(), size: Type.Integer() })),
  /** How long it can be taken back, seconds. */
  undoSeconds: Type.Integer(),
});
export type AnswerReply = Static<typeof AnswerReply>;

export const OutboxQuery = Type.Object({
  list: Type.Union([Type.Literal('open'), Type.Literal('drafts'), Type.Literal('sent')]),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
});
export type OutboxQuery = Static<typeof OutboxQuery>;

export const OutboxLine = Type.Object({
  id: Id,
  mailbox: Type.String(),
  state: Type.String(),
  reason: Type.String(),
  answer: Nullable(Type.String()),
  subject: Type.String(),
  to: Type.String(),
  recipientCount: Type.Integer(),
  conversationId: Nullable(Id),
  answersMessageId: Nullable(Id),
  approvalId: Nullable(Id),
  dueAt: Nullable(Instant),
  sentAt: Nullable(Instant),
  changedAt: Instant,
  version: Type.Integer(),
});
export type OutboxLine = Static<typeof OutboxLine>;
export const OutboxList = Type.Object({ mails: Type.Array(OutboxLine), nextCursor: Nullable(Type.String()) });
export type OutboxList = Static<typeof OutboxList>;

/** POST /api/outbox/:id/verdict */
export const OutboxVerdictBody = Type.Object({
  answers: Type.Optional(
    Type.Array(
      Type.Object({
        code: Type.String({ maxLength: 40 }),
        key: Type.Optional(Type.String({ maxLength: 64 })),
        reason: Type.String({ minLength: 1, maxLength: 400 }),
      }),
      { maxItems: 30 },
    ),
  ),
});
export type OutboxVerdictBody = Static<typeof OutboxVerdictBody>;

/** POST /api/outbox/:id/send?version= */
export const SendBody = Type.Object({
  /** He has read what speaks against it. */
  isSure: Type.Optional(Type.Boolean()),
  /** He asks for the approval that it needs, and says this. */
  note: Type.Optional(Type.String({ maxLength: 1_000 })),
});
export type SendBody = Static<typeof SendBody>;

/** POST /api/outbox/:id/settle?version= */
export const SettleOutboxBody = Type.Object({ word: Type.Union([Type.Literal('sent'), Type.Literal('again')]) });
export type SettleOutboxBody = Static<typeof SettleOutboxBody>;

/** POST /api/outbox/:id/attachments?version=: a file of a letter. */
export const AttachBody = Type.Object({ attachmentId: Id });

/** GET and PUT /api/settings/outbox */
export const SendingSettingsBody = Type.Object({ undoSeconds: Type.Integer({ minimum: 0, maximum: 120 }) });
export type SendingSettingsBody = Static<typeof SendingSettingsBody>;
export const SendingSettingsReply = Type.Object({ undoSeconds: Type.Integer(), version: Type.Integer() });
export type SendingSettingsReply = Static<typeof SendingSettingsReply>;
