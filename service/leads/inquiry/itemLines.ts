import type { NumberHabits } from './amounts';
import { asCount, readAmounts } from './amounts';
import { strongAsking, weakAsking } from './askingWords';
import type { LabelKey } from './labels';
import { labelKey } from './labels';
import type { Piece } from './lines';
import { readPrices } from './prices';
import { isGeneric, isTerm, trimProduct, whole } from './products';
import type { Quantity } from './quantities';

/** "Product: LED bulbs" in a letter. */
export interface LabelledLine {
  key: LabelKey;
  /** Of the value, without blanks; empty where it stands in the next line. */
  start: number;
  end: number;
}

const LABEL = /^(?:\[([^\]\n]{1,20})\]\s*:?\s*|([^:\n\t]{1,48}?)\s*:\s*)/u;

const TABBED = /^()([^:\n\t]{2,40}?) ?\t\s*/u;

/** A line of a letter that is a label and its value; null for another. */
export function labelOf(text: string, level: string, line: Piece): LabelledLine | null {
  const head = level.slice(line.body, Math.min(line.end, line.body + 60));
  const found =
    LABEL.exec(head) ?? (level.slice(line.body, line.end).split('\t').length === 2 ? TABBED.exec(head) : null);
  if (!found) return null;
  const written = text.slice(line.body, line.body + (found[1] ? found[1].length + 2 : (found[2] as string).length));
  const key = labelKey(
    written.replace(/^\s*(?:our|your|die|der|das|nuestro|nuestra|notre|nosso|nossa|наш[аеи]?|我们的|我方)\s+/iu, ''),
  );
  return key === 'other' ? null : { key, start: line.body + found[0].length, end: line.end };
}

/** A line that is one item of a list: its product, and its quantity where it has one. */
export interface ListedItem {
  product: [number, number] | null;
  quantity: Quantity | null;
  line: Piece;
}

const ASKING = new RegExp(whole(`${strongAsking}|${weakAsking}`), 'u');
const SPEAKS = new RegExp(
  whole(
    'we|i|you|they|please|pls|kindly|can you|could you|nos|necesitamos|quiero|gostaria|precisamos|nous|vous|je|wir|sie|ich|bitte|мы|просим|прошу|вы|vorremmo|possiamo|نرجو|نحن|です|ます|ください|습니다|세요|입니다|我们|請|请|您',
  ),
  'u',
);
const LONGEST = 170;

/** The quantity by which a line of a list counts: of several the last that is no size, at an end of the line. */
export function countOf(quantities: readonly Quantity[], level: string, line: Piece): Quantity | null {
  const real = quantities.filter(one => !one.isSample);
  const counted = real.filter(one => one.kind !== 'measure' && one.kind !== 'none' && !one.isLater);
  const pieces = withoutShares(
    counted.filter(one => one.kind !== 'container'),
    level,
    line,
  );
  const pool = pieces.length > 0 ? pieces : counted.length > 0 ? counted : laterOr(real, level, line);
  return pool.length === 0 ? null : bestOf(pool, line);
}

/** "1200 sets (black, beige, tan 400 sets each)": what stands in brackets behind a larger number says how that is shared out. */
function withoutShares(counted: readonly Quantity[], level: string, line: Piece): Quantity[] {
  const isShare = (one: Quantity): boolean =>
    isInBrackets(level, line, one) &&
    counted.some(
      whole => whole.end <= one.start && whole.value > one.value && !isInBrackets(level, line, whole) && whole.unit,
    );
  return counted.length < 2 ? [...counted] : counted.filter(one => !isShare(one));
}

const isInBrackets = (level: string, line: Piece, { start }: Quantity): boolean =>
  /[(（][^()（）]*$/u.test(level.slice(line.body, start));

/** Without another: what is for a year, or what stands at the end of the line. */
function laterOr(real: readonly Quantity[], level: string, line: Piece): Quantity[] {
  const later = real.filter(one => one.isLater && one.kind !== 'measure' && one.kind !== 'none');
  return later.length > 0 ? later : real.filter(one => !one.isLater && !one.isSize && isAtEnd(one, level, line));
}

function bestOf(pool: readonly Quantity[], line: Piece): Quantity {
  const first = pool[0] as Quantity;
  if (first.start - line.body <= 2)
    return pool.length === 1 || first.value >= 20 ? first : (pool[pool.length - 1] as Quantity);
  return pool[pool.length - 1] as Quantity;
}

const EACH = /^ ?(each|ea|c\/u)(?![\p{L}\d])/u;

/** "40x60: 1.800 barre": what is counted is named in the buyer's own word. */
function withOwnUnit(quantity: Quantity | null, level: string, line: Piece): Quantity | null {
  const each = quantity && !quantity.unit ? EACH.exec(level.slice(quantity.end, line.end)) : null;
  if (quantity && each) {
    const start = quantity.end + each[0].length - (each[1] as string).length;
    return { ...quantity, unit: { start, end: start + (each[1] as string).length } };
  }
  if (!quantity || quantity.kind !== 'none' || quantity.start - line.body < 6) return quantity;
  const word = /^ (\p{L}{3,16})[.,;)]?$/u.exec(level.slice(quantity.end, line.end));
  if (!word) return quantity;
  const unit = { start: quantity.end + 1, end: quantity.end + 1 + (word[1] as string).length };
  return { ...quantity, unit, end: unit.end };
}

