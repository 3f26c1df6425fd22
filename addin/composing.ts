// What the pane knows of the mail that is being written, as values: who gets it, what speaks against it, under what it is filed. Nothing here calls anything.
import type { VerdictBody, VerdictReply } from '../service/guard/guard.schema';
import type { PaneRecipientsBody, PaneRecipientsReply, PaneTarget } from '../service/sidebar/composing.schema';
import type { Trouble } from './following';
import type { Recipient } from './outlookShape';

/** By it the mail says under what its writer wants it filed (service/filing/sentChoices.ts). */
export const CHOICE_HEADER = 'x-tradepost-ref';
const MAX_TEXT = 100_000;
const MOST_RECIPIENTS = 500;
const MOST_ASKED = 100;
const MOST_FILES = 500;

export interface DraftFile {
  id: string;
  name: string;
  /** Bytes */
  size: number;
  /** Hex; null while it is not known, or where Outlook does not give the content. */
  sha256: string | null;
}

/** The mail as it stands in the window. */
export interface Draft {
  /** Of the sender; '' where Outlook does not tell. */
  from: string;
  recipients: readonly Recipient[];
  subject: string;
  text: string;
  /** Without pictures of the text. */
  attachments: readonly DraftFile[];
  inReplyTo: string | null;
}

/** Under what the mail is filed, as its writer chose; the header carries it. */
export interface Choice {
  target: PaneTarget;
  ref: string;
  /** Companies of the recipients when it was chosen. */
  among: readonly number[];
}

/** Why a finding is no reason to stop. */
export interface Answer {
  code: string;
  key: string;
  reason: string;
  /** What it is about in this mail: an address, or a number. */
  about?: string;
}

export type Question = 'people' | 'verdict';
type PeopleAnswer = { of: string; ref: string | null; reply: PaneRecipientsReply };
type VerdictAnswer = { of: string; reply: VerdictReply };

export interface Composed {
  /** Null until the window was read. */
  draft: Draft | null;
  /** The sender when it was read first; null where Outlook does not tell. */
  openedFrom: string | null;
  choice: Choice | null;
  /** What was taken off because the recipients are others now. */
  takenOff: PaneTarget | null;
  /** The last answers, each with the mark of the mail that it was asked for. */
  people: PeopleAnswer | null;
  verdict: VerdictAnswer | null;
  answers: readonly Answer[];
  /** Of the last question of each kind; an answer to an older one is dropped. */
  turns: Readonly<Record<Question, number>>;
  asking: Readonly<Record<Question, boolean>>;
  trouble: Trouble | null;
}

export type ComposedEvent =
  | { type: 'read'; draft: Draft }
  | { type: 'asked'; question: Question; turn: number }
  | ({ type: 'people'; turn: number } & PeopleAnswer)
  | ({ type: 'verdict'; turn: number } & VerdictAnswer)
  | { type: 'failed'; question: Question; turn: number; trouble: Trouble }
  | { type: 'chosen'; choice: Choice | null; takenOff?: PaneTarget }
  | { type: 'answered'; answers: readonly Answer[] };

export const nothingWritten: Composed = {
  draft: null,
  openedFrom: null,
  choice: null,
  takenOff: null,
  people: null,
  verdict: null,
  answers: [],
  turns: { people: 0, verdict: 0 },
  asking: { people: false, verdict: false },
  trouble: null,
};

/** The next state. */
export function compose(state: Composed, event: ComposedEvent): Composed {
  switch (event.type) {
    case 'read': {
      const isNobody = event.draft.recipients.length === 0;
      // Of a mail to nobody nothing can be said, and what was said is of no mail.
      const openedFrom = state.openedFrom ?? (event.draft.from || null);
      return { ...state, draft: event.draft, openedFrom, ...(isNobody ? { people: null, verdict: null } : {}) };
    }
    case 'asked':
      return {
        ...state,
        turns: { ...state.turns, [event.question]: event.turn },
        asking: asking(state, event.question, true),
      };
    case 'chosen':
      return { ...state, choice: event.choice, takenOff: event.takenOff ?? null };
    case 'answered':
      return { ...state, answers: event.answers };
    case 'failed':
      if (event.turn !== state.turns[event.question]) return state;
      return { ...state, asking: asking(state, event.question, false), trouble: event.trouble };
    default:
      return answered(state, event);
  }
}

const asking = (state: Composed, question: Question, is: boolean) => ({ ...state.asking, [question]: is });

