import { createHash, randomUUID } from 'node:crypto';
import { closeSync, createReadStream, openSync, readFileSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { assembleBody, isMessage, joinMessage, readEnvelope, salvage } from './assembling';
import type { Envelope } from './assembling';
import { readCalendar } from './calendar';
import { decodeText } from './charset';
import { readDeliveryReport } from './deliveryReport';
import { readForwardedMessage, readForwardedText } from './forwarded';
import { readHeaderBlock } from './headerFields';
import { isJournalReport, readJournalEnvelope } from './journal';
import { detectLanguage } from './language';
import type { OpenMailParser } from './mailParserReading';
import { parserOptions, readWithParser } from './mailParserReading';
import type { ParsedAttachment, ParsedMessage } from './parsed';
import type { Collected, CollectedAttachment, ContentKeeper, KeptContent } from './partCollecting';
import { collectParts } from './partCollecting';
import { newTextLength } from './quoting';
import { readSinglePart } from './singlePart';
import { readTnef } from './tnef';

/** How messages are read. */
export interface ParseOptions {
  /** Our own mail domains: only what hosts of these say about a sender counts. */
  ownHosts: readonly string[];
  /** A folder for attachments over 1 MiB. */
  spool: string;
  /** The time of reading: a Date header far ahead of it is not believed. */
  now?: Date;
}

/** A message as it came: its bytes, or a file that holds it and nothing else. */
export type MailSource = { bytes: Buffer } | { file: string };

/** Attachments up to this size are kept in memory, larger ones in a file. */
export const MAX_BYTES_IN_MEMORY = 1024 * 1024;
const MAX_TNEF = 32 * 1024 * 1024;
const MAX_INNER = 1024 * 1024;
const MAX_JOURNAL_DEPTH = 3;
const CHUNK = 256 * 1024;

/**
 * Reads a message from MIME (RFC 5322, 2045-2049, 2231, 6532), opens journal reports and winmail.dat on the way. Never
 * throws for what a message holds: where reading fails, `defect` says what went wrong and the rest is a best effort. Takes
 * no more memory for a large message than for a small one.
 *
 * @throws what the file system throws where `file` or `spool` cannot be used
 */
export async function parseMime(source: MailSource, options: ParseOptions): Promise<ParsedMessage> {
  try {
    return await parseAt(source, options, 0);
  } catch (error) {
    // The disk and the folders are not the message's fault; everything else is.
    if (error instanceof Error && 'syscall' in error) throw error;
    return salvageMime(source, 'cannot be read', options);
  }
}

async function parseAt(source: MailSource, options: ParseOptions, depth: number): Promise<ParsedMessage> {
  const collected = await readParts(source, () => openKeeper(options.spool));
  const size = 'bytes' in source ? source.bytes.length : statSync(source.file).size;
  if (!isMessage(collected.fields)) {
    dropFiles(collected);
    return salvageMime(source, collected.defect ?? (size === 0 ? 'empty' : 'no message headers'), options);
  }
  return interpret(collected, size, options, depth);
}

let parserClass: (new (options: typeof parserOptions) => OpenMailParser) | null = null;

/** mailparser takes 10 MB, which only the threads that parse are to pay. */
async function loadParser(): Promise<NonNullable<typeof parserClass>> {
  const { MailParser } = await import('mailparser');
  return MailParser as unknown as NonNullable<typeof parserClass>;
}

/**
 * Takes a message apart.
 *
 * @param openAttachment where the bytes of an attachment go; null to leave all attachments out
 * @throws what the file system throws
 */
export async function readParts(
  source: MailSource,
  openAttachment: (() => ContentKeeper) | null = null,
): Promise<Collected> {
  const { visitor, collected } = collectParts(openAttachment);
  if ('bytes' in source && readSinglePart(source.bytes, visitor)) return collected;
  const Parser = (parserClass ??= await loadParser());
  const parser = new Parser(parserOptions);
  const input = 'bytes' in source ? source.bytes : createReadStream(source.file, { highWaterMark: CHUNK });
  await readWithParser(parser, input, visitor);
  return collected;
}

/** Makes the message of its parts. */
async function interpret(
  collected: Collected,
  size: number,
  options: ParseOptions,
  depth: number,
): Promise<ParsedMessage> {
  const envelope = readEnvelope(collected.fields, options.ownHosts, options.now ?? null);
  const inner = depth < MAX_JOURNAL_DEPTH ? journalled(collected, envelope, options) : null;
  if (inner) return unwrapJournal(inner, collected, envelope, size, options, depth);
  const fromTnef = openTnef(collected, options);
  const body = assembleBody(fromTnef ? [...collected.texts, ...fromTnef.texts] : collected.texts);
  const calendarPart = collected.attachments.find(attachment => attachment.role === 'calendar' && attachment.bytes);
  const calendar = calendarPart ? readCalendar(decodeText(calendarPart.bytes!, 'utf-8')) : null;
  const text = body.text || (calendar ? calendar.description : '');
  const newLength = newTextLength(text);
  const attachments = listAttachments(collected, body.html);
  const forwarded = await readForwarded(collected, text, envelope, newLength);
  const returned = returnedBlock(collected);
  const deliveryReport = readDeliveryReport({ envelope, text, report: collected.report, returned });
  return joinMessage(envelope, {
    text,
    html: body.html,
    newTextLength: newLength,
    attachments,
    isTruncated: collected.isTruncated,
    forwarded,
    deliveryReport,
    calendar: calendar?.part ?? null,
    journal: null,
    language: detectLanguage(text.slice(0, newLength)),
    size,
    defect: collected.defect,
  });
}

function journalled(collected: Collected, envelope: Envelope, options: ParseOptions): CollectedAttachment | null {
  const inner = collected.attachments.find(attachment => attachment.role === 'embedded');
  return inner && isJournalReport(envelope, collected.texts[0]?.text ?? '', options.ownHosts) ? inner : null;
}

/** The message inside a journal report is the message; the report adds who really got it. */
async function unwrapJournal(
  inner: CollectedAttachment,
  collected: Collected,
  outer: Envelope,
  size: number,
  options: ParseOptions,
  depth: number,
): Promise<ParsedMessage> {
  const source = inner.file ? { file: inner.file } : { bytes: Buffer.from(inner.bytes!) };
  const parsed = await parseAt(source, options, depth + 1);
  dropFiles(collected);
  const journal = readJournalEnvelope(collected.texts[0]?.text ?? '', parsed);
  return { ...parsed, journal, size, receivedAt: parsed.receivedAt ?? outer.receivedAt };
}

/** Replaces a winmail.dat by what is in it; answers the texts that it held. */
function openTnef(collected: Collected, options: ParseOptions): Pick<Collected, 'texts'> | null {
  const index = collected.attachments.findIndex(attachment => attachment.role === 'tnef');
  const wrapped = collected.attachments[index];
  if (!wrapped || wrapped.size > MAX_TNEF) return null;
  const content = readTnef(wrapped.bytes ? Buffer.from(wrapped.bytes) : readFileSync(wrapped.file!));
  if (!content) return null;
  const unpacked = content.attachments.map(({ bytes, ...attachment }) => ({
    ...attachment,
    ...keep(bytes, options.spool),
    role: 'attachment' as const,
    parentType: '',
    hasDisposition: true,
  }));
  if (wrapped.file) rmSync(wrapped.file, { force: true });
  collected.attachments.splice(index, 1, ...unpacked);
  // Outlook puts the text beside the winmail.dat as well, as a rule.
  const hasText = collected.texts.some(piece => piece.text.trim() !== '' && !piece.isHtml);
  const hasHtml = collected.texts.some(piece => piece.isHtml);
  return {
    texts: content.texts
      .filter(piece => (piece.isHtml ? !hasHtml : !hasText))
      .map(piece => ({ ...piece, isAlternative: true })),
  };
}

/** The files that came with the message: without the parts that are its body in another form or belong to a report. */
function listAttachments(collected: Collected, html: string | null): ParsedAttachment[] {
  const listed: ParsedAttachment[] = [];
  for (const { role, parentType, hasDisposition, ...attachment } of collected.attachments) {
    const isBody = (role === 'calendar' && !hasDisposition && parentType !== 'multipart/mixed') || role === 'returned';
    if (isBody) {
      if (attachment.file) rmSync(attachment.file, { force: true });
      continue;
    }
    // A picture is part of the text where the HTML shows it.
    const isShown = attachment.contentId !== null && html !== null && html.includes(`cid:${attachment.contentId}`);
    listed.push({
      ...attachment,
      isInline: isShown || (attachment.isInline && parentType === 'multipart/related' && html !== null),
    });
  }
  return listed;
}

async function readForwarded(
  collected: Collected,
  text: string,
  envelope: Envelope,
  newLength: number,
): Promise<ParsedMessage['forwarded']> {
  const embedded = collected.attachments.find(attachment => attachment.role === 'embedded');
  const inner = embedded && readForwardedMessage(await readParts({ bytes: headOf(embedded) }));
  return inner || readForwardedText(text, envelope, newLength);
}

/** The returned original of a report, or its headers; the beginning of it. */
function returnedBlock(collected: Collected): string | null {
  if (collected.returnedHeaders) return collected.returnedHeaders;
  const returned = collected.attachments.find(
    attachment => attachment.role === 'returned' || attachment.role === 'embedded',
  );
  return returned ? headOf(returned).toString('latin1', 0, 64 * 1024) : null;
}

/** The first megabyte of an attachment. */
function headOf(attachment: ParsedAttachment): Buffer {
  if (attachment.bytes)
    return Buffer.from(attachment.bytes.buffer, attachment.bytes.byteOffset, attachment.bytes.byteLength);
  const head = Buffer.alloc(Math.min(attachment.size, MAX_INNER));
  const file = openSync(attachment.file!, 'r');
  try {
    readSync(file, head, 0, head.length, 0);
  } finally {
    closeSync(file);
  }
  return head;
}

function dropFiles(collected: Collected): void {
  for (const { file } of collected.attachments) if (file) rmSync(file, { force: true });
}

function headOfFile(path: string): Buffer {
  const size = statSync(path).size;
  return headOf({ bytes: null, file: path, size } as ParsedAttachment).subarray(0, 64 * 1024);
}

/** The envelope and a readable rest of a source whose reading failed; `defect` says why. */
export function salvageMime(source: MailSource, defect: string, options: ParseOptions): ParsedMessage {
  const start = 'bytes' in source ? source.bytes.subarray(0, 64 * 1024) : headOfFile(source.file);
  const block = start.toString('latin1', 0, start.length);
  const end = /\r?\n\r?\n/.exec(block)?.index ?? block.length;
  const size = 'bytes' in source ? source.bytes.length : statSync(source.file).size;
  const rest = salvage(
    readHeaderBlock(block.slice(0, end)),
    decodeText(start.subarray(end), null),
    defect,
    options.ownHosts,
  );
  const text = rest.texts[0]!.text;
  return { ...rest.envelope, ...nothingElse, text, newTextLength: text.length, attachments: [], size, defect };
}

const nothingElse = {
  html: null,
  isTruncated: false,
  forwarded: null,
  deliveryReport: null,
  calendar: null,
  journal: null,
  language: null,
} as const;

/** Keeps an attachment while it comes; beyond 1 MiB it goes on in a file of the spool folder. */
function openKeeper(spool: string): ContentKeeper {
  let chunks: Buffer[] = [];
  let size = 0;
  let file: string | null = null;
  let descriptor = -1;
  return {
    write(bytes) {
      size += bytes.length;
      if (descriptor < 0 && size > MAX_BYTES_IN_MEMORY) {
        file = join(spool, `${randomUUID()}.part`);
        descriptor = openSync(file, 'wx', 0o600);
        for (const chunk of chunks) writeSync(descriptor, chunk);
        chunks = [];
      }
      if (descriptor >= 0) writeSync(descriptor, bytes);
      else chunks.push(bytes);
    },
    end(hash) {
      if (descriptor >= 0) closeSync(descriptor);
      if (!hash && file) rmSync(file, { force: true });
      return !hash ? null : { size, hash, bytes: file ? null : new Uint8Array(Buffer.concat(chunks)), file };
    },
  };
}

/** Keeps an attachment that is in memory already. */
export function keep(bytes: Buffer, spool: string): KeptContent {
  const keeper = openKeeper(spool);
  keeper.write(bytes);
  return keeper.end(createHash('sha256').update(bytes).digest('hex'))!;
}
