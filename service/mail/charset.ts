import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { detectCharset, looksGb, looksTurkish } from './charsetDetection';

/** Names that mail programs write, and the encoding that their text is really in (supersets where one exists). */
const aliases: Record<string, string> = {
  'us-ascii': '',
  ascii: '',
  '7bit': '',
  '8bit': '',
  binary: '',
  'unknown-8bit': '',
  unknown: '',
  'x-unknown': '',
  default: '',
  default_charset: '',
  'x-user-defined': '',
  utf8: 'utf-8',
  'utf-8': 'utf-8',
  'unicode-1-1-utf-8': 'utf-8',
  'utf-7': 'utf-7',
  'unicode-1-1-utf-7': 'utf-7',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  gb18030: 'gb18030',
  'gb-18030': 'gb18030',
  gb_2312: 'gb18030',
  'gb_2312-80': 'gb18030',
  'x-gbk': 'gb18030',
  cp936: 'gb18030',
  ms936: 'gb18030',
  'euc-cn': 'gb18030',
  'windows-936': 'gb18030',
  'hz-gb-2312': 'hz',
  big5: 'big5',
  'big5-hkscs': 'big5',
  'big-5': 'big5',
  cp950: 'big5',
  'x-x-big5': 'big5',
  'iso-2022-jp': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-3': 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  csiso2022jp: 'iso-2022-jp',
  shift_jis: 'shift_jis',
  'shift-jis': 'shift_jis',
  sjis: 'shift_jis',
  'x-sjis': 'shift_jis',
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  'windows-31j': 'shift_jis',
  ms_kanji: 'shift_jis',
  'euc-jp': 'euc-jp',
  'x-euc-jp': 'euc-jp',
  eucjp: 'euc-jp',
  'euc-kr': 'euc-kr',
  euckr: 'euc-kr',
  'ks_c_5601-1987': 'euc-kr',
  'ks_c_5601-1989': 'euc-kr',
  ksc5601: 'euc-kr',
  ks_c_5601: 'euc-kr',
  cp949: 'euc-kr',
  'windows-949': 'euc-kr',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  unicode: 'utf-16le',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'iso8859-1': 'windows-1252',
  'iso-8859-8-i': 'windows-1255',
  'iso-8859-8-e': 'windows-1255',
  'iso-8859-8': 'windows-1255',
  'iso-8859-9': 'windows-1254',
  'iso-8859-11': 'windows-874',
  'tis-620': 'windows-874',
  'koi8-ru': 'koi8-u',
};
/** Encodings that more than one byte makes a character of; Node's own decoder knows them and can tell when they do not fit. */
const native = new Set([
  'utf-8',
  'gb18030',
  'big5',
  'iso-2022-jp',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'utf-16le',
  'utf-16be',
]);
/** Encodings in which bytes below 0x80 do not mean ASCII. */
const stateful = new Set(['iso-2022-jp', 'hz', 'utf-7', 'utf-16le', 'utf-16be']);
const strict = new Map<string, InstanceType<typeof TextDecoder>>();
const lenient = new Map<string, InstanceType<typeof TextDecoder>>();

