import { matchesOf } from '../common/matches';
import { boundText, decodeText } from './charset';

/** One header field: its name in lower case, its value unfolded but not decoded, one character a byte. */
export interface HeaderField {
  name: string;
  raw: string;
}

const MAX_FIELDS = 2000;
const MAX_FIELD_LENGTH = 256 * 1024;
const encodedWord = /=\?([^?\s]{1,80})\?([bBqQ])\?([^?]*)\?=/g;

/**
 * Splits a header block (RFC 5322, 2.2) into its fields, folded lines joined. What is no field (a line without a colon, an
 * mbox "From " line) is left out. Bounded to 2,000 fields of 256 KiB.
 *
 * @param block one character a byte (latin1)
 */
export function readHeaderBlock(block: string): HeaderField[] {
  const fields: HeaderField[] = [];
  let start = 0;
  while (start < block.length && fields.length < MAX_FIELDS) {
    const end = endOfField(block, start);
    const colon = block.indexOf(':', start);
    if (colon > start && colon < end && colon - start < 200) {
      const name = block.slice(start, colon).trim().toLowerCase();
      const raw = block.slice(colon + 1, Math.min(end, colon + 1 + MAX_FIELD_LENGTH));
      if (/^[!-~]+$/.test(name)) fields.push({ name, raw: unfold(raw) });
    }
    start = end;
  }
  return fields;
}

/** Where the field that starts at `start` ends: after the first line end that no blank follows. */
function endOfField(block: string, start: number): number {
  let at = start;
  for (;;) {
    const lineEnd = block.indexOf('\n', at);
    if (lineEnd < 0) return block.length;
    const next = block.charCodeAt(lineEnd + 1);
    if (next !== 32 && next !== 9) return lineEnd + 1;
    at = lineEnd + 1;
  }
}

function unfold(raw: string): string {
  if (!raw.includes('\n')) return raw.trim();
  return raw
    .replace(/\r?\n[ \t]|\r\n/g, ' ')
    .replace(/\n/g, '')
    .trim();
}

/** The undecoded value of the first field of that name; '' where there is none. */
export function rawHeader(fields: readonly HeaderField[], name: string): string {
  for (const field of fields) if (field.name === name) return field.raw;
  return '';
}

/** The decoded value of the first field of that name, at most `limit` characters; '' where there is none. */
export function headerText(fields: readonly HeaderField[], name: string, limit = 4000): string {
  const raw = rawHeader(fields, name);
  return raw ? boundText(decodeHeader(raw), limit) : '';
}

/**
 * An unstructured value as people read it: encoded words (RFC 2047) and raw 8-bit or UTF-8 bytes (RFC 6532) decoded, control
 * characters turned into blanks.
 *
 * @param charset what the body declares, a hint for raw bytes
 */
export function decodeHeader(raw: string, charset: string | null = null): string {
  const text = decodeWords(decodeRaw(raw, charset));

  return /[\u0000-\u001f\u007f]/.test(text) ? text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim() : text;
}

/** Raw bytes above ASCII in a header, decoded by what they look like. */
export function decodeRaw(raw: string, charset: string | null = null): string {
  return /[\u0080-\u00ff]|\u001b\$/.test(raw) ? decodeText(Buffer.from(raw, 'latin1'), charset) : raw;
}

/** Encoded words of RFC 2047 in a text; neighbours are joined, and a character that is cut between two of them is made whole. */
export function decodeWords(text: string): string {
  if (!text.includes('=?')) return text;
  let result = '';
  let end = 0;
  let pending: { charset: string; bytes: Buffer[] } | null = null;
  const flush = () => {
    if (pending) result += decodeText(Buffer.concat(pending.bytes), pending.charset);
    pending = null;
  };
  for (const match of matchesOf(encodedWord, text)) {
    const between = text.slice(end, match.index);
    const charset = match[1]!.replace(/\*.*$/, '').toLowerCase();
    const bytes = match[2]!.toLowerCase() === 'b' ? Buffer.from(match[3]!, 'base64') : wordBytes(match[3]!);
    const current = pending as { charset: string; bytes: Buffer[] } | null;
    const adjoins = end > 0 && between.trim() === '';
    if (current && adjoins && current.charset === charset) current.bytes.push(bytes);
    else {
      flush();
      if (!adjoins) result += between;
      pending = { charset, bytes: [bytes] };
    }
    end = match.index + match[0].length;
  }
  flush();
  return result + text.slice(end);
}

/** The Q encoding of RFC 2047. */
function wordBytes(text: string): Buffer {
  const binary = text
    .replace(/_/g, ' ')
    .replace(/=([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(binary, /[^\u0000-\u00ff]/.test(binary) ? 'utf8' : 'latin1');
}

/** A structured value such as Content-Type: the value in lower case and its parameters, names in lower case. */
export interface Structured {
  value: string;
  parameters: Record<string, string>;
}

/** Reads a structured header with parameters of RFC 2231 (continued, with charset) and RFC 2047 (as Outlook writes them). */
export function readStructured(raw: string): Structured {
  const bounded = raw.length > 16_384 ? raw.slice(0, 16_384) : raw;
  const semicolon = bounded.indexOf(';');
  const value = (semicolon < 0 ? bounded : bounded.slice(0, semicolon))
    .replace(/\([^()]*\)/g, '')
    .trim()
    .toLowerCase();
  if (semicolon < 0) return { value, parameters: {} };
  const pieces = new Map<string, Map<number, { text: string; isEncoded: boolean }>>();
  const pattern = /;\s*([^=;\s*]{1,80})(\*\d{1,3})?(\*)?\s*=\s*(?:"((?:[^"\\]|\\.)*)(?:"|$)|([^;]*))/g;
  for (const match of matchesOf(pattern, bounded.slice(semicolon))) {
    const name = match[1]!.toLowerCase();
    const index = match[2] ? Number(match[2].slice(1)) : 0;
    const text = match[4] === undefined ? match[5]!.trim() : match[4].replace(/\\(["\\])/g, '$1');
    if (!pieces.has(name)) pieces.set(name, new Map());
    const known = pieces.get(name)!;
    // name*=... (encoded) outranks a plain name=... for old programs; else the first one counts.
    if (!known.has(index) || (match[3] !== undefined && !known.get(index)!.isEncoded)) {
      known.set(index, { text, isEncoded: match[3] !== undefined });
    }
  }
  const parameters: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, parts] of pieces) parameters[name] = joinPieces(parts);
  return { value, parameters };
}

function joinPieces(parts: Map<number, { text: string; isEncoded: boolean }>): string {
  const ordered = [...parts.entries()].sort((a, b) => a[0] - b[0]).map(([, part]) => part);
  if (!ordered.some(part => part.isEncoded)) return decodeHeader(ordered.map(part => part.text).join(''));
  const marked = /^([^']*)'[^']*'(.*)$/s.exec(ordered[0]!.text);
  const charset = marked ? marked[1]! : null;
  const bytes = ordered.map((part, index) => {
    const text = index === 0 && marked ? marked[2]! : part.text;
    return part.isEncoded ? percentBytes(text) : Buffer.from(text, 'latin1');
  });
  return decodeText(Buffer.concat(bytes), charset);
}

function percentBytes(text: string): Buffer {
  return Buffer.from(
    text.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
}
