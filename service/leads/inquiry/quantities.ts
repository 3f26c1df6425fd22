import type { Amount, NumberHabits } from './amounts';
import { asCount, readAmounts } from './amounts';
import type { UnitKind } from './units';
import { unitAt } from './units';
import type { Unit } from './units';
import { LARGE_UNIT, countsInWords, unitBefore, unitOf } from './countedUnits';
import { implicitBox } from './loads';
import { endsName, seriesOf } from './seriesCounts';
import {
  BRACKET_END,
  MONEY_BEFORE,
  PLACES,
  isPriceInPieces,
  isBareCount,
  isBracketed,
  isSmallCount,
  standsAsCount,
} from './bareCounts';

/** How much of something is asked for. */
export interface Quantity {
  value: number;
  upper: { value: number; start: number; end: number } | null;
  /** Of the number alone. */
  number: { start: number; end: number };
  unit: { start: number; end: number } | null;
  kind: UnitKind | 'none';
  /** Of all of it. */
  start: number;
  end: number;
  /** For trying out, not for buying. */
  isSample: boolean;
  /** Of a year, or of later orders. */
  isLater: boolean;
  /** A measure that is likely a size of the product ("tape 5 m"). */
  isSize: boolean;
}

const MONEY_AFTER =
  /^ ?(?:[$€£¥₽₹₩￥%°]|(?:usd|eur|euros?|gbp|cny|rmb|jpy|aed|sar|chf|inr|dollars?|dolares|dollari|долл\p{L}*|доллар\p{L}*|евро|руб(?:л\p{L}+)?|юан\p{L}*|cents?|us\$|美金|美元|元|円|원|달러|دولار|يورو)(?!\p{L}))/u;
