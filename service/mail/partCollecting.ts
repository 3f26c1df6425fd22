import { boundText, decodeText } from './charset';
import { stripHidden } from './addresses';
import { joinFlowed } from './flowedText';
import type { HeaderField, Structured } from './headerFields';
import { headerText, rawHeader } from './headerFields';
import type { ParsedAttachment } from './parsed';
import type { PartSink } from './transferDecoding';

/** A body part that holds content, and where it stands. */
export interface LeafPart {
  fields: readonly HeaderField[];
  contentType: Structured;
  disposition: Structured;
  /** Content type of the multipart that it stands in; '' for the message itself. */
  parentType: string;
  /** Its place among its siblings, from 0. */
  index: number;
  /** Stands, at any depth, in an alternative of which another form is shown. */
  isAlternative: boolean;
  isRoot: boolean;
}

/** Takes the decoded bytes of a part. */
export interface ContentSink extends PartSink {
  /** They are a file: `end` is told their SHA-256 (hex), or nothing where they did not come to their end. */
  isFile: boolean;
  end(hash?: string): void;
}

/** What is told of a message while it is read. */
export interface PartVisitor {
  onHeaders(fields: readonly HeaderField[]): void;
  /** Where the decoded bytes of a part go; null where nobody wants them. */
  onLeaf(part: LeafPart): ContentSink | null;
  onDefect(what: string): void;
}

/** Content of an attachment, once it has been read to its end. */
export type KeptContent = Pick<ParsedAttachment, 'size' | 'hash' | 'bytes' | 'file'>;
/** Takes an attachment's bytes and answers, at the end, where they stand; null where they are incomplete and were dropped. */
export interface ContentKeeper {
  write(bytes: Buffer): void;
  end(hash?: string): KeptContent | null;
}

/** What a part is for. */
export type PartRole = 'attachment' | 'calendar' | 'embedded' | 'returned' | 'tnef';
export interface CollectedAttachment extends ParsedAttachment {
  role: PartRole;
  parentType: string;
  hasDisposition: boolean;
}
export interface TextPiece {
  isHtml: boolean;
  text: string;
  isAlternative: boolean;
}

/** A message taken apart, before anything is made of it. */
export interface Collected {
  fields: readonly HeaderField[];
  texts: TextPiece[];
  attachments: CollectedAttachment[];
  /** message/delivery-status and its like, as text; null where there is none. */
  report: string | null;
  /** The original's headers, where a report returns only them. */
  returnedHeaders: string | null;
  isTruncated: boolean;
  defect: string | null;
}

export const MAX_TEXT = 1024 * 1024;
export const MAX_HTML = 2 * 1024 * 1024;
const MAX_TEXT_BYTES = 4 * 1024 * 1024;
const MAX_REPORT_BYTES = 256 * 1024;
const MAX_ATTACHMENTS = 500;
const MAX_TEXT_PIECES = 100;

const reportTypes = new Set([
  'message/delivery-status',
  'message/global-delivery-status',
  'message/disposition-notification',
  'message/feedback-report',
]);
const returnedTypes = new Set([
  'text/rfc822-headers',
  'message/rfc822-headers',
  'message/global-headers',
  'text/rfc822',
]);

/**
 * Collects the parts of a message.
 *
 * @param openKeeper where the bytes of an attachment go; null to leave all attachments out
 */
export function collectParts(openKeeper: (() => ContentKeeper) | null): { visitor: PartVisitor; collected: Collected } {
  const collected: Collected = {
    fields: [],
    texts: [],
    attachments: [],
    report: null,
    returnedHeaders: null,
    isTruncated: false,
    defect: null,
  };
  const visitor: PartVisitor = {
    onHeaders(fields) {
      collected.fields = fields;
    },
    onDefect(what) {
      collected.defect ??= what;
    },
    onLeaf(part) {
      const type = part.contentType.value;
      if (isBody(part)) return collectText(collected, part);
      if (reportTypes.has(type)) return collectReport(collected);
      if (returnedTypes.has(type)) return collectReturnedHeaders(collected);
      if (!openKeeper) return null;
      if (collected.attachments.length >= MAX_ATTACHMENTS) {
        collected.isTruncated = true;
        return null;
      }
      return collectAttachment(collected, part, openKeeper());
    },
  };
  return { visitor, collected };
}

/** Whether a part is text to be read in the message, not a file that came with it. */
function isBody(part: LeafPart): boolean {
  const type = part.contentType.value;
  if (type === 'text/plain' || type === 'text/html') {
    if (part.disposition.value === 'attachment') return false;
    const isNamed =
      part.disposition.parameters.filename !== undefined || part.contentType.parameters.name !== undefined;
    return !isNamed || part.isRoot || part.isAlternative || part.index === 0;
  }
  const isOtherText = type.startsWith('text/') && !returnedTypes.has(type) && type !== 'text/calendar';
  return part.isRoot && isOtherText && part.disposition.value !== 'attachment';
}

/** Gathers bytes up to a limit; the rest is dropped, the source keeps it. */
function gather(limit: number, done: (bytes: Buffer) => void): ContentSink {
  const chunks: Buffer[] = [];
  let size = 0;
  return {
    isFile: false,
    write(bytes) {
      if (size >= limit) return;
      chunks.push(size + bytes.length > limit ? bytes.subarray(0, limit - size) : bytes);
      size += bytes.length;
    },
    end() {
      done(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks));
    },
  };
}

