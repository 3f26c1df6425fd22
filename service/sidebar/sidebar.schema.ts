import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { TaskReply } from '../activities/tasks.schema';
import { Instant, Nullable } from '../common/apiSchema';
import { NoteReply as CompanyNoteReply } from '../companies/profile.schema';
import { FilingStatusReply, NewCompanyProposal } from '../filing/filing.schema';
import { WarningReply } from '../filing/warnings/warnings.schema';
import { NoteReply as LetterNoteReply } from '../teamwork/care.schema';
import { PaneHiddenLead, PaneInquiry, PaneLead } from './lead.schema';
import { PaneParty } from './party.schema';

const Address = Type.String({ minLength: 3, maxLength: 320 });
const Person = Type.Object({ id: Type.Integer(), name: Type.String() });

/**
 * POST /api/pane/card: what the pane knows of the item that is open in Outlook. It is a POST since addresses stand neither in URLs nor in logs; it changes nothing.
 */
export const PaneAsk = Type.Object({
  /** The mailbox that the item lies in, not the one that is signed in. */
  mailbox: Address,
  /** With or without angle brackets; null where Outlook has none: then subject, sender and date find it. */
  internetMessageId: Nullable(Type.String({ maxLength: 2000 })),
  /** In any of Outlook's forms; never used to find anything. */
  itemId: Type.Optional(Type.String({ maxLength: 1000 })),
  conversationId: Type.Optional(Type.String({ maxLength: 1000 })),
  subject: Type.Optional(Type.String({ maxLength: 2000 })),
  from: Type.Optional(Type.Object({ address: Type.String({ maxLength: 320 }), name: Type.String({ maxLength: 320 }) })),
  sentAt: Type.Optional(Instant),
  folder: Type.Optional(Type.String({ maxLength: 400 })),
});
export type PaneAsk = Static<typeof PaneAsk>;

export const PaneState = Type.Union([
  Type.Literal('filed'),
  /** Waits for a person: `filing.category`, `filing.reasons`, `filing.candidates`. */
  Type.Literal('review'),
  /** Waits, and not in the queue now: `held.until` (put off with "later") or kept back for whoever has a copy. */
  Type.Literal('held'),
  /** Somebody asks for an offer who is no customer yet: it stands under his lead, `lead` or `hiddenLead`. */
  Type.Literal('lead'),
  /** A person said so. `filing.decidedBy`; it can be filed all the same. */
  Type.Literal('not_business'),
  /** Stored and nobody's business: automatic answers, reports of delivery. It can be filed. */
  Type.Literal('none'),
  /** Only a mark of it is kept: `keptOut`. */
  Type.Literal('kept_out'),
  Type.Literal('not_taken_in'),
  /** Whose mailbox it is stands in `noRight`, and nothing else in the whole answer. */
  Type.Literal('no_right'),
]);
export type PaneState = Static<typeof PaneState>;

export const PaneMessage = Type.Object({
  id: Type.Integer(),
  conversationId: Type.Integer(),
  subject: Type.String(),
  sentAt: Instant,
  /** 'in', 'out' or 'internal' */
  direction: Type.String(),
  kind: Type.String(),
  fromName: Type.String(),
  fromAddress: Type.String(),
  /** The other side: the sender of what came, the first outside recipient of what we sent. */
  partyAddress: Type.String(),
  partyName: Type.String(),
  /** Our mailboxes that have a copy, as far as the viewer may know. */
  mailboxes: Type.Array(Type.String()),
  /** To be saved under a record: POST /api/attachments/:id/documents. Pictures inside the text are not among them. */
  attachments: Type.Array(
    Type.Object({
      id: Type.Integer(),
      name: Type.String(),
      size: Type.Integer(),
      /** Under which records it was saved. */
      savedUnder: Type.Array(Type.Object({ id: Type.Integer(), recordId: Type.Integer(), number: Type.String() })),
    }),
  ),
});
export type PaneMessage = Static<typeof PaneMessage>;

export const PaneOpenRecord = Type.Object({
  recordId: Type.Integer(),
  /** Kind of record: quote, order, purchase_order, project, service_request, opportunity, shipment. */
  kind: Type.String(),
  number: Type.String(),
  title: Type.String(),
  state: Type.String(),
  companyId: Type.Integer(),
  company: Type.String(),
  /** The earliest open task of it, YYYY-MM-DD; days until then. */
  dueDay: Nullable(Type.String()),
  dueIn: Nullable(Type.Integer()),
  ownerName: Nullable(Type.String()),
});
export type PaneOpenRecord = Static<typeof PaneOpenRecord>;

export const PaneLetter = Type.Object({
  id: Type.Integer(),
  sentAt: Instant,
  direction: Type.String(),
  fromName: Type.String(),
  fromAddress: Type.String(),
  preview: Type.String(),
  hasAttachments: Type.Boolean(),
  /** The colleague whose letter it is or in whose mailbox it lies; null where the viewer may not know. */
  colleague: Nullable(Type.String()),
  isCurrent: Type.Boolean(),
});
export type PaneLetter = Static<typeof PaneLetter>;

export const PaneWaitingOn = Type.Union([
  Type.Literal('us'),
  Type.Literal('buyer'),
  Type.Literal('factory'),
  Type.Literal('forwarder'),
  Type.Literal('bank'),
  Type.Literal('agent'),
  Type.Literal('other'),
]);
export type PaneWaitingOn = Static<typeof PaneWaitingOn>;

