import { domainOf, isOwnDomain } from '../../common/emailAddress';
import { detectLanguage } from '../../mail/language';
import { isAutoReplySubject, normaliseSubject } from '../../mail/subjects';
import { requestWords } from './askingSentences';
import { gatherEvidence, mayInquire, tellsOfFair } from './evidence';
import type { InquiryKind, InquiryMail, InquiryReason, InquiryVerdict } from './inquiry';
import { learnedScore, learnedWords } from './learned';
import type { Lessons } from './lessons';
import { lessonFeatures, weighLessons } from './lessons';
import { levelText } from './levelling';
import { isFormService, platformOf } from './platforms';
import type { InquirySource } from './source';
import { readSource } from './source';
import { hasTag, mayAskIn, tagsOfSentence } from './tags';

/** What has to be outweighed: most mail is no inquiry. */
const BIAS = -3;
/** Below it an inquiry is marked "check". */
const CERTAIN = 1.5;
const MOST_REASONS = 12;
const FIRST_LOOK = 2500;
/** What the learnt words weigh beside the rules, and at most (scripts/trainInquiries.ts --against tells what suits). */
const LEARNED = 2;
const MOST_LEARNED = 4;
/** Characters beyond which a letter tells a story, whose words are of many things. */
const LONG_STORY = 1200;
const MOST_AGAINST_STORY = 2.5;
const MOST_AGAINST_NEW = 1.5;
const MOST_AGAINST_PLAIN = 0.75;
/** What they weigh at most where nothing tells of goods, and beyond what the rules found: too little to make an inquiry alone. */
const MOST_WITHOUT_GOODS = 2;
const MOST_ALONE = 2.5;
/** A mail that asks in no known words is read closely where its words are those of inquiries. */
const LEARNED_TO_LOOK = 0.5;
/** Below it no wish in it would outweigh its words. */
const LEARNED_TO_PASS = -1.75;
/** A short mail need not speak of goods as much as a long one. */
const FEW_WORDS = 250;

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
    evidence.push({ code: 'no_goods', weight: size < FEW_WORDS ? -0.5 : -1.25 });
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

/**
 * What the learnt words say. For: only with something that the rules found, and little where nothing tells of goods. Against: less in a
 * long story, whose words are of many things, and where something new is asked for in an old exchange, whose words are of the old.
 */
function learnedWeight(source: InquirySource, size: number, evidence: readonly InquiryReason[]): number {
  const score = LEARNED * learnedScore(...learnedWords(source));
  const has = (code: string) => evidence.some(one => one.code === code);
  // A short letter that asks in plain words and says what for, against which nothing speaks: words that were never learnt are no sign.
  const isCounted = evidence.some(({ code, weight }) => code === 'quantity' && weight > 1);
  const isWanted = has('wants_to_buy') || has('wants_quantity') || isCounted;
  const isShort = size < FEW_WORDS && source.road === 'direct' && has('nothing_against');
  const isPlain = isShort && (has('asks') ? isWanted : has('wants_quantity') && has('incoterm'));
  const most = isPlain ? MOST_AGAINST_PLAIN : MOST_LEARNED;
  const against = has('new_request') ? MOST_AGAINST_NEW : size > LONG_STORY ? MOST_AGAINST_STORY : most;
  if (score < 0) return round(Math.max(-against, score));
  const said = evidence.filter(({ code }) => code !== 'buyer_title' && code !== 'nothing_against');
  const found = said.reduce((sum, { weight }) => sum + Math.max(0, weight), 0);
  return round(Math.min(has('no_goods') ? MOST_WITHOUT_GOODS : MOST_LEARNED, score, found + MOST_ALONE));
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

/** Quick looks at the first words: are they those of inquiries, or do they ask for a price, an offer, goods? */
function mayAsk({ parsed, ownDomains }: InquiryMail): boolean {
  const from = parsed.from[0]?.address ?? '';
  if (platformOf(from) !== null || isFormService(from) || isOwnDomain(domainOf(from), ownDomains)) return true;
  const forwarded = parsed.forwarded?.text.slice(0, FIRST_LOOK) ?? '';
  const text = levelText(`${parsed.text.slice(0, FIRST_LOOK)}\n${forwarded}`);
  const subject = levelText(normaliseSubject(parsed.subject).slice(0, 400));
  const learned = learnedScore(subject, text);
  if (learned > LEARNED_TO_LOOK) return true;
  // An answer and a letter sent on hold words of others too, which say nothing about what is new in them.
  const isFresh = forwarded === '' && parsed.references.length === 0;
  // A subject that asks for a price, and a letter that calls itself a request for one, are worth a closer look.
  if (isFresh && learned < LEARNED_TO_PASS && !hasTag(tagsOfSentence(subject), 'object') && !requestWords.test(text))
    return false;
  return mayAskIn(`${subject}\n${text}`) && mayInquire(subject, text);
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
  report: 'other',
  complaint: 'complaint',
  payment: 'payment',
  phishing: 'phishing',
  advance_fee: 'phishing',
  private: 'other',
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
