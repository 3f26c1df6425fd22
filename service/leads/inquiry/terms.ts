import type { Found } from './inquiry';
import type { Piece } from './lines';
import { readSentences } from './lines';
import type { Passage } from './passages';
import { phraseAt } from './passages';
import { whole } from './products';

/*
 * Terms of payment and delivery as the buyer words them. A question about ours ("what are your payment terms?") says nothing of his.
 */

const MEANS = String.raw`t ?\/ ?t|tt|l ?\/ ?c|lc|l\.c\.|d ?\/ ?[pa]|dp \d+|da \d+|o ?\/ ?a|open account|paypal|western union|credit card|by card|cheque|bank draft|tarjeta|carte bancaire|kreditkarte|money ?gram|wire transfer|bank transfer|telegraphic transfer|letter of credit|sight draft|usance|escrow|trade assurance|net \d{1,3}(?: ?days| jours| tage| dias)?|c\.?a\.?d\.?|cash against (?:documents|docs)|cash on delivery|cod|in advance|advance payment|down ?payment|pre-?payment|prepaid|deposit|upfront|up front|balance (?:before|against|after|on|upon|when|prior|at)|(?:balance|rest|remaining) (?:\d|before|against|on|after)|days (?:after|from|of) (?:b ?\/ ?l|bl|invoice|bill of lading|shipment|receipt|delivery|date|arrival)|after b ?\/ ?l|against (?:documents|docs|copy|b ?\/ ?l|bl)`;
const MEANS_EUROPE = String.raw`anticip[oa]s?|adelant[oa]s?|por adelantado|adelante y|saldo|carta de credito|transferencia(?: bancaria)?|contra (?:copia|documentos|bl|b\/l|entrega)|a la vista|dias (?:fecha|factura|bl|de credito|despues)|adiantad[oa]|antecipad[oa]|sinal de|a vista|boleto|remise documentaire|acompte|virement|credit documentaire|lettre de credit|a la commande|solde|jours (?:fin de mois|net|date|apres|de facture)|dokumenteninkasso|inkasso|ricevuta bancaria|traite|lcr|cheque|deposito|vorkasse|vorauskasse|anzahlung|akkreditiv|restzahlung|zahlungsziel|skonto|tage (?:netto|nach|ab)|netto|rechnung|uberweisung|lastschrift|acconto|bonifico|anticipat[oa]|lettera di credito|(?:gg|giorni) ?(?:data|fine|f\.?m|df|dalla|d\.f)|\d{2,3} (?:gg|giorni)|anticipiamo|d\.?f\.?f\.?m|alla consegna|\d{1,3} (?:days?|dias|jours|tagen?|dni|dagen|gun)(?: (?:from|after|net|of|nach|ab|de|apres|od|na) [\p{L}/]+)?|ri\.?ba|akreditif|pesin|on odeme|mal mukabili|vesaik mukabili|vadeli|przedplata|akredytywa|przelew|zaliczka|dni od|vooruitbetaling|vooraf|aanbetaling|bankoverschrijving|dagen na|dat coc|dat truoc|chuyen khoan|thu tin dung`;
const MEANS_EAST = String.raw`\d{1,3} дн\p{L}*|предоплат\p{L}*|аванс\p{L}*|инкассо|аккредитив\p{L}*|остаток|остальное|постоплат\p{L}*|отсрочк\p{L}*|безнал\p{L}*|банковск\p{L}* перевод\p{L}*|по факту|расчетн\p{L}* счет|[وبلف]?حواله|مقدم\p{L}*|[وب]?دفعه|[وبل]?اعتماد(?: مستندي)?(?: معزز| عند الاطلاع)?|[و]?الباقي|[وب]?تحويل(?: بنكي)?|عند الشحن|ضد المستندات|عند الاستلام`;
const MEANS_ASIA = String.raw`定金|订金|訂金|预付|預付|尾款|信用证|信用證|电汇|電匯|月结|月結|账期|賬期|付清|见提单|見提單|前金|着手金|後払い|先払い|前払い|信用状|送金|振込|残金|月末締め|선금|선급금|계약금|잔금|신용장|송금|후불|현금`;
const PAYMENT_MEANS = new RegExp(
  `${whole(`${MEANS}|${MEANS_EUROPE}|${MEANS_EAST}`)}|${MEANS_ASIA}|(?<![\\d.,/])[1-9]0 ?\\/ ?[1-9]0(?![\\d/])|\\d{2} ?% ?(?:\\/|and|y|und|et|e|,) ?\\d{2} ?%`,
  'gu',
);
const PAYMENT_WORD =
  /pay(?:ment|ing|s|able)?(?![a-z])|paid|pago|pagar|pagamos|pagamento|paiement|reglement|regler|zahl\p{L}*|bezahl\p{L}*|оплат\p{L}*|платеж\p{L}*|платим|الدفع|ندفع|付款|支付|付け|支払|결제|지불|대금|odeme|platnosc\p{L}*|betal\p{L}*|thanh toan|terms? of|settle|pagherem|paghiamo/u;
