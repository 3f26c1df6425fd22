import type { Reading } from './itemDrafts';
import { attach, draft, within } from './itemDrafts';
import type { LabelledLine } from './itemLines';
import { labelOf, plainCount, readListed } from './itemLines';
import type { Piece } from './lines';
import { isGeneric, trimProduct } from './products';

/*
 * Labelled lines of a letter: "Item: hammer 500 g", "Quantity: 2,000 pcs".
 */

/** Takes a labelled line; the number of lines taken, 0 where it is none. */
export function readLabelLine(reading: Reading, at: number, flush: () => void): number {
  const { passage, lines } = reading;
  const line = lines[at] as Piece;
  const label = labelOf(passage.text, passage.level, line);
  if (!label || ['message', 'subject', 'reference', 'title', 'businessType'].includes(label.key)) return 0;
  const isSeries = within(reading.quantities, label.start, label.end).filter(one => one.kind !== 'measure').length > 1;
  if (label.key === 'product' && isSeries) return 0;
  flush();
  if (label.key === 'product' || label.key === 'model') return readProductLabel(reading, label, at);
  if (label.key !== 'quantity') return 1;
  // "First order: 200 coffee grinders" counts what it names.
  if (reading.items.length === 0 && namesGoods(reading, label)) return 0;
  readQuantityLabel(reading, label);
  return 1;
}

function namesGoods({ passage, quantities }: Reading, { start, end }: LabelledLine): boolean {
  const [first] = within(quantities, start, end);
  return (
    first !== undefined &&
    first.kind === 'none' &&
    first.start - start < 3 &&
    !isGeneric(passage.level.slice(first.end, end))
  );
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
