import { domainOf, isFreeMail, isOwnDomain } from '../common/emailAddress';
import { messageIdHash } from '../mail/identity';
import type { ForwardedOriginal, ParsedAddress } from '../mail/parsed';
import { findOriginal } from '../mail/originals';
import type { FoundNumber } from '../records/numbers';
import { findNumbers } from '../records/numbers';
import { withoutDenied } from './denial';
import type { FilingKeys, FilingQuestion, OwnCompany } from './question';
import type { PackedReading } from './packedReading';
import { unpackReading } from './packedReading';
import type { Evidence } from './reasons';
import type { PlacedDetail } from './warnings/watching';

/** Somebody outside the own company. */
export interface Outsider {
  name: string;
  /** Normalised; '' where a forwarded header block gives a name only. */
  address: string;
  domain: string;
  isFreeMail: boolean;
}

/** Where a number stands: earlier ones say more. */
export type Zone = 'subject' | 'new' | 'attachment' | 'quoted';

export interface Mention {
  folded: string;
  zone: Zone;
  isBare: boolean;
  /** Length of the place, and its offset within the field. */
  start: number;
  end: number;
  /** Index of the attachment, or 0. */
  item: number;
  evidence: Evidence;
}

/** What a message says to the filing rules, before anything is known about the parties. */
export interface MailReading {
  /** We wrote it; `outsiders` are then those to whom. */
  isOut: boolean;
  /** Whose mail it is: the sender, the original sender, the failed recipients, or the people we wrote to. */
  outsiders: Outsider[];
  /** Other people outside that are named, in the order of the headers. */
  others: Outsider[];
  /** It came through a form of our own site; who wrote is what the visitor typed. */
  isWebForm: boolean;
  /** The colleague who forwarded it. */
  colleague: ParsedAddress | null;
  forwarded: ForwardedOriginal | null;
  subject: string;
  /** What the party wrote himself. */
  newText: string;
  /** Offset of newText in the body; -1 where it is not part of it (an attached message). */
  newTextStart: number;
  mentions: Mention[];
  /** Hashes, nearest first. */
  references: string[];
  /** The words about money and the bank details in it, where they were looked for already. */
  money?: Evidence | null;
  details?: PlacedDetail[];
}

const maxText = 200_000;
const maxQuoted = 50_000;
const maxPeople = 60;
const maxReferences = 50;

function outsiderOf(person: ParsedAddress): Outsider {
  const domain = person.address ? domainOf(person.address) : '';
  return { name: person.name, address: person.address, domain, isFreeMail: domain !== '' && isFreeMail(domain) };
}

/** True for our own people's addresses, the dropboxes among them. */
export function isOwnAddress(address: string, own: OwnCompany): boolean {
  return (
    isOwnDomain(domainOf(address), own.domains) || own.mailboxes.includes(address) || own.dropboxes.includes(address)
  );
}

function outsidersOf(people: readonly ParsedAddress[], own: OwnCompany): Outsider[] {
  const seen = new Set<string>();
  const found: Outsider[] = [];
  for (const person of people.slice(0, maxPeople)) {
    if (!person.address || seen.has(person.address) || isOwnAddress(person.address, own)) continue;
    seen.add(person.address);
    found.push(outsiderOf(person));
  }
  return found;
}

type Parties = Pick<MailReading, 'isOut' | 'isWebForm' | 'outsiders' | 'others' | 'colleague' | 'forwarded'>;

/** To, where somebody outside is among them, else Cc, else those whom only the envelope or the copy names. */
function recipientsOf({ parsed }: FilingQuestion, own: OwnCompany): { first: Outsider[]; rest: Outsider[] } {
  const hidden = [
    ...parsed.bcc,
    ...[...(parsed.journal?.recipients ?? []), ...(parsed.journal?.bcc ?? [])].map(address => ({ name: '', address })),
  ];
  const groups = [parsed.to, parsed.cc, hidden]
    .map(people => outsidersOf(people, own))
    .filter(people => people.length > 0);
  const first = groups[0] ?? [];
  const named = new Set(first.map(person => person.address));
  return {
    first,
    rest: groups
      .slice(1)
      .flat()
      .filter(person => !named.has(person.address)),
  };
}

function forwardedParties(question: FilingQuestion, original: ForwardedOriginal, own: OwnCompany): Parties {
  const isOurs = original.from.address !== '' && isOwnAddress(original.from.address, own);
  const outsiders = isOurs ? outsidersOf(original.to, own) : [outsiderOf(original.from)];
  const others = isOurs ? [] : outsidersOf(original.to, own);
  return {
    isOut: isOurs,
    isWebForm: false,
    outsiders,
    others,
    colleague: question.parsed.from[0] ?? null,
    forwarded: original,
  };
}

/** The original that a colleague forwarded; what he sends to a dropbox may also be his answer with the original below. */
function originalOf({ parsed }: FilingQuestion, own: OwnCompany): ForwardedOriginal | null {
  const isDropped = [...parsed.to, ...parsed.cc, ...parsed.bcc].some(one => own.dropboxes.includes(one.address));
  return findOriginal(parsed, address => isOwnAddress(address, own), isDropped, own.people);
}

