import { needsWords, quantityWords, thingsWords } from './buyingCues';
import type { Hit } from './cues';
import { countOf } from './cues';
import type { InquiryReason } from './inquiry';
import type { InquirySource } from './source';
import { offersPlainly } from './sellingCues';
import type { Sentence } from './tags';
import { reportSent } from './runningCues';
import { countWanted } from './wantedCounts';
import { costAsked, hasTag, priceOfNumber, sentencesOf, tagsOfSentence } from './tags';

/*
 * The sentences that ask us for a price, a quotation, a catalogue, a sample, or for a number of things; and the subject that does.
 */

const MOST_WORDS = 80;
const notAsking = new RegExp(
  [
    String.raw`\b(?:we|i) (?:can |could |will |would |shall |may |also |are |am )*(?:offer(?:ing)? (?:you|u\b|the following|below|our|following)|provide you|give you|send you (?:our|a|the|best))\b`,
    String.raw`\bour (?:own |new |latest |current |best |lowest |special )*(?:prices?|rates?|offers?|quotations?|quotes?|price ?list|tariff|fees?)\b(?! (?:target|idea|level))|\b(?:send|offer|quote|give|provide|get) (?:you|u) (?:a|an|our|the|best|good|free|special)\b|offer (?:you|below|as follow)|shall i|starts? (?:at|from)|your (?:offer|quotation|quote|price|proforma) (?:of|no|dated|q-)|thanks? [^.]{0,16}for (?:your|the) (?:offer|quotation|quote|inquiry|enquiry|price)|your (?:inquiry|enquiry|inquiries|enquiries|rfq|requirements?)\b|(?:adjust|correct|amend|resend|re-send)\b`,
    String.raw`\b(?:nas[iu]|nase|nasich) (?:\p{L}+ )?(?:nabidk|ponud)\p{L}*|oferta noastra|ajanlatunk\p{L}*|\b(?:vart|vores|var) (?:\p{L}+ )?(?:tilbud|offert)|penawaran kami|harga kami|προσφορα μας|προσφορες μας|наш\p{L} (?:понуд|оферт)\p{L}*`,
    String.raw`(?<![给給跟为為向发發帮幫])(?:我们|我司|我們)的?(?:报价|報價|价格|價格|样品)|(?:给|給|為|为)(?:您|贵司)[^.]{0,6}报价|报价如下|特价|ofrecemos|oferecemos|nuestr[oa]s? (?:precios?|oferta)|noss[oa]s? (?:precos?|oferta)|nous (?:vous )?proposons|nos (?:prix|tarifs|offres)|notre offre|unser(?:e|en|em)? (?:preis|angebot)|wir bieten|(?:nostr[oiae]) (?:prezz|offert|listin)|предлагаем|наш(?:и|у|а|ем)? (?:цен|прайс|предложени)|弊社(?:の)?(?:価格|見積)|당사 ?(?:가격|제품|견적)|نقدم|اسعارنا`,
  ].join('|'),
  'u',
);
const FIRST_ASK = 3;
const MORE_ASKS = 0.6;
const MOST_ASKS = 3;
const WANTS_QUANTITY = 1.75;
/** Who writes to buy says so early: what is asked for below so many characters weighs half. */
const LATE = 700;

/** What sellers say, taken together: what they ask for is not our price. */
const sellerCodes = new Set(['makes', 'offers', 'seeks_orders', 'service', 'freight', 'states_minimum']);
const SELLER = -4;
const SELLER_ALTOGETHER = -1.5;

export function sellerOf(against: readonly Hit[]): boolean {
  return against.reduce((sum, { code, weight }) => (sellerCodes.has(code) ? sum + weight : sum), 0) <= SELLER;
}

/** Who makes, and offers, and asks for our order is a seller beyond doubt. */
export function sellerAltogether(against: readonly Hit[]): InquiryReason[] {
  const kinds = new Set(against.map(({ code }) => code).filter(code => sellerCodes.has(code)));
  return kinds.size > 1 ? [{ code: 'seller', weight: SELLER_ALTOGETHER * Math.min(2, kinds.size - 1) }] : [];
}

