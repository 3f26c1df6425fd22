import type { NumberHabits } from './amounts';
import { holdsSeveral } from './goodsSizes';
import type { Piece } from './lines';
import type { Passage } from './passages';
import type { Quantity } from './quantities';
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

/** What has been read of a text so far. */
export interface Reading {
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

/** A product as it is found first. */
export function draft(
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

/** The quantities within a span. */
export const within = (quantities: readonly Quantity[], start: number, end: number) =>
  quantities.filter(one => one.start >= start && one.end <= end);

/** Gives a quantity to the last product that has none. */
export function attach(reading: Reading, quantity: Quantity): void {
  const last = askedLast(reading);
  if (!last) reading.pending.push(quantity);
  else if (!last.quantity) last.quantity = quantity;
  else if (
    (last.line.end <= quantity.start ||
      (last.quantity.isLater && !quantity.isLater && last.quantity.end <= quantity.start)) &&
    isBetter(quantity, last.quantity)
  )
    last.quantity = quantity;
  else if (last.line.end <= quantity.start && isSizeOf(last, last.quantity, quantity)) {
    last.product = [last.product[0], last.quantity.end];
    last.quantity = quantity;
  }
}

const OWN_SALES =
  /(?<!\p{L})(?:(?:we|i|who) (?:\p{L}+ly |also )?(?:sell|make|produce|stock|supply|offer|deal in|trade|distribute|export)|vend(?:o|emos|ons|iamo|e)|fabric(?:amos|o)|wir (?:verkaufen|vertreiben|fuhren|machen|fertigen)|(?:nous|on) (?:vend|vendons|fabriquons)|(?:мы )?(?:продаем|продаю|торгуем)|sprzedajemy|wij? verkopen|satiyoruz|نبيع|我们?(?:卖|做|经营|销售)) ?(?:\p{L}{1,3} )?$/u;

/** The last product; what is asked for by name goes before what the buyer says to sell or make himself, if nothing counts either. */
function askedLast({ items, passage }: Reading): ItemDraft | undefined {
  const last = items[items.length - 1];
  if (!last || last.quantity || last.strength === 2) return last;
  if (!OWN_SALES.test(passage.level.slice(Math.max(0, last.product[0] - 40), last.product[0]))) return last;
  const asked = items.filter(item => item.strength === 2);
  return asked.length === 1 && !asked[0]?.quantity ? asked[0] : last;
}

/** "Bottle jack 5 t. Estimated order: 600 pcs": the measure right behind the name was its size. */
const isSizeOf = ({ product, passage }: ItemDraft, present: Quantity, quantity: Quantity): boolean =>
  ((present.kind === 'measure' && present.value < 200 && (quantity.kind === 'piece' || quantity.kind === 'pack')) ||
    (present.kind === 'piece' && isSet(passage.level.slice(...product), present, quantity))) &&
  !quantity.isLater &&
  /^[\s,(:]{0,2}$/.test(passage.level.slice(product[1], present.start));

/** "Pot set, 9 pieces. Order: 2,000 sets": so many pieces are in one. */
const isSet = (name: string, present: Quantity, quantity: Quantity): boolean =>
  holdsSeveral(name) &&
  present.value <= MOST_IN_SET &&
  (quantity.kind === 'container' ||
    ((quantity.kind === 'piece' || quantity.kind === 'pack') &&
      quantity.unit !== null &&
      quantity.value > present.value * 3));

const MOST_IN_SET = 144;

/** "2 x 40ft to start, roughly 1,100 units": what is counted says more than what it fills; a first order more than a year's. */
function isBetter(quantity: Quantity, present: Quantity): boolean {
  if (present.isLater && !quantity.isLater) return true;
  return present.kind === 'container' && (quantity.kind === 'piece' || quantity.kind === 'pack') && !quantity.isLater;
}
