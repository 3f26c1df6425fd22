import type { FilingStatusReply, ReasonReply } from '../../service/filing/filing.schema';

/** A reason with a key that is unique within one message: 'w0' why it waits, 'c1.0' of the second candidate, 'f7.0' of a filing. */
export interface KeyedReason {
  key: string;
  reason: ReasonReply;
}

/** A stretch of text that one or more reasons rest on; `end` is the first character after it. */
export interface Mark {
  start: number;
  end: number;
  keys: string[];
}

/** A piece of text as it is shown; without keys it is plain. */
export interface MarkedPiece {
  text: string;
  keys: string[];
}

/** Key of a reason: whose it is, and which of its reasons. */
export const waitingKey = (index: number) => `w${index}`;
export const candidateKey = (candidate: number, index?: number) =>
  index === undefined ? `c${candidate}.` : `c${candidate}.${index}`;
export const filingKey = (filingId: number, index?: number) =>
  index === undefined ? `f${filingId}.` : `f${filingId}.${index}`;

/** Every reason that a message's status gives: why it waits, for each candidate, for each filing. */
export function reasonsOf(status: FilingStatusReply): KeyedReason[] {
  return [
    ...status.reasons.map((reason, index) => ({ key: waitingKey(index), reason })),
    ...status.candidates.flatMap((candidate, place) =>
      candidate.reasons.map((reason, index) => ({ key: candidateKey(place, index), reason })),
    ),
    ...status.filings.flatMap(filing =>
      filing.reasons.map((reason, index) => ({ key: filingKey(filing.id, index), reason })),
    ),
  ];
}

/** Whether `key` is `active` or one of what it stands for ('c0.' stands for all reasons of the first candidate). */
export function isActiveKey(key: string, active: string | null): boolean {
  return active !== null && (key === active || (active.endsWith('.') && key.startsWith(active)));
}

/** Fields of evidence whose words stand in the body: a signature is part of it. */
const bodyFields: ReadonlySet<string> = new Set(['body', 'signature']);

/**
 * Where in `text` (the subject, or the whole body with its quoted history) the words stand that the reasons rest on.
 * Offsets that do not fit the text are not trusted: then the words are looked for, and left unmarked if they are not there.
 */
export function marksIn(reasons: readonly KeyedReason[], place: 'subject' | 'body', text: string): Mark[] {
  const marks: Mark[] = [];
  for (const { key, reason } of reasons) {
    for (const evidence of reason.evidence ?? []) {
      const isHere = place === 'subject' ? evidence.field === 'subject' : bodyFields.has(evidence.field);
      if (!isHere || !evidence.text) continue;
      const start = startOf(evidence.text, evidence.start, evidence.end, text);
      if (start === null) continue;
      const end = evidence.end !== undefined && start === evidence.start ? evidence.end : start + evidence.text.length;
      marks.push({ start, end, keys: [key] });
    }
  }
  return marks.sort((one, other) => one.start - other.start || one.end - other.end);
}

function startOf(words: string, start: number | undefined, end: number | undefined, text: string): number | null {
  if (start !== undefined && end !== undefined && start >= 0 && end > start && end <= text.length) {
    if (text.slice(start, end).toLowerCase().includes(words.toLowerCase().slice(0, 40))) return start;
  }
  const found = text.toLowerCase().indexOf(words.toLowerCase());
  return found < 0 ? null : found;
}

/** `text` from `from` to `to`, cut at every edge of a mark; where marks overlap a piece carries the keys of all. */
export function cutByMarks(text: string, marks: readonly Mark[], from = 0, to = text.length): MarkedPiece[] {
  const edges = new Set([from, to]);
  for (const mark of marks) {
    if (mark.start > from && mark.start < to) edges.add(mark.start);
    if (mark.end > from && mark.end < to) edges.add(mark.end);
  }
  const places = [...edges].sort((one, other) => one - other);
  const pieces: MarkedPiece[] = [];
  for (let index = 0; index + 1 < places.length; index += 1) {
    const start = places[index];
    const keys = marks.filter(mark => mark.start <= start && mark.end > start).flatMap(mark => mark.keys);
    pieces.push({ text: text.slice(start, places[index + 1]), keys: [...new Set(keys)] });
  }
  return pieces;
}

/** Keys of the reasons that rest on this attachment's name, or on this address of the sender or a recipient. */
export function keysOnValue(
  reasons: readonly KeyedReason[],
  fields: readonly ('attachment' | 'from' | 'to' | 'header')[],
  value: string,
): string[] {
  const folded = value.toLowerCase();
  return reasons
    .filter(({ reason }) =>
      (reason.evidence ?? []).some(
        evidence =>
          (fields as readonly string[]).includes(evidence.field) &&
          evidence.text !== '' &&
          folded.includes(evidence.text.toLowerCase()),
      ),
    )
    .map(({ key }) => key);
}
