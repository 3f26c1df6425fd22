import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import type { HeaderField, Structured } from './headerFields';
import { rawHeader, readHeaderBlock, readStructured } from './headerFields';
import type { ForgivingSplitter, SplitNode } from './mailParserDelimiters';
import { beforeDelimiters, forgiveDelimiters, MAX_DEPTH, MAX_PARTS } from './mailParserDelimiters';
import type { ContentSink, LeafPart, PartVisitor } from './partCollecting';
import type { PartSink } from './transferDecoding';
import { openTransferDecoder } from './transferDecoding';

/** A node of the tree that mailparser builds. */
interface TreeNode {
  isAttachment?: boolean;
  disposition?: string;
  charset?: string;
}
interface Chunk {
  type: string;
  node?: SplitNode;
  value?: Buffer;
}
/** What mailparser tells of an attachment; it goes on reading when that is released. */
interface StreamedAttachment {
  type: 'attachment' | 'text';
  content: Readable;
  /** As `checksumAlgo` says, hex; there at the end of `content`. */
  checksum: string;
  release(): void;
}

/** mailparser's MailParser with the methods that its own tree of parts is made by; they are replaced one by one. */
export interface OpenMailParser extends Transform {
  splitter: ForgivingSplitter & { processLine(line: Buffer | false, isLast: boolean, next: unknown): void };
  decoder: { decodeStream(charset: string): Transform };
  createNode(node: SplitNode): TreeNode;
  processHeaders(): Map<string, unknown>;
  getTextContent(): { type: 'text' };
  processChunk(data: Chunk, done: (error?: Error) => void): void;
}

/** Options of mailparser: nothing turned into something else, embedded messages left whole. */
export const parserOptions = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipImageLinks: true,
  skipTextLinks: true,
  keepDeliveryStatus: true,
  ignoreEmbedded: true,
  checksumAlgo: 'sha256',
  // One more than are ever told apart, so that the library does not give up over their number.
  maxChildNodes: MAX_PARTS + 2,
};

const MAX_PREAMBLE = 256 * 1024;
/** No charset at all: mailparser would not ask for a decoder of UTF-8 or ASCII, and every text is to be looked at. */
const OWN_CHARSET = 'declared-or-detected';

interface Multipart {
  type: string;
  children: number;
  isAlternative: boolean;
  /** Text before the first part, kept in case that no part ever comes. */
  preamble: Buffer[];
  preambleSize: number;
}

interface Reading {
  visitor: PartVisitor;
  multiparts: Map<SplitNode, Multipart>;
  /** The part that is being read, and where its decoded bytes go. */
  sink: ContentSink | null;
  /** Parts whose end has not come yet. */
  open: Set<ContentSink>;
  isEnded: boolean;
  settle: (error: Error | null) => void;
}

/**
 * Reads a message with mailparser and tells a visitor of its parts, their contents decoded from their transfer encoding.
 * Takes charsets, names and roles of parts out of the library's hands: it believes what is declared. Where the library gives
 * up (a header block over 1 MiB), the visitor is told of the defect after the parts up to there.
 *
 * @throws what a sink or the source throws
 */
export function readWithParser(parser: OpenMailParser, source: Buffer | Readable, visitor: PartVisitor): Promise<void> {
  return new Promise((resolve, reject) => {
    const reading: Reading = {
      visitor,
      multiparts: new Map(),
      sink: null,
      open: new Set(),
      isEnded: false,
      settle(error) {
        if (!error && (!reading.isEnded || reading.open.size > 0)) return;
        reading.settle = () => undefined;
        if (!Buffer.isBuffer(source)) source.destroy();
        if (error) parser.destroy();
        try {
          finish(reading, error);
          resolve();
        } catch (failure) {
          reject(failure as Error);
        }
      },
    };
    replaceMethods(parser, reading);
    parser.on('error', (error: Error) => reading.settle(error));
    parser.on('data', (found: StreamedAttachment) => {
      if (found.type === 'attachment') takeAttachment(found, reading);
    });
    parser.on('end', () => {
      reading.isEnded = true;
      reading.settle(null);
    });
    if (Buffer.isBuffer(source)) parser.end(source);
    else source.on('error', error => reading.settle(error)).pipe(parser);
  });
}

function finish(reading: Reading, error: (Error & { code?: string }) | null): void {
  for (const sink of reading.open) sink.end();
  if (error && error.code !== 'EMAXLEN') throw error;
  if (error) reading.visitor.onDefect('headers too long');
  for (const [node, multipart] of reading.multiparts) readPreamble(reading, node, multipart);
}

/** Where a multipart had no part at all, what stood in it is read as text. */
function readPreamble(reading: Reading, node: SplitNode, multipart: Multipart): void {
  const { children, preamble, type, isAlternative } = multipart;
  if (children > 0 || preamble.length === 0 || node.partNr.length >= MAX_DEPTH) return;
  const none: Structured = { value: '', parameters: {} };
  const sink = reading.visitor.onLeaf({
    fields: [],
    contentType: { value: 'text/plain', parameters: {} },
    disposition: none,
    parentType: type,
    index: 0,
    isAlternative,
    isRoot: false,
  });
  sink?.write(beforeDelimiters(Buffer.concat(preamble), node));
  sink?.end();
}

