import { decodeText } from './charset';

/*
 * Word 97 to 2003 (MS-DOC). The text lies in pieces about the stream "WordDocument"; the list of the pieces stands in one of two table streams, at a place that the
 * head of the document names.
 */
const MAGIC = 0xa5ec;
const FIRST_VERSION = 0x00c1;
// Where the head says where the list of the pieces is (FibRgFcLcb97, fcClx).
const PIECES_AT = 0x01a2;

/** Which table stream a document uses. */
export function tableName(document: Buffer): '0Table' | '1Table' {
  return (document.readUInt16LE(10) & 0x0200) !== 0 ? '1Table' : '0Table';
}

/**
 * The text of a document with its notes and headers; cells of a table are set apart by tabs. Null for a document of before 1997.
 *
 * @throws Error ('locked') where it has a password
 */
export function wordText(document: Buffer, table: Buffer, limit: number): string | null {
  if (document.readUInt16LE(0) !== MAGIC || document.readUInt16LE(2) < FIRST_VERSION) return null;
  if ((document.readUInt16LE(10) & 0x0100) !== 0) throw new Error('locked with a password');
  const start = document.readUInt32LE(PIECES_AT);
  const list = table.subarray(start, start + document.readUInt32LE(PIECES_AT + 4));
  let at = 0;
  // Before the pieces stand their properties, each with its length.
  while (list[at] === 1) at += 3 + list.readUInt16LE(at + 1);
  if (list[at] !== 2) return null;
  return plain(piecesOf(document, list.subarray(at + 5, at + 5 + list.readUInt32LE(at + 1)), limit)).slice(0, limit);
}

/** The text as it lies there, at most about `limit` characters. */
function piecesOf(document: Buffer, list: Buffer, limit: number): string {
  const count = Math.max(0, Math.floor((list.length - 4) / 12));
  const parts: string[] = [];
  let length = 0;
  for (let at = 0; at < count && length < limit; at += 1) {
    const characters = Math.min(limit, list.readUInt32LE((at + 1) * 4) - list.readUInt32LE(at * 4));
    const place = list.readUInt32LE((count + 1) * 4 + at * 8 + 2);
    const isNarrow = (place & 0x40000000) !== 0;
    const from = isNarrow ? (place & 0x3fffffff) / 2 : place & 0x3fffffff;
    if (characters <= 0) continue;
    const bytes = document.subarray(from, from + characters * (isNarrow ? 1 : 2));
    const text = isNarrow ? decodeText(bytes, 'windows-1252') : bytes.toString('utf16le');
    parts.push(text);
    length += text.length;
  }
  return parts.join('');
}

/** Without the instructions of fields, and with the marks of Word as what they mean. */
function plain(text: string): string {
  return text
    .replace(/\u0013[^\u0013-\u0015]*\u0014/g, '')
    .replace(/\u0013[^\u0013-\u0015]*\u0015/g, '')
    .replace(/\u0007\u0007/g, '\n')
    .replace(/\u0007/g, '\t')
    .replace(/[\r\u000b\u000c]/g, '\n')
    .replace(/\u001e/g, '-')
    .replace(/[\u0000-\u0006\u0008\u000e-\u001f]/g, '');
}