/** A sentence of a levelled text that wants something of us. */
export interface Wish {
  at: number;
  length: number;
  /** 'proforma': only where nothing was ordered yet, it stands for a quotation. */
  asks: 'price' | 'proforma' | null;
  /** A number of things is wanted or asked about. */
  isQuantity: boolean;
}

const MOST_SENTENCES = 90;
const MOST_WISHES = 5;

/** The sentences that ask for a price, a quotation, a catalogue, a sample, or for a number of things; at most five. */
export function wishesIn(text: string, most = MOST_WISHES): Wish[] {
  const wishes: Wish[] = [];
  for (const sentence of sentencesOf(text).slice(0, MOST_SENTENCES)) {
    const wish = wishOf(sentence);
    if (wish && !isOffering(sentence.text) && !reportSent.test(sentence.text)) wishes.push(wish);
    if (wishes.length === most) break;
  }
  return wishes;
}

const isOffering = (text: string) => notAsking.test(text) || offersPlainly.test(text);

function wishOf({ text, at, isQuestion }: Sentence): Wish | null {
  const tags = tagsOfSentence(text);
  const isCost = costAsked.test(text) || (isQuestion && priceOfNumber.test(text));
  const asks = isCost || asksByTags(tags, isQuestion) ? 'price' : asksProforma(tags) ? 'proforma' : null;
  const isWanted = isCost || isQuestion || hasTag(tags, 'request') || (/\d/.test(text) && needsWords.test(text));
  const isQuantity =
    (isWanted && /[\d\u4e00-\u9fff]/.test(text) && (thingsWords.test(text) || countOf(text, quantityWords, 1) > 0)) ||
    (/[\d\u4e00-\u9fff]/.test(text) && countWanted.test(text));
  return asks || isQuantity ? { at, length: text.length, asks, isQuantity } : null;
}

function asksByTags(tags: number, isQuestion: boolean): boolean {
  const isWanted = hasTag(tags, 'request') || (isQuestion && (hasTag(tags, 'you') || hasTag(tags, 'ask')));
  return (hasTag(tags, 'object') && isWanted) || (hasTag(tags, 'incoterm') && isQuestion && hasTag(tags, 'ask'));
}

const asksProforma = (tags: number) => hasTag(tags, 'proforma') && hasTag(tags, 'request');

/** What the wishes weigh; those of a seller half, for he means our orders. */
export function weighWishes(
  wishes: readonly Wish[],
  original: string,
  isRunning: boolean,
  isSeller: boolean,
): InquiryReason[] {
  const words = ({ at, length }: Wish) =>
    original
      .slice(at, at + length)
      .trim()
      .slice(0, MOST_WORDS);
  const share = isSeller ? 0.5 : 1;
  const asks = wishes.filter(({ asks: what }) => what === 'price' || (what === 'proforma' && !isRunning));
  const reasons = asks.slice(0, MOST_ASKS).map((wish, i) => ({
    code: 'asks',
    weight: (i === 0 ? FIRST_ASK : MORE_ASKS) * share * (wish.at > LATE ? 0.5 : 1),
    words: words(wish),
  }));
  const quantity = wishes.find(({ isQuantity }) => isQuantity);
  if (quantity) reasons.push({ code: 'wants_quantity', weight: WANTS_QUANTITY * share, words: words(quantity) });
  return reasons;
}

const sellingSubject =
  /\boffer (?:of|for you)|\bour\b|supplier|manufactur|promotion|special (?:price|offer)|best (?:rate|price) (?:for you|from)|reliable|factory|introduc|cooperation|услуг|предложение (?:о|сотрудн)|供应|厂家|工厂|优惠|特价|新品|\bpi ?\d|shipment|invoice|payment|\brates?\b|现货|源头|teklifimiz|gratis|kostenlos|free\b|shrank|complain|adjust/u;

