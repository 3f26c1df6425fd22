import { matchesOf } from '../../common/matches';
import type { Found } from './inquiry';
import type { Piece } from './lines';
import { readSentences } from './lines';
import type { Passage } from './passages';
import { arrivalSigns, arrivalWords, occasionSigns, occasionWords, spelledSpans } from './occasions';
import { phraseAt } from './passages';
import { whole } from './products';

/*
 * When the goods are wanted, as the buyer words it. A question about our lead time says nothing of that.
 */

const MONTHS =
  '(?:januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember)(?:halfte|woche|mitte|ende|anfang)|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|januar|februar|marz|juni|juli|august|oktober|dezember|janeiro|fevereiro|marco|maio|junho|julho|setembro|outubro|novembro|dezembro|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|январ\\p{L}|феврал\\p{L}|март\\p{L}?|апрел\\p{L}|ма[йяе]|июн\\p{L}|июл\\p{L}|август\\p{L}?|сентябр\\p{L}|октябр\\p{L}|ноябр\\p{L}|декабр\\p{L}|ocak|subat|nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|aralik|stycz\\p{L}*|marz(?:ec|cu|cem)|(?<=(?:\\d|polow\\p{L}|konca|koncem|koncu|poczatku|pol) )marca|lut(?:y|ego|ym)|січня|лютого|лютому|березн\\p{L}|квітн\\p{L}|травн\\p{L}|червн\\p{L}|липн\\p{L}|серпн\\p{L}|вересн\\p{L}|жовтн\\p{L}|грудн\\p{L}|kwie(?:cien|tnia|tniu)|maj[auem]?|czerw(?:iec|ca|cu)|lip(?:iec|ca|cu|cem)|sierp\\p{L}*|wrze\\p{L}*|pazdzier\\p{L}*|listopad\\p{L}*|grud(?:zien|nia|niu)|mei|janner|feber|ledna|unora|brezna|dubna|kvetna|cervna|cervence|srpna|zari|rijna|listopadu|prosince|januari|februari|maart|syyskuu\\p{L}*|lokakuu\\p{L}*|marraskuu\\p{L}*|joulukuu\\p{L}*|tammikuu\\p{L}*|helmikuu\\p{L}*|maaliskuu\\p{L}*|huhtikuu\\p{L}*|toukokuu\\p{L}*|kesakuu\\p{L}*|heinakuu\\p{L}*|elokuu\\p{L}*|dzien dziecka|cinco de mayo|back.?to.?school|augustus|يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|رمضان|شهرين|اسبوعين|يومين|ramadan|thang \\d+|شتنبر|غشت|دجنبر|نونبر|يوليوز|ماي|شباط|اذار|نيسان|ايار|حزيران|تموز|ايلول|تشرين|كانون|شهر|العيد|ramazan|рамазан\\p{L}*|diwali|eid|chinese new year|lunar new year|cny|new year|black friday|cyber monday|singles day|thanksgiving|halloween|valentine\\p{L}*|mother.?s day|father.?s day|songkran|golden week|nowruz|carnaval|semana santa|pascua|dia de la madre|dia del padre|ano nuevo|ano novo|pascoa|dia das maes|nouvel an|paques|karneval|silvester|нов\\p{L}+ год\\p{L}*|рождеств\\p{L}*|8 марта|pasqua|kerst\\p{L}*|pasen|sinterklaas|swiat\\p{L}*|wielkanoc\\p{L}*|boz\\p{L}+ narodzen\\p{L}+|nowym rokiem|yilbasi|bayram\\p{L}*|tet|quy \\d|النيروز|راس السنه|عيد';
