import type { ReadySearch, SearchRow } from '../platform/database/searchFields';
import { readySearch } from '../platform/database/searchFields';
import { factsOf } from './archived';
import { messageIdHash } from './identity';
import type {
  Attachment,
  Message,
  MessageBody,
  MessageParticipant,
  MessageReference,
  ParticipantRole,
} from './message.entity';
import type { ParsedAddress, ParsedMessage } from './parsed';
import type { IncomingMessage } from './storing.service';

// A Message-ID list can be endless; the nearest say what is answered, the last one is the root.
const MAX_REFERENCES = 12;
const MAX_PARTICIPANTS = 300;

/** What of the rows of a message can be made before anything is known of it, so that the thread that stores has less to do. Plain data. */
export interface ReadyRows {
  preview: string;
  facts: string | null;
  search: ReadySearch;
}

/** Makes it. */
export function readyRows(parsed: ParsedMessage): ReadyRows {
  return { preview: preview(parsed), facts: factsOf(parsed), search: readySearch(searchTexts(parsed)) };
}

/** The row of a letter; its conversation is chosen later. */
export function messageRow(item: IncomingMessage, identity: string, isIdReused: boolean, now: Date): Partial<Message> {
  const { parsed } = item;
  const from = parsed.from[0] ?? parsed.sender ?? { name: '', address: '' };
  return {
    identity,
    messageIdHash: item.messageIdHash,
    messageId: parsed.messageId,
    contentHash: item.contentHash,
    kind: item.kind,
    direction: item.direction,
    subject: parsed.subject.slice(0, 1000),
    fromName: from.name.slice(0, 320),
    fromAddress: from.address,
    sentAt: parsed.sentAt ?? parsed.receivedAt ?? now,
    preview: item.ready?.preview ?? preview(parsed),
    hasAttachments: parsed.attachments.some(attachment => !attachment.isInline),
    size: parsed.size,
    language: parsed.language,
    isIdReused,
    answersMessageId: null,
    importedAt: now,
  };
}

function preview(parsed: ParsedMessage): string {
  const text = parsed.text.slice(0, Math.min(Math.max(parsed.newTextLength, 200), 2000));
  const begins = text.slice(0, 600).replace(/\s+/g, ' ').trim();
  // Most texts have few blanks, and fill a preview with their beginning.
  return (begins.length > 300 ? begins : text.replace(/\s+/g, ' ').trim()).slice(0, 300);
}

/** One address of a message in one role. */
export type NamedAddress = Pick<MessageParticipant, 'messageId' | 'role' | 'position' | 'name'> & { address: string };

/** Adds every address of a message with its role to `rows`; who stands in two roles has two rows. */
export function addParticipants(rows: NamedAddress[], messageId: number, parsed: ParsedMessage): void {
  const first = rows.length;
  const add = (role: ParticipantRole, addresses: readonly ParsedAddress[]) => {
    for (const { name, address } of addresses) {
      const position = rows.length - first;
      if (!address || position >= MAX_PARTICIPANTS) continue;
      rows.push({ messageId, role, position, name: name.slice(0, 320), address });
    }
  };
  const plain = (addresses: readonly string[]) => addresses.map(address => ({ name: '', address }));
  add('from', parsed.from);
  if (parsed.sender && parsed.sender.address !== parsed.from[0]?.address) add('sender', [parsed.sender]);
  add('to', parsed.to);
  add('cc', parsed.cc);
  add('bcc', [...parsed.bcc, ...plain(parsed.journal?.bcc ?? [])]);
  add(
    'reply_to',
    parsed.replyTo.filter(address => address.address !== parsed.from[0]?.address),
  );
  if (parsed.forwarded) add('forwarded_from', [parsed.forwarded.from]);
  add('failed_recipient', plain(parsed.deliveryReport?.failedRecipients ?? []));
}

/** The Message-IDs that it refers to, nearest first. */
export function referenceRows(messageId: number, parsed: ParsedMessage): Partial<MessageReference>[] {
  const all = parsed.references;
  const kept =
    all.length <= MAX_REFERENCES ? all : [...all.slice(0, MAX_REFERENCES - 1), all[all.length - 1] as string];
  return kept.map((id, position) => ({ messageId, referencedHash: messageIdHash(id), position }));
}

/** What came with it. */
export function attachmentRows(messageId: number, parsed: ParsedMessage): Partial<Attachment>[] {
  return parsed.attachments.map((attachment, position) => ({
    messageId,
    position,
    name: attachment.name.slice(0, 400),
    contentType: attachment.contentType.slice(0, 200),
    size: attachment.size,
    blobHash: attachment.hash,
    contentId: attachment.contentId?.slice(0, 400) ?? null,
    isInline: attachment.isInline,
  }));
}

/** The row of its text. */
export function bodyRow(messageId: number, { parsed, ready }: IncomingMessage): Partial<MessageBody> {
  const { text, html, newTextLength } = parsed;
  return { messageId, text, html, newTextLength, facts: ready ? ready.facts : factsOf(parsed) };
}

/** Its text for the search index. What is inside its attachments is read later. */
export function searchRow(messageId: number, sentAt: Date, { parsed, ready }: IncomingMessage): SearchRow {
  return { messageId, sentAt, ...searchTexts(parsed), ...(ready ? { ready: ready.search } : {}) };
}

function searchTexts(parsed: ParsedMessage): Omit<SearchRow, 'messageId' | 'sentAt'> {
  const people = (all: readonly ParsedAddress[]) =>
    all
      .slice(0, 100)
      .map(({ name, address }) => `${name} ${address}`)
      .join(' ');
  return {
    subject: parsed.subject,
    sender: people([...parsed.from, ...(parsed.sender ? [parsed.sender] : [])]),
    recipients: people(parsed.to),
    copied: people(parsed.cc),
    body: parsed.text,
    files: parsed.attachments.map(attachment => attachment.name).join(' '),
    inside: '',
    hasAttachments: parsed.attachments.some(attachment => !attachment.isInline),
  };
}