function replaceMethods(parser: OpenMailParser, reading: Reading): void {
  // What it makes of headers and texts is made of the raw ones here.
  parser.processHeaders = () => new Map();
  parser.getTextContent = () => ({ type: 'text' });
  parser.decoder = { decodeStream: () => drainTo(reading) };
  const createNode = parser.createNode.bind(parser);
  parser.createNode = node => {
    const part = beginPart(reading, node);
    reading.sink = part && reading.visitor.onLeaf(part);
    if (part) setDecoder(node, part.fields);
    const made = createNode(node);
    if (part) {
      made.isAttachment = reading.sink?.isFile ?? false;
      made.disposition = made.isAttachment ? 'attachment' : 'inline';
      made.charset = OWN_CHARSET;
    }
    return made;
  };
  const processChunk = parser.processChunk.bind(parser);
  parser.processChunk = (data, done) => {
    keepPreamble(reading, data);
    guarded(reading, () => processChunk(data, done));
  };
  const processLine = parser.splitter.processLine.bind(parser.splitter);
  parser.splitter.processLine = (line, isLast, next) => {
    try {
      processLine(line, isLast, next);
    } catch (error) {
      reading.settle(error as Error);
    }
  };
  forgiveDelimiters(parser.splitter, what => reading.visitor.onDefect(what));
}

/** The library calls these out of timers, where nobody would catch what they throw. */
function guarded(reading: Reading, work: () => void): void {
  try {
    work();
  } catch (error) {
    reading.settle(error as Error);
  }
}

/** Notes a multipart, or answers the part that begins. */
function beginPart(reading: Reading, node: SplitNode): LeafPart | null {
  const fields = readHeaderBlock(node.getHeaders().toString('latin1'));
  if (!node.parentNode) reading.visitor.onHeaders(fields);
  const parent = node.parentNode ? reading.multiparts.get(node.parentNode) : undefined;
  if (parent) {
    parent.children++;
    parent.preamble = [];
  }
  const contentType = typeOf(fields, parent?.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain');
  node.contentType = contentType.value;
  const isAlternative = (parent?.isAlternative ?? false) || parent?.type === 'multipart/alternative';
  if (contentType.value.startsWith('multipart/')) {
    reading.multiparts.set(node, {
      type: contentType.value,
      children: 0,
      isAlternative,
      preamble: [],
      preambleSize: 0,
    });
    return null;
  }
  return {
    fields,
    contentType,
    disposition: readStructured(rawHeader(fields, 'content-disposition')),
    parentType: parent?.type ?? '',
    index: (parent?.children ?? 1) - 1,
    isAlternative,
    isRoot: !node.parentNode,
  };
}

/** The declared type; one that is none counts as text, or as multipart/mixed where it begins so. */
function typeOf(fields: readonly HeaderField[], fallback: string): Structured {
  const contentType = readStructured(rawHeader(fields, 'content-type') || fallback);
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(contentType.value))
    contentType.value = contentType.value.startsWith('multipart') ? 'multipart/mixed' : fallback;
  return contentType;
}

/** mailparser decodes base64; other encodings get a decoder of ours, and an encoding in quotes is told plainly. */
function setDecoder(node: SplitNode, fields: readonly HeaderField[]): void {
  const encoding = rawHeader(fields, 'content-transfer-encoding')
    .replace(/\([^()]*\)/g, '')
    .replace(/[\s"';]/g, '')
    .toLowerCase();
  node.encoding = encoding;
  // Whether lines flow is decided where the text is known.
  node.flowed = false;
  const open = openTransferDecoder(encoding);
  if (!open) return;
  node.getDecoder = () => {
    const decoder = open({ write: bytes => void stream.push(bytes), end: () => undefined });
    const stream: Transform = passing(decoder);
    return stream;
  };
}

function passing(sink: PartSink, done: () => void = () => undefined): Transform {
  return new Transform({
    transform(bytes: Buffer, _encoding, next) {
      try {
        sink.write(bytes);
        next();
      } catch (error) {
        next(error as Error);
      }
    },
    flush(next) {
      try {
        sink.end();
        done();
        next();
      } catch (error) {
        next(error as Error);
      }
    },
  });
}

/** Takes the place of mailparser's charset decoder: the bytes of a text go to its sink and no further. */
function drainTo(reading: Reading): Transform {
  const sink: ContentSink = reading.sink ?? { isFile: false, write: () => undefined, end: () => undefined };
  reading.open.add(sink);
  return passing(sink, () => {
    reading.open.delete(sink);
    // After the stream's own end, so that mailparser is done with it too.
    setImmediate(() => reading.settle(null));
  });
}

function takeAttachment(found: StreamedAttachment, reading: Reading): void {
  const sink = reading.sink!;
  reading.open.add(sink);
  found.content.on('data', (bytes: Buffer) => guarded(reading, () => sink.write(bytes)));
  found.content.on('error', (error: Error) => reading.settle(error));
  found.content.on('end', () =>
    guarded(reading, () => {
      reading.open.delete(sink);
      sink.end(found.checksum);
      found.release();
      reading.settle(null);
    }),
  );
}

function keepPreamble(reading: Reading, { node, value }: Chunk): void {
  const multipart = node && reading.multiparts.get(node);
  if (!multipart || !value || multipart.children > 0 || multipart.preambleSize >= MAX_PREAMBLE) return;
  multipart.preamble.push(value.subarray(0, MAX_PREAMBLE));
  multipart.preambleSize += value.length;
}
