import { createHash, hash } from 'node:crypto';
import type { ParsedMessage } from './parsed';

const MAX_ID = 998;

/**
 * The one form of a Message-ID: what stands between the first brackets, or the whole, without blanks, at most 998
 * characters (RFC 5322, 2.1.1); null for what is none. Letters keep their case: the left part is the sender's secret.
 * Stored hashes depend on it, so it may never answer differently for the same input.
 */
export function normaliseMessageId(raw: string): string | null {
  const bracketed = /<([^<>]*)>/.exec(raw);
  const id = (bracketed ? bracketed[1]! : raw.replace(/[<>]/g, '')).replace(/[\s\u0000]+/g, '').slice(0, MAX_ID);
  return id.length > 0 ? id : null;
}

/** SHA-256 of a normalised Message-ID, hex. */
export function messageIdHash(id: string): string {
  return hash('sha256', id);
}

/** What two copies of one letter have in common. */
export type LetterFacts = Pick<ParsedMessage, 'from' | 'sentAt' | 'subject' | 'to' | 'cc' | 'text' | 'attachments'> & {
  html?: string | null;
  messageId?: string | null;
};

/**
 * SHA-256 over From, Date, subject, To, Cc, body and attachments, hex. Copies of one letter differ in transport headers, Bcc, the order
 * of recipients, line ends and blanks; none of that counts. Where there is no text, the HTML stands for it. Without a Date nothing but the
 * Message-ID tells two letters of the same words apart, so it counts then.
 */
export function contentHash(parsed: LetterFacts): string {
  const recipients = [...new Set([...parsed.to, ...parsed.cc].map(entry => entry.address || fold(entry.name)))].sort();
  // Seconds: some stores keep no finer time.
  const time = parsed.sentAt ? Math.floor(parsed.sentAt.getTime() / 1000) : `without ${parsed.messageId ?? ''}`;
  const sender = parsed.from[0]?.address || fold(parsed.from[0]?.name ?? '');
  const head = `${sender}\n${time}\n${fold(parsed.subject)}\n${recipients.join(',')}\n`;
  // A scanner sends each page in a letter of its own, with the same words in the same second.
  const attachments = parsed.attachments.map(attachment => attachment.hash).sort();
  const tail = attachments.length > 0 ? `\n${attachments.join(',')}` : '';
  return hashOf(head, parsed.text, tail) ?? hashOf(head, parsed.html ?? '', tail) ?? hash('sha256', head + tail);
}

/** Text without any blanks or invisible characters, in one normal form. */
function fold(text: string): string {
  const plain = text.replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]+/g, '');

  return /[^\u0000-\u007f]/.test(plain) ? plain.normalize('NFC') : plain;
}

/** 0 for the ASCII characters that `fold` leaves out. */
const counts = new Uint8Array(256).fill(1);
for (const blank of '\t\n\v\f\r ') counts[blank.charCodeAt(0)] = 0;

// A letter is put together here to be hashed: room of its own for each costs more than what is done in it.
const room = Buffer.allocUnsafe(256 * 1024);

/** SHA-256 of `head`, the folded text and `tail`, hex; null where nothing of the text is left. */
function hashOf(head: string, text: string, tail: string): string | null {
  const longest = (head.length + text.length + tail.length) * 3;
  const bytes = longest <= room.length ? room : Buffer.allocUnsafe(longest);
  const start = bytes.write(head, 0);
  const end = writeFolded(bytes, start, text);
  return end === start ? null : hash('sha256', bytes.subarray(0, end + bytes.write(tail, end)));
}

/** Writes `fold` of a text as UTF-8; answers where it ends. By hand where all is ASCII, as most mail is: a pattern takes five times as long. */
function writeFolded(bytes: Buffer, start: number, text: string): number {
  const written = start + bytes.write(text, start);
  if (written - start !== text.length) return start + bytes.write(fold(text), start);
  let end = start;
  for (let at = start; at < written; at++) {
    const byte = bytes[at]!;
    // Without a branch that depends on the text: which letters are blanks cannot be foretold.
    bytes[end] = byte;
    end += counts[byte]!;
  }
  return end;
}

/** The identity of a letter, see `identityOf`. */
export interface Identity {
  identity: string;
  messageIdHash: string | null;
  contentHash: string;
}

/**
 * What makes a letter one, however many copies there are: the hash of its normalised Message-ID, or where it has none that
 * of its content. A letter that claims an id which another letter has already is told apart by `reusedIdentity`.
 */
export function identityOf(parsed: LetterFacts & { messageId: string | null }): Identity {
  const content = contentHash(parsed);
  const idHash = parsed.messageId ? messageIdHash(parsed.messageId) : null;
  return { identity: idHash ?? content, messageIdHash: idHash, contentHash: content };
}

/** The identity of a second letter that claims an id which another one has already: SHA-256 over id and content. */
export function identityOfReused(idHash: string, content: string): string {
  return createHash('sha256').update(`${idHash}:${content}`).digest('hex');
}

/** What of a letter tells whether another with the same Message-ID is a copy of it. */
export type CopyFacts = Pick<ParsedMessage, 'from' | 'sentAt' | 'text'> & { attachmentHashes: readonly string[] };

/**
 * Whether a letter is a copy of one that is here and has the same Message-ID: same From, same Date, one body holds the other (a
 * footer or a banner that a gateway or a list put on does not make a second letter), and nothing is attached that the other lacks.
 */
export function isSameLetter(there: CopyFacts, copy: CopyFacts): boolean {
  if ((there.from[0]?.address ?? '') !== (copy.from[0]?.address ?? '')) return false;
  if (Math.floor((there.sentAt?.getTime() ?? 0) / 1000) !== Math.floor((copy.sentAt?.getTime() ?? 0) / 1000))
    return false;
  if (!copy.attachmentHashes.every(hash => there.attachmentHashes.includes(hash))) return false;
  const [short, long] = [fold(there.text), fold(copy.text)].sort((a, b) => a.length - b.length) as [string, string];
  return short === long || (short.length * 2 > long.length && long.includes(short));
}

/** The facts of a letter that was just read. */
export function copyFactsOf(parsed: ParsedMessage): CopyFacts {
  const { from, sentAt, text, attachments } = parsed;
  return { from, sentAt, text, attachmentHashes: attachments.map(attachment => attachment.hash) };
}
