import type { Amount } from './amounts';
import { asCount } from './amounts';
import type { Quantity } from './quantities';
import { isSaidCount } from './saidCounts';
import { notGoods } from './unitWords';

/*
 * Numbers of goods that have no unit: "500 chairs", "chairs (500)", "chairs: 500", "12 fire tables, 236 loungers".
 */

/** A currency right before a number; "try 500" is none. */
export const MONEY_BEFORE =
  /(?:[$€£¥₽₹฿₩￥]|美金|美元|美圆|美圓|人民币|人民幣|港币|港幣|港元|欧元|歐元|日元|日圓|台币|臺幣|台幣|新币|新幣|澳元|澳币|马币|馬幣|令吉|泰铢|泰銖|(?:usd|eur|gbp|cny|rmb|jpy|aed|sar|chf|inr|(?<![a-z'] )try|pln|brl|mxn|rub|us dollars?)\.?) ?$/;
/** "目标价12块": behind a price the sign of pieces is that of money. */
export const isPriceInPieces = (before: string, after: string): boolean =>
  /^ ?[块塊]/u.test(after) && /[价價][格到只有是在约約为為:]{0,3} ?$/u.test(before);
/** Behind a number: of each of several, or of all of them together. */
export const SHARED = new RegExp(
  `^ ?(?:\\((?:in )?(?:total|assorted|mixed)\\)|[(,]? ?(?:${[
    String.raw`of each|each|ea\.?|apiece|per (?:colou?r|size|model|design|type|style|item|sku|variant|pattern|kind)|across|spread|split|assorted|mixed|in (?:total|all)|altogether|over \d`,
    String.raw`c\/u|cada|de cada|por (?:color|talla|modelo|diseno|tipo|cor|tamanho)|surtid[oa]s?|sortid[oa]s?|en total|no total|ao todo|repartid[oa]s`,
    String.raw`je(?:weils)?|pro (?:farbe|grosse|modell|sorte|motiv|artikel)|gemischt|sortiert|verteilt|insgesamt|chacune?|par (?:couleur|taille|modele|coloris|motif|reference)|assorti\p{L}*|repartis|au total`,
    String.raw`ciascun\p{L}*|cad(?:aun\p{L})?\.?|per (?:colore|misura|modello|tipo|taglia)|assortit\p{L}|mist[ie]|in totale|кажд\p{L}*|в ассортименте|ассорти|микс|вперемешку|всего|kazd\p{L}*|her (?:biri|renk)|elk|per stuk|لكل`,
  ].join('|')})(?![\\p{L}\\d])| ?(?:各|ずつ|씩))`,
  'u',
);
const ORDER_BEFORE =
  /(?:(?:price|prices|cost|quote|quotation|offer|precio|preco|prix|preis|prezzo|цена|offerte) (?:for|para|por|pour|fur|per|за|на)|how much for|what about|combien pour|cuanto por|quanto por|tarif pour|richtpreis fur|staffelpreise ab|thinking(?: of| about)?|first (?:order|shipment|lot|batch|delivery)|(?:initial|trial) order|primera compra|primer pedido|erste bestellung|erstbestellung|première commande|premiere commande|prima fornitura|primo ordine|primeiro pedido|первая партия|wants?|needs?|requires?|looking at|(?:d'|d' )?en (?:avoir|prendre|commander|acheter)|(?:as many|quantity|number|menge|anzahl|cantidad|quantite|quantita|количеств\p{L}*),? (?:so|i\.e\.|that is|also|es decir|soit|cioe|ou seja|т\.е\.|то есть)|i want|il (?:nous |m')?(?:en )?faudrait|en (?:voudr|voul)\p{L}+|brauch\p{L}+|benotig\p{L}+|necesit\p{L}+|requier\p{L}+|нужно|надо|потребуется|возьмем|serv(?:ono|irebbero)|potrzebuj\p{L}+|hiervan|preciso de|precisamos de|necesito|necesitamos|quero|queremos|order|buy|take|need|serian?|seriam?|serait|seraient|sarebbero|waren|levo|llevo|pego|quero|quiero|prendo|nehme|nehmen|беру|возьму|purchase|(?:start|begin|trial|try|test) with|bestellen|comprar|commander|заказать|ordinare|zamowic)(?: (?:is|of|about|around|approx\.?|roughly|ca\.?|some|circa|environ|unas|unos|umas|uns|около|etwa|initially|(?:something|anything) like|somewhere around|in the (?:region|order) of|quelque chose comme|algo (?:asi )?como|so um die|qualcosa come|что-то около))? $/u;
const COMMA_BEFORE =
  /[,:.!?–-]\s*(?:about|abt\.?|around|roughly|approx\.?|approximately|some|ca\.?|circa|etwa|rund|environ|unas|unos|umas|около|say|maybe|perhaps|probably|quizas?|tal vez|vielleicht|peut-etre|talvez|forse|возможно|(?:something|anything) like|in the (?:region|order) of|algo (?:asi )?como|so um die|quelque chose comme|qualcosa come|порядка)\s$/u;
// "60 nursery shops" and "70 apartments for rent" are what the buyer has.
export const PLACES =
  /^(?:showrooms?|depots?|shops?|stores?|outlets?|branches|tiendas|sucursales|lojas|filialen|laden|magasins|boutiques|магазин\p{L}*|negozi|punti|winkels|sklep\p{L}*|employees|mitarbeiter\p{L}*|hotels?|restaurants?|apart\p{L}*|customers?|clients?|members?|owners|fishermen|fishers|anglers|farmers|families|households|schools|guests|followers|dealers|users|students|workers)[.,;]?$/u;

/** What may stand between a number in brackets and the bracket's end. */
export const BRACKET_END = /^ ?(?:off|each|total|cada una?|je|\?)?[)）]/u;

/** "gate valves DN80 (400 off)", "pumps (anywhere between 300 and 500)". */
export function isBracketed(level: string, amount: Amount, end: number): boolean {
  if (asCount(amount) < 20 || (isYear(amount) && amount.value !== 2000 && !amount.upper)) return false;
  const before = level.slice(Math.max(0, amount.start - 24), amount.start);
  return (
    amount.isWord === false &&
    /[(（](?:(?:anywhere |approx\.?|about|around|ca\.?|circa|nr?\.|no\.|qty:?|quantity:?|unas|unos|environ|etwa|~|около|约) ?)*(?:between |entre |zwischen )?$/u.test(
      before,
    ) &&
    BRACKET_END.test(level.slice(end, end + 10))
  );
}

/** A plain number that is likely a year. */
export const isYear = (amount: Amount) =>
  amount.isPlain && amount.end - amount.start === 4 && amount.value >= 1990 && amount.value <= 2039;

/** "2000 chairs" are no year; "in 2000 we moved" and "the 2000 fair" are. */
const isRoundCount = (level: string, amount: Amount): boolean =>
  amount.value === 2000 &&
  !/(?<!\p{L})(?:in|of|en|em|im|nel|dal|du|seit|since|from|year|the|la|le|el|до|в) $/u.test(
    level.slice(Math.max(0, amount.start - 8), amount.start),
  );

/** "Ship to 30309 Atlanta", "nach 32289 Rödinghausen". */
const isPostcode = (level: string, amount: Amount) =>
  amount.isPlain &&
  /^\d{5}$/.test(level.slice(amount.start, amount.end)) &&
  /(?<!\p{L})(?:to|nach|bei|ddp|dap|ddu|haus|a|in|at) $/u.test(
    level.slice(Math.max(0, amount.start - 6), amount.start),
  );

const NAME_BEHIND = /^(?:\+ ?)? ((?![\u3040-\u9fff\uac00-\ud7af])\p{L}{2,}\S*)/u;
// "500    supporti UCP": a column of numbers, and one of names.
const COLUMN_BEHIND = /^[ \t]{1,10}((?![\u3040-\u9fff\uac00-\ud7af])\p{L}{2,}\S*)/u;

/** At the beginning of a line, or behind "n." and its like there. */
const opensLine = (level: string, start: number): boolean =>
  /(?:^|\n)[ \t]{0,8}(?:[-*•·] ?)?(?:(?:nos?|nr|n|num|qty|qta|cant|stk|anz)[.°º:]{0,2} ?)?$/u.test(
    level.slice(Math.max(0, start - 18), start),
  );

/** Whether a number without a unit counts the goods behind or before it. */
export function isBareCount(level: string, amount: Amount, end: number): boolean {
  if (amount.isWord) return false;
  if (isBracketed(level, amount, end) || standsAsCount(level, amount, end)) return true;
  if (asCount(amount) < 50 || !Number.isInteger(asCount(amount))) return false;
  // The last digits of a telephone number.
  if (
    (isYear(amount) && !isRoundCount(level, amount)) ||
    isPostcode(level, amount) ||
    level[amount.start] === '0' ||
    /\d[ .-]$/.test(level.slice(Math.max(0, amount.start - 2), amount.start))
  )
    return false;
  const isInColumn = opensLine(level, amount.start);
  const rest = (isInColumn ? COLUMN_BEHIND : NAME_BEHIND).exec(level.slice(end, end + 30));
  if (!rest || !/[ \t]/.test(level[end] ?? '')) return false;
  if (/[a-zа-я]-$/.test(level.slice(Math.max(0, amount.start - 2), amount.start))) return false;
  const next = level
    .slice(end + 1, end + 40)
    .trimStart()
    .split(/[.!?;](?:\s|$)|,| (?:for|to|in|at|with|of|para|por|de|pour|fur|per|для|в|на) /)[0]!
    .split(/\s+/)
    .slice(0, 3);
  if (/^[ \t]tiendas? de campan/u.test(level.slice(end, end + 20))) return true;
  // "250 bar stools" are no pressure.
  if (/^bar (?:stools?|chairs?|tables?|counters?|carts?|mats?|soaps?|tools?|sets?)$/u.test(next.slice(0, 2).join(' ')))
    return true;
  return !next.some((word, index) => isNoGoods(next.slice(index).join(' ')) && (index === 0 || PLACES.test(word)));
}

// "500 hotel slippers", "300 sample books": in English the word before the goods says what they are for.
const DESCRIBES =
  /^(?:shop|store|hotel|restaurant|school|office|sample|price|photo|model|version|colou?r) (?!(?:pieces|pcs|units|sets|orders?|options|versions|points|samples|variants|choices|variations|colou?rs|sizes|models|designs|types|owners|chains|is|was|has|plus|across|locations|branches|managers|rooms|requests|quotes|prices|groups|fees|costs|days|weeks|months)(?!\p{L}))\p{L}{3,}s(?!\p{L})/u;

/** Whether what stands behind a number is counted, but no goods. */
const isNoGoods = (text: string): boolean => notGoods.test(text) && !DESCRIBES.test(text);

/** A count below fifty at the beginning of a line of a list whose other lines begin so ("- 12 gas fire pit tables"). */
export function leadingCount(level: string, start: number, end: number): Quantity | null {
  const found = /^(\d{1,2}) (?=\p{L}{3})/u.exec(level.slice(start, Math.min(end, start + 8)));
  const value = Number(found?.[1]);
  const rest = level.slice(start + (found?.[0].length ?? 0), end);
  if (!found || value < 2 || ATTRIBUTE.test(` ${rest}`) || isNoGoods(rest)) return null;
  const number = { start, end: start + (found[1] as string).length };
  return {
    value,
    upper: null,
    number,
    unit: null,
    kind: 'none',
    ...number,
    isSample: false,
    isLater: false,
    isSize: false,
  };
}

// "We want 12 gas fire tables", "precio de 6 excavadoras"; not "3 seater sofa".
const SMALL_BEFORE = new RegExp(
  `(?:(?<![\\p{L}])(?:need|want|like|buy|take|order|quote|purchase|supply|cotizar|coticen|ofertar|cotar|coter|quotare|quotarci|оценить|(?:prices?|quotation|quote|offer|supply|delivery|purchase|provision) (?:of|for|on)|(?:lieferung|suministro|fornecimento|fourniture|fornitura) (?:von|de|di)|поставк\\p{L}+|(?:precios?|presupuesto|cotizacion) (?:de|para|por)|necesit\\p{L}*|quer\\p{L}*|quisier\\p{L}*|precis\\p{L}*(?: de)?|angebot (?:fur|uber)|benotig\\p{L}*|brauch\\p{L}*|suchen|besoin de|(?:prix|devis) (?:de|pour)|voudr\\p{L}*|commander|нуж\\p{L}+|требу\\p{L}+|закупить|заказать|купить|цен[ау] на|serv(?:ono|irebbero)|vorremmo|preventivo per|potrzebujem\\p{L}*|offerte voor|zoeken)(?: (?:about|around|some|approx\\.?|ca\\.?|unos|unas|environ|etwa|около))? )$`,
  'u',
);
const ATTRIBUTE =
  /^ (?:star|layers?|doors?|burners?|drawers?|seat\p{L}*|piece|ply|ways?|pins?|person|tiers?|wheel\p{L}*|speeds?|in-?1|phase|cores?|legs?|head|bottle|port|channel|colou?r|puertas?|plazas?|cajones|patas|portas|lugares|feux|places|portes|posti|ante|turig|flammig)(?![\p{L}])/u;

/** "We need 1 filling machine, 2 sealers and 300 mil bolsas": one is a count where others follow. */
const isOneOfMore = (level: string, end: number): boolean =>
  /^ \p{L}{4}[^.;!?\n]{2,90}?(?:, |(?:,? )(?:and|y|und|et|e|и|plus) )\d[\d.,]* \p{L}{3}/u.test(
    level.slice(end, end + 110),
  );

/** "Twenty-five chairs"; "a rack with twenty-four hooks" is a property. */
const isSpelledCount = (level: string, amount: Amount, end: number, before: string): boolean =>
  /^\p{L}+[ -]\p{L}/u.test(level.slice(amount.start, end)) &&
  !/(?<!\p{L})(?:with|of|for|per|in|mit|fur|je|con|de|por|com|avec|pour|di|с|на|по|для|the|our|than) $/u.test(before);

/** Whether a number below fifty counts what it stands before. */
export function isSmallCount(level: string, amount: Amount, end: number, last: Quantity | undefined): boolean {
  if (
    !amount.isPlain ||
    (amount.value < 2 && !isOneOfMore(level, end)) ||
    amount.value < 1 ||
    amount.value >= 50 ||
    !/^ \p{L}{3}/u.test(level.slice(end, end + 5))
  )
    return false;
  const rest = level.slice(end, end + 40);
  if (ATTRIBUTE.test(rest) || isNoGoods(rest.trimStart()) || /[\u3040-\u9fff\uac00-\ud7af]/.test(rest[1] ?? ''))
    return false;
  const before = level.slice(Math.max(0, amount.start - 60), amount.start);
  if (SMALL_BEFORE.test(before) || isSpelledCount(level, amount, end, before)) return true;
  // "48 of them. And 16 basins."
  if (
    last !== undefined &&
    last.kind !== 'measure' &&
    amount.start - last.end < 40 &&
    /[.!]\s(?:and|also|plus|y|tambien|und|dazu|auch|et|aussi|e|tambem|anche|и|также|en|ook) $/u.test(before)
  )
    return true;
  // One more of several that are counted.
  return (
    last !== undefined &&
    last.kind === 'none' &&
    amount.start - last.end < 60 &&
    !/[.!?\n]/.test(level.slice(last.end, amount.start)) &&
    /(?:,|(?:^|\s)(?:and|y|e|und|et|и|oraz|en|ve|plus|sowie)) $/u.test(before)
  );
}

// "We would require 24 for a mission clinic."
const FOR_SOMEBODY =
  /^ (?:for (?:an? |the |our |my |this |each )|in total|altogether|to (?:start|begin)|initially|para (?:un|el|la|nuestr|mi )|pour (?:un|le|la|notre|commencer)|fur (?:ein|den|die|das|unser)|per (?:un|il|la|iniziare)|для )/u;

/** "Lures (6 colours) x 500 of each", "covers - 2,400 across 6 colours". */
const isShared = (amount: Amount, edge: string, rest: string) =>
  asCount(amount) >= 10 &&
  Number.isInteger(asCount(amount)) &&
  /[\p{L}\d)"'] ?x ?$|\s[-–]\s$|[:=>→,(]\s*$/u.test(edge) &&
  SHARED.test(rest);

// "Folding beds? 48 of them.", "I want 15."
const WANTS_SO_MANY =
  /(?<!\p{L})(?:(?:i|we)(?:'d| would)? (?:want|need|take|like|require|order|buy)|quiero|necesito|queremos|necesitamos|quero|preciso|precisamos|il (?:m'|nous )en faut(?:drait)?|j'en (?:veux|voudrais)|wir brauchen|ich brauche|(?:нам |мне )?(?:нужно|надо)|(?:me|ce|ci) ne servono|عايز|اريد|ابي|ابغي) $/u;
const OF_THEM =
  /^ (?:of (?:them|those|these)|de (?:ellos|ellas|esos|esas)|delas|deles|davon|d'entre eux|di (?:questi|queste))(?!\p{L})/u;

const isPronounced = (level: string, amount: Amount, rest: string): boolean =>
  amount.isPlain &&
  amount.value > 1 &&
  (OF_THEM.test(rest) ||
    (/^(?:[.!](?:\s|$)|\s*$)/.test(rest) &&
      WANTS_SO_MANY.test(level.slice(Math.max(0, amount.start - 30), amount.start))));

// Nothing more in the line, or the price that is wished: "tea towel 50x70, 2,000 (target $0.85)".
const LINE_OR_PRICE =
  /^[ \t]*(?:\((?=[^()\n]*(?:target|price|budget|goal|objetivo|precio|preco|alvo|ziel|preis|cible|prix|prezz|obiettivo|цен[ау]|목표|目标|[$€£¥]|(?:usd|eur|gbp|rmb)(?!\p{L})))[^()\n]{1,60}\)[.,;]?[ \t]*)?(?:$|\n)/u;

/** "Tyre 6 PR, 3.000" and "tube 3.00-18 5.000" at the end of a line. */
const closesLine = (level: string, amount: Amount, end: number): boolean => {
  const written = level.slice(amount.start, amount.end);
  const before = level.slice(Math.max(0, amount.start - 3), amount.start);
  return (
    amount.upper === null &&
    LINE_OR_PRICE.test(level.slice(end, end + 90)) &&
    asCount(amount) >= 50 &&
    asCount(amount) % 10 === 0 &&
    !isYear(amount) &&
    (/[\p{L}\d)"'], $/u.test(before) || (/[\p{L}\d] $/u.test(before) && /^\d{1,3}[.,]\d00$/.test(written)))
  );
};

/** "2000 x hammer", "cups: 100,000" at the end of a line, "lamps, about 7,000.", "we would order 1500 to start". */
export function standsAsCount(level: string, amount: Amount, end: number): boolean {
  if (amount.isWord) return false;
  const edge = level.slice(Math.max(0, amount.start - 6), amount.start);
  const rest = level.slice(end, end + 24);
  if (isShared(amount, edge, rest) || isPronounced(level, amount, rest) || closesLine(level, amount, end)) return true;
  // "Pedestal 3 drawers x 340.", "pump 750W - 500 now, pressure switch - 500."
  if (
    asCount(amount) >= 10 &&
    !isYear(amount) &&
    (/[\p{L})"] ?x ?$/u.test(edge)
      ? /^\s*(?:[.,;)?]|$|\n|and )/u.test(rest)
      : /\S\s[-–]\s$/u.test(edge) &&
        /^(?:[.,;](?!\d)|\s(?:now|immediately|first|sofort|сейчас|сразу|ahora|maintenant)(?!\p{L}))/u.test(rest) &&
        asCount(amount) >= 50)
  )
    return true;
  if (/(?:^|\n)\s*(?:[-*•·]\s*|\d{1,2}[.)]\s)?$/.test(edge) && /^ ?x (?=\p{L})/u.test(level.slice(end, end + 5)))
    return true;
  if (
    /(?:[=:]\s*|\s[-–]\s|\.{3,}\s*|…\s*|\t| {3,})$/.test(edge) &&
    /^[ \t]*(?:$|\n)/.test(level.slice(end, end + 6)) &&
    asCount(amount) >= 10 &&
    !isYear(amount)
  )
    return true;
  if (
    COMMA_BEFORE.test(level.slice(Math.max(0, amount.start - 26), amount.start)) &&
    asCount(amount) >= 100 &&
    /^\s*(?:[.,;!?)]|$|\n|(?:to (?:start|begin)|au debut|pour (?:commencer|demarrer)|para (?:empezar|comecar)|zum (?:start|anfang)|per (?:iniziare|cominciare)|для начала|initially|per (?:month|week|year|order|shipment)|a (?:month|week|year)|monthly|al mes|por mes|al mese|im monat|pro monat|par mois|в месяц)(?!\p{L}))/u.test(
      level.slice(end, end + 18),
    )
  )
    return true;
  return isOrdered(level, amount, end) || (!isYear(amount) && isSaidCount(level, amount, end));
}

/** "We would order 1500 to start", "how much for 500 and …". */
const isOrdered = (level: string, amount: Amount, end: number): boolean =>
  ORDER_BEFORE.test(level.slice(Math.max(0, amount.start - 48), amount.start)) &&
  (asCount(amount) >= 100 ||
    (amount.isPlain && asCount(amount) >= 10 && FOR_SOMEBODY.test(level.slice(end, end + 24)))) &&
  /^(?:[.,;!?)]| ?\(|\s+(?:in|for|to|as|si|if|wenn|se|falls|если|once|provided|this|cette|ce|est[ea]|ess[ea]|diese[snr]?|quest[oa]|в этом|pra|para|per|at|of|initially|first|now|each|by|monthly|split|spread|divided|altogether|overall|total|repartid[oa]s?|dividid[oa]s?|verteilt|aufgeteilt|reparti[es]*|suddivis\p{L}|and|or|y|o|und|oder|et|ou|e|и|или|au debut|zum start|per iniziare)(?![\p{L}])|\s*$)/u.test(
    level.slice(end, end + 16),
  );
