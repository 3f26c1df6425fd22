import iconv from 'iconv-lite';
import { deEncapsulateSync } from 'rtf-stream-parser';
import { decodeText, encodingOf } from './charset';
import { charsetOfCodePage } from './mapiProperties';

const MAX_RTF = 8 * 1024 * 1024;
const COMPRESSED = 0x75465a4c;
const UNCOMPRESSED = 0x414c454d;
const dictionary =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';

/** The RTF in a compressed property ([MS-OXRTFCP]), at most 8 MiB; null for what is none. */
export function decompressRtf(data: Buffer): Buffer | null {
  if (data.length < 16) return null;
  const rawSize = Math.min(data.readUInt32LE(4), MAX_RTF);
  const kind = data.readUInt32LE(8);
  if (kind === UNCOMPRESSED) return data.subarray(16, 16 + rawSize);
  if (kind !== COMPRESSED) return null;
  const window = Buffer.alloc(4096, 0x20);
  let write = window.write(dictionary, 'latin1');
  const output = Buffer.alloc(rawSize);
  let to = 0;
  let from = 16;
  while (from < data.length && to < rawSize) {
    const control = data[from++]!;
    for (let bit = 0; bit < 8 && to < rawSize; bit++) {
      if (!(control & (1 << bit))) {
        if (from >= data.length) return output.subarray(0, to);
        output[to++] = window[write] = data[from++]!;
        write = (write + 1) & 4095;
        continue;
      }
      if (from + 1 >= data.length) return output.subarray(0, to);
      const token = (data[from]! << 8) | data[from + 1]!;
      from += 2;
      const offset = token >> 4;
      if (offset === write) return output.subarray(0, to);
      for (let k = 0; k < (token & 15) + 2 && to < rawSize; k++) {
        output[to++] = window[write] = window[(offset + k) & 4095]!;
        write = (write + 1) & 4095;
      }
    }
  }
  return output.subarray(0, to);
}

/** The HTML or text that RTF was made of ([MS-OXRTFEX]), or the readable text of RTF that somebody wrote; null where nothing is left. */
export function readRtf(rtf: Buffer): { isHtml: boolean; text: string } | null {
  if (rtf.length === 0) return null;
  try {
    // What it finds wrong is no matter for the log: a letter from outside could fill it.
    const result = deEncapsulateSync(rtf, { decode: decodeRtf, replaceSymbolFontChars: true, warn: () => undefined });
    return { isHtml: result.mode === 'html', text: result.text.toString() };
  } catch {
    // Not encapsulated, or damaged: the text is read out of it by hand.
    const text = rtfToText(rtf.toString('latin1', 0, rtf.length));
    return text ? { isHtml: false, text } : null;
  }
}

function decodeRtf(bytes: Buffer, encoding: string): string {
  return iconv.decode(bytes, iconv.encodingExists(encoding) ? encoding : 'windows-1252');
}

const skipped =
  /^(fonttbl|colortbl|stylesheet|info|pict|object|themedata|colorschememapping|latentstyles|datastore|listtable|listoverridetable|rsidtbl|generator|htmltag|mhtmltag|xmlnstbl|header|footer)$/;
const breaks: Record<string, string> = {
  par: '\n',
  line: '\n',
  row: '\n',
  tab: '\t',
  cell: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
};

interface RtfReading {
  pieces: string[];
  /** Characters of the code page that wait to be decoded together. */
  bytes: number[];
  encoding: string;
  depth: number;
  /** Groups from this depth on hold no text. */
  skipFrom: number;
  /** Characters that stand for a Unicode one in old readers. */
  toSkip: number;
}

/** Plain text of RTF: one pass over its words, groups that hold no text left out. */
function rtfToText(rtf: string): string {
  const page = Number(/\\ansicpg(\d{1,5})/.exec(rtf)?.[1] ?? '1252');
  const encoding = encodingOf(charsetOfCodePage(page)) || 'windows-1252';
  const reading: RtfReading = { pieces: [], bytes: [], encoding, depth: 0, skipFrom: Infinity, toSkip: 0 };
  const tokens = /\\'([0-9a-fA-F]{2})|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)/g;
  for (const match of rtf.matchAll(tokens)) readToken(reading, match);
  flushBytes(reading);
  return reading.pieces
    .join('')
    .slice(0, 1024 * 1024)
    .trim();
}

function flushBytes(reading: RtfReading): void {
  if (reading.bytes.length > 0) reading.pieces.push(decodeText(Buffer.from(reading.bytes), reading.encoding));
  reading.bytes = [];
}

function readToken(reading: RtfReading, [, hex, word, number, symbol, brace, plain]: RegExpExecArray): void {
  if (brace === '{') reading.depth++;
  else if (brace === '}') {
    reading.depth--;
    if (reading.depth < reading.skipFrom) reading.skipFrom = Infinity;
  } else if (reading.skipFrom <= reading.depth) return;
  else if (hex) {
    if (reading.toSkip > 0) reading.toSkip--;
    else reading.bytes.push(parseInt(hex, 16));
    return;
  }
  flushBytes(reading);
  if (word) readWord(reading, word, number);
  else if (symbol === '*') reading.skipFrom = reading.depth;
  else if (symbol === '~') reading.pieces.push(' ');
  else if (symbol && /[\\{}]/.test(symbol)) reading.pieces.push(symbol);
  else if (plain) {
    reading.pieces.push(plain.slice(reading.toSkip));
    reading.toSkip = 0;
  }
}

function readWord(reading: RtfReading, word: string, number: string | undefined): void {
  if (skipped.test(word)) reading.skipFrom = reading.depth;
  else if (word === 'u' && number) {
    reading.pieces.push(String.fromCharCode((Number(number) + 65536) & 65535));
    reading.toSkip = 1;
  } else if (breaks[word]) reading.pieces.push(breaks[word]);
}