// "44 t a month", "8,000 m (target 2.30 a metre)": what may stand behind the last number of a line.
const ASIDE =
  /^(?:\/|per |a |each |every |al |por |cada |par |pro |im |в |每)\s?(?:month|mes|mois|monat|mese|месяц|mes|quarter|trimestre|quartal|квартал|月|季)[.,;]*$|^\([^()]*\)[.,;]*$/u;

function isAtEnd(quantity: Quantity, level: string, line: Piece): boolean {
  const rest = level.slice(quantity.end, line.end).trim().replace(ASIDE, '');
  if (quantity.start - line.body <= 2) return true;
  if (
    quantity.kind === 'none' &&
    /^\p{L}+$/u.test(rest) &&
    /[:=]\s*$|\s[-–]\s$|,\s*$|\s{2}$|\.{2,}\s*$/.test(level.slice(line.body, quantity.start))
  )
    return true;
  return (
    /^[.,;)]*$/.test(rest) &&
    /[:,(=|\t-]\s*$|\s{2}$|\.{2,}\s*$|…\s*$|\s$|[共计計]\s?$/.test(level.slice(line.body, quantity.start))
  );
}

/** Reads a line as an item of a list; null where it is a sentence, a term, or says nothing of goods. */
export function readListed(
  level: string,
  line: Piece,
  quantities: readonly Quantity[],
  isInList: boolean,
  habits: NumberHabits,
): ListedItem | null {
  const text = level.slice(line.body, line.end);
  if (text.length > LONGEST || /[?]$/.test(text)) return null;
  const quantity = withOwnUnit(countOf(quantities, level, line), level, line);
  if (!quantity) return line.bullet === null || !isInList ? null : readBare(level, line, habits);
  // Several products in one line are read as a sentence.
  if (
    line.bullet === null &&
    quantities.filter(one => one.kind !== 'measure' && one.kind !== 'container' && !one.isLater && one.value >= 20)
      .length > 1 &&
    /\d\D{0,14}(?:[,;]|\)|\s(?:and|y|und|et|и|e|و)\s)\D*\p{L}{3}.*\d/u.test(text)
  )
    return null;
  if (line.bullet === null && ASKING.test(level.slice(line.body, quantity.start).replace(/\([^()\n]{1,60}\)/gu, ' ')))
    return null;
  if (!isListLike(level, line, quantity, isInList)) return null;
  const before = productBefore(level, line.body, quantity, habits);
  const product = before ?? productBehind(level, quantity, line.end, habits);
  if (product && isTerm(level.slice(...product)) && line.bullet === null) return null;
  return { product, quantity, line };
}

const AFTER_COUNT =
  /^\s*(?:$|[.,;()[\]|/@*=-]|each|per |p\.?a|in |fur |for |for$|a |@|x |\d|target|usd|eur|\$|cada|each|pro |je |across |spread |split |over |para |pour |para|по |в |на |monthly|yearly|approx|ca|total|i alt|\/)/u;