const NO_PAYMENT =
  /(?:sample(?:s)? (?:cost|fee|charge)|tooling|mould cost|balance goes out|balance 70|balance payment (?:for|of) (?:pi|our)|\bcad (?:drawing|file|design|model)|(?:drawing|file)s? \(?cad|invoice attached)/u;
const WEAK =
  /^(?:\d{1,3} (?:days?|dias|jours|tagen?|dni|dagen|gun|дн\p{L}*|gg|giorni)|deposito|cheque|cad|c\.a\.d\.|lc|deposit|saldo|solde|rest|tt|balance .*|netto|rechnung|a vista|现金|현금|cod|остаток|остальное|acconto|送金|振込|advance|uberweisung|prepaid|دفعه|upfront)$/u;

/** The terms of payment that a message proposes: the piece of the sentence, or of several beside each other, that names them. */
export function readPayment(passage: Passage): Found<string> | null {
  const { level } = passage;
  let best: { piece: [number, number]; weight: number } | null = null;
  for (const sentence of readSentences(level, 0, level.length)) {
    const text = level.slice(sentence.start, sentence.end);
    const means = [...text.matchAll(PAYMENT_MEANS)];
    if (means.length === 0 || NO_PAYMENT.test(text)) continue;
    const hasWord = PAYMENT_WORD.test(text);
    const isWeak = means.every(match => WEAK.test(match[0]));
    if (isWeak && !hasWord && !/%|\d{2} ?\/ ?\d{2}/.test(text)) continue;
    const weight =
      (hasWord ? 2 : 0) + (/%|\d{2} ?\/ ?\d{2}/.test(text) ? 3 : /\d/.test(text) ? 1 : 0) + (isWeak ? 0 : 1);
    if (!best || weight > best.weight) best = { piece: paymentPiece(level, sentence, means), weight };
  }
  return best ? phraseAt(passage, ...best.piece) : null;
}

const CLAUSE = /(?:,\s|;|\s[-–]\s|\s\(|\.\s|\s(?:and|but|y|und|et|и|e|pero|aber|mais|we|i)\s)/gu;

/** From the clause of the first word of payment to the clause of the last. */
function paymentPiece(level: string, sentence: Piece, means: readonly RegExpMatchArray[]): [number, number] {
  const text = level.slice(sentence.body, sentence.end);
  const shift = sentence.body - sentence.start;
  const first = Math.max(0, (means[0]?.index ?? 0) - shift);
  const final = means[means.length - 1] as RegExpMatchArray;
  const last = Math.min(text.length, (final.index ?? 0) - shift + final[0].length);
  let start = 0;
  let end = text.length;
  for (const cut of text.matchAll(CLAUSE)) {
    const numbers = text.slice(start, cut.index);
    if (
      cut.index + cut[0].length <= first &&
      !/^(?: (?:and|y|und|et|и|e) )$/.test(cut[0]) &&
      !/%|\d\s*$/.test(numbers.slice(-20))
    )
      start = cut.index + cut[0].length;
    if (
      cut.index >= last &&
      end === text.length &&
      !/^ (?:and|y|und|et|и|e) |^ \($/.test(cut[0]) &&
      !/^[,\s]*(?:rest|balance|остат|saldo|solde|restbetrag|y |and |остальн|\d)/.test(text.slice(cut.index))
    )
      end = cut.index;
  }
  const label = /^[^:]{2,40}:\s*(?=\S)/u.exec(text.slice(start, first + 1));
  return [sentence.body + start + (label ? label[0].length : 0), sentence.body + end];
}

const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|januar|februar|marz|juni|juli|august|oktober|dezember|janeiro|fevereiro|marco|maio|junho|julho|setembro|outubro|novembro|dezembro|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|январ\\p{L}|феврал\\p{L}|март\\p{L}?|апрел\\p{L}|ма[йяе]|июн\\p{L}|июл\\p{L}|август\\p{L}?|сентябр\\p{L}|октябр\\p{L}|ноябр\\p{L}|декабр\\p{L}|ocak|subat|nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|aralik|stycz\\p{L}*|marz\\p{L}*|marca|lut\\p{L}*|kwie\\p{L}*|maj\\p{L}?|czerw\\p{L}*|lip\\p{L}*|sierp\\p{L}*|wrze\\p{L}*|pazdzier\\p{L}*|listopad\\p{L}*|grud\\p{L}*|mei|augustus|يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|رمضان|ramadan|thang \\d+|شتنبر|غشت|دجنبر|نونبر|يوليوز|ماي|شباط|اذار|نيسان|ايار|حزيران|تموز|ايلول|تشرين|كانون|شهر|العيد|ramazan|diwali|eid|chinese new year|cny';
const SPANS = String.raw`\d{1,3} ?(?:-|to|bis|a|до)? ?\d{0,3} ?(?:working |calendar |business )?(?:days?|weeks?|months?|dias|semanas|meses|jours|semaines|mois|tage[n]?|wochen|monate[n]?|дн\p{L}*|рабочих|календарных|недел\p{L}*|месяц\p{L}*|суток|giorni|settimane|mesi|gun|hafta|dni|tygodni\p{L}*|dagen|weken|ngay|tuan|يوم\p{L}*|ايام|اسابيع|اسبوع|اشهر|شهر)`;
const OTHERS = String.raw`(?:calendar )?weeks? \d{1,2}|semaine \d{1,2}|semana \d{1,2}|settimana \d{1,2}|woche \d{1,2}|недел\p{L}* \d{1,2}|vecka \d{1,2}|uke \d{1,2}|(?:one|two|three|four|five|six|eight|ten|twelve) (?:weeks?|months?)|midsummer|w\/c|kw ?\d{1,2}|cw ?\d{1,2}|q[1-4](?!\d)|(?:first|second|third|fourth|1st|2nd|3rd|4th) quarter|(?:spring|summer|autumn|winter|fall|christmas|easter|xmas|season|verano|invierno|primavera|navidad|natal|verao|inverno|noel|ete|hiver|printemps|rentree|weihnachten|ostern|sommer|winter|fruhjahr|herbst|saison|temporada|сезон\p{L}*|лет[аоу]|зим[аыу]|весн[аыу]|осен[ьи]|konца|конца|natale|estate|primavera|asap|as soon as possible|lo antes posible|o quanto antes|schnellstmoglich|urgent|year end|end of (?:the )?(?:year|month|quarter)|next month|next year|this year|mid-?\p{L}*|quinzena|quincena)|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}(?:-\d{2})?|(?:by|before|until|bis|vor|до|antes del?|avant le|ate|entro il|prima del|am|le) \d{1,2}[./]\d{1,2}(?!\d)`;
const ASIA = String.raw`[一二三四五六七八九十\d]{1,3} ?月(?:份|底|末|初|中旬|上旬|下旬|\d{1,2}[日号號])?|\d{1,3} ?(?:天|日|个月|個月|週間|周|工作日|か月|ヶ月|ヵ月|営業日)(?:内|內|之内|以内)?|月底|年底|年前|春节|国庆|圣诞|尽快|年内|来月|今月|\d{1,2}월(?: ?(?:초|중순|말|\d{1,2}일))?|\d{1,3} ?일 ?(?:이내|내)|주 이내|연말|월말`;
const WHEN = new RegExp(`${whole(`${MONTHS}|${SPANS}|${OTHERS}`)}|${ASIA}`, 'gu');
const DELIVERY_WORD =
  /deliver\p{L}*|faut|everything in|pronta|ship(?:ment|ped|ping|s)?(?![a-z])|lead ?time|arriv\p{L}*|eta(?![a-z])|etd(?![a-z])|ex-?factory|on the ground|in (?:our |the )?(?:warehouse|stock|store|shop|port)|warehouse|leave china|needs? (?:them|it|the goods|this|these|to be)|needed|required by|must be|have to be|has to be|before christmas|supply|[وب]?نريد|نحتاج|نحتاجها|recevoir|reception|serv(?:e|ono)|servirebbero|afroep|nodig|voor kerst|ready|load(?:ed|ing)?(?![a-z])|call-?off|dispatch|in stores?|on shelf|entreg\p{L}*|embar\p{L}*|plazo|despach\p{L}*|llegar|llegada|en puerto|en bodega|prazo|chegar|chegada|no porto|despacho|livr\p{L}*|delai\p{L}*|expedi\p{L}*|arrive\p{L}*|embarquement|liefer\p{L}*|verschiff\p{L}*|eintreff\p{L}*|versand|anlieferung|benotig\p{L}*|поставк\p{L}*|срок\p{L}*|отгруз\p{L}*|нужен|нужна|нужно|нужны|доставк\p{L}*|на складе|получить|consegn\p{L}*|spedi\p{L}*|imbarco|arrivo|teslim\p{L}*|sevk\p{L}*|yukleme|dostaw\p{L}*|wysyl\p{L}*|lever\p{L}*|verschep\p{L}*|giao|التسليم|تسليم|الشحن|التوريد|الوصول|مده|交期|交货|交貨|货期|到货|到貨|出货|出貨|发货|發貨|装柜|裝櫃|装船|船期|到港|交付|納期|納入|納品|进仓|入仓|上架|着|船積|出荷|必要|납기|선적|납품|도착|입고|출하|필요/u;
const ORDER_WORD =
  /order|launch|season|start|pedido|commande|bestell\p{L}*|заказ\p{L}*|下单|下單|订货|発注|발주|주문|asap|as soon as possible|urgent/u;
const NO_DELIVERY = new RegExp(
  `${whole(String.raw`samples?(?! (?:first|ok|approv))|muestras?|muster|образ(?:ец|цы|цов)|echantillons?|amostras?|campion|عين(?:ه|ات)|numune|wzor|reply|respond|answer|get back|send (?:it|me|us|your|the) .{0,30}(?:by|before)|quote (?:by|before)|offer (?:by|before)|quotation .{0,20}(?:by|before|until)|drawing by|photos? by|responder|respuesta|antwort|angebot bis|ответ\p{L}*|repondre|reponse|risposta|meeting|visit|visitar|besuch|fair|feria|messe|salon|выставк\p{L}*|met (?:you|at)|valid\p{L}*|validez|gultig|warrant|garant|гарант|price.{0,12}(?:good|hold) for|payment|отсрочк\p{L}*|платеж\p{L}*|предоплат\p{L}*|аванс\p{L}*|anticipo|acompte|anzahlung|pago|zahl|paiement|оплат|after b ?\/ ?l date|net \d|usance|deferred|invoice|factura|rechnung|since|ago|established|founded|last (?:year|month|week)|every|each month|per (?:month|year|quarter|week)|monthly|cada|mensual|jeden monat|ежемесячно|years? of|experience|holidays?(?! season)|vacation|days (?:from|after) (?:delivery|invoice|receipt)|terms|tender (?:closes|deadline)|closing date|deadline for|presupuesto antes|cotizacion (?:antes|para el)|open(?:ed|ing)|expir`)}|样品|樣品|サンプル|샘플|回复|报价有效|ご回答|회신|展会|展覧会|전시회|保修|保証|付款|支払|결제|在业`,
  'u',
);

/** Whether a text names a time ("end of May", "within 30 days"). */
export const namesTime = (level: string): boolean => level.search(WHEN) >= 0;

/** When the goods are wanted, as the message words it; null where it only asks how long they take. */
export function readDelivery(passage: Passage): Found<string> | null {
  const { level } = passage;
  let best: { piece: [number, number]; weight: number } | null = null;
  for (const sentence of readSentences(level, 0, level.length)) {
    for (const [start, end] of clausesOf(level, sentence)) {
      const text = level.slice(start, end);
      const when = [...text.matchAll(WHEN)];
      if (when.length === 0) continue;
      const weight = weightOf(text, level.slice(sentence.start, sentence.end));
      if (weight > 0 && (!best || weight > best.weight)) best = { piece: [start, end], weight };
    }
  }
  return best ? phraseAt(passage, ...best.piece) : null;
}

function weightOf(clause: string, sentence: string): number {
  if (NO_DELIVERY.test(clause)) return 0;
  const isAsked =
    /[?]\s*$/.test(sentence) &&
    !/(?:by|before|until|antes de|avant|до|bis|vor|prima|まで|까지|前|within|in) /u.test(clause);
  if (DELIVERY_WORD.test(clause)) return isAsked ? 0 : 4;
  if (NO_DELIVERY.test(sentence)) return 0;
  if (DELIVERY_WORD.test(sentence)) return isAsked ? 0 : 3;
  if (ORDER_WORD.test(clause) && !isAsked) return 1;
  return DEADLINE.test(clause) ? 1 : 0;
}

// "By the end of August", "sometime before November": a day that is to be kept.
const DEADLINE = new RegExp(
  `(?:${whole('by|before|until|no later than|not later than|latest|antes d[eo]l?|a mas tardar|ate|avant|au plus tard|bis|spatestens|vor|до|не позднее|к|entro|prima di|przed|do|voor|uiterlijk|en gec|kadar|قبل|en \\p{L}+|pour l[ea]|para el|para la|per il')}|之前|以前|前|までに?|까지|전)`,
  'u',
);

const CUT =
  /(?:,\s(?!\d{4})|,(?=[\u3040-\u9fff\uac00-\ud7af])|;|\s-\s|\.\s|[?!]|\s(?:but|pero|aber|mais|но|so|ya que|because|since|como)\s)/gu;

function clausesOf(level: string, sentence: Piece): [number, number][] {
  const text = level.slice(sentence.body, sentence.end);
  const cuts: [number, number][] = [];
  let from = 0;
  for (const cut of text.matchAll(CUT)) {
    cuts.push([sentence.body + from, sentence.body + cut.index]);
    from = cut.index + cut[0].length;
  }
  cuts.push([sentence.body + from, sentence.end]);
  return cuts
    .filter(([start, end]) => end > start)
    .map(([start, end]) => {
      const label = /^[^:]{2,40}:\s*(?=\S)/u.exec(level.slice(start, end));
      return [start + (label?.[0].length ?? 0), end];
    });
}
