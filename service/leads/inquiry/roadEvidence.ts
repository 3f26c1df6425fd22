import type { Hit } from './cues';
import { countOf } from './cues';
import { wishesIn } from './askingSentences';
import { newRequestWords, quantityWords, thingsWords } from './buyingCues';
import type { InquiryMail, InquiryReason } from './inquiry';
import { levelText } from './levelling';
import type { InquirySource } from './source';
import { supplyAsked } from './tags';

/*
 * What the road of a mail says: a platform's or a form's notification, an answer in an exchange.
 */

const MOST_WORDS = 80;
const LONG_ANSWER = 25;
const announces =
  /(?:new|an?|the|sent|received|has|have|1|this) (?:new )?(?:[a-z]+ )?(?:inquiry|enquiry|inquiries|rfq|message|inmail|quote request|quotation request|lead)\b|messaged you|sent you|interest in your|interested in your|inquiry (?:from|ref|id|notification|no|about)|buyer'?s? message|\binquiry\b|\benquiry\b|询盘|詢盤|询价|留言|consulta|solicitud|запрос|anfrage|demande|richiesta|お問い合わせ|문의|استفسار|طلب/u;
const listing =
  /\b\d+ (?:new |more )?(?:sourcing|buying|buyer|purchase) requests|sourcing requests? |rfqs? (?:matching|for you|recommended)|recommended|quota left|buying requests|buy(?:ing)? leads|product views|viewed your|your (?:weekly|monthly)|(?:membership|subscription) (?:expir|renew|fee)|renew your|job alert|推荐|续费|到期|order (?:confirmed|placed|shipped)|has (?:paid|shipped)|payment (?:received|confirmed)/u;

/** What the road says: a platform announces one buyer's message, or lists what it wants to sell. */
export function roadEvidence(
  { road: by, platform, message, notice, labels }: InquirySource,
  subject: string,
): InquiryReason[] {
  if (by === 'direct') return [];
  const around = levelText(`${subject}\n${notice.text.slice(0, 4000)}`);
  const said = message.text.trim().length;
  if (by === 'webform') return [...(said === 0 ? [] : [{ code: 'web_form', weight: 1.25 }]), ...formFilled(labels)];
  if (listing.test(levelText(`${subject}\n${notice.text.slice(0, 600)}`)))
    return [{ code: 'platform_list', weight: -10, words: platform ?? '' }];
  const isAnnounced = announces.test(around) || labels.some(({ key }) => key === 'message' || key === 'quantity');
  return isAnnounced && said > 0 ? [{ code: 'platform_inquiry', weight: 2.5, words: platform ?? '' }] : [];
}

/** A form that asks for what and how many: whoever filled in both wants them. Some other answer at length is a wish more often than not. */
function formFilled(labels: InquirySource['labels']): InquiryReason[] {
  const filled = labels.filter(one => one.region === 'notice' && one.value !== '');
  const product = filled.find(({ key }) => key === 'product');
  const count = filled.find(({ key }) => key === 'quantity');
  const told = product ?? count ?? filled.find(({ key, value }) => key === 'other' && value.length >= LONG_ANSWER);
  if (!told) return [];
  const weight = product && count ? 2 : product || count ? 1 : 0.5;
  return [{ code: 'form_filled', weight, words: told.value.slice(0, MOST_WORDS) }];
}

const ownQuote =
  /\b(?:pi|po|q|qt|sc|inv)[- ]?\d{2,}|quotation|proforma|(?:usd|eur|\$|€|rmb|cny) ?\d|\d ?(?:usd|eur)\b|order|invoice|shipment|报价|報價|见积|見積|عرض السعر|عرض سعر|оферт|предложени|angebot|devis|cotizacion|cotacao/u;

const MOST_FRESH = 4;

/** An answer, or mail of a running order, is no inquiry but where it asks for something new: that takes the sting out of it. */
export function answering(
  mail: InquiryMail,
  source: InquirySource,
  text: string,
  against: readonly Hit[],
): InquiryReason[] {
  const reasons: InquiryReason[] = source.isAnswer ? [answer(mail, source)] : [];
  const stings = [...reasons, ...against.filter(({ code }) => code === 'running' || code === 'quoted')];
  const sting = stings.reduce((sum, { weight }) => sum + weight, 0);
  const turn = turnsTo(text);
  const others = against.filter(({ code }) => code === 'payment' || code === 'order' || code === 'complaint');
  const all = others.reduce((sum, { weight }) => sum + weight, sting);
  if (turn && all < 0)
    return [...reasons, { code: 'new_request', weight: Math.min(-all, MOST_TURNED), words: turn.slice(0, MOST_WORDS) }];
  const fresh = sting < 0 ? newRequestWords.exec(text) : null;
  if (fresh)
    reasons.push({ code: 'new_request', weight: Math.min(-sting, MOST_FRESH), words: fresh[0].slice(0, MOST_WORDS) });
  return reasons;
}

