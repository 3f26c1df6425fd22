import { matchesOf } from '../../common/matches';
import { admired, askingBehind, seenAt } from './askingWords';
import { isBundle } from './goodsSizes';
import { isGeneric, isTerm, phraseEnd, splitNames, startsWithStop, trimProduct } from './products';
import type { Quantity } from './quantities';

/*
 * Products that a sentence names without a quantity.
 */

/** A product that a text names, with the quantity that stands by it. */
export interface Mention {
  start: number;
  end: number;
  quantity: Quantity | null;
  /** 2: asked for by name or counted; 1: the text only says that it is needed, sold or made. */
  strength: 1 | 2;
}

/** Words that ask for what stands behind them. */
export interface Mark {
  start: number;
  end: number;
  strength: 1 | 2;
}

const BEHIND = new RegExp(`(?:${askingBehind})`, 'gu');
const NAME = String.raw`(?:[\p{L}\d'"/+-]+ ){0,6}[\p{L}\d'"/+.-]+(?: ?\([^()\n]{1,40}\))?`;
const ADMIRED = new RegExp(`(?<!\\p{L})your (${NAME}) (?:${admired})`, 'gu');
const SEEN = new RegExp(
  `(?<!\\p{L})(?:the|this|that|an?|el|la|los|las|una?|o|os|as|uma?|le|les|une|die|der|das|den|eine?n?|il|lo|gli|uno|de|het|een) (${NAME}?),? (?:${seenAt})(?!\\p{L})`,
  'gu',
);

// "On your page there is an unhooking mat": the other way round.
const SEEN_THERE = new RegExp(
  `(?:${seenAt})[^.,;!?\\n]{0,40}? (?:there (?:is|are)|(?:i|we) (?:have )?(?:saw|seen|found|see|noticed|spotted)|gibt es|habe ich|haben wir|hay|vi|vimos|he visto|hemos visto|j'ai vu|nous avons vu|il y a|ho visto|abbiamo visto|c'e|ci sono) (?:(?:the|this|an?|some|your|el|la|los|las|una?|unos|unas|le|les|une|des|die|der|das|den|eine?n?|il|lo|gli|uno) )?(${NAME}?)(?=[,.;!?)]| (?:with|and|for|that|which|mit|und|fur|con|y|para|avec|et|pour|e|per|gesehen|gefunden)(?!\\p{L})|$)`,
  'gu',
);

const SHORT_NAME = String.raw`(?:[\p{L}\d'"/+-]+ ){0,8}?[\p{L}\d'"/+.-]+(?: ?\([^()\n]{1,40}\))?`;
const OWNER = String.raw`(?:vos|votre|sus?|tus?|ihre?n?|eure|vostr[ei]|(?:[oa]s )?(?:seus|suas|vossos|vossas)|ваш[иа]|uw|jullie|wasze)`;
const PLEASE = String.raw`(?:plai\p{L}+|plu|interess\p{L}+|gefallen|gefallt|bevallen|piac\p{L}+|gust\p{L}+|encant\p{L}+|agrad\p{L}+|понрав\p{L}+|нрав\p{L}+|podobaj\p{L}+)`;
// "Vos bocaux en verre me plaisent", "nos gustaron sus lámparas"
const PLEASES = new RegExp(
  `(?<!\\p{L})${OWNER} (${SHORT_NAME}) (?:(?:me|nous|m'ont|nous ont|nos|mir|uns|ci|mi|нам|мне|ons|nam|sehr|mucho|ha|hanno|очень) ){0,2}${PLEASE}(?!\\p{L})`,
  'gu',
);
const PLEASED = new RegExp(
  `(?<!\\p{L})(?:(?:gust|encant)(?:aron|o|an)|gost(?:ei|amos)|ador(?:ei|amos)|(?:avons|ai) (?:bien |beaucoup |surtout )?(?:aime|apprecie|adore)|(?:sono|e) piaciut[ioea]|понрав\\p{L}+)(?: (?:mucho|muito|molto|especialmente|beaucoup|очень))? (?:(?:d|de )?${OWNER}|las?|los|el|les?|[oa]s?|d[oa]s|i|gli|il) (${SHORT_NAME})(?=[,.;!?:)]| (?:y|e|que|и|para|en|no|na)(?!\\p{L})|$)`,
  'gu',
);
// "Uns haben die Kerzenhalter aus Messing gefallen"
const GEFALLEN = new RegExp(
  `(?<!\\p{L})(?:uns|mir) (?:hat|haben) (?:\\p{L}+ )?(?:die|der|das|ihr|ihre|eure?|deine?) (${SHORT_NAME}) (?:(?:sehr|besonders|gut|echt|wirklich) ){0,2}gefallen(?!\\p{L})`,
  'gu',
);
const WHAT_WE_WANT = new RegExp(
  `(?<!\\p{L})(?:the|your|el|la|los|las|die|der|das|le|les|il|o|a|os|as) (${SHORT_NAME}),? (?:is|are|es|son|ist|sind|est|sont|sono|sao) (?:exactly |just |genau |exactamente |exactement )?(?:what|the ones? that|the kind|das,? was|was|lo que|ce que|quello che|o que) (?:[\\p{L}']+ ){0,5}(?:asks?|asked|asking|wants?|needs?|looking|are after|am after|pick(?:s|ed)?|chose|choose|chosen|ordered|requested|selected|prefer\\p{L}*|ausgesucht|gewahlt|eligi\\p{L}+|escogi\\p{L}+|escolh\\p{L}+|choisi\\p{L}*|scelt\\p{L}+|suchen|brauchen|wollen|fragen|piden|busc\\p{L}+|necesit\\p{L}+|quieren|cherch\\p{L}+|demand\\p{L}+|cerchi\\p{L}+|procur\\p{L}+)`,
  'gu',
);

