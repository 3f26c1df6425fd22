import iconv from 'iconv-lite';

/** Text into the bytes and header forms of mail: charsets, encoded words, quoted-printable. */

/** JIS X 0208 by way of EUC-JP, whose bytes are the same with the high bit set (RFC 1468). */
function iso2022jp(text: string): Buffer {
  const parts: Buffer[] = [];
  let isDouble = false;
  for (const letter of text) {
    const bytes = iconv.encode(letter, 'euc-jp');
    const wantsDouble = bytes.length === 2;
    if (wantsDouble !== isDouble) parts.push(Buffer.from(wantsDouble ? '\x1b$B' : '\x1b(B', 'latin1'));
    isDouble = wantsDouble;
    parts.push(wantsDouble ? Buffer.from(bytes.map(byte => byte & 0x7f)) : bytes);
  }
  if (isDouble) parts.push(Buffer.from('\x1b(B', 'latin1'));
  return Buffer.concat(parts);
}

export function encodeText(text: string, charset: string): Buffer {
  return charset === 'iso-2022-jp' ? iso2022jp(text) : iconv.encode(text, charset);
}

/** The writer's charset where it holds every letter, UTF-8 where it does not. */
export function charsetFor(text: string, wanted: string): string {
  if (wanted === 'utf-8') return wanted;
  if (wanted === 'iso-2022-jp') {
    const holds = [...text].every(letter => {
      const bytes = iconv.encode(letter, 'euc-jp');
      const isAscii = letter.charCodeAt(0) < 128;
      return isAscii || (bytes.length === 2 && bytes[0] !== 0x8e && iconv.decode(bytes, 'euc-jp') === letter);
    });
    return holds ? wanted : 'utf-8';
  }
  return iconv.decode(iconv.encode(text, wanted), wanted) === text ? wanted : 'utf-8';
}

const isAscii = (text: string) => /^[\x00-\x7f]*$/.test(text);

function encodedWord(text: string, charset: string): string {
  const bytes = encodeText(text, charset);
  if (!charset.startsWith('iso-8859') && !charset.startsWith('windows-125')) {
    return `=?${charset}?B?${bytes.toString('base64')}?=`;
  }
  const letters = [...bytes].map(byte => {
    if (byte === 0x20) return '_';
    const letter = String.fromCharCode(byte);
    return /[A-Za-z0-9!*+/-]/.test(letter) ? letter : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  });
  return `=?${charset}?Q?${letters.join('')}?=`;
}

/** RFC 2047: words of at most 75 characters, no letter cut in two, folded. */
export function encodeHeader(text: string, wanted: string): string {
  if (isAscii(text)) return text;
  const charset = charsetFor(text, wanted);
  const words: string[] = [];
  let held = '';
  for (const letter of text) {
    if (held && encodedWord(held + letter, charset).length > 72) {
      words.push(encodedWord(held, charset));
      held = '';
    }
    held += letter;
  }
  words.push(encodedWord(held, charset));
  return words.join('\r\n ');
}

function foldedLine(line: string): string {
  let out = '';
  let length = 0;
  for (const piece of line.match(/=[0-9A-F]{2}|./g) ?? []) {
    if (length + piece.length > 75) {
      out += '=\r\n';
      length = 0;
    }
    out += piece;
    length += piece.length;
  }
  return out;
}

const hex = (letter: string) => `=${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

/** RFC 2045, section 6.7; `bytes` with CRLF line ends. */
export function quotedPrintable(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .split('\r\n')
    .map(line => foldedLine(line.replace(/[^\x20-\x3c\x3e-\x7e]/g, hex).replace(/ $/, '=20')))
    .join('\r\n');
}

export function base64Lines(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{76}(?=.)/g, '$&\r\n');
}
