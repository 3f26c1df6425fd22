import { isGeneric, trimProduct, whole } from './products';
import type { Quantity } from './quantities';

/*
 * The name in front of a quantity ("garden chairs, white, 500 pcs"): what a sentence says before it comes to the goods is cut away.
 */

const PRONOUN = new RegExp(
  whole(
    "how|what|which|cuant\\p{L}*|quant\\p{L}*|combien|wie|сколько|we|i|you|they|it|he|my|if|is|are|be|will|can|have|has|plan|order|start|nosotros|queremos|nous|je|wir|ich|мы|я|он|noi|would|could|somewhere|let|lets|'d|it|them|gaat|geht|handelt|trata|agit|het|es|dobry|hello|hi|dear|prosze|please|pls|bitte|por favor|merci|стоить|стоит|будет|будут|brauch|ma|mir|euch|hola|buenas|buenos|bonjour|guten|gracias|thanks",
  ),
  'u',
);

const SIZE_TAIL =
  /[,;]\s*(?:qty|quantity|total|each|in total|size[s]? each|每|数量|數量|cantidad|menge|quantite|кол-во|количество|всего|insgesamt|en total|no total|first|initial|about|around|approx|which|we|i |our|for |please|pls|needed|required)[^,]*$|,\s*(?:(?:and )?(?:what|how much)|(?:a )?cuanto|(?:a )?quanto|combien|was|wie ?viel|сколько|почем|ile|hoeveel)(?!\p{L}).*$|,\s*(?:but|pero|aber|mais|mas|но|ma|allerdings)\s.*$|[,\s]+(?:with |at |mit |con |avec |com )?(?:(?:price|qty|quantity|volume) (?:breaks?|tiers?)|breaks?|staffeln|staffelpreise?n?|staffelung|tramos|paliers)(?: (?:at|of|for|von|bei|zu|de))?\s*$|,? (?:as an? (?:optional )?(?:extra|add-?on|option|second item|gift)|als (?:extra|option|zugabe)|como (?:extra|opcion|opcao)|en option|come (?:extra|opzione)|опционально)\s*(?:[,–-]\s*)?$/u;
// What a sentence says before it comes to the goods.
const EAST_LEAD =
  /^.*(?:(?<!\d)[：:！!]|我们老板|我们的?|我司|你们(?:家)?(?:的|那个|那种)?|贵司的?|贵公司的?|您|我|想要?|需要|需(?![求要])|采购|订购|购买|找|报个|要货|有个|这边|最近|客户|供应|销售|请问|公开征集|弊社では|当社では|[御貴]社の|また,?|同じく|さらに|それから|大概|大约|其中|另外|还有|再加|加上)(?=[^\s]{2})/su;
// "… in March, and pressure switch": what stood before the last joint was counted already.
const JOINED_LEAD = /^.*\d.*,\s(?:and|y|e|und|et|и|sowie|plus|en|oraz|ve)\s(?=\p{L}{3})/su;
const GREETING =
  /^\s*(?:merhaba(?:lar)?|selam(?:lar)?|salaam|salam(?: alaikum)?|as-?sala\p{L}*(?: alai\p{L}*)?|namaste|shalom|halo|habari|jambo|nihao|hiya|howdy|g'day|saludos|saluti|salutations|saudacoes|servus|moin|gruezi|hallo|hello|hi|hola|ola|salve|ciao|buongiorno|bonjour|dzien dobry|xin chao|chao(?: \p{L}+)?|здравствуйте|добрый день|السلام عليكم|مرحبا|(?:老板|老闆|亲|亲爱的|各位|经理|經理)?(?:你|您)?好(?=[,，!！。 ])|你好|您好|拝啓|前略|안녕하세요)[\s,!.]+/u;
// "Pumps: at once 80 pcs": when stands between the name and its number.
const AT_ONCE =
  /[\s:,–-]+(?:now|at once|immediately|sofort|ahora|agora|maintenant|immediatement|subito|сейчас|сразу|nu|hemen|teraz|现在|先)[\s:,]*$/u;
// "Office chair - Qty 85"
const COUNT_WORD =
  /[\s,:(–-]+(?:qty|q'ty|quantity|menge|anzahl|stuckzahl|cant|cantidad|qtde?|quantidade|qte|quantite|quantita|кол-во|количество|ilosc|数量|數量|수량)[\s.:]*$/u;
const LEAD_CLAUSE = /^.*(?:[;:?!]\s+|\s-\s|,\s(?=(?:we|i|please|pls|also)\s))/su;

/** "LED灯感兴趣,第一次下单想做": what a last clause says of the order is cut away. */
function withoutOrderWords(level: string, from: number, to: number): number {
  const text = level.slice(from, to);
  if (!/[\u3040-\u9fff]/.test(text)) return to;
  const comma = text.lastIndexOf(',');
  if (comma < 2 || !isGeneric(text.slice(comma + 1))) return to;
  return from + text.slice(0, comma).replace(/(?:感兴趣|感興趣|有兴趣|有興趣)$/, '').length;
}

// "I run a garden program and we would be ordering": a sentence, and no name.
const SENTENCE = /^\s*(?:and |so |but )?(?:i|we|you|they)(?:'\p{L}{1,2})? \p{L}/u;
const VERB_LAST = /(?<!\p{L})(?:be|ordering|buying|taking|needing|wanting|looking|talking)$/u;

/** The name that ends before a quantity, not before `start`; null where what stands there names nothing. */
export function nameBefore(
  level: string,
  start: number,
  quantity: Quantity,
  isAnchored: boolean,
  isCountedBefore = false,
): [number, number] | null {
  if (quantity.start - start > 240) return null;
  let from = start;
  let to = quantity.start;
  from += GREETING.exec(level.slice(from, to))?.[0].length ?? 0;
  const at = AT_ONCE.exec(level.slice(from, to));
  if (at && at.index > 0) to = from + at.index;
  const word = COUNT_WORD.exec(level.slice(from, to));
  if (word && word.index > 0) to = from + word.index;
  const clause = LEAD_CLAUSE.exec(level.slice(from, to).replace(/[\s:;-]+$/, ''));
  if (clause) from += clause[0].length;
  const joined = isCountedBefore ? JOINED_LEAD.exec(level.slice(from, to)) : null;
  if (joined) from += joined[0].length;
  const east = EAST_LEAD.exec(level.slice(from, to));
  if (east && east[0].length < to - from - 1) from += east[0].length;
  to = withoutOrderWords(level, from, to);
  const raw = level.slice(from, to);
  const condition = /[\s,](?:если|if|wenn|si|se|when|por cada|لو|quando|jesli|eger|als)\s/u.exec(level.slice(from, to));
  if (condition && condition.index > 2) to = from + condition.index;
  const tail = SIZE_TAIL.exec(level.slice(from, to));
  if (tail) to = from + tail.index;
  [from, to] = trimProduct(level, from, to);
  const name = level.slice(from, to);
  if (to <= from || isGeneric(name) || SENTENCE.test(raw) || VERB_LAST.test(name)) return null;
  if (PRONOUN.test(name.split(/\s+/).slice(0, 6).join(' '))) return null;
  return isAnchored || name.split(/\s+/).length <= 8 ? [from, to] : null;
}