/** The encoding that a declared name stands for; '' where it says nothing of use, so that the bytes must tell. */
export function encodingOf(declared: string | null): string {
  if (!declared) return '';
  const name = declared
    .toLowerCase()
    .replace(/["'\s]/g, '')
    .replace(/\*.*$/, '');
  const known = aliases[name];
  if (known !== undefined) return known;
  const plain = name.replace(/^x-/, '').replace(/^cp-?(125\d|874)$/, 'windows-$1');
  return iconv.encodingExists(plain) ? plain : '';
}

/**
 * Bytes as text. The declared charset (any name that mail programs write, or null) is believed while the bytes fit it;
 * UTF-8 that is declared as something else, and undeclared or misdeclared GB 18030, Big5, Shift_JIS, EUC, KOI8-R and
 * Windows-1251 are recognised by their bytes. Never throws; what cannot be decoded becomes U+FFFD.
 */
export function decodeText(bytes: Uint8Array, declared: string | null): string {
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const encoding = encodingOf(declared);
  if (isAscii(buffer) && !stateful.has(encoding)) {
    // An escape to JIS X 0208 can only mean ISO-2022-JP, whatever the header says.
    if (buffer.includes('\u001b$')) return decodeAs(buffer, 'iso-2022-jp');
    return buffer.toString('latin1', 0, buffer.length);
  }
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return decodeAs(buffer, 'utf-16le');
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return decodeAs(buffer, 'utf-16be');
  return decodeAs(buffer, fittingEncoding(buffer, encoding));
}

/** The encoding that the bytes are really in, given what was declared. */
function fittingEncoding(bytes: Buffer, encoding: string): string {
  if (stateful.has(encoding)) return encoding;
  const utf8 = isUtf8(bytes);
  if (encoding === '' || encoding === 'utf-8') {
    if (utf8) return 'utf-8';
    const detected = detectCharset(bytes);
    // Mostly good UTF-8 with a broken character stays UTF-8: cut texts are commoner than mixed ones.
    if (encoding === 'utf-8' && isMostlyUtf8(bytes)) return 'utf-8';
    return detected;
  }
  if (utf8 && threeByteSequences(bytes) >= (native.has(encoding) ? 2 : 1)) return 'utf-8';
  if (!native.has(encoding)) {
    if (utf8 && !native.has(encoding)) return 'utf-8';
    const isDoubtful = encoding === 'windows-1252' && (looksGb(bytes) || looksTurkish(bytes));
    return isDoubtful ? detectCharset(bytes) : encoding;
  }
  if (decodesStrictly(bytes, encoding)) return encoding;
  return utf8 ? 'utf-8' : encoding;
}

function decodeAs(bytes: Buffer, encoding: string): string {
  if (encoding === 'hz') return decodeHz(bytes);
  if (!native.has(encoding)) return iconv.decode(bytes, encoding || 'windows-1252');
  let decoder = lenient.get(encoding);
  if (!decoder) lenient.set(encoding, (decoder = new TextDecoder(encoding)));
  return decoder.decode(encoding === 'iso-2022-jp' ? withoutIdleEscapes(bytes) : bytes);
}

// Two escapes side by side, as where encoded words are joined (RFC 2047, 6.2), are an error to the decoder (Encoding Standard, 12.2.1) and none to a reader: the last one counts.
const IDLE_ESCAPE = /\x1b(?:\$[@B]|\([BIJ])(?=\x1b(?:\$[@B]|\([BIJ]))/g;

function withoutIdleEscapes(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1', 0, bytes.length).replace(IDLE_ESCAPE, ''), 'latin1');
}

function decodesStrictly(bytes: Buffer, encoding: string): boolean {
  let decoder = strict.get(encoding);
  if (!decoder) strict.set(encoding, (decoder = new TextDecoder(encoding, { fatal: true })));
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** HZ (RFC 1843): GB 2312 in seven bits between ~{ and ~}. */
function decodeHz(bytes: Buffer): string {
  return bytes.toString('latin1', 0, bytes.length).replace(/~(?:\{([^~]*)(?:~\}|$)|~|\n)/g, (mark, inside?: string) => {
    if (inside === undefined) return mark === '~~' ? '~' : '';
    const pairs = Buffer.from(inside, 'latin1').map(byte => byte | 0x80);
    return decodeAs(Buffer.from(pairs), 'gb18030');
  });
}

function threeByteSequences(bytes: Buffer): number {
  let count = 0;
  for (let i = 0; i < bytes.length && count < 3; i++) if (bytes[i]! >= 0xe0) count++;
  return count;
}

/** At least three in four of the first 4,000 bytes above ASCII belong to well-formed sequences. */
function isMostlyUtf8(bytes: Buffer): boolean {
  let good = 0;
  let bad = 0;
  for (let i = 0; i < bytes.length && good + bad < 4000; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
    let follows = 1;
    while (follows < length && (bytes[i + follows] ?? 0) >> 6 === 2) follows++;
    if (length > 0 && follows === length) {
      good += length;
      i += length - 1;
    } else bad++;
  }
  return good > bad * 3;
}

/** At most `limit` characters, never half a surrogate pair; NUL, which no database likes, left out. */
export function boundText(text: string, limit: number): string {
  let bounded = text;
  if (bounded.length > limit) {
    const last = bounded.charCodeAt(limit - 1);
    bounded = bounded.slice(0, last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit);
  }
  return bounded.includes('\0') ? bounded.replaceAll('\0', '') : bounded;
}
