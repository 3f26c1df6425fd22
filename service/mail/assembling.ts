import { readAddress, readAddresses } from './addresses';
import { boundText } from './charset';
import { decidingHeaders, readAuthentication } from './decidingHeaders';
import type { HeaderField } from './headerFields';
import { headerText, rawHeader } from './headerFields';
import { htmlToText } from './htmlText';
import { normaliseMessageId } from './identity';
import type { ParsedMessage } from './parsed';
import type { Collected, TextPiece } from './partCollecting';
import { MAX_HTML, MAX_TEXT } from './partCollecting';
import { believableDate, readDate } from './sentDate';

const MAX_REFERENCES = 50;
const MAX_SUBJECT = 1000;

/** What the header fields alone say of a message. */
export type Envelope = Pick<
  ParsedMessage,
  | 'messageId'
  | 'references'
  | 'from'
  | 'sender'
  | 'replyTo'
  | 'to'
  | 'cc'
  | 'bcc'
  | 'returnPath'
  | 'subject'
  | 'sentAt'
  | 'receivedAt'
  | 'headers'
  | 'authentication'
>;

/**
 * Reads the envelope from header fields.
 *
 * @param ownHosts domains whose Authentication-Results count
 * @param now a Date more than two days ahead of it is not believed, where no Received header says better; null for no such check
 */
export function readEnvelope(fields: readonly HeaderField[], ownHosts: readonly string[], now: Date | null): Envelope {
  const received = rawHeader(fields, 'received');
  const receivedAt = believableDate(readDate(received.slice(received.lastIndexOf(';') + 1)), now);
  const returnPath = rawHeader(fields, 'return-path');
  const sender = rawHeader(fields, 'sender');
  return {
    messageId: normaliseMessageId(rawHeader(fields, 'message-id')),
    references: readReferences(fields),
    from: allAddresses(fields, 'from'),
    sender: sender ? readAddress(sender) : null,
    replyTo: allAddresses(fields, 'reply-to'),
    to: allAddresses(fields, 'to'),
    cc: allAddresses(fields, 'cc'),
    bcc: allAddresses(fields, 'bcc'),
    returnPath: returnPath ? (readAddress(returnPath)?.address ?? '') : null,
    subject: headerText(fields, 'subject', MAX_SUBJECT),
    sentAt: believableDate(readDate(rawHeader(fields, 'date')), receivedAt ?? now),
    receivedAt,
    headers: decidingHeaders(fields),
    authentication: readAuthentication(fields, ownHosts),
  };
}

/** A whole message. Field by field: to spread objects of that size costs as much as reading a text. */
export function joinMessage(envelope: Envelope, rest: Omit<ParsedMessage, keyof Envelope>): ParsedMessage {
  return {
    messageId: envelope.messageId,
    references: envelope.references,
    from: envelope.from,
    sender: envelope.sender,
    replyTo: envelope.replyTo,
    to: envelope.to,
    cc: envelope.cc,
    bcc: envelope.bcc,
    returnPath: envelope.returnPath,
    subject: envelope.subject,
    sentAt: envelope.sentAt,
    receivedAt: envelope.receivedAt,
    text: rest.text,
    html: rest.html,
    newTextLength: rest.newTextLength,
    attachments: rest.attachments,
    isTruncated: rest.isTruncated,
    headers: envelope.headers,
    authentication: envelope.authentication,
    forwarded: rest.forwarded,
    deliveryReport: rest.deliveryReport,
    calendar: rest.calendar,
    journal: rest.journal,
    language: rest.language,
    size: rest.size,
    defect: rest.defect,
  };
}

function allAddresses(fields: readonly HeaderField[], name: string): ParsedMessage['to'] {
  let found: ParsedMessage['to'] | null = null;
  for (const field of fields) {
    if (field.name !== name) continue;
    const addresses = readAddresses(field.raw);
    // A header that may stand once only and stands twice: both are shown, so that nobody can hide the second.
    found = found ? [...found, ...addresses].slice(0, 2000) : addresses;
  }
  return found ?? [];
}

