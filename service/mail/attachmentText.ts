import type { ReadingState } from './attachmentText.entity';
import { decodeText } from './charset';
import { htmlToText } from './htmlText';
import { officeText } from './officeText';
import { oldOfficeText } from './oldOfficeText';
import { pdfText } from './pdfText';
import { openZip } from './zipEntries';

/** What a content turned out to hold. */
export interface ReadAttachment {
  state: ReadingState;
  text: string;
}

/** Characters of an attachment that are kept. */
export const MAX_ATTACHMENT_TEXT = 200_000;
const MAX_PLAIN_BYTES = 4 * 1024 * 1024;

// More cells than these are not left empty side by side, but by who wants the reader to count them.
const MOST_EMPTY = '\t'.repeat(60);

const PLAIN = /\.(?:txt|csv|tsv|log|md|text|asc|ini|json|xml|edi)$/i;
const HTML = /\.(?:html?|xhtml)$/i;
const OFFICE = /\.(?:docx|docm|dotx|xlsx|xlsm|xltx|pptx|pptm|odt|ods|odp|pdf)$/i;
// Of before 2007; programs of other houses write lists of text or HTML under the second name.
const OLD_OFFICE = /\.(?:doc|dot|xls|xlt)$/i;
const READ_TYPES =
  /^(?:text\/|application\/(?:pdf|json|xml|msword|vnd\.ms-excel|vnd\.openxmlformats|vnd\.oasis\.opendocument))/i;

/** True where a content of this name and type is worth being looked into. What it is, its bytes say. */
export function mayHoldText(name: string, contentType: string): boolean {
  if (/\.(?:ics|vcf|p7s|p7m|asc|sig|eml|msg|svg)$/i.test(name) || /^text\/(?:calendar|x?-?vcard)/i.test(contentType))
    return false;
  return [PLAIN, HTML, OFFICE, OLD_OFFICE].some(one => one.test(name)) || READ_TYPES.test(contentType);
}

/** Reads the text inside an attachment; rows of a table are lines, and their cells are set apart by tabs. Whatever is wrong with it ends in a state, never in an error. */
export async function readAttachmentText(bytes: Buffer, name: string, contentType: string): Promise<ReadAttachment> {
  try {
    const text = await textOf(bytes, name, contentType);
    if (text === null) return { state: 'unsupported', text: '' };
    const plain = text
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f\ud800-\udfff]/gu, ' ')
      .replace(/[^\S\n\t]+/g, ' ')
      // A tab sets cells apart, and an empty cell is one too; behind the last of a line there is nothing.
      .replace(/ ?\t ?/g, '\t')
      .replace(/\t{60,}/g, MOST_EMPTY)
      .replace(/[\t ]+$/gm, '')
      .replace(/\n{2,}/g, '\n')
      .replace(/^[\n ]+/, '')
      .trimEnd();
    return { state: plain === '' ? 'empty' : 'read', text: plain.slice(0, MAX_ATTACHMENT_TEXT) };
  } catch (error) {
    return { state: isLocked(error) ? 'locked' : 'not_readable', text: '' };
  }
}

async function textOf(bytes: Buffer, name: string, contentType: string): Promise<string | null> {
  const head = bytes.toString('latin1', 0, 1024);
  if (head.includes('%PDF-')) return pdfText(bytes, MAX_ATTACHMENT_TEXT);
  if (head.startsWith('PK')) return officeText(openZip(bytes), MAX_ATTACHMENT_TEXT);
  // Files of Office before 2007, and newer ones with a password, are containers of another kind.
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) {
    if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw new Error('locked with a password');
    return oldOfficeText(bytes, name, MAX_ATTACHMENT_TEXT);
  }
  if (
    /^[\s\ufeff\u00ef\u00bb\u00bf]*<(?:!doctype html|html)/i.test(head) ||
    HTML.test(name) ||
    /^text\/html/i.test(contentType)
  )
    return htmlToText(plainText(bytes, contentType), MAX_ATTACHMENT_TEXT);
  if (head.startsWith('{\\rtf')) return null;
  if (!PLAIN.test(name) && !OLD_OFFICE.test(name) && !/^(?:text\/|application\/(?:json|xml))/i.test(contentType))
    return null;
  // A name that lies: what holds zeros is no text, unless it is UTF-16.
  if (/\0\0/.test(head)) return null;
  return plainText(bytes, contentType);
}

function plainText(bytes: Buffer, contentType: string): string {
  const charset = /charset="?([\w-]{1,40})/i.exec(contentType)?.[1] ?? null;
  return decodeText(bytes.subarray(0, MAX_PLAIN_BYTES), charset);
}

const isLocked = (error: unknown) =>
  error instanceof Error && (error.name === 'PasswordException' || /locked/.test(error.message));
