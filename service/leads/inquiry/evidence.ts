import { domainOf, isOwnDomain } from '../../common/emailAddress';
import { isRobot } from '../../mail/bulk';
import { normaliseSubject } from '../../mail/subjects';
import {
  buyingCues,
  fairWords,
  newRequestWords,
  quantityWords,
  needsWords,
  targetWords,
  thingsWords,
} from './buyingCues';
import type { Hit } from './cues';
import { countOf, hitsOf } from './cues';
import type { InquiryMail, InquiryReason } from './inquiry';
import type { ParsedAddress } from '../../mail/parsed';
import { levelText } from './levelling';
import { platformOf } from './platforms';
import { otherCues } from './otherCues';
import type { InquirySource } from './source';
import { costAsked, supplyAsked, hasTag, sentencesOf, tagsOfSentence } from './tags';

/** Characters of what the buyer wrote in which cues are looked for: an inquiry says what it wants early. */
const LOOKED_AT = 12_000;
const MOST_WORDS = 80;

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
  const asks = asksIn(text, message, isRunning, sellerOf(against));
  return [
    ...asks,
    ...wantsQuantity(text, message, sellerOf(against)),
    ...subjectAsk(source, subject),
    ...named(hitsOf(text, buyingCues), message),
    ...named(against, `${subject}\n${message}`),
    ...sellerAltogether(against),
    ...length(source, text),
    ...pricesGiven(text),
    ...quantities(source, text),
    ...road(source, subject),
    ...composed(source, text, against),
    ...(asks.length > 0 || supplyAsked.test(text)
      ? answering(mail, source, text, against)
      : source.isAnswer
        ? [answer(mail, source)]
        : []),
    ...outside(mail, source, text),
  ];
}

const notAsking = new RegExp(
  [
    String.raw`\b(?:we|i) (?:can |could |will |would |shall |may |also |are |am |have |had |already )*(?:offer(?:ing|ed)?|quoted|suppl(?:y|ied)|provid(?:e|ed) you|give you|send you|sent you)\b`,
    String.raw`\bour (?:own |new |latest |current |best |lowest |special )*(?:prices?|rates?|offers?|quot\p{L}*|catalog\p{L}*|samples?|tariff|fees?|costs?)\b|\b(?:send|offer|quote|give|provide|get) (?:you|u)\b|offer (?:you|below|as follow)|shall i|starts? (?:at|from)|your (?:offer|quotation|quote|price|proforma) (?:of|no|dated|q-)|thanks? [^.]{0,16}for (?:your|the) (?:offer|quotation|quote|inquiry|enquiry|price)|your (?:inquiry|enquiry|inquiries|enquiries|rfq|requirements?)\b|\ban? (?:inquiry|enquiry) for your`,
    String.raw`(?:我们|我司|我們)的?(?:报价|報價|价格|價格|样品)|(?:给|為|为)(?:您|贵司)[^.]{0,6}报价|报价如下|特价|优惠|ofrecemos|oferecemos|nuestr[oa]s? (?:precios?|oferta|catalogo)|noss[oa]s? (?:precos?|oferta|catalogo)|nous (?:vous )?proposons|nos (?:prix|tarifs|offres)|notre (?:offre|catalogue)|unser(?:e|en|em)? (?:preis|angebot|katalog|muster)|wir bieten|(?:nostr[oiae]) (?:prezz|offert|listin|catalog)|предлагаем|наш(?:и|у|а|ем)? (?:цен|прайс|предложени|каталог)|弊社(?:の)?(?:価格|カタログ|見積)|당사|نقدم|اسعارنا`,
  ].join('|'),
  'u',
);
const FIRST_ASK = 3;
const MORE_ASKS = 0.6;
const MOST_ASKS = 3;

/** What sellers say, taken together: what they ask for is not our price. */
const sellerCodes = new Set(['makes', 'offers', 'seeks_orders', 'service', 'freight', 'states_minimum']);
const SELLER = -4;
const SELLER_ALTOGETHER = -1.5;

function sellerOf(against: readonly Hit[]): boolean {
  return against.reduce((sum, { code, weight }) => (sellerCodes.has(code) ? sum + weight : sum), 0) <= SELLER;
}

