import type { NumberHabits } from './amounts';
import type { Mention } from './asking';
import { readAskingSentence } from './asking';
import { announcesVariants, headingName, isSpecOnly, nounOf } from './headings';
import { labelOf, plainCount, readListed } from './itemLines';
import type { LabelledLine, ListedItem } from './itemLines';
import type { Piece } from './lines';
import { readLines, readSentences } from './lines';
import type { Passage } from './passages';
import { isGeneric, trimProduct } from './products';
import type { Quantity } from './quantities';
import { readQuantities } from './quantities';
import { readTable } from './tables';
import type { TableRow } from './tables';

/** A product on its way to an item; all places are of its passage. */
export interface ItemDraft {
  passage: Passage;
  product: [number, number];
  /** What stood above the list and belongs to the name ("LED floodlights:"). */
  heading: [number, number] | null;
  quantity: Quantity | null;
  price: TableRow['price'];
  /** Of its line or sentence. */
  line: Piece;
  origin: 'table' | 'list' | 'label' | 'prose';
  strength: 1 | 2;
  /** The passage of the quantity, where it is another one than the product's. */
  countedIn?: Passage;
  /** The passage of the price, where it is another one than the product's. */
  pricedIn?: Passage;
}

interface Reading {
  passage: Passage;
  habits: NumberHabits;
  lines: Piece[];
  quantities: Quantity[];
  items: ItemDraft[];
  /** Quantities whose product was not found yet. */
  pending: Quantity[];
  /** The last prose before a list. */
  intro: Piece | null;
}

/** The products that a text names, with their quantities, in its order. */
export function readItems(passage: Passage, habits: NumberHabits): { items: ItemDraft[]; pending: Quantity | null } {
  const { level } = passage;
  const reading: Reading = {
    passage,
    habits,
    lines: readLines(level),
    quantities: readQuantities(level, habits),
    items: [],
    pending: [],
    intro: null,
  };
  let prose: [number, number] | null = null;
  const flush = () => {
    if (prose) readProse(reading, ...prose);
    prose = null;
  };
  for (let at = 0; at < reading.lines.length && reading.items.length < 400;) {
    const line = reading.lines[at] as Piece;
    const table = readTable(level, reading.lines, at, habits);
    if (table) {
      flush();
      for (const row of table.rows)
        reading.items.push(draft(reading, row.product, row.quantity, line, 'table', row.price, row.line));
      at += table.lines;
      continue;
    }
    const taken = readLabelLine(reading, at, flush) || readListLine(reading, at, flush);
    if (taken === 0) prose = [prose ? prose[0] : line.start, line.end];
    at += Math.max(1, taken);
  }
  flush();
  return { items: reading.items, pending: settlePending(reading) };
}

function draft(
  reading: Reading,
  product: [number, number],
  quantity: Quantity | null,
  line: Piece,
  origin: ItemDraft['origin'],
  price: TableRow['price'] = null,
  own: Piece = line,
  strength: 1 | 2 = 2,
): ItemDraft {
  return { passage: reading.passage, product, heading: null, quantity, price, line: own, origin, strength };
}

const within = (quantities: readonly Quantity[], start: number, end: number) =>
  quantities.filter(one => one.start >= start && one.end <= end);

/** Takes a labelled line; the number of lines taken, 0 where it is none. */
function readLabelLine(reading: Reading, at: number, flush: () => void): number {
  const { passage, lines } = reading;
  const line = lines[at] as Piece;
  const label = labelOf(passage.text, passage.level, line);
  if (!label || ['message', 'subject', 'reference', 'title', 'businessType'].includes(label.key)) return 0;
  flush();
  if (label.key === 'product' || label.key === 'model') return readProductLabel(reading, label, at);
  if (label.key === 'quantity') readQuantityLabel(reading, label);
  return 1;
}