// "Your “tea box, 6 compartments” caught my eye": a name in quotation marks.
const QUOTED =
  /(?:(?<!\p{L})(?:your|sus?|tus?|vuestr[oa]s?|votre|vos|ihren?|ihr|vostr[oaei]|seus?|suas?|vosso|vossa|ваш\p{L}{0,2}|uw|jullie) |の|的)"([^"\n]{4,90})"/gu;

/** A comma goes on with properties ("LED bulb E27 9W, 2700K") or with something else ("chairs, CIF Lagos"). */
export function commaEnd(level: string, start: number, end: number): number {
  for (let at = level.indexOf(',', start); at >= 0 && at < end; at = level.indexOf(',', at + 1)) {
    const head = level.slice(start, at);
    if (/\d/.test(level[at + 1] ?? '') || head.lastIndexOf('(') > head.lastIndexOf(')')) continue;
    const rest = level.slice(at + 1, end).trim();
    if (
      isTerm(rest) ||
      (/[\u3040-\u9fff]/.test(rest) &&
        (isGeneric(rest.split(',')[0] as string) || /\d ?(?:元|块|美|円|usd)/.test(rest))) ||
      !/^(?:[\p{L}-]+ ){0,2}\S*\d|^(?:[\p{L}-]+ ?){1,3}$|^(?:[\p{L}-]+ ){0,3}[\p{L}-]+,/u.test(rest) ||
      /^(?:cif|fob|cfr|exw|target|delivery|payment|pls|please|we|packed)\b/.test(rest)
    )
      return at;
  }
  return end;
}