export const PaneConversation = Type.Object({
  id: Type.Integer(),
  /** Newest first, at most 10, of those that the viewer may see. */
  messages: Type.Array(PaneLetter),
  /** Of those that the viewer may see; stops at 200. */
  count: Type.Integer(),
  /** Colleagues with letters of it, at most 20. */
  colleagues: Type.Array(Type.String()),
  /** Whose turn it is; null where nobody's. */
  waitingOn: Nullable(PaneWaitingOn),
  since: Nullable(Instant),
  /** Minutes of their working day since then (nine to six, Monday to Friday there); null where we do not know their time zone. */
  waitedMinutes: Nullable(Type.Integer()),
  /** How it stands in this mailbox (POST /api/conversations/:id/care); null where the mailbox is not shared. */
  care: Nullable(
    Type.Object({
      mailboxId: Type.Integer(),
      state: Nullable(Type.String()),
      carer: Nullable(Person),
      isRed: Type.Boolean(),
      version: Type.Integer(),
      mayChange: Type.Boolean(),
    }),
  ),
});
export type PaneConversation = Static<typeof PaneConversation>;

export const PanePresence = Type.Object({
  userId: Type.Integer(),
  name: Type.String(),
  kind: Type.Union([Type.Literal('reading'), Type.Literal('answering')]),
  since: Instant,
});
export type PanePresence = Static<typeof PanePresence>;

export const PaneUnknownSender = Type.Object({
  address: Type.String(),
  name: Type.String(),
  /** The viewer sees no earlier mail of this address. */
  isFirst: Type.Boolean(),
  /** Companies that may be the one, as the duplicate check says; masked (no id) where the viewer has no right. Access to one is asked for by POST /api/companies/check. */
  similar: NewCompanyProposal.properties.similar,
  /** What the signature and the address give. Make it with POST /api/messages/:id/company. */
  fromSignature: Type.Object({
    name: Type.String(),
    title: Nullable(Type.String()),
    phone: Nullable(Type.String()),
    company: Type.String(),
    country: Nullable(Type.String()),
    website: Nullable(Type.String()),
    /** Company domain of the address; null for free mail. */
    domain: Nullable(Type.String()),
  }),
});
export type PaneUnknownSender = Static<typeof PaneUnknownSender>;

/** The answer of POST /api/pane/card. */
export const Pane = Type.Object({
  state: PaneState,
  message: Nullable(PaneMessage),
  /** As the message page has them: GET /api/messages/:id/warnings. Those that are open first. */
  risks: Type.Array(WarningReply),
  /** Who it is about: of the first filing, or, where none is, of the known address. Null where unknown or hidden. */
  party: Nullable(PaneParty),
  /** The party is somebody else's: whom to ask, and no other fact. */
  hiddenParty: Nullable(Type.Object({ ownerName: Nullable(Type.String()) })),
  /** As GET /api/messages/:id has it: filings with reasons, candidates as the review queue ranks them, `version` for every write. Null where nothing is stored. */
  filing: Nullable(FilingStatusReply),
  /** The viewer's act that stands last on this message: POST /api/filing-acts/:id/undo. */
  undoActId: Nullable(Type.Integer()),
  /** That act was part of making an opportunity of this lead, and is taken back with all of it: POST /api/leads/:id/qualify/undo. `undoActId` is null then. */
  undoLead: Nullable(Type.Object({ id: Type.Integer(), number: Type.String(), version: Type.Integer() })),
  can: Type.Object({
    /** File, file elsewhere, not business, later. */
    decide: Type.Boolean(),
    /** POST /api/pane/take-in. */
    takeIn: Type.Boolean(),
    /** Make a company of the sender. */
    makeCompany: Type.Boolean(),
    /** Make a contact of the company on the card of the writer, whose address nobody has yet. */
    makeContact: Type.Boolean(),
    /** Write tasks and notes. */
    note: Type.Boolean(),
    /** Make a lead of a letter that was not recognised as an inquiry: POST /api/leads. */
    makeLead: Type.Boolean(),
    /** Save attachments under records. */
    saveDocument: Type.Boolean(),
  }),
  keptOut: Nullable(
    Type.Object({
      /** 'internal', 'private', 'excluded_folder', 'newsletter', 'mailing_list', 'system' or 'erased'. What was erased is never taken in again. */
      reason: Type.String(),
      day: Type.String(),
    }),
  ),
  held: Nullable(Type.Object({ until: Nullable(Instant) })),
  /** `mailbox_unknown`: Tradepost does not look after this mailbox. */
  notTakenIn: Nullable(Type.Union([Type.Literal('not_yet'), Type.Literal('mailbox_unknown')])),
  noRight: Nullable(Type.Object({ ownerName: Nullable(Type.String()) })),
  unknownSender: Nullable(PaneUnknownSender),
  /** The lead that the letter belongs to; with state 'review' also one that was said to be none: that can be taken back (`lead.can.reopen`). */
  lead: Nullable(PaneLead),
  /** It is somebody else's: whom to ask, and no other fact. */
  hiddenLead: Nullable(PaneHiddenLead),
  /** A customer's inquiry: the opportunity that it became. */
  inquiry: Nullable(PaneInquiry),
  /** Newest first, at most 10; how many there are stands in `party.figures.openRecords`. */
  open: Type.Array(PaneOpenRecord),
  conversation: Nullable(PaneConversation),
  presence: Type.Array(PanePresence),
  /** Open ones about the conversation, the contact or the company, by their day; at most 10. */
  tasks: Type.Array(TaskReply),
  /** Of the company, newest first, at most 5: POST /api/companies/:id/notes. */
  notes: Type.Array(CompanyNoteReply),
  /** Of colleagues about letters of this conversation, newest first, at most 5: POST /api/conversations/:id/notes. */
  letterNotes: Type.Array(LetterNoteReply),
  /** Changes with what is shown, and not with the clock: the same etag needs no new picture. */
  etag: Type.String(),
  asOf: Instant,
});
export type Pane = Static<typeof Pane>;
