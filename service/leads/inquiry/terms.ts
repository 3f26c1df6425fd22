import { matchesOf } from '../../common/matches';
import type { Found } from './inquiry';
import type { Piece } from './lines';
import { readSentences } from './lines';
import type { Passage } from './passages';
import { phraseAt } from './passages';
import { whole } from './products';

/*
 * Terms of payment as the buyer words them. A question about ours ("what are your payment terms?") says nothing of his.
 */

const MEANS = String.raw`(?:l ?\/ ?c|lc|d ?\/ ?[pa]|tt|o\/a|credit[oe]?|kredit|аккредитив) (?:at |a |de |of |для )?\d{2,3} ?(?:days?|dias|jours|tagen?|giorni|gun|dni|dagen|дн\p{L}*)(?: (?:from|after|desde|de|from date of) (?:the )?(?:bl|b\/l|\p{L}+))?|\d{1,3} ?% (?:(?:in|with|on|at|upon|before|against|after|the|by|tt|t\/t|of|when) ){0,3}(?:advance|adv|down|upfront|order|po|p\/o|pi|proforma|shipment|shipping|loading|inspection|delivery|arrival|completion|installation|copy|release)|\d{1,3} ?% (?:(?:com|con|a|al|la|el|o|na|no|de|en|em|as|contra|antes|bei|vor|nach|avant|alla|przed|przy|при|после|до|до даты) ){1,3}(?:encomenda|pedido|ordem|order|commande|chegada|llegada|arrivee|arrivo|entrega|livraison|lieferung|bestellung|auftrag|embarque|expedition|versand|spedizione|consegna|ordine|zamowieni\p{L}*|dostaw\p{L}*|отгрузк\p{L}*|заказ\p{L}*)|t ?\/ ?t|tt|l ?\/ ?c|lc|l\.c\.|d ?\/ ?[pa]|d[ap] \d{2,3} ?(?:days?|dias|jours|tage|giorni|gg)|o ?\/ ?a|open account|on account|on invoice|wise|payoneer|revolut|(?:invoice|rechnung|factura|facture|fattura|factuur|fatura|faktura) (?:with|at|of|mit|a|con|met|com|avec|z) \d{2,3} (?:days?|tagen?|dias|jours|giorni|dagen|dni)|\d{2,3} (?:days?|tagen?|dias|jours|giorni|dagen) (?:on |per |auf |sur |su |op |de )?(?:statement|from statement|eom|end of month|invoice)|alipay|wechat pay|sepa|paypal|western union|credit card|by card|cheque|bank draft|tarjeta|carte bancaire|(?:par|mit|per|con|met|com) (?:carte|karte|carta|tarjeta|cartao|kaart)|картой|momo|mobile money|m-?pesa|kreditkarte|money ?gram|wire transfer|bank transfer|telegraphic transfer|letter of credit|sight draft|usance|escrow|pdc|post-?dated che(?:que|ck)s?|confirming|trade assurance|net \d{1,3}(?: ?days| jours| tage| dias)?|c\.?a\.?d\.?|cash against (?:documents|docs)|cash on delivery|cod|in advance|advance payment|down ?payment|pre-?payment|prepaid|deposit|upfront|up front|balance (?:before|against|after|on|upon|when|prior|at)|(?:balance|rest|remaining) (?:\d|before|against|on|after)|days (?:after|from|of) (?:b ?\/ ?l|bl|invoice|bill of lading|shipment|receipt|delivery|date|arrival)|after b ?\/ ?l|against (?:documents|docs|copy|b ?\/ ?l|bl)`;
// A number of days with what it runs from or stands for is a term of payment without another word: "45 days DA", "60 días fecha BL".
const TENOR = String.raw`\d{1,3} ?(?:days?|dias|jours|tagen?|giorni|gg|gun|dni|dagen|дн\p{L}*)(?: de)?[ ,]*(?:net(?:to|ti|s)?|d ?\/ ?[ap]|da|dp|l ?\/ ?c|o\/a|credit[oe]?|usance|sight|open account|terms|fecha(?: de)?(?: factura| (?:de )?(?:bl|b\/l|embarque))?|(?:data|date|from|after|of|nach|ab|apres|desde|dalla|fine|fin de|po|od)(?: (?:the|la|el|le|de|der|d'))? ?(?:bl|b\/l|bill of lading|invoice|factura|fattura|facture|rechnung\p{L}*|conocimiento|connaissement|wareneingang|mois|mese|mes|arrival|receipt of (?:the )?goods)|kredi\p{L}*|vade\p{L}*|zahlungsziel|отсрочк\p{L}*)|(?:sight|usance|irrevocable|confirmed|transferable|documentary) (?:l ?\/ ?c|lc|l\.c\.|letters? of credit)|(?:l ?\/ ?c|lc|l\.c\.|d ?\/ ?p|dp)(?: payable| to be)?,? at sight|(?:30|45|60|90|120) ?(?:days|dias|jours|tage|giorni) (?:net|netto|credit)`;
// "Half down, half before it ships": shares in words.
const SHARES = String.raw`\d{2} (?:down|deposit|advance|upfront|anticipo|adelanto) ?(?:[/,+-]|and) ?\d{2}(?!\d)|(?:half|50 ?%|one third|a third|two thirds|a quarter) (?:down|up ?front|in advance|now|deposit|with (?:the )?(?:order|po)|before|on (?:order|delivery|arrival|shipment)|at (?:order|shipment)|when)|(?:la )?mitad (?:al|a la|por|ahora|adelantad\p{L}*|antes|contra|con el|y mitad|y la otra)|(?:la )?moitie (?:a la|a l'|avant|d'avance|au|comptant)|(?:die )?halfte (?:bei|vorab|im voraus|vor|sofort|mit)|metade (?:na|no|antes|adiantad\p{L}*|agora|a vista)|meta (?:all'|alla|al|prima|subito|in anticipo)|половин\p{L}+ (?:сразу|вперед|авансом|при|до|перед|после)|(?:un terzo|due terzi|un tercio|dos tercios|um terco|un tiers|deux tiers|ein drittel|zwei drittel|ein viertel) (?:all'|alla|al|a la|na|no|a l'|au|bei|vorab|sofort|subito|ahora|agora|maintenant|prima|antes|avant|vor)|(?:треть|четверть|две трети) (?:сразу|вперед|авансом|при|до|перед|после)|polowa (?:z gory|przy|przed)|de helft (?:vooraf|bij)|yarisi (?:pesin|siparis\p{L}*)`;
const MEANS_EUROPE = String.raw`comptant|(?:al|de) contado|contado|in contanti|contanti|bar bei|pronto pagamento|a pronti|auf rechnung|a credito|a credit|pix|anticip[oa]s?|adelant[oa]s?|por adelantado|adelante y|saldo|carta de credito|transferencia(?: bancaria)?|contra (?:copia|documentos|bl|b\/l|entrega)|a la vista|dias (?:fecha|factura|bl|de credito|despues)|adiantad[oa]|antecipad[oa]|sinal de|a vista|boleto|remise documentaire|acompte|virement|credit documentaire|lettre de credit|a la commande|solde|jours (?:fin de mois|net|date|apres|de facture)|dokumenteninkasso|inkasso|ricevuta bancaria|traite|lcr|cheque|deposito|vorkasse|vorauskasse|anzahlung|akkreditiv|restzahlung|zahlungsziel|skonto|tage (?:netto|nach|ab)|netto|rechnung|uberweisung|lastschrift|acconto|bonifico|anticipat[oa]|lettera di credito|(?:gg|giorni) ?(?:data|fine|f\.?m|df|dalla|d\.f)|\d{2,3} (?:gg|giorni)|anticipiamo|d\.?f\.?f\.?m|alla consegna|\d{1,3} (?:days?|dias|jours|tagen?|dni|dagen|gun)(?: (?:from|after|net|of|nach|ab|de|apres|od|na) [\p{L}/]+)?|ri\.?ba|akreditif|pesin|on odeme|mal mukabili|vesaik mukabili|vadeli|przedplat\p{L}*|akredytyw\p{L}*|przelew\p{L}*|zaliczk\p{L}*|dni od|vooruitbetaling|vooraf|aanbetaling|bankoverschrijving|dagen na|dat coc|dat truoc|chuyen khoan|thu tin dung`;
const MEANS_EAST = String.raw`\d{1,3} ?% (?:عند|قبل|بعد|مقدم\p{L}*|ضد)|наличн\p{L}*|\d{1,3} дн\p{L}*|предоплат\p{L}*|аванс\p{L}*|инкассо|аккредитив\p{L}*|остаток|остальное|постоплат\p{L}*|отсрочк\p{L}*|безнал\p{L}*|банковск\p{L}* перевод\p{L}*|по факту|расчетн\p{L}* счет|[وبلف]?حواله|مقدم\p{L}*|[وب]?دفعه|[وبل]?اعتماد(?: مستندي)?(?: معزز| عند الاطلاع)?|[و]?الباقي|[وب]?تحويل(?: بنكي)?|عند الشحن|ضد المستندات|عند الاستلام`;
const MEANS_ASIA = String.raw`付款交[单單]|承兑交单|货到付款|貨到付款|款到发货|款到發貨|代金引換|半金|(?:発注|契約|出荷|船積み?|納品|検収|到着)(?:時|前|後)に? ?\d{1,3} ?%|支付宝|微信转账|(?:先|货到|到港|发货前?|出货前?)[^,;。]{0,6}付一半|계약 ?시|선적 ?(?:전|후) ?\d{1,3} ?%|定金|订金|訂金|预付|預付|尾款|信用证(?!明)|信用證(?!明)|(?:出货|出貨|发货|發貨|船积み?|收货|收貨|到货|到貨|提单|提單|开票|開票|发票|發票)(?:之?[后後]|日)?(?:期)?起?\d{1,3}天|[数數]期|放账|放帳|账期|电汇|電匯|月结|月結|账期|賬期|付清|见提单|見提單|现金|現金|现结|現結|转账|轉帳|轉賬|汇款|匯款|(?:一半|百分之五十)(?:定金|預付|预付|付)|(?:先|预|預|首)付(?:[一二三四五六七八九]成|[一两三]分之一|\d0%)|[一二三四五六七八]成(?:定金|訂金|订金|预付|預付)|前金|着手金|後払い|先払い|前払い|現金払い|信用状|送金|振込|残金|月末締め|선금|선급금|계약금|잔금|신용장|송금|후불|현금`;
const PERCENT = String.raw`\d{1,3} (?:percent|per cent|prozent|por ciento|por cento|pour cent|per cento|процент\p{L}*) (?:now|down|up ?front|in advance|on|at|before|with|after|al?|a la|antes|contra|na|no|avant|a l'|au|bei|vor|nach|sofort|vorab|prima|alla|all'|при|до|после|перед|сразу)`;
// Money in notes: a term only where it is said to be the payment.
const NOTES = String.raw`cash(?! (?:and|&|n) carry| ?flow| against| on)|in efectivo|(?:en )?efectivo|en especes|em dinheiro|in bar|in contanti|contant geld|nakit|gotowk\p{L}*`;
// A share of the price with what it waits for, whatever that is: "100% после инспекции", "50% antes do carregamento".
const SHARE_WHEN = String.raw`\d{1,3} ?% (?:anticipad[oa]|antecipad[oa]|adelantad[oa]|d'avance|im voraus|vorab|вперед|сразу|авансом|pesin|(?:before|after|upon|against|prior to|antes|despues|depois|apos|contra|tras|avant|apres|contre|vor|nach|bei|gegen|prima|dopo|contro|до|после|перед|против|при|по|przed|po|przy|voor|na|bij|tegen|once|sonra|cuando|quand|wenn|когда|quando) (?:d[eo]l?s? |da |la |le |el |l'|o |a |the |der |die |das |dem |den |het |de )?\p{L}{3,})`;
// Against papers or goods: "Kasse gegen Dokumente", "à la livraison", "货到付款".
const AGAINST = String.raw`(?:kasse )?gegen (?:vorlage (?:der |von )?)?(?:dokumente|papiere|nachnahme)|(?:per )?nachnahme|contre (?:documents|remboursement|remise des documents)|contro (?:documenti|rimborso|assegno)|contra reembolso|против документов|documents against (?:payment|acceptance)|at sight|a vue(?= |$|[.,])|عند التسليم`;
const ON_ARRIVAL = String.raw`(?:bei|nach) (?:lieferung|erhalt|ankunft|abnahme)|a la (?:entrega|livraison|reception|recepcion)|na entrega|alla consegna|al ricevimento|при (?:получении|доставке)|после получения|on (?:delivery|receipt|arrival)`;
const SPELLED_NUMBERS = String.raw`(?:ten|fourteen|fifteen|twenty|thirty|forty|forty-?five|fifty|sixty|seventy|eighty|ninety|a hundred|quince|veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|quinze|vinte|trinta|quarenta|cinquenta|sessenta|oitenta|cem|vingt|trente|quarante|cinquante|soixante|zwanzig|dreisig|dreissig|vierzig|funfzig|sechzig|siebzig|achtzig|neunzig|venti|trenta|quaranta|cinquanta|sessanta|settanta|ottanta|novanta|cento|двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто)`;
const SPELLED = String.raw`${SPELLED_NUMBERS} (?:per ?cent|prozent|por ciento|por cento|pour cent|per cento|процентов)|${SPELLED_NUMBERS} (?:days?|dias|jours|tagen?|giorni|дней)|(?:un terzo|um terco|un tercio|un tiers|ein drittel|a third|one third) (?:di |de |d'|as |of )?(?:acconto|entrada|anticipo|acompte|anzahlung|sinal|deposit|advance)`;
const PAYMENT_MEANS = new RegExp(
  `${whole(`${AGAINST}|${ON_ARRIVAL}|${PERCENT}|${SHARE_WHEN}|${NOTES}|${TENOR}|${SHARES}|${MEANS}|${MEANS_EUROPE}|${MEANS_EAST}`)}|${MEANS_ASIA}|(?<![\\d.,/])[1-9]0 ?[/:] ?[1-9]0(?![\\d/:])|\\d{2} ?% ?(?:\\/|and|y|und|et|e|,) ?\\d{2} ?%`,
  'gu',
);
const SPELLED_MEANS = new RegExp(whole(SPELLED), 'gu');
// Most sentences have none of what stands behind a number in words: a quick look.
const MAY_SPELL =
  /per ?cent|prozent|por c|pour cent|процент|(?<!\d ?)(?:days|dias|jours|tage|giorni|дней)|ter[zc]o|tercio|tiers|drittel|third/u;
