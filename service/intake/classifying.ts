import { keysOf } from '../filing/keys';
import { readMail } from '../filing/mailReading';
import { findMoneyWords } from '../filing/money';
import type { PackedReading } from '../filing/packedReading';
import { packReading } from '../filing/packedReading';
import type { FilingQuestion, OwnCompany } from '../filing/question';
import { placedDetails } from '../filing/warnings/watching';
import type { InquiryVerdict } from '../leads/inquiry/inquiry';
import type { Classified } from '../mail/classify';
import { classify } from '../mail/classify';
import type { MessageKind } from '../mail/message.entity';
import type { ParsedMessage } from '../mail/parsed';
import type { ParsedItem } from '../mail/parsePool';

/** A message that was read, and what it is. */
export interface ClassifiedItem {
  item: ParsedItem;
  classification: Classified;
}

/** What a message is judged by: plain data, which passes between threads. */
export interface JudgeTask {
  own: OwnCompany;
  excludedFolders: readonly string[];
  place: { mailbox: string; folder: string };
  /** Milliseconds; mail that was sent before makes no lead, and is not looked at for one. */
  freshSince: number;
}

/** What a message is, and what the filing reads in it; plain data. */
export interface Judged {
  classification: Classified;
  /** null for one that is kept out: nobody files it. */
  filing: PackedReading | null;
  /** Set where it asks for an offer. */
  inquiry: InquiryVerdict | null;
}

/** What the thread that parses a message makes of it (mail/parsePool.ts), so that the one that stores has less to do. */
export async function judgeItem(item: ParsedItem, task: unknown): Promise<Judged> {
  const { own, excludedFolders, place, freshSince } = task as JudgeTask;
  const { item: seen, classification } = classifyItem(item, own, excludedFolders, place);
  item.parsed.forwarded = seen.parsed.forwarded;
  if (classification.keepOut) return { classification, filing: null, inquiry: null };
  const { parsed } = item;
  const { direction } = classification;
  const kind = kindOf(parsed.defect, classification);
  const question: FilingQuestion = { parsed, kind, direction, mailbox: place.mailbox, conversationId: null };
  const keys = keysOf(question, own);
  const reading = readMail(question, own);
  const money = findMoneyWords(reading.subject, reading.newText);
  const filing = packReading(reading, keys, { money, details: placedDetails({ reading, question }) });
  return { classification, filing, inquiry: await inquiryIn(parsed, classification, own, freshSince) };
}

/** The verdict on what may be an inquiry: a letter from outside, or one that a colleague sends on; null where it is none, and of old mail: an archive is no work, and its import is not to be slower. */
export async function inquiryIn(
  parsed: ParsedMessage,
  classification: Classified,
  { domains }: Pick<OwnCompany, 'domains'>,
  freshSince: number,
): Promise<InquiryVerdict | null> {
  const kind = kindOf(parsed.defect, classification);
  const { direction, keepOut } = classification;
  const sentAt = parsed.sentAt ?? parsed.receivedAt;
  if (sentAt && sentAt.getTime() < freshSince) return null;
  if (keepOut || kind !== 'normal' || direction === 'out') return null;
  if (direction === 'internal' && !parsed.forwarded) return null;
  // Where all mail is old, its lists of words are never loaded.
  const { recogniseInquiry } = await import('../leads/inquiry/recognising');
  const verdict = recogniseInquiry({ parsed, kind, direction, ownDomains: domains });
  return verdict.isInquiry ? verdict : null;
}

/** What could not be read is nothing else. */
export function kindOf(defect: string | null, { kind }: Classified): MessageKind {
  return defect === null ? kind : 'unreadable';
}

/**
 * Says what a message is, in the mailbox and folder that it was found in. The original that it forwards is from now on the one that counts: of a
 * forward of a forward the letter from outside.
 */
export function classifyItem(
  item: ParsedItem,
  own: OwnCompany,
  excludedFolders: readonly string[],
  place: { mailbox: string; folder: string },
): ClassifiedItem {
  const { domains, dropboxes, people = [] } = own;
  const classification = classify(item.parsed, { domains, dropboxes, excludedFolders, people }, place);
  const forwarded = classification.forwarded ?? item.parsed.forwarded;
  const { ready: _ready, ...read } = item;
  return { item: { ...read, parsed: { ...item.parsed, forwarded } }, classification };
}
