import { domainOf, isOwnDomain } from '../../common/emailAddress';
import { detectLanguage } from '../../mail/language';
import { isAutoReplySubject, normaliseSubject } from '../../mail/subjects';
import { gatherEvidence, mayInquire, tellsOfFair } from './evidence';
import type { InquiryKind, InquiryMail, InquiryReason, InquiryVerdict } from './inquiry';
import { learnedScore } from './learned';
import type { Lessons } from './lessons';
import { lessonFeatures, weighLessons } from './lessons';
import { levelText } from './levelling';
import { isFormService, platformOf } from './platforms';
import type { InquirySource } from './source';
import { readSource } from './source';
import { mayAskIn } from './tags';

/** What has to be outweighed: most mail is no inquiry. */
const BIAS = -3;
/** Below it an inquiry is marked "check". */
const CERTAIN = 1.5;
const MOST_REASONS = 12;
const FIRST_LOOK = 2500;
const LEARNED_FROM = 6000;
/** What the learnt model weighs beside the rules, and at most against and for (scripts/trainInquiries.ts --against tells what suits). */
const LEARNED = 1.5;
const MOST_LEARNED = 1.75;
const MOST_LEARNED_FOR = 1.5;
/** It was learnt from mail of the trade: private talk and reports look like anything to it. It speaks for short texts only, fading. */
const LEARNED_WHOLE = 250;
const LEARNED_NONE = 400;
/** A mail that asks in no known words is read closely where its words are those of inquiries. */
const LEARNED_TO_LOOK = 1;
/** Characters with the signature and what is quoted: beyond, the learnt words would not count for it. */
const SHORT = 1500;

/** What tells of goods or of trade in them: a question for a price alone is asked of hotels and courses too. */
const goods = new Set(
  'quantity wants_quantity agency incoterm buyer_self seeks_supplier your_goods target_price samples_asked tender composed platform_inquiry web_form supply_asked needs fair terms_asked'.split(
    ' ',
  ),
);

/**
 * Whether a mail is the inquiry of somebody who wants to buy from us, and why. A first look at its words decides most mail; the rest is
 * read closely (source.ts) and weighed: what a buyer says against what sellers, forwarders, running orders, complaints and lists say.
 * Never throws; the time is linear in the length of the mail, and bounded.
 *
 * @param lessons what people said here before (lessons.ts); tips the scale in doubt
 */
export function recogniseInquiry(mail: InquiryMail, lessons?: Lessons): InquiryVerdict {
  const fact = plainFact(mail);
  if (fact) return none(fact, 'fact', mail.parsed.language);
  if (!mayAsk(mail)) return none('other', 'asks_nothing', mail.parsed.language);
  const source = readSource(mail);
  const evidence = gatherEvidence(mail, source);
  if (evidence.length > 0 && evidence.every(({ weight }) => weight > 0))
    evidence.push({ code: 'nothing_against', weight: 0.25 });
  const size = source.message.text.trim().length;
  if (!evidence.some(({ code }) => goods.has(code)))
    evidence.push({ code: 'no_goods', weight: size < LEARNED_WHOLE ? -0.5 : -1.25 });
  const learned = learnedWeight(source, size, evidence);
  if (learned !== 0) evidence.push({ code: 'learned', weight: learned });
  const lesson = lessons && weighLessons(lessons, lessonFeatures(mail));
  if (lesson) evidence.push(lesson);
  const reasons = evidence.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
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

/** What the learnt model says: against in every text, for only as much as the rules found something, and in short texts. */
function learnedWeight(source: InquirySource, size: number, evidence: readonly InquiryReason[]): number {
  const subject = levelText(normaliseSubject(source.subject).slice(0, 400));
  const score = LEARNED * learnedScore(subject, levelText(source.message.text.slice(0, LEARNED_FROM)));
  if (score <= 0) return round(Math.max(-MOST_LEARNED, score));
  const found = evidence.reduce(
    (sum, { code, weight }) => sum + (code === 'nothing_against' ? 0 : Math.max(0, weight)),
    0,
  );
  const share = Math.max(0, Math.min(1, (LEARNED_NONE - size) / (LEARNED_NONE - LEARNED_WHOLE)));
  return round(Math.min(MOST_LEARNED_FOR, score, found) * share);
}

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

/** Two quick looks at the first words: a word for a price, an offer, a catalogue, for buying; and a sentence that asks for it. */
function mayAsk({ parsed, ownDomains }: InquiryMail): boolean {
  const from = parsed.from[0]?.address ?? '';
  if (platformOf(from) !== null || isFormService(from) || isOwnDomain(domainOf(from), ownDomains)) return true;
  const forwarded = parsed.forwarded?.text.slice(0, FIRST_LOOK) ?? '';
  const text = levelText(`${parsed.text.slice(0, FIRST_LOOK)}\n${forwarded}`);
  const subject = levelText(parsed.subject.slice(0, 400));
  if (!mayAskIn(`${subject}\n${text}`)) return false;
  if (mayInquire(subject, text)) return true;
  return text.length < SHORT && learnedScore(subject, text) > LEARNED_TO_LOOK;
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
  answers_inquiry: 'supplier_pitch',
  away: 'ooo',
  colleagues: 'internal',
  own_sender: 'internal',
};

function otherKind(reasons: readonly InquiryReason[], { road }: InquirySource): InquiryKind {
  const against = reasons.find(({ code, weight }) => weight < 0 && kinds[code] !== undefined);
  if (road === 'webform') return 'spam_promo';
  return against ? kinds[against.code]! : 'other';
}
