import type { FieldsData } from '@kenjiuno/msgreader';
import MsgReader from '@kenjiuno/msgreader';
import { addressOf, cleanName } from './addresses';
import type { Envelope } from './assembling';
import { readEnvelope } from './assembling';
import { boundText, decodeText } from './charset';
import { checkCompound } from './compoundFile';
import { readDeliveryReport } from './deliveryReport';
import { readForwardedMessage, readForwardedText } from './forwarded';
import { readHeaderBlock } from './headerFields';
import { htmlToText } from './htmlText';
import { normaliseMessageId } from './identity';
import { detectLanguage } from './language';
import { ansiCharsetOf, charsetOfCodePage } from './mapiProperties';
import type { ParseOptions } from './mime';
import { keep, parseMime, readParts, salvageMime } from './mime';
import { calendarOfItem, describeItem } from './msgItems';
import type { ForwardedOriginal, ParsedAddress, ParsedAttachment, ParsedMessage } from './parsed';
import { plainLines, safeFileName } from './partCollecting';
import { newTextLength } from './quoting';
import { decompressRtf, readRtf } from './rtfBody';
import { believableDate, readDate } from './sentDate';

const MAX_ATTACHMENTS = 500;
const MAX_TEXT = 1024 * 1024;
const MAX_HTML = 2 * 1024 * 1024;

/**
 * Reads an Outlook message ([MS-OXMSG]): a mail by its transport headers where it has them and by its properties where not,
 * also appointments, meeting requests, contacts and tasks as far as they can be read as a message. Never throws for what the
 * file holds; `defect` says where it could not be read.
 */
export async function parseMsg(bytes: Buffer, options: ParseOptions): Promise<ParsedMessage> {
  // Some programs give a message in MIME that name.
  if (/^[\w-]+:[ \t]/.test(bytes.toString('latin1', 0, 200))) return parseMime({ bytes }, options);
  try {
    const opened = openMsg(bytes);
    return await interpret(opened.reader, opened.fields, bytes.length, options);
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw error;
    return { ...salvageMime({ bytes: Buffer.alloc(0) }, 'damaged Outlook message', options), size: bytes.length };
  }
}

interface Opened {
  reader: MsgReader;
  fields: FieldsData;
}

/** @throws Error where the file is no message; the reader itself would follow a chain that goes in a circle for ever */
function openMsg(bytes: Buffer): Opened {
  checkCompound(bytes);
  // A buffer of its own: the reader looks at the whole of what stands behind a view.
  const content = new Uint8Array(bytes).buffer;
  const open = (ansiEncoding?: string): Opened => {
    const reader = new MsgReader(content);
    reader.parserConfig = { includeRawProps: true, ...(ansiEncoding ? { ansiEncoding } : {}) };
    const fields = reader.getFileData();
    if (fields.error) throw new Error(fields.error);
    return { reader, fields };
  };
  const first = open();
  const isAnsi = first.fields.rawProps?.some(property => property.propertyTag?.endsWith('001e')) ?? false;
  const encoding = isAnsi ? ansiCharsetOf(first.fields.messageCodepage, first.fields.messageLocaleId) : null;
  return encoding ? open(encoding) : first;
}

async function interpret(
  reader: MsgReader,
  fields: FieldsData,
  size: number,
  options: ParseOptions,
): Promise<ParsedMessage> {
  const envelope = readMsgEnvelope(fields, options);
  const body = readBody(fields);
  const text = body.text || describeItem(fields);
  const newLength = newTextLength(text);
  const { attachments, isTruncated, inner } = await readAttachments(reader, fields, body.html, options);
  const report = readDeliveryReport({ envelope, text, report: null, returned: null });
  return {
    ...envelope,
    text,
    html: body.html,
    newTextLength: newLength,
    attachments,
    isTruncated,
    forwarded: inner ?? readForwardedText(text, envelope, newLength),
    deliveryReport: /^REPORT\..*\.NDR$/i.test(fields.messageClass ?? '') ? ndrOf(fields) : report,
    calendar: calendarOfItem(fields),
    journal: null,
    language: detectLanguage(text.slice(0, newLength)),
    size,
    defect: null,
  };
}

