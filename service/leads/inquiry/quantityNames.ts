import { SHARED } from './bareCounts';
import type { Mark } from './bareNames';
import { commaEnd } from './bareNames';
import { isBundle } from './goodsSizes';
import { nameBefore } from './namesBefore';
import { isGeneric, phraseEnd, startsWithStop, trimProduct } from './products';
import type { Quantity } from './quantities';
import { isSpecOnly } from './specs';

/*
 * The name that belongs to a quantity of a sentence. Texts are levelled.
 */

/** Where the name of a quantity may stand. */
export interface Room {
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
  /^[\s,;]*(?:and|y|e|und|et|и|و|&|\+|plus|oraz|ve|va|och|og|ed|en|sowie|a take|as well as|also)?(?![\p{L}])(?:和|以及|另外|[와과및] |그리고 )?[\s,:]*/u;
// "600 szt. i patelnia": behind what is counted it joins, at the beginning of a sentence it is a person.
const JOINED_BY_I = /^ i (?=\p{L}{4})/u;
const CLOSED =
  /[,:(\-=|"“')\]]\s*(?:(?:qty|q'ty|quantity|menge|anzahl|stuckzahl|cant|cantidad|qtde?|quantidade|qte|quantite|quantita|кол-во|количество|ilosc|adet|数量|數量|수량)[\s.:]*)?$/u;
const COUNT_WORD =
  /(?:عدد|كميه|qty|quantity|cantidad|quantidade|menge|anzahl|quantite|quantita|кол-во|количеств\p{L}*|тираж\p{L}*|ilosc|adet)[ :.]*$/u;

/** The name that belongs to a quantity: "500 pcs of X", "X, 500 pcs", "500 X". */
export function nameOfQuantity(
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
  const each = left && namedBehindColon(level, left, quantity, room);
  if (each) return each;
  if (left && (asked || isClosed || isSaid || (quantity.unit && quantity.kind !== 'container'))) return left;
  if (SHARED.test(behind)) return quantity.kind === 'container' ? null : left;
  const right = isSaid && /^(?:\s*\n| و)/.test(behind) ? null : nameRightBehind(level, room, quantity, behind);
  if (right) return right;
  return quantity.kind === 'container' ? null : (left ?? nameBeforeMark(level, room, quantity, marks));
}

/** "500 X", "500 (half of them black) X". */
function nameRightBehind(level: string, room: Room, quantity: Quantity, behind: string): [number, number] | null {
  if (!/^\s{0,2}[\p{L}\d"(（]|^ ?[x*:] ?\p{L}|^ ?- ?\p{L}/u.test(behind)) return null;
  const aside = ASIDE.exec(behind)?.[0].length ?? 0;
  const name = nameFrom(level, quantity.end + aside, room.next);
  const isNext = name !== null && /^\s*[x*]?\s*$/.test(level.slice(quantity.end + aside, name[0]));
  return quantity.unit === null && !isNext ? null : name;
}

/** "A giveaway bundle: 5,000 pens and 2,000 cards": the colon announces the goods, and the number counts what stands behind it. */
function namedBehindColon(
  level: string,
  left: [number, number],
  quantity: Quantity,
  room: Room,
): [number, number] | null {
  if (
    room.isCounted ||
    !/^\s?:\s*$/.test(level.slice(left[1], quantity.start)) ||
    !/^ \p{L}{3}/u.test(level.slice(quantity.end, quantity.end + 4))
  )
    return null;
  const name = nameFrom(level, quantity.end, room.next);
  if (!name || isSpecOnly(level.slice(...name))) return null;
  return isBundle(level.slice(...left)) || (room.next < room.end && quantity.unit === null) ? name : null;
}

// "4000 (half of them 0.5 L)": how they are shared out.
const ASIDE = /^ ?\((?=[^()\n]{0,60}\d)[^()\n]{1,60}\)/u;

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
  const said = level.slice(room.start, last.start);
  const joint =
    TO_MARK.exec(said) ?? (/[\u3040-\u9fff]/.test(level[last.start] ?? '') ? /(?<=[a-z"])$/.exec(said) : null);
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

const JOINED = /^ (?:plus|and|also|sowie|oraz|as well as)(?!\p{L})/u;

/** The name that begins there, behind an article; null where none does. */
export function nameFrom(level: string, begin: number, limit: number): [number, number] | null {
  if (JOINED.test(level.slice(begin, begin + 12))) return null;
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
  if (asked) return asked.end;
  const said = level.slice(room.start, quantity.start);
  const joint = (room.isCounted ? JOINED_BY_I.exec(said) : null) ?? JOINS.exec(said);
  return room.start + (joint?.[0].length ?? 0);
}