const NAME_BEFORE =
  /(?:(?<![\p{L}])(?:iso|prop|cfr|en|din|astm|standard|norme?|norma|klasse|classe|class|bs|gb|jis|ansi|hs(?: ?code)?|ncm|hts|taric|тн ?вэд|po|pi|rfq|art|art\.|no|no\.|nr|nr\.|n°|nº|#|ref|ref\.|tel\.?|phone|fax|type|typ|model|modelo|sus|aisi|rev|hall|booth|stand|section|zone|fase|phase|kw|week|cw|w\/c|semaine|semana|settimana|woche|год|since|seit|desde|depuis|с|ucp|pn|dn|gr\.)[ :#/-]*|\d[x*+/]|[#/])$/u;
// "3000 pcs/hr", "400 kg per hour": what a machine makes.
const RATE =
  /^ ?(?:\/|per|an|a|pro|por|par|a l'|in der|am|all'|al|в|за|每|\/每) ?(?:hr?|hour|hours|min|minute|sec|hora|heure|stunde|std|ora|час|ч|мин|saat|day|tag|dia|jour|j(?=[ .,)]|$)|giorno|день|сутки|gun|dzien|天|日|小时|小時|分钟|分鐘|時間|시간|ساعه|الساعه)(?:\.|(?![\p{L}\d])|(?=[\u3040-\u9fff]))/u;
// "3 piece paddle, 120 pieces", "glass 2 pack 8000 packs": of a small one and a large one the small one is a property.
const PROPERTY =
  /^ [^.;,\n]{0,40}?,? ?(?:\d[\d., ]{2,8}|\d{2}) ?(?:pcs|pieces|packs|sets|units|pairs|boxes|nos|ctns|cartons)(?!\p{L})/u;
// "Casserole, 3 pcs set": what is in one of them.
const ONE_SET = /^[ -](?:set|kit|satz)(?![\p{L}])/u;
const PER_PACK =
  /^ ?(?:\/|(?:per|pro|por|par|в|на|je|in|inside|into|dentro de|adentro de|a l'interieur d'|внутри|in a|in one|en|em|a|x|na|par|dans|each|\*) ?(?:one |each |un |1 )?)(?:inner |master |export |color |colour )*(?:box|boxes|ctns?|cartons?|bags?|packs?|packets?|polybags?|pallets?|cases?|containers?|cont|set|sets|pcs?|pieces?|pairs?|units?|roll|rolls|case|blister|bundle|dozen|sack|drum|tray|card|display|piece|caja|cajas|bolsa|paquete|contenedor|pieza|caixa|pacote|saco|carton|boite|sachet|karton|packung|beutel|palette|stuck|vpe|ve|коробк\p{L}*|упаковк\p{L}*|уп|набор\p{L}{0,2}|ящик\p{L}*|короб\p{L}*|паллет\p{L}*|мешк\p{L}*|контейнер\p{L}*|scatola|confezione|cartone|koli|kutu|paket|karton\p{L}*|opakowani\p{L}*|doos|箱|包|盒|袋|件|个|柜|ケース|袋|박스|봉|كرتون\p{L}*|علبه|كيس)(?!\p{L})/u;
// "10,000 pieces in display boxes of 24": the number behind says what a box holds.
const PACKS_OF =
  /^ ?(?:in|en|em|dans|в|da|w|à|a|x) [^.,;:\n\d]{2,30}? (?:of|de|a|x|zu|je|mit|por|con|com|von|da|di|по|po|à) ?\d/u;
const PACKED_BEFORE =
  /(?:packed|packing|packaging|pack of|packs of|set of|sets of|box of|boxes of|bag of|bags of|cartons? of|polybags? of|cartones de|caixas de|cartons de|kartons? zu|kartons? mit|boite de|(?<!\d )pack|inner|master|empaque|paquete de|caja de|cajas de|caja x|bolsa de|bolsas de|juego de|set de|embalados?|caixa de|pacote de|conjunto de|jogo de|lot de|boite de|boites de|jeu de|verpackt|verpackung|packung(?:en)? a|karton a|er set|упаковк\p{L}* по|коробк\p{L}* по|набор(?:ов|ы)? из|(?<!кажд\p{L}{2,4} (?:вида |размера |цвета |модели |типа |диаметра )?)по|confezion\p{L}* da|scatol\p{L}* da|set da|包装|每箱|每包|每盒|每袋|一箱|一盒|装|(?<!(?:from|of|for|by) )each|in one|in a|in un|in einen|em um|en un|dans un|w jednym|moq is|(?:each|every|one|1|per|cada|chaque|jede[rns]?|в каждой) (?:box|bag|carton|pack|set|caja|caixa|bolsa|paquete|pacote|boite|sac|karton|packung|коробк\p{L}*|упаковк\p{L}*):?|your moq|your minimum(?: order)?(?: is)?|mindestmenge von|holds?|load|loading)[ :(]{0,2}$/u;
const SAMPLE =
  /(?<!\p{L})(?:samples?|muestras?|muster(?!\p{L})|образ(?:ец|цы|цов|ца)|echantillons?|amostras?|campion[ei]|numune|wzor\p{L}*|probk\p{L}*|monsters?|mau thu|عين(?:ه|ات))|样品|樣品|样板|サンプル|見本|샘플|견본/u;
const LATER_BEFORE =
  /(?:yearly|per year|annual(?:ly)?(?: (?:demand|volume|usage|consumption|requirement|qty|quantity))?|later|then|afterwards|subsequent|forecast|anual(?:es|mente)?|por ano|al ano|luego|despues|jahrlich|spater|danach|dann|jahresbedarf|jahresmenge|jahresvolumen|ежегодно|в год|затем|далее|потом|par an|annuel(?:le)?(?:ment)?|ensuite|puis|depois|annu[oi]|yillik|rocznie|以后|之后|后续(?:每月)?|每月|毎月|月間|(?<=[をは])月|每年|年需求|年用量|年采购量|後続|年間|연간|이후|سنويا)(?: (?:around|about|of|is|approx\.?|ca\.?|de|von|около|up to|unos?|cerca de|environ|etwa|bis zu))*[ :,]*(?:量?[约約])?$/u;
const LATER_AFTER =
  /^ ?(?:\/ ?(?:year|yr|jahr|ano|an|год|anno|yil|rok)|(?:per|a|each|every|pro|im|al|por|par|в|all') ?(?:year|annum|jahr|ano|an|год|anno)(?!\p{L})|yearly|annually|p\.? ?a\.?(?!\p{L})|jahrlich|anuales|anuais|al ano|por ano|par an|ежегодно|в год|rocznie|yilda|\/年|每年|년간)/u;

// "1台あたり18,000円" is a price of one.
const EACH_ONE = /^ ?(?:あたり|当たり|当り|につき|ごと|당(?![가-힣]))/u;
const PRICED_ONE = /^ ?[\d,.]+ ?(?:円|元|ドル|원|달러|美元|美金|usd)/u;

/**
 * What of a levelled text are quantities of goods: a number with a unit, or a number with a noun behind it. Prices, standards, years,
 * sizes, times and what goes into a box are none.
 */
export function readQuantities(level: string, habits: NumberHabits): Quantity[] {
  const found: Quantity[] = [];
  const named: Amount[] = [];
  for (const amount of readAmounts(level, habits)) {
    const quantity = quantityOf(level, amount, found[found.length - 1]);
    if (quantity) found.push(quantity);
    else if (endsName(level, amount)) named.push(amount);
  }
  const series = seriesOf(level, named, found);
  return series.length === 0 ? found : [...found, ...series].sort((a, b) => a.start - b.start);
}

/** "80k followers", "30 mil habitantes". */
const countsOthers = (level: string, end: number): boolean =>
  level[end] === ' ' && PLACES.test(/^\p{L}+/u.exec(level.slice(end + 1, end + 24))?.[0] ?? '');

/** Longer numbers are those of files and numbers of articles. */
const MOST = 1e9;

function quantityOf(level: string, amount: Amount, last: Quantity | undefined): Quantity | null {
  const end = amount.upper?.end ?? amount.end;
  const before = level.slice(Math.max(0, amount.start - 40), amount.start);
  if (MONEY_BEFORE.test(before) || MONEY_AFTER.test(level.slice(end, end + 40)) || amount.value >= MOST) return null;
  if (isPriceInPieces(before, level.slice(end, end + 2))) return null;
  const unit = unitOf(level, amount, end) ?? unitBefore(level, amount, end);
  // "By 1st October": an ordinal of English, not one "Stück".
  if (unit && amount.isPlain && /1$/.test(level.slice(amount.start, end)) && level.slice(end, unit.end) === 'st')
    return null;
  const wholeEnd = endOf(level, amount, unit);
  const isSure = QTY_WORD.test(before) || (amount.multiplier > 1 && !amount.isWord && !countsOthers(level, end));
  const isCounted = isSure || (!unit && standsAsCount(level, amount, end));
  const kind = unit?.kind ?? (isCounted ? 'piece' : 'none');
  if (
    isOther(level, amount, unit, before, wholeEnd) ||
    isNoCount(level, amount, unit) ||
    EACH_ONE.test(level.slice(wholeEnd, wholeEnd + 6)) ||
    (amount.value === 1 && unit && PRICED_ONE.test(level.slice(wholeEnd, wholeEnd + 16)))
  )
    return null;
  if ([20, 40, 45].includes(amount.value) && (!unit || kind === 'container')) {
    const box = implicitBox(level, amount);
    if (box || kind === 'container') return box;
  }
  if (!unit && !isCounted && !isBareCount(level, amount, end) && !isSmallCount(level, amount, end, last)) return null;
  const from = Math.max(0, amount.start - 40);
  const clause = level.slice(from, Math.min(level.length, wholeEnd + 40));
  return {
    value: kind === 'measure' ? measured(level, amount) : asCount(amount),
    upper: amount.upper,
    number: { start: amount.start, end: amount.end },
    unit: unit && { start: unit.start, end: unit.end },
    kind,
    start: unit && unit.end <= amount.start ? unit.start : amount.start - (NUMBER_OF.exec(before)?.[1]?.length ?? 0),
    end: wholeEnd,
    isSample: asCount(amount) <= MOST_SAMPLES && isSample(clause, amount.start - from, wholeEnd - from),
    isLater: LATER_BEFORE.test(before) || LATER_AFTER.test(level.slice(wholeEnd, wholeEnd + 24)),
    isSize: kind === 'measure' && isSize(level, amount, unit as Unit),
  };
}

/** Behind the unit, or the bracket that the number closes. */
function endOf(level: string, amount: Amount, unit: Unit | null): number {
  const end = amount.upper?.end ?? amount.end;
  if (unit && unit.start <= end + 3) return Math.max(unit.end, end);
  return end + (isBracketed(level, amount, end) ? (BRACKET_END.exec(level.slice(end, end + 10))?.[0].length ?? 0) : 0);
}

// "4,800 chairs per container"
const NAMED_PER_PACK =
  /^ \p{L}{3,16} ?(?:\/|per|por|par|pro|je|в каждом|на) ?(?:cada |each |one |chaque )?(?:containers?|contenedor|conteneur|conteiner|contentor|контейнер|box|carton|pallet|caja|caixa|karton|palette|palet)(?!\p{L})/u;

const isNoCount = (level: string, amount: Amount, unit: Unit | null): boolean =>
  (!unit &&
    NAMED_PER_PACK.test(level.slice(amount.upper?.end ?? amount.end, (amount.upper?.end ?? amount.end) + 48))) ||
  isRatio(level, amount, unit) ||
  (isGrade(level, amount) && !(unit && unit.start <= amount.end + 1)) ||
  isProperty(level, amount, unit) ||
  (!unit && holdsSoMany(level, amount));

/** "TT 50:50"; "60 gg" is a time in Italian, "1,200 GG" are great gross. */
const isRatio = (level: string, amount: Amount, unit: Unit | null): boolean =>
  /\d:$/.test(level.slice(Math.max(0, amount.start - 2), amount.start)) ||
  /^:\d/.test(level.slice(amount.end, amount.end + 2)) ||
  (unit !== null && amount.value <= 365 && level.slice(unit.start, unit.end) === 'gg');

/** "An incubator of 1,056 eggs", "tables for 12 persons": what one of them holds. */
const holdsSoMany = (level: string, amount: Amount): boolean =>
  /\p{L}{3} (?:of|for|de|pour|para|fur|per|на|для) $/u.test(level.slice(Math.max(0, amount.start - 9), amount.start)) &&
  /^ (?:eggs?|huevos|ovos|oeufs|eiern?|uova|яиц\p{L}*|persons?|people|personas|pessoas|personnes|personen|persone|человек\p{L}*|seats?|guests?|birds?|cells?|holes?|cavities|litters?|users?)(?!\p{L})/u.test(
    level.slice(amount.end, amount.end + 14),
  );

/** "60.000 m²" is sixty thousand, whatever sign the sizes are written with. */
const measured = (level: string, amount: Amount): number =>
  /^\d{1,3}[.,]000$/.test(level.slice(amount.start, amount.end)) ? asCount(amount) : amount.value;

const isProperty = (level: string, amount: Amount, unit: Unit | null): boolean =>
  unit !== null &&
  (RATE.test(level.slice(unit.end, unit.end + 14)) ||
    (amount.value <= 50 && unit.kind === 'piece' && ONE_SET.test(level.slice(unit.end, unit.end + 8))) ||
    (amount.value < 13 &&
      /^(?:piece|pack|set)$/.test(level.slice(unit.start, unit.end)) &&
      PROPERTY.test(level.slice(unit.end, unit.end + 60))));

// "SS 304 inner", "inox 316", "alu 6061": the grade of a metal.
const GRADE_BEFORE =
  /(?<!\p{L})(?:ss|s\/s|s\.s\.?|sus|aisi|inox\p{L}{0,4}|edelstahl|(?:stainless |tool |carbon )?steel|acero(?: inoxidable)?|acciaio(?: inossidabile| inox)?|acier(?: inoxydable)?|aco(?: inox\p{L}*)?|rvs|stal(?: nierdzewna)?|nerez|paslanmaz(?: celik)?|celik|сталь|стали|нерж\p{L}*|alu(?:mini?um|minio|minio)?|алюмини\p{L}*|grade|grado|nuance|gute|марк[аи]|不锈钢|不鏽鋼|ステンレス|스테인리스|ستانلس(?: ستيل)?|ستيل)[ -]?$/u;
const GRADE = /^(?:20[0-4]|30[1-9]|31[0-7]|321|4[0-4][0-9]|1050|1060|1100|2205|3003|3105|5052|5083|6061|6063|7075)$/;

const isGrade = (level: string, { start, end }: Amount): boolean =>
  GRADE.test(level.slice(start, end)) && GRADE_BEFORE.test(level.slice(Math.max(0, start - 40), start));

const REALLY_COUNTED = /(?:no|rfq|up to|с|en|pi|po|standard|norme?|norma|class|classe|klasse)[ :.]*$/;

const NUMBER_OF = /(?:(?:^|\n)[\s*-]*|[,;:] |(?<!\p{L})(?:per|e|ed|di|con|und|fur|von|sowie) )(n(?:r|o)?[.°º] ?)$/u;

/** Part of a name or a standard, what goes into a box, "in one container", a container's number. */
function isOther(level: string, amount: Amount, unit: Unit | null, before: string, end: number): boolean {
  // "EN 71" is a standard; "600 stoelen en 80 parasols" counts.
  const isAnd =
    /(?:^|[\s,])en $/.test(before) &&
    /^ (?!certif|standard|norm|test|compl|approv|konform|geteste?)\p{L}{3}/u.test(
      level.slice(amount.end, amount.end + 16),
    );
  // "nr. 5.000 caffettiere" at the beginning of a line counts.
  const isNumberOf =
    NUMBER_OF.test(before) &&
    asCount(amount) >= 20 &&
    /^[ \t]{1,10}\p{L}{3}/u.test(level.slice(amount.end, amount.end + 14));
  const isInBracket = /[(（]n(?:r|o)?\. ?$/u.test(before);
  if (
    !isAnd &&
    !isNumberOf &&
    !isInBracket &&
    NAME_BEFORE.test(before) &&
    !(unit && !/[#/]$/.test(before) && REALLY_COUNTED.test(before))
  )
    return true;
  // "Your MOQ 1k is ok"
  if (
    /(?<!\p{L})(?:moq|minimum)[ :]*$/u.test(before) &&
    /^ ?(?:pcs |sets )?(?:is |are )?(?:ok|fine|no problem|works|accept)/.test(level.slice(amount.end, amount.end + 20))
  )
    return true;
  if (amount.isWord && !countsInWords(level, amount, unit, before)) return true;
  if (!unit) return false;
  // "We run 5 nos. showrooms" counts what the buyer has.
  if (unit.kind === 'piece' && PLACES.test(/^[. ]{0,2}(?:of )?(\p{L}+)/u.exec(level.slice(end, end + 24))?.[1] ?? ''))
    return true;
  if (unit.kind === 'container')
    return amount.value > 500 || PACKED_BEFORE.test(before) || TAKES.test(level.slice(end, end + 20));
  if (unit.kind === 'pack' && amount.value < 20 && /(?:^| )(?:in|a|en|em|in a) $/.test(before)) return true;
  const isBothForms = /^\/(?:pieces|sets|units|pairs|pcs|rolls|boxes|bags)/u.test(level.slice(end, end + 8));
  const behind = level.slice(end, end + 44);
  return (!isBothForms && PER_PACK.test(behind) && !PACKS_OF.test(behind)) || PACKED_BEFORE.test(before);
}

// "One container takes 9,500 pieces"
const TAKES =
  /^ (?:can |will |would )?(?:takes?|holds?|carr(?:y|ies)|fits?|loads?|contains?|coge|lleva|cabe[n]?|entran|fasst|contient|prend|leva|contiene|вмещает)(?!\p{L})/u;

const COUNTED_BEFORE =
  /(?:qty|quantity|cantidad|quantidade|menge|quantite|quantita|количеств\p{L}*|объем\p{L}*|数量|數量|수량|الكميه|كميه|need|order|quote|miktar|ilosc|[:=|\t…]|\.{3})\s*[:(]?\s*$/u;
const OF_BEHIND = /^ (?:of|de|d'|von|di|du|des|van|من) ?\p{L}/u;

/** "5000 mtr cone", "200m coil", "25 kg bags": what it is wound on or put into stands right behind it. */
const holdsIt = (level: string, unit: Unit): boolean => {
  const behind = /^[ -](?=\p{L})/u.test(level.slice(unit.end, unit.end + 2)) ? unitAt(level, unit.end) : null;
  return behind?.kind === 'pack';
};

function isSize(level: string, amount: Amount, unit: Unit): boolean {
  if (holdsIt(level, unit)) return true;
  if (OF_BEHIND.test(level.slice(unit.end, unit.end + 8)) && amount.value >= 10) return false;
  const isJoined = /(?:plus|and|of|need|order|quote|y|und|et|и|,)\s$/.test(
    level.slice(Math.max(0, amount.start - 8), amount.start),
  );
  if (isJoined && amount.value >= 50 && /^ \p{L}{3}/u.test(level.slice(unit.end, unit.end + 6))) return false;
  if (LARGE_UNIT.test(level.slice(unit.start, unit.end).replace(/\.$/, ''))) return isCapacity(level, amount, unit);
  return (
    measured(level, amount) < 200 &&
    !(amount.value >= 50 && COUNTED_BEFORE.test(level.slice(Math.max(0, amount.start - 16), amount.start)))
  );
}

/** "Mini excavator 1.8 ton", "pallet scale 2t": what a machine lifts or weighs. */
const isCapacity = (level: string, amount: Amount, unit: Unit): boolean =>
  /^(?:t|tons?|tonn\p{L}*|tonelad\p{L}*|т|тонн\p{L}*)$/u.test(level.slice(unit.start, unit.end)) &&
  amount.value < 10 &&
  (!Number.isInteger(amount.value) || unit.start === amount.end) &&
  /\p{L}{4} $/u.test(level.slice(Math.max(0, amount.start - 5), amount.start)) &&
  !/(?:need|want|order|about|around|quote|take|brauchen|etwa|circa|quero|necesit\p{L}+|unas|umas|environ|нужно|надо|около) $/u.test(
    level.slice(Math.max(0, amount.start - 14), amount.start),
  );

// Behind these a number is one of goods, whatever follows.
const QTY_WORD =
  /(?:qty|q'ty|quantity|quantities|cantidad|cant\.?|عدد|بعدد|العدد|quantidade|qtde?\.?|qte|stuckzahl|anzahl|тираж|tirage|auflage|tirada|tiragem|кол-во|ilosc|menge|quantite|quantita|количество|数量|數量|수량|الكميه|miktar|ilosc|aantal|so luong)\s*(?:(?:is|would be|will be|sera|seria|serait|ware|sarebbe|будет|:|of|es|-|：))?\s*(?:about|approx\.?|around|ca\.?|unas?|unos|de)?\s*$/u;
/** Nobody asks for more to try out: the word is part of a name, or speaks of something else. */
const MOST_SAMPLES = 500;

/** Words about samples in the same clause, close by. */
function isSample(window: string, start: number, end: number): boolean {
  const before = /[^.;!?\n。；]*$/.exec(window.slice(0, start))?.[0].slice(-28) ?? '';
  const after = (/^[^.;!?\n。；]*/.exec(window.slice(end))?.[0] ?? '').slice(0, 22);
  return SAMPLE.test(before) || SAMPLE.test(after);
}