// "By the way, separate topic", "ein anderes Thema", "顺便": what follows has nothing to do with what was said.
const TURN =
  /(?:^|[.!?;,:\n(-] ?|\n\s*)(?:by the way|btw|(?:while|since|as) (?:i have|i've got|we have|i am|i'm|we are|we're|you are|you're) (?:you|at it|writing|here|already (?:writing|here))|before i forget|(?:now|then|and) (?:a|one|some) (?:new|other|different) (?:thing|matter|topic|subject|question)|(?:now |and |then )?(?:a |on a )?(?:separate|different|another|new) (?:topic|matter|subject|note|question|thing)|something (?:else|different|new)|unrelated|separately|(?:(?:now|then|and|also),? )?(?:one more|another) (?:thing|matter|question|topic)|(?:this is |it is |this has |it has |and )?(?:not|nothing) (?:connected|related|to do) (?:to|with)|(?:esto )?(?:no tiene )?(?:nada que ver con|sin relacion con)|(?:isto )?(?:nao tem )?(?:nada )?a ver com|sem relacao com|(?:cela |ca )?(?:n'a )?rien a voir avec|sans (?:rapport|lien) avec|(?:das )?hat (?:damit )?nichts (?:damit |mit \p{L}+ \p{L}+ )?zu tun|unabhangig (?:davon|von)|noch (?:eine )?(?:andere )?(?:sache|frage|thema)|(?:это )?не (?:связано|относится) (?:с|к)|еще одно дело|(?:还有|還有)(?:一|另一)?(?:件|个|個)(?:事|问题|問題)|(?:和|跟|与|與)(?:这|這|本|上)[^,.\n]{0,8}(?:无关|無關|没有关系|沒有關係)|امر اخر|لا علاقه له|otro tema|otra cosa|aparte|ya que (?:le|les|te|os) (?:escribo|tengo)|aprovecho (?:para|este)|tant que (?:j'y|je vous|nous y|vous etes)|j'en profite|wo (?:ich|wir) (?:gerade|schon)|wenn (?:ich|wir) schon|bei dieser gelegenheit|ja que (?:estou|estamos)|aproveito|(?:gia|visto) che ci (?:sono|siamo)|ne approfitto|раз уж|заодно|пользуясь случаем|skoro juz|nu ik (?:toch|je)|hazir (?:yazmisken|siz)|ついで|말 나온 김|趁(?:此|这个|這個)机?|cambiando de tema|autre (?:sujet|chose)|par ailleurs|rien a voir|anderes thema|ein anderes thema|ubrigens|noch etwas anderes|outro assunto|outra coisa|a proposito|altro argomento|altra cosa|другой вопрос|другая тема|кстати|по другой теме|przy okazji|inny temat|iets anders|ander onderwerp|bu arada|baska bir konu|另外一件事|另一件事|另外有件事|顺便|順便|別件|다른 건|بالمناسبه|موضوع اخر)/u;
const MOST_TURNED = 9;

/** The words with which a mail turns to something else, where it then asks for a price and says how many. */
function turnsTo(text: string): string | null {
  const turn = TURN.exec(text);
  if (!turn) return null;
  const rest = text.slice(turn.index + turn[0].length);
  const isAsked = supplyAsked.test(rest) || wishesIn(rest).some(({ asks }) => asks === 'price');
  const isCounted = countOf(rest, quantityWords, 1) > 0 || thingsWords.test(rest);
  return isAsked && isCounted ? turn[0].trim() : null;
}

/** What an answer weighs: one to our quotation, or within an order, more than another. */
export function answer({ parsed, ownDomains }: InquiryMail, source: InquirySource): InquiryReason {
  if (parsed.references.length === 0 && parsed.newTextLength >= parsed.text.trimEnd().length)
    return { code: 'answer', weight: -0.25 };
  const history = levelText(parsed.text.slice(parsed.newTextLength, parsed.newTextLength + 6000));
  const isOurs = ownDomains.some(domain => history.includes(domain));
  const isQuote = ownQuote.test(levelText(source.subject)) || (isOurs && ownQuote.test(history));
  return isQuote ? { code: 'answers_quote', weight: -2.5 } : { code: 'answer', weight: -0.75 };
}
