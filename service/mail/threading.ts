import type { ParsedMessage } from './parsed';
import { normaliseSubject, subjectPrefix } from './subjects';

export { normaliseSubject };

const SUBJECT_SPAN = 30 * 86_400_000;

/** A letter of the same subject that is here already. */
export interface EarlierLetter {
  sentAt: Date;
  /** Normalised addresses of everybody on it. */
  people: ReadonlySet<string>;
  /** Root of its Thread-Index, see `threadIndexRoot`. */
  threadRoot: string | null;
}

/**
 * Whether a message continues an earlier one of the same subject, where its references lead nowhere: Exchange counts both to one thread (Outlook
 * copies the index into mails that only started as an answer; the subject tells those apart), or its headers refer to nothing at all and
 * it answers by its subject.
 */
export function continuesBySubject(parsed: ParsedMessage, sentAt: Date, earlier: EarlierLetter): boolean {
  const root = threadIndexRoot(parsed.headers['thread-index'] ?? '');
  if (root !== null && root === earlier.threadRoot) return true;
  return parsed.references.length === 0 && answersBySubject(parsed, sentAt, earlier);
}

/** A subject as it is compared: without what mail programs put before it, in small letters, at most 200 characters. */
export function foldSubject(subject: string): string {
  return normaliseSubject(subject).toLowerCase().slice(0, 200);
}

/**
 * Whether a message that refers to nothing answers an earlier one of the same subject: it says that it is an answer, at least
 * two people are on both, and no more than 30 days lie between. The same subject alone ties nothing together.
 */
export function answersBySubject(
  parsed: Pick<ParsedMessage, 'subject' | 'from' | 'to' | 'cc'>,
  sentAt: Date,
  earlier: { sentAt: Date; people: ReadonlySet<string> },
): boolean {
  if (subjectPrefix(parsed.subject) !== 'reply') return false;
  const apart = sentAt.getTime() - earlier.sentAt.getTime();
  if (apart < 0 || apart > SUBJECT_SPAN) return false;
  const people = new Set([...parsed.from, ...parsed.to, ...parsed.cc].map(entry => entry.address));
  let shared = 0;
  for (const address of people) if (address && earlier.people.has(address)) shared++;
  return shared >= 2;
}

/** What all messages of an Exchange thread have in common in their Thread-Index: its first 22 bytes, hex; null where there is none. */
export function threadIndexRoot(value: string): string | null {
  const bytes = Buffer.from(value.replace(/\s+/g, ''), 'base64');
  return bytes.length >= 22 ? bytes.subarray(0, 22).toString('hex') : null;
}
