import { messageIdHash } from './identity';
import type { ParsedMessage } from './parsed';
import { normaliseSubject, subjectPrefix } from './subjects';

export { normaliseSubject };

const SUBJECT_SPAN = 30 * 86_400_000;

/** A message that is here, as far as a later one may belong to its conversation. */
export interface ThreadCandidate {
  conversationId: number;
  messageIdHash: string | null;
  /** Root of its Thread-Index, see `threadIndexRoot`. */
  threadRoot: string | null;
  subject: string;
  sentAt: Date;
  /** Normalised addresses of everybody on it. */
  people: ReadonlySet<string>;
}

/**
 * The conversation that a message continues, or null for a new one: that of the nearest message it refers to; else one
 * that Exchange counts to the same thread; else, where its headers refer to nothing at all, one of the same subject, see
 * `answersBySubject`.
 */
export function chooseConversation(parsed: ParsedMessage, candidates: readonly ThreadCandidate[]): number | null {
  const byHash = new Map(candidates.filter(one => one.messageIdHash).map(one => [one.messageIdHash!, one]));
  for (const reference of parsed.references) {
    const found = byHash.get(messageIdHash(reference));
    if (found) return found.conversationId;
  }
  const root = threadIndexRoot(parsed.headers['thread-index'] ?? '');
  const subject = normaliseSubject(parsed.subject).toLowerCase();
  const sameSubject = candidates.filter(one => normaliseSubject(one.subject).toLowerCase() === subject);
  // Outlook copies the index into mails that only started as an answer; the subject tells those apart.
  const sibling = root ? sameSubject.find(one => one.threadRoot === root) : undefined;
  if (sibling) return sibling.conversationId;
  if (parsed.references.length > 0 || !parsed.sentAt) return null;
  const sentAt = parsed.sentAt;
  const answered = sameSubject
    .filter(one => answersBySubject(parsed, sentAt, one))
    .sort((a, b) => b.sentAt.getTime() - a.sentAt.getTime())[0];
  return answered?.conversationId ?? null;
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