function partiesOf(question: FilingQuestion, own: OwnCompany): Parties {
  const { parsed, kind, direction } = question;
  const sender = parsed.from[0] ?? parsed.sender;
  const none = { isOut: false, isWebForm: false, colleague: null, forwarded: null };
  if (kind === 'bounce' && parsed.deliveryReport) {
    const failed = parsed.deliveryReport.failedRecipients.map(address => ({ name: '', address }));
    return { ...none, isOut: true, outsiders: outsidersOf(failed, own), others: [] };
  }
  const isFromUs = direction !== 'in' || (sender?.address ? isOwnAddress(sender.address, own) : false);
  const { first, rest } = recipientsOf(question, own);
  if (!isFromUs)
    return { ...none, outsiders: sender?.address ? [outsiderOf(sender)] : [], others: [...first, ...rest] };
  if (first.length > 0) return { ...none, isOut: true, outsiders: first, others: rest };
  const original = originalOf(question, own);
  if (original) return forwardedParties(question, original, own);
  const visitors = direction === 'in' ? outsidersOf(parsed.replyTo, own) : [];
  if (visitors.length > 0) return { ...none, isWebForm: true, outsiders: visitors.slice(0, 1), others: [] };
  return { ...none, isOut: true, outsiders: [], others: [] };
}

/** Where the text that counts begins and ends within the body. */
function newTextRange({ parsed }: FilingQuestion, forwarded: ForwardedOriginal | null): [number, number] {
  if (!forwarded) return [0, Math.min(parsed.newTextLength, maxText)];
  if (forwarded.start === null) return [0, Math.min(parsed.text.length, maxText)];
  const opening = forwarded.text.trimStart().split('\n', 1)[0]!.slice(0, 40);
  const begins = opening ? parsed.text.indexOf(opening, forwarded.start) : -1;
  // The colleague's own words count as well, and so does the subject in the header block.
  return [
    0,
    Math.min(begins < 0 ? forwarded.start + 2000 : begins + forwarded.text.length, parsed.text.length, maxText),
  ];
}

const fields = { subject: 'subject', new: 'body', attachment: 'attachment', quoted: 'body' } as const;

function mentionsIn(text: string, zone: Zone, item: number, shift: number): Mention[] {
  const all = findNumbers(text);
  const heard = zone === 'attachment' ? all : withoutDenied(text, all);
  return heard.map((found: FoundNumber) => {
    const hasPlace = shift >= 0;
    const start = found.start + Math.max(shift, 0);
    const end = found.end + Math.max(shift, 0);
    const evidence: Evidence =
      zone === 'attachment' || !hasPlace
        ? { field: fields[zone], text: zone === 'attachment' ? text : found.text }
        : { field: fields[zone], text: found.text, start, end };
    return { folded: found.folded, zone, isBare: found.isBare, start, end, item, evidence };
  });
}

function mentionsOf(question: FilingQuestion, forwarded: ForwardedOriginal | null, to: number): Mention[] {
  const { parsed } = question;
  const subject = parsed.subject || parsed.deliveryReport?.originalSubject || '';
  const mentions = [...mentionsIn(subject, 'subject', 0, 0), ...mentionsIn(parsed.text.slice(0, to), 'new', 0, 0)];
  if (question.kind === 'bounce')
    mentions.push(...mentionsIn(parsed.deliveryReport?.originalSubject ?? '', 'subject', 1, -1));
  if (forwarded && forwarded.start === null) {
    mentions.push(
      ...mentionsIn(forwarded.subject, 'new', 1, -1),
      ...mentionsIn(forwarded.text.slice(0, maxText), 'new', 2, -1),
    );
  }
  parsed.attachments.slice(0, 100).forEach((attachment, item) => {
    if (!attachment.isInline) mentions.push(...mentionsIn(attachment.name, 'attachment', item, 0));
  });
  if (parsed.text.length > to) mentions.push(...mentionsIn(parsed.text.slice(to, to + maxQuoted), 'quoted', 0, to));
  return mentions;
}

function referencesOf({ parsed }: FilingQuestion, forwarded: ForwardedOriginal | null): string[] {
  const { deliveryReport } = parsed;
  const returned = deliveryReport
    ? [deliveryReport.originalMessageId, ...(deliveryReport.originalReferences ?? [])]
    : [];
  const ids = [...returned, forwarded?.messageId, ...parsed.references];
  const unique = new Set(ids.filter((id): id is string => typeof id === 'string' && id !== ''));
  return [...unique].slice(0, maxReferences).map(messageIdHash);
}

function read(question: FilingQuestion, own: OwnCompany): MailReading {
  const parties = partiesOf(question, own);
  const { parsed } = question;
  const [from, to] = newTextRange(question, parties.forwarded);
  const isAttached = parties.forwarded !== null && parties.forwarded.start === null;
  return {
    ...parties,
    subject: parsed.subject,
    newText: isAttached ? `${parties.forwarded?.text ?? ''}`.slice(0, maxText) : parsed.text.slice(from, to),
    newTextStart: isAttached ? -1 : from,
    mentions: mentionsOf(question, parties.forwarded, to),
    references: referencesOf(question, parties.forwarded),
  };
}

// A question is read once for its keys and once for the choice; the reading of the same value is the same.
const readings = new WeakMap<FilingQuestion, { own: OwnCompany; reading: MailReading }>();

/** Reads a message for the filing: whose it is, which numbers it names and where, what it answers. Bounded, linear in its length. */
export function readMail(question: FilingQuestion, own: OwnCompany): MailReading {
  const known = readings.get(question);
  if (known && known.own === own) return known.reading;
  const reading = read(question, own);
  readings.set(question, { own, reading });
  return reading;
}

/** Takes over a reading of `question` that was made in another thread; `readMail` answers it from now on. Returns its keys. */
export function rememberReading(question: FilingQuestion, own: OwnCompany, packed: PackedReading): FilingKeys {
  const { reading: sent, keys } = unpackReading(packed);
  const { newLength, ...rest } = sent;
  const { text, subject } = question.parsed;
  const newText =
    sent.newTextStart < 0
      ? sent.forwarded?.text.slice(0, newLength)
      : text.slice(sent.newTextStart, sent.newTextStart + newLength);
  readings.set(question, { own, reading: { ...rest, subject, newText: newText ?? '' } });
  return keys;
}