function collectText(collected: Collected, part: LeafPart): ContentSink | null {
  if (collected.texts.length >= MAX_TEXT_PIECES) {
    collected.isTruncated = true;
    return null;
  }
  const isHtml = part.contentType.value === 'text/html';
  const { charset, format, delsp } = part.contentType.parameters;
  // Its place is taken now: parts may be decoded in another order than they stand in.
  const piece: TextPiece = { isHtml, text: '', isAlternative: part.isAlternative };
  collected.texts.push(piece);
  return gather(MAX_TEXT_BYTES, bytes => {
    const declared = charset ?? (isHtml ? metaCharset(bytes) : null);
    let text = plainLines(decodeText(bytes, declared));
    if (!isHtml && format?.toLowerCase() === 'flowed') text = joinFlowed(text, delsp?.toLowerCase() === 'yes');
    // mailparser gives the line end of an empty part, which belongs to the delimiter, as its content.
    if (text !== '\n') piece.text = boundText(text, isHtml ? MAX_HTML : MAX_TEXT);
  });
}

/** What an HTML page says of itself, where the header is silent. */
function metaCharset(bytes: Buffer): string | null {
  const head = bytes.toString('latin1', 0, Math.min(bytes.length, 4096));
  return /<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{2,40})/i.exec(head)?.[1] ?? null;
}

/** Line ends of any kind as \n. */
export function plainLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function collectReport(collected: Collected): ContentSink {
  return gather(MAX_REPORT_BYTES, bytes => {
    collected.report = `${collected.report ?? ''}${plainLines(decodeText(bytes, null))}\n`.slice(0, MAX_REPORT_BYTES);
  });
}

function collectReturnedHeaders(collected: Collected): ContentSink {
  return gather(MAX_REPORT_BYTES, bytes => {
    collected.returnedHeaders ??= bytes.toString('latin1', 0, bytes.length);
  });
}

function collectAttachment(collected: Collected, part: LeafPart, keeper: ContentKeeper): ContentSink {
  const contentType = part.contentType.value.slice(0, 200);
  const contentId = headerText(part.fields, 'content-id', 400)
    .replace(/^\s*<|>\s*$/g, '')
    .trim();
  const role = roleOf(part);
  return {
    isFile: true,
    write: bytes => keeper.write(bytes),
    end(hash) {
      const content = keeper.end(hash);
      if (!content) return;
      const name = attachmentName(part, content);
      collected.attachments.push({
        name,
        contentType,
        ...content,
        contentId: contentId || null,
        isInline: contentId !== '' && part.disposition.value !== 'attachment',
        role: role === 'attachment' && /^win(mail)?\.dat$/i.test(name) && isTnef(content.bytes) ? 'tnef' : role,
        parentType: part.parentType,
        hasDisposition: part.disposition.value === 'attachment',
      });
    },
  };
}

function roleOf(part: LeafPart): PartRole {
  const type = part.contentType.value;
  if (type === 'text/calendar') return 'calendar';
  if (type === 'application/ms-tnef' || type === 'application/vnd.ms-tnef') return 'tnef';
  if (type === 'message/rfc822' || type === 'message/global')
    return part.parentType === 'multipart/report' ? 'returned' : 'embedded';
  return 'attachment';
}

function isTnef(bytes: Uint8Array | null): boolean {
  return bytes !== null && bytes[0] === 0x78 && bytes[1] === 0x9f && bytes[2] === 0x3e && bytes[3] === 0x22;
}

const extensions: Record<string, string> = {
  'text/plain': '.txt',
  'text/html': '.html',
  'text/calendar': '.ics',
  'text/csv': '.csv',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/gif': '.gif',
  'application/pdf': '.pdf',
  'message/rfc822': '.eml',
  'message/global': '.eml',
};

/** The sender's name for a file; where there is none, the subject of an embedded message or a name made from the type. */
function attachmentName(part: LeafPart, content: KeptContent): string {
  const extension = extensions[part.contentType.value] ?? '';
  const named = safeFileName(part.disposition.parameters.filename ?? part.contentType.parameters.name ?? '');
  if (named) return named;
  if (part.contentType.value.startsWith('message/') && content.bytes) {
    const head = Buffer.from(
      content.bytes.buffer,
      content.bytes.byteOffset,
      Math.min(content.bytes.byteLength, 16_384),
    );
    const subject = /^subject:[ \t]*(.{1,500})$/im.exec(head.toString('latin1', 0, head.length))?.[1];
    const fields = subject ? [{ name: 'subject', raw: subject.trim() }] : [];
    const name = safeFileName(headerText(fields, 'subject', 200));
    if (name) return `${name}${extension}`;
  }
  const location = rawHeader(part.fields, 'content-location');
  return (
    safeFileName(location.replace(/[?#].*$/, '')) || (extension === '.ics' ? 'invite.ics' : `attachment${extension}`)
  );
}

/** A file name without path, control characters and marks that hide its ending, at most 400 characters; '' where nothing is left. */
export function safeFileName(raw: string): string {
  const text = stripHidden(raw.normalize('NFC'));
  const base = text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1).trim();
  if (/^\.*$/.test(base)) return '';
  return boundText(
    base.length > 400 ? `${base.slice(0, 380)}${base.slice(base.lastIndexOf('.')).slice(0, 20)}` : base,
    400,
  );
}
