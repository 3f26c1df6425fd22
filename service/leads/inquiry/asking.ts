import { countAsking, strongAsking, weakAsking } from './askingWords';
import type { Mark, Mention } from './bareNames';
import { bareMentions, commaEnd } from './bareNames';
import { nameBefore } from './namesBefore';
import { isGeneric, phraseEnd, startsWithStop, trimProduct, whole } from './products';
import type { Quantity } from './quantities';
import { SHARED } from './bareCounts';
import { attributesEnd, behindLastComma, namesBehind } from './nameLists';

/** What a sentence says: products, and quantities whose product stands elsewhere. In the order of the text. */
export interface SentenceReading {
  mentions: Mention[];
  loose: Quantity[];
}

const STRONG = new RegExp(`${whole(strongAsking)}[\\s:"]*`, 'gu');
const WEAK = new RegExp(`${whole(weakAsking)}[\\s:"]*`, 'gu');
const COUNTED = new RegExp(`${whole(countAsking)}|[:：] ?$`, 'u');
// "What would you ask for 120 of those?"
const NAMED_BEFORE =
  /^ ?(?:of (?:these|those|them)|de (?:estos|esos|ellos|estas|esas|ellas)|desses|dessas|davon|hiervan|d'entre eux|di (?:questi|queste)|таких|этих|tego|tych)(?![\p{L}])/u;
// "For 600 stools, what is the price?"
const OPENED =
  /^(?:and|also|plus|y|tambien|und|dazu|auch|sowie|et|aussi|e|anche|tambem|и|также|еще) $|^(?:(?:and|so|also|y|e|et|und|а|и) )?(?:for|if|say|para|por|pour|fur|bei|per|на|за|при|voor|na)(?: (?:about|around|say|roughly|unas|unos|umas|environ|etwa|circa|примерно))? $/u;
const MAX_SENTENCE = 1500;

/** Reads one sentence of a levelled text; `quantities` are those within it. */
export function readAskingSentence(
  level: string,
  start: number,
  end: number,
  quantities: readonly Quantity[],
): SentenceReading {
  const to = Math.min(end, start + MAX_SENTENCE);
  const marks = findMarks(level, start, to);
  const reading: SentenceReading = { mentions: [], loose: [] };
  let free = start;
  for (const quantity of quantities) {
    if (quantity.start < free || quantity.isSample || quantity.isSize) continue;
    const isAsked =
      quantity.start - start <= 3 ||
      OPENED.test(level.slice(start, quantity.start)) ||
      marks.some(mark => mark.end <= quantity.start) ||
      COUNTED.test(level.slice(start, quantity.start));
    if (quantity.kind === 'none' && !isAsked && reading.mentions.length + reading.loose.length === 0) continue;
    if (NAMED_BEFORE.test(level.slice(quantity.end, quantity.end + 24))) {
      reading.loose.push({ ...quantity, kind: quantity.kind === 'none' ? 'piece' : quantity.kind });
      free = quantity.end;
      continue;
    }
    const next = quantities.find(other => other.start >= quantity.end)?.start ?? to;
    if (goesWithNext(level, quantity, quantities) || sizesLast(level, quantity, quantities)) continue;
    const goesOn = reading.mentions.length > 0;
    const room: Room = { start: free, end: to, next, isCounted: goesOn || reading.loose.length > 0 };
    const name = seriesName(level, quantity, to) ?? nameOfQuantity(level, room, quantity, marks);
    const size = name ?? (goesOn ? (sizeAlone(level, free, quantity) ?? sizeBehind(level, quantity, to)) : null);
    if (size) {
      reading.mentions.push({ start: size[0], end: size[1], quantity, strength: 2 });
      free = Math.max(quantity.end, size[1], attributesEnd(level, size, quantity, next));
    } else if (!isSizeBefore(level, reading.mentions[reading.mentions.length - 1], quantity, free)) {
      reading.loose.push(quantity);
      const isNamed = !/^[\s,]*$/.test(level.slice(free, quantity.start));
      free = attributesEnd(level, [0, 0], quantity, next, isNamed ? quantity.end : free);
    }
  }
  return withUncounted(level, reading, bareMentions(level, start, to, marks), quantities, to);
}

function withUncounted(
  level: string,
  reading: SentenceReading,
  bare: readonly Mention[],
  quantities: readonly Quantity[],
  to: number,
): SentenceReading {
  behindLastComma(level, reading.mentions);
  addUncounted(level, reading, bare, quantities);
  reading.mentions.push(...namesBehind(level, reading.mentions, quantities, to));
  return reading;
}

/** What is asked for without a quantity, where it is not a part of what is counted. */
function addUncounted(
  level: string,
  reading: SentenceReading,
  found: readonly Mention[],
  quantities: readonly Quantity[],
): void {
  for (const mention of found) {
    // "Yoga mat 6 mm, cork blocks 500 pieces": what stands before the comma is a product of its own.
    const next = reading.mentions.find(other => other.start > mention.start && other.start < mention.end);
    const comma = next ? level.slice(mention.start, next.start).lastIndexOf(',') : -1;
    if (comma > 2) mention.end = mention.start + comma;
    const isNew = !reading.mentions.some(other => mention.start < other.end && mention.end > other.start);
    const isCounted = quantities.some(
      one => !one.isSample && !one.isSize && one.start >= mention.start && one.start < mention.end,
    );
    if (isNew && !isCounted) reading.mentions.push(mention);
  }
  reading.mentions.sort((a, b) => a.start - b.start);
}

/** "Forklifts 3 t - 6 units", "rice 25 kg, 400 bags": a measure right before a count is a size. */
function goesWithNext(level: string, quantity: Quantity, quantities: readonly Quantity[]): boolean {
  if (quantity.kind !== 'measure') return false;
  const next = quantities.find(other => other.start >= quantity.end);
  return (
    next !== undefined &&
    (next.kind === 'piece' || next.kind === 'pack') &&
    !next.isSample &&
    /^[\s,:(–-]{1,3}$/u.test(level.slice(quantity.end, next.start))
  );
}

/** "1500 water tanks 500 l": a measure behind the name that a number counts is a size. */
function sizesLast(level: string, quantity: Quantity, quantities: readonly Quantity[]): boolean {
  if (quantity.kind !== 'measure') return false;
  const last = quantities.filter(other => other.end <= quantity.start).pop();
  return (
    last !== undefined &&
    (last.kind === 'none' || last.kind === 'piece') &&
    /^(?: ?(?!(?:and|plus|y|e|und|et|и|و|en|oraz|ve|sowie|also) )[\p{L}\p{M}-]+){1,5} $/u.test(
      level.slice(last.end, quantity.start),
    )
  );
}

/** "Qty 500, 1000 and 3000 for enamel mugs": the name stands behind the last of a series. */
function seriesName(level: string, quantity: Quantity, limit: number): [number, number] | null {
  const series = SERIES.exec(level.slice(quantity.end, Math.min(limit, quantity.end + 80)));
  return series && nameFrom(level, quantity.end + series[0].length, limit);
}

const SERIES =
  /^(?:\s?[,/]\s?\d[\d.,]*)*\s?(?:,|\/|and|or|y|o|und|oder|et|ou|e|и|или)\s?\d[\d.,]*\s(?:(?:pcs|pieces|units|sets|uds?|unidades|piezas|stk|stuck|pieces|шт)\.?\s)?(?:for|of|de|del|fur|von|pour|di|per|на|для)\s(?:the\s|your\s|los\s|las\s|les\s|die\s|den\s)?(?=\p{L})/u;

const SIZE_ALONE = String.raw`(?:(?:dn|pn|m|g|ø|phi )?\d[\d./,x*-]*\s?(?:mm|cm|mts?|m|寸|吋|inch(?:es)?|in|oz|"|''|ml|cl|cc|l|lts?|litros?|litres?|liter|litri|kg|grs?|g|w|v|号|號|インチ|л|мл|мм|см|кг|г|вт)?)(?![\p{L}\d])`;

/** "1/2 inch 2,000 pcs, 3/4 inch 800 pcs": a size alone, which goes on with the name before it. */
function sizeAlone(level: string, free: number, quantity: Quantity): [number, number] | null {
  const size =
    /^[\s,;、和与及]*(?:(?:and|y|e|und|et|и|и|&) )?((?:dn|pn|m|g|ø|phi )?\d[\d./x*-]*\s?(?:mm|cm|m|寸|吋|inch(?:es)?|in|"|''|ml|cl|l|kg|g|w|v|号|號|インチ|л|мм|см|вт)?)[\s:(-]*$/u.exec(
      level.slice(free, quantity.start),
    );
  if (!size) return null;
  const start = free + size[0].indexOf(size[1] as string);
  return [start, start + (size[1] as string).trimEnd().length];
}

const OF_SIZE = new RegExp(
  String.raw`^ (?:(?:of|in|de|del?|con|a|di|da|em|in|von|zu|mit|по|на|van|z) (?:the |a |los |las |el |la |les |le |die |den |os |as |i |gli )?)(${SIZE_ALONE})(?=\s?(?:[.,;:!?)]|$|\n| (?:and|y|e|und|et|и|or|o)(?!\p{L})))`,
  'u',
);

/** "… and 10 mil de 1 kg", "und 500 in 60 cm": a size behind the number, which goes on with the name before it. */
function sizeBehind(level: string, quantity: Quantity, limit: number): [number, number] | null {
  const size = OF_SIZE.exec(level.slice(quantity.end, Math.min(limit, quantity.end + 40)));
  if (!size) return null;
  const end = quantity.end + size[0].length;
  return [end - (size[1] as string).length, end];
}

/** "Dinner set 20 pcs, about 600 boxes": the first number is part of the name. */
function isSizeBefore(level: string, last: Mention | undefined, quantity: Quantity, free: number): boolean {
  if (!last?.quantity || last.quantity.end !== free || last.end > last.quantity.start || last.quantity.value > 144)
    return false;
  if (quantity.value <= last.quantity.value || last.quantity.kind !== 'piece' || quantity.isLater) return false;
  if (
    !/^[\s,;:-]*(?:(?:about|approx\.?|ca\.?|unas|unos|aprox\.?|environ|circa|etwa|около|总共|共|total|in total|we need|quantity|qty)[\s:]*)?$/u.test(
      level.slice(free, quantity.start),
    )
  )
    return false;
  last.end = last.quantity.end;
  last.quantity = quantity;
  return true;
}

function findMarks(level: string, start: number, end: number): Mark[] {
  const sentence = level.slice(start, end);
  const marks: Mark[] = [];
  for (const [pattern, strength] of [
    [STRONG, 2],
    [WEAK, 1],
  ] as const)
    for (const match of sentence.matchAll(pattern))
      if (match[0].length > 0)
        marks.push({ start: start + match.index, end: start + match.index + match[0].length, strength });
  return marks.sort((a, b) => a.start - b.start || b.end - a.end);
}

interface Room {
  /** Where what belongs to the quantity before ends. */
  start: number;
  end: number;
  /** Where the next quantity begins. */
  next: number;
  /** Something of the sentence is counted already. */
  isCounted: boolean;
}

const OF = /^\s*(?:(?:of(?: the)?|de|von|di|du|des|del|dei|van|من)\s+|d'|のうち|の|的)(?=[\p{L}\d"])/u;
const JOINS =
  /^[\s,;]*(?:and|y|e|und|et|и|و|&|\+|plus|oraz|ve|va|och|as well as|also)?(?![\p{L}])(?:和|以及|另外|[와과및] |그리고 )?[\s,:]*/u;
const CLOSED =
  /[,:(\-=|"“')\]]\s*(?:(?:qty|q'ty|quantity|menge|anzahl|stuckzahl|cant|cantidad|qtde?|quantidade|qte|quantite|quantita|кол-во|количество|ilosc|adet|数量|數量|수량)[\s.:]*)?$/u;
const COUNT_WORD =
  /(?:عدد|كميه|qty|quantity|cantidad|quantidade|menge|anzahl|quantite|quantita|кол-во|количеств\p{L}*|тираж\p{L}*|ilosc|adet)[ :.]*$/u;

/** The name that belongs to a quantity: "500 pcs of X", "X, 500 pcs", "500 X". */
function nameOfQuantity(
  level: string,
  room: Room,
  quantity: Quantity,
  marks: readonly Mark[],
): [number, number] | null {
  const behind = level.slice(quantity.end, Math.min(room.next, quantity.end + 60));
  const of = OF.exec(behind);
  if (level[quantity.end - 1] === ')' || level[quantity.end - 1] === '）')
    return nameBefore(level, markBefore(level, room, quantity, marks), quantity, true);
  const mix = quantity.unit ? mixedName(level, quantity, behind, room.next) : null;
  if (mix) return mix;
  if (of && !SHARED.test(behind)) {
    const name = nameFrom(level, quantity.end + of[0].length, room.next);
    if (name) return name;
  }
  const asked = marks.filter(mark => mark.end <= quantity.start && mark.end >= room.start).pop();
  const before = markBefore(level, room, quantity, marks);
  // "Tents for 4 persons, 1,000 mats": what goes on from the goods before is no name of the next.
  const isAttribute = room.isCounted && ATTRIBUTE.test(level.slice(room.start, quantity.start));
  const left = isAttribute
    ? null
    : nameBefore(level, before, quantity, asked !== undefined || room.start > 0, room.isCounted);
  const isClosed = CLOSED.test(level.slice(left?.[1] ?? 0, quantity.start));
  // "Wir brauchen für die Saison 120 Helme": a bare number counts what stands behind it, not the occasion before it.
  const isSaid = COUNT_WORD.test(level.slice(Math.max(room.start, quantity.start - 16), quantity.start));
  if (left && quantity.kind === 'none' && !isClosed && !isSaid && /^ (?!و)\p{L}{3}/u.test(behind)) {
    const name = nameFrom(level, quantity.end, room.next);
    if (name && name[0] - quantity.end <= 4) return name;
  }
  if (left && (asked || isClosed || isSaid || (quantity.unit && quantity.kind !== 'container'))) return left;
  if (SHARED.test(behind)) return quantity.kind === 'container' ? null : left;
  if (!(isSaid && /^\s*\n/.test(behind)) && /^\s{0,2}[\p{L}\d"(（]|^ ?[x*:] ?\p{L}|^ ?- ?\p{L}/u.test(behind)) {
    const name = nameFrom(level, quantity.end, room.next);
    if (name && !(quantity.unit === null && !/^\s*[x*]?\s*$/.test(level.slice(quantity.end, name[0])))) return name;
  }
  return quantity.kind === 'container' ? null : (left ?? nameBeforeMark(level, room, quantity, marks));
}

// "…, of which we would need about": what may stand between a name and the mark behind it, and between the mark and its number.
const TO_MARK =
  /(?:(?<=[\u3040-\u9fff\uac00-\ud7af\d)])|[,;:–-]\s*(?:(?:we|i|wir|ich|nous|je|noi|мы|я|нам|мне|نحن|davon|hiervon|of which|of these|de las que|dont)(?:'d| would| will)? ?){0,2})$/u;
const TO_NUMBER =
  /^[\s:,]*(?:(?:about|around|some|approx\.?|roughly|ca\.?|circa|unos|unas|uns|umas|environ|etwa|rund|около|примерно|порядка|где-то|штук|大概|大约|约|个|做|先)[\s:]*)*$/u;

/** "Гамаки садовые, надо 150", "雨伞要三千把": the mark stands between the name and its number. */
function nameBeforeMark(
  level: string,
  room: Room,
  quantity: Quantity,
  marks: readonly Mark[],
): [number, number] | null {
  const inside = marks.filter(mark => mark.end <= quantity.start && mark.start >= room.start);
  const last = inside.pop();
  if (!last || !TO_NUMBER.test(level.slice(last.end, quantity.start))) return null;
  const joint = TO_MARK.exec(level.slice(room.start, last.start));
  if (!joint) return null;
  const from = inside.filter(mark => mark.end < last.start).pop()?.end ?? room.start;
  const start = from + (JOINS.exec(level.slice(from, last.start))?.[0].length ?? 0);
  return nameBefore(level, start, { ...quantity, start: room.start + joint.index }, true, room.isCounted);
}

/** "200 cajas surtidas de vajilla": how they are mixed stands between the unit and the name. */
function mixedName(level: string, quantity: Quantity, behind: string, limit: number): [number, number] | null {
  const mixed =
    /^ (?:surtid|sortid|assort|mixed|gemischt|sortiert|mist[ie])\p{L}* (?:(?:of|de|di|d') ?)?(?=\p{L}{3})/u.exec(
      behind,
    );
  return mixed && nameFrom(level, quantity.end + mixed[0].length, limit);
}

const ATTRIBUTE = /^ (?:for|with|per|para|com|con|pour|avec|fur|mit|для|с) (?:\d|[^,]{1,24}, $)/u;

const ARTICLE = /^\s*(?:den|der|die|das|dem|the|los|las|les|des|du|le|la|el|dei|gli|os|as)\s+/u;

function nameFrom(level: string, begin: number, limit: number): [number, number] | null {
  const start = begin + (ARTICLE.exec(level.slice(begin, begin + 8))?.[0].length ?? 0);
  const lead = /^[\s:x*-]*/.exec(level.slice(start, start + 6))?.[0].length ?? 0;
  if (startsWithStop(level, start + lead)) return null;
  const end = phraseEnd(level, start + lead, limit);
  const [from, to] = trimProduct(level, start + lead, commaEnd(level, start + lead, end));
  return to > from && !isGeneric(level.slice(from, to)) ? [from, to] : null;
}

/** Where what may be the name before a quantity begins. */
function markBefore(level: string, room: Room, quantity: Quantity, marks: readonly Mark[]): number {
  const asked = marks.filter(mark => mark.end <= quantity.start && mark.end >= room.start).pop();
  return asked ? asked.end : room.start + (JOINS.exec(level.slice(room.start, quantity.start))?.[0].length ?? 0);
}