function answered(state: Composed, event: Extract<ComposedEvent, { type: Question }>): Composed {
  if (event.turn !== state.turns[event.type]) return state;
  const next = { ...state, asking: asking(state, event.type, false), trouble: null };
  // Everybody was taken out meanwhile.
  if (state.draft?.recipients.length === 0) return next;
  if (event.type === 'people') return { ...next, people: { of: event.of, ref: event.ref, reply: event.reply } };
  return { ...next, verdict: { of: event.of, reply: event.reply } };
}

/** The mail as far as its recipients are asked about. */
export function peopleMark({ draft, choice }: Pick<Composed, 'draft' | 'choice'>): string {
  if (!draft || draft.recipients.length === 0) return '';
  const people = draft.recipients.map(({ kind, address }) => [kind, address.toLowerCase()]);
  return JSON.stringify([draft.from, people, draft.subject, draft.inReplyTo, choice?.ref ?? null]);
}

/** The whole mail: another word is another mail. */
export function mailMark(state: Composed): string {
  const { draft } = state;
  if (!draft || draft.recipients.length === 0) return '';
  const files = draft.attachments.map(({ name, size, sha256 }) => [name, size, sha256]);
  return JSON.stringify([peopleMark(state), draft.text, files]);
}

/** Reasons that were given for something that the service still holds against the mail: it has not heard them, or the mail goes to others now. */
export function unkept({ answers, verdict }: Composed): Answer[] {
  const open = new Set(verdict?.reply.findings.filter(one => !one.isAnswered).map(one => one.key));
  return answers.filter(({ key }) => open.has(key));
}

/** Whether what the service said is said of the mail as it stands. */
export const isVerdictCurrent = (state: Composed): boolean => state.verdict?.of === mailMark(state);
export const arePeopleCurrent = (state: Composed): boolean => state.people?.of === peopleMark(state);

/** Companies that the recipients and the conversation stand for. */
export function companiesOf({ recipients, records }: PaneRecipientsReply): number[] {
  const ids = [...recipients.flatMap(({ party }) => party?.id ?? []), ...records.map(({ companyId }) => companyId)];
  return [...new Set(ids)].sort((a, b) => a - b);
}

/**
 * Whether a choice still fits the recipients. One of their companies fits as long as one of them is of it; what was chosen beside them (a forwarder is written to about a
 * customer's order) as long as they are of the companies that they were of then.
 */
export function fits({ target, among }: Choice, reply: PaneRecipientsReply): boolean {
  const now = companiesOf(reply);
  if (now.includes(target.companyId)) return true;
  if (among.includes(target.companyId)) return false;
  return among.length === 0 ? now.length === 0 : among.some(id => now.includes(id));
}

/** The mailbox that the mail leaves from: that of its window, until somebody chooses another sender in it. */
export function mailboxOf(opened: string, { draft, openedFrom }: Pick<Composed, 'draft' | 'openedFrom'>): string {
  const from = draft?.from ?? '';
  return openedFrom !== null && from && from.toLowerCase() !== openedFrom.toLowerCase() ? from : opened;
}

/** POST /api/pane/recipients for this mail. `opened`: the mailbox of the window. */
export function peopleQuestion(opened: string, state: Composed): PaneRecipientsBody {
  const { draft, choice } = state;
  const recipients = (draft?.recipients ?? []).slice(0, MOST_ASKED);
  return {
    mailbox: mailboxOf(opened, state),
    recipients: recipients.map(({ kind, address, name }) => ({
      ...{ kind, address: address.slice(0, 320), name: name.slice(0, 320) },
    })),
    subject: (draft?.subject ?? '').slice(0, 2_000),
    inReplyTo: draft?.inReplyTo?.slice(0, 1_000) ?? null,
    ref: choice?.ref ?? null,
  };
}

/** The mail as the guard and an approval are asked about it. `opened`: the mailbox of the window. */
export function mailQuestion(opened: string, state: Composed): Omit<VerdictBody, 'answers' | 'moment'> {
  const { draft, choice } = state;
  return {
    mailbox: mailboxOf(opened, state),
    from: draft?.from ?? '',
    recipients: (draft?.recipients ?? []).slice(0, MOST_RECIPIENTS).map(({ kind, address, name }) => ({
      ...{ kind, address: address.slice(0, 400), name: name.slice(0, 200) },
    })),
    subject: (draft?.subject ?? '').slice(0, 2_000),
    text: (draft?.text ?? '').slice(0, MAX_TEXT),
    attachments: (draft?.attachments ?? []).slice(0, MOST_FILES).map(({ name, size, sha256 }) => ({
      ...{ name: name.slice(0, 400), size, sha256 },
    })),
    inReplyTo: draft?.inReplyTo?.slice(0, 1_000) ?? null,
    ref: choice?.ref ?? null,
  };
}
