import { buyingCues, fairWords, quantityWords, seeksWords, targetWords, thingsWords } from './buyingCues';
import { sellerAltogether, sellerOf, subjectAsk, weighWishes, wishesIn } from './askingSentences';
import { indirectAsked } from './indirectAsking';
import { normaliseSubject } from '../../mail/subjects';
import type { Hit } from './cues';
import { countOf, hitsOf } from './cues';
import type { InquiryMail, InquiryReason } from './inquiry';
import { levelText } from './levelling';
import { otherCues } from './otherCues';
import { completesRange, withoutOwnTrade } from './ownTrade';
import { answer, answering, roadEvidence } from './roadEvidence';
import { senderEvidence } from './senderEvidence';
import type { InquirySource } from './source';
import { agencyAsked } from './supplyWords';
import { hasTag, supplyAsked, tagsOfSentence } from './tags';

/** Characters of what the buyer wrote in which cues are looked for: an inquiry says what it wants early. */
const LOOKED_AT = 6_000;
const MOST_WORDS = 80;

/**
 * Whether a levelled text says at all what an inquiry says: it asks, or lists goods with their terms. A second look, before the close one.
 */
export function mayInquire(subject: string, text: string): boolean {
  if (
    wishesIn(text, 1).length > 0 ||
    supplyAsked.test(text) ||
    agencyAsked.test(text) ||
    indirectAsked.test(text) ||
    seeksWords.test(`${subject}\n${text}`)
  )
    return true;
  const isCounted = countOf(text, quantityWords, 1) > 0;
  // The subject asks for the price, and the letter lists the goods.
  return isCounted && (hasTag(tagsOfSentence(subject), 'object') || countOf(text, wantedTerms, 2) > 1);
}

/** All that speaks for and against, in no order. */
export function gatherEvidence(mail: InquiryMail, source: InquirySource): InquiryReason[] {
  const message = source.message.text.slice(0, LOOKED_AT);
  const text = levelText(message);
  const subject = levelText(normaliseSubject(source.subject).slice(0, 400));
  const named = (hits: readonly Hit[], of: string): InquiryReason[] =>
    hits.map(({ code, weight, at, length }) => ({
      code,
      weight,
      words: of.slice(at, at + Math.min(length, MOST_WORDS)),
    }));
  const against = againstIn(source, subject, text);
  const isRunning = source.isAnswer || against.some(({ code }) => code === 'running' || code === 'order');
  const wishes = weighWishes(wishesIn(text), message, isRunning, sellerOf(against));
  return [
    ...wishes,
    ...subjectAsk(source, subject),
    ...named(hitsOf(text, buyingCues), message),
    ...named(against, `${subject}\n${message}`),
    ...sellerAltogether(against),
    ...length(source, text),
    ...pricesGiven(text),
    ...quantities(source, text),
    ...roadEvidence(source, subject),
    ...composed(source, text, against),
    ...(wishes.some(({ code }) => code === 'asks') || supplyAsked.test(text)
      ? answering(mail, source, text, against)
      : source.isAnswer
        ? [answer(mail, source)]
        : []),
    ...senderEvidence(mail, source, text),
  ];
}

const pricePattern =
  /(?:usd|us\$|u\$s|\$|eur|€|rmb|¥|￥|cny|gbp|£|inr|rs\.?|chf|aed) ?\d[\d.,]*|\d[\d.,]* ?(?:usd|eur|euros?|€|\$|元|块|rmb|руб|долл|美[元金]|dollars?|dolares|円|원|₽|tl|zl|دولار)/gu;

/** Several prices, and none of them said to be wanted: a seller names his, an order repeats ours. */
function pricesGiven(text: string): InquiryReason[] {
  const count = countOf(text, pricePattern, 4);
  if (count < 2 || targetWords.test(text)) return [];
  return [{ code: 'gives_prices', weight: count > 2 ? -2 : -1 }];
}

// Defects are ours only where something of ours came: buyers complain of their present suppliers to us too.
const received =
  /receiv|arriv|deliver(?:ed|y)|last (?:order|shipment|batch|delivery)|this (?:batch|lot|shipment|container)|\b(?:lot|batch|container|shipment|opened|unpack\p{L}*|customers? (?:return|complain)|your (?:goods|product|samples?|invoice|order)|we ordered|i paid|we paid|came)\b|\b(?:po|pi|ncr)\b|erhalten|lieferung|wareneingang|auftrag (?:nr\.? ?)?[a-z]{0,4}[-\/]?\d|angekommen|auspacken|bekommen|recib|llegar|llego|entrega|pedido|lote|recebe|chegou|chegar|reclam|recu|livr|commande|ricevut|arrivat|consegn|ordine|получ|пришл|парти|поставк|приех|收到|到货|这批|上批|批货|订单|客户(?:要求|投诉|反映)|届|受け取|入荷|도착|받|입고|استلم|وصل|الشحنه|teslim al|gelen|dostarcz|otrzym|geleverd|ontvangen/u;

