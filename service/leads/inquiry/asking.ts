import { matchesOf } from '../../common/matches';
import { countAsking, strongAsking, weakAsking } from './askingWords';
import type { Mark, Mention } from './bareNames';
import { bareMentions } from './bareNames';
import { goesWithNext, holdsPieces, isSizeBefore, sizesLast } from './goodsSizes';
import { attributesEnd, behindLastComma, namesBehind } from './nameLists';
import { whole } from './products';
import type { Quantity } from './quantities';
import type { Room } from './quantityNames';
import { nameFrom, nameOfQuantity } from './quantityNames';

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
    if (quantity.kind === 'none' && isUnread(reading) && !isAsked(level, start, quantity, marks)) continue;
    if (isNamedBefore(level, start, quantity)) {
      reading.loose.push({ ...quantity, kind: quantity.kind === 'none' ? 'piece' : quantity.kind });
      free = quantity.end;
      continue;
    }
    const next = nextOf(level, quantity, quantities)?.start ?? to;
    if (goesWithNext(level, quantity, quantities) || sizesLast(level, quantity, quantities)) continue;
    const goesOn = reading.mentions.length > 0;
    if (holdsPieces(level, reading.mentions[reading.mentions.length - 1], quantity)) {
      free = quantity.end;
      continue;
    }
    const room: Room = { start: free, end: to, next, isCounted: goesOn || reading.loose.length > 0 };
    const open = marks.filter(mark => !isSaidAside(level, start, mark, quantity.start));
    const name = seriesName(level, quantity, to) ?? nameOfQuantity(level, room, quantity, open);
    const size = name ?? sizeNamed(level, quantity, quantities, goesOn ? [free, to] : null);
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

const isUnread = ({ mentions, loose }: SentenceReading): boolean => mentions.length + loose.length === 0;

/** "Shower set (must have a certificate), 260 sets": what brackets that are closed again ask for is no name of what is counted. */
function isSaidAside(level: string, start: number, mark: Mark, until: number): boolean {
  const before = level.slice(start, mark.start);
  return (
    before.lastIndexOf('(') > before.lastIndexOf(')') &&
    before.slice(0, before.lastIndexOf('(')).trim() !== '' &&
    level.slice(mark.end, until).includes(')')
  );
}

/** The next that is no size of what this one counts. */
const nextOf = (level: string, quantity: Quantity, quantities: readonly Quantity[]): Quantity | undefined =>
  quantities.find(other => other.start >= quantity.end && !other.isSize && !sizesLast(level, other, quantities));

const isAsked = (level: string, start: number, quantity: Quantity, marks: readonly Mark[]): boolean =>
  quantity.start - start <= 3 ||
  OPENED.test(level.slice(start, quantity.start)) ||
  marks.some(mark => mark.end <= quantity.start) ||
  COUNTED.test(level.slice(start, quantity.start));

/** "120 of those"; in "cake boxes, 2000 of them" the name stands before the number. */
const isNamedBefore = (level: string, start: number, quantity: Quantity): boolean =>
  NAMED_BEFORE.test(level.slice(quantity.end, quantity.end + 24)) &&
  !/[\p{L}\d)], $/u.test(level.slice(start, quantity.start));

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

/** A size beside a number, which goes on with a name before it: in the `room` of a sentence that has named one, or one of several. */
const sizeNamed = (
  level: string,
  quantity: Quantity,
  quantities: readonly Quantity[],
  room: [number, number] | null,
): [number, number] | null =>
  (room && (sizeAlone(level, room[0], quantity) ?? sizeBehind(level, quantity, room[1]))) ??
  sizeOfEach(level, quantity, quantities);

const SIZE_BEHIND = new RegExp(
  String.raw`^ (${SIZE_ALONE}|[a-z]{1,3}-?\d{1,4}[a-z]?)(?=\s?(?:[.,;:!?)]|$|\n| (?:and|y|e|und|et|и|or|o|to|for|para|pour|fur|per|для)(?!\p{L})))`,
  'u',
);

/** "1000 pairs H4 and 1000 pairs H7": where each of several is followed by a size or code, these tell them apart. */
function sizeOfEach(level: string, quantity: Quantity, quantities: readonly Quantity[]): [number, number] | null {
  const sizeAfter = (one: Quantity) =>
    one.unit && one.kind !== 'measure' && one.kind !== 'container'
      ? SIZE_BEHIND.exec(level.slice(one.end, one.end + 24))
      : null;
  const size = sizeAfter(quantity);
  if (!size || quantities.length > 20 || !quantities.some(other => other !== quantity && sizeAfter(other))) return null;
  const end = quantity.end + size[0].length;
  return [end - (size[1] as string).length, end];
}

function findMarks(level: string, start: number, end: number): Mark[] {
  const sentence = level.slice(start, end);
  const marks: Mark[] = [];
  for (const [pattern, strength] of [
    [STRONG, 2],
    [WEAK, 1],
  ] as const)
    for (const match of matchesOf(pattern, sentence))
      if (match[0].length > 0)
        marks.push({ start: start + match.index, end: start + match.index + match[0].length, strength });
  return marks.sort((a, b) => a.start - b.start || b.end - a.end);
}
