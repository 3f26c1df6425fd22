import { hasLongWord, indexText, numberParts } from '../../common/searchText';

/** The text of one message as the search index takes it, as it came; cutting it into words is done here. */
export interface SearchRow {
  messageId: number;
  sentAt: Date;
  subject: string;
  /** Names and addresses of whom it is from. */
  sender: string;
  recipients: string;
  copied: string;
  body: string;
  /** Names of attachments. */
  files: string;
  /** Text inside attachments. */
  inside: string;
  /** Something hangs on it that is no picture of its text; where absent, told by `files`. */
  hasAttachments?: boolean;
  /** What takes longest, where it was done already. */
  ready?: ReadySearch;
}

/** What was cut of a message beforehand, in the thread that parsed it. */
export interface ReadySearch {
  /** What its numbers may also be looked for by. */
  parts: string;
  /** Its body in words; null where FTS5 cuts it as it stands. */
  words: string | null;
}

/** The columns of the index. `parts` holds what numbers may also be looked for by. */
export const searchColumns = ['subject', 'sender', 'recipients', 'copied', 'body', 'files', 'inside', 'parts'] as const;
export type SearchColumn = (typeof searchColumns)[number];

/** A word that stands among the parts of a letter with attachments, so that the index itself can tell them; nobody writes it. */
export const ATTACHMENT_WORD = 'tradepostattachment';

// A longer text is cut: what is sought stands in the first pages, and an index must not grow with pasted logs.
const MAX_BODY = 100_000;
const MAX_INSIDE = 300_000;

// Text that the tokenizer of FTS5 cuts and folds as we do: ASCII without words that are too long for us. Most mail is nothing else.
const isPlain = (text: string) => /^[\x01-\x7f]*$/.test(text) && !hasLongWord(text);
const cutForFts5 = (text: string) => (isPlain(text) ? text : indexText(text));

/** The values of `searchColumns`; `isFts5` where that cuts plain text itself. */
export function searchFields(row: SearchRow, isFts5: boolean): string[] {
  const cut = isFts5 ? cutForFts5 : indexText;
  const body = row.body.slice(0, MAX_BODY);
  const inside = row.inside.slice(0, MAX_INSIDE);
  const cutBody = row.ready ? (row.ready.words ?? (isFts5 ? body : indexText(body))) : cut(body);
  const { subject, sender, recipients, copied, files } = row;
  const parts = row.ready?.parts ?? partsOf(row);
  return [cut(subject), cut(sender), cut(recipients), cut(copied), cutBody, cut(files), cut(inside), parts];
}

/** What of a row can be made before it has a number. */
export function readySearch(row: Omit<SearchRow, 'messageId' | 'sentAt'>): ReadySearch {
  const body = row.body.slice(0, MAX_BODY);
  return { parts: partsOf(row), words: isPlain(body) ? null : indexText(body) };
}

function partsOf(row: Omit<SearchRow, 'messageId' | 'sentAt'>): string {
  const body = row.body.slice(0, MAX_BODY);
  const inside = row.inside.slice(0, MAX_INSIDE);
  const parts = numberParts([row.subject, row.files, body, inside].join('\n'));
  if (row.hasAttachments ?? row.files.trim() !== '') parts.push(ATTACHMENT_WORD);
  return parts.join(' ');
}