const BACK =
  /[,.](?!\d)|[;:!?()"\n]|(?:は|を|が|で|に|より|から|して|し、|しており|ため)(?=[^\s]{2})|对于?|對於?|关于|關於|想了解|了解|咨询|询问|请问|想问|需要|采购|购买|(?:에서|으로|하여|는|은|이며|및) |(?:^|\s)(?:biz|firmamiz|sirketimiz|olarak|asagidaki|lutfen)\s/gu;

// A mark that begins with a word that joins, or says whose goods they are ("the mugs you make"), ends the name before it.
const JOINED =
  /^(?:(?:and|also|plus|who|will|would|y|tambien|und|auch|et|aussi|e|anche|и|также|en|ook) |(?:you|u) (?:sell|make|have|offer|stock|produce|carry|list)(?!\p{L}))/u;

// "A price for the pan and also the kettle": what goes on with a list is asked for as what it begins with.
const ALSO =
  /^[\s,]{0,3}(?:(?:and|plus|y|e|und|et|и|а|en|oraz|ve|و) )?(?:also|as well as|tambien|ademas|tambem|alem d[aoe]s?|auch|ausserdem|aussi|egalement|anche|inoltre|также|еще|ook|takze|ayrica|ايضا|كذلك)(?: (?:for|the|your|an?|some|de|des?|du|les?|la|los|las|el|una?|os?|as?|uma?|den|die|das|der|eine?n?|fur|pour|para|per|di|il|lo|на|для))*[\s:]*$/u;

/** Products without a quantity: what is asked for by name, or said to be needed. */
export function bareMentions(level: string, start: number, end: number, marks: readonly Mark[]): Mention[] {
  const found: Mention[] = [];
  for (const [place, mark] of marks.entries()) {
    // "your catalog with price of X": what stands between two of these words is no product.
    if (marks.some((other, index) => index !== place && other.start < mark.end && other.end > mark.end)) continue;
    const next = marks.find(other => other.start >= mark.end)?.start ?? end;
    const to = phraseEnd(level, mark.end, next);
    const isDirect =
      to < next ||
      next === end ||
      /[,;.:]\s*$/.test(level.slice(mark.end, next)) ||
      JOINED.test(level.slice(next, next + 16));
    const pointed = namesPointed(level, mark, end);
    for (const [from, until] of pointed) found.push({ start: from, end: until, quantity: null, strength: 2 });
    if (pointed.length > 0 || startsWithStop(level, mark.end)) continue;
    const asked = trimProduct(level, mark.end, listEnd(level, mark.end, to, end));
    const name = toldBehind(level, asked, end) ?? asked;
    if (
      name[1] <= name[0] ||
      isGeneric(level.slice(...name)) ||
      isOwnHouse(level.slice(...name)) ||
      !isDirect ||
      /^\d+ ?[个個款种]/.test(level.slice(...name))
    )
      continue;
    const listed = found.find(one => one.end <= mark.end && ALSO.test(level.slice(one.end, mark.end)));
    const strength = listed?.strength ?? mark.strength;
    for (const [from, until] of splitNames(level, ...name))
      found.push({ start: from, end: until, quantity: null, strength });
  }
  for (const match of matchesOf(BEHIND, level.slice(start, end))) {
    const name = nameBehind(level, start, start + match.index);
    if (name && !found.some(other => name[0] < other.end && name[1] > other.start))
      for (const [from, until] of splitNames(level, ...name))
        found.push({ start: from, end: until, quantity: null, strength: 2 });
  }
  addAdmired(level, start, end, found);
  return found;
}

// "We have a sportswear brand", "tenemos una tienda de deportes"; "要加厚底的" says how they are to be.
const OWN_HOUSE =
  /(?<!\p{L})(?:brand|shop|store|web ?shop|web store|boutique|business|company|restaurant|hotel|cafe|showroom|warehouse|\p{L}*marke|\p{L}*(?<!b)laden|\p{L}*geschaft|(?:web|online|sport|bike)-?shop|sklep|магазин\p{L}*|бренд\p{L}*|компани\p{L}+|متجر|محل|شركه)$|^(?:marca|tienda|negocio|empresa|loja|magasin|enseigne|boutique|marque|negozio|marchio|ferreteria|магазин\p{L}*|бренд\p{L}*|(?:cadena|catena|rede|rete|red|chaine|сеть) (?:(?:de|di) )?(?:tiendas?|lojas?|negozi|magasins?|boutiques?|restaurant\p{L}*|hotel\p{L}*|магазин\p{L}*)|متجر|محل|شركه)(?: (?:de|d'|di|da|do|del|en|em|in)(?! \p{L}+ \p{L}+ \p{L}+ \p{L})| \p{L}|$)|[\u4e00-\u9fff]的$|^[^,，]{1,8}(?:店|品牌|公司)$/u;

const isOwnHouse = (name: string): boolean => OWN_HOUSE.test(name);

// "Two of them in hand: ", "the following models: "
const POINTER =
  /^(?:[^.,;:!?\n\d]{0,30} )?(?:them|these|those|these two|models?|items?|articles?|products?|pieces|samples?|ones|(?:est[oa]s|siguientes|modelos|articulos|productos|piezas|muestras|ellos|ellas)|(?:d?est[ae]s|d?eles|d?elas|seguintes|artigos|produtos|pecas|amostras)|(?:modeles|articles|produits|suivants|pieces|echantillons)|(?:folgende[nr]?|modelle[n]?|artikel[n]?|stuck|muster|davon)|(?:модел[иейя]+|товар\p{L}*|позици\p{L}+|образц\p{L}+|следующ\p{L}+))(?: (?:in hand|first|zuerst|zunachst|primero|en mano|na mao|d'abord|en main|сначала))? ?: ?(?=\p{L})/u;

/** "I want to see two of them in hand: mixer A and mixer B": what words that name nothing point at, behind the colon. */
function namesPointed(level: string, mark: Mark, limit: number): [number, number][] {
  const pointer = POINTER.exec(level.slice(mark.end, Math.min(limit, mark.end + 60)));
  if (!pointer) return [];
  const from = mark.end + pointer[0].length;
  const names = splitNames(level, from, phraseEnd(level, from, limit, true));
  const isGoods = names.every(([start, end]) => {
    const name = level.slice(start, end);
    return (
      name.includes(' ') &&
      name.length < 70 &&
      !/\d[\d., ]{2,} ?\p{L}{2}/u.test(name) &&
      !isGeneric(name) &&
      !isTerm(name)
    );
  });
  return names.length > 1 && isGoods ? names : [];
}

/** "A small gift set: trowel + hand fork in kraft box": what is in it stands behind the colon. */
function toldBehind(level: string, [start, end]: [number, number], limit: number): [number, number] | null {
  if (!isBundle(level.slice(start, end)) || !/^\s?: \p{L}/u.test(level.slice(end, end + 4))) return null;
  const from = level.indexOf(':', end) + 1;
  const told = trimProduct(level, from, phraseEnd(level, from, limit, true));
  const name = level.slice(...told);
  return told[1] > told[0] &&
    /\+|&|,|(?<!\p{L})(?:and|with|y|con|e|com|et|avec|und|mit|и|с)(?!\p{L})/u.test(name) &&
    !isGeneric(name) &&
    !isTerm(name) &&
    !/\d{2}/.test(name.replace(/\d+ ?(?:mm|cm|m|ml|l|g|kg|oz|inch|")/gu, ''))
    ? told
    : null;
}

/** "Your linen aprons look lovely": what the eye fell on. */
function addAdmired(level: string, start: number, end: number, found: Mention[]): void {
  const sentence = level.slice(start, end);
  for (const match of [ADMIRED, PLEASES, PLEASED, GEFALLEN, WHAT_WE_WANT, SEEN, SEEN_THERE, QUOTED].flatMap(pattern =>
    matchesOf(pattern, sentence),
  )) {
    const from = start + match.index + match[0].lastIndexOf(match[1] as string);
    const name = trimProduct(level, from, from + (match[1] as string).length);
    if (name[1] <= name[0] || isGeneric(level.slice(...name))) continue;
    if (!found.some(other => name[0] < other.end && name[1] > other.start))
      found.push({ start: name[0], end: name[1], quantity: null, strength: 2 });
  }
}

/** "X, Y and Z": the word that joins the last one is no end of the list. */
function listEnd(level: string, start: number, end: number, limit: number): number {
  const aside = asideAt(level, start, end, limit);
  if (aside) {
    const further = listEnd(level, aside[1], aside[1], limit);
    return further > aside[1] ? further : aside[0];
  }
  const joined =
    /^,?\s*(?:and|y|e|und|et|и|oraz|en|ve|va|ed|o|or|ou)\s+(?:(?:the|die|der|das|den|el|la|los|las|le|les|gli|os|as)\s+)?(?=[\p{L}\d])/u.exec(
      level.slice(end, end + 16),
    );
  if (!joined) {
    const comma = commaEnd(level, start, end);
    return comma;
  }
  const next = phraseEnd(level, end + joined[0].length, limit);
  const rest = level.slice(end + joined[0].length, next).trim();
  return rest.split(/\s+/).length <= 8 && !isGeneric(rest) && !startsWithStop(level, end + joined[0].length)
    ? next
    : end;
}

/** "Boards (the ones with a handle) and knives": a bracket between two names. */
function asideAt(level: string, start: number, end: number, limit: number): [number, number] | null {
  const head = level.slice(start, end);
  const open = head.lastIndexOf('(') > head.lastIndexOf(')') ? start + head.lastIndexOf('(') : -1;
  const from = open > start ? open : level[end] === '(' ? end : level.startsWith(' (', end) ? end + 1 : -1;
  const close = from < 0 ? -1 : level.slice(from, Math.min(limit, from + 80)).indexOf(')');
  return close < 0 ? null : [from, from + close + 1];
}

function nameBehind(level: string, start: number, end: number): [number, number] | null {
  const piece = level.slice(Math.max(start, end - 60), end);
  // What is in brackets belongs to the name: "折叠桌 (folding table) 90x60".
  const open = piece.replace(/\([^()\n]{1,40}\)/gu, inner => 'x'.repeat(inner.length));
  let cut = 0;
  for (const match of matchesOf(BACK, open)) {
    const until = match.index + match[0].length;
    if (until < piece.length - 1) cut = until;
  }
  const [from, to] = trimProduct(level, end - piece.length + cut, end);
  return to - from > 1 && !isGeneric(level.slice(from, to)) ? [from, to] : null;
}