/** Who makes, and offers, and asks for our order is a seller beyond doubt. */
function sellerAltogether(against: readonly Hit[]): InquiryReason[] {
  const kinds = new Set(against.map(({ code }) => code).filter(code => sellerCodes.has(code)));
  return kinds.size > 1 ? [{ code: 'seller', weight: SELLER_ALTOGETHER * Math.min(2, kinds.size - 1) }] : [];
}

/** Sentences that ask for a price, a quotation, a catalogue or a sample. */
function asksIn(text: string, original: string, isRunning: boolean, isSeller: boolean): InquiryReason[] {
  const reasons: InquiryReason[] = [];
  for (const { text: sentence, at, isQuestion } of sentencesOf(text)) {
    if (!isAsk(sentence, isQuestion, isRunning) || notAsking.test(sentence)) continue;
    const words = original
      .slice(at, at + sentence.length)
      .trim()
      .slice(0, MOST_WORDS);
    const weight = reasons.length === 0 ? FIRST_ASK : MORE_ASKS;
    reasons.push({ code: 'asks', weight: isSeller ? weight / 2 : weight, words });
    if (reasons.length === MOST_ASKS) break;
  }
  return reasons;
}

/** A sentence that wants or asks about a number of things. */
function wantsQuantity(text: string, original: string, isSeller: boolean): InquiryReason[] {
  for (const { text: sentence, at, isQuestion } of sentencesOf(text)) {
    quantityWords.lastIndex = 0;
    if (!/[\d\u4e00-\u9fff]/.test(sentence) || !(thingsWords.test(sentence) || countOf(sentence, quantityWords, 1) > 0))
      continue;
    const tags = tagsOfSentence(sentence);
    const isWanted = hasTag(tags, 'request') || isQuestion || costAsked.test(sentence) || needsWords.test(sentence);
    if (!isWanted || notAsking.test(sentence)) continue;
    const words = original
      .slice(at, at + sentence.length)
      .trim()
      .slice(0, MOST_WORDS);
    return [{ code: 'wants_quantity', weight: isSeller ? 0.75 : 1.75, words }];
  }
  return [];
}

function isAsk(sentence: string, isQuestion: boolean, isRunning: boolean): boolean {
  const tags = tagsOfSentence(sentence);
  const isRequest = hasTag(tags, 'request');
  if (hasTag(tags, 'object') && (isRequest || (isQuestion && (hasTag(tags, 'you') || hasTag(tags, 'ask')))))
    return true;
  if (hasTag(tags, 'incoterm') && isQuestion && hasTag(tags, 'ask')) return true;
  if (hasTag(tags, 'proforma') && isRequest && !isRunning) return true;
  return costAsked.test(sentence);
}

const pricePattern =
  /(?:usd|us\$|u\$s|\$|eur|€|rmb|¥|￥|cny|gbp|£|inr|rs\.?|chf|aed) ?\d[\d.,]*|\d[\d.,]* ?(?:usd|eur|euros?|€|\$|元|块|rmb|руб|долл|美[元金]|dollars?|dolares|円|원|₽|tl|zl|دولار)/gu;

/** Several prices, and none of them said to be wanted: a seller names his, an order repeats ours. */
function pricesGiven(text: string): InquiryReason[] {
  const count = countOf(text, pricePattern, 4);
  if (count < 2 || targetWords.test(text)) return [];
  return [{ code: 'gives_prices', weight: count > 2 ? -2 : -1 }];
}

const sellingSubject =
  /\boffer (?:of|for you)|\bour\b|supplier|manufactur|promotion|special (?:price|offer)|best (?:rate|price) (?:for you|from)|reliable|factory|introduc|cooperation|услуг|предложение (?:о|сотрудн)|供应|厂家|工厂|优惠|特价|新品|\bpi ?\d|shipment|invoice|payment|\brates?\b|现货|源头|teklifimiz|gratis|kostenlos|free\b|shrank|complain|adjust/u;