/** A subject that asks, or names what it wants as buyers do. */
export function subjectAsk(source: InquirySource, subject: string): InquiryReason[] {
  if (source.isAnswer || source.road !== 'direct' || sellingSubject.test(subject)) return [];
  if (tenderWords.test(subject))
    return [{ code: 'subject_asks', weight: 2, words: source.subject.slice(0, MOST_WORDS) }];
  if (!priceWords.test(subject) && !costAsked.test(subject)) return [];
  return [{ code: 'subject_asks', weight: 1, words: source.subject.slice(0, MOST_WORDS) }];
}

// "Offer" and its like are what a seller writes there; a buyer writes "price".
const priceWords =
  /\b(?:price|prices|pricing|pricelist|quote|quotation|cotiz\p{L}*|precios?|presupuesto|precos?|cotacao|orcamento|prix|tarifs?|devis|preise?|prezz[oi]|preventivo|prijs\p{L}*|ceny?|cena|fiyat\p{L}*|catalog\p{L}*|katalog\p{L}*|samples?|muestras?|amostras?|echantillons?|muster|campion\p{L}*|soumission|rfi|moq|offer\b(?= ?[:?]))\b|\bask\b|\bneed\b|looking for|цен[аыу]|прайс|расчет|каталог|образц|价格|價格|多少钱|样品|請?报价吗|求|想|价|単価|価格|サンプル|단가|가격|샘플|سعر|اسعار|عينات|gia\b/u;
const tenderWords =
  /\brfq\b|request for (?:a )?quot|invitation to (?:quote|bid|tender)|\b(?:in|en)quiry\b|price request|quotation request|solicitud de (?:cotizacion|precio)|pedido de cotacao|solicitacao de cotacao|demande de (?:prix|devis|cotation)|preisanfrage|^anfrage|richiesta (?:di )?(?:offerta|preventivo|quotazione|prezzo)|запрос|询价|詢價|询盘|求购|見積(?:依頼|も?り?の?お願い)|견적 ?(?:요청|의뢰|문의)|طلب (?:عرض )?(?:سعر|اسعار|تسعير)|fiyat (?:teklifi|talebi)|zapytanie|offerteaanvraag|hoi gia|bao gia/u;

/** What a formal request calls itself, and the plain wish for a price list. */
export const requestWords =
  /\brfq\b|(?:please|pls|plz|kindly) quote (?!(?:the|our|this|your|that|it) )|request for (?:a )?quot|invitation to (?:quote|bid|tender)|quotation request|solicitud de cotizacion|merci de (?:nous |me )?(?:coter|chiffrer)|cenov\p{L}+ nabidk|arajanlat|cerere de oferta|penawaran harga|見積も?り?[のを](?:お願い|依頼|いただ|頂)|(?:pedido|solicitacao) de cotacao|demande de (?:prix|devis|cotation)|preisanfrage|richiesta (?:di )?(?:offerta|preventivo)|запрос (?:цен|кп|коммерч)|询价|詢價|見積依頼|견적 ?(?:요청|의뢰)|طلب عرض سعر|offerteaanvraag|zapytanie ofertowe|fiyat talebi|bieten sie (?:uns )?(?:bitte )?\d|(?:senden|schicken) sie (?:uns|mir) (?:bitte )?(?:\p{L}+ ){0,3}(?:preisliste|katalog|preise|angebot)|envi\p{L}+ (?:\p{L}+ ){0,3}(?:lista de prec[io]|tabela de prec)|(?:envoyer|adresser) (?:\p{L}+ )?(?:vos tarifs|votre (?:catalogue|tarif|offre)|vos prix)|inviat\p{L}+ (?:\p{L}+ ){0,3}(?:listino|offerta)|send (?:me |us )?your (?:best |latest |current |wholesale )*(?:price ?list|quotation)|[发發].{0,6}(?:报价|報價)/u;
