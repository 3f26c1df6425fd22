import { addressOf, cleanName } from './addresses';
import { assembleBody, readEnvelope } from './assembling';
import { boundText } from './charset';
import { readSeparator } from './headerWords';
import { readLocalDate } from './localDate';
import type { ForwardedOriginal, ParsedAddress, ParsedMessage } from './parsed';
import type { Collected } from './partCollecting';
import { findQuoteStart, isHeaderBlock, newTextLength, readHeaderLine } from './quoting';
import { subjectPrefix } from './subjects';

const MAX_TEXT = 64 * 1024;

/** The original in an attached message/rfc822 that was taken apart (readParts of mail/mime.ts); null where it is none. */
export function readForwardedMessage(collected: Pick<Collected, 'fields' | 'texts'>): ForwardedOriginal | null {
  const envelope = readEnvelope(collected.fields, [], null);
  const from = envelope.from[0] ?? envelope.sender;
  if (!from) return null;
  const { text } = assembleBody(collected.texts);
  const newLength = newTextLength(text);
  // What it forwards itself is part of what it says (originals.ts).
  const isForward =
    subjectPrefix(envelope.subject) === 'forward' && readForwardedText(text, envelope, newLength) !== null;
  return {
    from,
    to: envelope.to.slice(0, 200),
    subject: envelope.subject,
    sentAt: envelope.sentAt,
    messageId: envelope.messageId,
    start: null,
    text: boundText(isForward ? text : text.slice(0, newLength), MAX_TEXT),
  };
}

/**
 * The original that a message forwards in its text, as the header block of Outlook, Gmail, Apple Mail, Thunderbird, Foxmail, QQ
 * or NetEase shows it. Only where the message is a forward by its subject or by its separator, or answers nothing: a block of
 * the same form stands in every reply of Outlook.
 */
export function readForwardedText(
  text: string,
  envelope: Pick<ParsedMessage, 'subject' | 'references'>,
  newLength: number,
): ForwardedOriginal | null {
  if (newLength >= text.length) return null;
  const start = findQuoteStart(text);
  if (!start || start.how !== 'headers') return null;
  const prefix = subjectPrefix(envelope.subject);
  const isForward = start.isForward || prefix === 'forward' || (prefix === null && envelope.references.length === 0);
  return isForward ? readBlock(text, start.offset) : null;
}

/** Reads the header block that begins at or shortly after an offset, and what its sender wrote. */
export function readBlock(text: string, offset: number): ForwardedOriginal | null {
  const lines = text.slice(offset, offset + 200_000).split('\n', 2000);
  let first = 0;
  while (first < 6 && first < lines.length && !isHeaderBlock(lines, first)) first++;
  if (!isHeaderBlock(lines, first)) return null;
  const { values, end } = readValues(lines, first);
  const from = readPerson(values.get('from') ?? '');
  if (!from) return null;
  const rest = lines.slice(end).join('\n').replace(/^\s+/, '');
  return {
    from,
    to: readPeople(`${values.get('to') ?? ''};${values.get('cc') ?? ''}`),
    subject: boundText(values.get('subject') ?? '', 1000),
    sentAt: readLocalDate(values.get('sent') ?? ''),
    messageId: null,
    start: offset,
    text: boundText(rest.slice(0, newTextLength(rest)).trim(), MAX_TEXT),
  };
}

function readValues(lines: readonly string[], first: number): { values: Map<string, string>; end: number } {
  const values = new Map<string, string>();
  let role = '';
  let i = first;
  for (; i < lines.length && i < first + 40; i++) {
    const line = lines[i]!;
    const header = readHeaderLine(line);
    if (header && !(values.has(header.role) && header.role !== 'other')) {
      role = header.role;
      values.set(role, header.value.trim());
    } else if (line.replace(/[>\s|]/g, '') === '') {
      // Some programs set a blank line between the lines of the block.
      const next = lines[i + 1];
      const following = next === undefined || values.size >= 4 ? null : readHeaderLine(next);
      if (!following || values.has(following.role)) break;
    } else if (readSeparator(line)) {
      break;
    } else if (/[@;]/.test(line) && (role === 'to' || role === 'cc')) {
      // A long list of recipients goes on in the next line.
      values.set(role, `${values.get(role) ?? ''} ${line.trim()}`);
    } else if (values.size >= 3) break;
  }
  return { values, end: i };
}

/** The people of a list in a header block, those who had a copy among them. */
function readPeople(list: string): ParsedAddress[] {
  const pieces = list.slice(0, 20_000).split(/[;,](?=(?:[^"]*"[^"]*")*[^"]*$)/, 200);
  return pieces.map(readPerson).filter(person => person !== null);
}

/** "Lena <lena@x.com>", "\"Lena\"<lena@x.com>;", "Lena [mailto:lena@x.com]", "lena@x.com", "Lena (<lena@x.com>)", or a name. */
function readPerson(raw: string): ParsedAddress | null {
  const text = raw
    .slice(0, 2000)
    .replace(/[\s;,|]+$/, '')
    .trim();
  if (!text) return null;
  const found = /[^\s<>"'“”()[\]:;,]+@[^\s<>"'“”()[\]:;,]+/.exec(text);
  const address = found ? addressOf(found[0].replace(/\.+$/, '')) : '';
  const before = found ? text.slice(0, found.index).replace(/(?:mailto:|[\s<([:"'“”*])+$/gi, '') : text;
  const name = cleanName(before.replace(/^[\s"'“”*]+|[\s"'“”*]+$/g, ''));
  return address || name ? { name, address } : null;
}