function subjectAsk(source: InquirySource, subject: string): InquiryReason[] {
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
  /\brfq\b|request for (?:a )?quot|invitation to (?:quote|bid|tender)|\b(?:in|en)quiry\b|price request|quotation request|solicitud de (?:cotizacion|precio)|pedido de cotacao|solicitacao de cotacao|demande de (?:prix|devis|cotation)|preisanfrage|^anfrage|richiesta (?:di )?(?:offerta|preventivo|quotazione|prezzo)|запрос|询价|詢價|询盘|求购|見積(?:依頼|り?の?お願い)|견적 ?(?:요청|의뢰|문의)|طلب (?:عرض )?(?:سعر|اسعار|تسعير)|fiyat (?:teklifi|talebi)|zapytanie|offerteaanvraag|hoi gia|bao gia/u;

// Defects are ours only where something of ours came: buyers complain of their present suppliers to us too.
const received =
  /receiv|arriv|deliver(?:ed|y)|last (?:order|shipment|batch|delivery)|this (?:batch|lot|shipment|container)|\b(?:lot|batch|container|shipment|opened|unpack\p{L}*|customers? (?:return|complain)|your (?:goods|product|samples?|invoice|order)|we ordered|i paid|we paid|came)\b|\b(?:po|pi|ncr)\b|erhalten|lieferung|angekommen|auspacken|bekommen|recib|llegar|llego|entrega|pedido|lote|recebe|chegou|chegar|reclam|recu|livr|commande|ricevut|arrivat|consegn|ordine|получ|пришл|парти|поставк|приех|收到|到货|这批|上批|批货|订单|客户(?:要求|投诉|反映)|届|受け取|入荷|도착|받|입고|استلم|وصل|الشحنه|teslim al|gelen|dostarcz|otrzym|geleverd|ontvangen/u;

function againstIn(source: InquirySource, subject: string, text: string): Hit[] {
  // The subject of an exchange speaks of what it began with, that of a notification of the platform.
  const isOwnSubject = !source.isAnswer && source.road === 'direct';
  const whole = isOwnSubject ? `${subject}\n${text}` : `${' '.repeat(subject.length)}\n${text}`;
  const hits = hitsOf(whole, otherCues).map(hit =>
    hit.code === 'complaint' && !received.test(whole) ? { ...hit, weight: hit.weight / 3 } : hit,
  );
  return hits.filter(
    ({ code }) => (code !== 'newsletter' || source.road === 'direct') && (code !== 'negotiates' || source.isAnswer),
  );
}

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
  if (size <= 2500 || isList) return [];
  return [{ code: 'long_text', weight: size > 8000 ? -4 : size > 5000 ? -2.5 : -1 }];
}

const announces =
  /(?:new|an?|the|sent|received|has|have|1|this) (?:new )?(?:[a-z]+ )?(?:inquiry|enquiry|inquiries|rfq|message|inmail|quote request|quotation request|lead)\b|messaged you|sent you|interest in your|interested in your|inquiry (?:from|ref|id|notification|no|about)|buyer'?s? message|\binquiry\b|\benquiry\b|询盘|詢盤|询价|留言|consulta|solicitud|запрос|anfrage|demande|richiesta|お問い合わせ|문의|استفسار|طلب/u;
const listing =
  /\b\d+ (?:new |more )?(?:sourcing|buying|buyer|purchase) requests|sourcing requests? |rfqs? (?:matching|for you|recommended)|recommended|quota left|buying requests|buy(?:ing)? leads|product views|viewed your|your (?:weekly|monthly)|(?:membership|subscription) (?:expir|renew|fee)|renew your|job alert|推荐|续费|到期|order (?:confirmed|placed|shipped)|has (?:paid|shipped)|payment (?:received|confirmed)/u;

/** What the road says: a platform announces one buyer's message, or lists what it wants to sell. */
function road({ road: by, platform, message, notice, labels }: InquirySource, subject: string): InquiryReason[] {
  if (by === 'direct') return [];
  const around = levelText(`${subject}\n${notice.text.slice(0, 4000)}`);
  const said = message.text.trim().length;
  if (by === 'webform') return said === 0 ? [] : [{ code: 'web_form', weight: 1 }];
  if (listing.test(around)) return [{ code: 'platform_list', weight: -10, words: platform ?? '' }];
  const isAnnounced = announces.test(around) || labels.some(({ key }) => key === 'message' || key === 'quantity');
  return isAnnounced && said > 0 ? [{ code: 'platform_inquiry', weight: 2, words: platform ?? '' }] : [];
}