function isListLike(level: string, line: Piece, quantity: Quantity, isInList: boolean): boolean {
  const text = level.slice(line.body, line.end);
  if (line.bullet !== null) return true;
  if (quantity.kind === 'none' && !isInList) return false;
  const first = text.split(/[.!?]\s/)[0] ?? text;
  // What is said aside in brackets is no sentence.
  const said = (isInList ? first : text).replace(/\([^()]*\)/g, ' ');
  if (SPEAKS.test(said) && said.length > 40) return false;
  const isFirst = quantity.start - line.body <= 2;
  if (isFirst) return isInList || (text.length < 110 && quantity.unit !== null && !/[.!]$/.test(text));
  const separated = /[:=\t|]\s*$|\s[-–]\s*$|,\s*$|\s{2,}$|\.{2,}\s*$|…\s*$|\bx\s*$|\(\s*$/.test(
    level.slice(line.body, quantity.start),
  );
  if (separated) return AFTER_COUNT.test(level.slice(quantity.end, line.end)) || isInList;
  return isInList && AFTER_COUNT.test(level.slice(quantity.end, line.end)) && !/[.!]$/.test(text);
}

// A size alone goes on with the heading of its list.
const SIZE = /^(?:[a-zø]{1,2}[- ]?)?\d[\d.,/x*-]*\s?(?:mm|cm|m|w|kw|v|l|ml|kg|g|inch|"|вт|мм|см|л|寸)?$/u;

function productBefore(
  level: string,
  start: number,
  quantity: Quantity,
  habits: NumberHabits,
): [number, number] | null {
  const label = /^[^:]{1,30}:\s*/u.exec(level.slice(start, quantity.start));
  // "Quantity: 500 pcs" names no product, "Item 3: chairs, 500 pcs" does.
  if (label && labelKey(label[0]) !== 'other') {
    if (['quantity', 'unit', 'price'].includes(labelKey(label[0]))) return null;
    start += label[0].length;
  }
  // "Tea towel, linen union. I'd need about 500 pcs": the name is the first sentence.
  const sentence = /[.!?]\s+(?=\p{L}{1,12}(?:'\p{L}+)? )/u.exec(level.slice(start, quantity.start));
  const end =
    sentence && sentence.index > 8 && !/\b\p{L}{1,4}$/u.test(level.slice(start, start + sentence.index))
      ? start + sentence.index
      : quantity.start;
  const [from, to] = trimProduct(level, start, withoutPrice(level, start, end, habits));
  const aside = ASIDE_BEHIND.exec(level.slice(from, to));
  const until = aside && aside.index > 1 && ASKING.test(aside[0]) ? from + aside.index : to;
  const name = level.slice(from, until);
  return until > from && (!isGeneric(name) || SIZE.test(name)) ? [from, until] : null;
}

// "Pot 32 cm (the handle must be firm)"
const ASIDE_BEHIND = /\s?\([^()\n]{4,60}\)$/u;

/** "Lamp, USD 2.50, 500 pcs": the name ends before its price. */
function withoutPrice(level: string, start: number, end: number, habits: NumberHabits): number {
  const price = readPrices(level.slice(start, end), habits).find(one => one.currency !== null);
  if (!price || price.start === 0) return end;
  const head = level.slice(start, start + price.start);
  return (
    start +
    head.replace(
      /[\s,;:(@-]*(?:target(?: price)?|at|price|max\.?|precio(?: objetivo)?|preis|zielpreis|prix|цена|目标价|单价)?[\s:,]*$/u,
      '',
    ).length
  );
}

function productBehind(level: string, quantity: Quantity, end: number, habits: NumberHabits): [number, number] | null {
  const lead =
    /^[\s:x*.-]*(?:(?:of|de|von|di|du|des|del|van|من|的)\s+)?/u.exec(level.slice(quantity.end, end))?.[0].length ?? 0;
  const start = quantity.end + lead;
  const sign = /[;\n\t|]|\s-\s|\s@\s|\(target|[,，](?=请|請|麻烦|麻煩|多少|怎么|怎麼|能|可以|最低|什么|价|價)/u.exec(
    level.slice(start, end),
  );
  const limit = withoutPrice(level, start, sign ? start + sign.index : end, habits);
  const [from, to] = trimProduct(level, start, limit);
  return to > from && !isGeneric(level.slice(from, to)) ? [from, to] : null;
}

/** A product that is listed without a quantity ("- hammers"). */
function readBare(level: string, line: Piece, habits: NumberHabits): ListedItem | null {
  const text = level.slice(line.body, line.end);
  if (
    text.length > 110 ||
    isTerm(text) ||
    SPEAKS.test(text) ||
    /^[^:]{2,30}:\s/.test(text) ||
    /[.!]$/.test(text.replace(/\b\p{L}{1,4}\.$/u, ''))
  )
    return null;
  const [from, to] = trimProduct(level, line.body, withoutPrice(level, line.body, line.end, habits));
  if (to <= from || isGeneric(level.slice(from, to))) return null;
  return { product: [from, to], quantity: null, line };
}

/** The number that a labelled quantity gives where it has no unit ("Quantity: 500"). */
export function plainCount(level: string, start: number, end: number, habits: NumberHabits): Quantity | null {
  const amount = readAmounts(level.slice(start, end), habits)[0];
  if (!amount || amount.start > 24 || amount.isWord) return null;
  const shift = (place: { start: number; end: number }) => ({ start: place.start + start, end: place.end + start });
  const { upper } = amount;
  return {
    value: asCount(amount),
    upper: upper && { value: upper.value, ...shift(upper) },
    number: shift(amount),
    unit: null,
    kind: 'none',
    ...shift({ start: amount.start, end: upper?.end ?? amount.end }),
    isSample: false,
    isLater: false,
    isSize: false,
  };
}