/** Outlook's own form of a non-delivery report: the recipients of the report are those that were not reached. */
function ndrOf(fields: FieldsData): ParsedMessage['deliveryReport'] {
  const failed = (fields.recipients ?? [])
    .map(personOf)
    .map(person => person.address)
    .filter(Boolean);
  return {
    failedRecipients: failed.slice(0, 200),
    originalMessageId: null,
    originalSubject: fields.normalizedSubject ?? null,
    isPermanent: true,
  };
}

function readMsgEnvelope(fields: FieldsData, options: ParseOptions): Envelope {
  // The property holds text; header rules work on bytes.
  const block = Buffer.from(fields.headers ?? '', 'utf8')
    .toString('latin1')
    .replace(/^\s*Microsoft Mail Internet Headers[^\n]*\n/i, '');
  const header = readEnvelope(readHeaderBlock(block), options.ownHosts, options.now ?? null);
  const receivedAt = header.receivedAt ?? readDate(fields.messageDeliveryTime ?? '');
  const recipients = (type: 'to' | 'cc' | 'bcc') =>
    (fields.recipients ?? [])
      .filter(one => (one.recipType ?? 'to') === type)
      .slice(0, 2000)
      .map(personOf);
  const sender = senderOf(fields);
  const isMail = /^IPM\.(Note|Schedule)/i.test(fields.messageClass ?? 'IPM.Note');
  return {
    ...header,
    messageId: header.messageId ?? normaliseMessageId(fields.messageId ?? property(fields, '1035') ?? ''),
    references: header.references.length > 0 ? header.references : referencesOf(fields),
    from: header.from.length > 0 ? header.from : sender ? [sender] : [],
    to: header.to.length > 0 ? header.to : recipients('to'),
    cc: header.cc.length > 0 ? header.cc : recipients('cc'),
    bcc: header.bcc.length > 0 ? header.bcc : recipients('bcc'),
    subject: boundText(header.subject || (fields.subject ?? ''), 1000),
    receivedAt,
    sentAt:
      header.sentAt ??
      believableDate(
        readDate(fields.clientSubmitTime ?? (isMail ? fields.messageDeliveryTime : fields.creationTime) ?? ''),
        options.now ?? null,
      ),
    headers: { ...propertyHeaders(fields), ...header.headers },
  };
}

/** What a mail of Exchange has as properties where one from outside has headers. */
function propertyHeaders(fields: FieldsData): Record<string, string> {
  const headers: Record<string, string> = {};
  const sensitivity = ['', 'Personal', 'Private', 'Company-Confidential'][Number(raw(fields, '0036') ?? 0)];
  if (sensitivity) headers.sensitivity = sensitivity;
  const index = raw(fields, '0071');
  if (index instanceof Uint8Array && index.length >= 22)
    headers['thread-index'] = Buffer.from(index).toString('base64').slice(0, 1000);
  const categories = fields.rawProps?.find(one => one.propertyName?.toLowerCase() === 'keywords')?.value;
  if (categories !== undefined)
    headers.categories = String(Array.isArray(categories) ? categories.join(',') : categories).slice(0, 1000);
  return headers;
}

function raw(fields: FieldsData, id: string): unknown {
  return fields.rawProps?.find(one => one.propertyTag?.startsWith(id))?.value;
}

function property(fields: FieldsData, id: string): string | null {
  const value = raw(fields, id);
  return typeof value === 'string' ? value : null;
}

function referencesOf(fields: FieldsData): string[] {
  const answered = (property(fields, '1042') ?? '').match(/<[^<>]+>/g) ?? [];
  const history = ((property(fields, '1039') ?? '').slice(-65_536).match(/<[^<>]+>/g) ?? []).reverse();
  const ids = [...answered, ...history].map(normaliseMessageId).filter(id => id !== null);
  return [...new Set(ids)].slice(0, 50);
}

/** The person for whom it was sent, else the one who sent it; addresses inside an Exchange organisation have an SMTP form apart. */
function senderOf(fields: FieldsData): ParsedAddress | null {
  const smtp = fields.sentRepresentingSmtpAddress ?? fields.senderSmtpAddress ?? fields.creatorSMTPAddress ?? '';
  const address = addressOf(smtp) || addressOf(isSmtp(fields.senderEmail) ? fields.senderEmail! : '');
  // What Outlook writes for an item that nobody sent.
  const name = fields.senderName === 'Unknown' && !address ? '' : cleanName(fields.senderName ?? '');
  return address || name ? { name, address } : null;
}