const ownQuote =
  /\b(?:pi|po|q|qt|sc|inv)[- ]?\d{2,}|quotation|proforma|(?:usd|eur|\$|€|rmb|cny) ?\d|\d ?(?:usd|eur)\b|order|invoice|shipment|报价|報價|见积|見積|عرض السعر|عرض سعر|оферт|предложени|angebot|devis|cotizacion|cotacao/u;

const MOST_FRESH = 4;

/** An answer, or mail of a running order, is no inquiry but where it asks for something new: that takes the sting out of it. */
function answering(mail: InquiryMail, source: InquirySource, text: string, against: readonly Hit[]): InquiryReason[] {
  const reasons: InquiryReason[] = source.isAnswer ? [answer(mail, source)] : [];
  const stings = [...reasons, ...against.filter(({ code }) => code === 'running' || code === 'quoted')];
  const sting = stings.reduce((sum, { weight }) => sum + weight, 0);
  const fresh = sting < 0 ? newRequestWords.exec(text) : null;
  if (fresh)
    reasons.push({ code: 'new_request', weight: Math.min(-sting, MOST_FRESH), words: fresh[0].slice(0, MOST_WORDS) });
  return reasons;
}

function answer({ parsed, ownDomains }: InquiryMail, source: InquirySource): InquiryReason {
  if (parsed.references.length === 0 && parsed.newTextLength >= parsed.text.trimEnd().length)
    return { code: 'answer', weight: -0.25 };
  const history = levelText(parsed.text.slice(parsed.newTextLength, parsed.newTextLength + 6000));
  const isOurs = ownDomains.some(domain => history.includes(domain));
  const isQuote = ownQuote.test(levelText(source.subject)) || (isOurs && ownQuote.test(history));
  return isQuote ? { code: 'answers_quote', weight: -2.5 } : { code: 'answer', weight: -0.75 };
}

const buyerTitle =
  /\b(?:buyer|buying|purchas\p{L}*|procurement|sourcing|import(?:s|er|ing)? (?:manager|dept|department|director|specialist)|category manager|merchandis\p{L}*|einkauf\p{L}*|einkaufer\p{L}*|compras|comprador\p{L}*|importaciones|achats?|acheteu\p{L}*|acquisti|buyer|inkoop\p{L}*|inkop\p{L}*|satinalma|zakup\p{L}*)\b|закуп|снабжен|вэд|采购|採購|购买部|購買|仕入|구매|المشتريات|satin ?alma/u;
const isMarketing =
  /^(?:newsletters?|news|e-?news|marketing|promo(?:tion)?s?|[a-z]*offers|deals|digest|updates?|campaigns?|mailings?|bulletin|events?|webinars?|editor|press|daily|weekly|rssfeeds|subscriptions?|announce\p{L}*|exclusive[_.-]?offers)[@._+-]|@(?:e?news|newsletter|mailer|em|ecm|campaign|mail-?list)\./u;
const campaign =
  /mailchimp|sendinblue|brevo|constant ?contact|klaviyo|campaign|getresponse|aweber|dmmail|edm|massmail|bulk|phplist|mailwizz/i;
const badFile = /\.(?:html?|shtml|exe|scr|iso|img|js|vbs|jar|lnk|cmd|bat|r\d\d|ace|cab|docm|xlsm|hta)$/i;
const listFile = /\.(?:xlsx?|csv|ods|pdf|docx?)$/i;