function readProductLabel(reading: Reading, label: LabelledLine, at: number): number {
  const { passage, lines, habits } = reading;
  const next = lines[at + 1];
  const isEmpty = label.start >= label.end;
  if (isEmpty && (!next || next.bullet !== null || labelOf(passage.text, passage.level, next))) return 1;
  const line = isEmpty ? (next as Piece) : (lines[at] as Piece);
  const [start, end] = isEmpty ? [line.body, line.end] : [label.start, label.end];
  const inside = within(reading.quantities, start, end);
  const listed = readListed(passage.level, { ...line, start, body: start, end, bullet: '' }, inside, true, habits);
  const product = listed?.product ?? trimProduct(passage.level, start, Math.min(end, start + 200));
  const last = reading.items[reading.items.length - 1];
  const isModel = label.key === 'model' && last !== undefined;
  if (!isModel && product[1] > product[0] && !isGeneric(passage.level.slice(...product)))
    reading.items.push(draft(reading, product, listed?.quantity ?? null, line, 'label'));
  return isEmpty ? 2 : 1;
}

function readQuantityLabel(reading: Reading, label: LabelledLine): void {
  const { passage, habits } = reading;
  const inside = within(reading.quantities, label.start, label.end).filter(one => !one.isSample);
  const quantity =
    inside.find(one => !one.isLater && one.kind !== 'container') ??
    inside[0] ??
    plainCount(passage.level, label.start, label.end, habits);
  const last = reading.items[reading.items.length - 1];
  // "Jar carousel, 16 jars" with its quantity in the line below.
  const isBelow =
    last?.quantity &&
    last.line.end < label.start &&
    !passage.level.slice(last.line.end, label.start).trim().includes('\n');
  if (quantity && isBelow && last.quantity && last.quantity.start < last.line.end) last.quantity = quantity;
  else if (quantity) attach(reading, quantity);
}

/** Gives a quantity to the last product that has none. */
function attach(reading: Reading, quantity: Quantity): void {
  const last = reading.items[reading.items.length - 1];
  if (!last) reading.pending.push(quantity);
  else if (!last.quantity) last.quantity = quantity;
  else if (isBetter(quantity, last.quantity) && last.line.end <= quantity.start) last.quantity = quantity;
}

/** "2 x 40ft to start, roughly 1,100 units": what is counted says more than what it fills; a first order more than a year's. */
function isBetter(quantity: Quantity, present: Quantity): boolean {
  if (present.isLater && !quantity.isLater) return true;
  return present.kind === 'container' && (quantity.kind === 'piece' || quantity.kind === 'pack') && !quantity.isLater;
}

function readListLine(reading: Reading, at: number, flush: () => void): number {
  const line = reading.lines[at] as Piece;
  const listed = listedAt(reading, at);
  if (!listed) return 0;
  flush();
  if (!listed.product) {
    if (listed.quantity) attachListed(reading, listed);
    return 1;
  }
  const item = draft(reading, listed.product, listed.quantity, line, 'list');
  item.heading = headingOf(reading, listed.product, at);
  reading.items.push(item);
  return 1;
}

function attachListed(reading: Reading, listed: ListedItem): void {
  const heading = reading.intro && headingName(reading.passage.level, reading.intro);
  const last = reading.items[reading.items.length - 1];
  if (heading && !last) {
    reading.items.push(draft(reading, heading, listed.quantity, listed.line, 'list'));
  } else attach(reading, listed.quantity as Quantity);
}

function listedAt(reading: Reading, at: number): ListedItem | null {
  const { passage, lines, habits } = reading;
  const line = lines[at] as Piece;
  return readListed(
    passage.level,
    line,
    within(reading.quantities, line.start, line.end),
    isInList(reading, at),
    habits,
  );
}

/** After a line that ends in a colon, or beside lines of the same make. */
function isInList(reading: Reading, at: number): boolean {
  const { passage, lines } = reading;
  const previous = lines[at - 1];
  if (previous && /[:：?]$/.test(passage.level.slice(previous.start, previous.end))) return true;
  const last = reading.items[reading.items.length - 1];
  if (last && previous && last.line === previous && last.origin === 'list') return true;
  const line = lines[at] as Piece;
  const next = lines[at + 1];
  if (line.bullet !== null && next && labelOf(passage.text, passage.level, next)?.key === 'quantity') return true;
  const isAlike = (other: Piece | undefined) =>
    other !== undefined &&
    (other.bullet !== null) === (line.bullet !== null) &&
    within(reading.quantities, other.start, other.end).some(one => one.unit !== null && one.kind !== 'measure') &&
    other.end - other.start < 120 &&
    !/[.!?]$/.test(passage.level.slice(other.start, other.end));
  return isAlike(lines[at + 1]) || isAlike(previous);
}

