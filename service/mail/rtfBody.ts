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
    const result = deEncapsulateSync(rtf, { decode: decodeRtf, replaceSymbolFontChars: true });
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

const skipped = /^(fonttbl|colortbl|stylesheet|info|pict|object|themedata|colorschememapping|latentstyles|datastore|listtable|listoverridetable|rsidtbl|generator|htmltag|mhtmltag|xmlnstbl|header|footer)$/;
const breaks: Record<string, string> = { par: '\n', line: '\n', row: '\n', tab: '\t', cell: '\t', emdash: '—', endash: '–', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', bullet: '•' };

/** Plain text of RTF: one pass over its words, groups that hold no text left out. */
function rtfToText(rtf: string): string {
  const page = Number(/\\ansicpg(\d{1,5})/.exec(rtf)?.[1] ?? '1252');
  const encoding = encodingOf(charsetOfCodePage(page)) || 'windows-1252';
  const pieces: string[] = [];
  let bytes: number[] = [];
  const flush = () => {
    if (bytes.length > 0) pieces.push(decodeText(Buffer.from(bytes), encoding));
    bytes = [];
  };
  let depth = 0;
  let skipFrom = Infinity;
  let toSkip = 0;
  for (const match of rtf.matchAll(/\\'([0-9a-fA-F]{2})|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)/g)) {
    const [, hex, word, number, symbol, brace, plain] = match;
    if (brace === '{') depth++;
    else if (brace === '}') {
      depth--;
      if (depth < skipFrom) skipFrom = Infinity;
    } else if (skipFrom <= depth) continue;
    else if (hex) {
      if (toSkip > 0) toSkip--;
      else bytes.push(parseInt(hex, 16));
    } else if (word) {
      flush();
      if (skipped.test(word)) skipFrom = depth;
      else if (word === 'u' && number) {
        pieces.push(String.fromCharCode((Number(number) + 65536) & 65535));
        toSkip = 1;
      } else if (breaks[word]) pieces.push(breaks[word]);
    } else if (symbol) {
      flush();
      if (symbol === '*') skipFrom = depth;
      else if (symbol === '~') pieces.push(' ');
      else if (/[\\{}]/.test(symbol)) pieces.push(symbol);
    } else if (plain) {
      flush();
      pieces.push(plain.slice(toSkip));
      toSkip = 0;
    }
  }
  flush();
  return pieces.join('').slice(0, 1024 * 1024).trim();
}
