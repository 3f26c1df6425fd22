import { normaliseAddress } from '../../service/common/emailAddress';
import type { FilingOutcome, FilingQuestion } from '../../service/filing/question';
import { readForwardedText } from '../../service/mail/forwarded';
import type { Direction, MessageKind } from '../../service/mail/message.entity';
import type { Authentication, DeliveryReport, ParsedAddress, ParsedMessage } from '../../service/mail/parsed';
import { newTextLength } from '../../service/mail/quoting';
import type { MemoryWorld } from './world';

/** A mail in a few words; "Name <address>" for people, several with ";". */
export interface Mail {
  from: string;
  to?: string;
  cc?: string;
  bcc?: string;
  replyTo?: string;
  subject?: string;
  text?: string;
  files?: string[];
  id?: string;
  answers?: string[];
  kind?: MessageKind;
  auth?: Partial<Authentication>;
  report?: Partial<DeliveryReport>;
  attached?: { from: string; to?: string; subject?: string; text?: string };
  journal?: string[];
  conversationId?: number;
  returnPath?: string;
  /** The intake says that it came from outside, whatever the sender. */
  isIn?: boolean;
}

function person(text: string): ParsedAddress {
  const match = /^(.*?)\s*<([^>]*)>$/.exec(text.trim());
  return match
    ? { name: match[1]!.trim(), address: normaliseAddress(match[2]!) }
    : { name: '', address: normaliseAddress(text) };
}

function people(text: string | undefined): ParsedAddress[] {
  return text ? text.split(';').map(person) : [];
}

function original(mail: Mail): ParsedMessage['forwarded'] {
  if (!mail.attached) return null;
  const { from, to, subject = '', text = '' } = mail.attached;
  return { from: person(from), to: people(to), subject, sentAt: null, messageId: null, start: null, text };
}

function attachment(name: string): ParsedMessage['attachments'][number] {
  const contentType = /\.(?:jpe?g|png)$/.test(name) ? 'image/jpeg' : 'application/octet-stream';
  return { name, contentType, size: 1, hash: '', contentId: null, isInline: false, bytes: null, file: null };
}

/** The message as the parser would give it. */
export function parsedMail(mail: Mail): ParsedMessage {
  const { subject = '', text = '', answers = [] } = mail;
  const references = answers;
  const length = newTextLength(text);
  return {
    messageId: mail.id ?? null,
    references,
    from: people(mail.from),
    sender: null,
    replyTo: people(mail.replyTo),
    to: people(mail.to),
    cc: people(mail.cc),
    bcc: people(mail.bcc),
    returnPath: mail.returnPath ?? null,
    subject,
    sentAt: new Date('2026-05-04T08:00:00Z'),
    receivedAt: null,
    text,
    html: null,
    newTextLength: length,
    attachments: (mail.files ?? []).map(attachment),
    isTruncated: false,
    headers: {},
    authentication: mail.auth ? { host: 'mx.own', spf: null, dkim: null, dmarc: null, ...mail.auth } : null,
    forwarded: original(mail) ?? readForwardedText(text, { subject, references }, length),
    deliveryReport: mail.report
      ? { failedRecipients: [], originalMessageId: null, originalSubject: null, isPermanent: true, ...mail.report }
      : null,
    calendar: null,
    journal: mail.journal ? { sender: null, recipients: mail.journal, bcc: [] } : null,
    language: null,
    size: text.length,
    defect: null,
  };
}

/** The question as the intake would put it: who is ours decides the direction. */
export function questionOf(mail: Mail, world: MemoryWorld): FilingQuestion {
  const parsed = parsedMail(mail);
  const isOwn = (address: string) =>
    world.own.mailboxes.includes(address) || world.own.domains.some(domain => address.endsWith(`@${domain}`));
  const outside = [
    ...parsed.to,
    ...parsed.cc,
    ...parsed.bcc,
    ...(mail.journal ?? []).map(address => ({ address })),
  ].some(one => one.address && !isOwn(one.address));
  const direction: Direction =
    mail.isIn || mail.kind === 'bounce' || !isOwn(parsed.from[0]?.address ?? '') ? 'in' : outside ? 'out' : 'internal';
  return {
    parsed,
    kind: mail.kind ?? 'normal',
    direction,
    mailbox: world.own.mailboxes[0] ?? '',
    conversationId: mail.conversationId ?? null,
  };
}

/** An outcome in one line: "C1 SO 000123 + C2", "review which_party several: C1 C2", "none private_mail". */
export function told(outcome: FilingOutcome, world: MemoryWorld): string {
  if (outcome.state === 'filed') {
    return outcome.filings
      .map(one => [world.nameOf(one.companyId), world.recordNameOf(one.recordId)].filter(Boolean).join(' '))
      .join(' + ');
  }
  if (outcome.state !== 'review') return `${outcome.state} ${outcome.reasons.map(reason => reason.code).join(' ')}`;
  return `review ${outcome.category} ${outcome.reasons[0]?.code}: ${outcome.candidates.map(one => world.nameOf(one.companyId)).join(' ')}`.trim();
}
