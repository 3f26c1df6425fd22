import type { RecordFacts, FilingQuestion, Knowledge, OwnCompany, ThreadFacts } from './question';
import type { MailReading, Mention } from './mailReading';
import { readMail } from './mailReading';

/** A number in the mail and the records that have it. */
export interface Match {
  mention: Mention;
  records: readonly RecordFacts[];
}

/** A message with all that is known about it: what the rules of this folder decide on. */
export interface FilingCase {
  question: FilingQuestion;
  own: OwnCompany;
  knowledge: Knowledge;
  reading: MailReading;
  /** Known numbers in the order of their weight: subject, new text, attachment names, quoted text; within these as they stand. */
  matches: Match[];
  /** Messages that it answers, nearest first. */
  threads: ThreadFacts[];
}

const zoneOrder = { subject: 0, new: 1, attachment: 2, quoted: 3 } as const;

function isWithin(inner: Mention, outer: Mention): boolean {
  return (
    inner.zone === outer.zone &&
    inner.item === outer.item &&
    inner.start >= outer.start &&
    inner.end <= outer.end &&
    inner.end - inner.start < outer.end - outer.start
  );
}

/** Known numbers ("SC-26-004" rather than its "26-004"). */
function matchesOf(reading: MailReading, knowledge: Knowledge): Match[] {
  const known = reading.mentions.flatMap(mention => {
    const records = knowledge.recordsByNumber.get(mention.folded);
    return records && records.length > 0 ? [{ mention, records }] : [];
  });
  return orderMatches(known);
}

/** The order of their weight; of those that stand within each other the longest. */
export function orderMatches(known: readonly Match[]): Match[] {
  return known
    .filter(match => !known.some(other => isWithin(match.mention, other.mention)))
    .sort(
      (a, b) =>
        zoneOrder[a.mention.zone] - zoneOrder[b.mention.zone] ||
        a.mention.item - b.mention.item ||
        a.mention.start - b.mention.start,
    );
}

/** Puts together what the mail says and what is known. */
export function openCase(question: FilingQuestion, knowledge: Knowledge, own: OwnCompany): FilingCase {
  const reading = readMail(question, own);
  const threads = reading.references.flatMap((hash, position) =>
    (knowledge.messagesByReference.get(hash) ?? []).map(thread => ({ ...thread, position })),
  );
  return { question, own, knowledge, reading, matches: matchesOf(reading, knowledge), threads };
}

/** The name of a company for a reason's sentence; '' where it is not known. */
export function companyName(knowledge: Knowledge, id: number): string {
  return knowledge.companies.get(id)?.name ?? '';
}

/** YYYY-MM-DD of an instant, in UTC. */
export function dayOf(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}