const SPANS = String.raw`\d{1,3} ?(?:-|to|bis|a|до)? ?\d{0,3} ?(?:working |calendar |business )?(?:days?|weeks?|months?|dias|semanas|meses|jours|semaines|mois|tage[n]?|wochen|monate[n]?|дн\p{L}*|рабочих|календарных|недел\p{L}*|месяц\p{L}*|суток|giorni|settimane|mesi|gun|hafta|dni|tygodni\p{L}*|dagen|weken|ngay|tuan|يوم\p{L}*|ايام|اسابيع|اسبوع|اشهر|شهر)`;
const OTHERS = String.raw`(?:by|before|until|till|not later than|no later than) the \d{1,2}(?:st|nd|rd|th)?(?! ?[%\d])|(?:antes|para|hasta) (?:del|el)(?: dia)? \d{1,2}(?! ?[%\d\p{L}])|avant le \d{1,2}(?! ?[%\d])|(?:bis|zum|spatestens)(?: zum| am)? \d{1,2}\.(?= |$)|entro il \d{1,2}(?! ?[%\d])|до \d{1,2}-?(?:го|числа)|(?:calendar )?weeks? \d{1,2}|semaine \d{1,2}|semana \d{1,2}|settimana \d{1,2}|woche \d{1,2}|недел\p{L}* \d{1,2}|vecka \d{1,2}|uke \d{1,2}|(?:one|two|three|four|five|six|eight|ten|twelve) (?:weeks?|months?)|midsummer|w\/c|kw ?\d{1,2}|cw ?\d{1,2}|q[1-4](?!\d)|(?:first|second|third|fourth|1st|2nd|3rd|4th) quarter|(?:spring|summer|autumn|winter|fall|christmas|easter|xmas|(?<!\d )season|verano|invierno|primavera|navidad|natal|verao|inverno|noel|ete|hiver|printemps|rentree|weihnachten|ostern|sommer|winter|fruhjahr|herbst|saison|temporada|сезон\p{L}*|лет[аоу]|зим[аыу]|весн[аыу]|осен[ьи]|konца|конца|natale|estate|primavera|asap|as soon as possible|lo antes posible|o quanto antes|schnellstmoglich|urgent|year end|end of (?:the )?(?:year|month|quarter)|next month|next year|this year|mid-?\p{L}*|quinzena|quincena)|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}(?:-\d{2})?|(?:by|before|until|till|latest|bis|zum|per|vor|spatestens|spatestens (?:am|bis)|ab|до|к|не позднее|antes del?|hasta el|para el|avant le|jusqu'au|pour le|ate|ate o dia|entro il|prima del|entro e non oltre il|am|le) \d{1,2}[./]\d{1,2}(?!\d)`;
const ASIA = String.raw`[一二三四五六七八九十\d]{1,3} ?月中|(?:今年|明年|来年)?(?:第?[一二三四1-4]季度|[上下]半年)|下[个個]月|下月|本月|这个月|這個月|下周|农历|農曆|春節|圣诞节?|聖誕節?|中秋|端午|元旦|国庆|國慶|开学|開學|双十一|雙十一|双11|黑五|年初|年中|旺季|クリスマス|年末|年明け|お盆|ゴールデンウィーク|[今来]春|[今来]夏|[今来]秋|[今来]冬|추석|설날|설 전|크리스마스|연내|(?:한|두|세|네) ?(?:달|주)|\d{1,2} ?(?:주|개월)|다음 ?달|이번 ?달|상반기|하반기|[1-4]분기|[一二三四五六七八九十\d]{1,3} ?月(?:份|底|末|初|中旬|上旬|下旬| ?\d{1,2} ?[日号號])?|\d{1,3} ?(?:天|日|个月|個月|週間|周|工作日|か月|ヶ月|ヵ月|営業日)(?:内|內|之内|以内)?|(?:\d{1,2}|[一二两兩三四五六七八十半]) ?(?:个|個)?(?:星期|禮拜|礼拜|週|周|月|天)(?:之)?(?:内|內)|月底|年底|年前|春节|国庆|圣诞|尽快|年内|来月|今月|\d{1,2}월(?: ?(?:초|중순|말|\d{1,2}일))?|\d{1,3} ?일 ?(?:이내|내)|주 이내|연말|월말`;
const WHEN = new RegExp(`${whole(`${MONTHS}|${SPANS}|${spelledSpans}|${OTHERS}`)}|${ASIA}`, 'gu');
// A time that is told by an occasion counts only where the clause speaks of the goods' coming.
const OCCASION = new RegExp(`${whole(occasionWords)}|${occasionSigns}`, 'u');
const ARRIVAL = new RegExp(`${whole(arrivalWords)}|${arrivalSigns}`, 'u');
const DELIVERY_WORD =
  /(?<!\p{L})land(?:ed|ing)(?! (?:cost|price|at) )(?![a-z])|(?:can|could|will|would|to) (?:take|collect|pick up|pick) (?:(?:it|them|these|delivery|the goods|everything)(?: up)? )?(?:in|by|from|at the|end|mid|early|late) |[交到][齐齊清完足]|全部到|备齐|備齊|deliver\p{L}*|a quai|souhait\p{L}* (?:a|en|pour|avant|sous)|(?<!\p{L})(?:me |nos )?urgen?(?!\p{L})|wunschtermin|wunschen (?:es |sie |die ware )?(?:in|bis|ab|zum)|hatten (?:es |sie |die ware )?gern|in-?(?:house|hands?)(?: date)?|turn-?around|cargo ready|goods? ready|here (?:by|before|in)|faut|mise a disposition|requer\p{L}*|faudra\p{L}*|желательно|потрібн\p{L}*|відвантаж\p{L}*|(?:preciso|precisamos|necesito|necesitamos) (?:pra|para|ate|antes)|everything in|receiv\p{L}*|wait|producti?on|on (?:the )?shelves|sail\p{L}*|on site|pronta|ship(?:ment|ped|ping|s)?(?![a-z])|lead ?time|arriv\p{L}*|eta(?![a-z])|etd(?![a-z])|ex-?factory|on the ground|in (?:our |the |my )?(?:\p{L}+ ){0,2}(?:warehouses?|stock|stores?|shops?|port|3pl|dc|depots?|hub|hands)(?!\p{L})|(?:in|im|en|nel|nei|na|nas|em|w|в|на|dans) (?:ons|onze|unser\p{L}*|nuestr\p{L}+|notre|nos|nostr\p{L}+|noss\p{L}+|naszym|наш\p{L}*|het|de|el|la|il|le) (?:\p{L}+ )?(?:magazijn|winkels?|lager\p{L}*|laden|filial\p{L}*|almacen|bodega|tiendas?|magasins?|entrepot|magazzino|negozi\p{L}*|lojas?|armazem|magazyn\p{L}*|sklepach|склад\p{L}*|магазин\p{L}*)|on the water|(?:last|latest|final|very last) (?:possible )?(?:date|day) (?:for us )?(?:is|=|:|would be)|(?<!(?:nach|ab|seit|bei|tage|netto) )wareneingang|ankunft|ankommen|da sein|(?:want|need|require)s? (?:(?:it|them|this|these|the goods|goods|everything|all) )?(?:within|in \d)|send (?:it |them |the goods |everything )?(?:by|before|until|till)|warehouse|leave china|needs? (?:'?em|them|it|the goods|everything|this|these|to be)|needed|required|(?:needs?|wants?|requires?) (?:stocks?|goods|cargo|the (?:goods|stocks?|order|cargo|container|shipment|first (?:lot|batch)))|must be|have to be|has to be|before christmas|supply|[وب]?نريد|نحتاج|نحتاجها|recevoir|reception|serv(?:e|ono)|servirebbero|afroep|nodig|voor kerst|ready|load(?:ed|ing)?(?![a-z])|call-?off|dispatch|in stores?|on shelf|entreg\p{L}*|embar\p{L}*|plazo|despach\p{L}*|llegar|llegada|recib\p{L}*|ocupar\p{L}*|produccion|producao|receber\p{L}*|brauch\p{L}*|muss|mussen|abruf|im lager|fertig\p{L}*|hebben|успеть|произв\p{L}*|potrzebn\p{L}*|potrzebujem\p{L}*|depomuz\p{L}*|olmasi|can hang|trong vong|en puerto|en bodega|prazo|chegar|chegada|no porto|despacho|livr\p{L}*|delai\p{L}*|expedi\p{L}*|arrive\p{L}*|embarquement|liefer\p{L}*|verschiff\p{L}*|verlad\p{L}*|eintreff\p{L}*|versand|anlieferung|benotig\p{L}*|поставк\p{L}*|срок\p{L}*|отгруз\p{L}*|нужен|нужна|нужно|нужны|доставк\p{L}*|на складе|получить|consegn\p{L}*|spedi\p{L}*|imbarco|arrivo|teslim\p{L}*|sevk\p{L}*|yukle\p{L}*|elimizde|gelmesi|gelmeli|ulasma\p{L}*|(?:машин\p{L}|фур\p{L}|контейнер|груз|товар) (?:\p{L}+ )?(?:выш|ушл|уше|приш|приех|прибы|поступ)\p{L}*|dostaw\p{L}*|wysyl\p{L}*|lever\p{L}*|verschep\p{L}*|giao|التسليم|تسليم|الشحن|التوريد|الوصول|مده|交期|貨期|交货|交貨|货期|到货|到貨|出货|出貨|发货|發貨|装柜|裝櫃|到仓|到倉|到库|要货|要貨|必须|必須|生产|生產|装船|船期|到港|[号號日底前内內旬初]之?前?(?:要|得|必须|必須)?到|要用|送到|寄到|發到|[月日号號底中旬初]就?(?:要|需要)(?:第一批|货|貨|用)|交付|納期|納入|納品|进仓|入仓|上架|着|船積|出荷|必要|납기|선적|납품|도착|입고|출하|필요/u;
const ORDER_WORD =
  /order|launch|season|start|pedido|commande|bestell\p{L}*|заказ\p{L}*|下单|下單|订货|発注|발주|주문|asap|as soon as possible|urgent/u;
const NO_DELIVERY = new RegExp(
  `${whole(String.raw`\d{1,3} ?(?:days|dias|jours|tage|дн\p{L}+|giorni|dagen|dni|gun) (?:after|despues del?|apres|nach|после|dopo|apos|na|po) (?:the |el |la |l'|a |o |der |die )?(?:shipment|arrival|bill of lading|b ?\/ ?l|embarque|llegada|expedition|arrivee|verschiffung|lieferung|ankunft|отгрузк\p{L}+|поставк\p{L}+|spedizione|arrivo|chegada)|samples?(?! (?:first|ok|approv))|muestras?|\p{L}*muster|образ(?:ец|цы|цов)|echantillons?|amostras?|campion|عين(?:ه|ات)|numune|wzor|reply|respond|answer|get back|send (?:it|me|us|your|the) .{0,30}(?:by|before)|quote (?:by|before)|offer (?:by|before)|quotation .{0,20}(?:by|before|until)|drawing by|photos? by|responder|respuesta|antwort|revert|eod|cob|end of (?:the )?day|(?:angebote?|offers?|bids?|quot(?:es?|ations?)|proposals?|tenders?|ofertas?|offres?|propostas?|offerte|оферты) (?:bis|until|till|due|by|before|hasta|antes|jusqu\p{L}*|avant|ate|entro|до|must reach)|(?:предложени|заявк|кп)\p{L}* (?:до|не позднее)|ответ\p{L}*|repondre|reponse|risposta|meeting|visit|visitar|besuch|(?<!(?:before|for) (?:the |our )?(?:\p{L}{2,12} )?)fair|(?<!(?:antes de|para) la )feria|(?<!(?:vor|zu|bis zu) der )messe|salon|выставк\p{L}*|met (?:you|at)|valid\p{L}*|validez|gultig|warrant|garant|гарант|price.{0,12}(?:good|hold) for|payment|отсрочк\p{L}*|платеж\p{L}*|оплат\p{L}*|betaling\p{L}*|betalen|odeme\p{L}*|platnosc\p{L}*|zaplat\p{L}*|thanh toan|الدفع|الدفعه|предоплат\p{L}*|аванс\p{L}*|anticipo|acompte|anzahlung|balance|deposit|(?:days?|dias|jours|tage) (?:of )?credit\p{L}*|we pay|i pay|pagamos|payons|zahlen|платим|saldo|solde|остаток|pagos?|pagament[oi]|zahl\p{L}*|paiements?|reglement|after b ?\/ ?l date|net \d|usance|deferred|invoice|factura|rechnung|reglons|virement|carta de credito|letter of credit|lettre de credit|credoc|akkreditiv\p{L}*|аккредитив\p{L}*|lettera di credito|reszta|restbetrag|restzahlung|since|ago|established|founded|last (?:year|month|week)(?! (?:of|in))|every|each month|per (?:month|year|quarter|week)|monthly|cada|mensual|jeden monat|ежемесячно|years? of|experience|(?<!(?:school|summer|winter|easter|the|for|before) )holidays?(?! season)|vacation|days (?:from|after) (?:delivery|invoice|receipt)|terms|tender (?:closes|deadline)|прием заявок|заявк\p{L}* принима\p{L}*|einreich\p{L}*|einzureichen|angebotsabgabe|decision|decide|vote|viaj\p{L}*|travel\p{L}*|last (?:spring|summer|autumn|fall|winter|season)(?! (?:of|week))|(?:had|was|were|worked|used to) |closing date|deadline for|presupuesto antes|cotizacion (?:antes|para el)|open(?:ed|ing)|expir`)}|样品|樣品|サンプル|샘플|回复|报价有效|ご回答|회신|展会|展覧会|전시회|保修|保証|提出|締切|締め切|応募|付款|支払|결제|在业`,
  'u',
);

// "On call over 12 months" is no day.
const SPREAD = /(?<!\p{L})(?:over|uber|verteilt auf|durante|pendant|spread over|на протяжении|nell'arco di)\s$/u;

/** "Durante septiembre" is a time for the goods, "durante 12 meses" the span of all orders. */
const isSpread = (before: string, time: string): boolean =>
  SPREAD.test(before) &&
  (!/(?:durante|pendant)\s$/u.test(before) || /^\d|^(?:un|dos|tres|deux|trois|tout|todo)/u.test(time));

/** Whether a text names a time ("end of May", "within 30 days"). */
export const namesTime = (level: string): boolean => level.search(WHEN) >= 0;

/** When the goods are wanted, as the message words it; null where it only asks how long they take. */
export function readDelivery(passage: Passage): Found<string> | null {
  const { level } = passage;
  let best: { piece: [number, number]; weight: number } | null = null;
  for (const sentence of readSentences(level, 0, level.length)) {
    const said = level.slice(sentence.start, sentence.end);
    if (!namesTime(said) && !OCCASION.test(said)) continue;
    for (const [start, end] of clausesOf(level, sentence)) {
      const found = weighClause(level, start, end, said) ?? weighParts(level, start, end, said);
      if (found && (!best || found.weight > best.weight)) best = found;
    }
  }
  return best ? phraseAt(passage, ...best.piece) : null;
}

interface Weighed {
  piece: [number, number];
  weight: number;
}

function weighClause(level: string, start: number, end: number, sentence: string): Weighed | null {
  const text = level.slice(start, end);
  const isTimed = matchesOf(WHEN, text).some(match => !isSpread(text.slice(0, match.index), match[0]));
  const isOccasion =
    !isTimed && !/\d ?%/.test(text) && OCCASION.test(text) && (DELIVERY_WORD.test(text) || ARRIVAL.test(text));
  if (!isTimed && !isOccasion) return null;
  const weight = weightOf(text, sentence);
  return weight > 0 ? { piece: [start, end], weight: isOccasion ? Math.min(weight, OF_OCCASION) : weight } : null;
}

/** A day says more than an occasion. */
const OF_OCCASION = 3.9;
const PARTS = / (?:and|y|e|et|und|и|ed|en|oraz|ve|sowie|while|but) |(?<=\s)و(?=[\u0600-\u06ff]{3})/gu;

/** "We pay at once and need the goods by March": the half that speaks of time. */
function weighParts(level: string, start: number, end: number, sentence: string): Weighed | null {
  const cuts = matchesOf(PARTS, level.slice(start, end));
  if (cuts.length === 0 || cuts.length > 6) return null;
  const edges = [start, ...cuts.map(cut => start + cut.index + cut[0].length), end];
  let best: Weighed | null = null;
  for (let at = 0; at + 1 < edges.length; at++) {
    const until = at + 2 < edges.length ? start + (cuts[at]?.index ?? 0) : end;
    const text = level.slice(edges[at] as number, until);
    if (!DELIVERY_WORD.test(text) && !ARRIVAL.test(text)) continue;
    const found = weighClause(level, edges[at] as number, until, sentence);
    if (found && (!best || found.weight > best.weight)) best = found;
  }
  return best;
}

// "45 days after deposit": what starts the clock is no term of payment.
const FROM_PAYMENT =
  /(?:after|from|upon|once|of|despues de(?:l)?|desde|tras|apres|nach|ab|с момента|после|от|dopo|apos|depois d[oe]|od|na|sau|收到|预付|預付|من تاريخ|من|بعد)\s?(?:(?:the|your|our|el|la|le|o|a|der|die|das|den|receipt of|receiving|recibir|reception de l'|erhalt der|получения|ontvangst|استلام)\s){0,2}(?:(?:\d{1,3} ?% )?(?:(?:advance|down) payment|(?:opening (?:of )?(?:the )?)?(?:l ?\/ ?c|lc|letter of credit)(?: (?:opening|issuance|receipt|date))?|(?:apertura|emision|abertura|emissao) de (?:la )?(?:l ?\/ ?c|carta de credito)|(?:l')?ouverture (?:du|de la) (?:credit|credoc|l ?\/ ?c|lettre de credit)|eroffnung des akkreditivs|открытия аккредитива|payment|deposit|advance|down ?payment|prepayment|anticipo|pago|sinal|pagamento|adiantamento|acompte|paiement|anzahlung|zahlung|предоплат\p{L}*|аванс\p{L}*|оплат\p{L}*|acconto|zaliczk\p{L}*|aanbetaling|betaling|on odeme\p{L}*)|[订訂定]金|付款|预付款|الدفعه|الدفع|العربون)/gu;
// "We would like to receive prices": no goods arrive by that.
const OF_OFFERS =
  /(?<!\p{L})(?:receiv\p{L}*|recib\p{L}*|receb\p{L}*|recev\p{L}*|ricev\p{L}*|erhalten|bekommen|получ\p{L}*|ontvang\p{L}*|otrzym\p{L}*|send|enviar|envoyer|senden|الحصول علي|استلام) (?:(?:us|me|nos|you|your|our|an?|the|sus?|un|una|los|las|el|la|os|as|o|a|um|uma|seus?|suas?|les?|des|une|vos|votre|die|den|das|eine?n?|ihre?n?|un|gli|i|le|il|vostr\p{L}+|ваш\p{L}*|best|better|mejor\p{L}*|melhor\p{L}*|meilleur\p{L}*|beste\p{L}*|лучш\p{L}*|updated|new) ){0,3}(?:pric\p{L}+|preci\p{L}+|prec[oa]\p{L}*|prix|tarif\p{L}*|prei[s]\p{L}*|prezz\p{L}+|цен\p{L}+|quot\p{L}+|cotiza\p{L}+|cotac\p{L}+|orcament\p{L}+|devis|angebot\p{L}*|offert?\p{L}*|oferta\p{L}*|preventiv\p{L}+|catalog\p{L}*|katalog\p{L}*|предложен\p{L}+|прайс\p{L}*|кп|عرض|اسعار)(?!\p{L})/gu;
const WHEN_ASKED =
  /^\s*(?:(?:and|also|please|pls|y|und|et)\s)?(?:when|how (?:long|soon|fast|many)|what|which|wann|wie (?:lange|schnell)|welche|cuando|cuanto|cual|quando|quanto|qual|quand|combien|quel|когда|как\p{L}+ срок|сколько|kiedy|jaki|wanneer|hoe|ne zaman|bao lau|khi nao|متي|كم|多久|什么时候|何时)(?!\p{L})/u;

function weightOf(whole: string, sentence: string): number {
  const clause = whole.replace(FROM_PAYMENT, ' ').replace(OF_OFFERS, ' ');
  if (NO_DELIVERY.test(clause) || (/[?]\s*$/.test(sentence) && WHEN_ASKED.test(clause))) return 0;
  const isDue = DEADLINE.test(clause);
  const isAsked = /[?]\s*$/.test(sentence) && !isDue && !SPAN_GIVEN.test(clause);
  // A day says more than an occasion: "before New Year, at the latest 10 December".
  const sure = (isDue ? 0.5 : 0) + (DAY.test(clause) ? 0.1 : 0);
  // Where the goods must be by then says more than what is done with them there.
  if (DELIVERY_WORD.test(clause) || ARRIVAL.test(clause))
    return isAsked ? 0 : 4 + sure + (ARRIVES.test(clause) ? 0.25 : 0);
  if (NO_DELIVERY.test(sentence.replace(FROM_PAYMENT, ' '))) return 0;
  if (DELIVERY_WORD.test(sentence.replace(OF_OFFERS, ' '))) return isAsked ? 0 : 3 + sure;
  if (OF_TRADE.test(clause)) return 0;
  if ((ORDER_WORD.test(clause) || WISHED.test(clause) || isDateWished(clause)) && !isAsked) return 1;
  return isDue ? 1 : 0;
}

// "Can you ship within a month?"
const SPAN_GIVEN =
  /(?:within|in|en|em|entro|innerhalb|sous|dans|за|в течение|خلال|binnen|icinde|w ciagu) |이내|以内|内/u;
// "We plant in January, so please at the end of November."
const WISHED =
  /^\s*(?:so )?(?:please|pls|bitte|por favor|s'il vous plait|per favore|пожалуйста) (?:at|by|in|before|until|not? later|end|mid|bis|vor|zum|ende|anfang|en|antes|para|a finales|pour|avant|fin|debut|entro|per|до|к|в) /u;
const DAY =
  /\d{1,2}[./-]\d{1,2}|\d{1,2}\.? (?:de )?\p{L}{3,}|\p{L}{3,} \d{1,2}(?:st|nd|rd|th)?(?!\d)|\d{1,2} ?[日号號일]/u;
const ARRIVES = /必须|必須|到仓|到港|到货|到貨/u;
// "By the end of August", "sometime before November": a day that is to be kept.
const DEADLINE = new RegExp(
  `(?:${whole('till|within|zum \\d|крайний срок|fecha limite|data limite|date limite|deadline|by|before|until|no later than|not later than|latest|antes d[eo]l?|a mas tardar|ate|avant|au plus tard|bis|spatestens|vor|до|не позднее|к|entro|prima di|przed|do|voor|uiterlijk|en gec|kadar|قبل|en (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sept\\p{L}*|setiembre|oct\\p{L}*|nov\\p{L}*|dic\\p{L}*|primavera|verano|otono|invierno|janvier|fevrier|mars|avril|mai|juin|juillet|aout|dec\\p{L}*|navidad|\\d{4})|pour l[ea]|para el|para la|per il')}|最迟|最遲|最晚|之前|以前|前|までに?|까지|전)`,
  'u',
);

const CUT =
  /(?:\s(?:or (?:else|we|i|it)|otherwise (?:we|i|it|they)|sonst|ansonsten|sinon|si no|de lo contrario|caso contrario|senao|altrimenti|se no|иначе|anders|yoksa|w przeciwnym) |,\s(?!\d{4})|,(?=[\u3040-\u9fff\uac00-\ud7af])|;|\s-\s|(?<!(?<!\d)\d{1,2}|\.\p{L})\.\s|[?!]|\s(?:but|pero|aber|mais|но|so|ya que|because|since|como)\s)/gu;

// "For Father's Day, that is the second week of June", "before the season, 1 December", "before the harvest, say 20 May".
const THAT_IS =
  /^(?:o sea|es decir|i\.?e\.?|that is|so say|say|meaning|namely|also|d\.? ?h\.?|das heisst|spatestens|c'est[- ]a[- ]dire|soit|ou seja|isto e|cioe|ossia|vale a dire|то есть|т\. ?е\.?|значит|а именно|czyli|tj\.?|dus|d\.w\.z\.|yani|tuc la|اي|يعني|即|也就是|つまり|즉)(?!\p{L})/u;
const DATE_ALONE = new RegExp(
  `^(?:(?:the|by|on|am|el|le|il|ate|at|до) )*(?:\\d{1,2}(?:st|nd|rd|th|er|\\.|º)? ?(?:of |de |d')?)?(?:${whole(`${MONTHS}|${OTHERS}`)}|${ASIA})(?:,? (?:de |of )?\\d{1,4})?[.\\s]*$`,
  'u',
);

// What somebody sells in a season, or how many he would take in it, is no day for these goods.
const OF_TRADE =
  /(?<!\p{L})(?:(?:we|i) (?:are|'re|am|sell|pack|serve|export|make|produce|run|operate|work)|we're|wir (?:sind|verkaufen|beliefern)|nous (?:sommes|vendons)|somos|vendemos|siamo|vendiamo|мы (?:\p{L}+ )?прода\p{L}+)(?!\p{L})|(?:\d[\d.,]*|thousand|hundred) (?:\p{L}+ ){0,2}(?:for|in|per|fur|para|pour|на|in) (?:the |a |la |die |den |der )?(?:first |next |whole |one )?(?:season|saison|temporada|сезон)/u;
const FOR_A_DATE =
  /^\s*(?:for|by|before|pour|avant|fur|bis|para|antes de|per|entro|voor|до|к|на|przed|icin) (?:(?:the )?(?:fin|debut|mi|ende|anfang|mitte|end|early|late|mid|beginning|middle|start|finales|principios|mediados|inicios|final|fim|meados|inicio|inizio|meta|eind|konca|конц\p{L}|начал\p{L}|середин\p{L})[ -](?:of |de |d'|di |do |da )?)?/u;
const POLITE =
  /,? (?:please|pls|svp|s'il vous plait|bitte|por favor|per favore|graag|пожалуйста|if possible|si possible|wenn moglich|si es posible|se possivel|se possibile)[\s.!]*$/u;

/** "Pour fin mars svp.", "For early May please": a sentence that is nothing but the time. */
function isDateWished(clause: string): boolean {
  const lead = FOR_A_DATE.exec(clause);
  return lead !== null && DATE_ALONE.test(clause.slice(lead[0].length).replace(POLITE, ''));
}

/** A clause that only says the day of the one before belongs to it. */
function withAppositions(level: string, cuts: readonly [number, number][]): [number, number][] {
  const joined: [number, number][] = [];
  for (const [start, end] of cuts) {
    const last = joined[joined.length - 1];
    const text = level.slice(start, end);
    const isSame =
      last !== undefined &&
      (THAT_IS.test(text) ? namesTime(text) : DATE_ALONE.test(text) && namesTime(level.slice(...last)));
    if (isSame) last[1] = end;
    else joined.push([start, end]);
  }
  return joined;
}

function clausesOf(level: string, sentence: Piece): [number, number][] {
  const text = level.slice(sentence.body, sentence.end);
  const cuts: [number, number][] = [];
  let from = 0;
  for (const cut of matchesOf(CUT, text)) {
    cuts.push([sentence.body + from, sentence.body + cut.index]);
    from = cut.index + cut[0].length;
  }
  cuts.push([sentence.body + from, sentence.end]);
  return withAppositions(level, cuts)
    .filter(([start, end]) => end > start)
    .map(([start, end]) => {
      const label = /^[^:]{2,40}:\s*(?=\S)/u.exec(level.slice(start, end));
      return [start + (label?.[0].length ?? 0), end];
    });
}
