import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { FindingReply } from '../approvals/approvals.schema';
import { Instant, Nullable } from '../common/apiSchema';
import { PartyReply } from '../filing/filing.schema';
import { PanePresence } from './sidebar.schema';

const Address = Type.String({ minLength: 3, maxLength: 320 });

/** POST /api/pane/recipients: who stands in the compose window. */
export const PaneRecipientsBody = Type.Object({
  mailbox: Address,
  recipients: Type.Array(
    Type.Object({
      kind: Type.Union([Type.Literal('to'), Type.Literal('cc'), Type.Literal('bcc')]),
      address: Type.String({ maxLength: 320 }),
      name: Type.String({ maxLength: 320 }),
    }),
    { maxItems: 100 },
  ),
  subject: Type.Optional(Type.String({ maxLength: 2000 })),
  /** Of the letter that is answered. */
  inReplyTo: Type.Optional(Nullable(Type.String({ maxLength: 2000 }))),
  /** The header of a choice that the mail carries already. */
  ref: Type.Optional(Nullable(Type.String({ maxLength: 400 }))),
});
export type PaneRecipientsBody = Static<typeof PaneRecipientsBody>;

export const PaneRecipient = Type.Object({
  kind: Type.String(),
  /** As it was asked for, so that the pane finds it again. */
  address: Type.String(),
  name: Type.String(),
  /** The open lead of this address, as far as the viewer may see it. */
  lead: Nullable(Type.Object({ id: Type.Integer(), number: Type.String() })),
  /** Null where unknown, or not for the viewer to see: whoever types addresses learns of nobody by it. */
  party: Nullable(PartyReply),
  contact: Nullable(
    Type.Object({
      id: Type.Integer(),
      name: Type.String(),
      language: Nullable(Type.String()),
      /** Has left the company. */
      hasLeft: Type.Boolean(),
      /** The last time that mail to this address came back, as long as nobody has said that it works. */
      bouncedAt: Nullable(Instant),
    }),
  ),
  mark: Type.Union([
    Type.Literal('customer'),
    Type.Literal('supplier'),
    Type.Literal('agent'),
    Type.Literal('forwarder'),
    Type.Literal('partner'),
    Type.Literal('competitor'),
    Type.Literal('colleague'),
    Type.Literal('stranger'),
  ]),
  /** What the send guard finds in the recipients: look_alike, mistyped (`values.meant` is the address to use), blacklisted, two_customers. */
  warnings: Type.Array(FindingReply),
});
export type PaneRecipient = Static<typeof PaneRecipient>;

/** Something that the mail can be filed under. */
export const PaneTarget = Type.Object({
  companyId: Type.Integer(),
  company: Type.String(),
  recordId: Nullable(Type.Integer()),
  kind: Nullable(Type.String()),
  number: Nullable(Type.String()),
  title: Nullable(Type.String()),
});
export type PaneTarget = Static<typeof PaneTarget>;
export const PaneRecipientsReply = Type.Object({
  recipients: Type.Array(PaneRecipient),
  /** What the mail can be filed under: the recipients' companies and their open records, newest first, at most 50. */
  records: Type.Array(PaneTarget),
  /** Where the filing would put the sent mail by itself. */
  chosen: Nullable(PaneTarget),
  chosenBy: Nullable(Type.Union([Type.Literal('conversation'), Type.Literal('subject'), Type.Literal('recipients')])),
  /** What the header that came with the question says; null where it is none that counts. */
  choice: Nullable(PaneTarget),
  /** The letter that is answered, as far as the viewer may see it, and who else has it open. */
  answered: Nullable(
    Type.Object({ messageId: Type.Integer(), conversationId: Type.Integer(), presence: Type.Array(PanePresence) }),
  ),
  /** For the handler of sending, which may have to judge by itself; nothing in it that the viewer may not see. */
  facts: Type.Object({
    own: Type.Array(Type.String()),
    known: Type.Array(Type.String()),
    foreign: Type.Array(Type.Object({ number: Type.String(), owner: Nullable(Type.String()) })),
  }),
  /** For templates: the language that most recipients read, ISO 639-1. */
  language: Nullable(Type.String()),
});
export type PaneRecipientsReply = Static<typeof PaneRecipientsReply>;

/** POST /api/pane/choice: under what the mail that is being written is filed once its sent copy is stored. */
export const PaneChoiceBody = Type.Object({
  mailbox: Address,
  companyId: Type.Integer({ minimum: 1 }),
  recordId: Type.Optional(Nullable(Type.Integer({ minimum: 1 }))),
});
export type PaneChoiceBody = Static<typeof PaneChoiceBody>;
export const PaneChoiceReply = Type.Object({
  /** To be set with internetHeaders.setAsync as it stands. */
  header: Type.Object({ name: Type.Literal('x-tradepost-ref'), value: Type.String() }),
  target: PaneTarget,
  expiresAt: Instant,
});
export type PaneChoiceReply = Static<typeof PaneChoiceReply>;
