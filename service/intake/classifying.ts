import { keysOf } from '../filing/keys';
import { readMail } from '../filing/mailReading';
import { findMoneyWords } from '../filing/money';
import type { PackedReading } from '../filing/packedReading';
import { packReading } from '../filing/packedReading';
import type { FilingQuestion, OwnCompany } from '../filing/question';
import { placedDetails } from '../filing/warnings/watching';
import type { InquiryVerdict } from '../leads/inquiry/inquiry';
import { isRobot } from '../mail/bulk';
import type { Classified, KeepOutReason } from '../mail/classify';
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
  /** null for one that is kept out, since nobody files it, and for one that was seen before: should it be new all the same, that is read when it is filed. */
  filing: PackedReading | null;
  /** Set where it asks for an offer. */
  inquiry: InquiryVerdict | null;
}

/** What the thread that parses a message makes of it (mail/parsePool.ts), so that the one that stores has less to do: of a letter that it had before (`isRepeated`), only what it is. */
export async function judgeItem(item: ParsedItem, task: unknown): Promise<Judged> {
  const { own, excludedFolders, place, freshSince } = task as JudgeTask;
  const { item: seen, classification: told } = classifyItem(item, own, excludedFolders, place);
  item.parsed.forwarded = seen.parsed.forwarded;
  const { parsed } = item;
  const { classification, inquiry } = await lookForInquiry(parsed, told, own, freshSince);
  if (classification.keepOut) return { classification, filing: null, inquiry: null };
  if (item.isRepeated) return { classification, filing: null, inquiry };
  const { direction } = classification;
  const kind = kindOf(parsed.defect, classification);
  const question: FilingQuestion = { parsed, kind, direction, mailbox: place.mailbox, conversationId: null };
  const keys = keysOf(question, own);
  const reading = readMail(question, own);
  const money = findMoneyWords(reading.subject, reading.newText);
  const filing = packReading(reading, keys, { money, details: placedDetails({ reading, question }) });
  return { classification, filing, inquiry };
}

/** A message with what it is, where it may be an inquiry seen once more. */
export interface Looked {
  classification: Classified;
  /** The verdict on a letter from outside, or one that a colleague sends on; null where it is none. */
  inquiry: InquiryVerdict | null;
}

/**
 * Looks whether a message asks for an offer. What a trade platform or the form of a web site sends on is the letter of a buyer, though a machine wrote it, to many by its headers or from our own
 * domain: it is taken for what it is. Old mail is not looked at: an archive is no work, and its import is not to be slower.
 */
export async function lookForInquiry(
  parsed: ParsedMessage,
  classification: Classified,
  { domains }: Pick<OwnCompany, 'domains'>,
  freshSince: number,
): Promise<Looked> {
  const none = { classification, inquiry: null };
  const kind = kindOf(parsed.defect, classification);
  const { direction, keepOut } = classification;
  const sentAt = parsed.sentAt ?? parsed.receivedAt;
  if (sentAt && sentAt.getTime() < freshSince) return none;
  if (direction === 'out' || (kind !== 'normal' && kind !== 'system')) return none;
  const isPlain = kind === 'normal' && !keepOut;
  if (isPlain && direction === 'internal' && !parsed.forwarded) return none;
  // Where all mail is old, its lists of words are never loaded.
  const { recogniseInquiry } = await import('../leads/inquiry/recognising');
  if (!isPlain) {
    if (keepOut && !mayBeRelayed(parsed, keepOut.reason)) return none;
    const verdict = recogniseInquiry({ parsed, kind: 'normal', direction: 'in', ownDomains: domains });
    if (!verdict.isInquiry || (verdict.kind !== 'platform' && verdict.kind !== 'webform')) return none;
    return { classification: { ...classification, kind: 'normal', direction: 'in', keepOut: null }, inquiry: verdict };
  }
  const verdict = recogniseInquiry({ parsed, kind, direction, ownDomains: domains });
  return { classification, inquiry: verdict.isInquiry ? verdict : null };
}

/** Why a mail may be kept out that a machine sends on for a buyer. Of our own people none is looked at. */
function mayBeRelayed({ from }: ParsedMessage, reason: KeepOutReason): boolean {
  if (reason === 'newsletter' || reason === 'mailing_list' || reason === 'system') return true;
  return reason === 'internal' && from.length > 0 && from.every(isRobot);
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