/** In-Reply-To, then References from its end; without repeats, at most 50. */
function readReferences(fields: readonly HeaderField[]): string[] {
  const answered = idsIn(rawHeader(fields, 'in-reply-to'));
  const history = idsIn(rawHeader(fields, 'references')).reverse();
  return [...new Set([...answered.slice(0, 5), ...history])].slice(0, MAX_REFERENCES);
}

function idsIn(raw: string): string[] {
  if (!raw) return [];
  const text = raw.length > 65_536 ? raw.slice(-65_536) : raw;
  const bracketed = text.match(/<[^<>]+>/g);
  const tokens = bracketed ?? text.split(/[\s,;]+/).filter(token => token.includes('@'));
  return tokens.map(normaliseMessageId).filter(id => id !== null);
}

/** The readable text and the HTML of a message, from the parts that are its body (compare RFC 8621, 4.1.4). */
export function assembleBody(texts: readonly TextPiece[]): { text: string; html: string | null } {
  if (texts.length === 1 && !texts[0]!.isHtml) return { text: texts[0]!.text, html: null };
  const plain = texts.filter(piece => !piece.isHtml && piece.text.trim() !== '');
  const html = texts.filter(piece => piece.isHtml && piece.text.trim() !== '');
  // HTML that stands beside a text and is no other form of it adds to it.
  const isHtmlAlone = plain.length === 0 || isOnlyExcuse(plain, html);
  const readable = isHtmlAlone ? html : texts.filter(piece => !piece.isHtml || !piece.isAlternative);
  const text = readable.map(piece => (piece.isHtml ? htmlToText(piece.text, MAX_TEXT) : piece.text)).filter(Boolean);
  const shown = texts
    .filter(piece => (piece.isHtml || !piece.isAlternative) && piece.text.trim() !== '')
    .map(piece => (piece.isHtml ? piece.text : escapeText(piece.text)));
  return {
    text: boundText(text.join('\n'), MAX_TEXT),
    html: html.length > 0 ? boundText(shown.join('\n'), MAX_HTML) : null,
  };
}

const LONGEST_EXCUSE = 400;

/** Platforms and newsletters put a sentence in place of the plain form: that this program does not show HTML. Then the letter is the HTML. */
function isOnlyExcuse(plain: readonly TextPiece[], html: readonly TextPiece[]): boolean {
  const [said] = plain;
  if (!said || plain.length > 1 || html.length === 0 || !said.isAlternative) return false;
  const words = onOneLine(said.text);
  if (words.length > LONGEST_EXCUSE || !/html/i.test(words)) return false;
  const shown = onOneLine(html.map(piece => htmlToText(piece.text, MAX_TEXT)).join(' '));
  return shown.length > 2 * words.length && !shown.includes(words);
}

const onOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

function escapeText(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return `<div style="white-space:pre-wrap">${escaped}</div>`;
}

/** True where the header fields are those of a message, whatever else is wrong with it. */
export function isMessage(fields: readonly HeaderField[]): boolean {
  return fields.some(({ name }) =>
    /^(from|to|cc|subject|date|message-id|received|return-path|sender|mime-version|content-type|x-from|delivered-to)$/.test(
      name,
    ),
  );
}

/** What is left where reading failed: the envelope out of the first fields and some readable text. */
export function salvage(
  fields: readonly HeaderField[],
  body: string,
  defect: string,
  ownHosts: readonly string[],
): Collected & { envelope: Envelope } {
  const readable = body.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]+/g, ' ').slice(0, 64 * 1024);
  const isText = readable.length > 0 && readable.length > body.length * 0.7;
  return {
    envelope: readEnvelope(fields, ownHosts, null),
    fields,
    texts: [{ isHtml: false, text: isText ? readable : '', isAlternative: false }],
    attachments: [],
    report: null,
    returnedHeaders: null,
    isTruncated: false,
    defect,
  };
}