/** The heading of a list belongs to the names of lines that are sizes or colours only. */
function headingOf(reading: Reading, product: [number, number], at: number): [number, number] | null {
  const { level } = reading.passage;
  const intro = reading.intro;
  if (!intro || !/[:：]\s*$/.test(level.slice(intro.start, intro.end))) {
    const previous = reading.lines[at - 1];
    const last = reading.items[reading.items.length - 1];
    return last && previous === last.line && last.heading && isSpecOnly(level.slice(...product)) ? last.heading : null;
  }
  const isVariant = announcesVariants(level, intro);
  if (!isVariant && !isSpecOnly(level.slice(...product))) return null;
  return headingName(level, intro);
}

function readProse(reading: Reading, start: number, end: number): void {
  const { level } = reading.passage;
  const sentences = readSentences(level, start, end);
  for (const sentence of sentences) {
    const inside = within(reading.quantities, sentence.start, sentence.end);
    const { mentions, loose } = readAskingSentence(level, sentence.body, sentence.end, inside);
    const events = [
      ...mentions.map(mention => ({ at: mention.start, mention, quantity: null })),
      ...loose.map(quantity => ({ at: quantity.start, mention: null, quantity })),
    ].sort((a, b) => a.at - b.at);
    for (const { mention, quantity } of events) {
      if (mention) addMention(reading, mention, sentence);
      else if (quantity && EACH.test(level.slice(quantity.end, quantity.end + 16))) giveEach(reading, quantity);
      else if (quantity) attachLoose(reading, quantity);
    }
  }
  reading.intro = sentences[sentences.length - 1] ?? null;
}

/** "Gate valves DN80 (400 off), DN100 (650 off)": a size alone goes on with the name before it. */
function addMention(reading: Reading, mention: Mention, sentence: Piece): void {
  const item = draft(
    reading,
    [mention.start, mention.end],
    mention.quantity,
    sentence,
    'prose',
    null,
    sentence,
    mention.strength,
  );
  const last = reading.items[reading.items.length - 1];
  if (last && last.line === sentence && mention.quantity && isSpecOnly(reading.passage.level.slice(...item.product)))
    item.heading = last.heading ?? nounOf(reading.passage.level, last.product);
  reading.items.push(item);
}

const EACH =
  /^[ ,]*(?:(?:of |de |von |for )?each|cada (?:un[oa]?|model\p{L}*)|de cada|jeweils|chacun|каждого|ciascun\p{L}*|per (?:item|model|type|size|kind))(?![\p{L}])/u;

/** "Qty 1000 each": of all that was named before and has none. */
function giveEach(reading: Reading, quantity: Quantity): void {
  const open = reading.items.filter(item => !item.quantity);
  if (open.length === 0 || open.length > 8) return attachLoose(reading, quantity);
  for (const item of open) item.quantity = quantity;
}

/** In prose only what is counted, or a load, belongs to a product named before; a measure is a size. */
function attachLoose(reading: Reading, quantity: Quantity): void {
  if (quantity.kind === 'none' || quantity.isSize) return;
  attach(reading, quantity);
}

/** A quantity that was named before any product; null where a product took it. */
function settlePending(reading: Reading): Quantity | null {
  const best = reading.pending.find(one => !one.isLater && one.kind !== 'container') ?? reading.pending[0] ?? null;
  if (!best || reading.items.some(item => item.quantity)) return null;
  const free = reading.items.find(item => item.strength === 2) ?? reading.items[0];
  if (!free) return best;
  free.quantity = best;
  return null;
}