function againstIn(source: InquirySource, subject: string, text: string): Hit[] {
  // The subject of an exchange speaks of what it began with, that of a notification of the platform.
  const isOwnSubject = !source.isAnswer && source.road === 'direct';
  const whole = isOwnSubject ? `${subject}\n${text}` : `${' '.repeat(subject.length)}\n${text}`;
  const hits = hitsOf(withoutOwnTrade(whole), otherCues).map(hit =>
    hit.code === 'complaint' && !received.test(whole) ? { ...hit, weight: hit.weight / 3 } : hit,
  );
  // A maker who lacks something in his range, and asks for its price, buys.
  const isBuyingMaker =
    hits.some(({ code }) => ownTradeCodes.has(code)) &&
    !hits.some(({ code }) => code === 'seeks_orders' || code === 'states_minimum') &&
    completesRange.test(text) &&
    wishesIn(text).some(({ asks }) => asks !== null);
  // What a form of ours asks ("What are you interested in?") is no seller's question.
  const isForm = source.road === 'webform';
  return hits.filter(
    ({ code }) =>
      (code !== 'negotiates' || source.isAnswer) &&
      (code !== 'seeks_orders' || !isForm) &&
      (!isBuyingMaker || !ownTradeCodes.has(code)),
  );
}

const ownTradeCodes = new Set(['makes', 'offers']);

function quantities(source: InquirySource, text: string): InquiryReason[] {
  const labels = source.labels.filter(({ key, region }) => key === 'quantity' && region !== 'signature').length;
  const count = countOf(text, quantityWords, 3) + labels;
  if (count === 0) return thingsWords.test(text) ? [{ code: 'quantity', weight: 0.5 }] : [];
  return [{ code: 'quantity', weight: count > 1 ? 1.25 : 0.75 }];
}

const wantedTerms =
  /\b(?:fob|cif|cfr|cnf|ddp|dap|exw|fca|cpt|cip)\b|ex[- ]works|target|budget|deliver|ship|lead ?time|payment|deposit|\bl\/?c\b|\bt\/?t\b|entrega|plazo|pago|anticipo|livraison|reglement|paiement|acompte|liefer|zahlung|zahlziel|consegna|pagamento|resa|отгруз|оплат|предоплат|услови|срок|交期|付款|定金|訂金|交货|装船|納期|支払|납기|결제|التسليم|الدفع|teslim|odeme|levering|betaling|dostaw|platnosc/gu;

/** Goods with their quantities and at least two terms, without an order: what one writes who wants an offer, asked or not. */
function composed(source: InquirySource, text: string, against: readonly Hit[]): InquiryReason[] {
  const count = countOf(text, quantityWords, 3);
  const isOther = against.some(({ code }) => composedElsewhere.has(code)) || source.isAnswer;
  if (isOther || count === 0 || countOf(text, wantedTerms, 3) < 2) return [];
  return [{ code: 'composed', weight: count > 1 ? 1.5 : 1 }];
}

const composedElsewhere = new Set([
  'makes',
  'offers',
  'service',
  'freight',
  'order',
  'running',
  'complaint',
  'payment',
  'phishing',
  'digest',
  'other_business',
  'states_minimum',
  'quoted',
]);

/** An inquiry is short, or a list of what is wanted; news and reports speak of prices at length. */
function length(source: InquirySource, text: string): InquiryReason[] {
  if (source.road === 'platform') return [];
  const size = source.message.text.length * (/[\u3040-\u9fff]{8}/.test(text) ? 2 : 1);
  const isList = countOf(text, quantityWords, 4) > 3;
  if (size <= 1200 || isList) return [];
  return [{ code: 'long_text', weight: size > 8000 ? -4 : size > 5000 ? -2.5 : size > 2500 ? -1 : -0.5 }];
}

/** Whether the evidence speaks of a trade fair. */
export const tellsOfFair = (source: InquirySource) =>
  fairWords.test(levelText(`${source.subject}\n${source.message.text.slice(0, 3000)}`));
