import { domainOf, isOwnDomain } from '../../common/emailAddress';
import { detectLanguage } from '../../mail/language';
import { isAutoReplySubject } from '../../mail/subjects';
import { gatherEvidence, tellsOfFair } from './evidence';
import type { InquiryKind, InquiryMail, InquiryReason, InquiryVerdict } from './inquiry';
import { levelText } from './levelling';
import { platformOf } from './platforms';
import type { InquirySource } from './source';
import { readSource } from './source';
import { mayAskIn } from './tags';

/** What has to be outweighed: most mail is no inquiry. */
const BIAS = -3;
/** Below it an inquiry is marked "check". */
const CERTAIN = 1.5;
const MOST_REASONS = 12;
const FIRST_LOOK = 5000;

/**
 * Whether a mail is the inquiry of somebody who wants to buy from us, and why. A first look at its words decides most mail; the rest is
 * read closely (source.ts) and weighed: what a buyer says against what sellers, forwarders, running orders, complaints and lists say.
 * Never throws; the time is linear in the length of the mail, and bounded.
 */
export function recogniseInquiry(mail: InquiryMail): InquiryVerdict {
  const fact = plainFact(mail);
  if (fact) return none(fact, 'fact', mail.parsed.language);
  if (!mayAsk(mail)) return none('other', 'asks_nothing', mail.parsed.language);
  const source = readSource(mail);
  const reasons = gatherEvidence(mail, source).sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const score = round(reasons.reduce((sum, { weight }) => sum + weight, BIAS));
  const isInquiry = score > 0;
  return {
    isInquiry,
    isToCheck: isInquiry && score < CERTAIN,
    score,
    kind: isInquiry ? inquiryKind(source) : otherKind(reasons, source),
    language: detectLanguage(source.message.text.slice(0, FIRST_LOOK)) ?? mail.parsed.language,
    reasons: reasons.slice(0, MOST_REASONS),
  };
}

const round = (value: number) => Math.round(value * 100) / 100;

function none(kind: InquiryKind, code: string, language: string | null): InquiryVerdict {
  return { isInquiry: false, isToCheck: false, score: BIAS, kind, language, reasons: [{ code, weight: BIAS }] };
}

/** What headers alone decide. */
function plainFact({ kind, direction, parsed, ownDomains }: InquiryMail): InquiryKind | null {
  if (kind === 'bounce') return 'bounce';
  if (kind === 'auto_reply' || isAutoReplySubject(parsed.subject)) return 'ooo';
  if (kind === 'calendar' || kind === 'unreadable') return 'other';
  if (direction === 'out') return 'other';
  if (direction !== 'internal') return null;
  const original = parsed.forwarded;
  if (!original) return 'internal';
  const isOurs = original.from.address !== '' && isOwnDomain(domainOf(original.from.address), ownDomains);
  const wentOut = original.to.some(({ address }) => address !== '' && !isOwnDomain(domainOf(address), ownDomains));
  return isOurs && wentOut ? 'internal' : null;
}

/** The first look: a word for a price, an offer, a catalogue, or for buying, in any of the languages. */
function mayAsk({ parsed }: InquiryMail): boolean {
  if (platformOf(parsed.from[0]?.address ?? '') !== null) return true;
  const written = parsed.text.slice(0, FIRST_LOOK);
  const forwarded = parsed.forwarded?.start === null ? parsed.forwarded.text.slice(0, FIRST_LOOK) : '';
  return mayAskIn(levelText(`${parsed.subject}\n${written}\n${forwarded}`));
}

function inquiryKind(source: InquirySource): InquiryKind {
  if (source.isForwarded) return 'forwarded';
  if (source.road !== 'direct') return source.road;
  return tellsOfFair(source) ? 'fair_followup' : 'direct';
}

const kinds: Readonly<Record<string, InquiryKind>> = {
  makes: 'supplier_pitch',
  offers: 'supplier_pitch',
  seeks_orders: 'supplier_pitch',
  service: 'spam_promo',
  freight: 'freight',
  running: 'order_status',
  quoted: 'reply',
  answer: 'reply',
  answers_quote: 'reply',
  complaint: 'complaint',
  payment: 'payment',
  phishing: 'phishing',
  dangerous_file: 'phishing',
  digest: 'newsletter',
  platform_list: 'newsletter',
  newsletter: 'newsletter',
  bulk: 'newsletter',
  other_business: 'other',
  own_sender: 'internal',
};

function otherKind(reasons: readonly InquiryReason[], { road }: InquirySource): InquiryKind {
  const against = reasons.find(({ code, weight }) => weight < 0 && kinds[code] !== undefined);
  if (road === 'webform') return 'spam_promo';
  return against ? kinds[against.code]! : 'other';
}
