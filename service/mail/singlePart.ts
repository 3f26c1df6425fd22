import { remembered } from '../common/remembering';
import type { HeaderField, Structured } from './headerFields';
import { rawHeader, readHeaderBlock, readStructured } from './headerFields';
import type { PartVisitor } from './partCollecting';
import { openTransferDecoder } from './transferDecoding';

const MAX_HEADERS = 256 * 1024;
const LF = 10;
const CR = 13;

/**
 * Reads a message that is one plain text or HTML text and has no parts, without the streams that a message with parts is taken apart by: half of
 * what a mail archive holds, in a tenth of the time. The visitor is told what `readWithParser` would tell it.
 *
 * @returns false where the message has parts, is a file, or is out of the ordinary: the visitor was told nothing then
 */
export function readSinglePart(source: Buffer, visitor: PartVisitor): boolean {
  const start = startOfBody(source);
  if (start < 0) return false;
  const fields = readHeaderBlock(source.toString('latin1', 0, start));
  const contentType = textTypeOf(fields);
  if (!contentType) return false;
  const body = decode(source.subarray(start), rawHeader(fields, 'content-transfer-encoding'));
  if (!body) return false;
  visitor.onHeaders(fields);
  const sink = visitor.onLeaf({
    fields,
    contentType,
    disposition: readStructured(rawHeader(fields, 'content-disposition')),
    parentType: '',
    index: 0,
    isAlternative: false,
    isRoot: true,
  });
  if (body.length > 0) sink?.write(body);
  sink?.end();
  return true;
}

/** Where the text begins: after the first empty line; -1 where there is none within 256 KiB, or nothing before it. */
function startOfBody(source: Buffer): number {
  if (source[0] === LF || source[0] === CR) return -1;
  for (let at = source.indexOf(LF); at >= 0 && at < MAX_HEADERS; at = source.indexOf(LF, at + 1)) {
    if (source[at + 1] === LF) return at + 2;
    if (source[at + 1] === CR && source[at + 2] === LF) return at + 3;
  }
  return -1;
}

// The same few are declared by nearly all mail. Nobody changes what is read here.
const contentTypeOf = remembered(200, readStructured);

/** The type of a message that says plainly, and once, that it is text, or says nothing; null for all others. */
function textTypeOf(fields: readonly HeaderField[]): Structured | null {
  let declared: string | null = null;
  let encodings = 0;
  for (const { name, raw } of fields) {
    if (name === 'content-disposition') return null;
    if (name === 'content-transfer-encoding' && ++encodings > 1) return null;
    if (name !== 'content-type') continue;
    if (declared !== null || !/^text\/(?:plain|html)(?:\s*;|$)/i.test(raw)) return null;
    declared = raw;
  }
  return declared === null ? { value: 'text/plain', parameters: {} } : contentTypeOf(declared);
}

/** The bytes of a text without their transfer encoding; null for encodings that are left to the library. */
function decode(body: Buffer, declared: string): Buffer | null {
  const encoding = declared.trim().toLowerCase();
  if (encoding === '' || encoding === '7bit' || encoding === '8bit' || encoding === 'binary') return body;
  if (encoding !== 'quoted-printable' && encoding !== 'base64') return null;
  if (encoding === 'base64') return decodeBase64(body);
  const pieces: Buffer[] = [];
  const decoder = openTransferDecoder(encoding)?.({ write: bytes => void pieces.push(bytes), end: () => undefined });
  decoder?.write(body);
  decoder?.end();
  return Buffer.concat(pieces);
}

/** Null where something else than base64 stands in it: what is left out of that, and where it ends, is for the library to say. */
function decodeBase64(body: Buffer): Buffer | null {
  const text = body.toString('latin1', 0, body.length);
  return /^[A-Za-z0-9+/\r\n]*={0,2}[\r\n]*$/.test(text) ? Buffer.from(text, 'base64') : null;
}
