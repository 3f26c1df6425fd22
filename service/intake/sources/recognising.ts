import { isFromLine } from './mboxSplitting';

/** What the first bytes and the name of a file say that it is. 'gzip' is to be looked into; 'other' is no mail. */
export type Recognised = 'eml' | 'msg' | 'mbox' | 'gzip' | 'pst' | 'archive' | 'other';

/** How many bytes of a file `recognise` wants to see. */
export const HEAD_BYTES = 16 * 1024;

// At least one of these stands at the top of every letter; a text with a colon in it has none.
const tellingHeaders = new Set([
  'arc-seal',
  'authentication-results',
  'content-type',
  'date',
  'delivered-to',
  'dkim-signature',
  'from',
  'message-id',
  'mime-version',
  'received',
  'return-path',
  'sender',
  'subject',
  'to',
  'x-mozilla-status',
  'x-originating-ip',
]);

const archiveNames = /\.(zip|rar|7z|tar|tgz|tar\.gz|bz2|xz|cab|iso)$/i;
const pstNames = /\.(pst|ost|olm|nsf|dbx|edb)$/i;
// Common beside mail, and never mail: not even opened.
const otherNames =
  /\.(txt|csv|json|xml|html?|md|log|ini|jpe?g|png|gif|bmp|webp|svg|ico|tiff?|pdf|docx?|xlsx?|pptx?|rtf|mp[34]|avi|mov|exe|dll|db|sqlite|idx|index|msf|ics|vcf|plist)$/i;

/** True for names that are passed over in a folder without opening them: hidden, temporary or plainly not mail. */
export function isPassedOver(name: string): boolean {
  return /^[.~]/.test(name) || /^(thumbs\.db|desktop\.ini|dovecot.*|maildirfolder|subscriptions)$/i.test(name)
    ? true
    : /(~|\.(tmp|part|partial|crdownload|lock))$/i.test(name) || otherNames.test(name);
}

/**
 * Tells what a file is from its first bytes (up to HEAD_BYTES) and its name. The bytes decide; the name only where they
 * leave it open (an empty .eml, an Outlook .msg beside a Word document, both of which are OLE files).
 */
export function recognise(head: Uint8Array, name: string): Recognised {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  if (bytes.length >= 2 && bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  const start = bytes.toString('latin1', 0, 8);
  if (start.startsWith('!BDN')) return 'pst';
  if (/^(PK\x03\x04|PK\x05\x06|Rar!|7z\xbc\xaf|BZh|\xfd7zXZ)/.test(start))
    return otherNames.test(name) ? 'other' : 'archive';
  if (bytes.length > 262 && bytes.toString('latin1', 257, 262) === 'ustar') return 'archive';
  if (start.startsWith('\xd0\xcf\x11\xe0')) return /\.msg$/i.test(name) ? 'msg' : 'other';
  if (start.startsWith('%PDF')) return 'other';
  if (isMboxHead(bytes, name)) return /\.eml$/i.test(name) ? 'eml' : 'mbox';
  if (looksLikeMessage(bytes)) return 'eml';
  if (/\.eml$/i.test(name)) return 'eml';
  if (/\.msg$/i.test(name)) return 'msg';
  if (/\.(mbox|mbx)$/i.test(name) && bytes.length === 0) return 'mbox';
  if (archiveNames.test(name)) return 'archive';
  return pstNames.test(name) ? 'pst' : 'other';
}

/** An mbox begins with a From_ line that carries a date, or with any line of that form above header fields. */
function isMboxHead(bytes: Buffer, name: string): boolean {
  if (bytes.toString('latin1', 0, 5) !== 'From ') return false;
  const lineEnd = bytes.indexOf(0x0a);
  const line = bytes.subarray(0, lineEnd < 0 ? Math.min(bytes.length, 300) : lineEnd);
  if (isFromLine(line, 0, true) || /\.(mbox|mbx|mbox\.gz)$/i.test(name)) return true;
  return lineEnd > 0 && looksLikeMessage(bytes.subarray(lineEnd + 1));
}

/** True where a text begins with header fields of a letter (RFC 5322), perhaps after a byte order mark or empty lines. */
export function looksLikeMessage(head: Uint8Array): boolean {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .replace(/^[\r\n]+/, '');
  let isTelling = false;
  for (const line of text.split(/\r\n|\n|\r/, 60)) {
    if (line === '') break;
    if (/^[ \t]/.test(line) || /^>?From /.test(line)) continue;
    const field = /^([!-9;-~]{1,200})[ \t]*:/.exec(line);
    // One broken line among good ones is common; one at the very top is a text.
    if (!field && !isTelling) return false;
    if (field && tellingHeaders.has(field[1].toLowerCase())) isTelling = true;
  }
  return isTelling;
}

/** What to say about a file that is no mail, and what to do instead; English, one or two sentences. */
export function adviceFor(recognised: Recognised): string {
  if (recognised === 'pst')
    return 'This is a data file of a mail program (.pst, .ost and the like), which cannot be read directly. Export the mail from the program as .eml, .msg or mbox files and import those.';
  if (recognised === 'archive') return 'This is an archive. Unpack it and import the folder that comes out.';
  return 'This is not mail in a form that can be read. Give a .eml or .msg file, a folder of them, an mbox (also .gz) or a Maildir.';
}