/** Headers, sender, signature, attachments. */
function outside({ parsed, ownDomains }: InquiryMail, source: InquirySource, text: string): InquiryReason[] {
  const reasons: InquiryReason[] = [];
  const { headers, attachments } = parsed;
  const from = parsed.from[0] ?? { name: '', address: '' };
  const isDirect = source.road === 'direct';
  const isBulk =
    headers['list-unsubscribe'] !== undefined ||
    headers['list-id'] !== undefined ||
    /bulk|list|junk/i.test(headers.precedence ?? '');
  if (isDirect && (isBulk || isMarketing.test(from.address) || campaign.test(headers['x-mailer'] ?? '')))
    reasons.push({ code: 'bulk', weight: isBulk ? -4.5 : -2.5 });
  if (isDirect && !source.isForwarded) {
    if (isRobot(from)) reasons.push({ code: 'robot', weight: -1 });
    if (isOwnDomain(domainOf(from.address), ownDomains)) reasons.push({ code: 'own_sender', weight: -5 });
  }
  const title = buyerTitle.exec(
    levelText(`${source.signature.text.slice(0, 1500)}\n${from.name}\n${source.buyer.address}`),
  );
  if (title) reasons.push({ code: 'buyer_title', weight: 0.75, words: title[0] });
  reasons.push(...pretending(from, parsed.replyTo[0]?.address ?? ''), ...sellerMarks(source, from.address));
  const bad = attachments.find(({ name }) => badFile.test(name));
  if (bad) reasons.push({ code: 'dangerous_file', weight: -8, words: bad.name.slice(0, MOST_WORDS) });
  const list = attachments.find(({ name }) => listFile.test(name));
  if (
    list &&
    /attach|enclos|adjunt|anexo|ci-joint|anbei|anhang|allegat|вложен|приложен|附件|添付|첨부|مرفق|ek'?te|zalacz|bijlage/u.test(
      text,
    )
  )
    reasons.push({ code: 'list_attached', weight: 0.5, words: list.name.slice(0, MOST_WORDS) });
  return reasons;
}

const brands =
  /alibaba|made-in-china|global ?sources|linkedin|dhgate|tradekey|indiamart|阿里巴巴|国际站|中国制造网|环球资源/iu;

/** A sender who calls himself a platform, and writes from elsewhere. */
function pretending(from: ParsedAddress, replyTo: string): InquiryReason[] {
  const claims = brands.test(from.name) || brands.test(from.address);
  const isReal = platformOf(from.address) !== null || platformOf(replyTo) !== null;
  return claims && !isReal ? [{ code: 'fake_platform', weight: -5, words: from.name.slice(0, MOST_WORDS) }] : [];
}

const sellerAddress =
  /^(?:export|exports|exporter|ihracat|ventas|vendas|vertrieb|verkauf|marketing|promo\p{L}*|offers?|kf)[@._\d-]|@[^@]*(?:freight|logist|cargo|shipping|forward|fwd|seo|marketing|media|studio|packag|carton|leads|database|expo\b|exhibit|events|consult|agency|translat|inspect|certif|survey|bank)/u;
const otherDepartment =
  /^(?:accounts?|accounting|accounts?[._-]?payable|finan[cz]\p{L}*|contab\p{L}*|compta\p{L}*|buchhaltung|amministrazione|ksiegow\p{L}*|muhasebe|ap|ar|billing|invoices?|invoicing|quality|qualidade|calidad|qualite|qualita|qualitat\p{L}*|qa|qc|claims?|reklamation\p{L}*|hr|rh|recruit\p{L}*|jobs|careers|caiwu|credit|support|helpdesk|customer[._-]?(?:service|care)|tracking|arrival\p{L}*|documents?|docs)[@._\d-]/u;
const sellerTitle =
  /\b(?:(?:export|sales|business development|marketing|account|overseas|international sales) (?:manager|director|executive|representative|specialist|dept|department|team)|vertrieb\p{L}*|ventas|vendas|responsabile (?:export|vendite)|export manager)\b|销售(?:部|经理)|外贸(?:部|业务)|業務部|厂长|менеджер по продажам|отдел продаж|営業部|영업부/u;

/** The address or the signature of somebody who sells. */
function sellerMarks(source: InquirySource, address: string): InquiryReason[] {
  if (source.road !== 'direct' || source.isForwarded) return [];
  if (otherDepartment.test(address))
    return [{ code: 'other_department', weight: -1.75, words: address.slice(0, MOST_WORDS) }];
  const title = sellerTitle.exec(levelText(source.signature.text.slice(0, 1500)));
  if (sellerAddress.test(address)) return [{ code: 'seller_mark', weight: -0.75, words: address.slice(0, MOST_WORDS) }];
  return title ? [{ code: 'seller_mark', weight: -0.75, words: title[0] }] : [];
}

/** Whether the evidence speaks of a trade fair. */
export const tellsOfFair = (source: InquirySource) =>
  fairWords.test(levelText(`${source.subject}\n${source.message.text.slice(0, 3000)}`));
