import { createHash } from 'node:crypto';

export interface DraftRecipient {
  kind: 'to' | 'cc' | 'bcc';
  /** Normalised. */
  address: string;
  name: string;
}

export interface DraftAttachment {
  name: string;
  size: number;
  /** Hex, or null where the mail program gave no contents. */
  sha256: string | null;
}

/** A mail as somebody is about to send it. */
export interface Draft {
  mailbox: string;
  recipients: DraftRecipient[];
  subject: string;
  /** What is written, with the quoted part. */
  text: string;
  attachments: DraftAttachment[];
}

const MAX_TEXT = 100_000;

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

// What stands between the digits of a number stays: 10.50 is not 1050. So do signs of money and per cent, and a minus.
const noise = /[.,\-−](?!\p{N})|(?<=\p{L})[.,]|(?<=[\p{L}\p{N}])[-−]|[^\p{L}\p{N}\p{Sc}%.,\-−]+/gu;

/** Letters, digits and what makes another sum of them: mail programs break, indent and space a text as they like. */
function plain(text: string): string {
  return text.slice(0, MAX_TEXT).normalize('NFKC').toLowerCase().replace(noise, '');
}

const addressesOf = (recipients: readonly DraftRecipient[], kinds: readonly DraftRecipient['kind'][]) =>
  [...new Set(recipients.filter(one => kinds.includes(one.kind)).map(one => one.address))].sort();

/** The mail and nothing but it: who gets it and in which line, subject, text, and attachments with their contents as far as they were given. Hex. */
export function digestOf(draft: Draft): string {
  const { recipients, subject, text, attachments } = draft;
  return hashOf([
    addressesOf(recipients, ['to']),
    addressesOf(recipients, ['cc']),
    addressesOf(recipients, ['bcc']),
    plain(subject),
    plain(text),
    attachments.map(one => `${one.name}|${one.sha256 ?? `${one.size}`}`).sort(),
  ]);
}

/**
 * Whether a mail is the one that was asked for, letter for letter; contents of files are compared where both sides know them, else their sizes: the handler of the mail program reads no
 * contents. What is changed under the same name and size is found in the sent copy.
 */
export function isSameDraft(asked: Draft, now: Draft): boolean {
  const bare = (draft: Draft) => digestOf({ ...draft, attachments: [] });
  if (bare(asked) !== bare(now) || asked.attachments.length !== now.attachments.length) return false;
  const left = [...now.attachments];
  return asked.attachments.every(file => {
    const at = left.findIndex(other => other.name === file.name && isSameContent(file, other));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

function isSameContent(one: DraftAttachment, other: DraftAttachment): boolean {
  if (one.sha256 !== null && other.sha256 !== null) return one.sha256 === other.sha256;
  return one.size === other.size || one.size === 0 || other.size === 0;
}

/** By whom and about what, whatever is written: a reason that was given stands while the sender goes on writing. Hex. */
export function mailKeyOf(draft: Pick<Draft, 'recipients' | 'subject'>): string {
  return hashOf([addressesOf(draft.recipients, ['to', 'cc']), plain(draft.subject)]);
}

// What Outlook's plain text adds for links and pictures, and what a server leaves out of it.
const additions = /<?\b(?:https?|mailto|cid):[^\s>\]]+[>\]]?|\[(?:cid|image)[^\]]{0,200}\]/gi;

function wordsOf(text: string): string[] {
  const words = text.slice(0, MAX_TEXT).replace(additions, ' ').normalize('NFKC').toLowerCase();
  // A text without blanks is compared by pairs of letters.
  return words.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,2}|[\p{L}\p{N}]+/gu) ?? [];
}

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

// So much of the words may differ: a signature that a server sets, a line that a program adds.
const LIKE = 0.85;

/** Whether a text that went out is the one that was approved: each number in it was there, and the words are nearly the same. */
function isSameText(approved: string, sent: string): boolean {
  const [before, after] = [countsOf(wordsOf(approved)), countsOf(wordsOf(sent))];
  let shared = 0;
  let all = 0;
  for (const [word, count] of after) {
    if (/^\d{2,}$/.test(word) && !before.has(word)) return false;
    shared += Math.min(count, before.get(word) ?? 0);
    all += count;
  }
  for (const count of before.values()) all += count;
  return all === 0 || (2 * shared) / all >= LIKE;
}

/**
 * Whether a letter, as it stands in the sent copy, is the mail that was approved. Recipients in To and Cc, subject and names of attachments are the same, their contents where both are
 * known; of the text every number was there and the words are nearly the same, since programs render it in their own ways and servers add signatures. Bcc
 * does not stand in every copy.
 */
export function isSentAsApproved(approved: Draft, sent: Draft): boolean {
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  const names = (draft: Draft) => draft.attachments.map(one => one.name.normalize('NFC').trim()).sort();
  const isChanged = approved.attachments.some(({ name, sha256 }) => {
    const twins = sent.attachments.filter(other => other.name === name && other.sha256 !== null);
    return sha256 !== null && twins.length > 0 && !twins.some(other => other.sha256 === sha256);
  });
  return (
    same(addressesOf(approved.recipients, ['to', 'cc']), addressesOf(sent.recipients, ['to', 'cc'])) &&
    plain(approved.subject) === plain(sent.subject) &&
    same(names(approved), names(sent)) &&
    !isChanged &&
    isSameText(approved.text, sent.text)
  );
}