const PAYMENT_WORD =
  /pay(?:ment|ing|s|able)?(?![a-z])|paid|pago|paga(?!\p{L})|pagar|pagamos|pagamento|paiement|reglement|regler|zahl\p{L}*|bezahl\p{L}*|оплат\p{L}*|оплачива\p{L}*|оплачу|заплат\p{L}*|расчет\p{L}*|платеж\p{L}*|плачу|платим|الدفع|ندفع|付款|支付|(?<!交)付(?=[现現订訂定全])|付け|支払|결제|지불|대금|odeme|platnosc\p{L}*|betal\p{L}*|thanh toan|terms? (?:of|are|is)|payer|payez|payons|reglons|settle|pagherem|paghiamo/u;
const NO_PAYMENT =
  /(?:(?:thank(?:s| you)|thx|gracias|danke|dank|merci|grazie|obrigad[oa]|agrade\p{L}+|спасибо) (?:very much |vielmals |mucho )?(?:in advance|por adelantado|de antemano|im voraus|vorab|d'avance|par avance|in anticipo|anticipad\p{L}+|antecipad\p{L}+|заранее)|\d ?(?:pz|pcs|pezzi|paia) cad|(?:lead ?time|production time|lieferzeit|plazo de entrega|delai de livraison|prazo de entrega|срок (?:поставки|изготовления))[^.;\n]{0,24}\d{1,3} (?:days|weeks|tage|wochen|dias|jours|дн)|sample(?:s)? (?:cost|fee|charge)|tooling|mould cost|balance goes out|balance 70|balance payment (?:for|of) (?:pi|our)|\bcad (?:drawing|file|design|model)|(?:drawing|file)s? \(?cad|invoice attached)/u;
// "Shipment within 30 days of L/C": what starts the clock of the delivery is no term of payment.
const CLOCK =
  /(?<!\p{L})(?:ship\p{L}*|deliver\p{L}*|dispatch\p{L}*|readiness|lead ?time|etd|liefer\p{L}*|versand|entreg\p{L}*|embarque|despach\p{L}*|livr\p{L}*|expedition|embarquement|consegn\p{L}*|spedizion\p{L}*|imbarco|отгруз\p{L}*|поставк\p{L}*|teslim\p{L}*|sevk\p{L}*|levering|dostaw\p{L}*)[^.;%\n]{0,30}\d{1,3} (?:working |calendar |dias |jours )?(?:days?|weeks?|tagen?|wochen|dias|semanas|jours|semaines|giorni|settimane|дн\p{L}*|недел\p{L}*|gun|hafta|dagen|weken|dni|tygodni\p{L}*) (?:of|after|from|upon|following|nach|ab|de|del|desde|despues|tras|apos|a partir|apres|a compter|des|dal\p{L}*|dopo|с|от|после|na|od|po)(?!\p{L})[^.,;%\n]{0,40}/u;
const WEAK_SPELLED = new RegExp(`^(?:${ON_ARRIVAL}|${SPELLED_NUMBERS} (?:days?|dias|jours|tagen?|giorni|дней))$`, 'u');
const WEAK =
  /^(?:comptant|contado|contanti|a credito|a credit|wise|sepa|pix|tarjeta|carte bancaire|(?:par|mit|per|con|met|com) (?:carte|karte|carta|tarjeta|cartao|kaart)|картой|momo|mobile money|m-?pesa|kreditkarte|by card|cheque|cash(?! and carry)|efectivo|especes|dinheiro|contanten|nakit|gotowk\p{L}*|наличн\p{L}*|\d{1,3} (?:days?|dias|jours|tagen?|dni|dagen|gun|дн\p{L}*|gg|giorni)|deposito|cheque|cad|c\.a\.d\.|lc|deposit|saldo|solde|rest|tt|balance .*|netto|rechnung|a vista|现金|현금|cod|остаток|остальное|acconto|送金|振込|advance|uberweisung|prepaid|دفعه|upfront)$/u;

/** The terms of payment that a message proposes: the piece of the sentence, or of several beside each other, that names them. */
export function readPayment(passage: Passage): Found<string> | null {
  const { level } = passage;
  let best: { piece: [number, number]; weight: number } | null = null;
  for (const sentence of readSentences(level, 0, level.length)) {
    const text = level.slice(sentence.start, sentence.end);
    const means = [
      ...matchesOf(PAYMENT_MEANS, text),
      ...(MAY_SPELL.test(text) ? matchesOf(SPELLED_MEANS, text) : []),
      ...sharesIn(text),
    ]
      .filter(match => !startsClock(text, match.index ?? 0))
      .sort((a, b) => (a.index ?? 0) - (b.index ?? 0));
    if (means.length === 0 || NO_PAYMENT.test(text)) continue;
    const hasWord = PAYMENT_WORD.test(text);
    const isWeak = means.every(match => WEAK.test(match[0]) || WEAK_SPELLED.test(match[0]));
    if (isWeak && !hasWord && !/%|\d{2} ?\/ ?\d{2}/.test(text)) continue;
    const weight =
      (hasWord ? 2 : 0) + (/%|\d{2} ?\/ ?\d{2}/.test(text) ? 3 : /\d/.test(text) ? 1 : 0) + (isWeak ? 0 : 1);
    if (!best || weight > best.weight) best = { piece: paymentPiece(level, sentence, means), weight };
  }
  return best ? phraseAt(passage, ...best.piece) : null;
}

/** Whether what stands at `at` starts the clock of the delivery. */
function startsClock(text: string, at: number): boolean {
  const clock = CLOCK.exec(text);
  return clock !== null && at > clock.index && at < clock.index + clock[0].length;
}

const TIMED = String.raw`(?: ?%| ?per ?cent| prozent| por ciento| por cento| pour cent| per cento| процент\p{L}*)?,? (?:now|later|despues|danach|depois|plus tard|потом|позже|straight away|down|up ?front|to start|to begin|deposit|in advance|before|on|when|after|at|with|against|upon|by|as|al|a la|antes|contra|cuando|para empezar|con|ahora|na|no|quando|avant|a l'|au|apres|maintenant|bei|vor|nach|wenn|sofort|vorab|mit|prima|alla|all'|dopo|subito|при|до|после|перед|сразу|по|вперед|eighty|seventy|sixty|fifty)`;
const TWO_SHARES = new RegExp(
  `(?<![\\d.,/:])(\\d{2})${TIMED}(?!\\p{L})[^.;\\n\\d]{0,44}?(?<![\\d.,/:])(\\d{2})${TIMED}(?!\\p{L})`,
  'gu',
);

/** "50 para empezar y 50 al embarcar", "30 down, 70 when we get docs": two shares that make up the whole. */
const sharesIn = (text: string): RegExpMatchArray[] =>
  !/\d{2}\D+\d{2}/.test(text)
    ? []
    : [TWO_SHARES, ...(PAYMENT_WORD.test(text) ? [TWO_PERCENTS] : [])].flatMap(pattern =>
        matchesOf(pattern, text).filter(match => Number(match[1]) + Number(match[2]) === 100),
      );
const TWO_PERCENTS = /(?<![\d.,])(\d{2}) ?%[^%\n]{1,90}?(?<![\d.,])(\d{2}) ?%/gu;

const CLAUSE =
  /(?:,\s|,(?=[\u3040-\u9fff])|;|\s[-–]\s|\s\(|\.\s|\s(?:and|but|y|und|et|и|e|pero|aber|mais|if|wenn|falls|(?<!(?:once|when|as|after|until|before|till|that|soon as)\s)(?:we|i))\s)/gu;

const MOST_BEFORE = 24;
// "含税13%, 月结45天": the rate of a tax is no share of the price.
const TAX = /税|稅|(?<!\p{L})(?:vat|tax|iva|mwst|ust|tva|ндс|gst|duty)(?!\p{L})/u;

/** From the clause of the first word of payment to the clause of the last. */
function paymentPiece(level: string, sentence: Piece, means: readonly RegExpMatchArray[]): [number, number] {
  const text = level.slice(sentence.body, sentence.end);
  const shift = sentence.body - sentence.start;
  const first = Math.max(0, (means[0]?.index ?? 0) - shift);
  const final = means[means.length - 1] as RegExpMatchArray;
  const last = Math.min(text.length, (final.index ?? 0) - shift + final[0].length);
  let start = 0;
  let end = text.length;
  for (const cut of matchesOf(CLAUSE, text)) {
    const numbers = text.slice(start, cut.index);
    if (
      cut.index + cut[0].length <= first &&
      !/^(?: (?:and|y|und|et|и|e) )$/.test(cut[0]) &&
      (!/%|\d\s*$/.test(numbers.slice(-20)) || TAX.test(numbers))
    )
      start = cut.index + cut[0].length;
    if (
      cut.index >= last &&
      end === text.length &&
      !/^ (?:and|y|und|et|и|e) |^ \($/.test(cut[0]) &&
      !/^[,\s]*(?:rest|balance|остат|saldo|solde|restbetrag|reszt|bakiye|kalan|решта|залиш|pozostal|zbytek|ostatek|remain|de rest|y |and |остальн|половин|остал|mitad|moitie|metade|halfte|half|the (?:other|second|last)|second (?:half|part)|вторая|вторую|второй|die (?:zweite|andere)|zweite|la (?:segunda|seconda|deuxieme)|a segunda|segunda|deuxieme|seconda|druga|ikinci|la otra|l'autre|a outra|余|尾|其余|剩|残|잔|나머지|船積|出荷|納品|到着|货到|出货|出貨|发货|見|见|装|裝|\d)/.test(
        text.slice(cut.index),
      )
    )
      end = cut.index;
  }
  const label = /^[^:]{2,40}:\s*(?=\S)/u.exec(text.slice(start, first + 1));
  if (label) start += label[0].length;
  // "Kindly give the price to Chennai with 45 days DA": what is said before it of other things is cut away.
  const before = text.slice(start, first);
  if (before.length > MOST_BEFORE && !before.includes('%') && !PAYMENT_WORD.test(before)) start = first;
  start = withoutPrelude(text, start, first);
  const rest = /[\s.;,]+$/u.exec(text.slice(start, end))?.[0].length ?? 0;
  return [sentence.body + start, sentence.body + end - rest];
}

// "We usually pay 30% by T/T …": who pays is no term.
const PRELUDE =
  /^(?:(?:for|as for|regarding) (?:the )?payment,? )?(?:we|i|our \p{L}+|wir|nous|noi|мы|nosotros|nos|私|弊社|我们|我方)(?: \p{L}+){0,4} $|^(?:\p{L}+ ){0,3}(?:pay|pays|pagamos|zahlen|payons|paghiamo|платим|reglons)(?: \p{L}+){0,2} $/u;

function withoutPrelude(text: string, start: number, first: number): number {
  const percent = text.slice(start, first).search(/\d{1,3} ?(?:%|percent|per cent)/u);
  const at = percent < 0 ? first : start + percent;
  return PRELUDE.test(text.slice(start, at)) ? at : start;
}