function personOf(fields: FieldsData): ParsedAddress {
  const address =
    addressOf(fields.smtpAddress ?? '') ||
    addressOf(isSmtp(fields.email) ? fields.email! : '') ||
    addressOf(isSmtp(fields.name) ? fields.name! : '');
  const name = cleanName(fields.name ?? '');
  return { name: addressOf(name) === address ? '' : name, address };
}

function isSmtp(text: string | undefined): boolean {
  return text !== undefined && text.includes('@') && !text.startsWith('/');
}

/** Text and HTML; where there is only RTF, what it was made of. */
function readBody(fields: FieldsData): { text: string; html: string | null } {
  let html =
    fields.bodyHtml ?? (fields.html ? decodeText(fields.html, charsetOfCodePage(fields.internetCodepage ?? 0)) : '');
  let text = fields.body ?? '';
  if (!html && fields.compressedRtf) {
    const compressed = Buffer.from(fields.compressedRtf);
    const rtf = decompressRtf(compressed);
    const content = rtf && readRtf(rtf);
    if (content?.isHtml) html = content.text;
    else if (content && !text.trim()) text = content.text;
  }
  if (!text.trim() && html) text = htmlToText(html, MAX_TEXT);
  return { text: boundText(plainLines(text), MAX_TEXT), html: html ? boundText(html, MAX_HTML) : null };
}

interface ReadAttachments {
  attachments: ParsedAttachment[];
  isTruncated: boolean;
  /** The first message that is attached. */
  inner: ForwardedOriginal | null;
}

async function readAttachments(
  reader: MsgReader,
  fields: FieldsData,
  html: string | null,
  options: ParseOptions,
): Promise<ReadAttachments> {
  const all = fields.attachments ?? [];
  const attachments: ParsedAttachment[] = [];
  let inner: ForwardedOriginal | null = null;
  for (const entry of all.slice(0, MAX_ATTACHMENTS)) {
    if (entry.innerMsgContentFields) inner ??= originalOf(entry.innerMsgContentFields, options);
    const content = contentOf(reader, entry);
    if (!content) continue;
    const isMessage = entry.innerMsgContent === true;
    const name = safeFileName(entry.fileName ?? entry.fileNameShort ?? entry.name ?? content.name) || 'attachment';
    const contentId = entry.pidContentId?.replace(/^<|>$/g, '').slice(0, 400) ?? null;
    attachments.push({
      name: isMessage && !/\.msg$/i.test(name) ? `${name.slice(0, 396)}.msg` : name,
      contentType: isMessage
        ? 'application/vnd.ms-outlook'
        : (entry.attachMimeTag ?? 'application/octet-stream').toLowerCase().slice(0, 200),
      ...keep(content.bytes, options.spool),
      contentId,
      isInline: contentId !== null && (html?.includes(`cid:${contentId}`) ?? false),
    });
    if (/\.eml$/i.test(name)) inner ??= readForwardedMessage(await readParts({ bytes: content.bytes }));
  }
  return { attachments, isTruncated: all.length > MAX_ATTACHMENTS, inner };
}

/** The bytes of one attachment; null for a link or an object that cannot be read, which takes nothing from the others. */
function contentOf(reader: MsgReader, entry: FieldsData): { name: string; bytes: Buffer } | null {
  try {
    const { fileName, content } = reader.getAttachment(entry);
    return { name: fileName, bytes: Buffer.from(content.buffer, content.byteOffset, content.byteLength) };
  } catch {
    return null;
  }
}

function originalOf(fields: FieldsData, options: ParseOptions): ForwardedOriginal | null {
  const envelope = readMsgEnvelope(fields, options);
  const from = envelope.from[0];
  if (!from) return null;
  const { text } = readBody(fields);
  return {
    from,
    to: envelope.to.slice(0, 200),
    subject: envelope.subject,
    sentAt: envelope.sentAt,
    messageId: envelope.messageId,
    start: null,
    text: boundText(text.slice(0, newTextLength(text)), 64 * 1024),
  };
}
